// The timeline's marks as shapes at their share of the width: on paper, whose width no script is told, and where Plotly
// cannot be had.

import { h, svg } from "./elements.js";

// What Ctrl+P prints in the page's place; where it cannot be had, the page itself is printed.
export function sheet(b) {
  return h("div", { class: "m-sheet", hidden: true, "data-address": b.address });
}

async function printSheet(address) {
  const picture = h("img", { src: address, alt: "", class: "m-printed" });
  try {
    await picture.decode();
    document.body.append(picture);
    window.addEventListener("afterprint", () => picture.remove(), { once: true });
  } finally {
    window.print();
  }
}

document.addEventListener("keydown", (event) => {
  const address = document.querySelector(".m-sheet")?.dataset.address;
  if (!address || event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  printSheet(address).catch(() => {});
});

// Within -1 to 1; those of Plotly's own names.
const SHAPES = {
  circle: "M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z",
  "triangle-up": "M-1.1,.7H1.1L0,-1.1Z",
  diamond: "M1.2,0L0,1.2L-1.2,0L0,-1.2Z",
  "line-ew": "M-1,0H1",
};
const LEFT_HALF = "M0,-1A1,1 0 0 0 0,1Z";

const shareOf = ([beginning, end]) => (x) => `${(100 * (x - beginning)) / (end - beginning)}%`;

// What lies under the marks, on the screen too: windows as bars, the filled half of each ◐, words beside marks.
export function underMarks({ windows, running, words, bounds }) {
  const left = shareOf(bounds);
  return [
    ...windows.map(([from, until, y]) => placed(h("span", { class: "m-tl-window", style: `right:calc(100% - ${left(until)})` }), left(from), y)),
    ...running.at.map(([x, y]) => placed(shapeOf("half", running.colour, { class: "m-tl-half" }), left(x), y)),
    ...words.map(([x, y, text]) => placed(h("span", { class: "m-tl-words" }, text), left(x), y)),
  ];
}

export function placeMarks(place, { marks, bounds }) {
  place.querySelector(".m-tl-paper")?.remove();
  const left = shareOf(bounds);
  const { symbol, color } = marks.marker;
  place.append(h("div", { class: "m-tl-paper" }, marks.x.map((x, i) => placed(shapeOf(symbol[i], color[i], { class: "m-tl-mark" }), left(x), marks.y[i]))));
}

function placed(element, left, y) {
  element.style.left = left;
  element.style.setProperty("--lane-index", y);
  return element;
}

// A mark by the name Plotly has for it; "half" is the filled half of a ◐ with its ring.
export function shapeOf(symbol, colour, properties) {
  const name = symbol.replace("-open", "");
  const outline = (path, fill) => svg("path", { d: path, style: `fill:${fill};stroke:${colour}` });
  const paths = name === "half" ? [outline(SHAPES.circle, "none"), svg("path", { d: LEFT_HALF, style: `fill:${colour};stroke:none` })] : [outline(SHAPES[name], name === symbol ? colour : "none")];
  return svg("svg", { ...properties, viewBox: "-1.4 -1.4 2.8 2.8", "aria-hidden": "true" }, ...paths);
}
