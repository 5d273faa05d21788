// The engine beside crossfilter2 and supercluster, in one page, on the same rows.
//
// One sample of a step is what the reader's hand causes: the brush moves to a random span of 10 % of the time, then to one of 50 %.
// Samples of the three alternate, so that a busy moment of the machine meets all of them.

import crossfilter from "crossfilter2";
import Supercluster from "supercluster";
import init, { Bench } from "./engine/incidents_bench.js";
import { die, fileOf, measured, pause, run, say, timed } from "./report.mjs";

const ZOOMS = [6, 10];

run(async (params) => {
  const n = Number(params.get("n"));
  const nSteps = Number(params.get("steps"));
  const nRebuilds = Number(params.get("rebuilds"));
  await init({ module_or_path: "./engine/incidents_bench_bg.wasm" });
  say(`reading ${n} incidents`);
  const engine = await read(n);
  const rows = { start: engine.starts(), category: engine.categories(), x: engine.xs(), y: engine.ys() };
  const filters = crossfilters(rows, []);
  const spans = spansOf(rows.start, nSteps);

  say(`${nSteps} steps of the brush at ${n}`);
  // What either makes once, it has made before.
  for (const { from, to } of spans.slice(-8).flat()) {
    engine.brush(from, to);
    filters.brush(from, to);
  }
  const ours = [], theirs = [], moves = { 0.1: [], 0.5: [] };
  for (const [tenth, half] of spans) {
    let sum = 0, sumOfTheirs = 0;
    for (const span of [tenth, half]) {
      const took = timed(() => engine.brush(span.from, span.to));
      moves[span.share].push(took);
      sum += took;
      sumOfTheirs += timed(() => filters.brush(span.from, span.to));
    }
    ours.push(sum / 2);
    theirs.push(sumOfTheirs / 2);
    if (ours.length % 10 === 0) await pause(5);
  }
  measured("engine.brush", n, ours);
  measured("engine.brush.10%", n, moves[0.1]);
  measured("engine.brush.50%", n, moves[0.5]);
  measured("crossfilter2.brush", n, theirs);
  agree(engine, filters, spans[0][1]);

  say(`crossfilter2 with all facets at ${n}`);
  const facets = ["perpetrator", "place", "place_precision", "status"].map((code) => valuesOf(engine.facet(code), n));
  const all = crossfilters(rows, facets);
  const allTook = spans.slice(0, Math.ceil(nSteps / 3)).map((pair) => {
    const took = pair.map(({ from, to }) => timed(() => all.brush(from, to)));
    return (took[0] + took[1]) / 2;
  });
  measured("crossfilter2.facets", n, allTook);

  say(`${nSteps} switches of a type at ${n}`);
  const { from, to } = spans[0][1];
  engine.brush(from, to);
  filters.brush(from, to);
  const toggles = { ours: [], theirs: [] };
  for (let step = 0; step < nSteps; step++) {
    const type = step % filters.nTypes;
    toggles.ours.push(timed(() => engine.toggle(type)));
    toggles.theirs.push(timed(() => filters.toggle(type)));
    engine.toggle(type);
    filters.toggle(type);
  }
  measured("engine.toggle", n, toggles.ours);
  measured("crossfilter2.toggle", n, toggles.theirs);

  say(`supercluster: ${nRebuilds} times half, ${nRebuilds} times all of ${n}`);
  const features = featuresOf(rows);
  const rebuilds = [], indexing = [];
  for (const [, half] of spans.slice(0, nRebuilds)) {
    rebuilds.push(timed(() => clusters(features.filter((_, row) => rows.start[row] >= half.from && rows.start[row] < half.to))));
    indexing.push(timed(() => clusters(features)));
    await pause();
  }
  measured("supercluster.half", n, rebuilds);
  measured("supercluster.all", n, indexing);
});

async function read(n) {
  const reader = (await fetch(fileOf(n))).body.getReader();
  const bench = new Bench();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bench.feed(value);
  }
  const nRead = bench.finish();
  if (nRead !== n) throw new Error(`${nRead} of ${n} incidents were read`);
  return bench;
}

/** Pairs of spans: a tenth of the time and half of it, anywhere. */
function spansOf(starts, nSteps) {
  let first = Infinity, last = -Infinity;
  for (const start of starts) {
    first = Math.min(first, start);
    last = Math.max(last, start);
  }
  const random = die(7);
  const whole = last - first;
  const span = (share) => {
    const from = Math.floor(first + random() * whole * (1 - share));
    return { from, to: Math.floor(from + whole * share), share };
  };
  return Array.from({ length: nSteps }, () => [span(0.1), span(0.5)]);
}

/** The values of each row: a number where every row has one, else lists. */
function valuesOf(ended, n) {
  const ends = ended.subarray(0, n);
  const values = ended.subarray(n);
  if (values.length === n) return { isList: false, of: (row) => values[row] };
  return { isList: true, of: (row) => Array.from(values.subarray(row ? ends[row - 1] : 0, ends[row])) };
}

/** The same time and Type as dimensions, and the same groups: months and types, each counted without its own filter; and other facets. */
function crossfilters({ start, category }, facets) {
  const rows = crossfilter(Array.from(start, (_, row) => row));
  const time = rows.dimension((row) => start[row]);
  const type = rows.dimension((row) => category[row]);
  const MONTH = 43_830;
  const months = time.group((minute) => Math.floor(minute / MONTH));
  const types = type.group();
  const nTypes = types.all().length;
  const groups = [months, types, ...facets.map(({ of, isList }) => rows.dimension(of, isList).group())];
  const count = () => groups.reduce((sum, group) => sum + group.all().length, 0);
  let off = -1;
  return {
    nTypes,
    nPassing: () => rows.groupAll().value(),
    brush(from, to) {
      time.filterRange([from, to]);
      return count();
    },
    toggle(value) {
      off = off === value ? -1 : value;
      if (off < 0) type.filterAll();
      else type.filterFunction((of) => of === off);
      return count();
    },
  };
}

/** Two engines that count differently are not compared. Ours passes what overlaps the span too: one record in twenty lasts. */
function agree(engine, filters, { from, to }) {
  const ours = engine.brush(from, to);
  filters.brush(from, to);
  const theirs = filters.nPassing();
  if (ours < theirs || ours > theirs * 1.02 + 10) throw new Error(`the engine passes ${ours} rows, crossfilter2 ${theirs}`);
}

function featuresOf({ x, y }) {
  return Array.from(x, (_, row) => {
    const lng = (x[row] / 2 ** 32) * 360 - 180;
    const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y[row]) / 2 ** 32))) * 180) / Math.PI;
    return { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [lng, lat] } };
  });
}

/** An index with its own options, and the clusters of the views that ours makes. */
function clusters(features) {
  const index = new Supercluster().load(features);
  let n = 0;
  for (const zoom of ZOOMS) {
    const degrees = 360 / (512 * 2 ** zoom);
    const [width, height] = [1280 * degrees, 720 * degrees * Math.cos((34.9 * Math.PI) / 180)];
    n += index.getClusters([38.9 - width / 2, 34.9 - height / 2, 38.9 + width / 2, 34.9 + height / 2], zoom).length;
  }
  return n;
}
