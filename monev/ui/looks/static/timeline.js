// The timeline: months with their load on top, which stay in sight; a lane per langkah, and its marks.

import { h } from "./elements.js";
import { drawMarks } from "./marks.js";
import { monthLoad } from "./shares.js";

// The same timeline changes in its place: what is the same keeps its element, and nothing on the page moves.
export function timeline(b, before) {
  const node = before?.matches?.(".m-timeline") ? before : makeTimeline();
  const [beginning, end] = b.bounds;
  node.setAttribute("aria-label", b.alt);
  node.style.setProperty("--months", end - beginning);
  node.style.setProperty("--lanes", b.lanes.length);
  const most = Math.max(1, ...b.months.map((month) => month.n));
  // A month of a phone is narrower than a finger: there the filter leads to its rows.
  const leads = !matchMedia("(max-width: 640px)").matches;
  keepSame(node.querySelector(".m-tl-months"), b.months.map((month) => ({ ...month, most, href: leads && month.href })), monthLoad);
  keepSame(node.querySelector(".m-tl-lanes"), b.lanes, lane);
  keepSame(node.querySelector(".m-tl-grid"), b.months.map(() => null), () => h("span"));
  node.querySelector(".m-tl-marks").replaceChildren(...b.lanes.map(laneNote).filter(Boolean), ...drawMarks(b));
  for (const place of node.querySelectorAll(".m-tl-posisi")) placePosisi(place, b.posisi);
  return node;
}

function posisiLine() {
  return h("div", { class: "m-tl-posisi", "aria-hidden": "true" }, h("span"));
}

function makeTimeline() {
  return h(
    "div",
    { class: "m-timeline", role: "figure" },
    h(
      "div",
      { class: "m-tl-head" },
      h("p", { class: "m-tl-corner m-note" }, "Target per bulan"),
      h("div", { class: "m-tl-strip" }, h("ol", { class: "m-tl-months" }), posisiLine())
    ),
    h(
      "div",
      { class: "m-tl-body" },
      h("div", { class: "m-tl-field" }, h("div", { class: "m-tl-grid", "aria-hidden": "true" }), posisiLine(), h("div", { class: "m-tl-marks", "aria-hidden": "true" })),
      h("ul", { class: "m-tl-lanes" })
    )
  );
}

// What is the same keeps its element: most lanes are, when another day is looked at.
function keepSame(parent, items, make) {
  items.forEach((item, index) => {
    const content = JSON.stringify(item);
    const before = parent.children[index];
    if (before?.content === content) return;
    const node = make(item);
    node.content = content;
    if (before) before.replaceWith(node);
    else parent.append(node);
  });
  while (parent.children.length > items.length) parent.lastChild.remove();
}

function lane(row) {
  const what = row.area ? `${row.kode} ${row.text}` : `${row.kode}: ${row.text}`;
  const state = row.area ? row.words : row.note || row.state;
  return h(
    "li",
    { class: row.area ? "area" : null },
    h(
      "button",
      {
        type: "button",
        class: "m-tl-name",
        "data-act": JSON.stringify(row.act),
        "aria-expanded": row.area ? String(row.open) : null,
        "aria-label": state ? `${what}; ${state}` : what,
        title: what,
      },
      h("b", {}, row.kode),
      h("span", {}, row.text),
      row.late && h("small", { class: row.tone }, row.late)
    )
  );
}

function laneNote(row, index) {
  return row.note && h("span", { class: "m-tl-note", style: `--lane-index:${index}` }, row.note);
}

function placePosisi(place, posisi) {
  place.hidden = !posisi;
  if (!posisi) return;
  place.style.setProperty("--x", posisi.x);
  place.classList.toggle("left", posisi.x > 0.7);
  place.classList.toggle("right", posisi.x < 0.3);
  place.firstChild.textContent = posisi.label;
}
