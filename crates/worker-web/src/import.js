// What understands files that are not in our own schema: programs of their own, for which import.rs asks. The build
// gives their files names with a hash.
const started = async (program, wasm) => {
  await program.default({ module_or_path: new URL(wasm, import.meta.url) });
  return program;
};

export async function understand(bytes, mapFile, year) {
  const program = started(await import("./import.js"), "./import_bg.wasm");
  const { understand, understand_sheet, is_sheet } = await program;
  let understood;
  if (is_sheet(bytes.subarray(0, 8))) {
    const sheets = await started(await import("./sheets.js"), "./sheets_bg.wasm");
    const sheet = sheets.read(bytes);
    understood = understand_sheet(sheet.take_csv(), sheet.notes, mapFile, year);
  } else {
    understood = understand(bytes, mapFile, year);
  }
  return [understood.take_geojson(), understood.problems, understood.names, understood.mapping];
}
