// The worker's end of turns.mjs.

/** Reads once, by the way that is asked for: `ways` has a function of the bytes for each. */
export function answer(ways) {
  self.onmessage = ({ data: { way, bytes } }) => {
    try {
      postMessage(ways[way](new Uint8Array(bytes)));
    } catch (error) {
      postMessage({ error: String(error?.stack ?? error) });
    }
  };
  postMessage("ready");
}
