// What stands around every screen: its head with the place, its foot with the buttons, the list of screens, a refusal.

import { button, h } from "./elements.js";
import { recorderButton } from "./recorder.js";

export function roomHead(data, r) {
  const reachable = data.urutan.filter((l) => !l.dilewati || l.kunci === r.key);
  const index = reachable.findIndex((l) => l.kunci === r.key) + 1;
  return h(
    "header",
    {},
    h("h1", {}, r.screens[r.key].judul),
    h(
      "div",
      { class: "letak" },
      data.rapat.simulasi && h("span", { class: "lencana simulasi" }, data.rapat.simulasi),
      h("span", {}, `${data.rapat.satker} · posisi ${data.rapat.posisi}`)
    ),
    h(
      "nav",
      {},
      button("←", () => r.step(-1), { disabled: r.here().sebelum === r.key, "aria-label": "Layar sebelumnya" }),
      h("span", { class: "nomor" }, `${index} / ${reachable.length}`),
      button("→", () => r.step(1), { disabled: r.here().berikut === r.key, "aria-label": "Layar berikutnya" })
    ),
    data.rapat.ingat && h("p", { class: "ingat" }, data.rapat.ingat)
  );
}

export function roomFoot(data, root, r) {
  const skipped = data.urutan.filter((l) => l.dilewati).map((l) => l.pendek);
  return h(
    "footer",
    {},
    h("span", { class: "lewat" }, skipped.length ? `Dilewati: ${skipped.join(", ")}` : ""),
    h("span", { class: "sebutan", role: "status" }, data.urung ? data.urung.teks : ""),
    data.urung &&
      button("↶ Urungkan", () => r.send({ aksi: "urungkan", entri: data.urung.entri, asal: data.urung.asal })),
    recorderButton(data, r),
    data.ikuti !== null &&
      button(data.ikuti ? "◉ Mengikuti" : "○ Ikuti", () => r.send({ aksi: "ikuti", nilai: !data.ikuti }), {
        "aria-pressed": String(data.ikuti),
        "aria-label": "Ikuti layar pemimpin",
        title: "Layar ini berpindah bersama layar yang memimpin rapat, sampai Anda berpindah sendiri.",
      }),
    button("☰ Daftar layar", () => screenList(root.querySelector(".atas"), data, r)),
    button(data.tema === "gelap" ? "☀ Terang" : "☾ Gelap", () =>
      r.send({ aksi: "tema", tema: data.tema === "gelap" ? "terang" : "gelap" })
    ),
    button("✕ Tinggalkan", () => r.send({ aksi: "keluar" }), { "aria-label": "Tinggalkan rapat" })
  );
}

function screenList(overlay, data, r) {
  overlay.replaceChildren(
    h(
      "div",
      { class: "tirai", onclick: (event) => event.target === event.currentTarget && r.closeOverlay() },
      h(
        "div",
        { class: "formulir daftar-layar", role: "dialog", "aria-label": "Daftar layar" },
        h("h2", {}, "Daftar layar"),
        h(
          "div",
          { class: "pilihan-layar" },
          data.urutan.map((l) =>
            button(l.judul, () => r.goTo(l.kunci), {
              class: `tombol ${l.dilewati ? "pudar" : ""} ${l.kunci === r.key ? "utama" : ""}`,
              title: l.alasan || null,
            })
          )
        ),
        h("div", { class: "tombolan" }, button("Tutup daftar", r.closeOverlay))
      )
    )
  );
  overlay.querySelector("button")?.focus();
}

// What could not be stored without a form: said over the screen, with both values where two people met.
export function tellRefusal(overlay, reply, sent, r) {
  const again = reply.bentrok?.length && sent.dilihat;
  const resend = () => {
    r.send({ ...sent, dilihat: { ...sent.dilihat, ...Object.fromEntries(reply.bentrok.map((b) => [b.kolom, b.nilai])) } });
    r.closeOverlay();
  };
  overlay.replaceChildren(
    h(
      "div",
      { class: "tirai" },
      h(
        "div",
        { class: "formulir", role: "alertdialog", "aria-label": reply.judul },
        h("h2", {}, reply.judul),
        h("p", {}, reply.galat),
        reply.saran && h("p", { class: "ket" }, reply.saran),
        h(
          "div",
          { class: "tombolan" },
          again && button("Simpan isian saya", resend, { class: "tombol utama" }),
          button(again ? "Biarkan yang tersimpan" : "Tutup", r.closeOverlay)
        )
      )
    )
  );
  overlay.querySelector("button")?.focus();
}
