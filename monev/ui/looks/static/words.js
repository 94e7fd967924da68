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

const NUMBER = /^[\d.,]*%?$/;

/**
 * Draw a table for paper.
 * @param {Blocks.Table} block
 */
export function table({ label, head, rows }) {
  const looks = head.map((_, place) => ({
    class: rows.every((row) => NUMBER.test(row[place])) ? "m-number" : null,
  }));
  const line = (tag, cells) =>
    h(
      "tr",
      cells.map((text, place) => h(tag, looks[place], text)),
    );
  return h(
    "table.m-table",
    h("caption.m-unseen", label),
    h("thead", line("th", head)),
    h(
      "tbody",
      rows.map((row) => line("td", row)),
    ),
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
