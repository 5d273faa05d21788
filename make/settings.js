// What the map file says: titles, types, first view, ground, whom to thank.
import { html, nothing } from "lit-html";

import { EYES, apart, contrast, seen } from "./colors.js";
import { LANGUAGES, found, language as spoken, nameOf, number, say } from "./words.js";

const SHAPES = ["circle", "square", "diamond", "triangle", "triangle_down", "cross", "plus", "hexagon", "star", "pentagon"];
const LICENSES = [["CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"], ["CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"], ["CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"], ["ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"]];
// Paper on light and on dark ground, and land, as in style.css.
const GROUNDS = { light: ["#ffffff", "#f8f6f1"], dark: ["#1c1e21", "#24272b"] };
const LEAST_OF_MARKS = 3;
const LEAST_OF_TEXT = 4.5;
// Below this two colours of one shape are taken for each other: docs/map.md asks for more between the map's own.
const LEAST_APART = 11;
const GROUND = { light: "basemap/light.json", dark: "basemap/dark.json", credit: "Natural Earth; GeoNames CC BY 4.0" };

const given = (text) => (text?.trim() ? text : undefined);
const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
// Map files may say one thing in the place of a list.
const listOf = (said) => (Array.isArray(said) ? said : said === undefined || said === null ? [] : [said]);
const languagesOf = (it) => (listOf(it.member("languages")).length ? listOf(it.member("languages")) : ["en"]);
const inLanguage = (text, language, first) => (text && typeof text === "object" ? text[language] ?? "" : language === first ? text ?? "" : "");

/** A text of one language, put beside those of the others: plain where there is only one. */
function withWords(text, language, words, languages) {
  const before = text && typeof text === "object" ? text : {};
  const all = { ...before, ...Object.fromEntries(languages.map((one) => [one, one === language ? words : inLanguage(text, one, languages[0])])) };
  const said = Object.entries(all).filter(([, words]) => given(words));
  if (!said.length) return undefined;
  return said.length === 1 && said[0][0] === languages[0] ? said[0][1] : Object.fromEntries(said);
}

const field = (label, input, help) => html`<label class="make-field"><span>${label}</span>${input}${help ? html`<small>${help}</small>` : nothing}</label>`;

/** Fields of a text, one for each language of the map. `change` is given what makes the new text of the newest one. */
function words(it, label, text, change, isLong = false) {
  const languages = languagesOf(it);
  return languages.map((language) => {
    const value = inLanguage(text, language, languages[0]);
    const set = (event) => {
      const said = event.target.value;
      change((now) => withWords(now, language, said, languages));
    };
    const name = languages.length > 1 ? say("make-in-language", { label, language: nameOf(language, spoken()) }) : label;
    return field(name, isLong
      ? html`<textarea rows="2" lang=${language} dir="auto" .value=${value} @change=${set}></textarea>`
      : html`<input type="text" lang=${language} dir="auto" .value=${value} @change=${set}>`);
  });
}

const text = (it, member, isLong) => words(it, say(`make-set-${member.replaceAll("_", "-")}`), it.member(member), (value) => it.set(member, value), isLong);

const plain = (it, member, help) => field(say(`make-set-${member.replaceAll("_", "-")}`), html`<input type="text" dir="ltr" .value=${it.member(member) ?? ""} @change=${(event) => it.set(member, given(event.target.value))}>`, help);

// Which group has the fields of a member.
const GROUPS = {
  words: ["title", "lede", "introduction", "publisher", "languages"],
  types: ["categories"],
  "first-view": ["bounds", "view", "order", "span", "as_of"],
  names: ["annotate"],
  ground: ["basemap"],
  overlays: ["overlays"],
  thanks: ["credits", "links", "license", "contact"],
  look: ["accent", "logo", "stylesheet"],
  address: ["site_url", "embed", "embed_origins", "data_origins"],
};

/** What is wrong with what the map file says, in a group of members; of all others in that of the file itself. */
function faultsOf(it, name) {
  const all = Object.values(GROUPS).flat();
  const isOfIt = ([member]) => (name === "file" ? !all.includes(member) : GROUPS[name].includes(member));
  return it.view.map_found.filter(isOfIt);
}

