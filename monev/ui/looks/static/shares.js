// Blocks of figures: cards that can be touched, bars of a share, the load of the months.

import { h, signOf, svg, touchable } from "./elements.js";

const width = (n, total) => `width:${total ? (100 * n) / total : 0}%`;

export function figures(b) {
  return h("ul", { class: "m-figures", "aria-label": b.label }, b.items.map((item) => h("li", {}, figure(item))));
}

function figure(item) {
  return touchable(
    item,
    { class: `m-figure ${item.status || ""}`, "data-figure": item.key },
    h("span", { class: "m-figure-label" }, item.mark && [signOf({ mark: item.mark }), " "], item.label),
    h("span", { class: "m-figure-value" }, item.badge && h("span", { class: `m-badge ${item.status}` }, item.badge), item.value, item.share && h("small", {}, ` ${item.share}`)),
    item.change && h("span", { class: `m-note m-state ${item.tone || ""}` }, item.change),
    item.note && h("span", { class: "m-note" }, item.note),
    item.total > 0 && track([{ n: item.n, status: item.status || "selesai" }], item.total)
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
  const hasNotes = b.items.some((bar) => bar.note);
  return h("ul", { class: `m-bars ${b.looks}`, "aria-label": b.label }, b.items.map((bar) => h("li", {}, drawBar(bar, b.scale, hasNotes))));
}

function drawBar(bar, scale, hasNotes) {
  return touchable(
    bar,
    { class: "m-bar", "aria-pressed": bar.on === undefined ? null : String(bar.on) },
    h("span", { class: "m-bar-name" }, bar.label, bar.trend && trend(bar.trend)),
    track(bar.parts, scale || bar.total),
    h("span", { class: "m-bar-value" }, bar.value),
    h("span", { class: "m-bar-late" }, bar.late && h("span", { class: "m-badge terlambat" }, bar.late)),
    hasNotes && h("span", { class: "m-bar-note" }, bar.note || "")
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
  const most = Math.max(1, ...b.items.map((month) => month.n));
  return h("ul", { class: "m-months", "aria-label": b.label }, b.items.map((month) => monthLoad({ ...month, most })));
}

// One month of several: a standing bar of what falls due in it, what is late on top, its number over the bar.
export function monthLoad({ most, ...month }) {
  const { n, late = 0, unreported = 0 } = month;
  const parts = Object.entries({ other: n - late - unreported, unreported, late }).filter(([, count]) => count > 0);
  const load = parts.map(([name, count]) => h("i", { class: name, style: `--share:${count / most}` }));
  return h(
    "li",
    { class: month.tone || null },
    touchable(
      month,
      { class: "m-month", title: month.name },
      h("span", { class: "m-unseen" }, month.name),
      h("span", { class: "m-month-load", "aria-hidden": "true" }, load, n > 0 && h("b", {}, String(n))),
      h("span", { class: "m-month-name", "aria-hidden": "true" }, month.label[0], h("span", { class: "m-month-rest" }, month.label.slice(1)))
    )
  );
}
