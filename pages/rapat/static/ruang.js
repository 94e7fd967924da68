// The room: draws the screen it is given, listens to keyboard and clicker, sends one thing at a time to the server.

const RUANG = new WeakMap();
const ULANG_KIRIM_MS = 6000;

export default function ({ parentElement, data, setTriggerValue }) {
  let r = RUANG.get(parentElement);
  if (!r) {
    r = buatRuang(parentElement);
    RUANG.set(parentElement, r);
  }
  r.kirimKeServer = (isi) => setTriggerValue("tindakan", isi);
  r.terima(data);
  r.pasang();
  return () => r.lepas();
}

function buatRuang(induk) {
  const akar = h("div", { class: "ruang", popover: "manual" });
  const badan = h("div", { class: "badan" });
  const atas = h("div", { class: "atas" });
  akar.append(badan, atas);
  induk.append(akar);
  const r = { mulai: {}, antrean: [], layar: {}, kunci: null, sedang: null, data: null, formulir: null };

  r.kirim = (isi) => {
    if (isi.aksi === "pindah") r.antrean = r.antrean.filter((lain) => lain.aksi !== "pindah");
    r.antrean.push({ ...isi, id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}` });
    r.lanjut();
  };
  r.lanjut = () => {
    if (r.sedang || !r.antrean.length) return;
    r.sedang = r.antrean.shift();
    if (r.sedang.aksi === "dokumen") sebut(badan, "Dokumen sedang dibuat …");
    akar.classList.toggle("menunggu", !["pindah", "dekat", "ikuti"].includes(r.sedang.aksi));
    r.kirimSekarang();
  };
  // A message that met a broken line is sent again; the server knows its id and does it once.
  r.kirimSekarang = () => {
    clearTimeout(r.jam);
    r.jam = setTimeout(() => {
      if (!r.sedang) return;
      sebut(badan, "Menunggu sambungan: yang terakhir dicatat dikirim lagi …");
      r.kirimSekarang();
    }, ULANG_KIRIM_MS);
    r.kirimKeServer(r.sedang);
  };
  r.pindah = (kunci) => {
    r.tutupLapis();
    if (kunci === r.kunci) return;
    r.kirim({ aksi: "pindah", kunci });
    r.kunci = kunci;
    r.mulai = {};
    if (r.layar[kunci]) r.gambar(); // drawn at once where it is here already; the server is told meanwhile
  };
  r.di = () => r.data.urutan.find((l) => l.kunci === r.kunci) ?? r.data.urutan[0];
  r.langkah = (arah) => r.pindah(arah > 0 ? r.di().berikut : r.di().sebelum);
  r.tampak = () =>
    JSON.stringify([r.layar[r.kunci], r.kunci, r.data.tema, r.data.rapat, r.data.urutan, r.data.urung, r.data.ikuti]);
  r.gambar = () => {
    r.dilihat = r.tampak();
    gambarRuang(akar, badan, r.data, r);
  };
  r.pilih = (nilai) => r.kirim({ aksi: "pilih", nilai });
  r.tutupLapis = () => {
    atas.replaceChildren();
    r.formulir = null;
  };
  r.bukaFormulir = (f) => {
    r.formulir = bukaFormulir(atas, f, r.kirim, r.tutupLapis);
  };
  r.perbesar = (a) => {
    atas.replaceChildren(besarkan(a, r.tutupLapis));
    atas.querySelector("button").focus({ preventScroll: true });
  };
  r.terima = (data) => {
    const versi = JSON.stringify(data.versi);
    r.layar = versi === r.versi ? { ...r.layar, ...data.layar } : { ...data.layar };
    r.versi = versi;
    r.data = data;
    const j = data.jawaban;
    const untukKita = r.sedang && j && j.id === r.sedang.id;
    const tadi = r.sedang;
    if (untukKita) {
      r.sedang = null;
      clearTimeout(r.jam);
      akar.classList.remove("menunggu");
    }
    // Where the person is on the way to another screen, what comes is not yet of that one.
    const berjalan = [r.sedang, ...r.antrean].some((satu) => satu?.aksi === "pindah");
    if (!berjalan) {
      if (r.kunci !== data.kunci) r.mulai = {};
      r.kunci = data.kunci;
    }
    if (r.layar[r.kunci]) {
      // A refused tick is drawn anew, so that its box shows again what is stored.
      if (r.tampak() !== r.dilihat || (untukKita && !j.baik)) r.gambar();
    }
    if (untukKita) terimaJawaban(j, tadi);
    r.lanjut();
    const { berikut, sebelum } = r.di();
    const lusa = data.urutan.find((l) => l.kunci === berikut)?.berikut;
    if (!r.sedang && r.diminta !== r.versi + r.kunci && [berikut, sebelum, lusa].some((kunci) => !r.layar[kunci])) {
      r.diminta = r.versi + r.kunci;
      r.kirim({ aksi: "dekat" });
    }
  };
  function terimaJawaban(j, tadi) {
    if (r.formulir && tadi.isian !== undefined) {
      if (r.formulir.jawab(j)) r.tutupLapis();
    } else if (!j.baik) {
      kabarkan(atas, j, tadi, r);
    }
    if (j.baik && j.berkas) simpanBerkas(j.berkas);
    if (j.baik && j.pesan) sebut(badan, j.pesan);
  }
  const tekan = (k) => {
    const asal = k.composedPath()[0];
    if (k.ctrlKey || k.altKey || k.metaKey) return;
    if (k.key === "Escape" && atas.childElementCount) return r.tutupLapis();
    // A clicker goes on from an enlarged item; a form, a list or a question waits for its answer.
    const besar = atas.querySelector(".besar");
    if ((atas.childElementCount && !besar) || asal.matches?.("input:not([type=checkbox]), textarea, select")) return;
    const bebas = !asal.closest?.("button, input, label, [role=button]");
    const arah = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, " ": bebas ? (k.shiftKey ? -1 : 1) : 0 }[k.key];
    const ujung = { Home: 0, End: -1 }[k.key];
    if (arah) r.langkah(arah);
    else if (ujung !== undefined) r.pindah(r.data.urutan.filter((l) => !l.dilewati).at(ujung).kunci);
    else if (besar) return;
    else if (k.key === "ArrowDown") badan.querySelector(".turun:not(:disabled)")?.click();
    else if (k.key === "ArrowUp") badan.querySelector(".naik:not(:disabled)")?.click();
    else return;
    k.preventDefault();
    k.stopPropagation();
  };
  const pengamat = new ResizeObserver(() => r.data && muatkan(badan, r));
  r.pasang = () => {
    // In the browser's top layer: Streamlit pales what it draws anew, and a pale part falls below its menu.
    if (akar.isConnected && akar.showPopover && !akar.matches(":popover-open")) akar.showPopover();
    window.addEventListener("keydown", tekan, true);
    pengamat.observe(akar);
  };
  r.lepas = () => {
    window.removeEventListener("keydown", tekan, true);
    pengamat.disconnect();
  };
  return r;
}

function gambarRuang(akar, badan, data, r) {
  const fokus = akar.getRootNode().activeElement?.dataset?.kunci;
  akar.className = `ruang ${r.sedang && r.sedang.aksi === "dokumen" ? "menunggu" : ""} ${data.tema}`;
  // A plan nothing was reported of alarms nobody: one neutral colour in place of red, green and blue.
  const tenang = data.netral ? ["selesai", "terlambat", "berjalan"] : [];
  for (const [nama, warna] of Object.entries(data.warna))
    akar.style.setProperty(`--${nama}`, tenang.includes(nama) ? data.warna.rencana : warna);
  const layar = r.layar[r.kunci];
  badan.className = `badan ${layar.jenis}`;
  badan.replaceChildren(
    kepalaRuang(data, r),
    h("main", {}, layar.blok.map((b) => gambarBlok(b, r))),
    kakiRuang(data, akar, r)
  );
  muatkan(badan, r);
  if (fokus) badan.querySelector(`[data-kunci="${CSS.escape(fokus)}"]`)?.focus();
}

function kepalaRuang(data, r) {
  const dapat = data.urutan.filter((l) => !l.dilewati || l.kunci === r.kunci);
  const ke = dapat.findIndex((l) => l.kunci === r.kunci) + 1;
  return h(
    "header",
    {},
    h("h1", {}, r.layar[r.kunci].judul),
    h(
      "div",
      { class: "letak" },
      data.rapat.simulasi && h("span", { class: "lencana simulasi" }, data.rapat.simulasi),
      h("span", {}, `${data.rapat.satker} · posisi ${data.rapat.posisi}`)
    ),
    h(
      "nav",
      {},
      tombol("←", () => r.langkah(-1), { disabled: r.di().sebelum === r.kunci, "aria-label": "Layar sebelumnya" }),
      h("span", { class: "nomor" }, `${ke} / ${dapat.length}`),
      tombol("→", () => r.langkah(1), { disabled: r.di().berikut === r.kunci, "aria-label": "Layar berikutnya" })
    ),
    data.rapat.ingat && h("p", { class: "ingat" }, data.rapat.ingat)
  );
}

function kakiRuang(data, akar, r) {
  const lewat = data.urutan.filter((l) => l.dilewati).map((l) => l.pendek);
  return h(
    "footer",
    {},
    h("span", { class: "lewat" }, lewat.length ? `Dilewati: ${lewat.join(", ")}` : ""),
    h("span", { class: "sebutan", role: "status" }, data.urung ? data.urung.teks : ""),
    data.urung &&
      tombol("↶ Urungkan", () => r.kirim({ aksi: "urungkan", entri: data.urung.entri, asal: data.urung.asal })),
    data.ikuti !== null &&
      tombol(data.ikuti ? "◉ Mengikuti" : "○ Ikuti", () => r.kirim({ aksi: "ikuti", nilai: !data.ikuti }), {
        "aria-pressed": String(data.ikuti),
        "aria-label": "Ikuti layar pemimpin",
        title: "Layar ini berpindah bersama layar yang memimpin rapat, sampai Anda berpindah sendiri.",
      }),
    tombol("☰ Daftar layar", () => daftarLayar(akar.querySelector(".atas"), data, r)),
    tombol(data.tema === "gelap" ? "☀ Terang" : "☾ Gelap", () =>
      r.kirim({ aksi: "tema", tema: data.tema === "gelap" ? "terang" : "gelap" })
    ),
    tombol("✕ Keluar", () => r.kirim({ aksi: "keluar" }))
  );
}

function daftarLayar(atas, data, r) {
  atas.replaceChildren(
    h(
      "div",
      { class: "tirai", onclick: (k) => k.target === k.currentTarget && r.tutupLapis() },
      h(
        "div",
        { class: "formulir daftar-layar", role: "dialog", "aria-label": "Daftar layar" },
        h("h2", {}, "Daftar layar"),
        h(
          "div",
          { class: "pilihan-layar" },
          data.urutan.map((l) =>
            tombol(l.judul, () => r.pindah(l.kunci), {
              class: `tombol ${l.dilewati ? "pudar" : ""} ${l.kunci === r.kunci ? "utama" : ""}`,
              title: l.alasan || null,
            })
          )
        ),
        h("div", { class: "tombolan" }, tombol("Tutup daftar", r.tutupLapis))
      )
    )
  );
  atas.querySelector("button")?.focus();
}

// What could not be stored without a form: said over the screen, with both values where two people met.
function kabarkan(atas, j, tadi, r) {
  const ulang = j.bentrok?.length && tadi.dilihat;
  const kembali = () => {
    r.kirim({ ...tadi, dilihat: { ...tadi.dilihat, ...Object.fromEntries(j.bentrok.map((b) => [b.kolom, b.nilai])) } });
    r.tutupLapis();
  };
  atas.replaceChildren(
    h(
      "div",
      { class: "tirai" },
      h(
        "div",
        { class: "formulir", role: "alertdialog", "aria-label": j.judul },
        h("h2", {}, j.judul),
        h("p", {}, j.galat),
        j.saran && h("p", { class: "ket" }, j.saran),
        h(
          "div",
          { class: "tombolan" },
          ulang && tombol("Simpan isian saya", kembali, { class: "tombol utama" }),
          tombol(ulang ? "Biarkan yang tersimpan" : "Tutup", r.tutupLapis)
        )
      )
    )
  );
  atas.querySelector("button")?.focus();
}

function sebut(badan, kata) {
  const tempat = badan.querySelector(".sebutan");
  if (tempat) tempat.textContent = kata;
}
