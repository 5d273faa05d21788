// A page that Vue has made. `window.place` gives the element other attributes.

import { createApp, h, nextTick, shallowRef } from "vue";

import type { IncidentMapAttributes } from "../../../embed.js";

const told = (window.told = [] as unknown[]);
const attributes = shallowRef<IncidentMapAttributes | null>(window.first);
const hasLink = shallowRef(true);

const map = () =>
  h(
    "incident-map",
    { id: "map", title: "Aleppo", ...attributes.value, onReady: ({ detail }: CustomEvent) => told.push(detail.view) },
    hasLink.value ? [h("a", { href: "/" }, "Aleppo")] : [],
  );

createApp({ render: () => attributes.value && h("p", map()) }).mount("#root");

window.place = (next: IncidentMapAttributes) => {
  attributes.value = next;
  hasLink.value = false;
  return nextTick();
};
window.clear = () => {
  attributes.value = null;
  return nextTick();
};
