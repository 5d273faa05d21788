// Two ways of reading the same bytes, in turns.
//
// Each run has a worker of its own with its own copy of the bytes: no run finds a memory that another one has grown. Starting the
// worker is not counted, for neither.

import { measured, pause } from "./report.mjs";

/** Has a worker (see answer.mjs) read `n` records of the bytes `nRuns` times by "ours" and by the `other` way, and reports the times under `name`. */
export async function takeTurns({ worker, other, bytes, n, nRuns, name }) {
  for (let turn = 0; turn < nRuns; turn++) {
    for (const way of turn % 2 ? [other, "ours"] : ["ours", other]) {
      const { nRead, times } = await inWorker(worker, way, bytes.slice(0));
      if (nRead !== n) throw new Error(`${way} read ${nRead} of ${n}`);
      for (const [part, time] of Object.entries(times)) measured(`${name}.${part}`, n, [time]);
      await pause();
    }
  }
}

function inWorker(script, way, bytes) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { type: "module" });
    worker.onerror = (event) => reject(new Error(event.message ?? "the worker did not start"));
    worker.onmessage = ({ data }) => {
      if (data === "ready") return worker.postMessage({ way, bytes }, [bytes]);
      worker.terminate();
      if (data.error) reject(new Error(data.error));
      else resolve(data);
    };
  });
}
