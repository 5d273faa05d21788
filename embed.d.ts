// The types of what embed.js gives to a page. The messages behind it are described in docs/embedding.md. Those for React and Vue are in
// embed-react.d.ts and embed-vue.d.ts.

/** Parts of a map's address: dates, filters, words. A list has several values of one filter; an empty text takes it off. */
export type IncidentMapView = string | Record<string, string | readonly string[] | null>;

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

/** The element's events, and those that every element has. */
export interface IncidentMapEventMap extends Omit<HTMLElementEventMap, keyof IncidentMapEvents>, IncidentMapEvents {}

/** The element's attributes. It has those of every element besides: `title` names the frame, `lang` is the map's language. */
export interface IncidentMapAttributes {
  /** The address of the map, with parts that are no attribute. Without it, the folder that embed.js is in. */
  src?: string;
  /** The first day, as in `2016-09-28`. */
  from?: string;
  /** The last day. */
  to?: string;
  /** Only these types; in an attribute's text they stand between commas. */
  type?: string | readonly string[];
  /** Only records with these words. */
  q?: string;
  /** Latitude, longitude and zoom, between commas. */
  at?: string;
  /** The id of the record that is open. */
  record?: string;
  /** What stands beside the map: `filters` or `list`. */
  view?: string;
  /** The order of the list, as in `-killed`. */
  sort?: string;
  /** The parts that are shown, between commas. */
  show?: string;
  /** The parts that are not shown, between commas. */
  hide?: string;
  /** The filters that the reader cannot change, between commas. */
  lock?: string;
  /** The colours: `light` or `dark`. */
  theme?: string;
  /** Another file of records. */
  data?: string;
  /** In CSS pixels. Without it the frame is as high as its content. */
  height?: string | number;
}

/** Attributes whose property can be set to more than a text. */
type Wide = "type" | "height";

/**
 * `<incident-map src="..." from="..." to="..." type="...">`
 *
 * Each attribute is a property of the same name, which has the attribute's text, or null where there is none.
 */
export interface IncidentMapElement extends HTMLElement, Record<Exclude<keyof IncidentMapAttributes, Wide>, string | null> {
  get type(): string | null;
  set type(types: string | readonly string[] | null);
  get height(): string | null;
  set height(pixels: string | number | null);
  /** Shows this view in place of the present one. */
  set(view: IncidentMapView): void;
  /**
   * The query of the present view. Rejected where the map does not list the page, where it cannot be shown, and after 30 seconds
   * without an answer.
   */
  getView(): Promise<string>;
  /** Opens a record by its id, or closes the open one. */
  select(id: string | null): void;
  /** Changes these parts of the view and keeps all others. */
  filter(parts: IncidentMapView): void;
  /** Lets time play, or stops it. */
  play(on?: boolean): void;
  /** The frame that the map is in, once the element has been in a document. */
  readonly frame: HTMLIFrameElement | undefined;
  addEventListener<K extends keyof IncidentMapEventMap>(
    type: K,
    listener: (this: IncidentMapElement, event: IncidentMapEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof IncidentMapEventMap>(
    type: K,
    listener: (this: IncidentMapElement, event: IncidentMapEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "incident-map": IncidentMapElement;
  }
}
