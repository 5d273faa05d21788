// deck.gl's ScatterplotLayer with DataFilterExtension, bare: a window of a year moves through ten years.

import { Deck, MapView } from "@deck.gl/core";
import { DataFilterExtension } from "@deck.gl/extensions";
import { ScatterplotLayer } from "@deck.gl/layers";
import { fileOf, measured, run, say } from "./report.mjs";
import { Meter } from "./meter.mjs";
import init, { Bench } from "./engine/incidents_bench.js";

const YEAR = 365 * 1_440;
const N_STEPS = 240;
/** It may need ten seconds for a frame: fewer would be no rate. */
const FEWEST_FRAMES = 4;

run(async (params) => {
  const n = Number(params.get("n"));
  const seconds = Number(params.get("seconds"));
  await init({ module_or_path: "./engine/incidents_bench_bg.wasm" });
  const rows = await read(n);
  const meter = new Meter();
  meter.countFrames(window);
  let drawn;
  const deck = new Deck({
    canvas: "map",
    // As large as the map of our page is in this window.
    width: 940,
    height: 340,
    views: new MapView(),
    useDevicePixels: false,
    initialViewState: { longitude: 38.9, latitude: 34.9, zoom: 6 },
    controller: false,
    layers: [layerOf(rows, 0)],
    onAfterRender: () => drawn?.(),
    onError: (error) => { throw error; },
  });
  await new Promise((resolve) => (drawn = resolve));
  say(`deck.gl plays ${n} incidents`);
  const start = performance.now();
  for (let step = 0; step < FEWEST_FRAMES || performance.now() - start < seconds * 1_000; step++) {
    const frame = new Promise((resolve) => (drawn = resolve));
    meter.begin();
    const busy = performance.now();
    deck.setProps({ layers: [layerOf(rows, step % N_STEPS)] });
    meter.busy(performance.now() - busy);
    await frame;
    meter.end();
  }
  await meter.report("draw.deck", n);
});

async function read(n) {
  const bench = new Bench();
  const reader = (await fetch(fileOf(n))).body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) bench.feed(piece.value);
  bench.finish();
  const [starts, xs, ys] = [bench.starts(), bench.xs(), bench.ys()];
  const first = starts.reduce((least, start) => Math.min(least, start), Infinity);
  const positions = new Float32Array(2 * n);
  for (let row = 0; row < n; row++) {
    positions[2 * row] = (xs[row] / 2 ** 32) * 360 - 180;
    positions[2 * row + 1] = (Math.atan(Math.sinh(Math.PI * (1 - (2 * ys[row]) / 2 ** 32))) * 180) / Math.PI;
  }
  const minutes = Float32Array.from(starts, (start) => start - first);
  return { length: n, attributes: { getPosition: { value: positions, size: 2 }, getFilterValue: { value: minutes, size: 1 } } };
}

/** The same data each time, so that nothing is uploaded again but the range. */
function layerOf(rows, step) {
  const from = (step * 9 * YEAR) / N_STEPS;
  return new ScatterplotLayer({
    id: "incidents",
    data: rows,
    getRadius: 3,
    radiusUnits: "pixels",
    getFillColor: [150, 63, 20],
    stroked: false,
    extensions: [new DataFilterExtension({ filterSize: 1 })],
    filterRange: [from, from + YEAR],
  });
}
