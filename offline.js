// What a page does after its first view: it has the browser keep the map on this device (sw.js), and it loads itself anew, once, where
// a part of it is gone from the server because there is a newer build.

const here = new URL(import.meta.url);
const scope = new URL("./", here).href;
const sign = new URL("sw.js", scope).href;
const own = `incident-map ${scope} `;

const names = async () => (await caches.keys()).filter((name) => name.startsWith(own));
// A map in a folder above has a worker of its own.
const registered = async () => {
  const found = await navigator.serviceWorker.getRegistration(scope);
  return found?.scope === scope ? found : undefined;
};

// src/files/kept.rs says it under About.
const said = { state: undefined, forget };
globalThis.incidentMapOffline = said;
const say = (state) => {
  said.state = state;
  dispatchEvent(new Event("incidentMapOffline"));
};

async function remove() {
  say(undefined);
  for (const name of await names()) await caches.delete(name);
  await (await registered())?.unregister();
  // What was about to be kept.
  for (const name of await names()) await caches.delete(name);
}

const FORGOTTEN = `${own}forgotten`;

// In this tab nothing is kept any more.
async function forget() {
  sessionStorage.setItem(FORGOTTEN, "");
  await remove();
  say("forgotten");
}

// Not before all of the first view is there: then the page has fetched what shows a record, too.
const firstView = () =>
  new Promise((done) => {
    const look = () => (document.querySelector(".paper[data-ready]") ? done() : setTimeout(look, 1000));
    look();
  });
const idle = () => new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));

// What a page has fetched before there was a worker, and that there is no map file where there is none: that is not noted.
const fetched = () => {
  const names = performance.getEntriesByType("resource").map(({ name }) => name);
  return [new URL("data/map.json", scope).href, ...names.filter((name) => name.startsWith(scope))];
};

function settled(registration) {
  const worker = registration.installing;
  if (!worker) return undefined;
  return new Promise((done) => {
    worker.addEventListener("statechange", () => {
      // Beside an older one it waits until the tabs of that one are closed.
      if (registration.active || worker.state === "redundant") done();
    });
  });
}

async function keep() {
  const wasKept = (await registered())?.active;
  await firstView();
  await idle();
  if ((await names()).length) say("kept");
  const answer = await fetch(sign, { cache: "no-cache" });
  if (answer.status !== 200 && answer.status !== 404 && answer.status !== 410) return;
  const isScript = answer.ok && /javascript/.test(answer.headers.get("content-type"));
  if (!isScript || !(await answer.text()).trim()) return remove();
  if (sessionStorage.getItem(FORGOTTEN) !== null || navigator.connection?.saveData) return;
  // A browser that is short of room takes away what is kept, and would not have the same worker keep it again.
  const before = await registered();
  if (before?.active && !before.installing && !(await names()).length) await before.unregister();
  const registration = await navigator.serviceWorker.register(sign, { updateViaCache: "none" });
  await settled(registration);
  if (!wasKept) registration.active?.postMessage(fetched());
  if ((await names()).length) say("kept");
}

// Frames are in the pages of others. What the browser refuses, in a private window say, the page does without.
const embed = new URLSearchParams(location.search).get("embed") ?? "0";
if (self.top === self && embed === "0") keep().catch(() => {});

const build = here.searchParams.get("js");
const RELOADED = `${own}reloaded`;

// A hash or a version is in the names of what comes later.
const OF_BUILD = /\/vendor\/|-[0-9a-f]{14,}(_bg)?\.(js|wasm)$/;

async function reloadIfOld({ name, responseStatus }) {
  // Who is given files by sw.js has all of its own build.
  if (navigator.serviceWorker?.controller) return;
  if (!name.startsWith(scope) || !OF_BUILD.test(name) || (responseStatus ?? (await statusOf(name))) !== 404) return;
  const page = await fetch(scope, { cache: "no-store" });
  const newest = (await page.text()).match(/start\.js\?js=([^"&]+)/)?.[1];
  // A file of the reader's own would be lost: src/browser/url.rs counts them.
  if (!page.ok || !newest || newest === build || history.state > 0) return;
  if (sessionStorage.getItem(RELOADED) === newest) return;
  sessionStorage.setItem(RELOADED, newest);
  location.reload();
}

// Of browsers that do not tell the status, parts of the program are asked for once more.
const asked = new Set();
async function statusOf(name) {
  if (asked.has(name)) return 0;
  asked.add(name);
  return (await fetch(name, { method: "HEAD" })).status;
}

new PerformanceObserver((list) => list.getEntries().forEach((entry) => reloadIfOld(entry).catch(() => {}))).observe({
  type: "resource",
  buffered: true,
});
