// One way of reading one file, once.

import init, { Bench } from "./worker/incidents_bench.js";
import { answer } from "./answer.mjs";
import { columnsOf } from "./columns.mjs";

const CHUNK = 1 << 20;

await init({ module_or_path: "./worker/incidents_bench_bg.wasm" });

answer({ ours, javascript });

/** In the pieces in which a file arrives. */
function ours(bytes) {
  const start = performance.now();
  const bench = new Bench();
  for (let at = 0; at < bytes.length; at += CHUNK) bench.feed(bytes.subarray(at, at + CHUNK));
  const nRead = bench.read();
  return { nRead, times: { ours: performance.now() - start } };
}

function javascript(bytes) {
  const start = performance.now();
  const { features } = JSON.parse(new TextDecoder().decode(bytes));
  const parsed = performance.now();
  const columns = columnsOf(features);
  const end = performance.now();
  return { nRead: columns.start.length, times: { javascript: end - start, "javascript.parse": parsed - start } };
}
