// The worker's program, for which src/data/worker.rs asks. The build gives its files names with a hash.
export function script() {
  const [program, wasm] = ["./worker.js", "./worker_bg.wasm"].map((file) => JSON.stringify(new URL(file, import.meta.url)));
  return `import start from ${program}; await start({ module_or_path: ${wasm} });`;
}
