// What each column was taken for, and by what; each line can be changed.
import { html, nothing } from "lit-html";

import { report } from "./give.js";
import { found, knows, say } from "./words.js";

const ROLES = [
  "title", "description", "category", "date", "date_start", "date_end", "clock", "place", "admin1", "country", "latitude", "longitude",
  "lat_lng", "lng_lat", "fatalities", "injured", "actors", "sources", "url", "excerpts", "id", "fact", "left_out",
];
const DATES = ["date", "date_start", "date_end"];
const ORDERS = ["day_first", "month_first"];
const message = (kind, code) => `${kind}-${code.replaceAll("_", "-")}`;

export function columns(it) {
  const { view } = it;
  const known = view.tables.filter(({ columns }) => columns);
  return html`
    ${known.length ? html`<p>${say("make-columns-about")}</p>` : html`<p>${say("make-columns-own")}</p>`}
    ${known.map(({ name, columns }, nth) => html`
      ${view.tables.length > 1 ? html`<h3><bdi>${name}</bdi></h3>` : nothing}
      <table class="make-columns">
        <thead><tr><th scope="col">${say("files-column")}</th><th scope="col">${say("files-taken-for")}</th></tr></thead>
        <tbody>${columns.filter((column) => column.n_values).map((column, at) => row(it, column, `${nth}-${at}`))}</tbody>
      </table>`)}
    ${report(view)}
    <p><button type="button" class="primary" @click=${() => it.go("records")}>${say("make-next-records")}</button></p>`;
}

function row(it, column, at) {
  const { name, examples, n_values: nValues, n_lost: nLost, lost } = column;
  const role = column.role === "links" ? "url" : column.role;
  const id = `make-column-${at}`;
  const isDate = DATES.includes(role) && (column.order || nLost);
  const choose = (event) => it.act({ choose: { column: name, chosen: event.target.value } });
  const other = ROLES.includes(role) ? nothing : html`<option value=${role} selected>${knows(message("role", role)) ? say(message("role", role)) : column.taken_for}</option>`;
  const isOpen = isDate && !column.order;
  const byOrder = column.order_by && column.decided !== "map_file" && column.order_by !== "the map file" ? html` ${say("make-order-by", { value: column.order_by })}` : nothing;
  return html`<tr>
    <th scope="row"><b dir="auto">${name}</b>${examples.map((example) => html`<span dir="auto">${example}</span>`)}</th>
    <td>
      <select id=${id} aria-label=${say("files-role-of", { column: name })} aria-describedby="${id}-why" .value=${role} @change=${choose}>
        ${other}${ROLES.map((code) => html`<option value=${code} ?selected=${code === role}>${say(message("role", code))}</option>`)}
      </select>
      ${isDate ? html`<select aria-label=${say("files-order-of", { column: name })} @change=${choose}>
        ${column.order ? nothing : html`<option value="" selected>${say("order-open")}</option>`}
        ${ORDERS.map((code) => html`<option value=${code} ?selected=${code === column.order}>${say(message("order", code))}</option>`)}
      </select>` : nothing}
      <p class="aside" id="${id}-why">${say(`files-by-${column.decided}`)}${byOrder}</p>
      <p class=${nLost ? "files-lost" : "aside"}>${say("make-read-of", { read: nValues - nLost, all: nValues })}</p>
      ${nLost && isOpen ? html`<p>${say("make-order-choose")}</p>` : nothing}
      ${nLost && !isOpen ? html`<ul class="make-lost">${lost.map((carried) => html`<li><bdi>${found(carried)}</bdi></li>`)}</ul>` : nothing}
    </td>
  </tr>`;
}
