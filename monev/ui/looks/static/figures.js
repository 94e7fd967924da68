// Blocks of figures: cards to touch, and bars that show a share.

import { h, listOf, signOf, touchable } from "./elements.js";

/** @type {(block: Blocks.Figures) => HTMLElement} */
export const figures = listOf((item) =>
  touchable(
    item,
    { class: `m-figure ${item.status || ""}`, "data-figure": item.key },
    h("span.m-figure-label", item.mark && [signOf({ mark: item.mark }), " "], item.label),
    h(
      "span.m-figure-value",
      item.badge && h("span", { class: `m-badge ${item.status}` }, item.badge),
      item.value,
      item.share && h("small", ` ${item.share}`),
    ),
    item.change && h("span", { class: `m-note m-state ${item.tone || ""}` }, item.change),
    item.note && h("span.m-note", item.note),
    item.total > 0 && track([{ n: item.n, status: item.status || "selesai" }], item.total),
  ),
);

/**
 * Draw a bar: its parts one after the other; the rest of `total` stays empty.
 * @param {Blocks.Part[]} parts
 * @param {number} total
 * @param {number} [before] a line across it
 */
function track(parts, total, before) {
  return h(
    "span.m-track",
    { "aria-hidden": "true" },
    parts
      .filter((part) => part.n > 0)
      .map((part) =>
        h("span", { class: `m-part ${part.status}`, style: `width:${(100 * part.n) / total}%` }),
      ),
    before !== undefined && h("span.m-before", { style: `--before:${before}%` }),
  );
}

// Bars on one `scale`, whose value fills the line; without it each is a share of its own total.
/** @type {(block: Blocks.Bars) => HTMLElement} */
export const bars = listOf((bar, { items, scale, looks }) =>
  touchable(
    bar,
    { class: "m-bar", "aria-pressed": bar.on === undefined ? null : String(bar.on) },
    h("span.m-bar-name", bar.label),
    bar.parts.length > 0 && track(bar.parts, scale || bar.total, bar.before),
    h("span.m-bar-value", bar.value),
    h("span.m-bar-late", bar.late && h("span.m-badge.terlambat", bar.late)),
    items.some((other) => other.note) && h("span.m-bar-note", bar.note || ""),
  ),
);
