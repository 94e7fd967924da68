// A picture without interaction: lines over the months of a year, for the back row of a meeting.

import { h } from "./elements.js";

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT] = [1840, 620, 100, 260, 50, 60];
const [WIDE, HIGH] = [WIDTH - LEFT - RIGHT, HEIGHT - TOP - FOOT];

const up = (share) => TOP + HIGH * (1 - share);
const words = (looks, x, y, text) => h(`text.${looks}`, { x, y }, text);

/** @param {Blocks.Still} picture */
export function still({ alt, lines, months, end, posisi, label }) {
  const across = (place) => LEFT + (WIDE * Math.max(0, place)) / end;
  const path = (looks, ...points) => {
    const places = points.map(([place, share]) => `${across(place)},${up(share)}`);
    return h(`polyline.${looks}`, { points: places.join(" ") });
  };
  const level = (share) => [
    path("level", [0, share], [end, share]),
    words("share", LEFT - 14, up(share) + 10, `${share * 100}%`),
  ];
  /** @param {Blocks.StillLine} line */
  const drawn = ({ text, points, plan }) => {
    const looks = plan ? "plan" : "reached";
    const [x, share] = points.at(-1);
    // Below the name of the plan's line, which stands at the end of the year.
    const highest = !plan && x > end - 2 ? TOP + 58 : 0;
    const height = Math.max(up(share) + 12, highest);
    return [path(looks, [0, 0], ...points), words(`name.${looks}`, across(x) + 22, height, text)];
  };
  const picture = h(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: "xMidYMin",
      role: "img",
      "aria-label": alt,
    },
    [0, 0.25, 0.5, 0.75, 1].map(level),
    months.map((name, index) => words("month", across(index + 0.5), HEIGHT - 14, name)),
    path("posisi", [posisi, 0], [posisi, 1]),
    words("month", across(posisi), TOP - 20, label),
    lines.map(drawn),
  );
  return h("figure.m-still", picture);
}
