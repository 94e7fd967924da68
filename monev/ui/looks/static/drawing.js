// The component: draws the blocks of a page, each by the painter of its kind, keeps unchanged ones,
// and tells the page what was touched.

import { watchCharts } from "./charts.js";
import { desk } from "./desk.js";
import { arrange, h } from "./elements.js";
import { bars, figures, offices } from "./figures.js";
import { doors, head, search } from "./head.js";
import { items, people, qr, rows } from "./lists.js";
import { cells, months } from "./pictures.js";
import { lift, whenLifted } from "./press.js";
import { room } from "./room/room.js";
import { noteWidth } from "./screen.js";
import { actions, end, table, words } from "./words.js";
import { year } from "./year.js";

/**
 * Painters by the `kind` of a block. A painter also gets the node it drew before; one that changes
 * that node returns it.
 * @type {{ [K in Exclude<Blocks.Block["kind"], "group">]:
 *   (block: Extract<Blocks.Block, { kind: K }>, before?: any) => Element }}
 */
const PAINTERS = {
  actions,
  bars,
  cells,
  desk,
  doors,
  end,
  figures,
  head,
  items,
  months,
  offices,
  people,
  qr,
  room,
  rows,
  search,
  table,
  words,
  year,
};

watchCharts();

/**
 * Draw blocks below each other. A block with the same data keeps its node.
 * @param parent
 * @param {Blocks.Block[]} blocks
 */
export function drawAll(parent, blocks) {
  const old = new Map([...parent.children].map((node) => [node.blockId, node]));
  const nodes = blocks.map((block, index) => {
    const id = ("key" in block && block.key) || `${block.kind} ${index}`;
    return Object.assign(drawOne(block, old.get(id)), { blockId: id });
  });
  arrange(parent, nodes);
}

/** @param {Blocks.Block} block @param [before] the node it drew before */
function drawOne(block, before) {
  if (block.kind === "group") return drawGroup(block, before);
  const content = JSON.stringify(block);
  if (before?.isConnected && before.blockContent === content) return before;
  try {
    const paint = /** @type {(block: Blocks.Block, before?: any) => Element} */ (
      PAINTERS[block.kind]
    );
    return Object.assign(paint(block, before), { blockContent: content });
  } catch (error) {
    // A block that can't be drawn says so in its place; the others are drawn.
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
 * Draw blocks side by side or on a card. The group keeps its node; its blocks are compared one by
 * one.
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

// Return a function that gives the focus back after a redraw, to the element with the same words.
// The act and count of a switch change when it is pressed, but its words stay.
export function focusOf(root) {
  const focused = document.activeElement;
  const said = wordsOf(focused);
  const alike = () =>
    [...root.querySelectorAll("a, button, input, select, textarea")].filter(
      (place) => wordsOf(place) === said,
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

// What is to be drawn once nothing is pressed any more.
/** @type {Map<any, { parentElement: any, data: Blocks.Page, setTriggerValue: Function }>} */
const waiting = new Map();
whenLifted(() => {
  const places = [...waiting.values()];
  waiting.clear();
  places.forEach(drawPage);
});

/** @param {{ parentElement: any, data: Blocks.Page, setTriggerValue: Function }} place */
export default function draw(place) {
  waiting.set(place.parentElement, place);
  lift();
}

/** @param {{ parentElement: any, data: Blocks.Page, setTriggerValue: Function }} place */
function drawPage({ parentElement, data, setTriggerValue }) {
  const place = (parentElement.monev ??= makePlace(parentElement));
  place.tell = (value) => setTriggerValue("chosen", value);
  place.hears(data.heard ?? 0);
  place.root.classList.toggle("plan-only", Boolean(data.plan_only));
  const focusAgain = focusOf(place.root);
  drawAll(place.root, data.blocks);
  if (data.width)
    noteWidth(data.width, parentElement, (width) => setTriggerValue("chosen", { width }));
  focusAgain();
  place.marks();
}

function makePlace(parent) {
  const place = { root: parent.appendChild(h("div.monev")) };
  place.root.addEventListener("click", (event) => {
    const touched = event.target.closest("a[href], [data-act]");
    if (!touched || event.defaultPrevented) return;
    if (touched.dataset.act) return place.tell({ act: JSON.parse(touched.dataset.act) });
    // With a held key or another button the browser itself opens the address, in a new tab perhaps.
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (touched.origin !== location.origin || touched.hasAttribute("download") || touched.target)
      return;
    event.preventDefault();
    place.tell({ href: touched.pathname + touched.search });
  });
  numberTouches(place);
  // Blocks with several kinds of touches send their own messages.
  place.root.addEventListener("m-act", (event) => place.tell({ act: event.detail }));
  // A field with `data-send` sends its value under that name.
  place.root.addEventListener("change", (event) => {
    const { send } = event.target.dataset;
    if (send && event.target.value && event.target.validity.valid)
      place.tell({ act: { [send]: event.target.value } });
  });
  return place;
}

const AGAIN_MS = 4000;

/**
 * Touches that are stored (`data-say`) are numbered and sent until the page has heard them: the
 * later of two takes the earlier one's place on its way, and a broken connection loses both. A cell
 * is marked as long as its touch is not heard.
 */
function numberTouches(place) {
  let unheard = [];
  let last = 0;
  let again = 0;
  const send = () => {
    clearTimeout(again);
    if (!unheard.length) return;
    place.tell({ said: unheard });
    again = setTimeout(send, AGAIN_MS);
  };
  const say = (act) => {
    unheard = [...unheard, { nr: ++last, act: JSON.parse(act) }];
    place.marks();
    send();
  };
  place.hears = (heard) => {
    last = Math.max(last, heard);
    unheard = unheard.filter(({ nr }) => nr > heard);
    if (!unheard.length) clearTimeout(again);
  };
  place.marks = () => {
    const said = new Set(unheard.map(({ act }) => JSON.stringify(act)));
    for (const cell of place.root.querySelectorAll("[data-say]"))
      cell.toggleAttribute("data-waits", said.has(cell.dataset.say));
  };
  place.root.addEventListener("click", ({ target }) => {
    const cell = target.closest("button[data-say], a[data-say]");
    if (cell) say(cell.dataset.say);
  });
  place.root.addEventListener("m-say", ({ detail }) => say(detail));
  place.root.addEventListener("change", ({ target }) => {
    if (!target.matches("input[data-say], textarea[data-say]")) return;
    const [row, what] = JSON.parse(target.dataset.say);
    target.dataset.stored = target.value;
    target.dataset.say = JSON.stringify([row, what, target.value]);
    say(target.dataset.say);
  });
}
