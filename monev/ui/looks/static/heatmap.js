// The heatmap as a table: cells are buttons, one of them in the order of Tab, the arrow keys go to the others.

import { button, h } from "./elements.js";

let justTouched = false;

export function heatmap(b) {
  const table = h(
    "table",
    { class: `m-map per-${b.per}`, role: "grid", "aria-label": b.label },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span", { class: "m-unseen" }, b.corner)), b.columns.map((column) => h("th", { scope: "col", title: column.name, class: column.total ? "m-map-total" : null }, column.label)))),
    h("tbody", {}, b.rows.map(mapRow))
  );
  const buttons = [...table.querySelectorAll("button")];
  const first = buttons.find((place) => place.getAttribute("aria-pressed") === "true") || buttons[0];
  for (const place of buttons) place.tabIndex = place === first ? 0 : -1;
  table.addEventListener("focusin", ({ target }) => {
    if (target.tagName === "BUTTON") for (const place of buttons) place.tabIndex = place === target ? 0 : -1;
  });
  table.addEventListener("keydown", moveInMap);
  table.addEventListener("click", ({ target }) => (justTouched = Boolean(target.closest("button"))));
  return table;
}

function mapRow(row) {
  const name = row.href ? h("a", { href: row.href }, row.label) : row.label;
  return h("tr", { class: row.level }, h("th", { scope: "row" }, name, row.note && h("small", {}, row.note)), row.cells.map((cell) => h("td", { class: cell?.total ? "m-map-total" : null }, cell && mapCell(cell))));
}

function mapCell(cell) {
  const looks = { class: cellClass(cell), style: cellShare(cell) };
  if (!cell.act) return h("span", looks, cellWords(cell));
  return h("button", { ...looks, type: "button", title: cell.name, "aria-label": cell.name, "aria-pressed": String(Boolean(cell.on)), "data-act": JSON.stringify(cell.act) }, cellWords(cell));
}

const cellClass = (cell) => `m-cell ${cell.state} ${cell.total ? "total" : ""}`;
const cellShare = (cell) => (cell.share === undefined ? null : `--share:${cell.share}`);
// n/N may break after its stroke where a column is narrow.
const cellText = (text) => text.split(/(?<=\/)/).flatMap((part, place) => (place ? [h("wbr"), part] : [part]));
const cellWords = (cell) => [h("span", {}, cellText(cell.text)), cell.late && h("b", { class: "m-cell-late" }, cell.late)];

// One row of the map by itself, large: each cell below its month.
export function cells(b) {
  return h("div", { class: "m-cells", role: "img", "aria-label": b.label }, b.items.map(monthCell));
}

function monthCell(cell) {
  return h("div", {}, h("div", { class: "m-cells-heading" }, cell.heading), mapCell(cell));
}

// Along its row or its column to the next cell that holds something; Home and End go to the first and the last of a row.
function moveInMap(event) {
  const cell = event.target.closest("td");
  const across = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
  const step = across ?? { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!cell || !step || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const line = across ? cell.parentElement.cells : [...cell.closest("tbody").rows].map((row) => row.cells[cell.cellIndex]);
  const held = [...line].flatMap((other) => other.querySelector("button") ?? []);
  held.at(Math.min(Math.max(held.indexOf(event.target) + step, 0), held.length - 1)).focus();
}

// What a cell opened to. After a touch it comes into sight where it would lie below the screen's foot; what others change
// and the way back leave the page where it is read.
export function opened(b) {
  const heading = h("div", { class: "m-heading" }, h("h2", {}, b.text), b.note && h("p", { class: "m-note" }, b.note), button("Tutup", b.act, { class: "m-button m-screen-only" }));
  if (justTouched) requestAnimationFrame(() => heading.getBoundingClientRect().top > 0.7 * innerHeight && heading.scrollIntoView({ block: "center" }));
  justTouched = false;
  return heading;
}

// A cell that only shows what such cells look like.
export function swatch(cell) {
  return h("span", { class: cellClass(cell), style: cellShare(cell), "aria-hidden": "true" }, cellWords(cell));
}
