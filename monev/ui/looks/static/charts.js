// What Plotly's pictures need from the page (monev/ui/pictures.py).

const PICTURE = ".js-plotly-plot";

// A moving finger scrolls the page; a plain touch still reaches Plotly as a mouse event.
function leaveToTheBrowser(event) {
  if (event.target.closest?.(PICTURE)) event.stopPropagation();
}

/** Save the picture with this key as Plotly's hidden button does. @param {string} key */
export function savePicture(key) {
  const place = `[class*="st-key-${key}_gambar_"] .modebar-btn[aria-label*="PNG"]`;
  const save = /** @type {HTMLElement | null} */ (document.querySelector(place));
  save?.click();
}

// Styles can only shrink a drawing that has its size in pixels.
function fitPaper() {
  /** @type {NodeListOf<SVGElement>} */
  const drawings = document.querySelectorAll(`${PICTURE} .main-svg`);
  for (const drawing of drawings) {
    const [width, height] = [drawing.getAttribute("width"), drawing.getAttribute("height")];
    drawing.style.setProperty("--own-width", `${width}px`);
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
  }
}

export function watchCharts() {
  window.addEventListener("touchstart", leaveToTheBrowser, { capture: true, passive: true });
  window.addEventListener("beforeprint", fitPaper);
}
