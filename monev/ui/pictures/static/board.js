// A picture in its place: when its data change, the same picture changes, and nothing on the page moves.

const TOUCH_INTERVAL = 700; // milliseconds
const NAME_GAP = 10; // pixels between a name and the lanes
const SURE_GAP = 4; // pixels: what a canvas measures may differ by so much from what stands in the picture
const letters = document.createElement("canvas").getContext("2d"); // measures words without laying out the picture

function loadPlotly(address) {
  window.monevPlotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
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

function makeBoard(parent) {
  const board = document.createElement("div");
  board.className = "gambar";
  board.setAttribute("role", "figure");
  new ResizeObserver(() => fitWidth(board)).observe(board);
  parent.append(board);
  return board;
}

function fitWidth(board) {
  if (board.width !== undefined && board.clientWidth && board.width !== board.clientWidth) draw(board);
}

async function draw(board) {
  const { content, config, address } = board;
  board.setAttribute("aria-busy", "true");
  if (!window.Plotly) board.textContent = "Memuat gambar …";
  let Plotly;
  try {
    Plotly = await loadPlotly(address);
  } catch {
    board.textContent = "Gambar tidak dapat dimuat. Isinya sama dengan tabel di bawahnya. Muat ulang halaman untuk mencoba lagi.";
    board.removeAttribute("aria-busy");
    return;
  }
  if (content !== board.content) return; // a newer one is being drawn
  board.width = board.clientWidth;
  if (board.width) { // else it is folded away, and drawn once it has a width
    if (!board.listening) board.textContent = "";
    const { data, layout } = JSON.parse(content);
    await Plotly.react(board, data, { ...layout, width: board.width }, config);
    shortenNames(board, layout);
    listen(board);
  }
  board.removeAttribute("aria-busy");
}

// Names that do not fit their column lose their last words for an …: only here is it known how wide it is.
function shortenNames(board, layout) {
  const axis = layout.meta?.sumbu_nama;
  if (!axis) return;
  const [from, to] = layout[axis.replace("x", "xaxis")].domain;
  const width = (to - from) * (board.width - layout.margin.l - layout.margin.r) - NAME_GAP;
  const all = [...board.querySelectorAll(`.subplot.${axis}y .textpoint text`)];
  const candidates = tooWide(all, width - SURE_GAP); // measuring in place lays out everything
  const long = new Set(candidates.filter((text) => text.getComputedTextLength() > width)); // before any changes
  for (const text of long) {
    const words = longestText(text);
    while (words.data.length > 2 && text.getComputedTextLength() > width) words.data = withoutLastWord(words.data);
  }
}

// How wide a letter is depends on the fonts of this computer, so it is asked and not assumed.
function tooWide(names, width) {
  if (names.length === 0) return [];
  const { fontSize, fontFamily } = getComputedStyle(names[0]);
  return names.filter((text) => {
    letters.font = `${text.querySelector("tspan") ? "bold " : ""}${fontSize} ${fontFamily}`;
    return letters.measureText(text.textContent).width > width;
  });
}

// Plotly puts a bold name into an element of its own, with an empty text after it.
function longestText(text) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let result = walker.nextNode();
  while (walker.nextNode()) if (walker.currentNode.data.length > result.data.length) result = walker.currentNode;
  return result;
}

export function withoutLastWord(words) {
  const shorter = words.replace(/\s+[^\s…]+(\s*…)?$/, "");
  return `${shorter === words ? words.slice(0, -3) : shorter} …`;
}

// A finger's touch comes twice: as itself, and as the mouse click browsers make of it. Twice folds an area open and shut.
export function isFirstTouch(board, event) {
  const byFinger = event.type.startsWith("touch");
  if (byFinger) board.touchedAt = event.timeStamp;
  return byFinger || event.timeStamp - (board.touchedAt ?? -Infinity) > TOUCH_INTERVAL;
}

function listen(board) {
  if (board.listening || !board.on) return;
  board.listening = true;
  const surfaces = () => board.querySelectorAll(".nsewdrag");
  board.on("plotly_click", ({ points, event }) => isFirstTouch(board, event) && board.choose?.(points[0].customdata));
  board.on("plotly_hover", ({ points }) => surfaces().forEach((surface) => surface.classList.toggle("terpilih", Boolean(points[0].customdata))));
  board.on("plotly_unhover", () => surfaces().forEach((surface) => surface.classList.remove("terpilih")));
}

// Pictures are made in the light theme's colours; in the dark one each is put in the place of its token's
// (monev/ui/looks/static/tokens.css), so that no picture stands as a light box on a dark page.
const TOKENS = {
  "#1f2933": "ink", "#52606d": "ink-quiet", "#7b8794": "line-strong", "#b9c6d3": "line-strong", "#d5dbe2": "line",
  "#e7ebef": "track", "#f2f5f8": "ground-raised", "#f5f8fa": "ground-raised", "#f4faf7": "selesai-pale", "#ffffff": "ground",
  "#1a7f5a": "selesai", "#c2410c": "terlambat", "#1d4ed8": "berjalan", "#8a63a8": "tanpa_target", "#5b7083": "rencana",
  "#c9ced6": "belum_jatuh_tempo", "#eceff3": "tidak_berlaku",
};

function inTheme(content, place) {
  if (getComputedStyle(place).colorScheme !== "dark") return content;
  const probe = document.createElement("span");
  place.append(probe);
  const dark = {};
  for (const [light, token] of Object.entries(TOKENS)) {
    probe.style.color = `var(--${token})`;
    dark[light] = getComputedStyle(probe).color;
  }
  probe.remove();
  return content.replace(/"(#[0-9a-f]{6})"/g, (whole, light) => (dark[light] ? `"${dark[light]}"` : whole));
}

export default function ({ parentElement, data, setTriggerValue }) {
  const board = parentElement.querySelector(":scope > .gambar") ?? makeBoard(parentElement);
  board.setAttribute("aria-label", data.alt);
  board.style.height = `${data.tinggi}px`;
  board.choose = data.dapat_dipilih ? (target) => target && setTriggerValue("dipilih", target) : undefined;
  const content = inTheme(data.isi, parentElement);
  if (board.content === content) return;
  Object.assign(board, { content, config: data.konfig, address: data.alamat });
  draw(board);
}
