// MapLibre GL JS as far as the page uses it, for tests that are not about the map: it draws nothing. It moves as the real one
// does, fires the same events in the same order, and keeps the names of what is called in `standIn.calls`.
// `map_stand_in.rs` holds it to the real module.

globalThis.standIn = { calls: [] };

const AXES = [["zoom", "zoom"], ["rotate", "bearing"], ["pitch", "pitch"]];

const element = (name, classes, parent) => {
    const made = document.createElement(name);
    made.className = classes;
    parent?.append(made);
    return made;
};

export function setWorkerUrl() {}

class Evented {
    #listeners = new Map();
    on(type, listener) {
        this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
        return { unsubscribe: () => this.off(type, listener) };
    }
    off(type, listener) {
        this.#listeners.set(type, (this.#listeners.get(type) ?? []).filter(other => other !== listener));
    }
    once(type) {
        return new Promise(resolve => {
            const { unsubscribe } = this.on(type, event => { unsubscribe(); resolve(event); });
        });
    }
    fire(type, data) {
        for (const listener of this.#listeners.get(type) ?? []) listener({ ...data, type, target: this });
    }
}

// What has moved the map is fired after what is being fired: a listener may move it, too.
class Movements extends Evented {
    camera = { center: { lng: 0, lat: 0 }, zoom: 0, bearing: 0, pitch: 0 };
    #pending = [];
    #isFiring = false;
    #flight = null;
    getCenter() { return { ...this.camera.center }; }
    getZoom() { return this.camera.zoom; }
    getBearing() { return this.camera.bearing; }
    getPitch() { return this.camera.pitch; }
    isMoving() { return this.#flight !== null; }
    jumpTo(options, data) {
        this.#stop();
        const changed = this.#take(options);
        const axes = changed.flatMap(axis => [`${axis}start`, axis, `${axis}end`]);
        this.#queue(["movestart", "move", ...axes, "moveend"], data);
        return this;
    }
    easeTo(options, data) {
        this.#stop();
        const still = matchMedia("(prefers-reduced-motion: reduce)").matches && !options.essential;
        const flight = { data, axes: [], until: performance.now() + (still ? 0 : options.duration ?? 500) };
        this.#flight = flight;
        const from = structuredClone(this.camera);
        flight.axes = this.#take(options);
        const to = structuredClone(this.camera);
        this.#queue(["movestart", ...flight.axes.map(axis => `${axis}start`)], data);
        const step = () => {
            if (this.#flight !== flight) return;
            const isLast = performance.now() >= flight.until;
            this.camera = isLast ? to : from;
            this.#queue(["move", ...flight.axes], data);
            if (this.#flight !== flight) return;
            if (isLast) this.#stop(); else requestAnimationFrame(step);
        };
        step();
        return this;
    }
    #stop() {
        if (!this.#flight) return;
        const { data, axes } = this.#flight;
        this.#flight = null;
        this.#queue([...axes.map(axis => `${axis}end`), "moveend"], data);
    }
    #take({ center, zoom, bearing, pitch }) {
        const before = structuredClone(this.camera);
        if (center) this.camera.center = { lng: center[0], lat: center[1] };
        if (zoom !== undefined) this.camera.zoom = Math.min(Math.max(+zoom, 0), 22);
        if (bearing !== undefined) this.camera.bearing = +bearing;
        if (pitch !== undefined) this.camera.pitch = Math.min(Math.max(+pitch, 0), 60);
        return AXES.filter(([, member]) => before[member] !== this.camera[member]).map(([axis]) => axis);
    }
    #queue(types, data) {
        this.#pending.push(...types.map(type => [type, data]));
        if (this.#isFiring) return;
        this.#isFiring = true;
        try {
            while (this.#pending.length) this.fire(...this.#pending.shift());
        } finally {
            this.#isFiring = false;
        }
    }
}

class StandIn extends Movements {
    #options;
    #container;
    #canvas;
    #corners = {};
    #style = null;
    #ratio = devicePixelRatio;
    #frame = 0;
    #isLoaded = false;
    scrollZoom = { isZooming: () => false };
    constructor(options) {
        super();
        this.#options = options;
        this.#container = options.container;
        this.#container.classList.add("maplibregl-map");
        const around = element("div", "maplibregl-canvas-container maplibregl-interactive maplibregl-touch-drag-pan maplibregl-touch-zoom-rotate", this.#container);
        this.#canvas = element("canvas", "maplibregl-canvas", around);
        this.#canvas.tabIndex = 0;
        this.#canvas.setAttribute("role", "region");
        this.#canvas.ariaLabel = options.locale["Map.Title"];
        const controls = element("div", "maplibregl-control-container", this.#container);
        for (const corner of ["top-left", "top-right", "bottom-left", "bottom-right"]) {
            this.#corners[corner] = element("div", `maplibregl-ctrl-${corner}`, controls);
        }
        this.#size();
        for (const type of ["mousemove", "mouseout", "click", "wheel"]) {
            around.addEventListener(type, event => this.#pass(type, event), { passive: true });
        }
        this.resizes = new ResizeObserver(() => this.#canvas.isConnected && this.#hasOtherSize() && this.resize());
        this.resizes.observe(this.#container);
        this.jumpTo(options);
        this.setStyle(options.style);
    }
    #pass(type, event) {
        const { left, top } = this.#canvas.getBoundingClientRect();
        this.fire(type, { point: { x: event.clientX - left, y: event.clientY - top }, originalEvent: event });
    }
    #sides() { return [this.#container.clientWidth || 400, this.#container.clientHeight || 300]; }
    #hasOtherSize() {
        const { width, height } = this.#canvas.style;
        return this.#sides().join() !== [parseFloat(width), parseFloat(height)].join();
    }
    #size() {
        const [width, height] = this.#sides();
        Object.assign(this.#canvas, { width: Math.round(width * this.#ratio), height: Math.round(height * this.#ratio) });
        Object.assign(this.#canvas.style, { width: `${width}px`, height: `${height}px` });
    }
    resize() {
        this.#size();
        this.fire("movestart");
        this.fire("move");
        this.fire("resize");
        this.fire("moveend");
        this.triggerRepaint();
        return this;
    }
    // The first style comes later, another one at once; layers of the page's own stay.
    setStyle(style) {
        const before = this.#style;
        const own = [...before?.layers ?? []].filter(([, layer]) => layer.type === "custom");
        this.#style = { sources: new Map(), layers: new Map([...style.layers.map(layer => [layer.id, layer]), ...own]), isLoaded: false };
        const load = () => {
            if (!this.#style) return;
            this.#style.isLoaded = true;
            this.fire("style.load", { style });
            this.triggerRepaint();
        };
        if (before) load(); else requestAnimationFrame(load);
        return this;
    }
    addSource(id) {
        this.#style.sources.set(id, { setData: () => { this.triggerRepaint(); } });
        this.triggerRepaint();
    }
    getSource(id) { return this.#style.sources.get(id); }
    addLayer(layer) {
        this.#style.layers.set(layer.id, layer);
        this.triggerRepaint();
    }
    getLayer(id) { return this.#style.layers.get(id); }
    addControl(control, corner) { this.#corners[corner].append(control.onAdd(this)); }
    getContainer() { return this.#container; }
    getCanvas() { return this.#canvas; }
    getPixelRatio() { return this.#ratio; }
    setPixelRatio(ratio) {
        this.#ratio = ratio;
        this.resize();
    }
    word(name) { return this.#options.locale[name]; }
    triggerRepaint() {
        this.#frame ||= requestAnimationFrame(() => this.redraw());
    }
    redraw() {
        cancelAnimationFrame(this.#frame);
        this.#frame = 0;
        if (!this.#style?.isLoaded) return this;
        this.fire("render");
        if (!this.#isLoaded) {
            this.#isLoaded = true;
            this.fire("load");
        }
        if (!this.#frame && !this.isMoving()) this.fire("idle");
        return this;
    }
    remove() {
        cancelAnimationFrame(this.#frame);
        this.resizes.disconnect();
        this.#style = null;
        this.#container.replaceChildren();
        this.#container.classList.remove("maplibregl-map");
    }
    fire(type, data) {
        super.fire(type, data);
        if (type === "move" || type === "moveend") this.triggerRepaint();
    }
}

const recorded = (target, name) => {
    const member = Reflect.get(target, name);
    if (typeof member !== "function") return member;
    return (...given) => {
        standIn.calls.push(name);
        return member.apply(target, given);
    };
};

// A class, as the real one is; what it makes is seen through what records the calls.
class RecordedMap {
    constructor(options) { return new Proxy(new StandIn(options), { get: recorded }); }
}

export { RecordedMap as Map };

export class ScaleControl {
    onAdd(map) {
        const scale = element("div", "maplibregl-ctrl maplibregl-ctrl-scale");
        // As long as a distance on a map is: 100 pixels at the equator, in whole kilometres.
        const write = () => {
            scale.textContent = `${Math.max(1, Math.round(7827 / 2 ** map.getZoom()))}\u00a0${map.word("ScaleControl.Kilometers")}`;
        };
        scale.style.width = "80px";
        map.on("move", write);
        write();
        return scale;
    }
}

export class AttributionControl {
    constructor({ customAttribution }) { this.credits = customAttribution; }
    onAdd(map) {
        const credits = element("details", "maplibregl-ctrl maplibregl-ctrl-attrib maplibregl-compact maplibregl-compact-show");
        credits.open = true;
        const button = element("summary", "maplibregl-ctrl-attrib-button", credits);
        button.title = button.ariaLabel = map.word("AttributionControl.ToggleAttribution");
        element("div", "maplibregl-ctrl-attrib-inner", credits).textContent = this.credits.join(" | ");
        return credits;
    }
}
