// An inbox: the bukti to be judged, by langkah, and the chosen one beside them. Keys never wait:
// the outbox keeps verdicts until the server has answered the last message, and sends them
// together.

import { button, h, hears, wayTo } from "./elements.js";
import { goTo, pressedAt } from "./focus.js";
import { Outbox } from "./outbox.js";

const UNSEEN = "Buka dahulu dokumennya; sesudah itu dapat dinyatakan terverifikasi.";
const CHANGED = "Bukti ini baru saja diubah orang lain; yang tampil sekarang isinya yang terbaru.";
const KEYS = {
  j: (box) => step(box, 1),
  k: (box) => step(box, -1),
  o: (box) => openNext(box),
  v: (box) => judge(box, [chosen(box)]),
  p: (box) => mend(box),
  u: (box) => say(box, { status: "urungkan" }),
};
const ARROWS = { arrowdown: KEYS.j, arrowup: KEYS.k };

/** @typedef {Blocks.InboxItem & { langkah: Blocks.InboxLangkah }} Item a bukti with its langkah */

/** @param {Blocks.Inbox} block @param {HTMLElement & { box?: any }} [before] */
export function inbox(block, before) {
  const node = before?.box ? before : makeInbox();
  const { box } = node;
  const answered = box.outbox.receive(block);
  const words = answered ? [block.answer.said, ...block.answer.refused].filter(Boolean) : [];
  if (!box.block) box.current = block.answer.back;
  if (answered) {
    for (const id of answered.flatMap(({ ids }) => ids)) box.done.delete(id);
    box.current = block.answer.back || box.current;
  }
  box.block = block;
  box.items = block.langkah.flatMap((langkah) =>
    langkah.items.map((item) => ({ ...item, langkah })),
  );
  box.undo.replaceChildren(
    ...(block.undo
      ? [
          withKey("Urungkan", "U", () => say(box, { status: "urungkan" }), {
            "data-key": "urungkan",
          }),
        ]
      : []),
  );
  drawList(box);
  if (words.length) tell(box, words.join(" "), block.answer.refused.length > 0);
  box.outbox.send();
  return node;
}

function makeInbox() {
  const box = {
    done: new Set(),
    seen: new Set(),
    place: 0,
    items: [],
    told: h("p.m-inbox-told", { role: "status" }),
    undo: h("div"),
    list: h("div.m-inbox-list", {
      role: "radiogroup",
      "aria-label": "Bukti yang menunggu diperiksa",
    }),
    acts: h("div.m-actions"),
    sheet: h("section.m-inbox-chosen", { "aria-label": "Bukti yang dipilih" }),
  };
  for (const touch of ["click", "auxclick"])
    box.sheet.addEventListener(touch, ({ target }) =>
      see(box, target.closest("a[href]")?.getAttribute("href")),
    );
  const side = h("div.m-inbox-side", box.list, h("div.m-inbox-answer", box.told, box.undo));
  box.root = Object.assign(h("div.m-inbox", h("div.m-inbox-sides", side, box.sheet)), { box });
  box.outbox = new Outbox(box.root);
  return hears(box.root, (event) => press(box, event));
}

// Hear keys only inside the inbox or without any focus, and never while somebody types.
function press(box, event) {
  const target = pressedAt(event);
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    target.closest("input:not([type=radio]), textarea, select")
  )
    return;
  if (target !== document.body && !box.root.contains(target)) return;
  const key = event.key.toLowerCase();
  const inSheet = box.sheet.contains(target); // arrows scroll there
  const act =
    key === "v" && event.shiftKey
      ? () => judge(box, ofLangkah(box))
      : KEYS[key] || (inSheet ? null : ARROWS[key]);
  if (!act || !box.items.length) return;
  event.preventDefault();
  act(box);
}

function drawList(box) {
  const focused = box.list.contains(document.activeElement);
  const at = box.items.findIndex((item) => item.id === box.current);
  box.place = at < 0 ? Math.min(box.place, Math.max(box.items.length - 1, 0)) : at;
  box.list.replaceChildren(...box.block.langkah.map((langkah) => groupOf(box, langkah)));
  choose(box, box.place, focused);
}

