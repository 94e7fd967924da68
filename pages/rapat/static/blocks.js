// The blocks a screen is put together from: what pages/rapat/blocks.py makes, drawn. Each takes its data and `r`, the
// room (send, openForm, goTo ...). The keys of the data are those of the Python side.

import { button, copyText, h } from "./elements.js";
import { paged } from "./paging.js";

// By `jenis` of the block.
const PAINTERS = {
  kalimat: sentence,
  angka: figures,
  batang: bars,
  peta: heatmapRow,
  daftar: list,
  tombolan: buttonRow,
  lajur: columns,
  salin: copyButton,
  unduhan: downloads,
  qr: qrCode,
};

export function drawBlock(block, r) {
  return PAINTERS[block.jenis](block, r);
}

function sentence(b) {
  return h("p", { class: `kalimat ${b.nada || ""}` }, b.teks);
}

function qrCode(b) {
  return h("figure", { class: "qr" }, h("img", { src: b.gambar, alt: `${b.teks}: ${b.alamat}` }), h("figcaption", {}, b.teks));
}

function figures(b) {
  return h(
    "div",
    { class: "angka" },
    b.isi.map((a) =>
      h(
        "div",
        { class: `satu-angka ${a.status || ""}` },
        h("div", { class: "nilai" }, a.tanda && h("span", { class: `tanda ${a.status}` }, a.tanda), a.nilai),
        h("div", { class: "label" }, a.label),
        a.ket && h("div", { class: "ket" }, a.ket)
      )
    )
  );
}

// A share as a bar with its words on the line: nothing to look up in a legend.
function bars(b, r) {
  const rows = b.isi.map((a) =>
    h(
      a.pindah || a.pilih !== undefined ? "button" : "div",
      {
        class: `satu-batang ${a.dipilih ? "dipilih" : ""}`,
        type: a.pindah ? "button" : null,
        onclick: a.pindah ? () => r.goTo(a.pindah) : a.pilih !== undefined ? () => r.choose(a.pilih) : null,
      },
      h("span", { class: "nama" }, a.label),
      h("span", { class: "jalur" }, h("span", { class: `isi ${a.warna || "selesai"}`, style: `width:${a.lebar}%` })),
      h("span", { class: "jumlah" }, a.teks),
      h("span", { class: "telat" }, a.terlambat ? badge("terlambat", `▲ ${a.terlambat}`) : "")
    )
  );
  return paged(h("div", { class: `batangan daftar ${b.sempit ? "sempit" : ""}` }, rows), b.kunci || "batang", r);
}

function badge(status, text) {
  return h("span", { class: `lencana ${status}` }, text);
}

function heatmapRow(b) {
  return h(
    "div",
    { class: "peta", role: "img", "aria-label": b.sebutan, style: `--kolom:${b.sel.length}` },
    b.sel.map((s) =>
      h(
        "div",
        { class: `sel ${s.keadaan}`, style: s.bagian === null ? null : `--bagian:${s.bagian}` },
        h("div", { class: "bulan" }, s.bulan),
        h("div", { class: "nilai" }, s.teks, s.terlambat && h("span", { class: "telat" }, s.terlambat))
      )
    )
  );
}

function list(b, r) {
  if (!b.isi.length) return h("p", { class: "kosong" }, b.kosong);
  return paged(
    h("div", { class: `daftar ${b.rapat ? "rapat" : ""}` }, b.isi.flatMap((a) => (a.lipat ? foldedItems(a, r) : item(a, r)))),
    b.kunci || "daftar",
    r
  );
}

// What needs no word lies behind one line, and is not on the screen before somebody touches it.
function foldedItems(a, r) {
  const open = r.opened.has(a.kunci);
  const line = button(`${open ? "▾" : "▸"} ${a.lipat}`, () => r.fold(a.kunci), {
    class: "tombol lipat",
    "aria-expanded": String(open),
    "data-kunci": `lipat ${a.kunci}`,
  });
  return [line, ...(open ? a.isi.map((one) => item(one, r)) : [])];
}

function item(a, r) {
  if (a.kepala) return h("h3", { class: "kepala" }, a.kepala);
  return h(
    "div",
    { class: `butir ${a.pudar ? "pudar" : ""} ${a.lebar ? "lebar" : ""}`, "data-kode": a.kode },
    itemHead(a, r),
    a.siapa && !a.tombol && h("div", { class: "siapa" }, a.siapa),
    (a.ket || []).map((line) => h("div", { class: "ket", "data-besar": true, ...opensInFull(a, r) }, line)),
    (a.cek || a.semua || a.tombol) && !a.sebaris && itemActions(a, r)
  );
}

