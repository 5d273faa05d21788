// A page that React has made. `window.place` gives the element other attributes.

import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

import type { IncidentMapAttributes } from "../../../embed.js";
import type {} from "../../../embed-react.js";

const root = createRoot(document.querySelector("#root")!);
const told = (window.told = [] as unknown[]);

window.place = (attributes: IncidentMapAttributes, hasLink = false) =>
  flushSync(() =>
    root.render(
      <p>
        <incident-map id="map" title="Aleppo" {...attributes} onready={({ detail }) => told.push(detail.view)}>
          {hasLink && <a href="/">Aleppo</a>}
        </incident-map>
      </p>,
    ),
  );
window.clear = () => flushSync(() => root.render(null));
window.place(window.first, true);
