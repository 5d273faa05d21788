// Starts the page's WebAssembly.
// The names of the built files come in this script's own address (index.html).
const names = new URL(import.meta.url).searchParams;

// A worker has no document.
const part = (id) => globalThis.document?.getElementById(id);
part("late")?.remove();
const slow = part("slow");
if (slow) setTimeout(() => { slow.hidden = false; }, 10000);

try {
  const { default: init } = await import("./" + names.get("js"));
  await init({ module_or_path: new URL(names.get("wasm"), import.meta.url) });
  if (slow) afterFirstView(addLaterRules);
  // What comes after the first view is soon enough. Without it the page works, too.
  if (slow) setTimeout(() => import("./offline.js?" + names).catch(() => {}), 3000);
} catch (error) {
  // A worker has no document: its owner is told by the worker's `error` event.
  slow?.remove();
  const sentence = part("not-started");
  if (sentence) {
    sentence.hidden = false;
    // The table that `incidents build` has written for readers without scripts.
    const plain = new DOMParser().parseFromString(document.querySelector("noscript").textContent, "text/html").body;
    if (plain.querySelector("table")) {
      const table = document.createElement("div");
      table.className = "plain";
      table.tabIndex = 0;
      table.append(...plain.children);
      sentence.after(table);
    }
  }
  throw error;
}

// Calls it after the frame in which the page has taken the place of what index.html shows: for a moment neither is there, and a large
// file shows how far it is before.
function afterFirstView(call) {
  const isThere = () => document.querySelector(".page:not(.is-loading)");
  const soon = () => requestAnimationFrame(() => setTimeout(call));
  if (isThere()) return soon();
  new MutationObserver((_, observer) => {
    if (!isThere()) return;
    observer.disconnect();
    soon();
  }).observe(document.body, { childList: true, subtree: true, attributeFilter: ["class"] });
}

// What a reader opens later, and the map, have their rules in a file of their own. It stands before the page's own, which may override it.
function addLaterRules() {
  const rules = document.createElement("link");
  rules.rel = "stylesheet";
  rules.href = new URL("later.css", import.meta.url);
  document.head.prepend(rules);
}
