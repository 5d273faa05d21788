// Leaflet with leaflet.markercluster and the incidents of the built page, without any ground: a raster of it would come from elsewhere.

import L from "./leaflet-global.mjs";
import "leaflet.markercluster";
import "leaflet.markercluster/dist/MarkerCluster.css";

const map = L.map("map", { maxZoom: 18 }).fitBounds([[36.15, 37.08], [36.3, 37.27]]);
const { features } = await (await fetch("/ours/data/incidents.geojson")).json();
const group = L.markerClusterGroup();
const icon = L.divIcon({ className: "mark" });
const places = features.filter(({ geometry }) => geometry).map(({ geometry: { coordinates: [lng, lat] } }) => [lat, lng]);
group.addLayers(places.map((place) => L.marker(place, { icon })));
map.addLayer(group);
const look = () => {
  globalThis.hasMarks = document.querySelector(".marker-cluster, .leaflet-marker-icon") !== null;
  if (!globalThis.hasMarks) requestAnimationFrame(look);
};
look();
