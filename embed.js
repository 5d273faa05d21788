// Puts incident maps into another page: the element <incident-map>, and frames with the attribute data-incident-map.
// The frame says how high it should be; a host that the map's data/map.json lists can also talk to it (docs/embedding.md).
(() => {
  // Every embedding code brings this script along.
  if (customElements.get("incident-map")) return;

  const VERSION = 1;
  const HOME = new URL(".", document.currentScript?.src ?? location.href).href;
  // Attributes that become parts of the map's address, by the same name but for `record`: `id` is HTML's own.
  const PARTS = ["from", "to", "type", "q", "at", "record", "view", "sort", "theme", "lang", "show", "hide", "lock", "data"];
  // Of these the page can change while it is open: what is shown, and how it looks.
  const VIEW = PARTS.slice(0, 8);
  const LOOK = PARTS.slice(8, 10);
  // Attributes that are properties, too. HTML sees to `lang`, `title` and `hidden`.
  const OWN = ["src", "height", ...PARTS].filter((name) => name !== "lang");
  // A map that has not answered by then is out of sight, not there, or not allowed here.
  const PATIENCE_MS = 30000;
  // Those in the document, and how each of them is told what its frame says.
  const elements = new Map();
  // Where the map in a frame speaks from.
  const homes = new WeakMap();

  const partOf = (name) => (name === "record" ? "id" : name);

  const queryOf = (view) => {
    if (typeof view === "string") return view;
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(view ?? {})) {
      for (const one of [value ?? ""].flat()) query.append(name, one);
    }
    return query.toString();
  };

  // Its site may redirect to https or to another name, so that `src` does not tell: who is the first to speak from the frame's window is
  // heard and answered from then on. Another page that comes into that window later is not, unless `src` names its origin.
  // One that comes first (the map's own site must have sent the reader there) gains little: what we say is no secret, and what we
  // take is a height within bounds, and words for those who listen.
  const isHome = (frame, origin) => {
    const { src } = frame;
    const home = homes.get(frame);
    if (home?.src === src && home.origin !== origin && !src.startsWith(origin + "/")) return false;
    homes.set(frame, { src, origin });
    return true;
  };

  const say = (frame, type, more) => {
    const { origin } = homes.get(frame);
    // A sandbox takes a frame's origin away, and then nothing names it.
    frame.contentWindow?.postMessage({ incidentMap: VERSION, type, ...more }, origin === "null" ? "*" : origin);
  };

  const fit = (frame, height) => {
    frame.height = height;
    frame.style.height = height + "px";
    frame.style.aspectRatio = "auto";
    frame.style.minHeight = frame.style.maxHeight = "";
  };

  class IncidentMap extends HTMLElement {
    static observedAttributes = [...OWN, "lang", "title", "hidden"];

    #frame;
    #height;
    #isReady = false;
    // A frame that says so takes another look from any host.
    #takesLook = false;
    #changed = new Set();
    #unsaid = [];
    #askers = [];
    #refusal;

    constructor() {
      super();
      // A framework may have set them before this script came.
      for (const name of OWN) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }

    connectedCallback() {
      elements.set(this, (type, detail) => this.#hear(type, detail));
      if (!this.#frame) {
        this.#frame = document.createElement("iframe");
        this.#frame.loading = "lazy";
        this.#frame.allow = "fullscreen; clipboard-write";
        this.#frame.style.cssText = "display: block; inline-size: 100%; border: 0";
        this.#frame.slot = "map";
      }
      this.#load();
    }

    // Moved as a whole, it need not load again.
    connectedMoveCallback() {}

    disconnectedCallback() {
      elements.delete(this);
      this.#isReady = this.#takesLook = false;
    }

    attributeChangedCallback(name, old, value) {
      if (!this.#frame || old === value) return;
      if (name !== "src" && !PARTS.includes(name)) return this.#dress();
      // Several attributes are often set at once, and `from` alone may be later than what `to` was.
      if (!this.#changed.size) queueMicrotask(() => this.#follow());
      this.#changed.add(name);
    }

    // Shows what the attributes have become, without loading the frame again where that can be. What comes after a change is said after it.
    #follow() {
      if (!this.#changed.size) return;
      const names = [...this.#changed];
      this.#changed.clear();
      const views = names.filter((name) => VIEW.includes(name)).map(partOf);
      const looks = names.filter((name) => LOOK.includes(name));
      if (
        views.length + looks.length < names.length ||
        (views.length && !this.#isReady) ||
        (looks.length && !this.#isReady && !this.#takesLook)
      ) return this.#load();
      const parts = this.#address().searchParams;
      const said = (name) => parts.get(name) ?? "";
      if (looks.length) say(this.#frame, "look", { theme: said("theme"), lang: said("lang") });
      const valuesOf = (name) => (parts.has(name) ? parts.getAll(name) : "");
      if (views.length) this.filter(Object.fromEntries(views.map((name) => [name, valuesOf(name)])));
    }

    #address() {
      const url = new URL(this.src ?? HOME, document.baseURI);
      // `javascript:` would run as the page's own.
      if (!url.protocol.startsWith("http")) throw new TypeError(`<incident-map> cannot show ${url.protocol}`);
      url.searchParams.set("embed", "1");
      for (const name of PARTS) {
        const value = this.getAttribute(name);
        if (value === null) continue;
        url.searchParams.delete(partOf(name));
        const values = name === "type" ? value.split(",").map((type) => type.trim()) : [value];
        for (const one of values) url.searchParams.append(partOf(name), one);
      }
      return url;
    }

    #load() {
      this.#changed.clear();
      const url = this.#address();
      this.#isReady = this.#takesLook = false;
      this.#refusal = undefined;
      this.#frame.src = url.href;
      this.#dress();
      if (this.shadowRoot) return;
      // Of what is inside only the frame is shown. The rest stays, since a framework that put it there looks for it; but
      // where the element is a copy, so is the frame in it.
      const slot = document.createElement("slot");
      slot.name = "map";
      this.attachShadow({ mode: "open" }).append(slot);
      this.querySelector("[slot=map]")?.remove();
      this.append(this.#frame);
    }

    #dress() {
      this.style.display = this.hidden ? "none" : "block";
      this.#frame.title = this.title || "Incident map";
      // A height that the page's author has set stays.
      const height = parseFloat(this.height) || this.#height;
      if (height) {
        // What the code has reserved until now.
        this.style.aspectRatio = this.style.minHeight = this.style.maxHeight = "";
        fit(this.#frame, height);
      }
      else this.#frame.height ||= 480;
    }

    get frame() {
      return this.#frame;
    }

    #hear(type, detail) {
      if (type === "look") {
        this.#takesLook = true;
        return;
      }
      if (type === "unused") {
        console.warn(`<incident-map> cannot use ${[detail.parts].flat().join(", ")}`);
        return;
      }
      if (type === "view") {
        for (const { answer } of this.#askers.splice(0)) answer(detail.view);
        return;
      }
      if (type === "height") {
        this.#height = detail.height;
        this.#dress();
      }
      if (type === "ready") {
        this.#isReady = true;
        this.#refusal = undefined;
        for (const args of this.#unsaid.splice(0)) say(this.#frame, ...args);
      }
      if (type === "refused") {
        this.#refuse(`data/map.json of ${this.#frame.src} does not list ${detail.origin} under embed.origins`);
        return;
      }
      if (type === "error") this.#refuse(`the map cannot be shown: ${detail.message}`);
      this.dispatchEvent(new CustomEvent(type, { detail }));
    }

    #refuse(reason) {
      this.#refusal = new Error(reason);
      for (const { refuse } of this.#askers.splice(0)) refuse(this.#refusal);
      for (const [type] of this.#unsaid.splice(0)) this.#tell(type);
    }

    #tell(...args) {
      if (this.#isReady) say(this.#frame, ...args);
      else if (!this.#refusal) this.#unsaid.push(args);
      else if (args[0] !== "view") console.warn(`<incident-map> does not ${args[0]}: ${this.#refusal.message}`);
    }

    #show(type, view) {
      this.#follow();
      view = queryOf(view);
      this.#tell(type, { view });
    }

    set(view) {
      this.#show("set", view);
    }

    filter(parts) {
      this.#show("filter", parts);
    }

    select(id) {
      this.filter({ id });
    }

    play(on = true) {
      this.#follow();
      this.#tell("play", { on: !!on });
    }

    getView() {
      return new Promise((answer, refuse) => {
        this.#follow();
        if (this.#refusal) return refuse(this.#refusal);
        this.#askers.push({ answer, refuse });
        this.#tell("view");
        setTimeout(refuse, PATIENCE_MS, new Error("the map has not answered: is it in sight, and may it be shown here?"));
      });
    }
  }

  for (const name of OWN) {
    Object.defineProperty(IncidentMap.prototype, name, {
      configurable: true,
      enumerable: true,
      get() {
        return this.getAttribute(name);
      },
      set(value) {
        if (value == null) this.removeAttribute(name);
        else this.setAttribute(name, value);
      },
    });
  }

  // What each kind of message has in it.
  const DETAILS = new Map([
    ["ready", "view"], ["view", "view"], ["change", "view"], ["select", "id"],
    ["height", "height"], ["error", "message"], ["refused", "origin"], ["look", "look"], ["unused", "parts"],
  ]);

  addEventListener("message", ({ source, origin, data }) => {
    const name = DETAILS.get(data?.type);
    if (!source || !name || data.incidentMap !== VERSION) return;
    const [element, hear] = [...elements].find(([{ frame }]) => frame.contentWindow === source) ?? [];
    const frame = element?.frame ??
      [...document.querySelectorAll("iframe[data-incident-map]")].find((frame) => frame.contentWindow === source);
    if (!frame || !isHome(frame, origin)) return;
    if (data.type === "height") {
      if (!Number.isFinite(data.height) || data.height <= 0 || data.height > 10000) return;
      if (!element) fit(frame, data.height);
      say(frame, "hello");
    }
    hear?.(data.type, { [name]: data[name] ?? null });
  });

  customElements.define("incident-map", IncidentMap);
})();
