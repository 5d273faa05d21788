// A map's own ground: an archive of tiles beside the page (PMTiles), or the tiles of a server, laid over the ground that comes with the
// page. It is asked for by maps only whose map file names one (`basemap.pmtiles`, `basemap.tiles`).
import { PMTiles, Protocol } from "./vendor/pmtiles-4.5.0/pmtiles.mjs";

// What is taken of an answer without ranges: an archive this small may come whole.
const MOST_WITHOUT_RANGES = 64 * 1024;

// Tiles by their number in PMTiles 3 (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md): MVT, and PNG, JPEG, WebP and AVIF.
const VECTOR = 1;
const PICTURES = [2, 3, 4, 5];

const PALETTES = {
  light: {
    earth: "#f8f6f1", water: "#cfdfe8", river: "#a9c6d8", green: "#e6ecdc", built: "#efebe3", works: "#ebe8e6", quiet: "#f1e9ea", runway: "#dcd9d4",
    building: "#e9e4da", casing: "#e0dbd0", minor: "#ffffff", major: "#fdf6e3", highway: "#f7e6bf", path: "#dcd6ca", rail: "#c9c4bd",
    text: "#625d59", place: "#2f2d33", waterText: "#5c8299", halo: "#f8f6f1",
  },
  dark: {
    earth: "#24272b", water: "#1a2733", river: "#2f4a5e", green: "#262d28", built: "#292b2f", works: "#2b2c30", quiet: "#2d2a2e", runway: "#35383d",
    building: "#2c2f34", casing: "#1f2226", minor: "#34383d", major: "#3c4046", highway: "#484a4c", path: "#303439", rail: "#3d4046",
    text: "#aaa59e", place: "#d9d6d0", waterText: "#6f94ab", halo: "#1d2023",
  },
};

// Which file has what fault, and what to do.
class Fault extends Error {}

// Reads ranges of a file, and never more of it than was asked for.
class Ranges {
  constructor(address, name) {
    Object.assign(this, { address, name, whole: null });
  }

  getKey() {
    return this.address;
  }

  async getBytes(offset, length, signal, etag) {
    if (this.whole) return { data: this.whole.slice(offset, offset + length) };
    const headers = { range: `bytes=${offset}-${offset + length - 1}` };
    const end = new AbortController();
    signal?.addEventListener("abort", () => end.abort());
    let answer;
    try {
      answer = await fetch(this.address, { headers, signal: end.signal, cache: etag ? "no-cache" : "default" });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new Fault(`${this.name} cannot be fetched: its host does not answer, the policy of the page does not name it, or it lets no other site read it (CORS)`);
    }
    if (answer.status === 206) {
      return {
        data: await answer.arrayBuffer(),
        etag: answer.headers.get("etag") ?? undefined,
        cacheControl: answer.headers.get("cache-control") ?? undefined,
        expires: answer.headers.get("expires") ?? undefined,
      };
    }
    if (answer.status !== 200) {
      end.abort();
      throw new Fault(answer.status === 404 ? `there is no file ${this.name}: put it there, or change its name in map.json` : `${this.name}: its host answers ${answer.status}`);
    }
    this.whole = await upTo(answer, MOST_WITHOUT_RANGES);
    end.abort();
    if (!this.whole) {
      throw new Fault(`${this.name}: its host sends whole files only, and a map reads parts of this one: use a host that answers requests for ranges`);
    }
    return { data: this.whole.slice(offset, offset + length) };
  }
}

// A whole answer, or nothing where it is longer.
async function upTo(answer, most) {
  const reader = answer.body.getReader();
  const pieces = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) return null;
    pieces.push(value);
  }
  return new Blob(pieces).arrayBuffer();
}

/** A style with the map's own ground over its own; where that has a fault, as it is, with the fault in its metadata. */
export async function lay(style, maplibre, theme, language) {
  const options = { maplibre, theme, language };
  try {
    asked ??= readMapFile();
    const { basemap: ground = {} } = await asked;
    const credit = textOf(ground.credit);
    if (ground.pmtiles) return await archive(style, ground.pmtiles, credit, options);
    return pictures(style, serverTiles(ground, theme), options);
  } catch (error) {
    asked = undefined;
    const fault = error instanceof Fault ? error.message : `the map's own ground: ${error.message}`;
    return { ...style, metadata: { ...style.metadata, fault: `${fault}. What comes with the page is shown instead` } };
  }
}

// Once: another theme has the same tiles.
let asked;

async function readMapFile() {
  const answer = await fetch(new URL("data/map.json", document.baseURI), { cache: "no-cache", mode: self.origin === "null" ? "cors" : "same-origin" });
  return answer.json();
}

// Credits are set as HTML: none of them may be any.
function textOf(credit) {
  return typeof credit === "string" ? credit.replace(/<[^>]*>/g, "").replace(/</g, "&lt;") : "";
}

const beside = (path) => new URL(path, new URL("data/", document.baseURI)).href;

const protocol = new Protocol();

