// Blocks of words: sentences, headings, notices, buttons; tables.

import { savePicture } from "./charts.js";
import { button, h, touchable, unread } from "./elements.js";

/** @param {Blocks.Words} block */
export function words({ looks, level, text, note, link, act, touch, appears }) {
  const node = h(
    "div",
    { class: `m-${looks}` },
    h(level ? `h${level}` : "p", touch ? said(touch, text) : text),
    note && h("p.m-note", note),
    link &&
      h(
        "a",
        {
          class: link.primary ? "m-button primary" : "m-way",
          href: link.href,
          target: link.leaves ? "_self" : null,
        },
        link.text,
      ),
    act && button("Tutup", act, { class: "m-button m-screen-only" }),
  );
  if (appears)
    requestAnimationFrame(() => {
      const { top } = node.getBoundingClientRect();
      if (top < 0 || top > 0.7 * innerHeight) node.scrollIntoView({ block: "center" });
    });
  return node;
}

const said = (act, ...content) => touchable({ act }, { class: "m-said" }, ...content);

/** @param {Blocks.Table} block */
export function table({ label, head, rows, acts = [] }) {
  return h(
    "table.m-table",
    h("caption.m-unseen", label),
    h("thead", tableRow("th", head)),
    h(
      "tbody",
      rows.map((row, at) => tableRow("td", row, acts[at])),
    ),
  );
}

const tableRow = (tag, cells, name = "") =>
  h(
    "tr",
    cells.map((cell, place) => {
      const [text, note] = [cell].flat();
      const content = [text, note && h("span.m-note", note)];
      return h(tag, name ? said([name, place], content) : content);
    }),
  );

/** @type {(block: Blocks.End) => Element} */
export const end = () => {
  const node = h("div.m-end");
  const { classList } = document.documentElement;
  classList.remove("m-all-seen");
  const watcher = new IntersectionObserver(([{ isIntersecting }]) => {
    if (!isIntersecting) return;
    classList.add("m-all-seen");
    watcher.disconnect();
  });
  watcher.observe(node);
  return node;
};

/** @param {Blocks.Actions} block */
export function actions({ items, looks }) {
  const row = h("div", { class: `m-actions m-screen-only ${looks}` }, items.map(action));
  if (looks === "strip") {
    countCut(row);
    requestAnimationFrame(() => scrollToCurrent(row));
  }
  return row;
}

/** Say at the end of a line how many of it lie beyond: +5. @param {HTMLElement} row */
function countCut(row) {
  const items = /** @type {HTMLElement[]} */ ([...row.children]);
  const more = h("span.m-more", unread);
  row.append(more);
  const count = () => {
    const edge = row.scrollLeft + row.clientWidth - more.offsetWidth;
    const isLonger = row.scrollWidth - more.offsetWidth > row.clientWidth;
    const cut = items.filter((item) => item.offsetLeft + item.offsetWidth > edge + 1);
    more.textContent = isLonger && cut.length > 0 ? `+${cut.length}` : "";
  };
  row.addEventListener("scroll", count, { passive: true });
  new ResizeObserver(count).observe(row);
}

/** @param {HTMLElement} row */
function scrollToCurrent(row) {
  const chosen = /** @type {HTMLElement | null} */ (row.querySelector("[aria-current]"));
  if (chosen) row.scrollLeft = chosen.offsetLeft - (row.clientWidth - chosen.offsetWidth) / 2;
}

/** @param {Blocks.Action} item */
export function action(item) {
  const looks = {
    class: `m-button ${item.primary ? "primary" : ""}`,
    "aria-label": item.name,
    title: item.note,
    target: item.opens ? "_blank" : item.leaves ? "_self" : null,
    rel: item.opens ? "noopener noreferrer" : null,
  };
  if (item.copy)
    return button(
      item.text,
      ({ target }) =>
        navigator.clipboard.writeText(item.copy).then(() => (target.textContent = "Tersalin ✓")),
      looks,
    );
  if (item.picture) return button(item.text, () => savePicture(item.picture), looks);
  return touchable(item, looks, item.text, item.count && h("b", item.count));
}
