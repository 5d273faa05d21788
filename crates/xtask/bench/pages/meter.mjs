// What drawing costs, seen from outside of whoever draws: calls to WebGL are wrapped, and their time and bytes counted per step.

import { measured } from "./report.mjs";

const DRAWS = ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced", "drawRangeElements"];
const UPLOADS = ["bufferData", "bufferSubData", "texImage2D", "texSubImage2D", "texSubImage3D", "uniformMatrix4fv"];

export class Meter {
  #steps = [];
  #step = { cpu: 0, gl: 0, bytes: 0, draws: 0, frame: 0 };
  #drawn;
  /** The context that was drawn with last. */
  gl = null;

  constructor() {
    for (const name of DRAWS) this.#wrap(name, () => (this.#step.draws += 1));
    for (const name of UPLOADS) this.#wrap(name, (values) => (this.#step.bytes += bytesOf(values)));
  }

  #wrap(name, count) {
    const meter = this;
    const original = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...values) {
      const start = performance.now();
      const result = original.apply(this, values);
      meter.#step.gl += performance.now() - start;
      meter.gl = this;
      count(values);
      return result;
    };
  }

  /** Callbacks of frames are the main thread's time too. */
  countFrames(window) {
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => request((now) => {
      const start = performance.now();
      callback(now);
      this.busy(performance.now() - start);
      if (this.hasDrawn) this.#drawn?.();
    });
  }

  /** Waits for a frame in which something is drawn, if none was since the step began. */
  async frame() {
    if (!this.hasDrawn) await new Promise((resolve) => (this.#drawn = resolve));
  }

  /** A new step begins. */
  begin() {
    this.#step = { cpu: 0, gl: 0, bytes: 0, draws: 0, frame: performance.now() };
  }

  /** The main thread was busy for so long. */
  busy(ms) {
    this.#step.cpu += ms;
  }

  get hasDrawn() {
    return this.#step.draws > 0;
  }

  /** The step's frame is over once its pixels are there: calls would else pile up in the browser's other process. */
  end() {
    this.gl.readPixels(0, 0, 1, 1, this.gl.RGBA, this.gl.UNSIGNED_BYTE, new Uint8Array(4));
    this.#step.frame = performance.now() - this.#step.frame;
    this.#steps.push(this.#step);
  }

  /** All steps but the first, which compiles and uploads what later ones only use. */
  async report(name, n) {
    const steps = this.#steps.slice(1);
    await measured(`${name}.fps`, n, steps.map(({ frame }) => 1_000 / frame));
    await measured(`${name}.cpu`, n, steps.map(({ cpu }) => cpu));
    await measured(`${name}.gl`, n, steps.map(({ gl }) => gl));
    await measured(`${name}.bytes`, n, steps.map(({ bytes }) => bytes));
    await measured(`${name}.draws`, n, steps.map(({ draws }) => draws));
  }
}

const bytesOf = (values) =>
  values.reduce((sum, value) => sum + (ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? value.byteLength : 0), 0);
