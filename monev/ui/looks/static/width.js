// Tells the page how wide the window is when it was drawn for another width: after a tablet was
// turned or a window pulled, once that rests. start.js says the first width, in the same steps.

const STEP = 40;
const AT_REST = 250;
let [drawnFor, waiting] = [0, 0];
/** @type {(width: number) => void} */
let tell = () => {};

export const stepOf = (pixels) => Math.floor(pixels / STEP) * STEP;

function compare() {
  const here = stepOf(document.documentElement.clientWidth);
  if (here !== drawnFor && !matchMedia("print").matches) tell(here);
}

/**
 * Note for which width the page was drawn, and how to tell it another one.
 * @param {number} width
 * @param {(width: number) => void} tellPage
 */
export function noteWidth(width, tellPage) {
  document.documentElement.dataset.width = String(width);
  const isNew = width !== drawnFor;
  [drawnFor, tell] = [width, tellPage];
  if (isNew) compare();
}

addEventListener("resize", () => {
  clearTimeout(waiting);
  waiting = setTimeout(compare, AT_REST);
});
