// What a map's publisher keeps of earlier versions of its records (`incidents build --keep-version`): what changed in the open record, and
// where a link is of such a version, that version. It is asked for by maps only that say `versions` in map.json; what it cannot do itself it asks
// the page (src/shell/since.rs).

const FOLDER = "data/versions/";
// A notice is no list: About leads to all of them.
const MOST_LINKS = 12;

// Ends whoever began last.
let end;

/** Begins, in the place of whoever began before. `page` takes what is asked of it, `say` gives its words, `isShown` whether it shows this file still. */
export async function begin({ page, say, isShown }) {
  end?.();
  const ends = new AbortController();
  end = () => ends.abort();
  const answer = await fetch(new URL(`${FOLDER}history.json`, document.baseURI), { cache: "no-cache", mode: self.origin === "null" ? "cors" : "same-origin" });
  if (!answer.ok) return;
  const history = await answer.json();
  if (history.version !== 1 || ends.signal.aborted || !isShown()) return;
  if (!document.querySelector("link[href$='since.css']")) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("./since.css", import.meta.url).href }));
  }
  const versions = new Versions(history, say);
  // Until then the page says that it shows another file.
  if (versions.isKept) page({ act: "own" });
  const tell = () => {
    const told = versions.told();
    if (told) page({ act: "tell", kind: "version", ...told });
  };
  const watch = (what, element, options) => {
    const observer = new MutationObserver(() => (isShown() ? what() : end()));
    observer.observe(element, options);
    ends.signal.addEventListener("abort", () => observer.disconnect());
  };
  ends.signal.addEventListener("abort", forget);
  const show = () => versions.show();
  watch(show, document.querySelector("#app"), { childList: true, subtree: true });
  // What the page speaks by now.
  watch(() => {
    tell();
    forget();
    show();
  }, document.documentElement, { attributeFilter: ["lang"] });
  tell();
  show();
}

function forget() {
  for (const known of document.querySelectorAll(".record-history")) known.remove();
}

// The address, with other parts in the place of some; none takes one out. What is new since a reader came is about the file that is read again.
function addressWith(parts) {
  const url = new URL(location.href);
  url.searchParams.delete("changed");
  for (const [name, value] of Object.entries(parts)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.search.replaceAll("%2F", "/").replaceAll("%2C", ",") || "?";
}

class Versions {
  constructor({ versions, changes }, say) {
    Object.assign(this, { versions, changes, say });
    const query = new URLSearchParams(location.search);
    const file = (query.get("data") ?? "").replace(/^\.\//, "");
    const shown = versions.find((it) => file === FOLDER + it.file);
    this.isKept = !!shown;
    // What was kept last is today's.
    this.shown = shown === this.latest ? undefined : shown;
    this.pinned = (query.get("v") ?? "").split(",")[0];
  }

  get latest() {
    return this.versions.at(-1);
  }

  day(iso) {
    // A day has no time zone: it is said as that of no place.
    const options = { dateStyle: "long", timeZone: "UTC" };
    return new Intl.DateTimeFormat(this.say("locale"), options).format(new Date(`${iso}T00:00:00Z`));
  }

  // What became of records after a version, as against today, by their ids; nothing where that is not known, since a version after it is not kept
  // any more. A version that has come back counts from its last time.
  after(version) {
    const net = new Map();
    const at = this.changes.map((step) => step.from).lastIndexOf(version);
    const steps = this.changes.slice(at);
    if (at < 0 || steps.some((step) => !step.from)) return undefined;
    for (const it of steps.flatMap((step) => step.records)) {
      const known = net.get(it.id) ?? { isNew: false, fields: new Map() };
      for (const field of it.fields) known.fields.set(field.field, { ...field, from: known.fields.get(field.field)?.from ?? field.from });
      net.set(it.id, { ...known, title: it.title, isNew: known.isNew || it.new });
    }
    for (const [id, { isNew, fields }] of net) {
      for (const { field, from, to } of [...fields.values()]) if (from === to) fields.delete(field);
      if (!isNew && !fields.size) net.delete(id);
    }
    return net;
  }

  /** What the reader is told about the version that is shown, or that their link is of; nothing about today's. */
  told() {
    if (this.shown) {
      const other = this.after(this.shown.version);
      const day = this.day(this.shown.on);
      const text = other ? this.say("version-shown", { day, count: other.size }) : this.say("version-unknown", { day });
      const today = [this.say("version-today"), addressWith({ data: null, v: null })];
      const records = [...(other ?? [])].slice(0, MOST_LINKS).map(([id, { title }]) => [title, addressWith({ id })]);
      return { text, links: [today, ...records] };
    }
    const kept = this.versions.find((it) => it.version === this.pinned && it !== this.latest);
    if (!kept || new URLSearchParams(location.search).has("data")) return null;
    const open = [this.say("version-open"), addressWith({ data: FOLDER + kept.file })];
    return { text: this.say("version-kept", { day: this.day(kept.on) }), links: [open] };
  }

  // Below the open record, behind all that the page has there.
  show() {
    const foot = document.querySelector(".detail > article > footer");
    const id = new URLSearchParams(location.search).get("id");
    const known = foot?.querySelector(":scope > .record-history");
    if (!foot || known?.dataset.id === id) return;
    known?.remove();
    const tables = this.shown ? this.compared(id) : this.steps(id);
    if (!tables.length) return;
    const all = made("div", { className: "record-history" }, tables);
    all.dataset.id = id;
    foot.append(all);
  }

  // What changed in a record, step by step, the latest first.
  steps(id) {
    const became = ({ on, records }) => records.filter((it) => it.id === id && it.fields.length).map((it) => this.table(this.say("change-heading", { day: this.day(on) }), it.fields, "change-since"));
    return this.changes.flatMap(became).reverse();
  }

  // What a record of an earlier version says beside what it says today.
  compared(id) {
    const other = [...(this.after(this.shown.version)?.get(id)?.fields.values() ?? [])];
    return other.length ? [this.table(this.say("version-today"), other, "change-now")] : [];
  }

  table(heading, fields, since) {
    const cell = (text) => made("td", { dir: "auto", textContent: text || this.say("change-nothing") });
    // A column of the publisher's own has its own name.
    const name = (field) => NAMED.has(field) ? this.say(`field-${field}`) : field;
    const row = (it) => made("tr", {}, [made("th", { scope: "row", textContent: name(it.field) }), cell(it.from), cell(it.to)]);
    const heads = ["change-field", "change-then", since].map((id) => made("th", { scope: "col", textContent: this.say(id) }));
    const table = made("table", { className: "then-now" }, [made("thead", {}, [made("tr", {}, heads)]), made("tbody", {}, fields.map(row))]);
    return made("section", {}, [made("h3", { textContent: heading }), table]);
  }
}

const NAMED = new Set([
  "title", "date", "date_text", "date_reasoning", "place", "geometry", "uncertainty_m", "coordinate_source", "category", "actors", "casualties", "excerpts", "sources",
  "disputes", "discrepancies", "later_findings", "related",
]);

function made(name, members, children = []) {
  const element = Object.assign(document.createElement(name), members);
  element.append(...children);
  return element;
}
