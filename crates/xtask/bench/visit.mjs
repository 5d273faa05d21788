// A first visit and a second one on a slow line: the built page in a frame of an article, beside bare MapLibre and Leaflet with the
// same incidents and the same ground.
//
// node visit.mjs CHROMIUM SITE DIST RUNS
//   SITE   the bundled pages of the benchmark     DIST   the built page     RUNS   how often each page is visited
// All bytes pass one pipe of this server, so that requests of workers wait for their turn as those of the page do, which a
// browser's own throttling does not promise. What is measured goes to the output as in run.mjs.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const [chromium, site, dist, runs] = process.argv.slice(2);

/** A slow telephone: Lighthouse's "slow 4G" and its processor, four times slower than this one. */
const BITS_PER_MS = 1_600;
const ROUND_TRIP_MS = 150;
const CPU_TIMES = 4;
const FRAME = { width: 640, height: 640 };

/** A page without all of its marks after so long has failed. */
const LONGEST_MS = 90_000;
/** What is asked for so long after the marks belongs to the visit as well. */
const REST_MS = 3_000;
/** A head of an answer, about. */
const HEAD_BYTES = 300;
/** Pieces of several answers take turns. */
const PIECE_BYTES = 2_048;

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
  "--window-size=800,800", "--force-device-scale-factor=1", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--site-per-process", "--remote-debugging-pipe",
];

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm",
  ".json": "application/json", ".geojson": "application/geo+json", ".ftl": "text/plain; charset=utf-8", ".png": "image/png",
};
const PACKED = new Set([".html", ".js", ".mjs", ".css", ".wasm", ".json", ".geojson", ".ftl"]);

/** What is visited: the address below this server, and when a page has its list and its marks. */
const PAGES = {
  ours: {
    address: "/ours/?embed=1&lang=en",
    list: "document.querySelector('.timeline-plot') && document.querySelector('.count')",
    // MapLibre draws none of its own layers by instances: the first that are drawn are our marks, and the map hears clicks by then.
    marks: "globalThis.hasMarks",
    before: `for (const name of ["drawArraysInstanced", "drawElementsInstanced"]) {
      const draw = WebGL2RenderingContext.prototype[name];
      WebGL2RenderingContext.prototype[name] = function (...given) {
        globalThis.hasMarks = true;
        return draw.apply(this, given);
      };
    }`,
  },
  maplibre: { address: "/site/visit-maplibre.html", list: "false", marks: "globalThis.hasMarks" },
  leaflet: { address: "/site/visit-leaflet.html", list: "false", marks: "globalThis.hasMarks" },
};

let browser;
process.on("exit", () => browser?.kill());
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

// The pipe. One piece at a time of whoever waits, in turns.

const waiting = [];
let isSending = false;
let sent = { n_bytes: 0, n_requests: 0 };

function send(n_bytes, arrive) {
  waiting.push({ left: n_bytes, arrive });
  if (!isSending) pump();
}

async function pump() {
  isSending = true;
  let free_ms = performance.now();
  while (waiting.length > 0) {
    const one = waiting.shift();
    const piece = Math.min(one.left, PIECE_BYTES);
    one.left -= piece;
    free_ms += (8 * piece) / BITS_PER_MS;
    const wait_ms = free_ms - performance.now();
    // A timer wakes a millisecond late: what is owed is made good by the next piece.
    if (wait_ms > 1) await new Promise((resolve) => setTimeout(resolve, wait_ms));
    one.arrive(piece);
    if (one.left > 0) waiting.push(one);
  }
  isSending = false;
}

const files = new Map();

async function fileOf(path) {
  const safe = normalize(path.endsWith("/") ? path + "index.html" : path);
  if (!files.has(safe)) {
    const below = (prefix, folder) => (safe.startsWith(prefix) ? join(folder, safe.slice(prefix.length)) : undefined);
    const file = below("/ours/", dist) ?? below("/site/", site);
    const bytes = await readFile(file);
    const body = PACKED.has(extname(file)) ? gzipSync(bytes, { level: 9 }) : bytes;
    files.set(safe, { body, type: TYPES[extname(file)] ?? "application/octet-stream", isPacked: body !== bytes, tag: `"${files.size}-${bytes.length}"` });
  }
  return files.get(safe);
}

