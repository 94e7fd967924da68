// A long list shows what fits on the screen, says how many more there are, and turns like pages. Nothing is cut off
// unseen: an item taller than the list goes on in the next one, and a text that ends in … opens when touched.

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
  rejoin(content);
  unfold(content, r.opened);
  foot.hidden = true;
  let all = shownIn(content);
  for (const child of all) child.hidden = false;
  if (free || pageStarts(content, all).length === 1) {
    r.starts[key] = 0;
    return;
  }
  foot.hidden = false;
  foot.replaceChildren(h("span", {}, "…"), button("▲")); // as tall as it will be, before anything is measured
  splitTall(content);
  all = shownIn(content);
  if (all.includes(sought)) r.starts[key] = all.indexOf(sought);
  const pages = pageStarts(content, all);
  const index = Math.max(0, pages.findLastIndex((first) => first <= (r.starts[key] || 0)));
  const end = pages[index + 1] ?? all.length;
  all.forEach((child, i) => (child.hidden = i < pages[index] || i >= end));
  const rest = all.slice(end).filter((child) => !child.matches(".m-items-heading, .m-continued")).length;
  const turn = (target) => () => {
    r.starts[key] = pages[target];
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

const shownIn = (content) => [...content.children].filter((child) => !child.matches(".away"));

// Where each page of the list begins: a page holds what ends above its foot, and no heading ends one.
export function pageStarts(content, all) {
  const boxes = all.map((child) => child.getBoundingClientRect());
  const starts = [0];
  for (;;) {
    const from = starts.at(-1);
    let to = boxes.findIndex(({ bottom }, i) => i > from && bottom > boxes[from].top + content.clientHeight + 1);
    if (to < 0) return starts;
    while (to > from + 1 && all[to - 1].classList.contains("m-items-heading")) to -= 1;
    starts.push(to);
  }
}

// What of an item stands below the list's end is moved, document by document and note by note, into items that go on
// with it. Its buttons stay with its beginning.
function splitTall(content) {
  for (const first of shownIn(content)) {
    first.whole = [first, ...first.querySelectorAll(":scope > .m-item-own")].map((part) => [part, [...part.childNodes]]);
    let item = first;
    while (item && item.getBoundingClientRect().height > content.clientHeight) item = continueItem(item, content.clientHeight);
  }
}

function continueItem(item, limit) {
  const parts = [...item.querySelectorAll(":scope > .m-item-note, :scope > .m-item-own > .m-tick")];
  const beyond = [];
  while (parts.length > 1 && item.getBoundingClientRect().height > limit) {
    beyond.unshift(parts.pop());
    beyond[0].remove();
  }
  if (!beyond.length) return null;
  const ticks = beyond.filter((part) => part.matches(".m-tick"));
  const kode = item.querySelector(".m-item-head b")?.textContent ?? "";
  const continued = h(
    "div",
    { class: "m-item m-continued", "data-fold": item.dataset.fold },
    h("div", { class: "m-item-head" }, h("span", { class: "m-item-text" }, h("b", {}, kode), "(lanjutan)")),
    beyond.filter((part) => !ticks.includes(part)),
    ticks.length > 0 && h("div", { class: "m-item-own" }, ticks)
  );
  continued.item = item.item;
  item.after(continued);
  return continued;
}

// Put together again before the next measuring: the screen may have grown.
function rejoin(content) {
  for (const item of content.querySelectorAll(":scope > .m-continued")) item.remove();
  for (const item of content.children) for (const [part, whole] of item.whole ?? []) part.replaceChildren(...whole);
}
