// What stands around every screen: its head with the place, its foot with the buttons; what is said
// over it, and the list of screens: go to one by a touch, or to a langkah by typing its kode or
// words of it (key /).

import { button, h } from "../elements.js";
import { listDrafts, recorderButton } from "./form.js";
import { leadButtons } from "./leading.js";

export function roomHead(r) {
  const { data, key } = r;
  const { next, previous } = r.here();
  const reachable = data.order.filter((screen) => !screen.skipped || screen.key === key);
  const index = reachable.findIndex((screen) => screen.key === key) + 1;
  return [
    h("h1", r.screens[key].title),
    h(
      "div.m-place",
      data.badge && h("span.m-badge.tanpa_target", data.badge),
      h("span", data.place),
    ),
    h(
      "nav",
      button("←", { step: -1 }, { disabled: previous === key, "aria-label": "Layar sebelumnya" }),
      h("span.m-screen-number", `${index} / ${reachable.length}`),
      button("→", { step: 1 }, { disabled: next === key, "aria-label": "Layar berikutnya" }),
    ),
    data.remark ? h("p.m-remark", data.remark) : "",
  ];
}

/**
 * What was passed by on the way to this screen, and why: "Area II, Area III dilewati: tidak ada
 * yang perlu dibahas."
 * @param {Blocks.ScreenPlace[]} order
 * @param {string} key
 */
export function passedBy(order, key) {
  const before = order.slice(
    0,
    order.findIndex((screen) => screen.key === key),
  );
  const skipped = before.slice(before.findLastIndex((screen) => !screen.skipped) + 1);
  return skipped.length
    ? `${skipped.map((screen) => screen.name).join(", ")} dilewati: tidak ada yang perlu dibahas.`
    : "";
}

export function roomFoot(r) {
  const { undo, dark } = r.data;
  const drafts = r.form ? 0 : listDrafts(r).length;
  return [
    h("span.m-passed", passedBy(r.data.order, r.key)),
    r.status,
    drafts
      ? button(`✎ ${drafts} isian belum selesai`, { drafts: true }, { class: "m-button m-drafts" })
      : "",
    undo ? button("↶ Urungkan", { action: "undo", entry: undo.entry, origin: undo.origin }) : "",
    recorderButton(r),
    ...leadButtons(r),
    button(
      "☰ Daftar layar",
      { list: true },
      { title: "Ke layar lain, atau ke sebuah langkah (tombol /)" },
    ),
    document.fullscreenEnabled &&
      button(
        "Layar penuh",
        { full: true },
        { "aria-pressed": String(Boolean(document.fullscreenElement)) },
      ),
    button(dark ? "☀ Terang" : "☾ Gelap", { action: "theme", dark: !dark }),
    button("✕ Tinggalkan", { action: "leave" }, { "aria-label": "Tinggalkan rapat" }),
  ];
}

// Something over the screen; the screen waits behind it.
export function showDialog(overlay, properties, ...content) {
  overlay.replaceChildren(
    h(
      "div.m-veil",
      h(
        "div",
        { role: "dialog", ...properties, class: `m-dialog ${properties.class ?? ""}` },
        content,
      ),
    ),
  );
  overlay.querySelector("button").focus({ preventScroll: true });
}

/** @param overlay @param {Blocks.Item} item */
export function showInFull(overlay, item) {
  showDialog(
    overlay,
    { class: "m-in-full", "aria-label": item.kode || "Selengkapnya" },
    h("p.m-place", [item.mark, item.aside].filter(Boolean).join(" · ")),
    h("p", item.kode && h("b", `${item.kode} `), item.text),
    item.who && h("p.m-item-who", item.who),
    [...(item.notes || []), ...(item.details || [])].map((line) => h("p.m-note", line)),
    (item.ticks || []).map((tick) =>
      h("p.m-note", `${tick.on ? "☑" : "☐"} ${tick.full || tick.text}`),
    ),
    h("div.m-actions", button("Tutup", { close: true })),
  );
}

// A code as large as the screen lets it be, for the back row.
export function showCode(overlay, figure) {
  const [picture, words] = [
    figure.querySelector("img"),
    figure.querySelector("figcaption").textContent,
  ];
  showDialog(
    overlay,
    { class: "m-in-full m-large-code", "aria-label": words },
    h("img", { src: picture.src, alt: picture.alt }),
    h("p", words),
    h("div.m-actions", button("Tutup", { close: true })),
  );
}

