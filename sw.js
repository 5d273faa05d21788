// Keeps the map on the reader's device, so that it opens without a network (docs/decisions/0024-offline.md).
// An empty file in the place of this one takes away all that it has kept; so does taking this one away.

// Which build it is of: the first sixteen digits of the SHA-256 of its site.json.
const BUILD = "$site";

// Several maps of one origin lie in folders of their own, and none touches what another one keeps.
const SCOPE = self.registration.scope;
const OWN = `incident-map ${SCOPE} `;
const DATA = `${OWN}data`;
const LIST = new URL("site.json", SCOPE).href;

const PATIENCE_MS = 4000;
// After the server has let one answer wait for so long, the next ones are not waited for as long again.
const HURRY_MS = 400;
const HURRIED_FOR_MS = 10000;
const MOST_BYTES = 20 * 1024 * 1024;
// Tiles of a ground of one's own are many; the oldest go.
const MOST_FILES = 200;

// What an owner edits, and what `incidents build` draws of it.
const OF_DATA = /^(data\/|words\/|first-view\.|site\.css$)/;
const OF_PROGRAM = /^(vendor\/.*|[^/]+\.(js|wasm|css))$/;
// The page asks for these with the names of its build, so that each build has its own: `start.js?js=…&wasm=…`.
const OF_ONE_BUILD = /^(ahead|offline|start)\.js$/;

