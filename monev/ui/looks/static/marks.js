// The marks of the timeline, drawn by Plotly: it is fetched once, and each picture goes on from the one before.

import { h } from "./elements.js";
import { placeMarks } from "./paper.js";

const PLOTLY_CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showAxisDragHandles: false };
const TOUCH_INTERVAL = 700; // milliseconds
const LETTER = 16; // pixels: the size of letters for which the sizes of a picture are meant
const NARROW_MONTH = 40; // pixels: with less, a month has no room for words
const TOKENS = /var\((--[\w-]+)\)/g;

function loadPlotly(address) {
  window.monevPlotly ??= new Promise((resolve, reject) => {
    const script = h("script", { src: address });
    script.addEventListener("load", () => resolve(window.Plotly));
    script.addEventListener("error", () => {
      window.monevPlotly = undefined; // the next drawing asks again
      script.remove();
      reject(new Error(address));
    });
    document.head.append(script);
  });
  return window.monevPlotly;
}

export function drawMarks(place, b) {
  place.block = b;
  if (!place.board) prepare(place);
  redraw(place);
}

function prepare(place) {
  place.board = h("div", { class: "m-tl-board" });
  place.append(place.board);
  new ResizeObserver(() => {
    if (place.drawnAt && place.clientWidth && place.drawnAt !== looksOf(place)) redraw(place);
  }).observe(place);
  // A page gone from the document leaves nothing behind but a listener that finds nothing to do.
  const again = () => place.isConnected && place.drawnAt && place.drawnAt !== looksOf(place) && redraw(place);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  const app = document.querySelector('[data-testid="stApp"]');
  if (app) new MutationObserver(again).observe(app, { attributes: true, attributeFilter: ["class"] });
  window.addEventListener("beforeprint", () => place.isConnected && placeMarks(place, place.block));
  window.addEventListener("afterprint", () => place.querySelector(".m-tl-paper")?.remove());
}

// What a picture depends on besides its data: the room it has, the size of letters, light or dark.
function looksOf(place) {
  const style = getComputedStyle(place);
  return `${place.clientWidth} ${place.clientHeight} ${style.fontSize} ${style.colorScheme}`;
}

async function redraw(place) {
  const b = place.block;
  place.setAttribute("aria-busy", "true");
  try {
    const Plotly = await loadPlotly(b.library);
    if (!place.isConnected) await new Promise(requestAnimationFrame);
    if (b === place.block) await drawWith(Plotly, place, b);
  } catch {
    placeMarks(place, b); // without names to hover, but everything is there
    place.stopgap = true;
  }
  if (b === place.block) place.removeAttribute("aria-busy"); // else a newer one is being drawn
}

async function drawWith(Plotly, place, b) {
  place.drawnAt = looksOf(place);
  if (!place.clientWidth) return; // folded away: it is drawn once it has a width
  const { data, layout } = fitted(place, b);
  await Plotly.react(place.board, data, layout, PLOTLY_CONFIG);
  if (place.stopgap) place.querySelector(".m-tl-paper")?.remove();
  place.stopgap = false;
  listen(place);
}

function fitted(place, b) {
  const scale = parseFloat(getComputedStyle(place).fontSize) / LETTER;
  const roomy = place.clientWidth / (b.bounds[1] - b.bounds[0]) > NARROW_MONTH;
  const colour = coloursOf(place);
  const data = JSON.parse(JSON.stringify(b.marks).replace(TOKENS, (_, name) => colour(name)));
  const size = scale * (roomy ? 1 : 0.85);
  data.marker.size = data.marker.size.map((one) => one * size);
  data.marker.line.width = data.marker.line.width.map((one) => one * size);
  // Without words beside it a folded month's mark stands in the middle.
  if (!roomy) data.x = data.x.map((x, i) => (data.customdata[i][0] === "area" ? Math.floor(x) + 0.5 : x));
  const axis = { visible: false, fixedrange: true, zeroline: false, showgrid: false };
  return {
    data: [data],
    layout: {
      template: {},
      width: place.clientWidth,
      height: place.clientHeight,
      margin: { l: 0, r: 0, t: 0, b: 0 },
      font: { family: getComputedStyle(place).fontFamily, size: 13 * scale, color: colour("--ink") },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      showlegend: false,
      dragmode: false,
      hovermode: "closest",
      hoverdistance: 14 * scale,
      hoverlabel: { bgcolor: colour("--ground"), bordercolor: colour("--line-strong"), align: "left", font: { color: colour("--ink") } },
      xaxis: { ...axis, range: b.bounds },
      yaxis: { ...axis, range: [b.lanes.length - 0.5, -0.5] },
    },
  };
}

// Plotly knows no tokens: it is told the colours they stand for here and now. Asked of an element of its own, for
// whatever stands in an element has to be styled anew with it, and once for each light or dark.
function coloursOf(place) {
  const scheme = `${getComputedStyle(place).colorScheme} ${Boolean(place.closest(".plan-only"))}`;
  place.probe ??= place.parentElement.appendChild(h("span", { hidden: true }));
  if (place.scheme !== scheme) Object.assign(place, { scheme, colours: new Map() });
  return (name) => {
    if (!place.colours.has(name)) {
      place.probe.style.color = `var(${name})`;
      place.colours.set(name, getComputedStyle(place.probe).color);
    }
    return place.colours.get(name);
  };
}

// A finger's touch comes twice: as itself, and as the mouse click browsers make of it. Twice folds an area open and shut.
export function isFirstTouch(place, event) {
  const byFinger = event.type.startsWith("touch");
  if (byFinger) place.touchedAt = event.timeStamp;
  return byFinger || event.timeStamp - (place.touchedAt ?? -Infinity) > TOUCH_INTERVAL;
}

function listen(place) {
  const { board } = place;
  if (place.listening || !board.on) return;
  place.listening = true;
  const point = (on) => board.querySelectorAll(".nsewdrag").forEach((surface) => surface.classList.toggle("touchable", on));
  board.on("plotly_click", ({ points, event }) => {
    const act = points[0].customdata;
    if (act && isFirstTouch(place, event)) place.dispatchEvent(new CustomEvent("m-act", { bubbles: true, detail: act }));
  });
  board.on("plotly_hover", ({ points }) => point(Boolean(points[0].customdata)));
  board.on("plotly_unhover", () => point(false));
}