/** @param box @param {Blocks.InboxLangkah} langkah */
function groupOf(box, langkah) {
  const name = `${langkah.kode} ${langkah.text}`;
  return h(
    "div",
    { role: "group", "aria-label": name },
    h(
      "div.m-inbox-langkah",
      { "aria-hidden": "true" },
      h("span", h("b", `${langkah.kode} `), langkah.text),
      h("span.m-note", langkah.pic),
    ),
    langkah.items.map((item) => optionOf(box, item)),
  );
}

/** @param box @param {Blocks.InboxItem} item */
function optionOf(box, item) {
  const done = box.done.has(item.id);
  const choice = h("input", {
    type: "radio",
    name: "m-inbox",
    "data-key": item.id,
    onchange: () =>
      choose(
        box,
        box.items.findIndex((other) => other.id === item.id),
      ),
  });
  return h(
    "label",
    { class: `m-inbox-item ${done ? "done" : ""}` },
    choice,
    h("span", { "aria-hidden": "true" }, done ? "✓" : markOf(item)),
    h(done ? "s" : "span", { class: "m-inbox-name" }, item.bukti),
    h("span.m-note", item.when),
  );
}

/** @param {Blocks.InboxItem} item */
function markOf(item) {
  if (item.closed) return "–";
  if (item.files.length) return "▤";
  return item.links.length ? "↗" : "·";
}

/** @returns {Item} */
const chosen = (box) => box.items[box.place];
/** @returns {Item[]} */
const ofLangkah = (box) =>
  box.items.filter(
    (item) =>
      item.langkah === chosen(box).langkah &&
      !item.closed &&
      !box.done.has(item.id) &&
      !unseen(box, item).length,
  );

/**
 * The documents of a bukti, and (`unseen`) those not looked at yet. A file counts as seen once one
 * of its pages is shown here.
 * @param {Blocks.InboxItem} item
 */
const documentsOf = (item) =>
  [...item.files, ...item.links].map(({ href }) => href).filter(Boolean);
const unseen = (box, item) => documentsOf(item).filter((href) => !box.seen.has(href));

function see(box, href) {
  if (!href || box.seen.has(href)) return;
  box.seen.add(href);
  if (box.told.textContent === UNSEEN) tell(box, "");
  drawActs(box, chosen(box));
}

// Open the next unseen document, or the first one if all were seen.
function openNext(box) {
  const [href] = [...unseen(box, chosen(box)), ...documentsOf(chosen(box))];
  if (!href) return tell(box, "Bukti ini tanpa tautan dan tanpa berkas.", true);
  [...box.sheet.querySelectorAll("a[href]")]
    .find((way) => way.getAttribute("href") === href)
    .click();
}

// Choose a bukti. `focus`: by a key, so the list scrolls to it.
function choose(box, place, focus) {
  box.place = place;
  const item = chosen(box);
  const option = box.list.querySelectorAll("input")[place];
  if (option) option.checked = true;
  if (option && focus) {
    goTo(option, { preventScroll: true });
    box.list.scrollTop = option.parentElement.offsetTop - box.list.clientHeight / 3;
  }
  box.current = item?.id;
  drawActs(box, item);
  showSheet(box, item);
  // Load the first pages of the next bukti.
  for (const file of box.items[place + 1]?.files || []) if (file.pages) pageAt(`${file.pages}/1`);
}

/** @param box @param {Item} [item] */
function showSheet(box, item) {
  const content = JSON.stringify([item]);
  if (box.content === content) return;
  const other = box.shown !== item?.id;
  const files = JSON.stringify(item?.files);
  if (!other && item && !isSame(box.judged, item.seen)) tell(box, CHANGED, true);
  drawSheet(box, item, other, other || box.drawn !== files);
  Object.assign(box, { content, shown: item?.id, drawn: files, judged: item?.seen });
}

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function step(box, by) {
  let place = box.place + by;
  while (box.items[place] && box.done.has(box.items[place].id)) place += by;
  if (box.items[place]) choose(box, place, true);
  else if (box.done.has(chosen(box).id) && by > 0) step(box, -1);
  else tell(box, by > 0 ? "Ini yang terakhir." : "Ini yang pertama.");
}

