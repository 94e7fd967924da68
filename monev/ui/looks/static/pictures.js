// The heatmap as a table of buttons; the timeline; and the key to marks and cells.

import { button, h, signOf, touchable } from "./elements.js";
import { monthLoad } from "./figures.js";

let justTouched = false;

export function heatmap(b) {
  return h(
    "table",
    { class: `m-map per-${b.per}`, "aria-label": b.label, onclick: ({ target }) => (justTouched = Boolean(target.closest("button"))) },
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

// The timeline: months with their load on top, which stay in sight; a lane per langkah, and its marks as shapes at their
// share of the width: no script need know how wide the screen or the paper is.
export function timeline(b) {
  const [beginning, end] = b.bounds;
  // A month of a phone is narrower than a finger: there the filter leads to its rows.
  const leads = !matchMedia("(max-width: 640px)").matches;
  return h(
    "div",
    { class: "m-timeline", role: "figure", "aria-label": b.alt, style: `--months:${end - beginning};--lanes:${b.lanes.length}` },
    h(
      "div",
      { class: "m-tl-head" },
      h("p", { class: "m-tl-corner m-note wide-only" }, "Target per bulan"),
      h("div", { class: "m-tl-strip" }, h("ol", { class: "m-tl-months" }, b.months.map((month) => h("li", {}, monthLoad({ ...month, href: leads && month.href }, b.months)))), posisiLine(b.posisi, b.posisi?.label))
    ),
    h(
      "div",
      { class: "m-tl-body" },
      h(
        "div",
        { class: "m-tl-field", "aria-hidden": "true" },
        h("div", { class: "m-tl-grid" }, b.months.map(() => h("span"))),
        posisiLine(b.posisi),
        h("div", { class: "m-tl-marks" }, b.lanes.map(({ note }, index) => note && h("span", { class: "m-tl-note", style: `--lane-index:${index}` }, note)), drawMarks(b))
      ),
      h("ul", { class: "m-tl-lanes" }, b.lanes.map(lane))
    )
  );
}

const posisiLine = (posisi, label) => posisi && h("div", { class: "m-tl-posisi", style: `--x:${posisi.x}`, "aria-hidden": "true" }, label && h("span", {}, label));

function lane(row) {
  const what = row.area ? `${row.kode} ${row.text}` : `${row.kode}: ${row.text}`;
  const state = row.area ? row.words : row.note || row.state;
  return h(
    "li",
    { class: row.area ? "area" : null },
    touchable(
      row,
      { class: "m-tl-name", "aria-expanded": row.area ? String(row.open) : null, "aria-label": state ? `${what}; ${state}` : what, title: what },
      h("b", {}, row.kode),
      h("span", {}, row.text),
      row.late && h("small", {}, row.late)
    )
  );
}

// By the sign of a status, within -1 to 1.
const CIRCLE = "M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z";
const TRIANGLE = "M-1.1,.7H1.1L0,-1.1Z";
const LEFT_HALF = "M0,-1A1,1 0 0 0 0,1Z";
const SHAPES = { "✓": CIRCLE, "○": CIRCLE, "◐": CIRCLE, "▲": TRIANGLE, "△": TRIANGLE, "◆": "M1.2,0L0,1.2L-1.2,0L0,-1.2Z", "–": "M-1,0H1" };
const FILLED = "✓▲◆";

// Windows as bars, and over them the marks.
function drawMarks({ marks, windows, bounds: [beginning, end] }) {
  const share = (x) => `${(100 * (x - beginning)) / (end - beginning)}%`;
  const bars = windows.map(([from, until, y]) => h("span", { class: "m-tl-window", style: `left:${share(from)};right:calc(100% - ${share(until)});--lane-index:${y}` }));
  const drawn = marks.map((mark) => {
    const looks = { class: `m-tl-mark ${mark.words ? "folded" : ""}`, style: `left:${share(mark.x)};--lane-index:${mark.y}`, title: mark.name, "data-act": JSON.stringify(mark.act) };
    return h("span", looks, shapeOf(mark), mark.words && h("small", {}, mark.words));
  });
  return [...bars, ...drawn];
}

function shapeOf({ mark, status }) {
  const outline = h("path", { d: SHAPES[mark], fill: FILLED.includes(mark) ? "currentcolor" : "none" });
  const half = mark === "◐" && h("path", { d: LEFT_HALF, fill: "currentcolor", stroke: "none" });
  return h("svg", { class: `m-mark m-shape ${status}`, viewBox: "-1.4 -1.4 2.8 2.8", "aria-hidden": "true" }, outline, half);
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
    SHAPES[entry.mark] ? shapeOf(entry) : entry.state ? mapCell(entry) : signOf(entry),
    ` ${entry.label}`,
    entry.n && h("b", {}, ` ${entry.n}`)
  );
}
