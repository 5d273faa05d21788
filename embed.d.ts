// The types of what embed.js gives to a page. The messages behind it are described in docs/embedding.md.

/** Parts of a map's address: dates, filters, words. A list has several values of one filter; an empty text takes it off. */
export type IncidentMapView = string | Record<string, string | string[] | null>;

/** What each event of the element tells, in `event.detail`. */
export interface IncidentMapEvents {
  /** The map is there and takes commands. This, `change` and `select` come only to pages whose origin the map's `map.json` lists. */
  ready: CustomEvent<{ view: string }>;
  /** The reader, or a command, has changed what is shown. `view` is the query of its address. */
  change: CustomEvent<{ view: string }>;
  /** A record was opened, or closed. */
  select: CustomEvent<{ id: string | null }>;
  /** How high the frame should be, in CSS pixels. */
  height: CustomEvent<{ height: number }>;
  /** Nothing can be shown: the name of the file that failed. */
  error: CustomEvent<{ message: string }>;
}

/** `<incident-map src="..." from="..." to="..." type="...">` */
export interface IncidentMapElement extends HTMLElement {
  /** Shows this view in place of the present one. */
  set(view: IncidentMapView): void;
  /**
   * The query of the present view. Rejected where the map does not list the page, where it cannot be shown, and after 30 seconds
   * without an answer.
   */
  view(): Promise<string>;
  /** Opens a record by its id, or closes the open one. */
  select(id: string | null): void;
  /** Changes these parts of the view and keeps all others. */
  filter(parts: IncidentMapView): void;
  /** Lets time play, or stops it. */
  play(on?: boolean): void;
  /** The frame that the map is in, once the element has been in a document. */
  readonly frame: HTMLIFrameElement | undefined;
  addEventListener<K extends keyof IncidentMapEvents>(
    type: K,
    listener: (this: IncidentMapElement, event: IncidentMapEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "incident-map": IncidentMapElement;
  }
}
