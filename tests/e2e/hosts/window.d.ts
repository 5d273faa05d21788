// What the host pages here and their tests say to each other.

import type { IncidentMapAttributes } from "../../../embed.js";

declare global {
  interface Window {
    first: IncidentMapAttributes;
    told: unknown[];
    place(attributes: IncidentMapAttributes, hasLink?: boolean): void;
    clear(): void;
  }
}
