// The real page beside what is made: a frame with draft.html, which asks this window for its map file (draft.js). Each change is drawn in a
// second frame that takes the place of the first one when it is there, so that nothing blinks, with the view that was looked at.

// As the page's own limit: src/data/load.rs.
const LARGE = 1 << 20;

/** A picture as an address that has it in itself. */
const asText = (picture) => new Promise((resolve) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.readAsDataURL(picture.slice(0, picture.size, "image/png"));
});

export class Preview {
  constructor(host, title) {
    this.host = host;
    this.title = title;
    // Those of the frame that comes, or else of the one that is there; and of that one while another comes.
    this.addresses = [];
    this.shown = [];
    this.front = undefined;
    this.back = undefined;
  }

  /** Shows a map file and records; `names` and `files` lie beside it. */
  async show({ map_file, style, records, names, files }) {
    const said = JSON.parse(map_file);
    const beside = new Map(names.map((name, at) => [name, files[at]]));
    // What is longer is read by the page's worker, which asks for itself: by an address that has no name to say.
    const isLong = records.size > LARGE;
    const data = isLong ? URL.createObjectURL(records) : said.data ?? "incidents.geojson";
    if (!isLong) beside.set(`data/${data}`, records);
    beside.set("data/map.json", new Blob([JSON.stringify({ ...said, data })]));
    // The policy lets pictures in from this site and from texts, not from addresses of a blob.
    const picture = said.logo && beside.get(`data/${said.logo}`);
    const withLogo = picture ? style.replaceAll(`data/${said.logo}`, await asText(picture)) : style;
    window.incidentMapDraft = { files: beside, style: withLogo };
    const languages = [said.languages ?? "en"].flat();
    this.usual = languages.find((one) => one === document.documentElement.lang) ?? languages[0];
    this.cancel();
    const before = this.addresses;
    this.shown = before;
    this.addresses = isLong ? [data] : [];
    const frame = document.createElement("iframe");
    frame.title = this.title;
    frame.className = "preview-frame is-coming";
    frame.src = `draft.html${this.search()}`;
    this.back = frame;
    frame.addEventListener("load", () => this.watch(frame, before));
    this.host.append(frame);
  }

  /** What the frame's address says of the view, in the language of the page. */
  search() {
    // A language that somebody has chosen there stays.
    return this.front?.contentWindow?.location.search || `?lang=${this.usual}`;
  }

  /** West, south, east and north of what the map shows, in degrees; nothing while nobody has moved it. */
  bounds() {
    const at = new URLSearchParams(this.front?.contentWindow.location.search).get("at");
    const canvas = this.front?.contentDocument.querySelector(".maplibregl-canvas");
    if (!at || !canvas) return undefined;
    const [lat, lng, zoom] = at.split(",").map(Number);
    // Web Mercator in tiles of 512 pixels, as MapLibre counts zooms.
    const world = 512 * 2 ** zoom;
    const y = Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI);
    const { clientWidth: width, clientHeight: height } = canvas;
    const latitude = (y) => (Math.atan(Math.sinh(2 * Math.PI * y)) * 180) / Math.PI;
    const [half, across] = [height / 2 / world, (width / 2 / world) * 360];
    const [west, east] = across >= 180 ? [-180, 180] : [lng - across, lng + across].map((it) => ((it + 540) % 360) - 180);
    return [west, latitude(y - half), east, latitude(y + half)];
  }

  /** Waits until the page in a frame is there, or says why it is not. */
  watch(frame, before) {
    if (frame !== this.back) return;
    const { contentDocument: page } = frame;
    const isThere = () => page.querySelector(".page:not(.is-loading)") || !page.getElementById("not-started")?.hidden;
    const swap = () => {
      if (frame !== this.back) return;
      this.front?.remove();
      this.front = frame;
      this.back = undefined;
      frame.classList.remove("is-coming");
      before.forEach((address) => URL.revokeObjectURL(address));
      this.host.dispatchEvent(new CustomEvent("shown"));
    };
    if (isThere()) return swap();
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      swap();
    });
    observer.observe(page.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ["class", "hidden"] });
  }

  /** What is not there yet is not to come. */
  cancel() {
    if (!this.back) return;
    this.addresses.forEach((address) => URL.revokeObjectURL(address));
    this.addresses = this.shown;
    this.back.remove();
    this.back = undefined;
  }

  clear() {
    this.front?.remove();
    this.back?.remove();
    this.front = this.back = undefined;
  }
}
