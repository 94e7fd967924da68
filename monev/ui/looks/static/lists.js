// Lists: rows that open their langkah; items with ticks and buttons, attendance, and QR codes of a
// room.

import { arrange, button, h, listOf, signOf, touchable, wayTo } from "./elements.js";
import { action } from "./words.js";

/** @param {Blocks.MissingBukti} bukti */
const missing = ({ text, note, links }) =>
  h(
    "li",
    text,
    note && h("span.m-note", ` ${note}`),
    links.map(({ href, text: words }) =>
      href ? [" ", wayTo(href, words)] : h("span.m-note", ` · ${words}`),
    ),
  );

/**
 * @type {(block: Blocks.Rows) => HTMLElement} with bukti its text is touched, which lies over the
 * row
 */
export const rows = listOf((item) => {
  const [whole, text] = item.bukti ? [{}, item] : [item, {}];
  return touchable(
    whole,
    { class: `m-row ${item.bukti ? "m-lacks" : ""}` },
    signOf(item),
    touchable(text, { class: "m-row-text" }, item.kode && h("b", `${item.kode} `), item.text),
    item.state && h("span", { class: `m-state m-row-state ${item.status || ""}` }, item.state),
    h("span.m-row-note", item.notes.join(" · ")),
    item.bukti && h("ul.m-row-bukti", { "aria-label": "Bukti" }, item.bukti.map(missing)),
  );
});

/**
 * Draw items. One that says the same as before keeps its node.
 * @param {Blocks.Items} block
 * @param {Element} [before]
 */
export function items(block, before) {
  if (!block.items.length) return h("p.m-sentence", block.empty);
  const list = before?.matches(".m-items") ? before : h("div.m-items");
  const old = new Map([...list.children].map((node) => [node.drawnOf, node]));
  const keep = (entry, fold, draw) => {
    const drawnOf = JSON.stringify([entry, fold]);
    const same = old.get(drawnOf);
    old.delete(drawnOf);
    return same ?? Object.assign(draw(entry, fold), { drawnOf });
  };
  const behind = (entry) => entry.items.map((inner) => keep(inner, entry.key, oneItem));
  const drawEntry = (/** @type {Blocks.Entry} */ entry) => {
    if ("heading" in entry) return keep(entry, "", headingLine);
    if ("fold" in entry) return [keep({ ...entry, items: 0 }, "", foldLine), behind(entry)];
    return [keep(entry, undefined, oneItem), entry.parts ? behind(entry.parts) : []];
  };
  arrange(list, block.items.map(drawEntry).flat(Infinity));
  return list;
}

const headingLine = (entry) => h("h3.m-items-heading", entry.heading);

/**
 * The line or button that opens a fold; the items behind it carry its key.
 * @param {Blocks.Fold} entry
 */
const foldLine = (entry) =>
  button(
    `▸ ${entry.fold}`,
    { fold: entry.key },
    { class: "m-button m-fold", "aria-expanded": "false", "data-fills": entry.fills },
  );
/** @param {Blocks.Item} entry @param {string} [fold] */
function oneItem(entry, fold) {
  const own = [
    ...(entry.ticks || []).map(tick),
    ...(entry.buttons || []).map(action),
    entry.parts && foldLine(entry.parts),
  ].filter(Boolean);
  const looks = {
    class: `m-item ${entry.muted ? "muted" : ""}`,
    "data-kode": entry.kode,
    "data-fold": fold,
  };
  const who = entry.who && h("span.m-item-who", entry.who);
  const notes = (entry.notes || []).map((note) =>
    h("div.m-item-note", { "data-full": true }, note),
  );
  const foot = (who || own.length > 0) && h("div.m-item-own", who, own);
  return h("div", looks, itemHead(entry), notes, foot);
}

/** @param {Blocks.Item} entry */
function itemHead(entry) {
  return h(
    "div.m-item-head",
    entry.number && h("b.m-item-number", entry.number),
    entry.mark && h("span", { class: `m-badge ${entry.status}` }, entry.mark),
    h(
      "span.m-item-text",
      { "data-full": true },
      entry.kode && h("b", `${entry.kode} `),
      entry.text,
    ),
    entry.aside && h("span.m-item-aside", entry.aside),
  );
}

/** @param {Blocks.Tick} entry without an act it can't be changed */
function tick(entry) {
  const act = entry.act && JSON.stringify(entry.act);
  return h(
    "label",
    { class: `m-tick ${entry.on ? "on" : ""}` },
    h("input", {
      type: "checkbox",
      checked: entry.on,
      disabled: !act,
      "data-act": act,
      "data-key": entry.key,
    }),
    h("span", entry.text),
  );
}

/**
 * The whole line is pressed: it marks who came.
 * @type {(block: Blocks.People) => HTMLElement}
 */
export const people = listOf((person) =>
  touchable(
    person,
    { class: `m-comer ${person.status}`, "data-key": person.text },
    h("b.m-comer-mark", person.mark),
    h("span", person.text),
    h("span.m-comer-note", person.note),
  ),
);

/** @param {Blocks.Qr} block */
export const qr = (block) =>
  h(
    "figure.m-qr",
    { tabindex: "0", role: "button", title: "Perbesar" },
    h("img", { src: block.picture, alt: `${block.text}: ${block.address}` }),
    h("figcaption", block.text),
  );