const known = new WeakSet();

/** As the files in hosting/ say it: names with a hash or a version never mean other bytes. */
const FOR_EVER = "public, max-age=31536000, immutable";
const isNamedAnew = (path) => /-[0-9a-f]{16}[._]/.test(path) || path.startsWith("/ours/vendor/");

const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://visit").pathname);
  if (path === "/article") return response.writeHead(200, { "Content-Type": TYPES[".html"], "Cache-Control": "no-store" }).end(article(request.url));
  // A new connection costs a round trip of its own.
  const trips = known.has(request.socket) ? 1 : 2;
  known.add(request.socket);
  sent.n_requests += 1;
  await new Promise((resolve) => setTimeout(resolve, trips * ROUND_TRIP_MS));
  let file;
  try {
    file = await fileOf(path);
  } catch {
    sent.missing = path;
    return response.writeHead(404).end();
  }
  const headers = { "Content-Type": file.type, ETag: file.tag, "Cache-Control": isNamedAnew(path) ? FOR_EVER : "no-cache" };
  const isKept = request.headers["if-none-match"] === file.tag;
  if (file.isPacked) headers["Content-Encoding"] = "gzip";
  if (!isKept) headers["Content-Length"] = file.body.length;
  let at = -HEAD_BYTES;
  const n_bytes = HEAD_BYTES + (isKept ? 0 : file.body.length);
  sent.n_bytes += n_bytes;
  send(n_bytes, (piece) => {
    if (at < 0) response.writeHead(isKept ? 304 : 200, headers).flushHeaders();
    const from = Math.max(at, 0);
    at += piece;
    if (at > from && !isKept) response.write(file.body.subarray(from, at));
    if (at >= n_bytes - HEAD_BYTES) response.end();
  });
});

/** The frame in an article of another origin. */
function article(url) {
  const src = new URL(url, "http://visit").searchParams.get("src");
  return `<!doctype html><meta charset="utf-8"><title>Article</title><body><iframe src="${src}" width="${FRAME.width}" height="${FRAME.height}" style="border:0"></iframe>`;
}

// DevTools, by the pipe: messages end with a zero byte.

class DevTools {
  #next = 1;
  #asked = new Map();
  #heard = () => {};

  constructor(input, output) {
    this.input = input;
    let rest = "";
    output.setEncoding("utf8").on("data", (piece) => {
      const messages = (rest + piece).split("\0");
      rest = messages.pop();
      messages.forEach((message) => this.#take(JSON.parse(message)));
    });
  }

  #take({ id, result, error, method, params, sessionId }) {
    if (id === undefined) return this.#heard(method, params, sessionId);
    const { resolve, reject } = this.#asked.get(id);
    this.#asked.delete(id);
    if (error) reject(new Error(error.message));
    else resolve(result);
  }

  hear(heard) {
    this.#heard = heard;
  }

