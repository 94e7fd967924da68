// What Plotly's pictures need of the page around them (monev/ui/pictures.py): a finger that moves
// on one scrolls the page, Esc leaves *Besar*, and on paper a picture stands whole on a sheet.

const PICTURE = ".js-plotly-plot";
const LARGE = ".st-key-picture-large";

// Plotly would take a finger's movement for its own; without it the browser scrolls, and says of a
// touch that is none what a mouse says: Plotly hears that once.
function leaveToTheBrowser(event) {
  if (event.target.closest?.(PICTURE)) event.stopPropagation();
}

function leaveLarge(event) {
  if (
    event.key !== "Escape" ||
    event.defaultPrevented ||
    document.querySelector("[role=dialog], [role=listbox]")
  )
    return;
  /** @type {HTMLElement} */ (document.querySelector(`${LARGE} [class*="_kecil"] button`))?.click();
}

// A drawing of so many pixels, which styles may then make smaller than the paper is wide and high,
// never larger.
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
  window.addEventListener("keydown", leaveLarge);
  window.addEventListener("beforeprint", fitPaper);
}
