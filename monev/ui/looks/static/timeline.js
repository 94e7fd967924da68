// The timeline: months with their load on top, which stay in sight; a lane per langkah, and its marks.

import { h, touchable } from "./elements.js";
import { drawMarks } from "./marks.js";
import { monthLoad } from "./shares.js";

export function timeline(b) {
  const [beginning, end] = b.bounds;
  const most = Math.max(1, ...b.months.map((month) => month.n));
  // A month of a phone is narrower than a finger: there the filter leads to its rows.
  const leads = !matchMedia("(max-width: 640px)").matches;
  return h(
    "div",
    { class: "m-timeline", role: "figure", "aria-label": b.alt, style: `--months:${end - beginning};--lanes:${b.lanes.length}` },
    h(
      "div",
      { class: "m-tl-head" },
      h("p", { class: "m-tl-corner m-note" }, "Target per bulan"),
      h("div", { class: "m-tl-strip" }, h("ol", { class: "m-tl-months" }, b.months.map((month) => monthLoad({ ...month, most, href: leads && month.href }))), posisiLine(b.posisi))
    ),
    h(
      "div",
      { class: "m-tl-body" },
      h(
        "div",
        { class: "m-tl-field", "aria-hidden": "true" },
        h("div", { class: "m-tl-grid" }, b.months.map(() => h("span"))),
        posisiLine(b.posisi),
        h("div", { class: "m-tl-marks" }, b.lanes.map(laneNote), drawMarks(b))
      ),
      h("ul", { class: "m-tl-lanes" }, b.lanes.map(lane))
    )
  );
}

function posisiLine(posisi) {
  return posisi && h("div", { class: "m-tl-posisi", style: `--x:${posisi.x}`, "aria-hidden": "true" }, h("span", {}, posisi.label));
}

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

function laneNote(row, index) {
  return row.note && h("span", { class: "m-tl-note", style: `--lane-index:${index}` }, row.note);
}
