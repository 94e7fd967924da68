// A long list shows what fits on the screen, says how many more there are, and turns like pages. Nothing is cut off
// unseen: an item taller than the list goes on on its next page, and a text that ends in … opens when touched.

import { button, h } from "../elements.js";

const LARGER = [1.6, 1.4, 1.25, 1.1]; // of the letters a screen has when it is full

// A screen that would leave much of its place empty says what it says in larger letters.
export function fitScreen(r) {
  const { main } = r;
  grow(main, null);
  fitLists(r);
  if (r.root.clientWidth <= 640 || !isShownWhole(main)) return;
  for (const size of LARGER) {
    grow(main, size);
    fitLists(r);
    if (isShownWhole(main)) return;
  }
  grow(main, null);
  fitLists(r);
}

// Where there is room for larger letters there is room for a third and a fourth line of a text too.
function grow(main, size) {
  main.classList.toggle("grown", size !== null);
  main.style.setProperty("--grow", size ?? 1);
}

const overflows = (box) => box.scrollHeight > box.clientHeight + 2 || box.scrollWidth > box.clientWidth + 2;

function isShownWhole(main) {
  const boxes = [main, ...main.querySelectorAll(".m-stack, .m-figures, .m-cells, .m-bars, .m-items, .m-figure, .m-cell")];
  return !main.querySelector(".m-page-foot:not([hidden]), .cut") && !boxes.some(overflows);
}

// `sought`: an item whose page is shown.
export function fitLists(r, sought) {
  const free = r.root.clientWidth <= 640; // a phone scrolls down, as every page of it does
  for (const holder of r.main.querySelectorAll(".m-paged")) fitList(holder, free, r, sought);
  // All are measured before any is marked: marking one in between makes the browser lay the screen out anew each time.
  const texts = [...r.main.querySelectorAll("[data-full]")];
  const long = new Set(texts.filter((text) => text.scrollHeight > text.clientHeight + 1));
  for (const text of texts) text.classList.toggle("cut", long.has(text));
  for (const text of long) Object.assign(text, { tabIndex: 0, role: "button", title: "Baca utuh" });
}

// A langkah that was jumped to: the page of the list it is on, opened where it is folded away.
export function showSought(r) {
  if (r.sought?.screen !== r.key) return;
  const found = [...r.main.querySelectorAll(".m-item")].filter((item) => item.dataset.kode === r.sought.kode);
  const first = found.find((item) => !item.dataset.fold) ?? found[0];
  if (!first) return;
  r.sought = null;
  for (const item of found) item.classList.add("sought");
  if (first.dataset.fold) r.opened.add(first.dataset.fold);
  fitLists(r, first);
  if (r.root.clientWidth <= 640) first.scrollIntoView({ block: "center" }); // a phone has no pages
}

function fitList(holder, free, r, sought) {
  const [content] = holder.children;
  const foot = holder.querySelector(":scope > .m-page-foot") ?? holder.appendChild(h("div", { class: "m-page-foot" }));
  const key = holder.blockId;
  unfold(content, r.opened);
  const all = [...content.children].filter((child) => !child.matches(".away"));
  for (const child of all) show(child);
  foot.hidden = true;
  if (free || pagesOf(content, all).length < 2) {
    r.starts[key] = 0;
    return;
  }
  foot.hidden = false;
  foot.replaceChildren(h("span", {}, "…"), button("▲")); // as tall as it will be, before anything is measured
  const pages = pagesOf(content, all);
  if (all.includes(sought)) r.starts[key] = all.indexOf(sought);
  const index = pages.findLastIndex((page) => page.at <= (r.starts[key] || 0));
  const { from, to, part, next } = pages[index];
  all.forEach((child, i) => (child.hidden = i < from || i >= to));
  show(all[from], part, next);
  const rest = all.slice(to).filter((child) => !child.matches(".m-items-heading")).length;
  const turn = (target) => () => {
    r.starts[key] = pages[target].at;
    fitList(holder, free, r);
  };
  foot.replaceChildren(
    h("span", {}, rest ? `… dan ${rest} lagi` : `Akhir daftar · halaman ${index + 1} dari ${pages.length}`),
    button("▲", turn(index - 1), { disabled: index === 0, "aria-label": "Halaman daftar sebelumnya", class: "m-button m-up" }),
    button("▼", turn(index + 1), { disabled: index + 1 >= pages.length, "aria-label": "Halaman daftar berikutnya", class: "m-button m-down" })
  );
}

// What was folded away is there once its line was touched.
function unfold(content, opened) {
  for (const child of content.querySelectorAll(":scope > [data-fold]")) child.classList.toggle("away", !opened.has(child.dataset.fold));
  for (const line of content.querySelectorAll(":scope > .m-fold")) {
    const open = opened.has(JSON.parse(line.dataset.act).fold);
    line.setAttribute("aria-expanded", String(open));
    line.textContent = `${open ? "▾" : "▸"}${line.textContent.slice(1)}`;
  }
}

// The pages of a list: each holds what ends above the list's foot, and no heading ends one. An item that is taller goes
// on over several, document by document and note by note (from its `part` to the `next`), its head and buttons on each.
export function pagesOf(content, all) {
  const boxes = all.map((child) => child.getBoundingClientRect());
  const pages = [];
  for (let from = 0; from < all.length; from = pages.at(-1).to) {
    const parts = boxes[from].height > content.clientHeight + 1 ? partStarts(all[from], content.clientHeight) : [0];
    let to = parts.length > 1 ? from + 1 : boxes.findIndex(({ bottom }, i) => i > from && bottom > boxes[from].top + content.clientHeight + 1);
    if (to < 0) to = all.length;
    while (to > from + 1 && to < all.length && all[to - 1].matches(".m-items-heading")) to -= 1;
    pages.push(...parts.map((part, i) => ({ at: from + i / parts.length, from, to, part, next: parts[i + 1] })));
  }
  return pages;
}

const partsOf = (item) => [...item.querySelectorAll(":scope > .m-item-note, :scope > .m-item-own > .m-tick")];

// Of an item all of it, or the parts of one page.
function show(item, part, next) {
  item.hidden = false;
  partsOf(item).forEach((other, i) => (other.hidden = i < part || i >= next));
}

function partStarts(item, height) {
  const starts = [0];
  partsOf(item).forEach((_, i) => {
    show(item, starts.at(-1), i + 1);
    if (i > starts.at(-1) && item.getBoundingClientRect().height > height) starts.push(i);
  });
  show(item);
  return starts;
}
