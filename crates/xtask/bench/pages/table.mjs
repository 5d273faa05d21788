// From the bytes of a table of other columns than ours to columns: our reader, and PapaParse with the same columns in JavaScript.
//
// The table is made of the made-up incidents, as people export them: a row of heads, days as 2016-09-24, notes in quotation marks where
// a comma stands in them. As where files of ours are read, each run has a worker of its own with its own copy of the bytes.

import { fileOf, measured, pause, run, say } from "./report.mjs";

run(async (params) => {
  const n = Number(params.get("n"));
  const nRuns = Number(params.get("runs"));
  const { features } = await (await fetch(fileOf(n))).json();
  const bytes = new TextEncoder().encode(tableOf(features)).buffer;
  say(`reading a table of ${n} rows (${(bytes.byteLength / 1e6).toFixed(1)} MB), ${nRuns} times each way`);
  for (let turn = 0; turn < nRuns; turn++) {
    for (const way of turn % 2 ? ["javascript", "ours"] : ["ours", "javascript"]) {
      const { nRead, times } = await inWorker(way, bytes.slice(0));
      if (nRead !== n) throw new Error(`${way} read ${nRead} of ${n} rows`);
      for (const [name, time] of Object.entries(times)) measured(`table.${name}`, n, [time]);
      await pause();
    }
  }
});

const HEADS = ["event_id", "event_date", "latitude", "longitude", "event_type", "admin1", "location", "actor1", "notes", "source_url"];

function tableOf(features) {
  const rows = features.map(({ id, geometry, properties }, at) => {
    const [lng, lat] = geometry?.coordinates ?? ["", ""];
    const { date, category, admin1, place, actors, excerpts, sources } = properties;
    // In every other one somebody has set a comma.
    const words = excerpts[0].text.slice(0, 80);
    const notes = at % 2 ? words : words.replace(" ", ", ");
    return [id, date.slice(0, 10), lat, lng, category, admin1, place, actors[0]?.name, notes, sources[0]?.url].map(cell).join(",");
  });
  return [HEADS.join(","), ...rows].join("\n");
}

function cell(value) {
  const text = String(value ?? "");
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function inWorker(way, bytes) {
  return new Promise((resolve, reject) => {
    const worker = new Worker("table-worker.js", { type: "module" });
    worker.onerror = (event) => reject(new Error(event.message ?? "the worker did not start"));
    worker.onmessage = ({ data }) => {
      if (data === "ready") return worker.postMessage({ way, bytes }, [bytes]);
      worker.terminate();
      if (data.error) reject(new Error(data.error));
      else resolve(data);
    };
  });
}