/** @param box @param {Item[]} items @param {string} [note] */
function judge(box, items, note) {
  const [first] = items;
  if (!first) return tell(box, chosen(box).closed || UNSEEN, true);
  if (box.done.has(first.id)) return;
  if (first.closed) return tell(box, first.closed, true);
  if (note === undefined && unseen(box, first).length) return tell(box, UNSEEN, true);
  for (const item of items) box.done.add(item.id);
  const bukti = items.map(({ tenggat, bukti: name, seen }) => ({ tenggat, bukti: name, seen }));
  const status = note === undefined ? "terverifikasi" : "perlu_perbaikan";
  say(box, { status, kode: first.langkah.kode, note: note || "", bukti }, items);
  drawList(box);
  step(box, 1);
}

// Ask below the buttons what needs mending.
function mend(box) {
  const item = chosen(box);
  if (item.closed || box.done.has(item.id)) return tell(box, item.closed, true);
  const words = h("textarea.m-choose", {
    rows: 3,
    value: item.note,
    maxlength: box.block.note_length,
    "aria-label": "Apa yang perlu diperbaiki?",
    "data-key": "perbaikan",
    placeholder: "Apa yang perlu diperbaiki?",
  });
  // About the bukti as shown by now; if it changed meanwhile, the person was told.
  const store = button("Catat perlu perbaikan", () => judge(box, [chosen(box)], words.value), {
    class: "m-button primary",
  });
  const leave = button(
    "Batal",
    () => (box.mending.replaceChildren(), choose(box, box.place, true)),
  );
  box.mending.replaceChildren(words, h("div.m-actions", store, leave));
  words.addEventListener("keydown", ({ key, ctrlKey }) => {
    if (key === "Escape") leave.click();
    if (key === "Enter" && ctrlKey) store.click();
  });
  goTo(words);
}

/**
 * Draw the buttons of a bukti: first the one that opens it, and once it was seen the verdicts.
 * @param box
 * @param {Item} [item]
 */
function drawActs(box, item) {
  const several = item ? ofLangkah(box).length : 0;
  const waiting = item ? unseen(box, item).length : 0;
  const acts = JSON.stringify([item?.id, item?.closed, several, waiting]);
  if (box.offered === acts) return;
  const held = box.acts.contains(document.activeElement);
  box.offered = acts;
  box.acts.replaceChildren(...(item ? actsOf(box, item, waiting, several) : []));
  if (held) box.acts.querySelector("button")?.focus();
}

/** @param box @param {Item} item @param {number} waiting @param {number} several */
function actsOf(box, item, waiting, several) {
  const first = { class: "m-button primary" };
  const opens = waiting
    ? ["Buka dokumen ↗", waiting > 1 && ` (${waiting})`].filter(Boolean).join("")
    : "Buka lagi ↗";
  const open =
    documentsOf(item).length > 0 && withKey(opens, "O", () => openNext(box), waiting ? first : {});
  const right =
    !item.closed &&
    withKey(
      "✓ Terverifikasi",
      "V",
      () => judge(box, [item]),
      waiting ? { "aria-disabled": "true" } : first,
    );
  const wrong = !item.closed && withKey("Perlu perbaikan …", "P", () => mend(box));
  const all =
    several > 1 &&
    withKey(`✓ ${several} bukti langkah ini`, "Shift V", () => judge(box, ofLangkah(box)));
  const ways = [
    withKey("↑", "K", () => step(box, -1), { "aria-label": "Bukti sebelumnya" }),
    withKey("↓", "J", () => step(box, 1), { "aria-label": "Bukti berikutnya" }),
  ];
  return [item.closed && h("p.m-notice", item.closed), open, right, wrong, all, ...ways].filter(
    Boolean,
  );
}

/**
 * @param box
 * @param {Item} [item]
 * @param {boolean} [other] it is another bukti, so drop what was typed
 * @param {boolean} [anew] its files are other ones; otherwise they stay on their pages
 */
