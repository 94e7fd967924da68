// What surrounds a screen: head, foot, dialogs, and the list of screens, which also finds a langkah.

import { button, h } from "../elements.js";
import { listDrafts, openForm, recorderButton } from "./form.js";

export function roomHead(room) {
  const { data, key } = room;
  const remark = ["kehadiran", "situasi"].includes(key) && data.remark;
  const { at, next, previous } = room.place();
  const step = (words, by, name, to) =>
    button(words, () => room.step(by), { disabled: to === key, "aria-label": name });
  return [
    h("h1", data.order[at].title),
    h(
      "div.m-place",
      data.badge && h("span.m-badge.tanpa_target", data.badge),
      h("span", data.place),
    ),
    h(
      "nav",
      step("←", -1, "Layar sebelumnya", previous),
      h("span.m-screen-number", `${at + 1} / ${data.order.length}`),
      step("→", 1, "Layar berikutnya", next),
    ),
    remark ? h("p.m-note.m-remark", remark) : "",
  ];
}

export function roomFoot(room) {
  const { undo, grant } = room.data;
  const drafts = listDrafts(room);
  const filled = Boolean(document.fullscreenElement);
  return [
    room.status,
    room.waiting,
    drafts.length > 0 &&
      button(`✎ ${drafts.length} isian belum selesai`, () => askOfDrafts(room, drafts)),
    undo && button("↶ Urungkan", undo.act),
    grant && button("Izinkan saya mencatat rapat", { action: "grant" }),
    recorderButton(room),
    button("☰ Daftar layar", () => screenList(room), {
      title: "Ke layar lain, atau ke sebuah langkah (tombol /)",
    }),
    document.fullscreenEnabled &&
      button("Layar penuh", () => fillScreen(room), { "aria-pressed": String(filled) }),
    button("✕ Tinggalkan", { action: "leave" }),
  ].filter(Boolean);
}

const closes = ({ target }) => target.closest("button")?.closest("dialog").close();

/** Each button closes these words; `leave` does nothing else. */
export function tell(room, looks, label, content, others, leave = "Tutup") {
  const actions = h("div.m-actions", others, button(leave));
  room.show(looks, label, h("div", { onclick: closes }, content, actions));
}

export function choose(room, { choose: words, among }) {
  const buttons = among.map((one) => button(one.text, one.act, { "aria-label": one.name }));
  tell(room, ".m-screen-list", words, [h("h2", words), h("div.m-screens.m-among", buttons)]);
}

export function showInFull(room, node) {
  const copy = Object.assign(node.cloneNode(true), { inert: true });
  tell(room, ".m-in-full", node.dataset.kode ?? "Selengkapnya", copy);
}

/** `closing`: the act that would leave the drafts behind. */
export function askOfDrafts(room, drafts, closing) {
  const words = `${drafts.length} isian belum selesai`;
  const content = [
    h("h2", words),
    h("p.m-note", "Isian ini tersimpan di peramban ini saja. Buka, lalu simpan atau buang."),
    h(
      "div.m-screens",
      drafts.map(({ form }) => button(form.title, () => openForm(room, form))),
    ),
  ];
  const go = button("Tutup rapat tanpa isian ini", () => room.act(closing, true));
  tell(room, "", words, content, closing && go, "Kembali");
}

/**
 * Of an act without a form.
 * @param room @param {Blocks.RoomAnswer} answer @param sent
 */
export function tellRefusal(room, { title, error, advice, seen }, sent) {
  const content = [h("h2", title), h("p", error), advice && h("p.m-note", advice)];
  if (!seen || !sent.seen) return tell(room, "", title, content);
  const mine = { ...sent, seen: { ...sent.seen, ...seen } };
  const looks = { class: "m-button primary" };
  const again = button("Simpan isian saya", () => room.send(mine), looks);
  tell(room, "", title, content, again, "Biarkan yang tersimpan");
}

// Full screen covers all popovers: the room is shown again on top of it.
async function fillScreen(room) {
  await (document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen());
  room.root.hidePopover();
  room.rise();
  room.draw();
}

const low = (text) => ` ${text.trim().toLocaleLowerCase("id")}`;

/** What is typed leaves screens and langkah with words that begin so. `typing`: focus the field. */
export function screenList(room, typing) {
  const screens = room.data.order.map(({ title, key }) =>
    button(title, () => room.goTo(key), {
      class: `m-button ${key === room.key ? "primary" : ""}`,
      autofocus: !typing && key === room.key,
    }),
  );
  const place = h("div.m-screens", screens);
  const none = h("p.m-note", { hidden: true }, "Sedang dicari …");
  const found = () => [...place.children].filter((one) => !one.hidden);
  const narrow = () => {
    const words = low(field.value);
    for (const one of place.children)
      one.hidden = words === " " ? !screens.includes(one) : !low(one.textContent).includes(words);
    none.hidden = found().length > 0;
  };
  const field = h("input", {
    role: "searchbox",
    placeholder: "Ketik kode atau kata langkah, mis. IV.2.1",
    "aria-label": "Cari langkah",
    autofocus: typing,
    oninput: narrow,
    onkeydown: ({ key }) => key === "Enter" && field.value && found()[0]?.click(),
  });
  const entry = (item) => button([h("b", item.kode), ` ${item.text}`], () => room.seek(item));
  room.langkahCame = (langkah) => {
    place.append(...langkah.map(entry));
    none.textContent = "Tidak ada langkah dengan kode atau kata itu.";
    narrow();
  };
  const content = [h("h2", "Daftar layar"), h("div.m-field", field), place, none];
  tell(room, ".m-screen-list", "Daftar layar", content, null, "Tutup daftar");
  room.send({ action: "find" });
}
