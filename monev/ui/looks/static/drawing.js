// The component: draws the blocks a page sends one below the other, each by the painter of its
// kind, keeps what did not change, and tells the page what was touched.

import { watchCharts } from "./charts.js";
import { h, saveFile } from "./elements.js";
import { bars, figures } from "./figures.js";
import { doors, filters, head, home, search, switches, tools } from "./head.js";
import { inbox } from "./inbox.js";
import { files, items, missing, qr, rows } from "./lists.js";
import { cells, opened } from "./pictures.js";
import { report } from "./report.js";
import { room } from "./room/room.js";
import { still } from "./still.js";
import { actions, firstLook, heading, lines, notice, sentence, sheet, table } from "./words.js";

/**
 * By `kind` of the block; a painter is given the node it drew before: one that changes it in its
 * place gives it back.
 * @type {{ [K in Exclude<Blocks.Block["kind"], "group">]:
 *   (b: Extract<Blocks.Block, { kind: K }>, before?: any) => Element }}
 */
const PAINTERS = {
  actions,
  bars,
  cells,
  doors,
  figures,
  files,
  filters,
  firstLook,
  head,
  heading,
  home,
  inbox,
  items,
  lines,
  missing,
  notice,
  opened,
  qr,
  report,
  room,
  rows,
  search,
  sentence,
  sheet,
  still,
  switches,
  table,
  tools,
};

watchCharts();

/**
 * A block whose data are the same keeps its node, whatever is drawn anew around it.
 * @param parent
 * @param {Blocks.Block[]} blocks
 */
export function drawAll(parent, blocks) {
  const old = new Map([...parent.children].map((node) => [node.blockId, node]));
  blocks.forEach((block, index) => {
    const id = ("key" in block && block.key) || `${block.kind} ${index}`;
    const before = old.get(id);
    old.delete(id);
    const node = drawOne(block, before);
    node.blockId = id;
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] || null);
    if (before && before !== node) before.remove();
  });
  for (const node of old.values()) node.remove();
}

/** @param {Blocks.Block} block @param [before] the node it drew before */
function drawOne(block, before) {
  if (block.kind === "group") return drawGroup(block, before);
  const content = JSON.stringify(block);
  if (before?.blockContent === content) return before;
  try {
    const paint = /** @type {(b: Blocks.Block, before?: any) => Element} */ (PAINTERS[block.kind]);
    return Object.assign(paint(block, before), { blockContent: content });
  } catch (error) {
    // One block that cannot be drawn says so in its place; the others stand.
    console.error(block.kind, error);
    return h("p.m-note", `Bagian ini tidak dapat digambar di peramban ini. ${nameOf(block)}`);
  }
}

/** @param {Blocks.Block} block */
function nameOf(block) {
  if ("alt" in block) return block.alt;
  return "label" in block ? block.label : "";
}

/**
 * Blocks side by side or on a card: a group stays, its blocks are looked at one by one.
 * @param {Blocks.Group} block
 * @param [before]
 */
function drawGroup(block, before) {
  const looks = { class: `m-group m-${block.looks}` };
  const node =
    before?.className === looks.class
      ? before
      : h(block.looks === "card" ? "section" : "div", looks);
  drawAll(node, block.blocks);
  return node;
}

// The way back to what has the focus, once it is drawn anew: to what says the same. A switch does
// something else once it is pressed, and its count may be another then; what it is called stays.
export function focusOf(root) {
  const focused = document.activeElement;
  const words = wordsOf(focused);
  const alike = () =>
    [...root.querySelectorAll("a, button, input, select, textarea")].filter(
      (place) => wordsOf(place) === words,
    );
  const index = alike().indexOf(focused);
  return () =>
    index >= 0 &&
    !root.contains(document.activeElement) &&
    alike()[index]?.focus({ preventScroll: true });
}

const wordsOf = (element) =>
  element.dataset.key ||
  element.ariaLabel ||
  (element.closest("label") || element.firstElementChild || element).textContent;

/** @param {{ parentElement: any, data: Blocks.Page, setTriggerValue: Function }} place */
export default function draw({ parentElement, data, setTriggerValue }) {
  const place = (parentElement.monev ??= makePlace(parentElement));
  if (data.file && data.file.id !== place.saved) saveFile(data.file);
  place.saved = data.file?.id;
  place.tell = (value) => setTriggerValue("chosen", value);
  place.root.classList.toggle("plan-only", Boolean(data.plan_only));
  const focusAgain = focusOf(place.root);
  drawAll(place.root, data.blocks);
  focusAgain();
}

function makePlace(parent) {
  const place = { root: parent.appendChild(h("div.monev")) };
  place.root.addEventListener("click", (event) => {
    const touched = event.target.closest("a[href], [data-act]");
    if (!touched || event.defaultPrevented) return;
    if (touched.dataset.act) return place.tell({ act: JSON.parse(touched.dataset.act) });
    // With a key held, or another button, the browser opens the address itself: a new tab, a copy.
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (touched.origin !== location.origin || touched.hasAttribute("download") || touched.target)
      return;
    event.preventDefault();
    place.tell({ href: touched.pathname + touched.search });
  });
  // What is touched in many ways says by itself what was meant.
  place.root.addEventListener("m-act", (event) => place.tell({ act: event.detail }));
  // A field with `data-send` sends what was chosen in it, under that name.
  place.root.addEventListener("change", (event) => {
    const { send } = event.target.dataset;
    if (
      send &&
      (event.target.value || event.target.type === "search") &&
      event.target.validity.valid
    )
      place.tell({ act: { [send]: event.target.value } });
  });
  return place;
}
