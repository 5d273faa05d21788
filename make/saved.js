// The draft before it is blurred, as a file of its own: it has the decisions and the secret, and is never published.
import { html, nothing } from "lit-html";

import { say } from "./words.js";

/** A name for a file: that of the map, in letters, digits and hyphens. */
export function fileName(it, suffix = "") {
  const title = it.member("title");
  const words = typeof title === "string" ? title : Object.values(title ?? {})[0] ?? "";
  const name = words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60);
  return `${name || "map"}${suffix}.zip`;
}

/** Whether something is blurred or left out that no file of the draft has. */
export const isUnsaved = (it) => it.view?.is_hiding && it.savedVersion !== it.view.version;

async function save(it) {
  const { version } = it.view;
  const { zip, refused } = await it.ask({ type: "save" });
  if (refused) it.message = { text: refused, isFault: true };
  if (!zip) return it.draw();
  if (it.parts.draft) URL.revokeObjectURL(it.parts.draft);
  it.parts.draft = URL.createObjectURL(zip);
  it.savedVersion = version;
  it.draw();
  document.getElementById("make-draft")?.click();
}

/** What stands before the site is taken: nothing where nothing is blurred or left out. */
export function saving(it) {
  if (!it.view.is_hiding) return nothing;
  const name = fileName(it, `-${say("make-draft-suffix")}`);
  const isMissing = isUnsaved(it);
  return html`<div class="make-message ${isMissing ? "is-fault" : ""}" role=${isMissing ? "alert" : "status"}>
    <p>${say(isMissing ? "make-save-first" : "make-saved")}</p>
    <p class="make-buttons"><button type="button" id="make-save" @click=${() => save(it)}>${say("make-save-draft")}</button>
      ${!isMissing && it.parts.draft ? html`<a id="make-draft" href=${it.parts.draft} download=${name}>${say("make-download", { name })}</a>` : nothing}</p>
  </div>`;
}
