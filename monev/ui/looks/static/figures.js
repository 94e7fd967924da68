// Blocks of figures: cards that can be touched, bars of a share, the load of the months, the curve of a year.

import { h, listOf, signOf, touchable } from "./elements.js";

export const figures = listOf((item) =>
  touchable(
    item,
    { class: `m-figure ${item.status || ""}`, "data-figure": item.key },
    h("span", { class: "m-figure-label" }, item.mark && [signOf({ mark: item.mark }), " "], item.label),
    h("span", { class: "m-figure-value" }, item.badge && h("span", { class: `m-badge ${item.status}` }, item.badge), item.value, item.share && h("small", {}, ` ${item.share}`)),
    item.change && h("span", { class: `m-note m-state ${item.tone || ""}` }, item.change),
    item.note && h("span", { class: "m-note" }, item.note),
    item.total > 0 && track([{ n: item.n, status: item.status || "selesai" }], item.total)
  )
);

// A bar: its parts one after the other; what is left of `total` stays the empty track.
function track(parts, total) {
  return h(
    "span",
    { class: "m-track", "aria-hidden": "true" },
    parts.filter((part) => part.n > 0).map((part) => h("span", { class: `m-part ${part.status}`, style: `width:${(100 * part.n) / total}%` }))
  );
}

// Bars on one scale: the longest fills the line where `scale` is given, else each is a share of its own total.
export const bars = listOf((bar, { items, scale }) =>
  touchable(
    bar,
    { class: "m-bar", "aria-pressed": bar.on === undefined ? null : String(bar.on) },
    h("span", { class: "m-bar-name" }, bar.label, bar.trend && trend(bar.trend)),
    track(bar.parts, scale || bar.total),
    h("span", { class: "m-bar-value" }, bar.value),
    h("span", { class: "m-bar-late" }, bar.late && h("span", { class: "m-badge terlambat" }, bar.late)),
    items.some((other) => other.note) && h("span", { class: "m-bar-note" }, bar.note || "")
  )
);

// How a share went: a small line with a point for each time, its last one large; in words for who cannot see it.
function trend({ points, text }) {
  const at = points.map(({ x, y }) => [4 + 52 * x, 18 - 14 * y]);
  return h(
    "span",
    { class: "m-trend", title: text },
    h("span", { class: "m-unseen" }, `, ${text}`),
    h(
      "svg",
      { viewBox: "0 0 60 22", "aria-hidden": "true" },
      h("path", { class: "m-trend-level", d: "M0,4H60" }),
      h("polyline", { points: at.map((point) => point.join()).join(" ") }),
      at.map(([cx, cy], i) => h("circle", { cx, cy, r: i === at.length - 1 ? 3.2 : 1.8 }))
    )
  );
}

export const months = listOf((month, { items }) => monthLoad(month, items));

// One of several months: a standing bar of what falls due in it, what is late on top, its number over the bar.
function monthLoad(month, all) {
  const { n, late = 0, unreported = 0 } = month;
  const most = Math.max(1, ...all.map((other) => other.n));
  const parts = Object.entries({ other: n - late - unreported, unreported, late }).filter(([, count]) => count > 0);
  const load = parts.map(([name, count]) => h("i", { class: name, style: `--share:${count / most}` }));
  return touchable(
    month,
    { class: `m-month ${month.tone || ""}`, title: month.name },
    h("span", { class: "m-unseen" }, month.name),
    h("span", { class: "m-month-load", "aria-hidden": "true" }, load, n > 0 && h("b", {}, String(n))),
    h("span", { class: "m-month-name", "aria-hidden": "true" }, month.label[0], h("span", { class: "m-month-rest" }, month.label.slice(1)))
  );
}

// The curve of plan against what was reached. Lines are SVG stretched over the place there is, words and marks are HTML
// at their percentages: letters keep their size on every screen, and nothing has to be measured.
const TOP = 1.04; // a little air over 100 %
const down = (y) => 100 * (1 - y / TOP);
const place = (x, y) => `left:${100 * x}%;top:${down(y)}%`;

export function curve(b) {
  const grid = [0, 0.25, 0.5, 0.75, 1];
  return h(
    "figure",
    { class: "m-curve" },
    h("figcaption", { class: "m-unseen" }, b.alt),
    h(
      "div",
      { class: "m-curve-field", "aria-hidden": "true" },
      grid.map((y) => h("span", { class: "m-curve-level", style: `top:${down(y)}%` }, h("span", {}, `${100 * y}%`))),
      h(
        "svg",
        { viewBox: "0 0 100 100", preserveAspectRatio: "none" },
        b.forecast && fan(b.forecast),
        h("polyline", { class: "m-curve-plan", points: pathOf(b.plan) }),
        h("polyline", { class: "m-curve-reached", points: pathOf(b.reached.filter((point) => !point.hollow)) })
      ),
      b.posisi && h("span", { class: `m-curve-posisi ${b.posisi.x > 0.7 ? "left" : ""}`, style: `left:${100 * b.posisi.x}%` }, h("span", {}, b.posisi.label)),
      b.reached.map(mark),
      b.forecast && h("span", { class: "m-curve-forecast-label", style: place(b.forecast.x, b.forecast.y) }, b.forecast.label),
      b.plan_label && h("span", { class: "m-curve-plan-label", style: place(b.plan_label.x, b.plan_label.y) }, b.plan_label.text)
    ),
    h(
      "div",
      { class: "m-curve-months", "aria-hidden": "true" },
      b.months.map((text) => h("span", {}, text[0], h("span", { class: "wide-only" }, text.slice(1))))
    )
  );
}

// The range as a fan, the middle of it as a line.
function fan({ from, x, low, y, high }) {
  return [
    h("polygon", { class: "m-curve-range", points: pathOf([from, { x, y: high }, { x, y: low }]) }),
    h("polyline", { class: "m-curve-forecast", points: pathOf([from, { x, y }]) }),
  ];
}

function pathOf(all) {
  return all.map((point) => `${100 * point.x},${down(point.y)}`).join(" ");
}

function mark(point) {
  // A long label leaves the right edge of a phone earlier.
  const isFarRight = point.x > (point.label?.length > 5 ? 0.55 : 0.85);
  const looks = { class: `m-curve-mark ${point.hollow ? "hollow" : ""} ${isFarRight ? "left" : ""}`, style: place(point.x, point.y), title: point.text };
  return h("span", looks, point.label && h("b", {}, point.label));
}