export function settings(it) {
  const group = (name, content, isOpen = false) => {
    const faults = faultsOf(it, name);
    return html`<details class="make-group" ?open=${isOpen || faults.length > 0}><summary>${say(`make-group-${name}`)}</summary>
      ${faults.length ? html`<ul class="make-message is-fault" role="alert">${faults.map(([, carried]) => html`<li>${carriedIn(carried)}</li>`)}</ul>` : nothing}${content}</details>`;
  };
  return html`
    ${group("words", html`
      ${text(it, "title")} ${text(it, "lede", true)} ${introduction(it)} ${text(it, "publisher")}
      ${languages(it)}`, true)}
    ${group("types", types(it), true)}
    ${group("first-view", firstView(it))}
    ${group("names", html`<p>${say("make-names-about")}</p>${annotations(it)}`)}
    ${group("ground", ground(it))}
    ${group("overlays", overlays(it))}
    ${group("thanks", html`${linked(it, "credits")} ${linked(it, "links")} ${license(it)} ${plain(it, "contact", say("make-help-contact"))}`)}
    ${group("look", look(it))}
    ${group("address", html`${plain(it, "site_url", say("make-help-site-url"))} ${embed(it)} ${origins(it, "data_origins")}`)}
    ${group("file", wholeFile(it))}
    <p><button type="button" class="primary" @click=${() => it.go("safety")}>${say("make-next-safety")}</button></p>`;
}

const carriedIn = (carried) => html`<bdi>${found(carried)}</bdi>`;

/** Paragraphs of the introduction, a line each: an empty line is a paragraph that another language has. */
function introduction(it) {
  const languages = languagesOf(it);
  const label = say("make-set-introduction");
  return languages.map((language) => {
    const value = listOf(it.member("introduction")).map((one) => inLanguage(one, language, languages[0])).join("\n");
    const set = (event) => {
      const said = event.target.value.split("\n").map((line) => line.trim());
      it.set("introduction", (now) => {
        const paragraphs = listOf(now);
        const all = Array.from({ length: Math.max(said.length, paragraphs.length) }, (_, at) => withWords(paragraphs[at], language, said[at] ?? "", languages));
        const filled = all.filter((one) => one !== undefined);
        return filled.length ? filled : undefined;
      });
    };
    return field(languages.length > 1 ? say("make-in-language", { label, language: nameOf(language, spoken()) }) : label, html`<textarea rows="4" lang=${language} dir="auto" .value=${value} @change=${set}></textarea>`, say("make-help-introduction"));
  });
}

function languages(it) {
  const chosen = languagesOf(it);
  const toggle = (language) => (event) => {
    const { checked } = event.target;
    it.set("languages", () => {
      const others = languagesOf(it).filter((one) => one !== language);
      const next = checked ? [...others, language] : others;
      return next.length ? next : ["en"];
    });
  };
  return html`<fieldset><legend>${say("make-set-languages")}</legend>
    ${[...new Set([...LANGUAGES, ...chosen])].map((one) => html`<label><input type="checkbox" .checked=${chosen.includes(one)} @change=${toggle(one)}> ${nameOf(one, spoken())}</label>`)}
    <label class="make-field"><span>${say("make-first-language")}</span><select @change=${(event) => it.set("languages", [event.target.value, ...chosen.filter((one) => one !== event.target.value)])}>${chosen.map((one) => html`<option value=${one} ?selected=${one === chosen[0]}>${nameOf(one, spoken())}</option>`)}</select></label>
  </fieldset>`;
}

