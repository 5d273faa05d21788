// The draft, kept on this device between visits. It never leaves it.
import { createStore, del, get, set } from "idb-keyval";

// A database of its own: others of this origin are no concern of ours. One of the folder that this page lies in.
const store = () => createStore(`incident-map-draft ${new URL(".", location.href).pathname}`, "draft");
const KEY = "draft";

/** More than this is not kept: browsers give no more room than they have. */
export const MOST = 100 * 1024 * 1024;

export async function keep(draft) {
  const size = [...draft.files, ...draft.beside].reduce((sum, bytes) => sum + bytes.length, 0);
  if (size > MOST) return false;
  await set(KEY, { ...draft, on: new Date().toISOString() }, store());
  return true;
}

export const kept = () => get(KEY, store());

export const forget = () => del(KEY, store());
