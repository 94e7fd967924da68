// The timeline's marks as shapes at their share of the width: no script need know how wide the screen or the paper is.

import { h, svg } from "./elements.js";

// By the sign of a status, within -1 to 1.
const CIRCLE = "M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z";
const TRIANGLE = "M-1.1,.7H1.1L0,-1.1Z";
const LEFT_HALF = "M0,-1A1,1 0 0 0 0,1Z";
export const SHAPES = { "✓": CIRCLE, "○": CIRCLE, "◐": CIRCLE, "▲": TRIANGLE, "△": TRIANGLE, "◆": "M1.2,0L0,1.2L-1.2,0L0,-1.2Z", "–": "M-1,0H1" };
const FILLED = "✓▲◆";

// Windows as bars, and over them the marks.
export function drawMarks({ marks, windows, bounds: [beginning, end] }) {
  const share = (x) => `${(100 * (x - beginning)) / (end - beginning)}%`;
  const bars = windows.map(([from, until, y]) => h("span", { class: "m-tl-window", style: `left:${share(from)};right:calc(100% - ${share(until)});--lane-index:${y}` }));
  return [...bars, ...marks.map((mark) => timelineMark(mark, `left:${share(mark.x)};--lane-index:${mark.y}`))];
}

function timelineMark(mark, style) {
  const looks = { class: mark.words ? "m-tl-mark folded" : "m-tl-mark", style, title: mark.name, "data-act": JSON.stringify(mark.act) };
  return h("span", looks, shapeOf(mark), mark.words && h("small", {}, mark.words));
}

export function shapeOf({ mark, status }) {
  const outline = svg("path", { d: SHAPES[mark], fill: FILLED.includes(mark) ? "currentcolor" : "none" });
  const half = mark === "◐" && svg("path", { d: LEFT_HALF, fill: "currentcolor", stroke: "none" });
  return svg("svg", { class: `m-mark m-shape ${status}`, viewBox: "-1.4 -1.4 2.8 2.8", "aria-hidden": "true" }, outline, half);
}
