// What a program can tell of how a page looks: run in the page, it returns a sentence for each thing that is wrong. Its argument names
// parts that may lie over others in this state of the page.
const [over] = arguments;
const said = (element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} “${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 50)}”`;
const hides = (way) => way === "hidden" || way === "clip";
const scrolls = (way) => way === "auto" || way === "scroll" || hides(way);

// The part of an element that is seen: what the window and all that scrolls around it leave.
const seen = (element) => {
  let { left, top, right, bottom } = element.getBoundingClientRect();
  [left, top, right, bottom] = [Math.max(left, 0), Math.max(top, 0), Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
  for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
    const { overflowX, overflowY, position } = getComputedStyle(around);
    const box = around.getBoundingClientRect();
    if (scrolls(overflowX)) [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
    if (scrolls(overflowY)) [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    if (position === "fixed" || around.matches(":popover-open, dialog")) break;
  }
  return { left, top, right, bottom };
};

const isQuiet = (element) => element.closest(".for-screen-readers, .skip, .map-keys, .map-canvas, .first-view, [inert]");
const wrong = [];

// 1. No scrolling sideways.
for (const part of [document.documentElement, ...document.querySelectorAll(".page, .header, .panel, .panel-content:not(:has(.table)), .detail, .foot, .sheet, .counts, dialog, .timeline-drawer, .failure")]) {
  if (!part.checkVisibility() || part.scrollWidth <= part.clientWidth + 1) continue;
  const { left, right } = part.getBoundingClientRect();
  const beyond = (element) => { const box = element.getBoundingClientRect(); return Math.max(left - box.left, box.right - right); };
  const farthest = [...part.querySelectorAll("*")].reduce((one, other) => (one && beyond(one) >= beyond(other) ? one : other), null);
  wrong.push(`scrolls sideways: ${said(part)}, ${part.scrollWidth - part.clientWidth} px, by ${farthest && said(farthest)}`);
}

// 2. No control under something else. Where a dialog or a drawer is open it is meant to be over the rest.
const open = document.querySelector("dialog[open]") ?? document.querySelector(".timeline-drawer:popover-open");
const sticky = ".day, .detail-bar, .share-head, thead, tbody th, .timeline-drawer > .icon";
for (const control of (open ?? document).querySelectorAll("button, a[href], input, select, textarea, summary")) {
  if (!control.checkVisibility({ visibilityProperty: true }) || isQuiet(control)) continue;
  const { left, top, right, bottom } = seen(control);
  if (right - left < 4 || bottom - top < 4) continue;
  const whole = control.getBoundingClientRect();
  // Of a link in two lines the middle is between them.
  const { left: x0, top: y0, right: x1, bottom: y1 } = control.getClientRects().length > 1 ? control.getClientRects()[0] : { left, top, right, bottom };
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  if (x < left || x > right || y < top || y > bottom) continue;
  const there = document.elementFromPoint(x, y);
  const isThere = !there || control.contains(there) || there.contains(control) || (there.closest("label")?.contains(control) ?? false);
  // What sticks to the edge of what scrolls is passed under.
  const passes = there?.closest(sticky) && !control.closest(sticky);
  if (!isThere && !passes && !there.closest(over || ":not(*)")) {
    wrong.push(`${said(control)} at ${[whole.left, whole.top, whole.right, whole.bottom].map(Math.round)} lies under ${said(there)}`);
  }
}

// 3. No text that is cut, other than what says all of itself elsewhere: a filter's name in its chip is whole in Filters.
const shortened = ".chip-label, .table, .entry-title, .tip-title, .in-view, .type-key ul, .chips";
for (const element of (open ?? document.body).querySelectorAll("*")) {
  if (!element.getClientRects().length || element.closest("svg") || isQuiet(element) || element.matches(shortened)) continue;
  if (!element.checkVisibility({ visibilityProperty: true }) || ![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
  const { overflowX, overflowY } = getComputedStyle(element);
  const isCut = (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) || (hides(overflowY) && element.scrollHeight > element.clientHeight + 2);
  if (isCut) wrong.push(`cut: ${said(element)}`);
  // Lines that are higher than their button lie over what is around it.
  const box = element.closest("button, .status, .tag");
  if (!box || !element.textContent.trim()) continue;
  const [inner, outer] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inner.height > outer.height + 1 || inner.width > outer.width + 1) wrong.push(`larger than what it is in: ${said(element)}`);
}

// 4. Nothing thrown, nothing refused.
const witness = window.__seen ?? { errors: [], violations: [] };
return [...wrong, ...witness.errors.filter((text) => !/ResizeObserver|no-such/.test(text)), ...witness.violations];
