// Reads a map's records again while somebody reads it, as `refresh` in map.json says. It is asked for by maps only that say so, and asks
// the page (src/shell/since.rs) for what it cannot do itself.

const MINUTE_MS = 60_000;
// As crates/incidents/src/config/living.rs has it.
const MOST_MINUTES = 10_080;
// No browser waits longer: it would not wait at all.
const LONGEST_MS = 2 ** 31 - 1;
// A file of a few minutes is small: a longer one would cost each reader that each time.
const MOST_BYTES = 8 * 1024 * 1024;
// A table has no end by which one could tell that all of it came: it is believed when it is read the same twice, so long apart.
const AGAIN_MS = 10_000;
// Whoever sends nothing for so long sends nothing.
const PATIENCE_MS = MINUTE_MS;
// By how much a small file may be longer when it is packed.
const PACKED_BYTES = 64;
// A host that wants to be left alone and does not say for how long.
const BUSY_MS = 15 * MINUTE_MS;
// Within this lines and notices are drawn on a slow device.
const DRAWN_MS = 500;

const isHtml = /^\s*(<!doctype html|<html|<head|<body|<script|<meta)/i;

// The one that reads again: a page shows one file.
let live;
// Whoever began last.
let latest;

/** Begins, in the place of whoever began before. `page` takes what is asked of it: `{act, ..., done}`. */
export async function begin(page) {
  const mine = (latest = {});
  live?.end();
  live = undefined;
  const ask = (act, more) => new Promise((done) => page({ act, ...more, done }));
  const told = (act, more) => {
    let answer;
    page({ act, ...more, done: (it) => { answer = it; } });
    return answer;
  };
  const say = (id, values = {}) => told("say", { id, values: Object.entries(values) }) ?? "";
  // Another file may have been opened in the place of the one that this is about.
  const isShown = () => latest === mine && told("shown") === true;
  let map;
  try {
    const asked = await fetch(new URL("data/map.json", document.baseURI), { cache: "no-cache", mode: self.origin === "null" ? "cors" : "same-origin" });
    map = await asked.json();
  } catch {
    // The page has shown its records, and shows them still.
    return;
  }
  if (!isShown()) return;
  const { refresh, versions, data } = map;
  if (versions === true) import("./versions.js").then((kept) => kept.begin({ page, say, isShown })).catch(() => {});
  // An earlier version, or another file, is not read again.
  const isRefreshed = refresh?.minutes >= 1 && refresh.minutes <= MOST_MINUTES;
  if (!isRefreshed || new URLSearchParams(location.search).has("data")) return;
  if (!(await ask("came")) || !isShown()) return;
  live = new Live(refresh.minutes * MINUTE_MS, address(data), { page, ask, say, isShown });
  live.begin();
}

const address = (data) => new URL(typeof data === "string" && data.trim() ? data.trim() : "incidents.geojson", new URL("data/", document.baseURI));

/** Why nothing could be read: a message, with its values, and until when the host wants to be left alone. */
class Fault extends Error {
  constructor(id, values = {}, until = 0) {
    super(id);
    Object.assign(this, { id, values, until });
  }
}

class Live {
  constructor(every, from, page) {
    const now = Date.now();
    Object.assign(this, { every, from, page, came: now, read: now, next: now + every, isInSight: self === top, told: { news: "", fault: "" }, marks: new Map(), ends: new AbortController() });
  }

