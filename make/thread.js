/** The address of a script that a worker starts from: as a blob of this page it inherits the page's policy. */
export const addressOf = (script) => URL.createObjectURL(new Blob([script], { type: "text/javascript" }));

/** Starts a program of ours on a thread of its own, as a module; `rest` goes on when it is there. */
export function started(program, wasm, imported, rest = "") {
  const [from, bytes] = [program, wasm].map((file) => JSON.stringify(new URL(file, import.meta.url).href));
  return new Worker(addressOf(`import ${imported} from ${from}; await start({ module_or_path: ${bytes} }); ${rest}`), { type: "module" });
}
