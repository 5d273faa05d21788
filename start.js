// Starts the page's WebAssembly.
// The names of the built files come in this script's own address (`pattern_script` in Trunk.toml).
const names = new URL(import.meta.url).searchParams;

// A worker has no document.
globalThis.document?.getElementById("late")?.remove();

try {
  const { default: init } = await import("./" + names.get("js"));
  await init({ module_or_path: new URL(names.get("wasm"), import.meta.url) });
} catch (error) {
  // A worker has no document: its owner is told by the worker's `error` event.
  const sentence = globalThis.document?.getElementById("not-started");
  if (sentence) sentence.hidden = false;
  throw error;
}
