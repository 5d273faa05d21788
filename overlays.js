// What a publisher lays over the map: areas, lines and points in GeoJSON files, as `overlays` in map.json names them. It is asked for by
// maps only that have some.

const COLORS = { light: "#5b5f97", dark: "#a9adde" };
const INK = { light: ["#2f2d33", "#f8f6f1"], dark: ["#d9d6d0", "#1d2023"] };

// The first of the page's own layers: overlays lie beneath the marks.
const MARKS = "incident-circles";

const inLanguage = (text, language) => (text && typeof text === "object" ? text[language] ?? text.en ?? Object.values(text)[0] : text) ?? "";

/** The overlays of a map that is there: `list` tells of each; `show(ids, theme)` draws these and no others; `faults` are sentences. */
export async function start(map, language) {
  const answer = await fetch(new URL("data/map.json", document.baseURI), { cache: "no-cache", mode: self.origin === "null" ? "cors" : "same-origin" });
  const { overlays } = await answer.json();
  const faults = [];
  const known = [];
  for (const given of Array.isArray(overlays) ? overlays : []) {
    if (typeof given?.data !== "string") {
      faults.push("an overlay in map.json names no file as its data");
      continue;
    }
    const overlay = { ...given, id: String(given.id ?? given.data) };
    try {
      overlay.drawn = await read(overlay.data);
      known.push(overlay);
    } catch (error) {
      faults.push(`the overlay ${overlay.data} could not be loaded (${error.message})`);
    }
  }
  let shown = { ids: [], theme: "light" };
  const draw = () => {
    for (const overlay of known) put(map, overlay, shown, language);
  };
  // Each new style has none of them.
  map.on("style.load", draw);
  return {
    faults,
    list: known.map((overlay) => told(overlay, language)),
    show(ids, theme) {
      shown = { ids, theme };
      draw();
    },
  };
}

async function read(path) {
  const address = new URL(path, new URL("data/", document.baseURI));
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(String(answer.status));
  const geojson = await answer.json();
  const features = geojson.type === "FeatureCollection" ? geojson.features : [geojson.type === "Feature" ? geojson : { type: "Feature", properties: {}, geometry: geojson }];
  if (!Array.isArray(features) || !features.every((feature) => feature?.type === "Feature")) throw new Error("no GeoJSON");
  return { type: "FeatureCollection", features };
}

const colorOf = ({ style = {} }, theme) => {
  const color = typeof style.color === "object" ? style.color?.[theme] ?? style.color?.light : style.color;
  return typeof color === "string" ? color : COLORS[theme];
};

// What a legend needs.
function told(overlay, language) {
  const kinds = new Set(overlay.drawn.features.map((feature) => feature.geometry?.type?.replace("Multi", "")));
  const source = overlay.source;
  return {
    id: overlay.id,
    name: inLanguage(overlay.name, language) || overlay.id,
    kind: kinds.has("Polygon") ? "area" : kinds.has("LineString") ? "line" : "point",
    dash: !!overlay.style?.dash,
    light: colorOf(overlay, "light"),
    dark: colorOf(overlay, "dark"),
    from: overlay.from ?? "",
    to: overlay.to ?? "",
    shown: overlay.shown !== false,
    source: inLanguage(source?.text ?? source, language),
    url: /^https?:\/\//i.test(source?.url ?? "") ? source.url : "",
  };
}

function put(map, overlay, { ids, theme }, language) {
  const source = `overlay-${overlay.id}`;
  const isShown = ids.includes(overlay.id);
  if (!map.getSource(source)) {
    if (!isShown || !map.getLayer(MARKS)) return;
    map.addSource(source, { type: "geojson", data: overlay.drawn });
    for (const layer of layers(overlay, source, theme, language)) map.addLayer(layer, MARKS);
    return;
  }
  for (const { id } of layers(overlay, source, theme, language)) map.setLayoutProperty(id, "visibility", isShown ? "visible" : "none");
}

function layers(overlay, source, theme, language) {
  const { style = {}, label } = overlay;
  const color = colorOf(overlay, theme);
  const [ink, paper] = INK[theme];
  const number = (value, usual) => (Number.isFinite(value) ? value : usual);
  const is = (...types) => ["in", ["geometry-type"], ["literal", types.flatMap((type) => [type, `Multi${type}`])]];
  const names = [`name_${language}`, `name:${language}`, ...(label ? [label] : []), "name", "name_en", "title", "label", "NAME"];
  const width = number(style.width, 2);
  return [
    { id: `${source}-areas`, type: "fill", source, filter: is("Polygon"), paint: { "fill-color": color, "fill-opacity": number(style.fill, 0.12) } },
    {
      id: `${source}-lines`, type: "line", source, filter: is("Polygon", "LineString"), layout: { "line-join": "round", "line-cap": style.dash ? "butt" : "round" },
      paint: { "line-color": color, "line-width": width, ...(style.dash && { "line-dasharray": [3, 2] }) },
    },
    { id: `${source}-points`, type: "circle", source, filter: is("Point"), paint: { "circle-radius": 3 + width / 2, "circle-color": color, "circle-stroke-color": paper, "circle-stroke-width": 1 } },
    {
      id: `${source}-names`, type: "symbol", source, layout: {
        "text-field": ["coalesce", ...names.map((name) => ["get", name]), ""], "text-font": ["Noto Sans Regular", "DejaVu Sans", "sans-serif"],
        "text-size": 12, "text-max-width": 8, "text-padding": 6, "text-variable-anchor": ["center", "top", "bottom"], "text-radial-offset": 0.6,
      },
      paint: { "text-color": ink, "text-halo-color": paper, "text-halo-width": 1.6 },
    },
  ];
}
