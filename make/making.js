// The thread on which the map is made: a program of its own (crates/make-web), which says there what passes between the two.

import { started } from "./thread.js";

export class Making {
  constructor() {
    this.worker = started("./making.js", "./making_bg.wasm", "start");
    this.number = 0;
    this.waiting = new Map();
    this.ready = new Promise((resolve, reject) => this.waiting.set("ready", { resolve, reject }));
    this.worker.onmessage = ({ data }) => {
      const key = data.number ?? data.type;
      this.waiting.get(key)?.resolve(data);
      this.waiting.delete(key);
    };
    this.worker.onerror = () => {
      const ended = new Error("ended");
      for (const { reject } of this.waiting.values()) reject(ended);
      this.waiting.clear();
      this.ready = Promise.reject(ended);
      this.ready.catch(() => {});
    };
  }

  /** What it answers. `given` is handed over. */
  async ask(message, given = []) {
    await this.ready;
    const number = ++this.number;
    const answer = new Promise((resolve, reject) => this.waiting.set(number, { resolve, reject }));
    this.worker.postMessage({ ...message, number }, given);
    return answer;
  }
}
