// From the bytes of a file to columns: our reader, and JSON.parse with the same columns in JavaScript.

import { fileOf, run, say } from "./report.mjs";
import { takeTurns } from "./turns.mjs";

run(async (params) => {
  const n = Number(params.get("n"));
  const nRuns = Number(params.get("runs"));
  say(`reading ${n} incidents, ${nRuns} times each way`);
  const bytes = await (await fetch(fileOf(n))).arrayBuffer();
  await takeTurns({ worker: "load-worker.js", other: "javascript", bytes, n, nRuns, name: "load" });
});
