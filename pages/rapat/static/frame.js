// What stands around every screen: its head with the place, its foot with the buttons, the list of screens, a refusal.

import { button, h } from "./elements.js";
import { screenList } from "./jump.js";
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
      h("span", {}, `${data.rapat.satker} · posisi ${data.rapat.posisi}`),
      data.ikuti !== null && h("div", { class: "sisa" }, `kira-kira ${minutesLeft(data.urutan, r.key, r.began, Date.now())} menit lagi`)
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

// What was passed by on the way to this screen, and why: "Area II, III dilewati: tidak ada yang perlu dibahas."
export function passedBy(order, key) {
  const here = order.findIndex((l) => l.kunci === key);
  const before = order.slice(0, Math.max(here, 0));
  const skipped = before.slice(before.findLastIndex((l) => !l.dilewati) + 1).map((l) => l.sebutan);
  const areas = skipped.filter((name) => name.startsWith(AREA)).map((name) => name.slice(AREA.length));
  const named = [...(areas.length ? [AREA + areas.join(", ")] : []), ...skipped.filter((name) => !name.startsWith(AREA))];
  return named.length ? `${named.join(", ")} dilewati: tidak ada yang perlu dibahas.` : "";
}

const AREA = "Area ";
const ENOUGH_SECONDS = 300; // of what was assumed, passed through: from then on the meeting has a pace of its own

// How long the meeting will still take, in minutes: what its screens are assumed to take, at the pace it has kept since
// `began` ({ waktu, detik: what was assumed of the screens before it }).
export function minutesLeft(order, key, began, now) {
  const passed = secondsBefore(order, key) - began.detik;
  const pace = passed >= ENOUGH_SECONDS ? (now - began.waktu) / 1000 / passed : 1;
  const left = order.slice(Math.max(0, order.findIndex((l) => l.kunci === key)));
  return Math.max(1, Math.round((countSeconds(left) * pace) / 60));
}

const countSeconds = (part) => part.reduce((sum, l) => sum + (l.dilewati ? 0 : l.detik), 0);

export function secondsBefore(order, key) {
  return countSeconds(order.slice(0, Math.max(0, order.findIndex((l) => l.kunci === key))));
}

export function roomFoot(data, root, r) {
  return h(
    "footer",
    {},
    h("span", { class: "lewat" }, passedBy(data.urutan, r.key)),
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
    button("☰ Daftar layar", () => screenList(root.querySelector(".atas"), data, r), { title: "Ke layar lain, atau ke sebuah langkah (tombol /)" }),
    button(data.tema === "gelap" ? "☀ Terang" : "☾ Gelap", () =>
      r.send({ aksi: "tema", tema: data.tema === "gelap" ? "terang" : "gelap" })
    ),
    button("✕ Tinggalkan", () => r.send({ aksi: "keluar" }), { "aria-label": "Tinggalkan rapat" })
  );
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
