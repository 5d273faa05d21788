// What a publisher lays over the map: areas, lines and points in GeoJSON files, as `overlays` in map.json names them. It is asked for by
// maps only that have some.

const COLORS = { light: "#5b5f97", dark: "#a9adde" };
const INK = { light: ["#2f2d33", "#f8f6f1"], dark: ["#d9d6d0", "#1d2023"] };

// The first of the page's own layers: overlays lie beneath the marks.
const MARKS = "incident-circles";

const inLanguage = (text, language) => {
  const said = text && typeof text === "object" ? text[language] ?? text.en ?? Object.values(text)[0] : text;
  return typeof said === "string" ? said : "";
};

// The program that reads them, on a thread of its own. As a module from a blob it inherits the page's policy.
class Program {
  constructor() {
    const [program, wasm] = ["./areas.js", "./areas_bg.wasm"].map((file) => JSON.stringify(new URL(file, import.meta.url).href));
    const script = `import start from ${program}; await start({ module_or_path: ${wasm} });`;
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    this.worker = new Worker(address, { type: "module" });
    this.waiting = new Map();
    this.ready = new Promise((resolve, reject) => {
      this.waiting.set("ready", { resolve, reject });
    });
    this.worker.onmessage = ({ data }) => {
      const key = data.overlay ?? data.type;
      this.waiting.get(key)?.resolve(data);
      this.waiting.delete(key);
    };
    this.worker.onerror = () => {
      const ended = new Error("what reads it has ended");
      for (const { reject } of this.waiting.values()) reject(ended);
      this.waiting.clear();
      // Whoever asks later hears it, too.
      this.ready = Promise.reject(ended);
      this.ready.catch(() => {});
    };
  }

  // What it answers to a message; `key` is what its answer is known by.
  async ask(key, message, given) {
    await this.ready;
    const answer = new Promise((resolve, reject) => this.waiting.set(key, { resolve, reject }));
    this.worker.postMessage(message, given);
    return answer;
  }

  async read(overlay, bytes, label) {
    const read = await this.ask(overlay, { type: "read", overlay, bytes, label: label ?? null }, [bytes.buffer]);
    if (read.type !== "read") throw new Error(read.message);
    return { drawn: JSON.parse(read.drawing), findings: read.findings };
  }
}

// All overlays are read once, whoever asks first: the map, or what counts by areas.
let reading;
const readOnce = () => (reading ??= readAll());

