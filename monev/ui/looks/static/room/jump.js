// The list of screens: go to one by a touch, or to a langkah by typing its kode or words of it (key /).

import { button, h } from "../elements.js";
import { showDialog } from "./frame.js";

// `typing`: the field is what the hands are at, not the list.
export function screenList(r, typing) {
  const field = h("input", { type: "search", placeholder: "Ketik kode atau kata langkah, mis. IV.2.1", "aria-label": "Cari langkah" });
  const place = h("div", { class: "m-screens" });
  const found = () => field.value.trim() && matching(r.langkah ?? [], field.value);
  const draw = () => place.replaceChildren(...(found() ? foundLangkah(found(), r) : screenButtons(r)));
  field.addEventListener("input", draw);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && found()?.length) r.seek(found()[0]);
  });
  r.langkahCame = draw;
  showDialog(
    r.overlay,
    { class: "m-screen-list", "aria-label": "Daftar layar" },
    h("h2", {}, "Daftar layar"),
    h("div", { class: "m-field" }, field),
    place,
    h("div", { class: "m-actions" }, discussOnlyButton(r), button("Tutup daftar", { close: true }))
  );
  draw();
  r.send({ action: "find" });
  (typing ? field : place.querySelector("button"))?.focus();
}

const low = (text) => text.toLocaleLowerCase("id");

// The langkah that fit what was typed: by their kode first, whole or its beginning, then by their words.
export function matching(langkah, text) {
  const wanted = low(text.trim());
  const words = wanted.split(" ");
  const fits = [({ kode }) => low(kode) === wanted, ({ kode }) => low(kode).startsWith(wanted), (item) => words.every((word) => low(`${item.kode} ${item.text}`).includes(word))];
  return [...new Set(fits.flatMap((fit) => langkah.filter(fit)))];
}

function foundLangkah(found, r) {
  if (!found.length) return [h("p", { class: "m-note" }, r.langkah ? "Tidak ada langkah dengan kode atau kata itu." : "Sedang dicari …")];
  return found.map((item) => button([h("b", {}, `${item.kode} `), item.text], () => r.seek(item)));
}

function screenButtons(r) {
  return r.data.order.map((screen) =>
    button(screen.title, { action: "go", key: screen.key }, { class: `m-button ${screen.skipped ? "skipped" : ""} ${screen.key === r.key ? "primary" : ""}`, title: screen.reason || null })
  );
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