function itemHead(a, r) {
  return h(
    "div",
    { class: "utama" },
    a.nomor && h("b", { class: "urut" }, a.nomor),
    a.tanda && badge(a.status, a.tanda),
    h("span", { class: "teks", "data-besar": true, ...opensInFull(a, r) }, a.kode && h("b", {}, `${a.kode} `), a.teks),
    a.kanan && h("span", { class: "kanan" }, a.kanan),
    a.sebaris && a.tombol && h("span", { class: "aksi" }, a.tombol.map((t) => buttonOf(t, r)))
  );
}

function itemActions(a, r) {
  return h(
    "div",
    { class: "aksi" },
    a.siapa && h("span", { class: "siapa" }, a.siapa),
    [...(a.semua || []), ...(a.cek || [])].map((c) => tickBox(c, r)),
    h("span", { class: "sela" }),
    (a.tombol || []).map((t) => buttonOf(t, r))
  );
}

// A touch on an item's text shows all of it in large letters: for the back row, and where the list has room for less.
function opensInFull(a, r) {
  const open = () => r.enlarge(a);
  return { onclick: open, onkeydown: (event) => ["Enter", " "].includes(event.key) && (event.preventDefault(), open()) };
}

export function enlarged(a, close) {
  return h(
    "div",
    { class: "tirai", onclick: (event) => event.target === event.currentTarget && close() },
    h(
      "div",
      { class: "formulir besar", role: "dialog", "aria-label": a.kode || "Selengkapnya" },
      h("p", { class: "letak" }, [a.tanda, a.kanan].filter(Boolean).join(" · ")),
      h("p", {}, a.kode && h("b", {}, `${a.kode} `), a.teks),
      a.siapa && h("p", { class: "siapa" }, a.siapa),
      [...(a.ket || []), ...(a.rinci || [])].map((line) => h("p", { class: "ket" }, line)),
      [...(a.semua || []), ...(a.cek || [])].map((c) => h("p", { class: "ket" }, `${c.ada ? "☑" : "☐"} ${c.utuh || c.teks}`)),
      h("div", { class: "tombolan" }, button("Tutup", close))
    )
  );
}

function tickBox(c, r) {
  const box = h("input", {
    type: "checkbox",
    checked: c.ada,
    disabled: !c.kirim,
    "data-kunci": c.kunci,
    onchange: () => r.send({ ...c.kirim, nilai: box.checked }),
  });
  return h("label", { class: `cek ${c.ada ? "ada" : ""}` }, box, h("span", {}, c.teks));
}

function buttonOf(t, r) {
  const press = () => {
    if (t.formulir) r.openForm(t.formulir);
    else if (t.pindah) r.goTo(t.pindah);
    else r.send(t.kirim);
  };
  return button(t.teks, press, {
    class: `tombol ${t.utama ? "utama" : ""}`,
    "data-kunci": t.kunci || t.teks,
    "aria-label": t.sebutan,
  });
}

function buttonRow(b, r) {
  return h("div", { class: "tombolan" }, b.isi.map((t) => buttonOf(t, r)));
}

function columns(b, r) {
  return h(
    "div",
    { class: "lajur", style: `grid-template-columns:${b.lebar}` },
    b.isi.map((column) => h("div", { class: "kolom" }, column.map((block) => drawBlock(block, r))))
  );
}

function copyButton(b) {
  const copying = button("Salin pesan WhatsApp", async () => {
    await copyText(b.teks);
    copying.textContent = "Tersalin ✓";
  });
  return h("div", { class: "tombolan" }, copying);
}

function downloads(b, r) {
  return paged(
    h(
      "div",
      { class: "unduhan daftar" },
      b.isi.map((d) =>
        h(
          "div",
          { class: "butir satu-unduhan" },
          h("span", { class: "teks" }, d.judul),
          d.bentuk.map((f) =>
            button(f.teks, () => r.send({ aksi: "dokumen", kode: d.kode, bentuk: f.kode }), {
              "aria-label": `${d.judul} ${f.teks}`,
              disabled: r.pending?.aksi === "dokumen",
            })
          )
        )
      )
    ),
    "unduhan",
    r
  );
}
