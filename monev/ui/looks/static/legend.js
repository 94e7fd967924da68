// The key to the marks of a picture, or to the cells of a map.

import { h, signOf, touchable } from "./elements.js";
import { swatch } from "./heatmap.js";
import { SHAPES, shapeOf } from "./marks.js";

export function legend(b) {
  return h(
    "div",
    { class: "m-key" },
    h("ul", { "aria-label": b.label }, b.items.map((entry) => h("li", {}, keyEntry(entry)))),
    b.note && h("p", { class: "m-note" }, b.note, h("span", { class: "m-screen-only" }, ` ${b.hint}`))
  );
}

function keyEntry(entry) {
  return touchable(
    entry,
    { class: "m-key-entry" },
    SHAPES[entry.mark] ? shapeOf(entry) : entry.state ? swatch(entry) : signOf(entry),
    ` ${entry.label}`,
    entry.n && h("b", {}, ` ${entry.n}`)
  );
}
