// Records: what may be mended, and each of them in a form.
import { html, nothing } from "lit-html";

import { counts } from "./give.js";
import { pickPlace } from "./pick.js";
import { today } from "./today.js";
import { found, language, nameOf, number, say } from "./words.js";

const PAGE = 50;
// In the order of the form; the second is how it is entered.
const FIELDS = [
  ["title", "text"], ["category", "types"], ["date", "text"], ["date_text", "text"], ["place", "text"],
  ["lat", "number"], ["lng", "number"], ["place_precision", "precision"], ["uncertainty_m", "number"], ["coordinate_source", "text"], ["killed", "text"], ["injured", "text"],
  ["toll_reporter", "text"], ["text", "long"], ["attribution", "text"], ["source_name", "text"], ["source_url", "address"], ["description", "long"],
  ["sensitive", "yes"],
];
const PRECISIONS = ["exact_site", "neighbourhood", "town", "city", "district", "governorate", "country", "sea_area", "none"];

// Tags of languages as crates/incidents/src/model/text.rs reads them: what ends with `id` or `no` is no translation.
const IS_READ = /^(?!(id|no)$)([a-z]{2}|acm|aeb|afb|ajp|apc|ary|arz|ckb|cmn|crh|diq|fil|gsw|kab|kmr|lki|nus|pbt|pes|prs|rhg|sdh|shi|tig|yue|zgh|zza)(-.+)?$/i;

/** The same in other languages: those of the map, and those in which the record says it already. */
function inLanguages(it, [name, kind], edit) {
  const [, ...others] = [it.member("languages") ?? "en"].flat();
  const known = Object.keys(edit).filter((one) => one.startsWith(`${name}_`) && edit[one]).map((one) => one.slice(name.length + 1));
  return [...new Set([...others, ...known])].filter((one) => IS_READ.test(one)).map((tag) => [`${name}_${tag}`, kind, tag]);
}

