// A row of a map's cells, large, and the month names over a picture.

import { h, touchable, unread } from "./elements.js";

/** @param {Blocks.Cell} cell */
function mapCell(cell) {
  const looks = {
    role: "cell",
    "aria-label": cell.said,
    class: `m-cell ${cell.state} ${cell.total ? "total" : ""}`,
    style:
      cell.share === undefined ? null : `--share:${cell.share}; --late:${cell.late_share ?? 0}`,
  };
  const words = [h("span", cell.text), cell.late && h("b.m-cell-late", cell.late)];
  return h("span", looks, words);
}

/** A row without a name has its headings at its cells. @param {Blocks.Cells} block */
export function cells({ label, headings, items }) {
  const names = headings.map((name) => h("span.m-cells-heading", name));
  if (items[0]?.label === "")
    return h(
      "div.m-cells",
      { role: "img", "aria-label": label },
      items[0].cells.map((cell, place) => h("div", names[place], mapCell(cell))),
    );
  const head = h("div.m-cells-row", unread, names);
  const rows = items.map(({ label: name, cells: own, act, heads }) =>
    h(
      "div",
      { class: `m-cells-row ${heads ? "heads" : ""}`, role: "row" },
      h("span", { role: "rowheader" }, touchable({ act }, { class: "m-cells-name" }, name)),
      own.map(mapCell),
    ),
  );
  return h(
    "div.m-cells.named",
    {
      role: rows.length > 0 ? "table" : null,
      "aria-label": label || null,
      style: `--columns:${(names.length || items[0].cells.length + 1) - 1}`,
    },
    names.length > 0 && head,
    rows,
  );
}

/** @param {Blocks.Months} block */
export const months = (block) =>
  h(
    "ol.m-months.m-screen-only",
    { "aria-label": block.label, style: `--above:${block.above}px; --before:${block.before}` },
    block.items.map((month) => h("li", touchable(month, {}, month.text))),
  );
