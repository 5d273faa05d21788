// The element in JSX, and what its types do not let pass.

import { useRef } from "react";

import type { IncidentMapElement } from "../../../embed.js";
import type {} from "../../../embed-react.js";

export function Uses() {
  const map = useRef<IncidentMapElement>(null);
  const show = () => void map.current?.filter({ from: "2016-09-28" });
  return (
    <>
      <incident-map ref={map} src="/map/" title="Aleppo" className="wide" id="map" lang="ar" hidden onClick={show} />
      <incident-map
        from="2016-09-28"
        to="2016-09-30"
        type={["air_strike", "shelling"]}
        q="water"
        at="36.2,37.16,10.5"
        record="m10"
        view="list"
        sort="-killed"
        show="title"
        hide="list"
        lock="type"
        theme="dark"
        data="other.geojson"
        height={480}
        onready={({ detail }) => console.log(detail.view.length)}
        onchange={({ detail }) => console.log(detail.view.length)}
        onselect={({ detail }) => console.log(detail.id?.length)}
        onheight={({ detail }) => console.log(detail.height.toFixed())}
        onerror={({ detail }) => console.log(detail.message.length)}
      >
        <a href="/map/">Aleppo</a>
      </incident-map>
      {/* @ts-expect-error: days are texts. */}
      <incident-map from={new Date()} />
      {/* @ts-expect-error: no such attribute. */}
      <incident-map colour="red" />
      {/* @ts-expect-error: React would hear another event. */}
      <incident-map onReady={show} />
      {/* @ts-expect-error: a view has no id. */}
      <incident-map onchange={({ detail }) => console.log(detail.id)} />
    </>
  );
}
