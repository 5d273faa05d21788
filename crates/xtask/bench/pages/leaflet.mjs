// Leaflet with leaflet.markercluster: half of the markers go, then half of them come, as when a filter changes.

import L from "./leaflet-global.mjs";
import "leaflet.markercluster";
import "leaflet.markercluster/dist/MarkerCluster.css";
import { fileOf, measured, nextTask, pause, run, say } from "./report.mjs";

run(async (params) => {
  const n = Number(params.get("n"));
  const nRuns = Number(params.get("runs"));
  const { features } = await (await fetch(fileOf(n))).json();
  const map = L.map("map", { center: [34.9, 38.9], zoom: 7, maxZoom: 18, zoomAnimation: false, fadeAnimation: false });
  const icon = L.divIcon({ className: "mark" });
  const markers = features.map(({ geometry: { coordinates: [lng, lat] } }) => L.marker([lat, lng], { icon }));
  const halves = [markers.filter((_, at) => at % 2), markers.filter((_, at) => at % 2 === 0)];
  const group = L.markerClusterGroup({ animate: false });
  map.addLayer(group);
  group.addLayers(halves[0]);
  await pause(500);
  say(`Leaflet filters ${n} incidents, ${nRuns} times`);
  const scripts = [], frames = [];
  for (let turn = 1; turn <= nRuns; turn++) {
    const start = performance.now();
    group.clearLayers();
    group.addLayers(halves[turn % 2]);
    scripts.push(performance.now() - start);
    await new Promise(requestAnimationFrame);
    await nextTask();
    frames.push(performance.now() - start);
    await pause();
  }
  await measured("filter.leaflet.script", n, scripts);
  await measured("filter.leaflet", n, frames);
});
