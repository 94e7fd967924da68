// The parts a screen is put together from. Each takes its data and `r`, the room (kirim, bukaFormulir, pindah).

const GAMBAR = { kalimat, angka, batang, peta, daftar, tombolan, lajur, salin: tombolSalin, unduhan };

function gambarBlok(blok, r) {
  return GAMBAR[blok.jenis](blok, r);
}

function kalimat(b) {
  return h("p", { class: `kalimat ${b.nada || ""}` }, b.teks);
}

function angka(b) {
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
function batang(b, r) {
  const baris = b.isi.map((a) =>
    h(
      a.pindah || a.pilih !== undefined ? "button" : "div",
      {
        class: `satu-batang ${a.dipilih ? "dipilih" : ""}`,
        type: a.pindah ? "button" : null,
        onclick: a.pindah ? () => r.pindah(a.pindah) : a.pilih !== undefined ? () => r.pilih(a.pilih) : null,
      },
      h("span", { class: "nama" }, a.label),
      h("span", { class: "jalur" }, h("span", { class: `isi ${a.warna || "selesai"}`, style: `width:${a.lebar}%` })),
      h("span", { class: "jumlah" }, a.teks),
      h("span", { class: "telat" }, a.terlambat ? lencana("terlambat", `▲ ${a.terlambat}`) : "")
    )
  );
  return bisaHalaman(h("div", { class: `batangan daftar ${b.sempit ? "sempit" : ""}` }, baris), b.kunci || "batang", r);
}

function lencana(status, teks) {
  return h("span", { class: `lencana ${status}` }, teks);
}

function peta(b) {
  return h(
    "div",
    { class: "peta", role: "img", "aria-label": b.sebutan, style: `--kolom:${b.sel.length}` },
    b.sel.map((s) =>
      h(
        "div",
        { class: `sel ${s.keadaan}` },
        h("div", { class: "bulan" }, s.bulan),
        h("div", { class: "nilai" }, s.teks, s.terlambat ? lencana("terlambat", `▲${s.terlambat}`) : "")
      )
    )
  );
}

function daftar(b, r) {
  if (!b.isi.length) return h("p", { class: "kosong" }, b.kosong);
  return bisaHalaman(
    h("div", { class: `daftar ${b.rapat ? "rapat" : ""}` }, b.isi.map((a) => butir(a, r))),
    b.kunci || "daftar",
    r
  );
}

function butir(a, r) {
  if (a.kepala) return h("h3", { class: "kepala" }, a.kepala);
  return h(
    "div",
    { class: `butir ${a.pudar ? "pudar" : ""}` },
    h(
      "div",
      { class: "utama" },
      a.tanda && lencana(a.status, a.tanda),
      h("span", { class: "teks", "data-besar": true, ...bukaUtuh(a, r) }, a.kode && h("b", {}, `${a.kode} `), a.teks),
      a.kanan && h("span", { class: "kanan" }, a.kanan),
      a.sebaris && a.tombol && h("span", { class: "aksi" }, a.tombol.map((t) => tombolDari(t, r)))
    ),
    (a.ket || []).map((k) => h("div", { class: "ket", "data-besar": true, ...bukaUtuh(a, r) }, k)),
    (a.cek || a.tombol) &&
      !a.sebaris &&
      h(
        "div",
        { class: "aksi" },
        (a.cek || []).map((c) => kotakCek(c, r)),
        h("span", { class: "sela" }),
        (a.tombol || []).map((t) => tombolDari(t, r))
      )
  );
}

// A touch on an item's text shows all of it in large letters: for the back row, and where the list has room for less.
function bukaUtuh(a, r) {
  const buka = () => r.perbesar(a);
  return { onclick: buka, onkeydown: (k) => ["Enter", " "].includes(k.key) && (k.preventDefault(), buka()) };
}

function besarkan(a, tutup) {
  return h(
    "div",
    { class: "tirai", onclick: (k) => k.target === k.currentTarget && tutup() },
    h(
      "div",
      { class: "formulir besar", role: "dialog", "aria-label": a.kode || "Selengkapnya" },
      h("p", { class: "letak" }, [a.tanda, a.kanan].filter(Boolean).join(" · ")),
      h("p", {}, a.kode && h("b", {}, `${a.kode} `), a.teks),
      (a.ket || []).map((k) => h("p", { class: "ket" }, k)),
      (a.cek || []).map((c) => h("p", { class: "ket" }, `${c.ada ? "☑" : "☐"} ${c.utuh || c.teks}`)),
      h("div", { class: "tombolan" }, tombol("Tutup", tutup))
    )
  );
}

function kotakCek(c, r) {
  const kotak = h("input", {
    type: "checkbox",
    checked: c.ada,
    disabled: !c.kirim,
    "data-kunci": c.kunci,
    onchange: () => r.kirim({ ...c.kirim, nilai: kotak.checked }),
  });
  return h("label", { class: `cek ${c.ada ? "ada" : ""}` }, kotak, h("span", {}, c.teks));
}

function tombolDari(t, r) {
  const tekan = () => {
    if (t.formulir) r.bukaFormulir(t.formulir);
    else if (t.pindah) r.pindah(t.pindah);
    else r.kirim(t.kirim);
  };
  return tombol(t.teks, tekan, {
    class: `tombol ${t.utama ? "utama" : ""}`,
    "data-kunci": t.kunci || t.teks,
    "aria-label": t.sebutan,
  });
}

function tombolan(b, r) {
  return h("div", { class: "tombolan" }, b.isi.map((t) => tombolDari(t, r)));
}

function lajur(b, r) {
  return h(
    "div",
    { class: "lajur", style: `grid-template-columns:${b.lebar}` },
    b.isi.map((satu) => h("div", { class: "kolom" }, satu.map((blok) => gambarBlok(blok, r))))
  );
}

function tombolSalin(b) {
  const salinan = tombol("Salin pesan WhatsApp", async () => {
    await salin(b.teks);
    salinan.textContent = "Tersalin ✓";
  });
  return h("div", { class: "tombolan" }, salinan);
}

function unduhan(b, r) {
  return bisaHalaman(
    h(
      "div",
      { class: "unduhan daftar" },
      b.isi.map((d) =>
        h(
          "div",
          { class: "butir satu-unduhan" },
          h("span", { class: "teks" }, d.judul),
          d.bentuk.map((f) =>
            tombol(f.teks, () => r.kirim({ aksi: "dokumen", kode: d.kode, bentuk: f.kode }), {
              "aria-label": `${d.judul} ${f.teks}`,
              disabled: r.sedang?.aksi === "dokumen",
            })
          )
        )
      )
    ),
    "unduhan",
    r
  );
}
