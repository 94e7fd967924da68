// Switches in a row, and the key to the marks of a picture.

import { h, touchable } from "./elements.js";
import { shapeOf } from "./paper.js";

export function toggles(b) {
  return h(
    "div",
    { class: "m-toggles m-screen-only", role: "group", "aria-label": b.label },
    h("span", { class: "m-note", "aria-hidden": "true" }, b.label),
    b.items.map(toggle)
  );
}

function toggle(one) {
  return h(
    "button",
    { class: "m-toggle", type: "button", "aria-pressed": String(Boolean(one.pressed)), "aria-label": one.name, title: one.name, "data-act": JSON.stringify(one.act) },
    one.text,
    one.late && h("span", { class: `m-toggle-late ${one.tone || ""}` }, one.late)
  );
}

export function legend(b) {
  return h(
    "div",
    { class: "m-key" },
    h("ul", { "aria-label": b.label }, b.items.map((one) => h("li", {}, keyEntry(one)))),
    h("p", { class: "m-note" }, b.note, h("span", { class: "m-screen-only" }, ` ${b.hint}`))
  );
}

function keyEntry(one) {
  return touchable(
    one,
    { class: "m-key-entry" },
    one.symbol ? shapeOf(one.symbol, one.colour, { class: "m-key-mark" }) : h("span", { class: `m-mark ${one.status}`, "aria-hidden": "true" }, one.mark),
    ` ${one.label}`,
    one.n && h("b", {}, ` ${one.n}`)
  );
}