  ask(method, params = {}, sessionId = undefined) {
    const id = this.#next++;
    this.input.write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    return new Promise((resolve, reject) => this.#asked.set(id, { resolve, reject }));
  }
}

/** Runs in each page before its own scripts, and takes down when what was there. Times are since the frame was asked for. */
const witness = ({ list, marks, before = "" }) => `
  if (self !== top) {
    ${before}
    const at = globalThis.__visit = { shift: 0, longest: 0 };
    const each = (type, take) => new PerformanceObserver((entries) => entries.getEntries().forEach(take)).observe({ type, buffered: true });
    each("paint", ({ name, startTime }) => { if (name === "first-contentful-paint") at.text ??= startTime; });
    each("layout-shift", ({ value, hadRecentInput }) => { if (!hadRecentInput) at.shift += value; });
    each("longtask", ({ duration }) => { at.longest = Math.max(at.longest, duration); });
    const look = () => {
      if (at.list === undefined && (${list})) at.list = performance.now();
      if (at.marks === undefined && (${marks})) at.marks = performance.now();
      if (at.marks === undefined) requestAnimationFrame(look);
    };
    look();
  }`;

/** Visits a page in a browser of its own, twice: with nothing kept, and again. */
async function visit(name) {
  const page = PAGES[name];
  const profile = await mkdtemp(join(tmpdir(), "incident-map-visit-"));
  browser = spawn(chromium, [...FLAGS, `--user-data-dir=${profile}`, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => browser.once("exit", resolve).once("error", resolve));
  try {
    const devtools = new DevTools(browser.stdio[3], browser.stdio[4]);
    // The page itself, and whatever is started by it: frames in processes of their own, and workers.
    devtools.hear((method, params) => {
      if (method !== "Target.attachedToTarget") return;
      const { sessionId, targetInfo: { type } } = params;
      if (type === "iframe") frameSession = sessionId;
      prepare(devtools, sessionId, type, page).catch((error) => console.error("    " + error.message));
    });
    await devtools.ask("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
    for (const turn of ["cold", "warm"]) {
      sent = { n_bytes: 0, n_requests: 0 };
      const times = await open(devtools, page);
      if (sent.missing) console.error(`    ${name} asked for ${sent.missing}, which is not there`);
      report(name, turn, { ...times, bytes: sent.n_bytes, requests: sent.n_requests });
    }
  } finally {
    browser.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** All of it is asked for at once: a target that waits may answer only when it goes on. */
function prepare(devtools, sessionId, type, page) {
  const ask = (method, params) => devtools.ask(method, params, sessionId);
  const isDocument = type === "page" || type === "iframe";
  return Promise.all([
    isDocument && ask("Page.enable"),
    isDocument && ask("Page.addScriptToEvaluateOnNewDocument", { source: witness(page) }),
    isDocument && ask("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
    // A worker shares the processor of its page where it cannot be slowed by itself.
    ask("Emulation.setCPUThrottlingRate", { rate: CPU_TIMES }).catch(() => {}),
    ask("Runtime.runIfWaitingForDebugger"),
  ]);
}

/** Where the frame of the article that is open can be asked. */
let frameSession;

/** Opens the article in a new tab and waits until its frame has everything. */
async function open(devtools, { address }) {
  const port = server.address().port;
  const frame = `http://localhost:${port}${address}`;
  frameSession = undefined;
  const { targetId } = await devtools.ask("Target.createTarget", { url: `http://127.0.0.1:${port}/article?src=${encodeURIComponent(frame)}` });
  const start = performance.now();
  let times;
  while (!times?.marks) {
    if (performance.now() - start > LONGEST_MS) throw new Error(`no marks: ${JSON.stringify(times)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    times = await seen(devtools);
  }
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  times = await seen(devtools);
  await devtools.ask("Target.closeTarget", { targetId });
  return times;
}

/** What the frame has taken down so far. */
async function seen(devtools) {
  if (!frameSession) return undefined;
  const { result } = await devtools.ask("Runtime.evaluate", { expression: "globalThis.__visit", returnByValue: true }, frameSession);
  return result.value;
}

const MEASURES = ["bytes", "requests", "text", "list", "marks", "shift", "longest"];

function report(name, turn, found) {
  for (const measure of MEASURES) {
    if (found[measure] !== undefined) process.stdout.write(`visit.${name}.${turn}.${measure}\t25\t${found[measure].toFixed(4)}\n`);
  }
}

server.listen(0, async () => {
  let nFailed = 0;
  for (let run = 0; run < Number(runs); run++) {
    for (const name of Object.keys(PAGES)) {
      console.error(`    visit ${run + 1} of ${runs}: ${name}`);
      try {
        await visit(name);
      } catch (error) {
        console.error(`    FAILED ${name}: ${error.message}`);
        nFailed += 1;
      }
    }
  }
  process.exit(nFailed ? 1 : 0);
});
