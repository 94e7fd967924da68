// Tells the page another width than it was drawn for, or other colours. That draws the page anew,
// which would break off what a press began, so it waits until nothing runs, nothing is pressed, and
// the last press was answered. start.js says the first width, in the same steps.

import { PRESSES, isPressing, lastPress } from "./press.js";

const STEP = 40;
const AT_REST = 250;
const OF_BEFORE = 2000; // a run that went on at the press is not its answer, which may yet begin
const LOOK_EVERY = 100;
const ANSWERED = 8000; // a press that ran nothing for so long, also on a busy server, runs nothing

let [drawnFor, waiting, ranAt, ranThen, recoloured] = [0, 0, -Infinity, false, false];
/** @type {Element | undefined} */
let place;
/** @type {(width: number) => void} */
let tell = () => {};

export const stepOf = (pixels) => Math.floor(pixels / STEP) * STEP;

function isRunning() {
  /** @type {HTMLElement} */
  const app = document.querySelector('[data-testid="stApp"]');
  return Boolean(app) && app.dataset.testScriptState !== "notRunning";
}

function isFree() {
  const now = performance.now();
  if (isRunning()) ranAt = now;
  const isAnswered = ranAt > lastPress() || now - lastPress() > ANSWERED;
  return isAnswered && now - ranAt > (ranThen ? OF_BEFORE : AT_REST) && !isPressing();
}

function look() {
  const here = stepOf(document.documentElement.clientWidth);
  if ((here === drawnFor && !recoloured) || matchMedia("print").matches) return;
  if (!isFree()) return lookIn(LOOK_EVERY);
  if (!place?.isConnected) return; // a meeting's room lies over what was drawn before it
  recoloured = false;
  tell(here);
}

function lookIn(pause) {
  clearTimeout(waiting);
  waiting = setTimeout(look, pause);
}

/**
 * @param {number} width for which the page was drawn
 * @param {Element} teller what tells it, as long as it is on the page
 * @param {(width: number) => void} tellPage
 */
export function noteWidth(width, teller, tellPage) {
  document.documentElement.dataset.width = String(width);
  const isNew = width !== drawnFor || teller !== place;
  [drawnFor, place, tell] = [width, teller, tellPage];
  if (isNew) lookIn(0); // once it is on the page
}

for (const kind of PRESSES) addEventListener(kind, () => (ranThen = isRunning()), true);
addEventListener("resize", () => lookIn(AT_REST));
// Pictures are drawn by the server, in the colours it knows.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  recoloured = true;
  lookIn(AT_REST);
});