async function readAll() {
  const answer = await fetch(new URL("data/map.json", document.baseURI), { cache: "no-cache", mode: self.origin === "null" ? "cors" : "same-origin" });
  const { overlays } = await answer.json();
  const program = new Program();
  const faults = [];
  const read = async (given, number) => {
    const data = typeof given?.data === "string" ? given.data.trim() : "";
    if (!isBeside(data)) {
      faults.push("an overlay in map.json names no file beside it as its data");
      return [];
    }
    const stem = data.replace(/^.*\//, "").split(".")[0] || "overlay";
    const isId = typeof given.id === "string" && /^[A-Za-z0-9_-]+$/.test(given.id);
    const overlay = { ...given, data, number, id: isId ? given.id : stem };
    try {
      const { drawn, findings } = await program.read(number, await bytesOf(data), given.label);
      const lost = findings.filter((finding) => finding.is_loss);
      if (lost.length) faults.push(`the overlay ${data} lacks what cannot be read in it (${lost.length}): ${lost[0].message}`);
      return [{ ...overlay, drawn }];
    } catch (error) {
      faults.push(`the overlay ${data} could not be loaded: ${error.message}`);
      return [];
    }
  };
  const known = (await Promise.all((Array.isArray(overlays) ? overlays : []).map(read))).flat();
  known.forEach((overlay, nth) => {
    // Of two with one id the later one is called otherwise, as `incidents check` has it.
    const isTaken = (id) => known.slice(0, nth).some((earlier) => earlier.id === id);
    for (let number = 2, { id } = overlay; isTaken(overlay.id); number += 1) overlay.id = `${id}-${number}`;
  });
  if (!known.some(hasAreas)) program.worker.terminate();
  return { program, known, faults };
}

/** The overlays of a map that is there: `list` tells of each; `show(ids, theme)` draws these and no others; `faults` are sentences. */
export async function start(map, language) {
  const { known, faults } = await readOnce();
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

const hasAreas = (overlay) => overlay.areas === true;

// One after the other: the last one that asked, in the language of the page, is answered last.
let counting = Promise.resolve();

/**
 * On which side of the areas of overlays some rows lie: the bytes of a column, null where no overlay has areas; and what of the overlays could
 * not be read, null where all could. `rows` and `phrases` as src/map/areas.rs has them.
 */
export function areas(rows, phrases) {
  counting = counting.catch(() => {}).then(() => count(rows, phrases));
  return counting;
}

async function count(rows, [language, may_be, outside, other_time, rough]) {
  const { program, known, faults: unread } = await readOnce();
  const overlays = known.filter(hasAreas).map(({ number, id, name, from, to }) => ({ overlay: number, id, name: inLanguage(name, language) || id, from, to }));
  const said = (faults) => (faults.length ? faults.join("; ") : null);
  if (!overlays.length) return [null, said(unread)];
  const { column, faults } = await program.ask("column", { type: "column", rows, overlays, phrases: { language, may_be, outside, other_time, rough } }, [rows.buffer]);
  return [column, said([...unread, ...faults])];
}

// As crates/areas/src/overlays.rs has it, and so with all that follows: what is not of use keeps its usual value.
const isBeside = (path) => path !== "" && !/[:\\"?#\u0000-\u001f]/.test(path) && !path.startsWith("/") && !path.split("/").includes("..");

async function bytesOf(path) {
  const answer = await fetch(new URL(path, new URL("data/", document.baseURI)), { cache: "no-cache" });
  if (answer.status === 404) throw new Error("there is no such file");
  if (!answer.ok) throw new Error(`its host answers ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

const colorOf = ({ style }, theme) => {
  const given = style?.color;
  const color = typeof given === "object" ? given?.[theme] ?? given?.light ?? given?.dark : given;
  return typeof color === "string" && CSS.supports("color", color) ? color : COLORS[theme];
};

// What a legend needs.
function told(overlay, language) {
  const kinds = new Set(overlay.drawn.features.map((feature) => feature.properties.kind));
  const source = overlay.source;
  return {
    id: overlay.id,
    name: inLanguage(overlay.name, language) || overlay.id,
    kind: ["area", "line"].find((kind) => kinds.has(kind)) ?? "point",
    dash: overlay.style?.dash === true,
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
  const style = overlay.style ?? {};
  const color = colorOf(overlay, theme);
  const [ink, paper] = INK[theme];
  const number = (value, usual, most) => (value >= 0 && value <= most ? value : usual);
  const is = (...kinds) => ["in", ["get", "kind"], ["literal", kinds]];
  const width = number(style.width, 2, 12);
  return [
    { id: `${source}-areas`, type: "fill", source, filter: is("area"), paint: { "fill-color": color, "fill-opacity": number(style.fill, 0.15, 1) } },
    {
      id: `${source}-lines`, type: "line", source, filter: is("area", "line"), layout: { "line-join": "round", "line-cap": style.dash === true ? "butt" : "round" },
      paint: { "line-color": color, "line-width": width, ...(style.dash === true && { "line-dasharray": [3, 2] }) },
    },
    { id: `${source}-points`, type: "circle", source, filter: is("point"), paint: { "circle-radius": 3 + width / 2, "circle-color": color, "circle-stroke-color": paper, "circle-stroke-width": 1 } },
    {
      id: `${source}-names`, type: "symbol", source, filter: is("label", "line", "point"), layout: {
        "text-field": ["coalesce", ["get", `name_${language}`], ["get", "name"], ""], "text-font": ["Noto Sans Regular", "DejaVu Sans", "sans-serif"],
        "text-size": 12, "text-max-width": 8, "text-padding": 6, "text-variable-anchor": ["center", "top", "bottom"], "text-radial-offset": 0.6,
      },
      paint: { "text-color": ink, "text-halo-color": paper, "text-halo-width": 1.6 },
    },
  ];
}