/** A colour as `#rrggbb`, whether it is written so, shorter, or by its name. */
function plainColor(color) {
  if (/^#[0-9a-f]{6}$/i.test(color)) return color;
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = color;
  return canvas.fillStyle;
}

const ofGround = (color, ground, usual) => plainColor((color && typeof color === "object" ? color[ground] : color) ?? usual);
const light = (color) => ofGround(color, "light", "#4b5563");
const dark = (color) => ofGround(color, "dark", "#b6c0cc");

/** Types in the order of the legend: what they are called, and how they look. */
function types(it) {
  const categories = listOf(it.member("categories"));
  const listed = new Set(categories.map(({ id }) => id));
  const others = it.view.types.filter(([id]) => !listed.has(id) && id !== "unspecified");
  const change = (id, said) => it.set("categories", (all) => all.map((one) => (one.id === id ? { ...one, ...said(one) } : one)));
  const move = (id, by) => it.set("categories", (all) => {
    const next = [...all];
    const at = next.findIndex((one) => one.id === id);
    next.splice(at + by, 0, ...next.splice(at, 1));
    return next;
  });
  const count = (id) => it.view.types.find(([known]) => known === id)?.[1] ?? 0;
  const row = (one, at) => {
    const { id, label, color, shape } = one;
    const chosen = (ground) => (event) => {
      const { value } = event.target;
      change(id, (now) => ({ color: { light: light(now.color), dark: dark(now.color), [ground]: value } }));
    };
    const name = typeof label === "object" ? Object.values(label)[0] : label ?? id;
    return html`<li class="make-type">
      <div class="make-type-head"><b dir="auto">${name}</b> <span class="aside">${say("make-n-records", { count: count(id) })}</span>
        <button type="button" class="quiet" ?disabled=${at === 0} aria-label=${say("make-up", { name })} @click=${() => move(id, -1)}>↑</button>
        <button type="button" class="quiet" ?disabled=${at === categories.length - 1} aria-label=${say("make-down", { name })} @click=${() => move(id, 1)}>↓</button></div>
      <div class="make-type-looks">
        ${words(it, say("make-label"), label, (make) => change(id, (now) => ({ label: make(now.label) ?? id })))}
        ${field(say("make-color-light"), html`<input type="color" .value=${light(color)} @change=${chosen("light")}>`)}
        ${field(say("make-color-dark"), html`<input type="color" .value=${dark(color)} @change=${chosen("dark")}>`)}
        ${field(say("make-shape"), html`<select @change=${(event) => { const { value } = event.target; change(id, () => ({ shape: value })); }}>${SHAPES.map((code) => html`<option value=${code} ?selected=${code === shape}>${say(`make-shape-${code.replaceAll("_", "-")}`)}</option>`)}</select>`)}
      </div>
      ${swatches(one)}
    </li>`;
  };
  const faults = alike(categories);
  return html`
    <ol class="make-types">${categories.map(row)}</ol>
    ${faults.length ? html`<ul class="make-message" role="status">${faults.map((said) => html`<li>${said}</li>`)}</ul>` : html`<p role="status">${say("make-types-apart")}</p>`}
    ${others.map(([id]) => html`<p><bdi>${id}</bdi> <button type="button" @click=${() => it.set("categories", (all) => [...listOf(all), { id, label: id }])}>${say("make-type-add")}</button></p>`)}`;
}

/** How a type's colours stand on the ground, and how other eyes see them. */
function swatches({ color }) {
  const one = (value, ground) => {
    const least = Math.min(...GROUNDS[ground].map((paper) => contrast(value, paper)));
    const eyes = ["all", ...Object.keys(EYES)];
    return html`<span class="make-swatches is-${ground}">${eyes.map((kind) => html`<svg width="18" height="18" role="img" aria-label=${say(`make-eyes-${kind}`)}><title>${say(`make-eyes-${kind}`)}</title><rect width="18" height="18" rx="4" fill=${kind === "all" ? value : seen(value, kind)}></rect></svg>`)}
      <span class=${least < LEAST_OF_MARKS ? "files-lost" : ""}>${say(least < LEAST_OF_MARKS ? "make-contrast-low" : "make-contrast", { ratio: number(Math.round(least * 10) / 10) })}</span></span>`;
  };
  return html`<p class="make-looks">${one(light(color), "light")} ${one(dark(color), "dark")}</p>`;
}

const nameOfType = ({ id, label }) => (label && typeof label === "object" ? Object.values(label)[0] : label) ?? id;

/** Types whose colours do not stand out, and pairs of types that some eyes take for each other: the same shape in colours that are not far apart. */
function alike(categories) {
  const faults = [];
  for (const one of categories) {
    const isLow = (ground, of) => GROUNDS[ground].some((paper) => contrast(of(one.color), paper) < LEAST_OF_MARKS);
    if (isLow("light", light) || isLow("dark", dark)) faults.push(say("make-type-faint", { name: nameOfType(one) }));
  }
  for (const [at, one] of categories.entries()) {
    for (const other of categories.slice(at + 1)) {
      if (one.shape !== other.shape) continue;
      const eyes = ["all", ...Object.keys(EYES)].find((kind) => [light, dark].some((of) => {
        const [a, b] = [of(one.color), of(other.color)].map((color) => (kind === "all" ? color : seen(color, kind)));
        return apart(a, b) < LEAST_APART;
      }));
      if (eyes) faults.push(say("make-types-alike", { one: nameOfType(one), other: nameOfType(other), eyes: say(`make-eyes-${eyes}`) }));
    }
  }
  return faults;
}

/** What is seen first: as the map beside it shows it now. */
function firstView(it) {
  const bounds = it.member("bounds");
  const take = () => {
    const now = it.preview.bounds();
    if (now) it.set("bounds", now.map((degrees) => Number(degrees.toFixed(4))));
    else {
      it.message = { text: say("make-bounds-unknown"), isFault: true };
      it.draw();
    }
  };
  return html`<p>${bounds ? say("make-bounds-are", { bounds: bounds.join(", ") }) : say("make-bounds-none")}</p>
    <p class="make-buttons"><button type="button" id="make-bounds" @click=${take}>${say("make-bounds-take")}</button>
    ${bounds ? html`<button type="button" @click=${() => it.set("bounds", undefined)}>${say("make-bounds-all")}</button>` : nothing}</p>
    ${field(say("make-set-order"), html`<select @change=${(event) => it.set("order", event.target.value === "latest" ? "latest" : undefined)}>${["earliest", "latest"].map((code) => html`<option value=${code} ?selected=${code === (it.member("order") ?? "earliest")}>${say(`make-order-${code}`)}</option>`)}</select>`)}
    ${plain(it, "span", say("make-help-span"))} ${plain(it, "as_of", say("make-help-as-of"))}`;
}

/** A list whose items are edited one by one; `change` is given what makes the new item of the newest one. */
function list(it, member, item, empty) {
  const all = listOf(it.member(member));
  const change = (make) => it.set(member, (now) => {
    const next = make(listOf(now));
    return next.length ? next : undefined;
  });
  return html`<fieldset><legend>${say(`make-set-${member.replaceAll("_", "-")}`)}</legend>
    ${all.map((one, at) => html`<div class="make-item">${item(one, (make) => change((now) => now.map((other, nth) => (nth === at ? make(other) : other))))}
      <button type="button" class="quiet" @click=${() => change((now) => now.filter((_, nth) => nth !== at))}>${say("make-remove")}</button></div>`)}
    ${empty === undefined ? nothing : html`<button type="button" @click=${() => change((now) => [...now, empty])}>${say("make-add-item")}</button>`}</fieldset>`;
}

// They are added in the form of a record, which knows its id.
const annotations = (it) => list(it, "annotate", (one, change) => html`<p><bdi>${one.id}</bdi></p>
  ${words(it, say("make-annotation"), one.text, (make) => change((now) => ({ ...now, text: make(now.text) ?? now.text })))}`);

/** Words that lead somewhere, as the map file says them: plain words where they lead nowhere. */
const parted = (one) => (one && typeof one === "object" && ("text" in one || "url" in one) ? one : { text: one });
const joined = ({ text, url }) => (given(url) ? { text: text ?? "", url } : text ?? "");

const linked = (it, member) => list(it, member, (one, change) => html`
  ${words(it, say("make-words"), parted(one).text, (make) => change((now) => joined({ ...parted(now), text: make(parted(now).text) })))}
  ${field(say("make-link"), html`<input type="text" dir="ltr" inputmode="url" .value=${parted(one).url ?? ""} @change=${(event) => { const { value } = event.target; change((now) => joined({ ...parted(now), url: value })); }}>`)}`, say("make-new-item"));

function license(it) {
  const said = parted(it.member("license"));
  const name = said.text;
  const known = LICENSES.find(([known]) => known === name);
  const choose = (event) => {
    const chosen = LICENSES.find(([known]) => known === event.target.value);
    it.set("license", chosen ? { text: chosen[0], url: chosen[1] } : event.target.value === "other" ? say("make-license-other-words") : undefined);
  };
  return html`${field(say("make-set-license"), html`<select id="make-license" @change=${choose}>
      <option value="">${say("make-license-none")}</option>
      ${LICENSES.map(([one]) => html`<option value=${one} ?selected=${one === name}>${one}</option>`)}
      <option value="other" ?selected=${!!name && !known}>${say("make-license-other")}</option></select>`)}
    ${name && !known ? words(it, say("make-license-words"), name, (words) => it.set("license", words)) : nothing}`;
}

function ground(it) {
  const basemap = it.member("basemap") ?? {};
  const kinds = ["own", "none", "style", "pmtiles", "tiles"];
  const kind = basemap.tiles ? "tiles" : basemap.pmtiles !== undefined ? "pmtiles" : basemap.light === GROUND.light ? "own" : basemap.light !== undefined ? "style" : "none";
  const usual = { own: GROUND, none: {}, style: { light: "", credit: "" }, pmtiles: { ...GROUND, pmtiles: "" }, tiles: { ...GROUND, tiles: { light: "" } } };
  const set = (change) => it.set("basemap", (now) => ({ ...now, ...change(now ?? {}) }));
  const part = (name, label) => field(say(label), html`<input type="text" dir="ltr" .value=${basemap[name] ?? ""} @change=${(event) => { const { value } = event.target; set(() => ({ [name]: value })); }}>`);
  const tiles = typeof basemap.tiles === "object" ? basemap.tiles?.light ?? "" : basemap.tiles ?? "";
  return html`${field(say("make-set-basemap"), html`<select id="make-basemap" @change=${(event) => it.set("basemap", usual[event.target.value])}>${kinds.map((code) => html`<option value=${code} ?selected=${code === kind}>${say(`make-basemap-${code}`)}</option>`)}</select>`, say("make-help-basemap"))}
    ${kind === "style" ? html`${part("light", "make-basemap-light")} ${part("dark", "make-basemap-dark")} ${part("credit", "make-basemap-credit")}` : nothing}
    ${kind === "pmtiles" ? html`${part("pmtiles", "make-basemap-archive")} ${file(it, "make-put-archive", ".pmtiles", (name) => set(() => ({ pmtiles: name })))}` : nothing}
    ${kind === "tiles" ? html`${field(say("make-basemap-address"), html`<input type="text" dir="ltr" .value=${tiles} @change=${(event) => { const { value } = event.target; set((now) => ({ tiles: { ...(typeof now.tiles === "object" ? now.tiles : {}), light: value } })); }}>`)} ${part("credit", "make-basemap-credit")}` : nothing}`;
}

// Names that lie beside the map file anyway.
const RESERVED = ["map.json", "incidents.geojson", "map.schema.json", "incidents.schema.json", "published.json", "LICENSE", "README.md"];

/** A name beside the map file that nothing has. */
function freeName(it, name) {
  const plain = name.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[.-]+/, "") || "file";
  const isTaken = (name) => RESERVED.includes(name) || name === it.member("data") || it.view.files.includes(`data/${name}`);
  const [, stem, ending] = /^(.*?)(\.[^.]*)?$/.exec(plain);
  let free = plain;
  for (let number = 2; isTaken(free); number += 1) free = `${stem}-${number}${ending ?? ""}`;
  return free;
}

