// What Plotly's pictures need from the page (monev/ui/pictures.py): a moving finger scrolls the
// page, keys go from mark to mark and open one, and on paper a picture fits on one sheet.

import { h } from "./elements.js";

const PICTURE = ".js-plotly-plot";

// Plotly would use a moving finger itself. Without the touch event the browser scrolls; a plain
// touch still sends mouse events, so Plotly gets it once.
function leaveToTheBrowser(event) {
  if (event.target.closest?.(PICTURE)) event.stopPropagation();
}

// Tab comes to a picture, arrows to its marks, Enter opens one. A touch draws the picture anew, so
// the keys come back to the one in its place.
const HINT = "Gambar. Tombol panah: ke tandanya; Enter: membukanya.";
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const said = h("p.m-unseen", { role: "status" });
let [lastPicture, lastMark] = ["", ""];

const nameOf = (plot) =>
  plot.closest('[class*="_gambar_"]')?.className.match(/st-key-(\w+?)_gambar_/)?.[1];

const middleOf = (node) => {
  const { left, top, width, height } = node.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

/** The marks that a touch opens, each with a name that the next drawing gives it again. */
function marksOf(plot) {
  const counts = {};
  return [...plot.querySelectorAll(".point, .textpoint")].flatMap((node) => {
    const { __data__: drawn } = /** @type {any} */ (node);
    const about = drawn?.data;
    if (about === undefined || about === null) return [];
    counts[about] = (counts[about] ?? 0) + 1;
    return [{ node, name: `${about} ${counts[about]}`, ...middleOf(node) }];
  });
}

const pointAt = (plot, node, ...kinds) => {
  const { x, y } = middleOf(node);
  const drag = plot.querySelector(".nsewdrag");
  for (const kind of kinds)
    drag.dispatchEvent(
      new MouseEvent(kind, { bubbles: true, clientX: x, clientY: y, button: 0, view: window }),
    );
};

/** The mark next to this one in a direction: near in it counts more than near across it. */
export function nextMark(marks, from, [right, down]) {
  const far = ({ x, y }) => {
    const [along, across] = [
      (x - from.x) * right + (y - from.y) * down,
      (x - from.x) * down + (y - from.y) * right,
    ];
    return along > 1 ? along + 3 * Math.abs(across) : Infinity;
  };
  const [first] = marks.toSorted((a, b) => far(a) - far(b));
  return first && far(first) < Infinity ? first : from;
}

function walk(event) {
  const plot = event.target;
  const isOpening = event.key === "Enter";
  if (!plot.matches?.(PICTURE) || !(isOpening || event.key in STEPS)) return;
  const marks = marksOf(plot);
  const here = marks.find(({ name }) => name === lastMark);
  if (isOpening && here) pointAt(plot, here.node, "mousemove", "mousedown", "mouseup");
  if (isOpening || !marks.length) return;
  event.preventDefault();
  const { node, name } = here ? nextMark(marks, here, STEPS[event.key]) : marks[0];
  lastMark = name;
  node.scrollIntoView({ block: "nearest" });
  pointAt(plot, node, "mouseover", "mousemove");
  setTimeout(() => (said.textContent = plot.querySelector(".hoverlayer")?.textContent ?? ""), 250);
}

const isNowhere = (element) => element.matches('body, [data-testid="stMain"], [role=dialog] *');

function offerKeys(event) {
  if (event.key !== "Tab") return;
  if (!said.isConnected) document.body.append(said);
  /** @type {any[]} */
  const plots = [...document.querySelectorAll(PICTURE)];
  for (const plot of plots)
    if (plot.tabIndex < 0 && plot.layout?.clickmode?.includes("select"))
      Object.assign(plot, { tabIndex: 0, role: "application", ariaLabel: HINT });
  const again = plots.find((plot) => lastPicture && nameOf(plot) === lastPicture);
  if (!again || !isNowhere(document.activeElement) || document.querySelector("[role=dialog]"))
    return;
  event.preventDefault();
  again.focus();
}

function noteFocus({ target }) {
  if (!target.matches?.(PICTURE)) {
    if (!isNowhere(target)) lastPicture = "";
    return;
  }
  if (nameOf(target) !== lastPicture) lastMark = "";
  lastPicture = nameOf(target);
}

/** Save the picture with this key as Plotly's hidden button does. @param {string} key */
export function savePicture(key) {
  const place = `[class*="st-key-${key}_gambar_"] .modebar-btn[aria-label*="PNG"]`;
  const save = /** @type {HTMLElement | null} */ (document.querySelector(place));
  save?.click();
}

// Give each drawing its size in pixels, so that styles can shrink it to the paper but not enlarge
// it.
function fitPaper() {
  /** @type {NodeListOf<SVGElement>} */
  const drawings = document.querySelectorAll(`${PICTURE} .main-svg`);
  for (const drawing of drawings) {
    drawing.style.setProperty("--own-width", `${drawing.getAttribute("width")}px`);
    drawing.setAttribute(
      "viewBox",
      `0 0 ${drawing.getAttribute("width")} ${drawing.getAttribute("height")}`,
    );
  }
}

export function watchCharts() {
  window.addEventListener("touchstart", leaveToTheBrowser, { capture: true, passive: true });
  window.addEventListener("keydown", offerKeys, true);
  window.addEventListener("keydown", walk);
  window.addEventListener("focusin", noteFocus);
  window.addEventListener("beforeprint", fitPaper);
}
