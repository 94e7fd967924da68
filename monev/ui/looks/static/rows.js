// Rows of tenggat: what, when, who, how late; each leads to its langkah.

import { h, touchable } from "./elements.js";

export function rows(b) {
  return h(b.ordered ? "ol" : "ul", { class: `m-rows ${b.dense ? "dense" : ""}`, "aria-label": b.label }, b.items.map((one) => h("li", {}, row(one))));
}

function row(one) {
  return touchable(
    one,
    { class: "m-row" },
    h("span", { class: `m-mark ${one.status || ""} ${one.hollow ? "hollow" : ""}`, "aria-hidden": "true" }, one.mark),
    h("span", { class: "m-row-text" }, one.kode && h("b", {}, `${one.kode} `), one.text),
    h("span", { class: `m-row-state ${one.status || ""}` }, one.state),
    h("span", { class: "m-row-note" }, (one.notes || []).map((note) => h("span", {}, note)))
  );
}
