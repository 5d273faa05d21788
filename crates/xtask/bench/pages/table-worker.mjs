// One way of reading one table, once.

import init, { understand, Wanted } from "./import/import_web.js";
import Papa from "papaparse";
import { answer } from "./answer.mjs";
import { columnsOf } from "./columns.mjs";

await init({ module_or_path: "./import/import_web_bg.wasm" });

answer({ ours, papaparse });

/** As the page's worker does: the text of the records, and their columns. */
function ours(bytes) {
  const today = Math.floor(Date.now() / 864e5);
  const start = performance.now();
  const understood = understand(bytes, new Wanted(new Uint8Array(), today, new Int32Array(), 0));
  const text = understood.take_geojson();
  const columns = understood.take_columns();
  const end = performance.now();
  if (!columns.length) throw new Error("no columns were made");
  return { nRead: nIn(text), times: { ours: end - start } };
}

/** Each record is on a line of its own, below the line of the heads. */
function nIn(text) {
  let n = 0;
  for (const byte of text) if (byte === 10) n++;
  return n;
}

function papaparse(bytes) {
  const start = performance.now();
  const { data } = Papa.parse(new TextDecoder().decode(bytes), { header: true, skipEmptyLines: true });
  const parsed = performance.now();
  const columns = columnsOf(data.map(featureOf));
  const end = performance.now();
  return { nRead: columns.start.length, times: { papaparse: end - start, "papaparse.parse": parsed - start } };
}

const featureOf = (row) => ({
  id: row.event_id,
  geometry: { coordinates: [Number(row.longitude), Number(row.latitude)] },
  properties: {
    date: row.event_date,
    category: row.event_type,
    admin1: row.admin1,
    actors: row.actor1 ? [{ name: row.actor1 }] : [],
  },
});
