// What Plotly's pictures need from the page (monev/ui/pictures.py): a moving finger scrolls the
// page, Esc closes *Besar*, and on paper a picture fits on one sheet.

const PICTURE = ".js-plotly-plot";
const LARGE = ".st-key-picture-large";

// Plotly would use a moving finger itself. Without the touch event the browser scrolls; a plain
// touch still sends mouse events, so Plotly gets it once.
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
  window.addEventListener("keydown", leaveLarge);
  window.addEventListener("beforeprint", fitPaper);
}