async function archive(style, path, credit, options) {
  const address = beside(path);
  const known = protocol.get(address);
  const file = known ?? new PMTiles(new Ranges(address, path));
  let header;
  let metadata = {};
  try {
    header = await file.getHeader();
    metadata = (await file.getMetadata()) ?? {};
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(`${path} is no PMTiles archive of version 3, or is cut off (${error.message}): make or upload it again`);
  }
  if (!known) {
    options.maplibre.addProtocol("pmtiles", protocol.tilev4);
    protocol.add(file);
  }
  const bounds = [header.minLon, header.minLat, header.maxLon, header.maxLat];
  const attribution = credit || textOf(metadata.attribution);
  const common = { attribution, bounds, minzoom: header.minZoom, maxzoom: header.maxZoom, tiles: [`pmtiles://${address}/{z}/{x}/{y}`] };
  if (PICTURES.includes(header.tileType)) return pictures(style, { type: "raster", tileSize: 256, ...common }, options);
  if (header.tileType !== VECTOR) throw new Fault(`${path} has tiles that are neither MVT nor pictures`);
  const layers = new Set((metadata.vector_layers ?? []).map((layer) => layer.id));
  if (!["earth", "water", "roads", "places"].some((name) => layers.has(name))) {
    throw new Fault(`${path} has none of the layers earth, water, roads and places of the Protomaps basemap: name a style of your own as light and dark`);
  }
  return city(style, { type: "vector", ...common }, layers, options);
}

// Tiles of pictures take the place of all that is drawn, and of the names.
function pictures(style, source, { theme }) {
  const paint = theme === "dark" && !source.isOfTheme ? { "raster-brightness-max": 0.6, "raster-saturation": -0.4 } : {};
  const { isOfTheme, ...given } = source;
  const below = style.layers.filter((layer) => layer.type !== "symbol" && layer.type !== "circle");
  const at = below.findIndex((layer) => layer.id === "labels-start");
  below.splice(at < 0 ? below.length : at, 0, { id: "own-pictures", type: "raster", source: "own", paint });
  return { ...style, sources: { ...style.sources, own: given }, layers: below };
}

// `{z}/{x}/{y}` of a server: one address, several that share the work, or one for each theme.
function serverTiles({ tiles, size, min_zoom: minzoom, max_zoom: maxzoom, credit }, theme) {
  const isOfTheme = !Array.isArray(tiles) && typeof tiles === "object";
  const addresses = [isOfTheme ? tiles[theme] ?? tiles.light ?? tiles.dark : tiles].flat();
  const isTiles = (address) => typeof address === "string" && ["{z}", "{x}", "{y}"].every((part) => address.includes(part));
  if (!addresses.every(isTiles)) throw new Fault("basemap.tiles of map.json is no address with {z}, {x} and {y}");
  // An address is written with its braces escaped.
  const whole = (address) => beside(address).replaceAll("%7B", "{").replaceAll("%7D", "}");
  const zooms = Object.fromEntries(Object.entries({ minzoom, maxzoom }).filter(([, zoom]) => Number.isFinite(zoom)));
  return { type: "raster", tiles: addresses.map(whole), tileSize: size === 512 ? 512 : 256, attribution: textOf(credit), isOfTheme, ...zooms };
}

// A city over the ground of the page: its fills and lines below the boundaries, which stay the page's; its names above all others, which
// give way where it has some.
function city(style, source, has, { theme, language }) {
  const color = PALETTES[theme] ?? PALETTES.light;
  const name = ["coalesce", ["get", `name:${language}`], ["get", `pgf:name:${language}`], ...(language === "ar" ? [] : [["get", "name:en"]]), ["get", "name"]];
  const ofCity = (layer) => has.has(layer["source-layer"]);
  const drawn = [...areas(color), ...roads(color)].filter(ofCity);
  const names = labels(color, name).filter(ofCity);
  const whole = style.layers.map((layer) => (names.length ? givingWay(layer, source.bounds) : layer));
  const boundaries = ["governorates", "borders", "borders-disputed", "labels-start"];
  const at = whole.findIndex((layer) => boundaries.includes(layer.id));
  whole.splice(at < 0 ? whole.length : at, 0, ...drawn);
  return { ...style, sources: { ...style.sources, own: source }, layers: [...whole, ...names] };
}

// Names and dots of places inside of a box are left out, since the archive names them.
function givingWay(layer, [west, south, east, north]) {
  if (!["symbol", "circle"].includes(layer.type) || /countries|water|governorates|areas/.test(layer.id)) return layer;
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
  const outside = ["!", ["within", { type: "Polygon", coordinates: [ring] }]];
  return { ...layer, filter: layer.filter ? ["all", outside, layer.filter] : outside };
}

const kind = (...kinds) => ["in", ["get", "kind"], ["literal", kinds]];
const byZoom = (...stops) => ["interpolate", ["exponential", 1.6], ["zoom"], ...stops];