function drawSheet(box, item, other, anew) {
  if (!item) return box.sheet.replaceChildren();
  if (other) box.mending = h("div.m-group");
  if (anew) {
    box.files = h(
      "div",
      item.files.map((file) => inboxFile(box, file)),
    );
    box.sheet.scrollTop = 0;
  }
  const about = [
    item.when,
    item.langkah.pic,
    item.said && `dilaporkan ${item.said}`,
    item.note && `Catatan: ${item.note}`,
  ];
  box.sheet.replaceChildren(
    h("h2", item.bukti),
    h("p", h("b", `${item.langkah.kode} `), item.langkah.text),
    h("p.m-note", about.filter(Boolean).join(" · ")),
    box.acts,
    box.mending,
    item.words && h("p", item.words),
    ...item.links.map(linkOf),
    box.files,
    documentsOf(item).length || item.words || item.files.length
      ? ""
      : h("p.m-note", "Tanpa tautan dan tanpa berkas."),
  );
}

/**
 * A link to a document elsewhere, drawn as large as a file.
 * @param {Blocks.InboxLink} link
 */
const linkOf = (link) =>
  Object.assign(
    wayTo(link.href, h("b", link.text || link.host), h("span", link.text && link.host, " ↗")),
    { className: "m-inbox-link" },
  );

const withKey = (text, key, act, looks) =>
  button([text, h("kbd", { "aria-hidden": "true" }, key)], act, looks);

function tell(box, words, wrong = false) {
  box.told.textContent = words;
  box.told.classList.toggle("wrong", wrong);
}

/** @param box @param {object} act @param {Item[]} [items] */
function say(box, act, items = []) {
  box.outbox.say(
    act,
    items.map((item) => item.id),
  );
}

// The files of a bukti, a page at a time as the server draws them.
const pages = new Map();

// Fetch a page by its address; a failed one is fetched again the next time.
function pageAt(address) {
  if (!pages.has(address)) {
    const page = fetch(address).then((answer) =>
      answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status))),
    );
    page.catch(() => pages.delete(address));
    pages.set(address, page);
  }
  return pages.get(address);
}

/** @param box @param {Blocks.InboxFile} file */
function inboxFile(box, file) {
  const place = h("div.m-inbox-sheet");
  const name = file.href ? wayTo(file.href, file.text) : file.text;
  if (file.pages) turnTo(place, file, 1).then((shown) => shown && see(box, file.href));
  return h("figure.m-inbox-file", h("figcaption", name), place);
}

// Show a page; resolves to true if that worked.
async function turnTo(place, file, number) {
  let page = null;
  place.setAttribute("aria-busy", "true");
  try {
    page = await pageAt(`${file.pages}/${number}`);
    place.replaceChildren(
      ...(page.picture ? pictureOf(place, file, page) : page.parts.map(partOf)),
    );
  } catch {
    place.replaceChildren(
      h("p.m-note", "Tidak dapat ditampilkan di sini; buka berkasnya dari namanya di atas."),
    );
  }
  place.removeAttribute("aria-busy");
  return page !== null;
}

function pictureOf(place, file, { picture, page, pages: last }) {
  const turn = (text, to, name) =>
    button(text, () => turnTo(place, file, to), {
      "aria-label": name,
      disabled: to < 1 || to > last,
    });
  const turns =
    last > 1 &&
    h(
      "div.m-actions.m-inbox-turns",
      turn("‹", page - 1, "Halaman sebelumnya berkas ini"),
      h("span", `halaman ${page} dari ${last}`),
      turn("›", page + 1, "Halaman berikutnya berkas ini"),
    );
  return [
    turns,
    h("img", { src: picture, alt: `${file.text}, halaman ${page} dari ${last}` }),
  ].filter(Boolean);
}

function partOf(part) {
  if (!part.rows) return h("p", part.text);
  return h(
    "table",
    h(
      "tbody",
      part.rows.map((row) =>
        h(
          "tr",
          row.map((text) => h("td", text)),
        ),
      ),
    ),
  );
}
