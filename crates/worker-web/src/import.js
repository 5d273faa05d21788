// What understands files that are not in our own schema: programs of their own, for which import.rs asks. The build
// gives their files names with a hash.
const started = async (program, wasm) => {
  await program.default({ module_or_path: new URL(wasm, import.meta.url) });
  return program;
};

export async function understand(bytes, mapFile, asOf, short) {
  // What is lent of the worker's own memory is elsewhere once that grows, which it may while the other program comes.
  const [fields, day] = [mapFile.slice(), asOf.slice()];
  const program = started(await import("./import.js"), "./import_bg.wasm");
  const { understand, understand_sheet, is_sheet, Wanted } = await program;
  // Days since 1970 on the reader's calendar.
  const now = new Date();
  const today = Math.floor(now / 864e5 - now.getTimezoneOffset() / 1440);
  const wanted = new Wanted(fields, today, day, short);
  let understood;
  if (is_sheet(bytes.subarray(0, 8))) {
    const sheets = await started(await import("./sheets.js"), "./sheets_bg.wasm");
    const sheet = sheets.read(bytes);
    understood = understand_sheet(sheet.take_csv(), sheet.notes, wanted);
  } else {
    understood = understand(bytes, wanted);
  }
  const { problems, names, mapping, report } = understood;
  return [understood.take_geojson(), problems, names, mapping, understood.take_columns(), report];
}
