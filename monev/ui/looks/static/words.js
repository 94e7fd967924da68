// Blocks of words: sentences, headings, notices, lines, tables, ways on; the sheet that is printed
// in a page's place.

import { button, h, hears, kept, listOf, saveFile, touchable } from "./elements.js";

/** @param {Blocks.Sentence} b */
export const sentence = (b) => h("p", { class: `m-sentence ${b.tone}` }, b.text);

/** @param {Blocks.Heading} b */
export function heading(b) {
  const node = h(
    "div.m-heading",
    h(`h${b.level}`, {}, b.text),
    b.note && h("p.m-note", b.note),
    b.link && h("a.m-way", { href: b.link.href }, b.link.text),
  );
  if (b.appears) requestAnimationFrame(() => node.scrollIntoView({ block: "center" }));
  return node;
}

/** @param {Blocks.Notice} b */
export function notice(b) {
  return h(
    "div",
    { class: `m-notice ${b.tone}`, role: "note" },
    b.mark && h("span.m-notice-mark", { "aria-hidden": "true" }, b.mark),
    h(
      "div",
      h("p", b.tone === "foot" ? b.text : h("b", b.text)),
      b.notes?.map((note) => h("p.m-note", note)),
    ),
    b.link &&
      h(
        "a",
        {
          class: b.link.primary ? "m-button primary" : "m-way",
          href: b.link.href,
          target: b.link.leaves ? "_self" : null,
        },
        b.link.text,
      ),
  );
}

// Closed once, it stays closed in this browser.
const SEEN = "monev-first-look";

/** @param {Blocks.FirstLook} b */
export function firstLook(b) {
  if (kept[SEEN]) return h("div", { hidden: true });
  const close = ({ target }) => (target.parentElement.remove(), (kept[SEEN] = "1"));
  return h(
    "div.m-first-look.m-screen-only",
    { role: "note" },
    h(
      "ol",
      b.items.map((text) => h("li", text)),
    ),
    button(b.text, close),
  );
}

/** @type {(b: Blocks.Lines) => HTMLElement} */
export const lines = listOf((line) => touchable(line, { class: "m-line" }, line.text));

/**
 * On a phone each row is a card, and a cell says its heading.
 * @param {Blocks.Table} b
 */
export function table(b) {
  return h(
    "div.m-table",
    { tabIndex: 0, role: "region", "aria-label": b.label },
    h(
      "table",
      h("caption.m-unseen", b.label),
      h(
        "thead",
        h(
          "tr",
          b.head.map((text) => h(text ? "th" : "td", { scope: text ? "col" : null }, text)),
        ),
      ),
      h(
        "tbody",
        b.rows.map((row) =>
          h(
            "tr",
            row.map((cell, index) => tableCell(cell, index, b.head[index])),
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
 * Ways on and things to do; what `file` or `copy` holds the browser itself saves or copies: nothing
 * is asked of the server.
 * @param {Blocks.Actions | Blocks.Tools} b
 */
export const actions = (b) => h("div.m-actions.m-screen-only", b.items.map(action));

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
 * What Ctrl+P prints in the page's place; where it cannot be had, the page itself is printed.
 * @param {Blocks.Sheet} b
 */
export function sheet(b) {
  return hears(h("div", { hidden: true }), (event) => {
    if (
      event.key.toLowerCase() !== "p" ||
      !(event.ctrlKey || event.metaKey) ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    printSheet(b.address).catch(() => {});
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
