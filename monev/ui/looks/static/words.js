// Blocks of words: sentences, headings, notices, tables, buttons; and the sheet that is
// printed in a page's place.

import { button, h, hears, touchable } from "./elements.js";

/** @param {Blocks.Sentence} block */
export const sentence = (block) => h("p", { class: `m-sentence ${block.tone}` }, block.text);

const PICTURE = ".js-plotly-plot";
let touchedPicture = false;
addEventListener(
  "click",
  ({ target }) => (touchedPicture = target instanceof Element && Boolean(target.closest(PICTURE))),
  true,
);

/**
 * Draw a heading. What has just been made or opened by a touch on a picture scrolls into sight if it
 * lies outside; changes by others and the way back don't scroll.
 * @param {Blocks.Heading} block
 */
export function heading(block) {
  const node = h(
    "div.m-heading",
    h(`h${block.level}`, {}, block.text),
    block.note && h("p.m-note", block.note),
    block.link && h("a.m-way", { href: block.link.href }, block.link.text),
    block.act && button("Tutup", block.act, { class: "m-button m-screen-only" }),
  );
  const isOutside = () => {
    const { top } = node.getBoundingClientRect();
    return top < 0 || top > 0.7 * innerHeight;
  };
  if (block.appears || (block.act && touchedPicture))
    requestAnimationFrame(() => isOutside() && node.scrollIntoView({ block: "center" }));
  if (block.act) touchedPicture = false;
  return node;
}

/** @param {Blocks.Notice} block */
export function notice(block) {
  return h(
    "div",
    { class: `m-notice ${block.tone}`, role: "note" },
    h("p", block.text),
    block.link &&
      h(
        "a",
        {
          class: block.link.primary ? "m-button primary" : "m-way",
          href: block.link.href,
          target: block.link.leaves ? "_self" : null,
        },
        block.link.text,
      ),
  );
}

/**
 * Draw a table; on a phone each row is a card whose cells have their heading.
 * @param {Blocks.Table} block
 */
export function table(block) {
  return h(
    "div.m-table",
    { tabIndex: 0, role: "region", "aria-label": block.label },
    h(
      "table",
      h("caption.m-unseen", block.label),
      h(
        "thead",
        h(
          "tr",
          block.head.map((text) => h(text ? "th" : "td", { scope: text ? "col" : null }, text)),
        ),
      ),
      h(
        "tbody",
        block.rows.map((row) =>
          h(
            "tr",
            row.map((cell, index) => tableCell(cell, index, block.head[index])),
          ),
        ),
      ),
    ),
  );
}

/** @param {string | Blocks.TableCell} given @param {number} index @param {string} column */
function tableCell(given, index, column) {
  const cell = typeof given === "string" ? { text: given } : given;
  const looks = [
    cell.status && `m-is-${cell.status}`,
    cell.marked && "m-marked",
    cell.number && "m-number",
    cell.wide_only && "wide-only",
    !index && !column && "m-row-number",
  ];
  return h(
    index ? "td" : "th",
    {
      scope: index ? null : "row",
      class: looks.filter(Boolean).join(" ") || null,
      "data-heading": index ? column : null,
    },
    cell.kode && h("b", `${cell.kode} `),
    cell.text,
    cell.note && h("span.m-note", cell.note),
  );
}

/**
 * Draw links and buttons. The browser itself copies a `copy`, without the server.
 * @param {Blocks.Actions} block
 */
export const actions = (block) => h("div.m-actions.m-screen-only", block.items.map(action));

/** @param {Blocks.Action} item */
export function action(item) {
  const looks = {
    class: `m-button ${item.primary ? "primary" : ""}`,
    "aria-label": item.name,
    title: item.note,
    target: item.leaves ? "_self" : null,
  };
  if (item.copy)
    return button(
      item.text,
      ({ target }) =>
        navigator.clipboard.writeText(item.copy).then(() => (target.textContent = "Tersalin ✓")),
      looks,
    );
  return touchable(item, looks, item.text);
}

/**
 * Print the sheet in the page's place on Ctrl+P, or the page itself if the sheet can't be loaded.
 * @param {Blocks.Sheet} block
 */
export function sheet(block) {
  return hears(h("div", { hidden: true }), (event) => {
    if (
      event.key.toLowerCase() !== "p" ||
      !(event.ctrlKey || event.metaKey) ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    printSheet(block.address).catch(() => {});
  });
}

async function printSheet(address) {
  const picture = h("img.m-printed", { src: address, alt: "" });
  try {
    await picture.decode();
    document.body.append(picture);
    window.addEventListener("afterprint", () => picture.remove(), { once: true });
  } finally {
    window.print();
  }
}
