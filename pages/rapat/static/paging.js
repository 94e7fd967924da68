// A long list shows what fits on the screen, says how many more there are, and turns like pages. Nothing is cut off
// unseen: an item taller than the list goes on in the next one, and a text that ends in … opens when touched.

import { button, h } from "./elements.js";

export function paged(content, key, r) {
  const foot = h("div", { class: "kaki-daftar", hidden: true });
  return h("div", { class: "berhalaman", "data-kunci-daftar": key, "data-mulai": r.starts[key] || 0 }, content, foot);
}

export function fitLists(root, r) {
  const free = root.clientWidth <= 640; // a phone scrolls down, as every page of it does
  for (const holder of root.querySelectorAll(".berhalaman")) fitList(holder, free, r);
  // All are measured before any is marked: marking one in between makes the browser lay the screen out anew each time.
  const texts = [...root.querySelectorAll("[data-besar]")];
  const long = new Set(texts.filter((one) => one.scrollHeight > one.clientHeight + 1));
  for (const one of texts) one.classList.toggle("terpotong", long.has(one));
  for (const one of long) Object.assign(one, { tabIndex: 0, role: "button", title: "Baca utuh" });
}

function fitList(holder, free, r) {
  const [content, foot] = holder.children;
  rejoin(content);
  let all = [...content.children];
  const key = holder.dataset.kunciDaftar;
  foot.hidden = true;
  for (const one of all) one.hidden = false;
  if (free || reachesTo(content, all, 0) === all.length) {
    r.starts[key] = 0;
    return;
  }
  foot.hidden = false;
  foot.replaceChildren(h("span", {}, "…"), button("▲")); // as tall as it will be, before anything is measured
  splitTall(content);
  all = [...content.children];
  let start = Math.min(r.starts[key] || 0, all.length - 1);
  const pages = pageStarts(content, all);
  const index = Math.max(0, pages.findLastIndex((first) => first <= start));
  start = pages[index];
  const end = pages[index + 1] ?? all.length;
  all.forEach((one, i) => (one.hidden = i < start || i >= end));
  const rest = all.slice(end).filter((s) => !s.matches(".kepala, .lanjutan")).length;
  const turn = (target) => () => {
    r.starts[key] = pages[target];
    fitList(holder, free, r);
  };
  foot.replaceChildren(
    h("span", {}, rest ? `… dan ${rest} lagi` : `Akhir daftar · halaman ${index + 1} dari ${pages.length}`),
    button("▲", turn(index - 1), { disabled: index === 0, "aria-label": "Halaman daftar sebelumnya", class: "tombol naik" }),
    button("▼", turn(index + 1), {
      disabled: index + 1 >= pages.length,
      "aria-label": "Halaman daftar berikutnya",
      class: "tombol turun",
    })
  );
}

// Where each page of the list begins.
export function pageStarts(content, all) {
  const starts = [0];
  for (;;) {
    const from = starts[starts.length - 1];
    all.forEach((one, i) => (one.hidden = i < from));
    let to = reachesTo(content, all, from);
    while (to > from + 1 && to < all.length && all[to - 1].classList.contains("kepala")) to -= 1;
    if (to >= all.length) return starts;
    starts.push(Math.max(to, from + 1));
  }
}

function reachesTo(content, all, from) {
  const limit = content.getBoundingClientRect().bottom + 1;
  for (let i = from; i < all.length; i += 1) if (all[i].getBoundingClientRect().bottom > limit) return i;
  return all.length;
}

// What of an item stands below the list's end is moved, document by document and note by note, into items that go on
// with it. Its buttons stay with its beginning.
function splitTall(content) {
  for (const first of Array.from(content.children)) { // a copy: items are added on the way
    let one = first;
    while (one && one.getBoundingClientRect().height > content.clientHeight) one = continueItem(one, content.clientHeight);
  }
}

function continueItem(one, limit) {
  const parts = [...one.querySelectorAll(":scope > .ket, :scope > .aksi > .cek")];
  const beyond = [];
  while (parts.length > 1 && one.getBoundingClientRect().height > limit) {
    beyond.unshift(parts.pop());
    beyond[0].remove();
  }
  if (!beyond.length) return null;
  const ticks = beyond.filter((b) => b.matches(".cek"));
  const kode = one.querySelector(".utama b")?.textContent ?? "";
  const continuation = h(
    "div",
    { class: "butir lanjutan" },
    h("div", { class: "utama" }, h("span", { class: "teks" }, h("b", {}, kode), "(lanjutan)")),
    beyond.filter((b) => !ticks.includes(b)),
    ticks.length ? h("div", { class: "aksi" }, ticks) : null
  );
  one.after(continuation);
  return continuation;
}

// Put together again before the next measuring: the screen may have grown.
function rejoin(content) {
  for (const one of [...content.querySelectorAll(":scope > .lanjutan")].reverse()) {
    const first = one.previousElementSibling;
    const actions = first.querySelector(":scope > .aksi");
    const lines = [...one.querySelectorAll(":scope > .ket")];
    if (actions) actions.before(...lines);
    else first.append(...lines);
    const ticks = [...one.querySelectorAll(".cek")];
    const gap = actions?.querySelector(".sela");
    if (gap) gap.before(...ticks);
    else if (actions) actions.append(...ticks);
    else if (ticks.length) first.append(h("div", { class: "aksi" }, ticks));
    one.remove();
  }
}
