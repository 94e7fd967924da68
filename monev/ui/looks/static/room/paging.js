// A long list says how many items follow, and turns its pages: columns as wide as the list (room.css),
// of which one is in sight. A text that ends in … opens when touched; a fold is open if all fits.

import { button, h } from "../elements.js";

const LARGER = [1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.05, 1];
const SMALLER = [0.95, 0.9, 0.85]; // only if that saves a page
const PHONE = 640; // pixels: it scrolls, and has no pages
const GAP = 40; // between two columns, as in room.css

// With room open folds that fill it and enlarge the letters; without, shrink them.
export function fitScreen(room) {
  let pages = 0;
  const fits = (size, isRoomy = true) => {
    room.main.classList.toggle("grown", isRoomy);
    room.main.style.setProperty("--grow", size);
    pages = fitLists(room);
    return isShownWhole(room.main);
  };
  room.filled.clear();
  const isPhone = room.root.clientWidth <= PHONE;
  if (!isPhone && fits(1)) {
    openWhatFits(room, fits);
    LARGER.find((size) => fits(size));
    return;
  }
  fits(1, false);
  const usual = pages;
  if (!isPhone && !SMALLER.some((size) => fits(size, false) || pages < usual)) fits(1, false);
}

function openWhatFits(room, fits) {
  for (const line of room.main.querySelectorAll(".m-fold[data-fills]")) {
    const key = foldOf(line);
    if (key in room.folds) continue;
    room.filled.add(key);
    if (!fits(1)) room.filled.delete(key);
  }
}

const isOpen = (room, key) => room.folds[key] ?? room.filled.has(key);

/** What a person closed stays closed. */
export function turnFold(room, key) {
  room.folds[key] = !isOpen(room, key);
  room.fit();
}

const BOXES =
  ".m-stack, .m-figures, .m-cells, .m-bars, .m-items, .m-figure, .m-cell, .m-people, .m-comer";
const overflows = (box) =>
  box.scrollHeight > box.clientHeight + 2 || box.scrollWidth > box.clientWidth + 2;
const isShownWhole = (main) =>
  !main.querySelector(".cut") && ![main, ...main.querySelectorAll(BOXES)].some(overflows);

/** Lay out all lists; return how many pages they have. */
export function fitLists(room) {
  let pages = 0;
  for (const holder of room.main.querySelectorAll(".m-paged")) pages += fitList(holder, room);
  // Measure all before marking any, or the browser would do the layout again for each.
  const texts = [...room.main.querySelectorAll("[data-full]")];
  const long = new Set(texts.filter((text) => text.scrollHeight > text.clientHeight + 1));
  for (const text of texts) text.classList.toggle("cut", long.has(text));
  for (const text of long) Object.assign(text, { tabIndex: 0, role: "button", title: "Baca utuh" });
  return pages;
}

/** Turn to the page of the sought langkah, and open its fold. */
export function showSought(room) {
  if (room.sought?.screen !== room.key) return;
  const found = [...room.main.querySelectorAll(".m-item")].filter(
    (item) => item.dataset.kode === room.sought.kode,
  );
  const first = found.find((item) => !item.dataset.fold) ?? found[0];
  if (!first) return;
  room.sought = null;
  for (const item of found) item.classList.add("sought");
  if (first.dataset.fold) room.folds[first.dataset.fold] = true;
  fitLists(room);
  first.scrollIntoView({ block: "center" });
}

function fitList(holder, room) {
  const [content] = holder.children;
  const foot =
    holder.querySelector(":scope > .m-page-foot") ?? holder.appendChild(h("div.m-page-foot"));
  const place = () => content.getBoundingClientRect();
  const pageAt = (x) => Math.floor((x + 2) / (place().width + GAP));
  const draw = () => {
    const [page, last] = [content.scrollLeft, content.scrollWidth].map(pageAt);
    const end = place().right;
    const follow = [...content.querySelectorAll(":scope > :is(.m-item, li, .m-cells-row)")];
    const rest = follow.filter((child) => child.getBoundingClientRect().left > end).length;
    const words = page < last ? "Halaman" : "Akhir daftar · halaman";
    const turn = (sign, to, name, looks) =>
      button(sign, () => turnTo(to), {
        disabled: to < 0 || to > last,
        "aria-label": `Halaman daftar ${name}`,
        class: `m-button ${looks}`,
      });
    foot.hidden = last < 1;
    foot.replaceChildren(
      h("span", rest ? `… dan ${rest} lagi` : `${words} ${page + 1} dari ${last + 1}`),
      turn("▲", page - 1, "sebelumnya", "m-up"),
      turn("▼", page + 1, "berikutnya", "m-down"),
    );
  };
  const turnTo = (page) => {
    room.starts[holder.blockId] = page;
    content.scrollLeft = page * (place().width + GAP);
    draw();
  };
  unfold(content, room);
  holder.scrolled = () => turnTo(pageAt(content.scrollLeft)); // by Tab, or to what is sought
  foot.hidden = true;
  draw(); // gives the foot its height before the pages are counted
  turnTo(room.starts[holder.blockId] ?? 0);
  return pageAt(content.scrollWidth) + 1;
}

function unfold(content, room) {
  for (const child of content.querySelectorAll(":scope > [data-fold]"))
    child.hidden = !isOpen(room, child.dataset.fold);
  for (const line of content.querySelectorAll(".m-fold")) {
    const open = isOpen(room, foldOf(line));
    line.setAttribute("aria-expanded", String(open));
    line.textContent = `${open ? "▾" : "▸"}${line.textContent.slice(1)}`;
  }
}

const foldOf = (line) => JSON.parse(line.dataset.act).fold;
