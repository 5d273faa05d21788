// A place is chosen on the ground that comes with the page.
import { html, render } from "lit-html";

import { addressOf } from "./thread.js";
import { say } from "./words.js";

const ENGINE = "./vendor/maplibre-6.17.0/";
const GROUND = "data/basemap/";
const N_DIGITS = 5;

/** The bundled style, with addresses that a map at any path can fetch. */
async function style() {
  const name = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const base = new URL(GROUND, document.baseURI);
  const answer = await fetch(new URL(`${name}.json`, base));
  if (!answer.ok) return { version: 8, sources: {}, layers: [] };
  const style = await answer.json();
  for (const source of Object.values(style.sources)) {
    if (typeof source.data === "string") source.data = new URL(source.data, base).href;
  }
  const language = document.documentElement.lang;
  for (const layer of style.layers) {
    if (layer.layout?.["text-field"]) layer.layout["text-field"] = ["coalesce", ["get", `name_${language}`], ["get", "name_en"], ["get", "name"]];
  }
  return style;
}

function styled(href) {
  if (document.querySelector(`link[href="${href}"]`)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
}

/** Degrees of the place that somebody chooses, as texts; nothing where nobody does. `from` has those that a record has now. */
export async function pickPlace(it, from) {
  const dialog = document.createElement("dialog");
  dialog.className = "make-pick";
  dialog.setAttribute("aria-labelledby", "pick-title");
  document.body.append(dialog);
  const close = () => dialog.close();
  render(html`<h3 id="pick-title">${say("make-pick")}</h3>
    <p>${say("make-pick-about")}</p>
    <div class="make-ground"><div id="pick-ground"></div><svg class="make-cross" width="32" height="32" viewBox="-16 -16 32 32" aria-hidden="true"><path d="M-14 0H-4M4 0H14M0 -14V-4M0 4V14"></path></svg></div>
    <p><output id="pick-place" dir="ltr"></output></p>
    <p class="make-buttons"><button type="button" class="primary" id="pick-take">${say("make-pick-take")}</button> <button type="button" @click=${close}>${say("make-cancel")}</button></p>`, dialog);
  let chosen;
  let map;
  const closed = new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      map?.remove();
      dialog.remove();
      resolve(chosen);
    });
  });
  dialog.showModal();
  styled(`${ENGINE}maplibre-gl.css`);
  const engine = await import(new URL(`${ENGINE}maplibre-gl.mjs`, import.meta.url));
  engine.setWorkerUrl(addressOf(`import ${JSON.stringify(new URL(`${ENGINE}maplibre-gl-worker.mjs`, import.meta.url).href)};`));
  const known = from.lat && from.lng ? [Number(from.lng), Number(from.lat)] : undefined;
  const lines = it.parts.records?.lines ?? [];
  const others = lines.map(({ edit }) => [Number(edit.lng), Number(edit.lat)]).filter(([lng, lat]) => lng && lat);
  const ground = await style();
  if (!dialog.open) return closed;
  map = new engine.Map({
    container: dialog.querySelector("#pick-ground"),
    style: ground,
    center: known ?? others[0] ?? [0, 20],
    zoom: known ? 12 : others.length ? 8 : 1,
    attributionControl: { compact: false },
    dragRotate: false,
  });
  map.addControl(new engine.NavigationControl({ showCompass: false }));
  if (!known && others.length > 1) {
    const [west, east] = [Math.min, Math.max].map((most) => most(...others.map(([lng]) => lng)));
    const [south, north] = [Math.min, Math.max].map((most) => most(...others.map(([, lat]) => lat)));
    map.fitBounds([[west, south], [east, north]], { padding: 40, maxZoom: 12, animate: false });
  }
  const place = () => {
    const { lng, lat } = map.getCenter();
    return { lat: lat.toFixed(N_DIGITS), lng: lng.toFixed(N_DIGITS) };
  };
  const show = () => {
    const { lat, lng } = place();
    dialog.querySelector("#pick-place").textContent = `${lat}, ${lng}`;
  };
  map.on("move", show);
  map.on("click", ({ lngLat }) => map.easeTo({ center: lngLat }));
  show();
  dialog.querySelector("#pick-take").addEventListener("click", () => {
    chosen = place();
    close();
  });
  return closed;
}
