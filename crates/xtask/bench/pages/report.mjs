// What the pages of the benchmark share: saying what goes on and what came out, and a die that always falls the same way.

const post = (path, text) => fetch(path, { method: "POST", body: text });

/** What goes on, for who waits. */
export const say = (text) => post("/said", text);

/** Values of one measure at one size: milliseconds unless its name says otherwise. */
export const measured = (name, n, values) =>
  post("/measured", [name, n, ...values.map((value) => value.toFixed(4))].join("\t"));

/** Runs a page's measurements and says how it ended. */
export async function run(measure) {
  addEventListener("unhandledrejection", (event) => post("/failed", String(event.reason?.stack ?? event.reason)));
  try {
    await measure(new URLSearchParams(location.search));
    await post("/done", "");
  } catch (error) {
    await post("/failed", String(error?.stack ?? error));
  }
}

/** Evenly from [0, 1); the same in every run (mulberry32). */
export function die(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** How long a call took, in milliseconds. */
export function timed(call) {
  const start = performance.now();
  call();
  return performance.now() - start;
}

/** Lets the browser collect and draw before the next measurement. */
export const pause = (ms = 50) => new Promise((resolve) => setTimeout(resolve, ms));

/** The next task: what this one has set going is done, styles and layout of a frame included. */
export const nextTask = () => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = resolve;
  port2.postMessage(null);
});

/** A file of made-up incidents. */
export const fileOf = (n) => `/files/stacked-${n}.geojson`;
