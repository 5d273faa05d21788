// <incident-map> in JSX, for React 19 and newer. Lies beside embed.d.ts, and is taken in by: import type {} from "./embed-react.js"

import type { DetailedHTMLProps, HTMLAttributes } from "react";

import type { IncidentMapAttributes, IncidentMapElement, IncidentMapEvents } from "./embed.js";

/** `onready` and so on, in small letters as the events are: React hears `onReady` as an event with a capital letter. */
type Listeners = {
  [K in keyof IncidentMapEvents as `on${K}`]?: (event: IncidentMapEvents[K]) => void;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "incident-map": DetailedHTMLProps<HTMLAttributes<IncidentMapElement>, IncidentMapElement> &
        IncidentMapAttributes &
        Listeners;
    }
  }
}
