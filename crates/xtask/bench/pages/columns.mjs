// The columns of our reader in JavaScript, as well as we can write them: typed arrays, facets as numbers, rows in the order of a
// Hilbert curve, ranks by time and by id. It checks less than our reader does, and reports nothing.

const MINUTES_A_DAY = 1_440;

export function columnsOf(features) {
  const n = features.length;
  const columns = {
    start: new Int32Array(n),
    end: new Int32Array(n),
    x: new Uint32Array(n),
    y: new Uint32Array(n),
    uncertainty: new Float32Array(n),
    category: new Uint16Array(n),
    governorate: new Uint16Array(n),
    precision: new Uint16Array(n),
    status: new Uint16Array(n),
    datePrecision: new Uint8Array(n),
    actorsFrom: new Uint32Array(n + 1),
    actors: [],
    ids: new Array(n),
  };
  const codes = { category: new Map(), governorate: new Map(), precision: new Map(), status: new Map(), actor: new Map() };
  const order = hilbertOrder(features);
  for (let row = 0; row < n; row++) {
    const { id, geometry, properties } = features[order[row]];
    const [lng, lat] = geometry.coordinates;
    columns.ids[row] = id;
    columns.x[row] = worldX(lng);
    columns.y[row] = worldY(lat);
    date(properties.date, columns, row);
    columns.uncertainty[row] = properties.uncertainty_m ?? 0;
    columns.category[row] = code(codes.category, properties.category);
    columns.governorate[row] = code(codes.governorate, properties.admin1);
    columns.precision[row] = code(codes.precision, properties.place_precision);
    columns.status[row] = code(codes.status, properties.occurrence_status);
    columns.actorsFrom[row] = columns.actors.length;
    for (const { name } of properties.actors) columns.actors.push(code(codes.actor, name));
  }
  columns.actorsFrom[n] = columns.actors.length;
  columns.actors = Uint16Array.from(columns.actors);
  columns.byTime = orderOf(n, (row) => columns.start[row] + 2 ** 31);
  columns.rowOfId = new Map();
  for (let row = 0; row < n; row++) columns.rowOfId.set(columns.ids[row], row);
  return columns;
}

function code(codes, value) {
  let at = codes.get(value);
  if (at === undefined) codes.set(value, (at = codes.size));
  return at;
}

/** `2016-09-24`, `2016-09-19T19:12`, `2016-09-24/2016-10-01`. */
function date(text, columns, row) {
  const first = day(text, 0) * MINUTES_A_DAY;
  if (text.length === 10) {
    columns.start[row] = first;
    columns.end[row] = first + MINUTES_A_DAY;
  } else if (text[10] === "/") {
    columns.start[row] = first;
    columns.end[row] = (day(text, 11) + 1) * MINUTES_A_DAY;
    columns.datePrecision[row] = 1;
  } else {
    columns.start[row] = first + number(text, 11, 13) * 60 + number(text, 14, 16);
    columns.end[row] = columns.start[row] + 1;
    columns.datePrecision[row] = 2;
  }
}

/** Days since 1970, by the civil calendar (Howard Hinnant's algorithm). */
function day(text, at) {
  let year = number(text, at, at + 4);
  const month = number(text, at + 5, at + 7);
  if (month <= 2) year--;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + number(text, at + 8, at + 10) - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

function number(text, from, to) {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

const worldX = (lng) => ((lng + 180) / 360) * 4_294_967_296;

function worldY(lat) {
  const sin = Math.sin((lat * Math.PI) / 180);
  return (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 4_294_967_296;
}

function hilbertOrder(features) {
  return orderOf(features.length, (at) => {
    const [lng, lat] = features[at].geometry.coordinates;
    return hilbert(worldX(lng) / 65_536, worldY(lat) / 65_536);
  });
}

/** Positions by a key of 32 bits: key and position in one number, since a typed array sorts numbers without a callback. */
function orderOf(n, key) {
  const keys = new Float64Array(n);
  for (let at = 0; at < n; at++) keys[at] = key(at) * 2 ** 20 + at;
  keys.sort();
  const order = new Uint32Array(n);
  for (let at = 0; at < n; at++) order[at] = keys[at] % 2 ** 20;
  return order;
}

/** Position on a Hilbert curve of 16 bits a side. */
function hilbert(x, y) {
  let position = 0;
  for (let side = 32_768; side >= 1; side /= 2) {
    const rx = (x & side) > 0 ? 1 : 0;
    const ry = (y & side) > 0 ? 1 : 0;
    position += side * side * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) {
        x = 65_535 - x;
        y = 65_535 - y;
      }
      [x, y] = [y, x];
    }
  }
  return position;
}
