// The key to the marks of a picture, or to the cells of a map.

import { h, signOf, touchable } from "./elements.js";
import { swatch } from "./heatmap.js";
import { shapeOf } from "./marks.js";

export function legend(b) {
  return h(
    "div",
    { class: "m-key" },
    h("ul", { "aria-label": b.label }, b.items.map((one) => h("li", {}, keyEntry(one)))),
    b.note && h("p", { class: "m-note" }, b.note, h("span", { class: "m-screen-only" }, ` ${b.hint}`))
  );
}

function keyEntry(one) {
  return touchable(
    one,
    { class: "m-key-entry" },
    one.symbol ? shapeOf(one.symbol, one.colour, { class: "m-key-mark" }) : one.state ? swatch(one) : signOf(one),
    ` ${one.label}`,
    one.n && h("b", {}, ` ${one.n}`)
  );
}
