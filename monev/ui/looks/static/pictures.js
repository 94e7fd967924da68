// A row of a map's cells, large, and the heading over what a touch on a picture opened.

import { button, h } from "./elements.js";

const PICTURE = ".js-plotly-plot";
let justTouched = false;
addEventListener(
  "click",
  ({ target }) => (justTouched = target instanceof Element && Boolean(target.closest(PICTURE))),
  true,
);

/** @param {Blocks.Cell} cell */
function mapCell(cell) {
  const looks = {
    class: `m-cell ${cell.state} ${cell.total ? "total" : ""}`,
    style: cell.share === undefined ? null : `--share:${cell.share}`,
  };
  // n/N may break after its stroke where a column is narrow.
  const text = cell.text
    .split(/(?<=\/)/)
    .flatMap((part, place) => (place ? [h("wbr"), part] : [part]));
  const words = [h("span", text), cell.late && h("b.m-cell-late", cell.late)];
  return h("span", looks, words);
}

/**
 * One row of the map by itself, large: each cell below its month.
 * @param {Blocks.Cells} b
 */
export const cells = (b) =>
  h(
    "div.m-cells",
    { role: "img", "aria-label": b.label },
    b.items.map((cell) => h("div", h("div.m-cells-heading", cell.heading), mapCell(cell))),
  );

/**
 * What a cell opened to. After a touch it comes into sight where it would lie below the screen's
 * foot; what others change and the way back leave the page where it is read.
 * @param {Blocks.Opened} b
 */
export function opened(b) {
  const heading = h(
    "div.m-heading",
    h("h2", b.text),
    b.note && h("p.m-note", b.note),
    button("Tutup", b.act, { class: "m-button m-screen-only" }),
  );
  if (justTouched)
    requestAnimationFrame(
      () =>
        heading.getBoundingClientRect().top > 0.7 * innerHeight &&
        heading.scrollIntoView({ block: "center" }),
    );
  justTouched = false;
  return heading;
}
