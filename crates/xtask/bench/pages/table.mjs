// From the bytes of a table of other columns than ours to columns: our reader, and PapaParse with the same columns in JavaScript.
//
// The table is made of the made-up incidents, as people export them: a row of heads, days as 2016-09-24, notes in quotation marks where
// a comma stands in them.

import { fileOf, run, say } from "./report.mjs";
import { takeTurns } from "./turns.mjs";

run(async (params) => {
  const n = Number(params.get("n"));
  const nRuns = Number(params.get("runs"));
  const { features } = await (await fetch(fileOf(n))).json();
  const bytes = new TextEncoder().encode(tableOf(features)).buffer;
  say(`reading a table of ${n} rows (${(bytes.byteLength / 1e6).toFixed(1)} MB), ${nRuns} times each way`);
  await takeTurns({ worker: "table-worker.js", other: "papaparse", bytes, n, nRuns, name: "table" });
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