const pathOf = (url) => url.slice(SCOPE.length).split(/[?#]/)[0];
const isOwn = (url) => url.startsWith(SCOPE);
const buildIn = (html) => html.match(/start\.js\?(js=[^"]+)"/)?.[1].replaceAll("&amp;", "&");

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// What comes of a promise, or nothing where that takes longer.
const within = (millis, promise) =>
  Promise.race([promise, new Promise((done) => setTimeout(done, millis))]);

// A file as the build made it. The browser mostly has it already: the page has just been drawn by it.
async function whole(url, sha256) {
  for (const cache of ["force-cache", "reload"]) {
    const answer = await fetch(url, { cache, priority: "low" });
    if (answer.ok && (await digest(await answer.clone().arrayBuffer())) === sha256) return answer;
  }
  throw new Error(`${url} is not the file of this build`);
}

// The page may not be given an answer that a redirect led to.
async function asPage(answer) {
  return new Response(await answer.blob(), { headers: answer.headers });
}

// All of a build, or nothing: what is half uploaded leaves what was kept before.
async function install() {
  const [list, page] = await Promise.all([LIST, SCOPE].map((url) => fetch(url, { cache: "no-cache" })));
  const bytes = await list.clone().arrayBuffer();
  if (!list.ok || !(await digest(bytes)).startsWith(BUILD)) throw new Error("site.json is of another build");
  const { files } = JSON.parse(new TextDecoder().decode(bytes));
  const build = buildIn(await page.clone().text());
  const script = new URLSearchParams(build).get("js");
  if (!page.ok || !files.some(({ path }) => path === script)) throw new Error("index.html is of another build");
  const always = files.filter(({ offline }) => offline === "always");
  const kept = await Promise.all(always.map(async ({ path, sha256 }) => {
    const url = new URL(OF_ONE_BUILD.test(path) ? `${path}?${build}` : path, SCOPE).href;
    return [url, await whole(url, sha256)];
  }));
  await caches.delete(OWN + BUILD);
  const cache = await caches.open(OWN + BUILD);
  try {
    for (const [url, answer] of kept) await cache.put(url, answer);
    await cache.put(SCOPE, await asPage(page));
    // The last one: who has it has them all.
    await cache.put(LIST, list);
  } catch (error) {
    // There is no room for it.
    await caches.delete(OWN + BUILD);
    throw error;
  }
}

// The builds of which all is kept, the newest first.
async function builds() {
  const found = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(OWN) || name === DATA) continue;
    const cache = await caches.open(name);
    if (await cache.match(LIST)) found.unshift(cache);
  }
  return found;
}

let looked;
let lookedUntil = 0;

// The same, for the many files that a page asks for at once.
function buildsOfLate() {
  if (Date.now() > lookedUntil) [looked, lookedUntil] = [builds(), Date.now() + 1000];
  return looked;
}

async function keptBuild(build) {
  const url = new URL(`start.js?${build}`, SCOPE).href;
  for (const cache of await builds()) if (await cache.match(url)) return cache;
}

// Whether the server has a newer build, and all of it is here by now.
async function update() {
  const { installing } = await self.registration.update();
  if (installing) await new Promise((done) => installing.addEventListener("statechange", done));
}

// Whether the server has all files of a build.
async function isWhole(build) {
  try {
    const { files } = await (await fetch(LIST, { cache: "no-cache" })).json();
    const script = new URLSearchParams(build).get("js");
    const always = files.filter(({ offline }) => offline === "always").map(({ path }) => path);
    const asked = always.map((path) => fetch(new URL(path, SCOPE), { method: "HEAD" }));
    return always.includes(script) && (await Promise.all(asked)).every(({ ok }) => ok);
  } catch {
    return false;
  }
}

let hurriedUntil = 0;

// The server's answer; none where it fails, or lets one wait.
async function inTime(asked) {
  const millis = Date.now() < hurriedUntil ? HURRY_MS : PATIENCE_MS;
  const ended = await within(millis, asked.then((answer) => ({ answer }), () => ({})));
  if (!ended) hurriedUntil = Date.now() + HURRIED_FOR_MS;
  return ended?.answer;
}

// index.html: the server's, if all of its build is here, else the one that was kept with its build.
async function page(event) {
  const asked = fetch(event.request);
  event.waitUntil(asked.catch(() => {}));
  const answer = await inTime(asked);
  if (answer && answer.status < 500) {
    const build = answer.ok && buildIn(await answer.clone().text());
    // It has moved, is gone, or is somebody else's page.
    if (!build) {
      event.waitUntil(leaveIfGone());
      return answer;
    }
    let cache = await keptBuild(build);
    if (!cache) {
      const updated = update().catch(() => {});
      event.waitUntil(updated);
      await within(PATIENCE_MS, updated);
      cache = await keptBuild(build);
      // It cannot be kept here: a host may have altered a file of it, or there is no room. Its reader gets it all the same.
      if (!cache && (await within(PATIENCE_MS, isWhole(build)))) return answer;
    }
    if (cache) {
      event.waitUntil(asPage(answer.clone()).then((kept) => cache.put(SCOPE, kept)));
      return answer;
    }
  }
  const [newest] = await builds();
  return (await newest?.match(SCOPE)) ?? answer ?? asked;
}

// A file of the build, whichever build a tab is of. What reads other files is kept once it was used.
async function program(request) {
  const path = pathOf(request.url);
  const how = { ignoreVary: true, ignoreSearch: path.startsWith("vendor/") };
  const kept = await buildsOfLate();
  for (const cache of kept) {
    const found = await cache.match(request, how);
    if (found) return found;
  }
  const answer = await fetch(request);
  for (const cache of answer.ok ? kept : []) {
    const { files } = await (await cache.match(LIST)).json();
    const isUsed = (file) => file.path === path && file.offline === "once-used";
    if (files.some(isUsed)) await cache.put(request.url, answer.clone());
  }
  return answer;
}

// The reader's choice by `?data=` is nobody else's to keep.
async function isChosen(url) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return pages.some(({ url: page }) =>
    new URL(page).searchParams.getAll("data").some((name) => URL.canParse(name, page) && new URL(name, page).href === url));
}

// All bytes of an answer, unless there are too many. Of what is not taken the page's own copy goes on.
async function bytesOf(answer) {
  const reader = answer.body.getReader();
  const pieces = [];
  let size = 0;
  let rest = Number(answer.headers.get("content-length")) <= MOST_BYTES;
  while (rest) {
    const { done, value } = await reader.read();
    if (done) return new Blob(pieces);
    pieces.push(value);
    size += value.length;
    rest = size <= MOST_BYTES;
  }
  reader.cancel();
}

async function keepData(url, answer, isLive) {
  // That there is no such file is to be known, too: a map may do without map.json.
  const mayBeKept = answer.status === 200 && !/no-store/.test(answer.headers.get("cache-control"));
  // Such as one to sign in on, in the place of records.
  const isPage = /^data\//.test(pathOf(url)) && /^text\/html/i.test(answer.headers.get("content-type"));
  const isToKeep = answer.type === "basic" && (mayBeKept || (answer.status === 404 && !isLive)) && !isPage;
  if (!isToKeep || (await isChosen(url))) {
    answer.body?.cancel();
    return;
  }
  const bytes = await bytesOf(answer);
  // Where no build is kept any more, the reader or the site has had it all taken away.
  if (!bytes || !(await builds()).length) return;
  const now = new Date();
  const headers = new Headers(answer.headers);
  ["content-encoding", "content-length"].forEach((name) => headers.delete(name));
  // The reader's day; src/browser/fetch.rs reads it.
  headers.set("x-kept", new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10));
  const cache = await caches.open(DATA);
  await cache.put(url, new Response(bytes, { status: answer.status, headers }));
  // What every visit asks for lies in the folders themselves.
  const tiles = (await cache.keys()).filter((kept) => /^data\/.*\//.test(pathOf(kept.url)));
  for (const oldest of tiles.slice(0, -MOST_FILES)) await cache.delete(oldest);
}

// A file that its owner edits: the server's, or after a while the one that was kept.
async function data(event) {
  const { request } = event;
  // What reads records again (live.js) wants the server's own answer, however late and whatever it is, and says so by a fragment.
  const [url, fragment] = request.url.split("#");
  const isLive = fragment === "live";
  const keeping = (answer) => keepData(url, answer, isLive).catch(() => {});
  const asked = fetch(request).then((answer) => {
    event.waitUntil(keeping(answer.clone()));
    return answer;
  });
  event.waitUntil(asked.catch(() => {}));
  if (isLive) return asked;
  const kept = (await caches.has(DATA)) && (await (await caches.open(DATA)).match(url, { ignoreVary: true }));
  if (!kept) return asked;
  const answer = await inTime(asked);
  return answer && answer.status < 500 ? answer : kept;
}

// Whether this file is still there, as offline.js asks: empty where it is not, no answer where nobody knows. A status would be noted
// as an error of the page.
async function sign() {
  const unknown = new Response(null, { status: 204 });
  const answer = await fetch(new URL("sw.js", SCOPE), { cache: "no-cache" }).catch(() => unknown);
  if ([404, 410].includes(answer.status)) return new Response("");
  return answer.ok ? answer : unknown;
}

async function leaveIfGone() {
  const answer = await sign();
  const isScript = /javascript/.test(answer.headers.get("content-type"));
  if (answer.status === 204 || (isScript && (await answer.text()).trim())) return;
  for (const name of await caches.keys()) if (name.startsWith(OWN)) await caches.delete(name);
  await self.registration.unregister();
}

self.addEventListener("install", (event) => event.waitUntil(install()));

// No tab of another build is open now. Tabs that were here first have what they ask for kept from now on.
self.addEventListener("activate", (event) => {
  const others = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(OWN) && ![DATA, OWN + BUILD].includes(name));
    for (const name of names) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(others());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !isOwn(request.url) || request.headers.has("range")) return;
  const path = pathOf(request.url);
  if (request.mode === "navigate") {
    if (["", "index.html"].includes(path)) event.respondWith(page(event));
  } else if (path === "sw.js") event.respondWith(sign());
  else if (OF_DATA.test(path)) event.respondWith(data(event));
  else if (OF_PROGRAM.test(path)) event.respondWith(program(request));
});

// The data that a tab had before there was this worker: the browser has it still.
self.addEventListener("message", (event) => {
  const keep = async (url) => {
    const cache = await caches.open(DATA);
    if (isOwn(url) && OF_DATA.test(pathOf(url)) && !(await cache.match(url)))
      await keepData(url, await fetch(url, { cache: "force-cache", priority: "low" }));
  };
  event.waitUntil(Promise.allSettled(event.data.map(keep)));
});
