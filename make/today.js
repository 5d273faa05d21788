/** Today (ISO 8601) on the clock of whoever makes the map. */
export function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
}