// The forms that were left half written, each to be opened again. `closing`: the act that would
// leave them behind.
export function askOfDrafts(r, drafts, closing) {
  const go = () => {
    r.closeOverlay();
    r.act(closing, { isSure: true });
  };
  showDialog(
    r.overlay,
    { role: "alertdialog", "aria-label": "Isian belum selesai" },
    h("h2", `${drafts.length} isian belum selesai`),
    h("p.m-note", "Isian ini tersimpan di peramban ini saja. Buka, lalu simpan atau buang."),
    h(
      "div.m-screens",
      drafts.map(({ form }) => button(form.title, () => r.open(form))),
    ),
    h(
      "div.m-actions",
      closing && button("Tutup rapat tanpa isian ini", go),
      button("Kembali", { close: true }),
    ),
  );
}

// What could not be stored without a form: said over the screen, with both values where two people
// met.
/** @param r @param {Blocks.RoomAnswer} answer @param sent */
export function tellRefusal(r, answer, sent) {
  const again = answer.clashes?.length && sent.seen;
  const seen = {
    ...sent.seen,
    ...Object.fromEntries((answer.clashes ?? []).map((clash) => [clash.field, clash.value])),
  };
  const resend = () => {
    r.send({ ...sent, seen });
    r.closeOverlay();
  };
  showDialog(
    r.overlay,
    { role: "alertdialog", "aria-label": answer.title },
    h("h2", answer.title),
    h("p", answer.error),
    answer.advice && h("p.m-note", answer.advice),
    h(
      "div.m-actions",
      again && button("Simpan isian saya", resend, { class: "m-button primary" }),
      button(again ? "Biarkan yang tersimpan" : "Tutup", { close: true }),
    ),
  );
}

// What fills the screen lies over everything shown before: the room is shown once more, over it.
export async function fillScreen(r) {
  await (document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen());
  r.root.hidePopover();
  r.root.showPopover();
  r.draw();
}

// `typing`: the field is what the hands are at, not the list.
export function screenList(r, typing) {
  const field = h("input", {
    type: "search",
    placeholder: "Ketik kode atau kata langkah, mis. IV.2.1",
    "aria-label": "Cari langkah",
  });
  const place = h("div.m-screens");
  const found = () => field.value.trim() && matching(r.langkah ?? [], field.value);
  const none = () =>
    h("p.m-note", r.langkah ? "Tidak ada langkah dengan kode atau kata itu." : "Sedang dicari …");
  const langkah = (item) => button([h("b", `${item.kode} `), item.text], () => r.seek(item));
  const screen = ({ title, key, skipped, reason }) =>
    button(
      title,
      { action: "go", key },
      {
        class: `m-button ${skipped ? "skipped" : ""} ${key === r.key ? "primary" : ""}`,
        title: reason || null,
      },
    );
  const draw = () =>
    place.replaceChildren(
      ...(!found() ? r.data.order.map(screen) : found().length ? found().map(langkah) : [none()]),
    );
  field.addEventListener("input", draw);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && found()?.length) r.seek(found()[0]);
  });
  // A touch of a button that was drawn anew meanwhile would be lost.
  r.langkahCame = () => found() && draw();
  showDialog(
    r.overlay,
    { class: "m-screen-list", "aria-label": "Daftar layar" },
    h("h2", "Daftar layar"),
    h("div.m-field", field),
    place,
    h("div.m-actions", discussOnlyButton(r), button("Tutup daftar", { close: true })),
  );
  draw();
  r.send({ action: "find" });
  (typing ? field : place.querySelector("button"))?.focus();
}

const low = (text) => text.toLocaleLowerCase("id");

// The langkah that fit what was typed: by their kode first, whole or its beginning, then by their
// words.
export function matching(langkah, text) {
  const wanted = low(text.trim());
  const words = wanted.split(" ");
  const fits = [
    ({ kode }) => low(kode) === wanted,
    ({ kode }) => low(kode).startsWith(wanted),
    (item) => words.every((word) => low(`${item.kode} ${item.text}`).includes(word)),
  ];
  return [...new Set(fits.flatMap((fit) => langkah.filter(fit)))];
}

function discussOnlyButton(r) {
  const { filtered } = r.data;
  const press = () => {
    r.closeOverlay();
    r.send({ action: "filter", value: !filtered });
  };
  return button(`${filtered ? "☑" : "☐"} Hanya yang perlu dibahas`, press, {
    "aria-pressed": String(filtered),
    "aria-label": "Hanya yang perlu dibahas",
    title: "Tanpa ini setiap area ditampilkan, dengan semua langkahnya.",
  });
}
