// The list of screens: go to one by a touch, or to a langkah by typing its kode or words of it (key /).

import { button, h } from "./elements.js";

const MOST_FOUND = 8;

// `typing`: the field is what the hands are at, not the list.
export function screenList(overlay, data, r, typing) {
  const field = h("input", { type: "search", placeholder: "Ketik kode atau kata langkah, mis. IV.2.1", "aria-label": "Cari langkah" });
  const place = h("div", { class: "pilihan-layar" });
  const draw = () => {
    const found = field.value.trim() && matching(r.langkah ?? [], field.value);
    place.replaceChildren(...(found ? foundLangkah(found, r) : screenButtons(data, r)));
  };
  field.addEventListener("input", draw);
  field.addEventListener("keydown", (event) => {
    const first = matching(r.langkah ?? [], field.value)[0];
    if (event.key === "Enter" && field.value.trim() && first) r.seek(first);
  });
  r.langkahCame = draw;
  overlay.replaceChildren(
    h(
      "div",
      { class: "tirai", onclick: (event) => event.target === event.currentTarget && r.closeOverlay() },
      h(
        "div",
        { class: "formulir daftar-layar", role: "dialog", "aria-label": "Daftar layar" },
        h("h2", {}, "Daftar layar"),
        h("div", { class: "isian" }, field),
        place,
        h("div", { class: "tombolan" }, filterButton(data, r), button("Tutup daftar", r.closeOverlay))
      )
    )
  );
  draw();
  r.send({ aksi: "langkah" });
  (typing ? field : place.querySelector("button"))?.focus();
}

const low = (text) => text.toLocaleLowerCase("id");

// The langkah that fit what was typed: by the beginning of their kode first, then by their words.
export function matching(langkah, text) {
  const wanted = low(text.trim());
  const words = wanted.split(" ").filter(Boolean);
  const byKode = langkah.filter((one) => low(one.kode).startsWith(wanted));
  const byWords = langkah.filter((one) => !byKode.includes(one) && words.every((word) => low(`${one.kode} ${one.teks}`).includes(word)));
  const exact = byKode.filter((one) => low(one.kode) === wanted);
  return [...exact, ...byKode.filter((one) => !exact.includes(one)), ...byWords];
}

function foundLangkah(found, r) {
  if (!found.length) return [h("p", { class: "ket" }, r.langkah ? "Tidak ada langkah dengan kode atau kata itu." : "Sedang dicari …")];
  return [
    ...found.slice(0, MOST_FOUND).map((one) => button([h("b", {}, `${one.kode} `), one.teks], () => r.seek(one))),
    found.length > MOST_FOUND && h("p", { class: "ket" }, `dan ${found.length - MOST_FOUND} langkah lagi: ketik lebih lengkap`),
  ].filter(Boolean);
}

function screenButtons(data, r) {
  return data.urutan.map((l) =>
    button(l.judul, () => r.goTo(l.kunci), {
      class: `tombol ${l.dilewati ? "pudar" : ""} ${l.kunci === r.key ? "utama" : ""}`,
      title: l.alasan || null,
    })
  );
}

function filterButton(data, r) {
  const press = () => {
    r.closeOverlay();
    r.send({ aksi: "saring", nilai: !data.saring });
  };
  return button(`${data.saring ? "☑" : "☐"} Hanya yang perlu dibahas`, press, {
    "aria-pressed": String(data.saring),
    "aria-label": "Hanya yang perlu dibahas",
    title: "Tanpa ini setiap area ditampilkan, dengan semua langkahnya.",
  });
}

// Opens what a screen folds away of the langkah that is sought.
export function unfold(screen, kode, opened) {
  for (const list of screen.blok.filter((b) => b.jenis === "daftar")) {
    if (list.isi.some((a) => a.kode === kode)) continue;
    for (const a of list.isi) if (a.lipat && a.isi.some((one) => one.kode === kode)) opened.add(a.kunci);
  }
}

// Marks the items of the langkah that is sought; where the first is: its list's key and its index there.
export function findItems(body, kode) {
  const items = [...body.querySelectorAll(".butir")].filter((one) => one.dataset.kode === kode);
  for (const one of items) one.classList.add("dicari");
  const holder = items[0]?.closest(".berhalaman");
  return holder ? { item: items[0], key: holder.dataset.kunciDaftar, index: [...holder.firstChild.children].indexOf(items[0]) } : null;
}
