// A long list shows what fits on the screen, says how many more there are, and turns like pages:
// the browser breaks it into columns as wide as the list (room.css), of which one is in sight. A
// text that ends in … opens when touched. What is folded away and fills a screen stands open where
// all of it fits.

import { button, h } from "../elements.js";

// Of the letters a screen has when it is full.
const LARGER = [1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.05, 1];
const SMALLER = [0.95, 0.9, 0.85]; // where that spares a page
const PHONE = 640; // pixels: it scrolls, and has no pages
const GAP = 40; // between two columns, as in room.css

// A screen that would leave much of its place empty opens what fills it, and says what it says in
// larger letters; then there is room for a third and a fourth line of a text too. A page with only
// the end of a list is spared.
export function fitScreen(r) {
  let pages = 0;
  const fits = (size, isRoomy = true) => {
    r.main.classList.toggle("grown", isRoomy);
    r.main.style.setProperty("--grow", size);
    pages = fitLists(r);
    return isShownWhole(r.main);
  };
  for (const key of r.filled) r.opened.delete(key);
  r.filled.clear();
  const isPhone = r.root.clientWidth <= PHONE;
  if (!isPhone && fits(1)) {
    openWhatFits(r, fits);
    LARGER.find((size) => fits(size));
    return;
  }
  fits(1, false);
  const usual = pages;
  if (!isPhone && !SMALLER.some((size) => fits(size, false) || pages < usual)) fits(1, false);
}

function openWhatFits(r, fits) {
  for (const line of r.main.querySelectorAll(".m-fold[data-fills]")) {
    const key = foldOf(line);
    if (r.opened.has(key) || r.closed.has(key)) continue;
    r.opened.add(key);
    if (fits(1)) r.filled.add(key);
    else r.opened.delete(key);
  }
}

// A person opens or closes what is folded; what they closed stays closed.
export function turnFold(r, key) {
  const wasOpen = r.opened.delete(key);
  r.filled.delete(key);
  r.closed[wasOpen ? "add" : "delete"](key);
  if (!wasOpen) r.opened.add(key);
}

function isShownWhole(main) {
  const boxes = [
    main,
    ...main.querySelectorAll(
      ".m-stack, .m-figures, .m-cells, .m-bars, .m-items, .m-figure, .m-cell",
    ),
  ];
  return (
    !main.querySelector(".cut") &&
    !boxes.some(
      (box) => box.scrollHeight > box.clientHeight + 2 || box.scrollWidth > box.clientWidth + 2,
    )
  );
}

// `sought`: an item whose page is shown. How many pages all lists have.
export function fitLists(r, sought) {
  let pages = 0;
  for (const holder of r.main.querySelectorAll(".m-paged")) pages += fitList(holder, r, sought);
  // All are measured before any is marked: marking one in between makes the browser lay the screen
  // out anew each time.
  const texts = [...r.main.querySelectorAll("[data-full]")];
  const long = new Set(texts.filter((text) => text.scrollHeight > text.clientHeight + 1));
  for (const text of texts) text.classList.toggle("cut", long.has(text));
  for (const text of long) Object.assign(text, { tabIndex: 0, role: "button", title: "Baca utuh" });
  return pages;
}

// A langkah that was jumped to: the page of the list it is on, opened where it is folded away.
export function showSought(r) {
  if (r.sought?.screen !== r.key) return;
  const found = [...r.main.querySelectorAll(".m-item")].filter(
    (item) => item.dataset.kode === r.sought.kode,
  );
  const first = found.find((item) => !item.dataset.fold) ?? found[0];
  if (!first) return;
  r.sought = null;
  for (const item of found) item.classList.add("sought");
  if (first.dataset.fold) r.opened.add(first.dataset.fold);
  fitLists(r, first);
  // A phone has no pages.
  if (r.root.clientWidth <= PHONE) first.scrollIntoView({ block: "center" });
}

function fitList(holder, r, sought) {
  const [content] = holder.children;
  const foot =
    holder.querySelector(":scope > .m-page-foot") ?? holder.appendChild(h("div.m-page-foot"));
  const place = () => content.getBoundingClientRect();
  const pageAt = (x) => Math.floor((x + 2) / (place().width + GAP));
  const draw = () => {
    const [page, last, end] = [
      pageAt(content.scrollLeft),
      pageAt(content.scrollWidth),
      place().right,
    ];
    const rest = [...content.children].filter(
      (child) => child.getBoundingClientRect().left > end && child.matches(".m-item, .m-bar"),
    ).length;
    const words = page < last ? "Halaman" : "Akhir daftar · halaman";
    foot.hidden = last < 1;
    foot.replaceChildren(
      h("span", rest ? `… dan ${rest} lagi` : `${words} ${page + 1} dari ${last + 1}`),
      button("▲", () => turnTo(page - 1), {
        disabled: page === 0,
        "aria-label": "Halaman daftar sebelumnya",
        class: "m-button m-up",
      }),
      button("▼", () => turnTo(page + 1), {
        disabled: page >= last,
        "aria-label": "Halaman daftar berikutnya",
        class: "m-button m-down",
      }),
    );
  };
  const turnTo = (page) => {
    r.starts[holder.blockId] = page;
    content.scrollLeft = page * (place().width + GAP);
    draw();
  };
  unfold(content, r.opened);
  holder.scrolled = draw; // also by Tab
  foot.hidden = true;
  draw(); // as tall as it will be, before the pages are counted
  turnTo(
    sought && content.contains(sought)
      ? pageAt(sought.getBoundingClientRect().left - place().left + content.scrollLeft)
      : (r.starts[holder.blockId] ?? 0),
  );
  return pageAt(content.scrollWidth) + 1;
}

// What was folded away is there once its line was touched.
function unfold(content, opened) {
  for (const child of content.querySelectorAll(":scope > [data-fold]"))
    child.classList.toggle("away", !opened.has(child.dataset.fold));
  for (const line of content.querySelectorAll(".m-fold")) {
    const open = opened.has(foldOf(line));
    line.setAttribute("aria-expanded", String(open));
    line.textContent = `${open ? "▾" : "▸"}${line.textContent.slice(1)}`;
  }
}

const foldOf = (line) => JSON.parse(line.dataset.act).fold;
