// The curve of plan against what was reached. Lines are SVG stretched over the place there is, words and marks are HTML
// at their percentages: letters keep their size on every screen, and nothing has to be measured.

import { h, svg } from "./elements.js";

const TOP = 1.04; // a little air over 100 %
const across = (x) => 100 * x;
const down = (y) => 100 * (1 - y / TOP);
const place = (x, y) => `left:${across(x)}%;top:${down(y)}%`;

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
      svg(
        "svg",
        { viewBox: "0 0 100 100", preserveAspectRatio: "none" },
        b.forecast && fan(b.forecast),
        svg("polyline", { class: "m-curve-plan", points: points(b.plan) }),
        svg("polyline", { class: "m-curve-reached", points: points(b.reached.filter((point) => !point.hollow)) })
      ),
      b.posisi && h("span", { class: `m-curve-posisi ${b.posisi.x > 0.7 ? "left" : ""}`, style: `left:${across(b.posisi.x)}%` }, h("span", {}, b.posisi.label)),
      b.reached.map((point) => mark(point)),
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
    svg("polygon", { class: "m-curve-range", points: points([from, { x, y: high }, { x, y: low }]) }),
    svg("polyline", { class: "m-curve-forecast", points: points([from, { x, y }]) }),
  ];
}

function points(all) {
  return all.map((point) => `${across(point.x)},${down(point.y)}`).join(" ");
}

function mark(point) {
  // A long label leaves the right edge of a phone earlier.
  const isFarRight = point.x > (point.label?.length > 5 ? 0.55 : 0.85);
  const looks = { class: `m-curve-mark ${point.hollow ? "hollow" : ""} ${isFarRight ? "left" : ""}`, style: place(point.x, point.y), title: point.text };
  return h("span", looks, point.label && h("b", {}, point.label));
}
