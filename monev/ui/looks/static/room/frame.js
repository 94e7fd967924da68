// What surrounds every screen: its head, its foot with the buttons, dialogs, and the list of
// screens, which also finds a langkah by its kode or words (key /).

import { button, h } from "../elements.js";
import { listDrafts, recorderButton } from "./form.js";
import { leadButtons } from "./leading.js";

export function roomHead(room) {
  const { data, key } = room;
  const { next, previous } = room.here();
  const { kind, title } = room.screens[key];
  const remark = ["pembukaan", "situasi"].includes(kind) && data.remark;
  const reachable = data.order.filter((screen) => !screen.skipped || screen.key === key);
  const index = reachable.findIndex((screen) => screen.key === key) + 1;
  return [
    h("h1", title),
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
    remark ? h("p.m-remark", remark) : "",
  ];
}

/**
 * Return which screens before this one were skipped: "Area II, Area III dilewati: tidak ada yang
 * perlu dibahas."
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

export function roomFoot(room) {
  const { undo, dark } = room.data;
  const drafts = room.form ? 0 : listDrafts(room).length;
  return [
    h("span.m-passed", passedBy(room.data.order, room.key)),
    room.status,
    drafts
      ? button(`✎ ${drafts} isian belum selesai`, { drafts: true }, { class: "m-button m-drafts" })
      : "",
    undo ? button("↶ Urungkan", { action: "undo", entry: undo.entry, origin: undo.origin }) : "",
    recorderButton(room),
    ...leadButtons(room),
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

// Show a dialog over the screen.
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

// Show a QR code as large as the screen allows, for the back row.
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

// List the drafts, each to be opened again. `closing`: the act that would leave them behind.
export function askOfDrafts(room, drafts, closing) {
  const go = () => {
    room.closeOverlay();
    room.act(closing, { isSure: true });
  };
  showDialog(
    room.overlay,
    { role: "alertdialog", "aria-label": "Isian belum selesai" },
    h("h2", `${drafts.length} isian belum selesai`),
    h("p.m-note", "Isian ini tersimpan di peramban ini saja. Buka, lalu simpan atau buang."),
    h(
      "div.m-screens",
      drafts.map(({ form }) => button(form.title, () => room.open(form))),
    ),
    h(
      "div.m-actions",
      closing && button("Tutup rapat tanpa isian ini", go),
      button("Kembali", { close: true }),
    ),
  );
}

// Show the refusal of an act without a form, with both values if somebody else changed the same
// field.
/** @param room @param {Blocks.RoomAnswer} answer @param sent */
export function tellRefusal(room, answer, sent) {
  const again = answer.clashes?.length && sent.seen;
  const seen = {
    ...sent.seen,
    ...Object.fromEntries((answer.clashes ?? []).map((clash) => [clash.field, clash.value])),
  };
  const resend = () => {
    room.send({ ...sent, seen });
    room.closeOverlay();
  };
  showDialog(
    room.overlay,
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

// Switch full screen. It covers all popovers, so the room is shown again on top of it.
export async function fillScreen(room) {
  await (document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen());
  room.root.hidePopover();
  room.root.showPopover();
  room.draw();
}

// Show the list of screens. `typing`: focus the search field, not the list.
export function screenList(room, typing) {
  const field = h("input", {
    type: "search",
    placeholder: "Ketik kode atau kata langkah, mis. IV.2.1",
    "aria-label": "Cari langkah",
  });
  const place = h("div.m-screens");
  const found = () => field.value.trim() && matching(room.langkah ?? [], field.value);
  const none = () =>
    h(
      "p.m-note",
      room.langkah ? "Tidak ada langkah dengan kode atau kata itu." : "Sedang dicari …",
    );
  const langkah = (item) => button([h("b", `${item.kode} `), item.text], () => room.seek(item));
  const screen = ({ title, key, skipped, reason }) =>
    button(
      title,
      { action: "go", key },
      {
        class: `m-button ${skipped ? "skipped" : ""} ${key === room.key ? "primary" : ""}`,
        title: reason || null,
      },
    );
  const listed = () => {
    const items = found();
    if (!items) return room.data.order.map(screen);
    return items.length ? items.map(langkah) : [none()];
  };
  const draw = () => place.replaceChildren(...listed());
  field.addEventListener("input", draw);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && found()?.length) room.seek(found()[0]);
  });
  // Redraw only search results: a touch of a button that is redrawn meanwhile would be lost.
  room.langkahCame = () => found() && draw();
  showDialog(
    room.overlay,
    { class: "m-screen-list", "aria-label": "Daftar layar" },
    h("h2", "Daftar layar"),
    h("div.m-field", field),
    place,
    h("div.m-actions", discussOnlyButton(room), button("Tutup daftar", { close: true })),
  );
  draw();
  room.send({ action: "find" });
  (typing ? field : place.querySelector("button"))?.focus();
}

const low = (text) => text.toLocaleLowerCase("id");

// Find langkah by what was typed: first the same kode, then its beginning, then the words.
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

function discussOnlyButton(room) {
  const { filtered } = room.data;
  const press = () => {
    room.closeOverlay();
    room.send({ action: "filter", value: !filtered });
  };
  return button(`${filtered ? "☑" : "☐"} Hanya yang perlu dibahas`, press, {
    "aria-pressed": String(filtered),
    "aria-label": "Hanya yang perlu dibahas",
    title: "Tanpa ini setiap area ditampilkan, dengan semua langkahnya.",
  });
}
