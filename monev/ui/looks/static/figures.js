// Blocks of figures: cards, bars that show a share, lines of satker.

import { h, listOf, touchable, unread } from "./elements.js";

/** @type {(block: Blocks.Figures) => HTMLElement} */
export const figures = listOf((item) =>
  h(
    "div",
    { class: `m-figure ${item.status || ""}` },
    h("span.m-figure-label", item.label),
    h(
      "span.m-figure-value",
      item.badge && h("span", { class: `m-badge ${item.status}` }, item.badge),
      item.value,
    ),
    item.note && h("span.m-note", item.note),
  ),
);

/** @param {Blocks.Part[]} parts @param {number} total @param {number} [before] */
function track(parts, total, before) {
  return h(
    "span.m-track",
    unread,
    parts
      .filter((part) => part.n > 0)
      .map((part) =>
        h("span", { class: `m-part ${part.status}`, style: `width:${(100 * part.n) / total}%` }),
      ),
    before !== undefined && h("span.m-before", { style: `--before:${before}%` }),
  );
}

/** @type {(block: Blocks.Bars) => HTMLElement} */
export const bars = listOf((bar, { items }) =>
  touchable(
    bar,
    { class: "m-bar" },
    h("span.m-bar-name", bar.label),
    bar.parts.length > 0 && track(bar.parts, bar.total, bar.before),
    h("span.m-bar-value", bar.value),
    h("span.m-bar-late", bar.late && h("span.m-badge.terlambat", bar.late)),
    items.some((other) => other.note) && h("span.m-bar-note", bar.note || ""),
  ),
);

const FEW = 16; // so many satker stand in one column

/** @param {Blocks.OfficeItem} item */
const office = (item) =>
  touchable(
    item,
    { class: "m-office", title: item.name },
    h("span.m-office-name", item.label),
    item.state
      ? h("span.m-office-state", item.state)
      : [
          h(
            "span.m-office-n",
            { style: `--share:${item.n / (item.total || 1)}` },
            h("b", item.n),
            `/${item.total}`,
          ),
          h("span.m-office-late", item.late),
          h("span.m-office-lacks", item.lacks),
          h("span.m-quarters", item.quarters.map(quarter)),
          h("span.m-office-last", item.last),
        ],
  );

/** @param {Blocks.Quarter} item */
const quarter = ({ text, looks, said }) =>
  h("span", { class: looks, title: said }, h("span.m-unseen", said), h("span", unread, text));

/** @type {(block: Blocks.Offices) => HTMLElement} */
export const offices = ({ heads, parts }) => {
  const count = parts.reduce((sum, { items }) => sum + items.length, 0);
  const above = () =>
    heads.length > 0 &&
    h(
      "p.m-office.heads",
      unread,
      heads.map((word) => h("span", word)),
    );
  return h(
    `div.m-offices${count > FEW ? ".two" : ""}`,
    above(),
    above(),
    h(
      "div.m-office-parts",
      parts.map(({ title, items }) => [
        title && h("h2.m-office-group", title, " ", h("span.m-note", items.length)),
        h(
          "ol",
          items.map((item) => h("li", office(item))),
        ),
      ]),
    ),
  );
};
