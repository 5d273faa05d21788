// leaflet.markercluster is older than modules: it adds itself to a global.

import L from "leaflet/dist/leaflet-src.js";
import "leaflet/dist/leaflet.css";

globalThis.L = L;
export default L;
