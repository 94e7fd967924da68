// A table to work in. Each cell says what it does as an act [row, what, value], which drawing.js
// sends.

import { arrange, h, hears, signOf, unread, wayTo } from "./elements.js";

const FILES = "[class*='st-key-berkas_target'] input[type=file]";
const TYPED = "input, textarea, select, [contenteditable]";
const TOUCHED = `a, button, ${TYPED}`;
const COLUMNS = 4;

// The tables of a page have one current row. Its keys are live while the focus is in a table and in
// no field; those of a table with `keys` wherever nothing is typed.
let at = "";
let place = 0;
/** @type {() => any[]} */
const rows = () => [...document.querySelectorAll(".m-desk tbody[data-row]")];
const current = () =>
  rows().find((row) => row.rowId === at) ?? rows()[Math.min(place, rows().length - 1)];
const isField = (node) => node.matches("input, textarea");
const isIn = () => !!document.activeElement?.closest(".m-desk [data-row]");
const isLive = () => isIn() || !!document.querySelector(".m-desk[data-live]");

/** @param {Blocks.Desk} block @param {any} [before] */
export function desk(block, before) {
  const node = before?.body ? before : makeDesk();
  node.ariaLabel = block.label;
  node.toggleAttribute("data-live", block.keys);
  const wasHere = node.contains(document.activeElement);
  const old = new Map([...node.children].map((row) => [row.rowId, row]));
  const keep = (id, drawnOf, make) => {
    const row = old.get(id);
    if (row && (row.drawnOf === drawnOf || isTyping(row))) return row;
    return Object.assign(make(), { rowId: id, drawnOf });
  };
  const heads = block.head.map((text) => h("th", { scope: "col" }, text));
  const name = h("th", { colspan: COLUMNS, scope: "rowgroup" }, block.label);
  const top = [
    heads.length && keep("head", heads.length, () => h("thead", h("tr", heads))),
    block.label && keep("part", block.label, () => h("tbody.m-desk-part", h("tr", name))),
  ];
  const items = block.items.map((item) => keep(item.id, JSON.stringify(item), () => oneRow(item)));
  arrange(node, [node.columns, ...top.filter(Boolean), ...items]);
  const asked = node.querySelector("[data-asked]");
  if (asked && !old.get(asked.closest("[data-row]").rowId)?.querySelector("[data-asked]"))
    setTimeout(() => asked.focus());
  setTimeout(mark);
  if (wasHere) setTimeout(stay);
  return node;
}

// What is typed and not yet stored stays.
const isTyping = (row) => {
  const node = /** @type {any} */ (document.activeElement);
  return row.contains(node) && isField(node) && node.value !== node.dataset.stored;
};

// Tab stays in the row.
function mark() {
  const here = current();
  place = Math.max(0, rows().indexOf(here));
  for (const row of rows()) {
    row.classList.toggle("current", isIn() && row === here);
    row.classList.toggle("keys", isLive() && row === here && !isField(document.activeElement));
    for (const cell of row.querySelectorAll(TOUCHED)) cell.tabIndex = row === here ? 0 : -1;
  }
}

const stay = () =>
  document.activeElement === document.body && current()?.querySelector("button")?.focus();

function makeDesk() {
  const columns = h("colgroup", h("col"), h("col"), h("col"), h("col"));
  const node = Object.assign(h("table.m-desk", columns), { body: true, columns });
  node.addEventListener("focusin", ({ target }) => {
    at = target.closest("[data-row]")?.rowId ?? at;
    mark();
  });
  node.addEventListener("focusout", () => setTimeout(mark));
  // Safari gives a button that is pressed by mouse no focus.
  node.addEventListener("click", ({ target }) => target.closest("button")?.focus());
  for (const kind of ["dragover", "drop"])
    node.addEventListener(kind, (event) => {
      const cell = event.target.closest(".m-doc")?.querySelector("[data-file]");
      if (!cell) return;
      event.preventDefault();
      if (kind === "drop") tellFile(cell, event.dataTransfer.files);
    });
  node.addEventListener("click", ({ target }) => {
    const cell = target.closest("[data-file]");
    if (cell) tellFile(cell);
  });
  return hears(node, (event) => hearKey(node, event));
}

// Keys of the browser, of what stands elsewhere, and within the lines of a note.
const isForOthers = (node, { ctrlKey, metaKey, altKey, shiftKey, key, target }) =>
  ctrlKey ||
  metaKey ||
  altKey ||
  (!node.contains(target) && target.closest(isLive() && !isIn() ? TYPED : TOUCHED)) ||
  (isField(target) && (shiftKey || (key !== "Enter" && target.matches("textarea"))));

const rowFrom = (row, step) => rows()[rows().indexOf(row) + step];

function cellFor(row, step, key, isTyped) {
  if (step) return (isIn() ? rowFrom(row, step) : row)?.querySelector("button");
  if (isLive() && !isTyped)
    return row?.querySelector(`[data-press="${CSS.escape(key.toLowerCase())}"]`);
}