/** A file that is to lie beside the map file. */
function file(it, label, accept, named) {
  const take = async (event) => {
    const [chosen] = event.target.files;
    event.target.value = "";
    if (!chosen) return;
    const name = freeName(it, chosen.name);
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    await it.do({ type: "put", name: `data/${name}`, bytes }, [bytes.buffer]);
    named(name);
  };
  return html`<label class="make-file"><input type="file" accept=${accept} @change=${take}>${say(label)}</label>`;
}

function overlays(it) {
  const all = listOf(it.member("overlays"));
  const change = (make) => it.set("overlays", (now) => {
    const next = make(listOf(now));
    return next.length ? next : undefined;
  });
  const stem = (name) => name.replace(/\.[^.]*$/, "");
  const add = (name) => change((now) => [...now, { id: stem(name), data: name, name: stem(name) }]);
  return html`<p>${say("make-overlays-about")}</p>
    ${all.map((one, at) => {
      const set = (said) => change((now) => now.map((other, nth) => (nth === at ? { ...other, ...said(other) } : other)));
      const plainly = (name) => (event) => { const { value } = event.target; set(() => ({ [name]: given(value) })); };
      return html`<div class="make-item"><p><bdi>${one.data}</bdi></p>
        ${words(it, say("make-label"), one.name, (make) => set((now) => ({ name: make(now.name) })))}
        ${field(say("make-overlay-from"), html`<input type="text" dir="ltr" .value=${one.from ?? ""} @change=${plainly("from")}>`)}
        ${field(say("make-overlay-to"), html`<input type="text" dir="ltr" .value=${one.to ?? ""} @change=${plainly("to")}>`)}
        ${words(it, say("make-overlay-source"), parted(one.source).text, (make) => set((now) => ({ source: joined({ ...parted(now.source), text: make(parted(now.source).text) }) || undefined })))}
        <label><input type="checkbox" .checked=${!!one.areas} @change=${(event) => { const { checked } = event.target; set(() => ({ areas: checked || undefined })); }}> ${say("make-overlay-areas")}</label>
        <button type="button" class="quiet" @click=${() => change((now) => now.filter((_, nth) => nth !== at))}>${say("make-remove")}</button></div>`;
    })}
    ${file(it, "make-put-overlay", ".geojson,.json", add)}`;
}

