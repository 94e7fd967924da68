// A picture without interaction: lines over the months of a year, for the back row of a meeting.

import { h } from "./elements.js";

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT] = [1840, 620, 100, 260, 50, 60];
const [WIDE, HIGH] = [WIDTH - LEFT - RIGHT, HEIGHT - TOP - FOOT];

function shape(name, attributes, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** @param {Blocks.Still} picture */
export function still({ alt, lines, months, end, posisi, label }) {
  const across = (place) => LEFT + (WIDE * Math.max(0, place)) / end;
  const up = (share) => TOP + HIGH * (1 - share);
  const words = (text, x, y, looks) => shape("text", { x, y, class: looks }, text);
  const level = (share) => [
    shape("line", { x1: LEFT, x2: LEFT + WIDE, y1: up(share), y2: up(share), class: "level" }),
    words(`${share * 100}%`, LEFT - 14, up(share) + 10, "share"),
  ];
  /** @param {Blocks.StillLine} line */
  const drawn = ({ text, points, plan }) => {
    const looks = plan ? "plan" : "reached";
    const [x, share] = points.at(-1);
    const path = [[0, 0], ...points]
      .map(([place, height]) => `${across(place)},${up(height)}`)
      .join(" ");
    const dots = plan
      ? []
      : points.map(([place, height]) =>
          shape("circle", { cx: across(place), cy: up(height), r: 9, class: looks }),
        );
    // Below the name of the plan's line, which stands at the end of the year.
    const height = !plan && x > end - 2 ? Math.max(up(share) + 12, TOP + 58) : up(share) + 12;
    return [
      shape("polyline", { points: path, class: looks }),
      ...dots,
      words(text, across(x) + 22, height, `name ${looks}`),
    ];
  };
  const picture = shape(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: "xMidYMin",
      role: "img",
      "aria-label": alt,
    },
    ...[0, 0.25, 0.5, 0.75, 1].flatMap(level),
    ...months.map((name, index) => words(name, across(index + 0.5), HEIGHT - 14, "month")),
    shape("line", {
      x1: across(posisi),
      x2: across(posisi),
      y1: TOP - 12,
      y2: TOP + HIGH,
      class: "posisi",
    }),
    words(label, across(posisi), TOP - 20, "month"),
    ...lines.flatMap(drawn),
  );
  return h("figure.m-still", picture);
}
