// Draws blocks into their place and keeps what did not change; tells the page what was touched.

import { filters, pager, switches, tools } from "./choices.js";
import { curve } from "./curve.js";
import { h } from "./elements.js";
import { head } from "./head.js";
import { heatmap, opened, swatches } from "./heatmap.js";
import { missing } from "./missing.js";
import { files, marksRow, standing } from "./panel.js";
import { rows } from "./rows.js";
import { bars, figures, months } from "./shares.js";
import { timeline } from "./timeline.js";
import { legend, toggles } from "./toggles.js";
import { actions, heading, lines, notice, sentence, table } from "./words.js";

// By `kind` of the block.
// A painter is given the node it drew before: one that changes it in its place gives it back.
const PAINTERS = { actions, bars, curve, figures, files, filters, head, heading, heatmap, legend, lines, marksRow, missing, months, notice, opened, pager, rows, sentence, standing, swatches, switches, table, timeline, toggles, tools };
const PLACES = new WeakMap();

export default function draw({ parentElement, data, setTriggerValue }) {
  let place = PLACES.get(parentElement);
  if (!place) {
    place = makePlace();
    parentElement.append(place.root);
    PLACES.set(parentElement, place);
  }
  place.tell = (value) => setTriggerValue("chosen", value);
  const focused = nameOf(document.activeElement, place.root);
  place.root.classList.toggle("plan-only", Boolean(data.plan_only));
  drawAll(place.root, data.blocks);
  if (focused && !place.root.contains(document.activeElement)) restoreFocus(place.root, focused);
}

function makePlace() {
  const place = { root: h("div", { class: "monev" }), tell: () => {} };
  place.root.addEventListener("click", (event) => {
    const one = event.target.closest("a[href], [data-act]");
    if (!one || event.defaultPrevented) return;
    if (one.dataset.act) return place.tell({ act: JSON.parse(one.dataset.act) });
    // With a key held, or another button, the browser opens the address itself: a new tab, a copy.
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (one.origin !== location.origin || one.hasAttribute("download") || one.target) return;
    event.preventDefault();
    place.tell({ href: one.pathname + one.search });
  });
  // A picture says what was touched in it.
  place.root.addEventListener("m-act", (event) => place.tell({ act: event.detail }));
  // A field with `data-send` sends what was chosen in it, under that name.
  place.root.addEventListener("change", (event) => {
    const { send } = event.target.dataset;
    if (send && (event.target.value || event.target.type === "search") && event.target.validity.valid) place.tell({ act: { [send]: event.target.value } });
  });
  return place;
}

// A block whose data are the same keeps its node, whatever is drawn anew around it.
function drawAll(parent, blocks) {
  const old = new Map([...parent.children].map((node) => [node.blockId, node]));
  blocks.forEach((block, index) => {
    const id = block.key || `${block.kind} ${index}`;
    const before = old.get(id);
    old.delete(id);
    const node = drawOne(block, before);
    node.blockId = id;
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] || null);
    if (before && before !== node) before.remove();
  });
  for (const node of old.values()) node.remove();
}

function drawOne(block, before) {
  if (block.kind === "group") return drawGroup(block, before);
  const content = JSON.stringify(block);
  if (before?.blockContent === content) return before;
  const node = paint(block, before);
  node.blockContent = content;
  return node;
}

// One block that cannot be drawn says so in its place; the others stand.
function paint(block, before) {
  try {
    return PAINTERS[block.kind](block, before);
  } catch (error) {
    console.error(block.kind, error);
    return h("p", { class: "m-note" }, `Bagian ini tidak dapat digambar di peramban ini. ${block.alt || block.label || ""}`);
  }
}

// Blocks side by side or on a card: a group stays, its blocks are looked at one by one.
function drawGroup(block, before) {
  const node = before?.matches?.("section, div") && before.blockGroup === block.looks ? before : h(block.looks === "card" ? "section" : "div");
  node.blockGroup = block.looks;
  node.className = `m-group m-${block.looks}`;
  drawAll(node, block.blocks);
  return node;
}

function nameOf(element, root) {
  if (!element || !root.contains(element)) return null;
  return element.getAttribute("href") || element.dataset.act || element.dataset.send || null;
}

function restoreFocus(root, name) {
  [...root.querySelectorAll("a[href], [data-act], [data-send]")].find((one) => nameOf(one, root) === name)?.focus({ preventScroll: true });
}
