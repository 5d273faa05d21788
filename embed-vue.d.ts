// <incident-map> in Vue's templates. Lies beside embed.d.ts, and is taken in by: import type {} from "./embed-vue.js"

import type { EmitFn, HTMLAttributes, PublicProps } from "vue";

import type { IncidentMapAttributes, IncidentMapElement, IncidentMapEvents } from "./embed.js";

type Listeners = {
  [K in keyof IncidentMapEvents as `on${Capitalize<K>}`]?: (event: IncidentMapEvents[K]) => void;
};

type Emitted = EmitFn<{ [K in keyof IncidentMapEvents]: (event: IncidentMapEvents[K]) => void }>;

declare module "vue" {
  interface GlobalComponents {
    "incident-map": new () => IncidentMapElement & {
      $props: Omit<HTMLAttributes, keyof Listeners> & IncidentMapAttributes & Listeners & PublicProps;
      $emit: Emitted;
    };
  }
}
