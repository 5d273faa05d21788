// Giving tables: files, what was copied in a spreadsheet, an address; or a site that was taken before.
import { html, nothing } from "lit-html";

import { isUnsaved } from "./saved.js";
import { started } from "./thread.js";
import { found, number, say } from "./words.js";

const isZip = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b;
// Spreadsheets are archives, too.
const isSite = (name, bytes) => isZip(bytes) && /\.zip$/i.test(name);

const isSheet = (bytes) => isZip(bytes) || [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);

// What a thread of its own does with a spreadsheet, which may keep it busy for seconds.
const READ = `
  const sheet = read(new Uint8Array(await new Promise((resolve) => { onmessage = ({ data }) => resolve(data); postMessage("ready"); })));
  postMessage({ csv: sheet.take_csv(), notes: [...sheet.notes] });`;

/** Makes a table of a spreadsheet, in its place; returns what was found of it. It is a program of its own, fetched with the first one. */
async function csvOf(table) {
  const worker = started("./sheets.js", "./sheets_bg.wasm", "start, { read }", READ);
  try {
    const { csv, notes } = await new Promise((resolve, reject) => {
      worker.onerror = () => reject(new Error(say("make-ended")));
      worker.onmessage = ({ data }) => (data === "ready" ? worker.postMessage(table[1].buffer, [table[1].buffer]) : resolve(data));
    });
    if (csv === undefined) throw new Error(found(notes[0]));
    table[1] = new TextEncoder().encode(csv);
    return notes;
  } finally {
    worker.terminate();
  }
}

/** Takes files: tables, all at once, or a site. */
export async function takeFiles(it, files, inPlace = false) {
  if (!files.length) return;
  it.message = undefined;
  let read;
  try {
    read = await Promise.all(files.map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer())]));
  } catch (error) {
    // A folder, or a file that went meanwhile.
    it.message = { text: say("make-unreadable", { reason: error.message }), isFault: true };
    it.draw();
    return;
  }
  const sites = read.filter(([name, bytes]) => isSite(name, bytes));
  const tables = read.filter(([name, bytes]) => !isSite(name, bytes));
  for (const [, bytes] of sites) {
    const { refused } = await it.do({ type: "open", bytes }, [bytes.buffer]);
    // A draft that was saved is no other than its file yet. Of one that could not be opened nothing is known.
    if (!refused && it.view?.is_hiding) it.savedVersion = it.view.version;
  }
  const notes = [];
  for (const table of tables) {
    try {
      notes.push(isSheet(table[1]) ? await csvOf(table) : null);
    } catch (error) {
      it.message = { text: say("joined-by-colon", { before: table[0], after: error.message }), isFault: true };
      it.draw();
      return;
    }
  }
  if (tables.length) {
    const [names, bytes] = [tables.map(([name]) => name), tables.map(([, bytes]) => bytes)];
    await it.do({ type: "give", names, files: bytes, notes, in_place: inPlace }, bytes.map((bytes) => bytes.buffer));
  }
  if (it.view?.tables.length && !it.view.refused && !it.message?.isFault && it.step === "give") it.go(it.view.is_site ? "records" : "columns");
}

async function takeAddress(it, event) {
  event.preventDefault();
  const address = new FormData(event.target).get("address").trim();
  if (!address) return;
  try {
    const answer = await fetch(address, { cache: "no-cache", credentials: "omit" });
    if (!answer.ok) throw new Error(answer.status);
    const name = new URL(address, location.href).pathname.split("/").pop() || address;
    await takeFiles(it, [new File([await answer.blob()], name)]);
  } catch (error) {
    it.message = { text: say("make-address-failed", { address, reason: error.message }), isFault: true };
    it.draw();
  }
}

export function give(it) {
  const { view } = it;
  if (!it.isReady) return html`<p>${say("make-busy")}</p>`;
  const chosen = (inPlace) => (event) => {
    const files = [...event.target.files];
    event.target.value = "";
    takeFiles(it, files, inPlace);
  };
  const table = ({ name }) => html`<li><bdi>${name}</bdi> <button type="button" class="quiet" @click=${async () => { await it.act({ drop: { name } }); document.getElementById("step-title")?.focus(); }}>${say("make-drop", { name })}</button></li>`;
  const has = view?.tables.length > 0;
  return html`
    <p>${say("make-give-about")}</p>
    <div class="make-drop">
      <label class="make-file primary"><input type="file" multiple id="make-tables" @change=${chosen(false)}>${say(has ? "make-give-more" : "make-give-tables")}</label>
      ${has ? html`<label class="make-file"><input type="file" multiple id="make-instead" @change=${chosen(true)}>${say("make-give-instead")}</label>` : nothing}
      <p class="aside">${say("make-give-kinds")}</p>
    </div>
    <label class="make-field">${say("make-paste")}<textarea id="make-paste" rows="2" placeholder=${say("make-paste-here")} @paste=${(event) => paste(it, event)}></textarea></label>
    <form class="make-address" @submit=${(event) => takeAddress(it, event)}>
      <label class="make-field">${say("make-address")}<input name="address" type="text" inputmode="url" dir="ltr"></label>
      <button type="submit">${say("make-address-open")}</button>
    </form>
    ${has ? html`<h3>${say("make-given")}</h3>
      ${it.keptOn ? html`<p>${say("make-restored", { when: new Date(it.keptOn) })}</p>` : nothing}
      <ul class="make-list">${view.tables.map(table)}</ul>
      <p>${counts(view.counts)}</p>
      ${report(view)}` : nothing}
    ${has || it.keptOn ? html`<p class="aside">${say(it.isKept === false || !it.isOwner ? "make-not-kept" : "make-kept")} <button type="button" class="quiet" id="make-forget" @click=${() => it.forget()}>${say("make-forget")}</button>${isUnsaved(it) ? html` <span class="files-lost">${say("make-forget-secret")}</span>` : nothing}</p>` : nothing}`;
}

function paste(it, event) {
  event.preventDefault();
  const text = event.clipboardData.getData("text/plain");
  if (text.trim()) takeFiles(it, [new File([text], say("make-pasted"))]);
}

/** How many records there are, and what they lack. */
export function counts({ records, placed, dated, withdrawn }) {
  const parts = [say("make-n-records", { count: records }), say("make-n-unplaced", { count: records - placed }), say("make-n-undated", { count: records - dated })];
  if (withdrawn) parts.push(say("make-n-withdrawn", { count: withdrawn }));
  return parts.join(" ");
}

/** What was found in the tables. */
export function report({ found: all, n_more_found: nMore }) {
  if (!all.length) return nothing;
  return html`<details class="make-report">
    <summary>${say("make-found", { count: all.length + nMore })}</summary>
    <ul>${all.map(([table, carried]) => html`<li><bdi>${table}</bdi>: <bdi>${found(carried)}</bdi></li>`)}</ul>
    ${nMore ? html`<p>${say("make-found-more", { count: number(nMore) })}</p>` : nothing}
  </details>`;
}
