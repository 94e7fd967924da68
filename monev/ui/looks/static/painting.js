// Draws blocks, and keeps unchanged ones.

import { desk } from "./desk.js";
import { arrange, h } from "./elements.js";
import * as figures from "./figures.js";
import * as heads from "./head.js";
import * as lists from "./lists.js";
import * as pictures from "./pictures.js";
import * as words from "./words.js";
import { year } from "./year.js";

/**
 * A painter has the name of its `kind`. It also gets the node it drew before; one that changes that
 * node returns it. That of the room, which draws blocks itself, is entered by `drawing.js`.
 * @type {{ [K in Exclude<Blocks.Block["kind"], "group">]?:
 *   (block: Extract<Blocks.Block, { kind: K }>, before?: any) => Element }}
 */
export const PAINTERS = { desk, year, ...figures, ...heads, ...lists, ...pictures, ...words };

/** A block with the same data keeps its node. @param parent @param {Blocks.Block[]} blocks */
export function drawAll(parent, blocks) {
  const old = new Map([...parent.children].map((node) => [node.blockId, node]));
  const nodes = blocks.map((block, index) => {
    const id = ("key" in block && block.key) || `${block.kind} ${index}`;
    return Object.assign(drawOne(block, old.get(id)), { blockId: id });
  });
  arrange(parent, nodes);
}

/** @param {Blocks.Block} block @param [before] */
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
 * A group keeps its node; its blocks are compared one by one.
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

// Return a function that gives the focus back after a redraw, to the element with the same words:
// the act and count of a switch change when it is pressed.
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
