// Makes a map: a table is given, looked at, mended and described, and a site is taken. All on this device.
import { html, nothing, render } from "lit-html";

import { columns } from "./columns.js";
import { counts, give, takeFiles } from "./give.js";
import * as kept from "./kept.js";
import { Making } from "./making.js";
import { Preview } from "./preview.js";
import { records } from "./records.js";
import { safety } from "./safety.js";
import { settings } from "./settings.js";
import { site } from "./site.js";
import { LANGUAGES, choice, found, language, learn, nameOf, say } from "./words.js";

const STEPS = [
  ["give", give],
  ["columns", columns],
  ["records", records],
  ["settings", settings],
  ["safety", safety],
  ["site", site],
];

// More records than this are many: the map beside them is drawn when nothing was done for so long, else soon.
const MANY = 20000;
const PAUSE_MS = 1500;
const SOON_MS = 300;

/** What is shown, and what the parts of the page may do. */
class Page {
  constructor() {
    this.making = new Making();
    this.step = "give";
    this.view = undefined;
    this.message = undefined;
    this.busy = 0;
    this.last = Promise.resolve();
    this.isForgotten = false;
    // How often what was done has been followed: only the last time counts.
    this.following = 0;
    // Whether the draft of this page is this tab's to keep.
    this.isOwner = true;
    // What each part keeps between two drawings.
    this.parts = {};
    this.root = document.getElementById("make");
  }

  draw() {
    render(page(this), this.root);
  }

  /** Asks the thread on which the map is made, and shows that it is busy. */
  async ask(message, given) {
    this.busy += 1;
    this.draw();
    try {
      return await this.making.ask(message, given);
    } catch {
      this.message = { text: say("make-ended"), isFault: true };
      return {};
    } finally {
      this.busy -= 1;
      this.draw();
    }
  }

  /** Has something done of which the answer is a view: one after the other, each from what the one before has left. */
  do(message, given) {
    const done = this.last.then(async () => {
      const answer = await this.ask(typeof message === "function" ? message() : message, given);
      if (answer.view) this.show(JSON.parse(answer.view));
      if (answer.refused) this.message = { text: answer.refused, isFault: true };
      this.draw();
      return answer;
    });
    this.last = done.catch(() => {});
    return done;
  }

  /** Makes a step (`make::step::Step`). */
  act(step) {
    this.message = undefined;
    return this.do(() => ({ type: "act", step: JSON.stringify(typeof step === "function" ? step() : step) }));
  }

  /** Sets a member of the map file; a function makes its value of the newest one. */
  set(member, value) {
    return this.act(() => {
      const next = typeof value === "function" ? value(this.member(member)) : value;
      return { set: { member, json: next === undefined ? null : JSON.stringify(next) } };
    });
  }

  show(view) {
    const isNew = view.version !== this.view?.version;
    const isFirst = !this.view?.tables.length && view.tables.length > 0 && !view.is_site;
    this.view = view;
    this.status = view.tables.length ? counts(view.counts) : "";
    if (!view.tables.length && this.step !== "give") this.step = "give";
    // Whoever makes it in another language most likely makes it for its readers.
    if (isFirst && language() !== "en" && view.version === 1) this.set("languages", [language(), "en"]);
    // What a field of a record was refused for stands beside it.
    if (view.refused && !(this.parts.open && document.getElementById(`edit-${view.refused[0]}`))) {
      const [where, why] = view.refused;
      this.message = { text: say("joined-by-colon", { before: where, after: found(why) }), isFault: true };
    }
    if (isNew) {
      this.parts.records = undefined;
      this.parts.offers = undefined;
      if (this.parts.taken) URL.revokeObjectURL(this.parts.taken.address);
      this.parts.taken = undefined;
      this.parts.unsafe = undefined;
      this.followLater();
    }
    this.draw();
  }

  /** What a member of the map file says. */
  member(name) {
    const member = this.view?.members.find(([known]) => known === name);
    return member && JSON.parse(member[1]);
  }

  /** Has what was done followed after a while: a large map takes its time to draw, on the thread on which somebody goes on typing. */
  followLater() {
    clearTimeout(this.later);
    this.isFollowing = true;
    this.later = setTimeout(() => this.follow(), this.view.counts.records > MANY ? PAUSE_MS : SOON_MS);
  }

  /** Somebody goes on: a large map that is not drawn yet waits again. */
  goOn() {
    if (!this.isFollowing || this.view.counts.records <= MANY) return;
    this.following += 1;
    this.preview.cancel();
    this.followLater();
  }

  /** The draft that is kept, and the map beside it, follow what was done. */
  async follow() {
    this.following += 1;
    const following = this.following;
    if (this.isOwner && !this.isForgotten) {
      const draft = await this.making.ask({ type: "keep" }).catch(() => undefined);
      if (draft && !this.isForgotten) this.isKept = await kept.keep(draft).catch(() => false);
    }
    // Whoever goes on meanwhile sees what comes of that.
    if (following !== this.following) return;
    if (!this.view.tables.length) {
      this.isFollowing = false;
      this.preview.clear();
    } else {
      const shown = await this.making.ask({ type: "preview" }).catch(() => undefined);
      if (shown?.map_file && following === this.following) await this.preview.show(shown);
    }
    this.draw();
  }

  go(step) {
    if (step !== this.step) history.pushState({ step }, "", `#${step}`);
    this.stepTo(step);
  }

  stepTo(step) {
    const isThere = STEPS.some(([name]) => name === step) && this.view?.tables.length;
    this.step = isThere ? step : "give";
    this.draw();
    document.getElementById("step-title")?.focus();
  }