/** An id that no record has: of a page without https, too, where browsers give no UUID. */
const newId = () => `added-${Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;

/** Fetches what the list shows, once for each state of the draft. */
function look(it, ask = it.parts.ask ?? { words: "", unplaced: false, ids: [], from: 0 }) {
  it.parts.ask = ask;
  it.parts.records = { lines: [], n_found: 0, isAsked: true };
  it.making.ask({ type: "records", ask: JSON.stringify(ask) }).then(({ records }) => {
    if (it.parts.ask !== ask || !records) return;
    it.parts.records = JSON.parse(records);
    // Of a page whose last record was taken away.
    if (!it.parts.records.lines.length && ask.from) look(it, { ...ask, from: 0 });
    it.draw();
  }, () => {});
}

/** Has the list show these records. */
export const showRecords = (it, ids) => look(it, { words: "", unplaced: false, ids, from: 0 });

function lookForOffers(it) {
  it.parts.offers = [];
  it.making.ask({ type: "offers", today: today() }).then(({ offers }) => {
    if (offers) it.parts.offers = JSON.parse(offers);
    it.draw();
  }, () => {});
}

export function records(it) {
  if (!it.parts.records) look(it);
  if (!it.parts.offers) lookForOffers(it);
  const { records, ask, offers, open } = it.parts;
  const asked = (change) => look(it, { ...ask, ids: [], from: 0, ...change });
  return html`
    <p>${counts(it.view.counts)}</p>
    ${it.view.counts.lost_changes ? html`<p class="make-message">${say("make-lost-changes", { count: it.view.counts.lost_changes })}</p>` : nothing}
    ${offers.length ? html`<h3>${say("make-offers")}</h3><ul class="make-offers">${offers.map((one) => offer(it, one))}</ul>` : nothing}
    <h3 id="make-records-title" tabindex="-1">${say("make-records")}</h3>
    <div class="make-search" role="search">
      <label class="make-field">${say("make-search")}<input type="search" .value=${ask.words} @input=${(event) => { asked({ words: event.target.value }); it.draw(); }}></label>
      <label><input type="checkbox" .checked=${ask.unplaced} @change=${(event) => { asked({ unplaced: event.target.checked }); it.draw(); }}> ${say("make-unplaced-only")}</label>
      <button type="button" id="make-add" @click=${() => { it.parts.open = { isNew: true, edit: {} }; it.draw(); document.getElementById("edit-title")?.focus(); }}>${say("make-add")}</button>
    </div>
    ${open?.isNew ? html`<div class="make-record is-open">${form(it, open)}</div>` : nothing}
    ${ask.ids.length ? html`<p>${say("make-only-these", { count: ask.ids.length })} <button type="button" class="quiet" @click=${() => { asked({}); it.draw(); }}>${say("make-show-all")}</button></p>` : nothing}
    <ol class="make-records">${records.lines.map((line) => record(it, line))}</ol>
    ${records.n_found > PAGE ? html`<p class="make-pages">
      <button type="button" ?disabled=${!ask.from} @click=${() => { asked({ from: ask.from - PAGE }); it.draw(); }}>${say("make-earlier")}</button>
      ${say("make-page-of", { from: number(ask.from + 1), to: number(Math.min(ask.from + PAGE, records.n_found)), all: number(records.n_found) })}
      <button type="button" ?disabled=${ask.from + PAGE >= records.n_found} @click=${() => { asked({ from: ask.from + PAGE }); it.draw(); }}>${say("make-later")}</button></p>` : nothing}
    ${records.n_found || records.isAsked ? nothing : html`<p>${say("make-none-found")}</p>`}
    <p><button type="button" class="primary" @click=${() => it.go("settings")}>${say("make-next-settings")}</button></p>`;
}

function offer(it, { about, ids, n_records: nRecords, changes }) {
  const kind = about.kind.replaceAll("_", "-");
  const [knownBy] = Object.entries(about.known_from ?? {});
  const values = { ...about, known_from: undefined, from: about.from ?? "", known: knownBy?.[1] ?? "", by: knownBy?.[0] ?? "", count: nRecords };
  const accept = (event) => {
    event.preventDefault();
    const word = new FormData(event.target).get("word") ?? "";
    it.act({ accept: { changes, word, on: today() } }).then(() => document.getElementById("make-records-title")?.focus());
  };
  return html`<li>
    <p>${say(`make-offer-${kind}`, values)}</p>
    ${changes.length ? html`<form class="make-accept" @submit=${accept}>
      ${it.view.is_site ? html`<label class="make-field"><span>${say("make-word")}</span><input name="word" type="text" dir="auto" required></label>` : nothing}
      <button type="submit">${say(`make-accept-${kind}`, values)}</button></form>` : nothing}
    <button type="button" class="quiet" @click=${() => { showRecords(it, ids); it.draw(); document.getElementById("make-records-title")?.focus(); }}>${say("make-show-records")}</button>
  </li>`;
}

function record(it, line) {
  const { id, edit } = line;
  const isOpen = it.parts.open?.id === id;
  const toggle = () => {
    it.parts.open = isOpen ? undefined : { ...structuredClone(line), before: line.edit };
    it.draw();
  };
  const where = edit.place || (edit.lat ? `${edit.lat}, ${edit.lng}` : say("make-no-place"));
  return html`<li class="make-record ${isOpen ? "is-open" : ""}">
    <button type="button" class="make-line" aria-expanded=${isOpen} @click=${toggle}>
      <b dir="auto">${edit.title}</b> <span><bdi>${edit.date ? edit.date.replaceAll("T", " ").replace(/(\d\d:\d\d):00\b/g, "$1") : say("make-no-date")}</bdi> · <bdi>${where}</bdi>${edit.lat ? nothing : html` · ${say("make-not-on-map")}`}</span>
    </button>
    ${isOpen ? form(it, it.parts.open) : nothing}
  </li>`;
}

function form(it, open) {
  const { edit, isNew } = open;
  const input = (name) => (event) => { edit[name] = event.target.type === "checkbox" ? (event.target.checked ? "yes" : "") : event.target.value; };
  const refused = it.view.refused ?? [];
  const withOthers = (one) => (one[0] === "title" || one[0] === "place" || (one[1] === "long" && edit[one[0]]) ? [one, ...inLanguages(it, one, edit)] : [one]);
  const field = ([name, kind, tag]) => {
    const id = `edit-${name}`;
    const value = edit[name] ?? "";
    const isRefused = refused[0] === name;
    const said = isRefused ? html`<small class="files-lost" id="${id}-refused" role="alert"><bdi>${found(refused[1])}</bdi></small>` : nothing;
    const named = say(`make-edit-${(tag ? name.slice(0, -tag.length - 1) : name).replaceAll("_", "-")}`);
    const label = html`<span>${tag ? say("make-in-language", { label: named, language: nameOf(tag, language()) }) : named}</span>`;
    if (kind === "long") return html`<label class="make-field is-wide">${label}<textarea id=${id} rows="3" dir="auto" .value=${value} @input=${input(name)}></textarea></label>`;
    if (kind === "yes") return html`<label class="is-wide"><input id=${id} type="checkbox" .checked=${value === "yes"} @change=${input(name)}> ${label}</label>`;
    if (kind === "precision") return html`<label class="make-field">${label}<select id=${id} @change=${input(name)}><option value="">${say("make-not-said")}</option>${PRECISIONS.map((code) => html`<option value=${code} ?selected=${code === value}>${say(`make-precision-${code.replaceAll("_", "-")}`)}</option>`)}</select></label>`;
    const list = kind === "types" ? "edit-types" : nothing;
    return html`<label class="make-field ${name === "title" ? "is-wide" : ""}">${label}<input id=${id} type="text" dir=${kind === "text" || kind === "types" ? "auto" : "ltr"} inputmode=${kind === "number" ? "decimal" : nothing} list=${list} aria-invalid=${isRefused ? "true" : nothing} aria-describedby=${isRefused ? `${id}-refused` : nothing} .value=${value} @input=${input(name)}>${said}</label>`;
  };
  const save = async (event) => {
    event.preventDefault();
    const word = open.word?.trim() || null;
    if (open.is_published && !word) {
      open.lacks = "make-word-needed";
      it.draw();
      document.getElementById("edit-word")?.focus();
      return;
    }
    // Only what differs: all else goes on following the table.
    const changed = Object.fromEntries(Object.entries(edit).filter(([name, value]) => value !== (open.before?.[name] ?? "")));
    if (!isNew && !Object.keys(changed).length) {
      it.parts.open = undefined;
      it.draw();
      return;
    }
    const change = isNew ? { add: { id: newId(), edit } } : { edit: { id: open.id, edit: changed, word, on: today() } };
    await it.act({ change: [change] });
    if (it.view.refused) {
      document.getElementById(`edit-${it.view.refused[0]}`)?.focus();
      return;
    }
    it.parts.open = undefined;
    it.draw();
    document.getElementById("make-add")?.focus();
  };
  const withdraw = async () => {
    const reason = open.word?.trim() ?? "";
    if (open.is_published && !reason) {
      open.lacks = "make-reason-needed";
      it.draw();
      document.getElementById("edit-word")?.focus();
      return;
    }
    it.parts.open = undefined;
    await it.act({ change: [{ withdraw: { id: open.id, reason, on: today() } }] });
    document.getElementById("make-records-title")?.focus();
  };
  const named = it.member("annotate") ?? [];
  const isNamed = named.some(({ id }) => id === open.id);
  const name = () => {
    const next = isNamed ? named.filter(({ id }) => id !== open.id) : [...named, { id: open.id, text: edit.title }];
    it.set("annotate", next.length ? next : undefined);
  };
  const pick = async () => {
    const place = await pickPlace(it, edit);
    if (!place) return;
    Object.assign(edit, place);
    it.draw();
    document.getElementById("edit-lat")?.focus();
  };
  return html`<form class="make-form" @submit=${save}>
    <datalist id="edit-types">${it.view.types.map(([code]) => html`<option value=${code}></option>`)}</datalist>
    ${FIELDS.slice(0, 7).flatMap(withOthers).map(field)}
    <p class="is-wide"><button type="button" id="edit-pick" @click=${pick}>${say("make-pick")}</button></p>
    ${FIELDS.slice(7).flatMap(withOthers).map(field)}
    ${open.is_published ? html`<label class="make-field is-wide"><span>${say("make-word")}</span><input id="edit-word" type="text" dir="auto" aria-invalid=${open.lacks ? "true" : nothing} aria-describedby=${open.lacks ? "edit-word-lacks" : nothing} .value=${open.word ?? ""} @input=${(event) => { open.word = event.target.value; }}>${open.lacks ? html`<small class="files-lost" id="edit-word-lacks" role="alert">${say(open.lacks)}</small>` : nothing}</label>` : nothing}
    <p class="is-wide make-buttons">
      <button type="submit" class="primary">${say(isNew ? "make-add-it" : "make-save")}</button>
      <button type="button" @click=${() => { it.parts.open = undefined; it.draw(); }}>${say("make-cancel")}</button>
      ${isNew ? nothing : html`<button type="button" class="quiet" aria-pressed=${isNamed} @click=${name}>${say("make-name-it")}</button>
      <button type="button" class="quiet" @click=${withdraw}>${say("make-withdraw")}</button>`}
    </p>
  </form>`;
}
