// The heatmap as a table of buttons, and the key to its marks and cells.

import { button, h, signOf, touchable } from "./elements.js";

let justTouched = false;
addEventListener("click", ({ target }) => (justTouched = Boolean(target.closest?.(".js-plotly-plot, .m-map button"))), true);

export function heatmap(b) {
  return h(
    "table",
    { class: `m-map per-${b.per}`, "aria-label": b.label },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span", { class: "m-unseen" }, b.corner)), b.columns.map((column) => h("th", { scope: "col", title: column.name, class: column.total ? "m-map-total" : null }, column.label)))),
    h("tbody", {}, b.rows.map(mapRow))
  );
}

function mapRow(row) {
  const name = row.href ? h("a", { href: row.href }, row.label) : row.label;
  return h("tr", { class: row.level }, h("th", { scope: "row" }, name, row.note && h("small", {}, row.note)), row.cells.map((cell) => h("td", { class: cell?.total ? "m-map-total" : null }, cell && mapCell(cell))));
}

export function mapCell(cell) {
  const looks = { class: `m-cell ${cell.state} ${cell.total ? "total" : ""}`, style: cell.share === undefined ? null : `--share:${cell.share}` };
  // n/N may break after its stroke where a column is narrow.
  const text = cell.text.split(/(?<=\/)/).flatMap((part, place) => (place ? [h("wbr"), part] : [part]));
  const words = [h("span", {}, text), cell.late && h("b", { class: "m-cell-late" }, cell.late)];
  if (!cell.act) return h("span", looks, words);
  return h("button", { ...looks, type: "button", title: cell.name, "aria-label": cell.name, "aria-pressed": String(Boolean(cell.on)), "data-act": JSON.stringify(cell.act) }, words);
}

// One row of the map by itself, large: each cell below its month.
export const cells = (b) => h("div", { class: "m-cells", role: "img", "aria-label": b.label }, b.items.map((cell) => h("div", {}, h("div", { class: "m-cells-heading" }, cell.heading), mapCell(cell))));

// What a cell opened to. After a touch it comes into sight where it would lie below the screen's foot; what others change
// and the way back leave the page where it is read.
export function opened(b) {
  const heading = h("div", { class: "m-heading" }, h("h2", {}, b.text), b.note && h("p", { class: "m-note" }, b.note), button("Tutup", b.act, { class: "m-button m-screen-only" }));
  if (justTouched) requestAnimationFrame(() => heading.getBoundingClientRect().top > 0.7 * innerHeight && heading.scrollIntoView({ block: "center" }));
  justTouched = false;
  return heading;
}

// What the marks of a picture, or the cells of a map, mean.
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
    entry.state ? mapCell(entry) : signOf(entry),
    ` ${entry.label}`,
    entry.n && h("b", {}, ` ${entry.n}`)
  );
}