function hearKey(node, event) {
  if (isForOthers(node, event)) return;
  const { key, target } = event;
  const isTyped = isField(target);
  const step = { ArrowDown: 1, ArrowUp: -1 }[key] || Number(key === "Enter" && isTyped);
  const row = current();
  const to = cellFor(row, step, key, isTyped);
  if (!to) return isTyped && step && target.blur();
  event.preventDefault();
  to.focus();
  mark();
  if (step) to.scrollIntoView({ block: "nearest" });
  else if (!isField(to)) to.click();
  if (to.dataset.next !== undefined) rowFrom(row, 1)?.querySelector("button").focus();
}

// The one field for files of the page gets a file for the document that was told before.
function tellFile(cell, files) {
  const field = /** @type {HTMLInputElement} */ ([...document.querySelectorAll(FILES)].at(-1));
  if (!files) return field?.click();
  cell.dispatchEvent(new CustomEvent("m-say", { bubbles: true, detail: cell.dataset.say }));
  field.files = files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function answered(told, answer, isLoud, ends) {
  const looks = told === "✓" ? "m-unseen" : "quiet";
  return h(
    "div",
    { title: told, class: `m-desk-told ${isLoud ? "" : looks}` },
    h("span", { class: answer, role: answer === "wrong" ? "alert" : "status" }, told),
    isLoud && ends,
  );
}

/** @param {Blocks.DeskRow} item */
function oneRow({ id, kode, text, when, note, docs, field, told, answer, ends, more, ...item }) {
  const name = [kode, when].filter(Boolean).join(" ");
  const draw = (cells) => cells?.map((cell) => oneCell(cell, id, name)) ?? [];
  const group = (cells) => h("div.m-desk-cells", { role: "group", "aria-label": name }, cells);
  const what = [h("b", kode), text && ` ${text}`];
  const open = { "data-say": JSON.stringify([id, "open", ""]), "data-press": "l" };
  const isLoud = answer === "wrong" || !item.menu; // else one line, and its undo beside ⋯
  const opener = item.opens ? h("button", open, what) : h("span", what);
  const cells = h(
    "tr",
    h("th", { scope: "row" }, h("div.m-desk-what", signOf(item), opener)),
    h("td.m-desk-due", when),
    h(
      "td",
      group([...draw(item.state), field && oneCell(field, id, name)]),
      note && h("div.m-desk-when.m-note", { title: note }, h("span", when, " · "), note),
      (told || (isLoud && ends)) && answered(told, answer, isLoud, draw(ends)),
    ),
    h(
      "td",
      docs && group(docs.map((cell) => oneDoc(cell, id, name))),
      item.said &&
        h(
          "div.m-desk-said.m-note",
          { title: item.said.join("\n") },
          item.said.map((line) => h("div", line)),
        ),
      item.menu && h("div.m-desk-menu", !isLoud && draw(ends), oneCell(item.menu, id, name)),
    ),
  );
  const lines = more?.map((line) =>
    h("div", h("span.m-note", line.label), group(draw(line.cells)), h("p.m-note", line.note)),
  );
  const rest = lines && h("tr.m-desk-more", h("td", { colspan: COLUMNS }, lines));
  return h("tbody", { "data-row": id }, cells, rest);
}

/** @param {Blocks.DeskCell} cell */
function oneDoc(cell, row, name) {
  const { t, v = t, h: href } = cell;
  const put = {
    "data-file": true,
    "data-say": JSON.stringify([row, "file", v]),
    "data-key": `${row} file ${v}`,
    "aria-label": `+ ${t}, ${name}`,
  };
  const sign = [h("span", unread, "↗"), h("span.m-unseen", `${t}, ${name}`)];
  const main = oneCell({ ...cell, h: "" }, row, name);
  return h(
    "span.m-doc",
    { title: t },
    main,
    href && wayTo(href, sign),
    cell.u && h("button.m-put", put, "+"),
  );
}

/** @param {Blocks.DeskCell} cell @param {string} row @param {string} name */
function oneCell({ t, w, v = t, on, s, k, f, a = t, h: href, m, n, q }, row, name) {
  const looks = {
    class: `m-press ${s ?? ""}`,
    "data-say": w && JSON.stringify([row, w, v]),
    "data-press": k,
    "data-next": n,
    "data-key": `${row} ${w} ${v}`,
    "aria-label": `${a}, ${name}`,
  };
  if (f !== undefined)
    return h(s === "day" ? "input" : "textarea", {
      ...looks,
      class: `m-choose ${s ?? ""}`,
      "data-key": `${row} ${w}`,
      value: f,
      "data-stored": f,
      "data-asked": q,
      placeholder: t,
      rows: 1,
    });
  const words = [m && h("span", unread, `${m} `), t];
  if (w && href) return h("a", { ...looks, href, target: "_blank", rel: "noopener" }, words);
  return w
    ? h("button", { ...looks, "aria-pressed": on?.toString() }, words)
    : h("span", { class: looks.class, title: a }, words);
}
