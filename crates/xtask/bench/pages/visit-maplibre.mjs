// MapLibre as it comes, with the ground and the incidents of the built page and with the clusters off its shelf.

import { Map, setWorkerUrl } from "./maplibre/maplibre-gl.mjs";

const DATA = new URL("/ours/data/", location.href);
setWorkerUrl(new URL("maplibre/maplibre-gl-worker.mjs", location.href).href);

const style = await (await fetch(new URL("basemap/light.json", DATA))).json();
for (const source of Object.values(style.sources)) {
  if (typeof source.data === "string") source.data = new URL(source.data, new URL("basemap/", DATA)).href;
}
const map = new Map({ container: "map", style, bounds: [37.08, 36.15, 37.27, 36.3], fitBoundsOptions: { padding: 40 } });
map.on("load", () => {
  map.addSource("incidents", { type: "geojson", data: new URL("incidents.geojson", DATA).href, cluster: true });
  const circle = (id, filter, radius) =>
    map.addLayer({ id, source: "incidents", type: "circle", filter, paint: { "circle-radius": radius, "circle-color": "#963f14" } });
  circle("clusters", ["has", "point_count"], 16);
  circle("points", ["!", ["has", "point_count"]], 7);
  map.on("render", () => {
    globalThis.hasMarks ||= map.queryRenderedFeatures({ layers: ["clusters", "points"] }).length > 0;
  });
});
