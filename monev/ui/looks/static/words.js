// Blocks of words: sentences, headings, notices, lines, tables, buttons; and the sheet that is
// printed in a page's place.

import { button, h, hears, listOf, saveFile, touchable } from "./elements.js";

/** @param {Blocks.Sentence} block */
export const sentence = (block) => h("p", { class: `m-sentence ${block.tone}` }, block.text);

/** @param {Blocks.Heading} block */
export function heading(block) {
  const node = h(
    "div.m-heading",
    h(`h${block.level}`, {}, block.text),
    block.note && h("p.m-note", block.note),
    block.link && h("a.m-way", { href: block.link.href }, block.link.text),
  );
  if (block.appears) requestAnimationFrame(() => node.scrollIntoView({ block: "center" }));
  return node;
}

/** @param {Blocks.Notice} block */
export function notice(block) {
  return h(
    "div",
    { class: `m-notice ${block.tone}`, role: "note" },
    block.mark && h("span.m-notice-mark", { "aria-hidden": "true" }, block.mark),
    h(
      "div",
      h("p", block.text),
      block.notes?.map((note) => h("p.m-note", note)),
    ),
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

/** @type {(block: Blocks.Lines) => HTMLElement} */
export const lines = listOf((line) => touchable(line, { class: "m-line" }, line.text));

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
 * Draw links and buttons. The browser itself saves a `file` and copies a `copy`, without the
 * server.
 * @param {Blocks.Actions} block
 */
export const actions = (block) => h("div.m-actions.m-screen-only", block.items.map(action));

/** @param {Blocks.Action} item */
export function action(item) {
  const looks = {
    class: `m-button ${item.primary ? "primary" : ""}`,
    "aria-label": item.name,
    title: item.note,
    "aria-expanded": item.is_open === undefined ? null : String(item.is_open),
    target: item.leaves ? "_self" : null,
  };
  if (item.file) return button(item.text, () => saveFile(item.file), looks);
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
