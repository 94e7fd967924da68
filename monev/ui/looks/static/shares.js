// Blocks of figures: cards that can be touched, bars of a share, the load of the months.

import { h, signOf, svg, touchable } from "./elements.js";

const width = (n, total) => `width:${total ? (100 * n) / total : 0}%`;

export function figures(b) {
  return h("ul", { class: "m-figures", "aria-label": b.label }, b.items.map((one) => h("li", {}, figure(one))));
}

function figure(one) {
  return touchable(
    one,
    { class: `m-figure ${one.status || ""}`, "data-figure": one.key },
    h("span", { class: "m-figure-label" }, one.mark && signOf({ mark: one.mark }), one.label),
    h("span", { class: "m-figure-value" }, one.badge && h("span", { class: `m-badge ${one.status}` }, one.badge), one.value, one.share && h("small", {}, ` ${one.share}`)),
    one.change && h("span", { class: `m-change ${one.tone || ""}` }, one.change),
    one.note && h("span", { class: "m-note" }, one.note),
    one.total > 0 && track([{ n: one.n, status: one.status || "selesai" }], one.total)
  );
}

// A bar: its parts one after the other; what is left of `total` stays the empty track.
function track(parts, total) {
  return h(
    "span",
    { class: "m-track", "aria-hidden": "true" },
    parts.filter((part) => part.n > 0).map((part) => h("span", { class: `m-part ${part.status}`, style: width(part.n, total) }))
  );
}

// Bars on one scale: the longest fills the line where `scale` is given, else each is a share of its own total.
export function bars(b) {
  const hasNotes = b.items.some((one) => one.note);
  return h(
    "ul",
    { class: `m-bars ${b.looks}`, "aria-label": b.label },
    b.items.map((one) =>
      h(
        "li",
        {},
        touchable(
          one,
          { class: "m-bar", "aria-pressed": one.on === undefined ? null : String(one.on) },
          h("span", { class: "m-bar-name" }, one.label, one.trend && trend(one.trend)),
          track(one.parts, b.scale || one.total),
          h("span", { class: "m-bar-value" }, one.value),
          h("span", { class: "m-bar-late" }, one.late && h("span", { class: `m-badge ${one.tone || "terlambat"}` }, one.late)),
          hasNotes && h("span", { class: "m-bar-note" }, one.note || "")
        )
      )
    )
  );
}

// How a share went: a small line with a point for each time, its last one large; in words for who cannot see it.
function trend({ points, text }) {
  const at = points.map(({ x, y }) => [4 + 52 * x, 18 - 14 * y]);
  return h(
    "span",
    { class: "m-trend", title: text },
    h("span", { class: "m-unseen" }, `, ${text}`),
    svg(
      "svg",
      { viewBox: "0 0 60 22", "aria-hidden": "true" },
      svg("path", { class: "m-trend-level", d: "M0,4H60" }),
      svg("polyline", { points: at.map((point) => point.join()).join(" ") }),
      at.map(([cx, cy], i) => svg("circle", { cx, cy, r: i === at.length - 1 ? 3.2 : 1.8 }))
    )
  );
}

export function months(b) {
  const most = Math.max(1, ...b.items.map((one) => one.n));
  return h("ul", { class: "m-months", "aria-label": b.label }, b.items.map((one) => monthLoad({ ...one, most })));
}

// One month of several: a standing bar of what falls due in it, what is late on top, its number over the bar.
export function monthLoad({ most, ...one }) {
  const share = (n) => `--share:${n / most}`;
  const { late = 0, unreported = 0 } = one;
  return h(
    "li",
    { class: one.tone || null },
    touchable(
      one,
      { class: "m-month", title: one.name },
      h("span", { class: "m-unseen" }, one.name),
      h(
        "span",
        { class: "m-month-load", "aria-hidden": "true" },
        one.n > 0 && h("b", {}, String(one.n)),
        one.n > late + unreported && h("i", { style: share(one.n - late - unreported) }),
        unreported > 0 && h("i", { class: "unreported", style: share(unreported) }),
        late > 0 && h("i", { class: "late", style: share(late) })
      ),
      h("span", { class: "m-month-name", "aria-hidden": "true", "data-letter": one.letter }, h("span", {}, one.label))
    )
  );
}