function look(it) {
  const accent = it.member("accent");
  const of = { light: light(accent ?? "#0b5c8a"), dark: dark(accent ?? "#7cc0ee") };
  const set = (ground) => (event) => {
    const { value } = event.target;
    it.set("accent", (now) => ({ light: light(now ?? of.light), dark: dark(now ?? of.dark), [ground]: value }));
  };
  const ratio = (ground) => {
    const least = contrast(of[ground], GROUNDS[ground][0]);
    return html`<span class=${least < LEAST_OF_TEXT ? "files-lost" : "aside"}>${say(least < LEAST_OF_TEXT ? "make-contrast-low" : "make-contrast", { ratio: number(Math.round(least * 10) / 10) })}</span>`;
  };
  const logo = it.member("logo");
  return html`${["light", "dark"].map((ground) => field(say(`make-accent-${ground}`), html`<input type="color" .value=${of[ground]} @change=${set(ground)}> ${ratio(ground)}`))}
    ${accent ? html`<button type="button" class="quiet" @click=${() => it.set("accent", undefined)}>${say("make-accent-none")}</button>` : nothing}
    <p>${logo ? html`<bdi>${logo}</bdi> <button type="button" class="quiet" @click=${() => it.set("logo", undefined)}>${say("make-remove")}</button>` : say("make-logo-none")}</p>
    ${file(it, "make-put-logo", ".png,.jpg,.jpeg,.webp", (name) => it.set("logo", name))}
    <p class="aside">${say("make-look-about")}</p>`;
}

/** The whole map file, for what has no field here: labels, a first view by its middle, a style sheet, withdrawals. */
function wholeFile(it) {
  return field(say("make-map-file"), html`<textarea id="make-map-file" rows="14" dir="ltr" spellcheck="false" .value=${it.view.map_file} @change=${(event) => it.act({ write: event.target.value })}></textarea>`, say("make-help-map-file"));
}

const area = (label, value, set, help) => field(label, html`<textarea rows="2" dir="ltr" .value=${value} @change=${set}></textarea>`, help);

function embed(it) {
  const said = it.member("embed") ?? {};
  const set = (event) => {
    const origins = lines(event.target.value);
    it.set("embed", origins.length ? { ...said, origins } : undefined);
  };
  return area(say("make-set-embed"), listOf(said.origins).join("\n"), set, say("make-help-embed"));
}

function origins(it, member) {
  const set = (event) => {
    const said = lines(event.target.value);
    it.set(member, said.length ? said : undefined);
  };
  return area(say("make-set-data-origins"), listOf(it.member(member)).join("\n"), set, say("make-help-data-origins"));
}
