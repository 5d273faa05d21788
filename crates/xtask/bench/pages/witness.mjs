// Runs in the built page before its own script, does what a reader does and counts what comes of it. The page knows nothing of it.
// What to do is in the address's fragment, which the page leaves alone.

import { Meter } from "./meter.mjs";
import { fileOf, measured, nextTask, pause, run, say, timed } from "./report.mjs";

const YEAR_MS = 365 * 86_400_000;
const FIRST_DAY = Date.UTC(2012, 0, 1);
const N_STEPS = 240;
const FEWEST_FRAMES = 4;
const LONGEST_MS = 300_000;
/** The browser tells of no task that is shorter. */
const SHORTEST_TASK_MS = 50;

const todo = new URLSearchParams(location.hash.slice(1));
const n = Number(todo.get("n"));
const meter = new Meter();
const address = new URL(location.href);
meter.countFrames(window);

run(async () => {
  if (todo.get("do") === "open") return opened();
  await drawn();
  if (todo.get("do") === "play") await play(Number(todo.get("seconds")), todo.get("name"));
  else await toggle(Number(todo.get("runs")));
});

/** From the address to the counts: how long it takes, and the longest task of the page's own thread. */
async function opened() {
  const tasks = [];
  const note = (list) => tasks.push(...list.map(({ duration }) => duration));
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "longtask", buffered: true });
  say(`the page opens ${n} incidents`);
  while (!document.querySelector(".count")) await new Promise(requestAnimationFrame);
  const took = performance.now();
  await nextTask();
  note(observer.takeRecords());
  observer.disconnect();
  const text = await (await fetch(fileOf(n))).text();
  await pause(1_000);
  const parsing = timed(() => JSON.parse(text));
  await measured("open.ours", n, [took]);
  await measured("open.ours.longest", n, [Math.max(SHORTEST_TASK_MS, ...tasks)]);
  await measured("open.javascript.parse", n, [parsing]);
}

/** The page shows its incidents, and the map has come to rest. */
async function drawn() {
  await until(() => types().length > 0 && meter.gl, "the page shows its incidents");
  let still = 0;
  while (still < 10) {
    meter.begin();
    await pause(200);
    still = meter.hasDrawn ? 0 : still + 1;
  }
}

async function until(holds, what) {
  const start = performance.now();
  while (!holds()) {
    if (performance.now() - start > LONGEST_MS) throw new Error(`in vain: ${what}. The page says: ${document.body.innerText.slice(0, 400)}`);
    await pause(50);
  }
}

/** One step: what the hand does, the page's answer, and the frame with it. */
async function step(act) {
  meter.begin();
  const start = performance.now();
  act();
  // Microtasks of the act are done when the next task runs.
  await nextTask();
  meter.busy(performance.now() - start);
  await meter.frame();
  meter.end();
  return performance.now() - start;
}

/** A window of a year moves through ten: each address is opened as the browser's own Back and Forward do. */
async function play(seconds, name) {
  say(`the page plays ${n} incidents (${name})`);
  const day = (ms) => new Date(ms).toISOString().slice(0, 10);
  const start = performance.now();
  for (let at = 0; at < FEWEST_FRAMES || performance.now() - start < seconds * 1_000; at++) {
    const from = FIRST_DAY + ((at % N_STEPS) * 9 * YEAR_MS) / N_STEPS;
    await step(() => {
      address.searchParams.set("from", day(from));
      address.searchParams.set("to", day(from + YEAR_MS));
      history.replaceState(null, "", address);
      dispatchEvent(new PopStateEvent("popstate"));
    });
  }
  await meter.report(name, n);
}

/** The types in the line below the map, which filters. */
function types() {
  return document.querySelectorAll(".type-key button");
}

/** A type is switched on and off, while the list is shown. */
async function toggle(nRuns) {
  say(`the page filters ${n} incidents, ${nRuns} times`);
  const took = [];
  for (let turn = 0; turn <= 2 * nRuns; turn++) {
    took.push(await step(() => types()[0].click()));
    await pause();
  }
  await measured("filter.ours", n, took.slice(1));
}
