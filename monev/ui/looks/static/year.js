// The year in one picture: the curve of plan and realisation over its months, each with its counts.

import { breakable, h, touchable, unread } from "./elements.js";

/** @typedef {[number, number]} Point a place of months and a share */

const place = (/** @type {Point} */ [x, share]) => `${x},${1 - share}`;

const line = (/** @type {string} */ looks, /** @type {Point[]} */ points) =>
  points.length > 0 && h(`polyline.${looks}`, { points: points.map(place).join(" ") });

/** The share is said below its point, where no line runs; late in the year before it, high up below
 * the plan's words. @param {Point} point */
function besides([x, share]) {
  const { innerWidth } = globalThis;
  const room = innerWidth < 640 ? 7.3 : innerWidth < 1000 ? 9.4 : 10.3;
  return x <= room ? "" : share > 0.7 ? ".before.below" : ".before";
}

/** @param {Blocks.Year} block */
export function year({ alt, months, plan = [], reached = [], posisi, ...words }) {
  const width = Math.max(12, months.length);
  const across = (/** @type {number} */ x) => `left:${(100 * x) / width}%`;
  const last = reached.at(-1);
  const at = last && `${across(last[0])}; bottom:${100 * last[1]}%`;
  // Of a low point the words stand beside it, never over the months.
  const beside = last && `${across(last[0])}; bottom:max(${100 * last[1]}%, 1.35rem)`;
  const plot = h(
    "div.m-year-plot",
    { role: "img", "aria-label": alt },
    [0.5, 1].map((level) =>
      h("span.m-year-level", { style: `bottom:${level * 100}%` }, `${level * 100}%`),
    ),
    h(
      "svg",
      { viewBox: `0 0 ${width} 1`, preserveAspectRatio: "none", "aria-hidden": "true" },
      line("plan", [[0, 0], ...plan]),
      line("reached", reached),
    ),
    h("span.m-year-day", { style: across(Math.min(posisi, width)) }),
    h("span.m-year-words.plan", words.plan_words),
    last && h("span.m-year-dot", { style: at }),
    last && h(`b.m-year-words.reached${besides(last)}`, { style: beside }, words.share, " setahun"),
  );
  return h(
    "figure.m-year",
    plot,
    h("ol", { style: `--months:${width}`, "aria-label": "Target tiap bulan" }, months.map(cell)),
  );
}

/** @param {Blocks.YearMonth} entry */
const cell = (entry) =>
  h(
    "li",
    touchable(
      entry,
      { class: `m-year-month ${entry.state}`, style: `--late:${entry.late}` },
      h("span.m-year-name", unread, h("span", entry.name[0]), h("span", entry.name.slice(1))),
      h("span.m-year-count", unread, breakable(entry.text)),
      h("span.m-year-late", unread, entry.mark),
      h("span.m-unseen", entry.said),
    ),
  );