// Layers and kinds as the Protomaps basemap has them (https://docs.protomaps.com/basemaps/layers).
function areas(color) {
  const fill = (id, layer, filter, ink, more = {}) => ({ id: `own-${id}`, type: "fill", source: "own", "source-layer": layer, filter, paint: { "fill-color": ink }, ...more });
  const isArea = ["==", ["geometry-type"], "Polygon"];
  const line = (id, kinds, width, minzoom) => ({
    id: `own-${id}`, type: "line", source: "own", "source-layer": "water", minzoom, filter: kind(...kinds),
    layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": color.river, "line-width": width },
  });
  return [
    fill("earth", "earth", isArea, color.earth),
    fill("green", "landuse", kind("national_park", "park", "cemetery", "protected_area", "nature_reserve", "forest", "golf_course", "wood", "scrub", "grassland", "grass", "allotments", "village_green", "playground"), color.green, { minzoom: 8 }),
    fill("works", "landuse", kind("industrial", "military", "naval_base", "airfield", "aerodrome"), color.works, { minzoom: 10 }),
    fill("quiet", "landuse", kind("hospital", "school", "university", "college"), color.quiet, { minzoom: 12 }),
    fill("runway-area", "landuse", kind("runway", "taxiway"), color.runway, { minzoom: 10 }),
    fill("paved", "landuse", kind("pedestrian", "dam", "pier"), color.built, { minzoom: 13 }),
    fill("water", "water", isArea, color.water),
    line("stream", ["stream"], byZoom(13, 0.4, 17, 2), 13),
    line("river", ["river"], byZoom(8, 0.6, 12, 1.6, 16, 5), 8),
    fill("buildings", "buildings", kind("building", "building_part"), color.building, { minzoom: 13.5 }),
  ];
}

function roads(color) {
  const isGround = ["!", ["has", "is_tunnel"]];
  const line = (id, filter, ink, width, more = {}) => ({
    id: `own-${id}`, type: "line", source: "own", "source-layer": "roads", filter: ["all", isGround, filter],
    layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": ink, "line-width": width, ...more.paint }, minzoom: more.minzoom ?? 0,
  });
  const widths = {
    minor: byZoom(12, 0.4, 15, 3, 18, 14),
    major: byZoom(8, 0.5, 12, 1.8, 15, 5.5, 18, 22),
    highway: byZoom(5, 0.5, 10, 1.6, 12, 2.8, 15, 7.5, 18, 26),
  };
  const wider = (width) => width.map((part, at) => (at >= 3 && at % 2 === 0 ? part + 1.4 : part));
  const [minor, major, highway] = [kind("minor_road", "other"), kind("major_road"), kind("highway")];
  const runway = ["in", ["get", "kind_detail"], ["literal", ["runway", "taxiway"]]];
  return [
    line("runway", runway, color.runway, byZoom(10, 1, 14, 10, 18, 60), { minzoom: 10 }),
    line("path", kind("path"), color.path, byZoom(14, 0.5, 18, 2), { minzoom: 14, paint: { "line-dasharray": [3, 2] } }),
    line("rail", kind("rail"), color.rail, byZoom(9, 0.5, 14, 1.2, 18, 2.4), { minzoom: 9 }),
    line("minor-casing", minor, color.casing, wider(widths.minor), { minzoom: 13.5 }),
    line("major-casing", major, color.casing, wider(widths.major), { minzoom: 11 }),
    line("highway-casing", highway, color.casing, wider(widths.highway), { minzoom: 8 }),
    line("minor", minor, color.minor, widths.minor, { minzoom: 12 }),
    line("major", major, color.major, widths.major, { minzoom: 8 }),
    line("highway", highway, color.highway, widths.highway),
  ];
}

function labels(color, name) {
  const symbol = (id, layer, filter, ink, { size, layout, minzoom }) => ({
    id: `own-${id}`, type: "symbol", source: "own", "source-layer": layer, filter, minzoom: minzoom ?? 0,
    layout: { "text-field": name, "text-font": ["Noto Sans Regular", "DejaVu Sans", "sans-serif"], "text-size": size, "text-padding": 4, "text-max-width": 8, ...layout },
    paint: { "text-color": ink, "text-halo-color": color.halo, "text-halo-width": 1.4 },
  });
  const along = { "symbol-placement": "line", "text-max-angle": 30 };
  const byRank = { "symbol-sort-key": ["coalesce", ["get", "min_zoom"], 20] };
  return [
    symbol("road-names-minor", "roads", kind("minor_road", "other", "path"), color.text, { size: 11, layout: along, minzoom: 15 }),
    symbol("road-names", "roads", kind("highway", "major_road"), color.text, { size: 11.5, layout: along, minzoom: 12 }),
    symbol("river-names", "water", kind("river", "stream"), color.waterText, { size: 11.5, layout: along, minzoom: 12 }),
    symbol("lake-names", "water", kind("lake", "water"), color.waterText, { size: 11.5, minzoom: 8 }),
    symbol("landmarks", "pois", kind("aerodrome", "station", "university", "hospital", "stadium", "townhall"), color.text, { size: 11, layout: byRank, minzoom: 14 }),
    symbol("quarters", "places", kind("neighbourhood", "macrohood"), color.text, { size: 12, layout: byRank, minzoom: 11 }),
    symbol("towns", "places", kind("locality"), color.place, { size: ["interpolate", ["linear"], ["zoom"], 5, 11, 12, 15], layout: byRank }),
  ];
}
