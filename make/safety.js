// Before publishing: the list of what may endanger somebody, what is decided about it, and what no list sees.
import { html, nothing } from "lit-html";

import { showRecords } from "./records.js";
import { today } from "./today.js";
import { found, number, say } from "./words.js";

const N_SHOWN = 50;
const N_SECRET = 32;

/** 32 random bytes in hexadecimal digits: the draft takes them where it has none yet. */
const secret = () => Array.from(crypto.getRandomValues(new Uint8Array(N_SECRET)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Fetches the list, once for each state of the draft. What was there stays until it comes. */
export function lookForSafety(it) {
  const { version } = it.view;
  if (it.parts.safeVersion === version) return;
  it.parts.safeVersion = version;
  it.making.ask({ type: "safe" }).then(({ safe }) => {
    if (!safe || it.parts.safeVersion !== version) return;
    it.parts.safe = JSON.parse(safe);
    if (it.step === "safety") it.status = say("make-safe-n", { count: nOpen(it.parts.safe) });
    it.draw();
    const { focus } = it.parts;
    it.parts.focus = undefined;
    // Whoever decides goes on with the next one.
    if (focus !== undefined) (document.getElementById(`finding-${focus}`) ?? document.getElementById("safety-open"))?.focus();
  }, () => {
    // The next view asks again.
    it.parts.safeVersion = undefined;
    it.message = { text: say("make-ended"), isFault: true };
    it.draw();
  });
}

/** How much nobody has decided about. */
export const nOpen = (safe) => safe.kinds.reduce((sum, [, count]) => sum + count, 0);

const entered = (it, field) => (it.parts[field] ??= field === "on" ? today() : it.parts.safe?.decided.filter(({ decided }) => decided.by).pop()?.decided.by ?? "");

/** Decides about records; what is kept needs a name. */
function decide(it, which, decision, focus) {
  const [by, on] = [entered(it, "by").trim(), entered(it, "on")];
  if (decision.keep && !(by && on)) {
    it.parts.lacksName = true;
    it.draw();
    document.getElementById(by ? "safety-on" : "safety-by")?.focus();
    return;
  }
  it.parts.lacksName = false;
  it.parts.focus = focus;
  it.act({ decide: { ...which, decision: { ...decision, by, on }, salt: decision.blur ? secret() : "" } });
}

/** What a button decides; nothing of what is done elsewhere. */
function decisionOf(remedy, kind) {
  const decisions = { "blur-1-km": { blur: "1 km" }, "blur-10-km": { blur: "10 km" }, "blur-district": { blur: "district" }, "leave-out": { leave_out: true }, keep: { keep: [kind] } };
  return decisions[remedy];
}

function button(it, { remedy, kind, which, focus, named, describedBy = nothing }) {
  const decision = decisionOf(remedy, kind);
  return decision && html`<button type="button" aria-describedby=${describedBy} @click=${() => decide(it, which, decision, focus)}>${say(`make-do-${remedy}`, { name: named ?? "" })}</button>`;
}

function finding(it, one, nth) {
  const { kind, id, title, field, message, remedies, district, why } = one;
  const describedBy = `finding-${nth}-what`;
  const show = () => { showRecords(it, [id]); it.go("records"); };
  const elsewhere = (remedy) => {
    if (remedy === "rewrite") return html`<small>${say("make-do-rewrite")}</small>`;
    const isColumn = remedy === "take-out" && field.startsWith("original.");
    return html`<button type="button" aria-describedby=${describedBy} @click=${isColumn ? () => it.go("columns") : show}>${say(isColumn ? "make-do-column" : `make-do-${remedy}`)}</button>`;
  };
  return html`<li class="make-finding" id="finding-${nth}" tabindex="-1">
    <p id=${describedBy}><b dir="auto">${title || id}</b> ${field ? html`<span class="aside"><bdi>${field}</bdi></span>` : nothing}<br>${found(message)}</p>
    <p class="make-buttons">${remedies.map((remedy) => button(it, { remedy, kind, which: { ids: [id] }, focus: nth, named: district, describedBy }) ?? elsewhere(remedy))}</p>
    ${why ? html`<small>${say("make-safe-no-district", { why: found(why) })}</small>` : nothing}
  </li>`;
}

/** What was found of one kind. */
function group(it, safe, [kind, count], start) {
  const own = safe.findings.filter((one) => one.kind === kind);
  // What all of them can be done with.
  const shared = ["blur-1-km", "blur-10-km", "leave-out", "keep"].filter((remedy) => own.every(({ remedies }) => remedies.includes(remedy)));
  return html`<details class="make-group" open>
    <summary>${say(`make-kind-${kind}`)} (${number(count)})</summary>
    ${count > 1 ? html`<p class="make-buttons" role="group" aria-label=${say("make-safe-all", { count })}><span>${say("make-safe-all", { count })}</span>
      ${shared.map((remedy) => button(it, { remedy, kind, which: { kind }, focus: start }))}</p>` : nothing}
    ${count > own.length ? html`<p class="aside">${say("make-safe-first", { shown: own.length, count })}</p>` : nothing}
    <ol>${own.map((one, nth) => finding(it, one, start + nth))}</ol>
  </details>`;
}

function decided(it, { id, title, decided: made, is_there: isThere }) {
  const kinds = new Intl.ListFormat(document.documentElement.lang).format((made.keep ?? []).map((kind) => say(`make-kind-${kind}`)));
  const back = () => { it.parts.focus = Infinity; it.act({ take_back: { id } }); };
  const place = (event) => it.act({ decide: { ids: [id], decision: { place: event.target.value } } });
  return html`<li>
    <p><b dir="auto">${title || id}</b><br>
      ${made.leave_out ? say("make-safe-left-out") : nothing}
      ${made.blur ? say(made.blur === "district" ? "make-safe-blurred-district" : "make-safe-blurred", { km: Number.parseInt(made.blur, 10) }) : nothing}
      ${made.with ? say("make-safe-with", { other: it.parts.safe.decided.find((one) => one.id === made.with)?.title ?? made.with }) : nothing}
      ${kinds ? say("make-safe-keeps", { kinds }) : nothing}
      ${made.by ? html`<span class="aside"><bdi>${made.by}</bdi>, <bdi>${made.on}</bdi></span>` : nothing}</p>
    ${isThere ? nothing : html`<p class="files-lost">${say("make-safe-absent")}</p>`}
    ${made.blur ? html`<label class="make-field"><span>${say("make-safe-place")}</span><input type="text" dir="auto" .value=${made.place ?? ""} @change=${place}></label>` : nothing}
    <button type="button" class="quiet" aria-label=${say("joined-by-colon", { before: say("make-safe-back"), after: title || id })} @click=${back}>${say("make-safe-back")}</button>
  </li>`;
}

function allDecided(it, safe) {
  if (!safe.decided.length) return nothing;
  const shown = it.parts.showsAllDecided ? safe.decided : safe.decided.slice(0, N_SHOWN);
  const all = () => { it.parts.showsAllDecided = true; it.draw(); };
  return html`<h3>${say("make-safe-decided")}</h3>
    <ul class="make-decided">${shown.map((one) => decided(it, one))}</ul>
    ${shown.length < safe.decided.length ? html`<p><button type="button" @click=${all}>${say("make-safe-more", { count: safe.decided.length })}</button></p>` : nothing}`;
}

/** What cannot be published as it was decided. */
export function refused(all) {
  if (!all?.length) return nothing;
  return html`<div class="make-message is-fault" role="alert"><p>${say("make-safe-refused")}</p><ul>${all.map((carried) => html`<li>${found(carried)}</li>`)}</ul></div>`;
}

function sources({ links, n_links: count }) {
  if (!count) return nothing;
  const away = (address, name) => html`<a href=${address} target="_blank" rel="noreferrer noopener">${name}</a>`;
  return html`<details class="make-report" id="safety-links">
    <summary>${say("make-safe-links", { count })}</summary>
    <p>${say("make-safe-links-about")}</p>
    <ul>${links.map(({ title, url, memento, save }) => html`<li><b dir="auto">${title}</b><br><bdi>${url}</bdi><br>${away(memento, say("make-safe-memento"))} · ${away(save, say("make-safe-copy"))}</li>`)}</ul>
    ${count > links.length ? html`<p>${say("make-found-more", { count: number(count - links.length) })}</p>` : nothing}
  </details>`;
}

export function safety(it) {
  lookForSafety(it);
  const { safe, lacksName } = it.parts;
  if (!safe) return html`<p>${say("make-busy")}</p>`;
  const input = (name) => (event) => { it.parts[name] = event.target.value; };
  const names = (event) => it.act({ leave_out_names: event.target.value.split("\n") });
  let start = 0;
  const groups = safe.kinds.map((kind) => {
    const shown = group(it, safe, kind, start);
    start += safe.findings.filter((one) => one.kind === kind[0]).length;
    return shown;
  });
  return html`
    <p>${say("make-safe-about")}</p>
    ${refused(safe.refused)}
    <div class="make-signed">
      <label class="make-field"><span>${say("make-safe-by")}</span><input id="safety-by" type="text" dir="auto" autocomplete="name" aria-invalid=${lacksName ? "true" : nothing} aria-describedby="safety-by-help" .value=${entered(it, "by")} @input=${input("by")}></label>
      <label class="make-field"><span>${say("make-safe-on")}</span><input id="safety-on" type="date" .value=${entered(it, "on")} @input=${input("on")}></label>
      <small id="safety-by-help" class=${lacksName ? "files-lost" : "aside"} role=${lacksName ? "alert" : nothing}>${say(lacksName ? "make-safe-by-needed" : "make-safe-by-help")}</small>
    </div>
    <h3 id="safety-open" tabindex="-1">${say("make-safe-n", { count: nOpen(safe) })}</h3>
    ${safe.n_kept ? html`<p class="aside">${say("make-safe-kept-n", { count: safe.n_kept })}</p>` : nothing}
    ${groups}
    ${allDecided(it, safe)}
    ${safe.notes.length ? html`<div class="make-message"><p>${say("make-safe-notes")}</p><ul>${safe.notes.map((carried) => html`<li>${found(carried)}</li>`)}</ul></div>` : nothing}
    <label class="make-field"><span>${say("make-safe-names")}</span><textarea id="safety-names" rows="3" dir="auto" aria-describedby="safety-names-help" .value=${safe.names.join("\n")} @change=${names}></textarea><small id="safety-names-help">${say("make-safe-names-help")}</small></label>
    ${sources(safe)}
    <h3>${say("make-safe-unseen")}</h3>
    <ul class="make-unseen">${safe.unseen.map((carried) => html`<li>${found(carried)}</li>`)}</ul>
    <p><button type="button" class="primary" @click=${() => it.go("site")}>${say("make-next-site")}</button></p>`;
}
