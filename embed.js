// Puts incident maps into another page: the element <incident-map>, and frames with the attribute data-incident-map.
// The frame says how high it should be; a host that the map's data/map.json lists can also talk to it (docs/embedding.md).
(() => {
  // Every embedding code brings this script along.
  if (customElements.get("incident-map")) return;

  const VERSION = 1;
  const HOME = new URL(".", document.currentScript?.src ?? location.href).href;
  // Attributes that become parts of the map's address by the same name.
  const PARTS = ["from", "to", "type", "q", "at", "id", "view", "sort", "show", "hide", "lock", "lang", "theme", "data"];
  // Of these the page can change while it is open.
  const LIVE = new Set(PARTS.slice(0, 8));
  // A map that has not answered by then is out of sight, not there, or not allowed here.
  const PATIENCE_MS = 30000;
  const elements = new Set();

  const queryOf = (view) => {
    if (typeof view === "string") return view;
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(view ?? {})) {
      for (const one of [value ?? ""].flat()) query.append(name, one);
    }
    return query.toString();
  };

  const say = (frame, type, more) =>
    frame.contentWindow?.postMessage({ incidentMap: VERSION, type, ...more }, new URL(frame.src).origin);

  class IncidentMap extends HTMLElement {
    static observedAttributes = ["src", "height", "title", ...PARTS];

    #frame;
    #isReady = false;
    #isStale = false;
    #unsaid = [];
    #askers = [];
    #refusal;

    connectedCallback() {
      elements.add(this);
      if (this.#frame) return;
      this.#frame = document.createElement("iframe");
      this.#frame.loading = "lazy";
      this.#frame.allow = "fullscreen; clipboard-write";
      this.#frame.style.cssText = "display: block; inline-size: 100%; border: 0";
      this.style.display = "block";
      this.#load();
      this.replaceChildren(this.#frame);
    }

    disconnectedCallback() {
      elements.delete(this);
      this.#isReady = false;
    }

    attributeChangedCallback(name, old, value) {
      if (!this.#frame || old === value) return;
      if (name === "title" || name === "height") return this.#dress();
      if (LIVE.has(name) && this.#isReady) return this.filter({ [name]: this.#valuesOf(name) });
      if (this.#isStale) return;
      // Several attributes are often set at once.
      this.#isStale = true;
      queueMicrotask(() => this.#load());
    }

    #valuesOf(name) {
      const value = this.getAttribute(name) ?? "";
      return name === "type" ? value.split(",").map((type) => type.trim()) : value;
    }

    #load() {
      const url = new URL(this.getAttribute("src") ?? HOME, document.baseURI);
      // `javascript:` would run as the page's own.
      if (!url.protocol.startsWith("http")) throw new TypeError(`<incident-map> cannot show ${url.protocol}`);
      url.searchParams.set("embed", "1");
      for (const name of PARTS) {
        if (!this.hasAttribute(name)) continue;
        url.searchParams.delete(name);
        for (const value of [this.#valuesOf(name)].flat()) url.searchParams.append(name, value);
      }
      this.#isReady = this.#isStale = false;
      this.#refusal = undefined;
      this.#frame.src = url.href;
      this.#dress();
    }

    #dress() {
      this.#frame.title = this.getAttribute("title") || "Incident map";
      this.#frame.height = parseFloat(this.getAttribute("height")) || this.#frame.height || 480;
    }

    get frame() {
      return this.#frame;
    }

    hear(type, detail) {
      if (type === "view") {
        for (const { answer } of this.#askers.splice(0)) answer(detail.view);
        return;
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

    set(view) {
      this.#tell("set", { view: queryOf(view) });
    }

    filter(parts) {
      this.#tell("filter", { view: queryOf(parts) });
    }

    select(id) {
      this.filter({ id });
    }

    play(on = true) {
      this.#tell("play", { on: !!on });
    }

    view() {
      return new Promise((answer, refuse) => {
        if (this.#refusal) return refuse(this.#refusal);
        this.#askers.push({ answer, refuse });
        this.#tell("view");
        setTimeout(refuse, PATIENCE_MS, new Error("the map has not answered: is it in sight, and may it be shown here?"));
      });
    }
  }

  // What each kind of message has in it.
  const DETAILS = new Map([
    ["ready", "view"], ["view", "view"], ["change", "view"], ["select", "id"],
    ["height", "height"], ["error", "message"], ["refused", "origin"],
  ]);

  addEventListener("message", ({ source, origin, data }) => {
    const name = DETAILS.get(data?.type);
    if (!source || !name || data.incidentMap !== VERSION) return;
    const element = [...elements].find((element) => element.frame.contentWindow === source);
    const frame = element ? element.frame
      : [...document.querySelectorAll("iframe[data-incident-map]")].find((frame) => frame.contentWindow === source);
    if (!frame?.src.startsWith(origin + "/")) return;
    if (data.type === "height") {
      if (!Number.isFinite(data.height) || data.height <= 0 || data.height > 10000) return;
      // A height that the page's author has set stays.
      if (!element?.hasAttribute("height")) {
        frame.height = data.height;
        frame.style.height = data.height + "px";
        frame.style.aspectRatio = "auto";
      }
      say(frame, "hello");
    }
    element?.hear(data.type, { [name]: data[name] ?? null });
  });

  customElements.define("incident-map", IncidentMap);
})();
