// The draft, kept on this device between visits. It never leaves it.
import { createStore, del, get, set } from "idb-keyval";

// A database of its own: others of this origin are no concern of ours. One of the folder that this page lies in.
const store = () => createStore(`incident-map-draft ${new URL(".", location.href).pathname}`, "draft");
const KEY = "draft";

/** Whether the draft is this tab's: of several that are open the first keeps it. */
export function own() {
  if (!navigator.locks) return true;
  const name = `incident-map-draft ${new URL(".", location.href).pathname}`;
  return new Promise((resolve) => {
    // It is held for as long as the tab is open.
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(!!lock);
      return lock ? new Promise(() => {}) : undefined;
    }).catch(() => resolve(true));
  });
}

/** More than this is not kept: browsers give no more room than they have. */
export const MOST = 100 * 1024 * 1024;

export async function keep(draft) {
  const size = [...draft.files, ...draft.beside, ...draft.before].reduce((sum, { size }) => sum + size, 0);
  if (size > MOST) {
    // What was kept is older than what is shown.
    await forget();
    return false;
  }
  await set(KEY, { ...draft, on: new Date().toISOString() }, store());
  return true;
}

/** The draft that was kept, with its files as bytes; nothing where there is none. */
export async function kept() {
  const draft = await get(KEY, store());
  if (!draft) return undefined;
  const bytes = (blobs) => Promise.all(blobs.map(async (blob) => new Uint8Array(await blob.arrayBuffer())));
  return { ...draft, files: await bytes(draft.files), beside: await bytes(draft.beside), before: await bytes(draft.before) };
}

export const forget = () => del(KEY, store());