  begin() {
    const { signal } = this.ends;
    const seen = () => this.plan();
    document.addEventListener("visibilitychange", seen, { signal });
    addEventListener("online", seen, { signal });
    if (self !== top) {
      const sight = new IntersectionObserver((entries) => {
        this.isInSight = entries.at(-1).isIntersecting;
        seen();
      });
      this.watch(sight, document.documentElement);
    }
    if (!document.querySelector("link[href$='since.css']")) {
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("./since.css", import.meta.url).href }));
    }
    document.addEventListener("click", (event) => this.filter(event), { signal });
    this.watch(new MutationObserver(() => this.mark()), document.querySelector("#app"), { childList: true, subtree: true });
    this.watch(new MutationObserver(() => this.sayAgain()), document.documentElement, { attributeFilter: ["lang"] });
    this.plan();
  }

  watch(observer, element, options) {
    observer.observe(element, options);
    this.ends.signal.addEventListener("abort", () => observer.disconnect());
  }

  end() {
    this.ends.abort();
    clearTimeout(this.timer);
    unmark();
  }

  // Nobody is asked while nobody looks; whoever comes back late is shown what is new at once.
  plan() {
    clearTimeout(this.timer);
    if (this.ends.signal.aborted || document.visibilityState !== "visible" || !this.isInSight || this.isReading) return;
    const wait = Math.min(Math.max(0, this.next - Date.now()), LONGEST_MS);
    // It may be the longest that a browser waits, and not yet time.
    this.timer = setTimeout(() => (Date.now() < this.next ? this.plan() : this.again()), wait);
  }

  async again() {
    if (!this.page.isShown()) return this.end();
    this.isReading = true;
    this.next = Date.now() + this.every;
    try {
      const isBelieved = await this.take(await bytesOf(this.from));
      if (!this.page.isShown()) return this.end();
      if (isBelieved) {
        this.read = Date.now();
        this.fail(undefined);
      }
    } catch (error) {
      if (!this.page.isShown()) return this.end();
      const fault = error instanceof Fault ? error : new Fault("live-unreadable");
      // Whoever sends something else each time is not asked more often for that.
      this.isDoubted = fault.id === "live-unsettled";
      this.next = Math.max(this.next, fault.until);
      this.fail(fault);
    } finally {
      this.isReading = false;
      this.plan();
    }
  }

  /** Shows what came. Returns whether it is believed. */
  async take(bytes) {
    if (isSame(bytes, this.last)) {
      this.isDoubted = false;
      return true;
    }
    // What is no JSON may be the first half of a table.
    if (!isJson(bytes) && !isSame(bytes, this.doubted)) {
      this.doubted = bytes;
      if (this.isDoubted) throw new Fault("live-unsettled");
      this.isDoubted = true;
      this.next = Date.now() + AGAIN_MS;
      return false;
    }
    this.isDoubted = false;
    const keep = place();
    const found = await this.page.ask("take", { bytes });
    if (found === false) throw new Fault("live-unreadable");
    this.last = bytes;
    if (!found) return true;
    this.marks = new Map([...found.new.map((id) => [id, "new"]), ...found.changed.map((id) => [id, "changed"])]);
    this.news(found);
    requestAnimationFrame(() => {
      this.mark();
      stay(keep);
    });
    return true;
  }

  // The live region of the page's notices says it.
  news(found) {
    this.found = found;
    const { new: { length: added }, changed: { length: changed }, gone } = found;
    const parts = Object.entries({ "live-n-new": added, "live-n-changed": changed, "live-n-gone": gone });
    const said = parts.filter(([, count]) => count > 0).map(([id, count]) => this.page.say(id, { count }));
    const what = new Intl.ListFormat(this.page.say("locale")).format(said);
    const text = said.length ? this.page.say("live-news", { what, since: this.time(this.came) }) : "";
    this.filtered = added + changed > 0 ? filtered() : undefined;
    this.tell("news", text, this.filtered ? [[this.page.say("live-show"), this.filtered]] : []);
  }

  fail(fault) {
    this.failed = fault;
    if (!fault) this.since = undefined;
    else this.since ??= Date.now();
    const reason = fault && this.page.say(fault.id, { host: this.from.host, ...fault.values });
    const text = fault ? this.page.say("live-fault", { reason, since: this.time(this.since), read: this.time(this.read) }) : "";
    if (text !== this.told.fault) this.tell("fault", text, []);
  }

  // In the language that the page speaks by now.
  sayAgain() {
    if (!this.page.isShown()) return this.end();
    if (this.found) this.news(this.found);
    if (this.failed) this.fail(this.failed);
    unmark();
    this.mark();
  }

  tell(kind, text, links) {
    if (!text && !this.told[kind]) return;
    this.page.page({ act: "tell", kind, text, links });
    this.told[kind] = text;
  }

  time(at) {
    const isToday = new Date(at).toDateString() === new Date().toDateString();
    const options = isToday ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
    return new Intl.DateTimeFormat(this.page.say("locale"), options).format(at);
  }

  // Lines of the list, and the open record. They are the page's; what says that they are new is put after all else in them.
  mark() {
    if (!this.marks.size && !document.querySelector(".live-mark")) return;
    if (!this.page.isShown()) return this.end();
    const open = new URLSearchParams(location.search).get("id");
    const places = [...document.querySelectorAll("button[id^='line-']")].map((line) => [line.id.slice("line-".length), line.querySelector(".entry-meta") ?? line]);
    const title = document.querySelector(".detail-category");
    if (open && title) places.push([open, title]);
    for (const [id, element] of places) {
      const kind = this.marks.get(id);
      const known = element.querySelector(":scope > .live-mark");
      if (known?.dataset.kind === kind) continue;
      known?.remove();
      if (!kind) continue;
      const mark = Object.assign(document.createElement("span"), { className: "live-mark", textContent: this.page.say(`live-${kind}`) });
      mark.dataset.kind = kind;
      element.append(mark);
    }
  }

  // The page follows its address: what leads to the filter of what is new need not load it again. The reader may have gone on since it was told.
  filter(event) {
    const link = event.target.closest?.(".notice-links > a");
    if (!link || !this.filtered || link.getAttribute("href") !== this.filtered) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history[self === top ? "pushState" : "replaceState"](history.state, "", new URL(filtered(), location.href));
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  }
}

