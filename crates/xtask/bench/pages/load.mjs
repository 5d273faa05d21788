// From the bytes of a file to columns: our reader, and JSON.parse with the same columns in JavaScript.
//
// Each run has a worker of its own with its own copy of the bytes, and the two take turns: no run finds a memory that another one
// has grown. Starting the worker is not counted, for neither.

import { fileOf, measured, pause, run, say } from "./report.mjs";

run(async (params) => {
  const n = Number(params.get("n"));
  const nRuns = Number(params.get("runs"));
  say(`reading ${n} incidents, ${nRuns} times each way`);
  const bytes = await (await fetch(fileOf(n))).arrayBuffer();
  for (let turn = 0; turn < nRuns; turn++) {
    for (const way of turn % 2 ? ["javascript", "ours"] : ["ours", "javascript"]) {
      const { nRead, times } = await inWorker(way, bytes.slice(0));
      if (nRead !== n) throw new Error(`${way} read ${nRead} of ${n} incidents`);
      for (const [name, time] of Object.entries(times)) measured(`load.${name}`, n, [time]);
      await pause();
    }
  }
});

function inWorker(way, bytes) {
  return new Promise((resolve, reject) => {
    const worker = new Worker("load-worker.js", { type: "module" });
    worker.onerror = (event) => reject(new Error(event.message ?? "the worker did not start"));
    worker.onmessage = ({ data }) => {
      if (data === "ready") return worker.postMessage({ way, bytes }, [bytes]);
      worker.terminate();
      if (data.error) reject(new Error(data.error));
      else resolve(data);
    };
  });
}
