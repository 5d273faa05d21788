// The element in Vue's templates: what they are checked against.

import type { GlobalComponents } from "vue";

import type {} from "../../../embed-vue.js";

type InTemplates = InstanceType<GlobalComponents["incident-map"]>;

export const given: InTemplates["$props"] = {
  src: "/map/",
  type: ["air_strike"],
  record: "m10",
  view: "list",
  height: 480,
  title: "Aleppo",
  class: "wide",
  key: 1,
  onReady: ({ detail }) => console.log(detail.view.length),
  onSelect: ({ detail }) => console.log(detail.id?.length),
  onClick: (event) => console.log(event.clientX),
};

// @ts-expect-error: days are texts.
export const date: InTemplates["$props"] = { from: new Date() };

// @ts-expect-error: no such attribute.
export const colour: InTemplates["$props"] = { colour: "red" };

export const asked = (map: InTemplates): Promise<string> => map.getView();
