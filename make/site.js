// Taking the site: the page's own files, checked, with this map, as one archive.
import { html, nothing } from "lit-html";

import { lookForSafety, nOpen, refused } from "./safety.js";
import { fileName, saving } from "./saved.js";
import { today } from "./today.js";
import { number, say } from "./words.js";

const N_AT_ONCE = 6;

/** The files of the page, by its own list: what is not there is refused by name later. */
async function pageFiles() {
  const list = await fetch("site.json", { cache: "no-cache" });
  if (!list.ok) throw new Error(`site.json: ${list.status}`);
  const bytes = new Uint8Array(await list.arrayBuffer());
  const paths = JSON.parse(new TextDecoder().decode(bytes)).files.map(({ path }) => path);
  const files = new Map([["site.json", bytes]]);
  const fetchNext = async () => {
    for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
      const answer = await fetch(path, { cache: "no-cache" });
      if (answer.ok) files.set(path, new Uint8Array(await answer.arrayBuffer()));
      else if (answer.status !== 404) throw new Error(`${path}: ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: N_AT_ONCE }, fetchNext));
  return files;
}

async function take(it) {
  it.message = undefined;
  it.parts.taken = undefined;
  try {
    const page = await pageFiles();
    const files = [...page.values()];
    const message = { type: "take", names: [...page.keys()], files, today: today() };
    const answer = await it.ask(message, files.map((bytes) => bytes.buffer));
    if (answer.refused) throw new Error(answer.refused);
    it.parts.unsafe = answer.unsafe;
    const { zip, notes } = answer;
    if (!zip) return it.draw();
    it.parts.taken = { address: URL.createObjectURL(zip), size: zip.size, notes };
  } catch (error) {
    it.message = { text: say("make-take-failed", { reason: error.message }), isFault: true };
  }
  it.draw();
  document.getElementById("make-download")?.click();
}

export function site(it) {
  lookForSafety(it);
  const { taken, safe, unsafe } = it.parts;
  const nLeft = safe ? nOpen(safe) : 0;
  const hasTitle = !!it.member("title");
  return html`
    <p>${say("make-site-about")}</p>
    ${hasTitle ? nothing : html`<p class="make-message">${say("make-site-untitled")} <button type="button" class="quiet" @click=${() => it.go("settings")}>${say("make-step-settings")}</button></p>`}
    ${it.view.map_found.length ? html`<p class="make-message is-fault">${say("make-site-faults", { count: it.view.map_found.length })} <button type="button" class="quiet" @click=${() => it.go("settings")}>${say("make-step-settings")}</button></p>` : nothing}
    ${nLeft ? html`<p class="make-message">${say("make-site-undecided", { count: nLeft })} <button type="button" class="quiet" @click=${() => it.go("safety")}>${say("make-step-safety")}</button></p>` : nothing}
    ${saving(it)}
    ${refused(unsafe)}
    <p><button type="button" class="primary" id="make-take" @click=${() => take(it)}>${say("make-take")}</button></p>
    ${taken ? html`<p role="status">${say("make-taken", { size: number(Math.round(taken.size / 1024)) })}
      <a id="make-download" href=${taken.address} download=${fileName(it)}>${say("make-download", { name: fileName(it) })}</a></p>
      ${taken.notes.length ? html`<details class="make-report"><summary>${say("make-notes", { count: taken.notes.length })}</summary><ul>${taken.notes.map((note) => html`<li lang="en" dir="ltr">${note.replace(/^note: /, "")}</li>`)}</ul></details>` : nothing}` : nothing}
    <h3>${say("make-publish")}</h3>
    <ul class="make-hosts">
      ${["netlify", "cloudflare", "github", "server"].map((host) => html`<li>${say(`make-host-${host}`)}</li>`)}
    </ul>
    <p class="aside">${say("make-site-again")}</p>`;
}
