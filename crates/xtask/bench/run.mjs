// Serves the pages of the benchmark, opens each in a browser of its own and passes on what it measured.
//
// node run.mjs CHROMIUM SITE DIST FILES PAGE...
//   SITE   the bundled pages and the engine     DIST   the built page     FILES   the made-up incidents
//   PAGE   an address below the server, as in "/site/engine.html?n=10000"
// What is measured goes to the output, one line each: name, size and the values, with tabs. What goes on is said on the other one.

import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";

const [chromium, site, dist, files, ...pages] = process.argv.slice(2);
/** A page that says nothing for so long has failed. */
const LONGEST_MS = 4 * 60_000;

// No GPU, and no throttling of a page that nobody looks at. The others keep the browser from asking for updates.
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist", "--window-size=1280,720", "--force-device-scale-factor=1", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
  "--disable-background-timer-throttling", "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows",
  // A browser ignores addresses that change more than 200 times in 10 seconds.
  "--disable-dev-shm-usage", "--disable-ipc-flooding-protection",
];

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css",
  ".wasm": "application/wasm", ".json": "application/json", ".geojson": "application/geo+json", ".ftl": "text/plain; charset=utf-8",
  ".png": "image/png",
};

// Isolated, so that the pages' clock has a resolution of 5 and not of 100 microseconds.
const HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cache-Control": "no-store",
};

/** What becomes of the page that is open: `settle(error)`. */
let settle = () => {};
/** Called with each word that comes. */
let heard = () => {};
let browser;

// However this ends, no browser is left behind.
process.on("exit", () => browser?.kill());
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));
process.stdout.on("error", () => process.exit(1));

const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://bench").pathname);
  if (request.method === "POST") {
    hear(path, await body(request));
    response.writeHead(204, HEADERS).end();
    return;
  }
  try {
    await answer(path, response);
  } catch {
    response.writeHead(404, HEADERS).end();
  }
});

async function body(request) {
  let text = "";
  for await (const piece of request) text += piece;
  return text;
}

function hear(path, text) {
  heard();
  if (path === "/measured") process.stdout.write(text + "\n");
  else if (path === "/said") console.error("    " + text);
  else if (path === "/done") settle();
  else if (path === "/failed") settle(new Error(text));
}

async function answer(path, response) {
  const text = await pageOfOurs(path);
  if (text !== undefined) {
    response.writeHead(200, { ...HEADERS, "Content-Type": TYPES[extname(path)] ?? TYPES[".html"] }).end(text);
    return;
  }
  const file = fileOf(path);
  const { size } = await stat(file);
  response.writeHead(200, { ...HEADERS, "Content-Type": TYPES[extname(file)] ?? "application/octet-stream", "Content-Length": size });
  createReadStream(file).pipe(response);
}

/** The built page as it is, with a witness before its own script and a map file for the made-up incidents. */
async function pageOfOurs(path) {
  if (path === "/page/") {
    const html = await readFile(join(dist, "index.html"), "utf8");
    return html.replace("<head>", '<head><script src="/site/witness.js"></script>');
  }
  if (path === "/page/data/map.json" || path === "/page/data/bare/map.json") {
    const map = JSON.parse(await readFile(join(dist, "data/map.json"), "utf8"));
    delete map.span;
    map.title = "Made-up incidents";
    map.introduction = [];
    map.as_of = "2021-12-31";
    map.view = { center: [38.9, 34.9], zoom: 6 };
    if (isBare) map.basemap = { light: "bare.json", dark: "bare.json", credit: "none" };
    return JSON.stringify(map);
  }
  if (path === "/page/data/bare.json") {
    return JSON.stringify({ version: 8, sources: {}, layers: [] });
  }
  return undefined;
}

function fileOf(path) {
  const safe = normalize(path);
  const below = (prefix, folder) => (safe.startsWith(prefix) ? join(folder, safe.slice(prefix.length)) : undefined);
  return below("/page/data/files/", files) ?? below("/files/", files) ?? below("/page/", dist) ?? below("/site/", site) ?? "";
}

/** Whether our page is shown without a basemap, as its peer is. */
let isBare = false;

async function open(page, origin) {
  isBare = page.includes("basemap=none");
  const profile = await mkdtemp(join(tmpdir(), "incident-map-bench-"));
  browser = spawn(chromium, [...FLAGS, `--user-data-dir=${profile}`, origin + page], { stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  browser.stderr.on("data", (piece) => (words = (words + piece).slice(-4_000)));
  // A browser that cannot be started never exits.
  const ended = new Promise((resolve) => browser.once("exit", resolve).once("error", resolve));
  let timer;
  try {
    await new Promise((resolve, reject) => {
      settle = (error) => (error ? reject(error) : resolve());
      heard = () => {
        clearTimeout(timer);
        timer = setTimeout(() => reject(new Error(`nothing came for ${LONGEST_MS / 60_000} minutes`)), LONGEST_MS);
      };
      heard();
      browser.once("error", (error) => reject(new Error(`${chromium} cannot be started: ${error.message}`)));
      browser.once("exit", (code) => reject(new Error(`the browser ended by itself (${code}):\n${words}`)));
    });
  } finally {
    clearTimeout(timer);
    [settle, heard] = [() => {}, () => {}];
    browser.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

server.listen(0, "127.0.0.1", async () => {
  const origin = `http://127.0.0.1:${server.address().port}`;
  let nFailed = 0;
  for (const page of pages) {
    try {
      await open(page, origin);
    } catch (error) {
      // The others may still have something to say.
      console.error(`    FAILED ${page}: ${error.message}`);
      nFailed += 1;
    }
  }
  process.exit(nFailed ? 1 : 0);
});
