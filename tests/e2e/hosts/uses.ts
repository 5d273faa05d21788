// What a page may do with the element, and what its types do not let pass.

import type { IncidentMapElement, IncidentMapEvents } from "../../../embed.js";

export async function use(): Promise<string> {
  const map: IncidentMapElement = document.createElement("incident-map");

  map.type = ["air_strike", "shelling"];
  map.type = "air_strike";
  map.height = 480;
  map.from = map.to = map.q = map.at = map.record = map.view = map.sort = null;
  map.src = map.show = map.hide = map.lock = map.theme = map.data = "";
  map.title = map.lang = "ar";
  map.hidden = true;
  const types: string | null = map.type;
  // @ts-expect-error: days are texts.
  map.from = new Date();
  // @ts-expect-error: one view.
  map.view = ["list"];
  // @ts-expect-error: the attribute has the name, and the method another.
  map.view();
  // @ts-expect-error: it is made by the element.
  map.frame = document.createElement("iframe");

  map.set({ type: ["air_strike"], q: null });
  map.set("type=air_strike");
  map.filter({ from: "2016-09-28" });
  map.select(null);
  map.play();
  map.play(false);
  // @ts-expect-error: a view is no number.
  map.filter(7);

  const onChange = (event: IncidentMapEvents["change"]): void => console.log(event.detail.view);
  map.addEventListener("change", onChange);
  map.removeEventListener("change", onChange);
  map.addEventListener("click", (event) => console.log(event.clientX));
  map.addEventListener("select", function ({ detail }) {
    this.select(detail.id);
  });
  map.addEventListener("error", ({ detail }) => console.log(detail.message), { once: true });
  map.addEventListener("one's own", (event: Event) => console.log(event.type));
  // @ts-expect-error: a view has no id.
  map.addEventListener("change", (event) => console.log(event.detail.id));
  // @ts-expect-error: a listener of another event.
  map.removeEventListener("select", onChange);

  return (types ?? "") + (await map.getView());
}