function unmark() {
  for (const mark of document.querySelectorAll(".live-mark")) mark.remove();
}

const isSame = (one, other) => !!other && one.length === other.length && one.every((byte, at) => byte === other[at]);

const isJson = (bytes) => /^[\s\ufeff]*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 256)));

async function bytesOf(from) {
  let answer;
  try {
    // No header of our own: a host that is asked for leave first may refuse that. Older browsers wait as long as the host does.
    // What keeps files on this device (sw.js) hands on what the host answers to whoever says so by this fragment.
    answer = await fetch(`${from}#live`, { cache: "no-cache", signal: AbortSignal.timeout?.(PATIENCE_MS) });
  } catch {
    throw new Fault("live-unreachable");
  }
  // What this device keeps (sw.js) is no news.
  if (answer.headers.has("x-kept")) throw new Fault("live-unreachable");
  if (answer.status === 429 || answer.status === 503) {
    const until = Date.now() + waitOf(answer.headers.get("retry-after"));
    throw new Fault("live-busy", { status: String(answer.status) }, until);
  }
  if (!answer.ok) throw new Fault("live-status", { status: String(answer.status) });
  const length = Number(answer.headers.get("content-length") ?? 0);
  if (length > MOST_BYTES) throw new Fault("live-too-large");
  const pieces = [];
  let size = 0;
  try {
    const reader = answer.body.getReader();
    for (let piece; (piece = (await reader.read()).value); size += piece.length) {
      if (size > MOST_BYTES) break;
      pieces.push(piece);
    }
    reader.cancel();
  } catch {
    throw new Fault("live-cut-off");
  }
  if (size > MOST_BYTES) throw new Fault("live-too-large");
  if (size + PACKED_BYTES < length) throw new Fault("live-cut-off");
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  const start = new TextDecoder().decode(bytes.subarray(0, 512)).replace(/^\ufeff/, "");
  if (/^text\/html\b/i.test(answer.headers.get("content-type") ?? "") || isHtml.test(start)) throw new Fault("live-sign-in");
  return bytes;
}

// Seconds, or a day and time (RFC 9110, section 10.2.3). Another origin's host may not let us read it.
function waitOf(said) {
  if (!said) return BUSY_MS;
  const wait = /^\s*\d+\s*$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return wait > 0 ? wait : 0;
}

// The address with the filter of what is new or changed.
function filtered() {
  const url = new URL(location.href);
  url.searchParams.delete("changed");
  for (const kind of ["changed", "new"]) url.searchParams.append("changed", kind);
  return url.search.replaceAll("%2C", ",");
}

// Where the reader is in the list: gives back what scrolls the same line to the same height.
function place() {
  // As src/list/list_dom.rs has it.
  const box = document.querySelector(".table") ?? document.querySelector(".panel-content");
  const lines = box && box.scrollTop > 0 ? [...box.querySelectorAll("button[id^='line-']")] : [];
  const first = lines.find((line) => line.getBoundingClientRect().top >= box.getBoundingClientRect().top);
  const top = first?.getBoundingClientRect().top;
  return () => {
    const now = first && document.getElementById(first.id);
    if (now) box.scrollTop += now.getBoundingClientRect().top - top;
  };
}

// For as long as lines and notices take to be drawn, or until the reader goes on. The page itself keeps what is seen where it is in the list, which
// a notice moves.
function stay(keep) {
  const goesOn = new AbortController();
  for (const kind of ["wheel", "pointerdown", "touchmove", "keydown"]) {
    addEventListener(kind, () => goesOn.abort(), { signal: goesOn.signal, capture: true, passive: true });
  }
  const until = performance.now() + DRAWN_MS;
  const frame = (now) => {
    if (goesOn.signal.aborted) return;
    keep();
    if (now > until) goesOn.abort();
    else requestAnimationFrame(frame);
  };
  frame(0);
}
