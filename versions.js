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
  constructor({ versions, changes, language }, say) {
    Object.assign(this, { versions, changes, language, say });
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

  // What became of records after a version, as against today, by their ids, and how many were withdrawn; nothing where that is not known, since a
  // version after it is not kept any more. A version that has come back counts from its last time.
  after(version) {
    const net = new Map();
    const at = this.changes.map((step) => step.from).lastIndexOf(version);
    const steps = this.changes.slice(at);
    if (at < 0 || steps.some((step) => !step.from)) return undefined;
    for (const it of steps.flatMap((step) => step.records)) {
      const known = net.get(it.id) ?? { isNew: false, fields: new Map() };
      for (const field of it.fields) {
        const { from, from_whole, facet } = known.fields.get(field.field) ?? {};
        known.fields.set(field.field, from === undefined ? field : { ...field, from, from_whole, facet: facet && field.facet, isOfSteps: true });
      }
      net.set(it.id, { ...known, title: it.title, isNew: known.isNew || it.new });
    }
    for (const [id, { isNew, fields }] of net) {
      for (const it of [...fields.values()]) if ((it.from_whole ?? it.from) === (it.to_whole ?? it.to)) fields.delete(it.field);
      if (!isNew && !fields.size) net.delete(id);
    }
    return { net, gone: steps.reduce((sum, step) => sum + step.gone, 0) };
  }

  /** What the reader is told about the version that is shown, or that their link is of; nothing about today's. */
  told() {
    if (this.shown) {
      const { net, gone } = this.after(this.shown.version) ?? {};
      const said = [["version-shown", { day: this.day(this.shown.on) }]];
      if (!net) said.push(["version-unknown"]);
      if (gone) said.push(["version-gone", { count: gone }]);
      if (net && (net.size || !gone)) said.push(["version-since", { count: net.size }]);
      const todays = { data: null, v: null };
      const today = [this.say("version-today"), addressWith(todays)];
      // A new record is in today's version only.
      const records = [...(net ?? [])].slice(0, MOST_LINKS).map(([id, { title, isNew }]) => [title, addressWith(isNew ? { id, ...todays } : { id })]);
      return { text: said.map((it) => this.say(...it)).join(" "), links: [today, ...records] };
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
    const other = [...(this.after(this.shown.version)?.net.get(id)?.fields.values() ?? [])];
    return other.length ? [this.table(this.say("version-today"), other, "change-now")] : [];
  }

  table(heading, fields, since) {
    const isOther = this.language !== document.documentElement.lang;
    const cell = ({ facet, from, to, isOfSteps }, said) => {
      const cell = made("td", { dir: "auto" });
      // Parts of long texts, each of another step, say nothing of each other.
      if (isOfSteps && /…/.test(from + to)) said = "…";
      // The codes of some are the map's own.
      else if (said && facet) said = /^(type|method|target)$/.test(facet) ? said.replaceAll("_", " ") : this.say(`value-${facet}-${said}`);
      else if (said && isOther) cell.lang = this.language;
      cell.textContent = said || this.say("change-nothing");
      return cell;
    };
    const row = (it) => made("tr", {}, [made("th", { scope: "row", textContent: it.label ? this.say(it.label) : it.field }), cell(it, it.from), cell(it, it.to)]);
    const heads = ["change-field", "change-then", since].map((id) => made("th", { scope: "col", textContent: this.say(id) }));
    const table = made("table", { className: "then-now" }, [made("thead", {}, [made("tr", {}, heads)]), made("tbody", {}, fields.map(row))]);
    return made("section", {}, [made("h3", { textContent: heading }), table]);
  }
}

function made(name, members, children = []) {
  const element = Object.assign(document.createElement(name), members);
  element.append(...children);
  return element;
}
