// The timeline's marks as shapes at their share of the width: no script need know how wide the screen or the paper is.

import { h, svg } from "./elements.js";

// Within -1 to 1; with "-open" behind its name only the outline is drawn, and "half" is a ◐.
const SHAPES = {
  circle: "M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z",
  "triangle-up": "M-1.1,.7H1.1L0,-1.1Z",
  diamond: "M1.2,0L0,1.2L-1.2,0L0,-1.2Z",
  "line-ew": "M-1,0H1",
};
const LEFT_HALF = "M0,-1A1,1 0 0 0 0,1Z";

// Windows as bars, and over them the marks.
export function drawMarks({ marks, windows, bounds: [beginning, end] }) {
  const share = (x) => `${(100 * (x - beginning)) / (end - beginning)}%`;
  const bars = windows.map(([from, until, y]) => h("span", { class: "m-tl-window", style: `left:${share(from)};right:calc(100% - ${share(until)});--lane-index:${y}` }));
  return [...bars, ...marks.map((mark) => timelineMark(mark, `left:${share(mark.x)};--lane-index:${mark.y}`))];
}

function timelineMark(mark, style) {
  const looks = { class: mark.words ? "m-tl-mark folded" : "m-tl-mark", style, title: mark.name, "data-act": JSON.stringify(mark.act) };
  return h("span", looks, shapeOf(mark.symbol, mark.colour), mark.words && h("small", {}, mark.words));
}

export function shapeOf(symbol, colour, properties) {
  const name = symbol.replace("-open", "");
  const outline = (path, fill) => svg("path", { d: path, style: `fill:${fill};stroke:${colour}` });
  const paths = name === "half" ? [outline(SHAPES.circle, "none"), svg("path", { d: LEFT_HALF, style: `fill:${colour};stroke:none` })] : [outline(SHAPES[name], name === symbol ? colour : "none")];
  return svg("svg", { ...properties, viewBox: "-1.4 -1.4 2.8 2.8", "aria-hidden": "true" }, ...paths);
}
