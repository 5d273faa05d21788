// The draft, kept on this device between visits. It never leaves it.
import { createStore, del, get, set } from "idb-keyval";

// A database of its own: others of this origin are no concern of ours. One of the folder that this page lies in.
const store = () => createStore(`incident-map-draft ${new URL(".", location.href).pathname}`, "draft");
const KEY = "draft";

/** More than this is not kept: browsers give no more room than they have. */
export const MOST = 100 * 1024 * 1024;

export async function keep(draft) {
  const size = [...draft.files, ...draft.beside].reduce((sum, { size }) => sum + size, 0);
  if (size > MOST) return false;
  await set(KEY, { ...draft, on: new Date().toISOString() }, store());
  return true;
}

/** The draft that was kept, with its files as bytes; nothing where there is none. */
export async function kept() {
  const draft = await get(KEY, store());
  if (!draft) return undefined;
  const bytes = (blobs) => Promise.all(blobs.map(async (blob) => new Uint8Array(await blob.arrayBuffer())));
  return { ...draft, files: await bytes(draft.files), beside: await bytes(draft.beside) };
}

export const forget = () => del(KEY, store());