  async forget() {
    this.isForgotten = true;
    clearTimeout(this.later);
    await kept.forget().catch(() => {});
    location.reload();
  }
}

function page(it) {
  const { view, message } = it;
  const isEmpty = !view?.tables.length;
  const part = STEPS.find(([name]) => name === it.step)[1];
  const step = ([name], at) => html`<li>
    <button type="button" class="make-step" aria-current=${name === it.step ? "step" : nothing} ?disabled=${isEmpty && at > 0} @click=${() => it.go(name)}>
      <span aria-hidden="true">${at + 1}</span> ${say(`make-step-${name}`)}
    </button>
  </li>`;
  return html`
    <header class="make-header">
      <h1>${say("make-title")}</h1>
      <p class="aside">${say("make-nothing-leaves")}</p>
      <div class="make-history">
        <button type="button" class="quiet" aria-disabled=${view?.undo[0] ? nothing : "true"} @click=${() => view?.undo[0] && it.act("undo")}>${say("make-undo")}</button>
        <button type="button" class="quiet" aria-disabled=${view?.undo[1] ? nothing : "true"} @click=${() => view?.undo[1] && it.act("redo")}>${say("make-redo")}</button>
        ${isEmpty ? nothing : html`<a class="make-see" href="#make-preview">${say("make-see")}</a>`}
        <a href="./">${say("make-back")}</a>
        ${LANGUAGES.filter((one) => one !== document.documentElement.lang).map((one) => html`<a href="?lang=${one}" lang=${one}>${nameOf(one)}</a>`)}
      </div>
    </header>
    <nav class="make-steps" aria-label=${say("make-steps")}><ol>${STEPS.map(step)}</ol></nav>
    <main class="make-part">
      <p role="status" class="make-busy">${it.busy ? say("make-busy") : html`<span class="for-screen-readers">${it.status}</span>`}</p>
      ${view?.told.length ? html`<ul class="make-message">${view.told.map(([what, why]) => html`<li>${say("joined-by-colon", { before: what, after: found(why) })}</li>`)}</ul>` : nothing}
      ${message ? html`<p class="make-message ${message.isFault ? "is-fault" : ""}" role="alert"><bdi>${message.text}</bdi> <button type="button" class="quiet" @click=${() => { it.message = undefined; it.draw(); }}>${say("make-close")}</button></p>` : nothing}
      <h2 id="step-title" tabindex="-1">${say(`make-step-${it.step}`)}</h2>
      ${part(it)}
      ${say("words-unread") ? html`<p class="aside">${say("words-unread")}</p>` : nothing}
    </main>
    <section class="make-preview" id="make-preview" tabindex="-1" aria-label=${say("make-preview")}>
      ${isEmpty ? html`<p class="make-empty">${say("make-preview-empty")}</p>` : nothing}
      <div id="preview"></div>
    </section>`;
}

/** A file that a reader has opened on the map whose link led here; nothing where nobody has, or another site's link did. */
function fileOfOpener() {
  try {
    return window.opener?.incidentMapOpened;
  } catch {
    return undefined;
  }
}

async function start() {
  await learn(choice(LANGUAGES));
  document.title = say("make-title");
  const it = new Page();
  it.draw();
  const host = document.getElementById("preview");
  it.preview = new Preview(host, say("make-preview"));
  host.addEventListener("shown", () => { it.isFollowing = false; });
  for (const kind of ["keydown", "pointerdown", "input"]) addEventListener(kind, () => it.goOn(), { capture: true, passive: true });
  // Dropped anywhere, as on the map itself.
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    takeFiles(it, [...event.dataTransfer.files]);
  });
  // Dropped on the map beside it (draft.js).
  addEventListener("dropped", ({ detail }) => takeFiles(it, detail));
  addEventListener("paste", (event) => {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    const text = event.clipboardData.getData("text/plain");
    if (text.trim()) takeFiles(it, [new File([text], say("make-pasted"))]);
  });
  // Steps are undone as in any editor, but for what is being typed.
  addEventListener("keydown", (event) => {
    const isStep = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z";
    if (!isStep || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    event.preventDefault();
    it.act(event.shiftKey ? "redo" : "undo");
  });
  it.isOwner = await kept.own();
  if (!it.isOwner) it.message = { text: say("make-open-elsewhere"), isFault: true };
  const draft = it.isOwner ? await kept.kept().catch(() => undefined) : undefined;
  if (draft) {
    it.keptOn = draft.on;
    const { view } = await it.do({ type: "go_on", ...draft });
    // What cannot be read stays what it is.
    if (!view || it.message?.isFault) it.isOwner = false;
  }
  it.isReady = true;
  // What was opened on the map from which somebody comes.
  const opened = fileOfOpener();
  if (opened && !draft) await takeFiles(it, [opened]);
  else if (opened) it.message = { text: say("make-has-draft", { name: opened.name }) };
  const step = location.hash.slice(1);
  if (step) it.stepTo(step);
  addEventListener("popstate", () => it.stepTo(location.hash.slice(1) || "give"));
  it.draw();
  // Names of the ground, by which places are found that say no position.
  const names = ["labels", "city"].map((name) => fetch(`data/basemap/${name}.geojson`).then((answer) => (answer.ok ? answer.text() : "")).catch(() => ""));
  await it.making.ask({ type: "places", files: await Promise.all(names) }).catch(() => {});
}

start().catch((error) => {
  const sentence = document.createElement("p");
  sentence.className = "make-message is-fault";
  sentence.setAttribute("role", "alert");
  sentence.textContent = `This page could not start (${error.message}). Reload it; if it fails again, a file is missing on this site.`;
  document.getElementById("make").replaceChildren(sentence);
});
