// One thing to fill in at a time, over the screen. It stays as typed while the screen behind it changes, and until
// the server says it is stored; what it cannot keep is said at its field.

function bukaFormulir(tempat, f, kirim, tutup) {
  const isian = Object.fromEntries(f.isian.map((satu) => [satu.nama, kolomIsian(satu)]));
  const galat = h("div", { class: "galat umum", role: "alert", hidden: true });
  const simpan = h("button", { type: "submit", class: "tombol utama" }, f.tombol || "Simpan");
  let dilihat = f.dilihat;
  const form = h(
    "form",
    {
      class: "formulir",
      role: "dialog",
      "aria-label": f.judul,
      novalidate: true,
      onsubmit: (k) => {
        k.preventDefault();
        simpan.disabled = true;
        const nilai = Object.fromEntries(Object.entries(isian).map(([nama, satu]) => [nama, satu.kotak.value]));
        kirim({ ...f.kirim, isian: nilai, dilihat });
      },
      onkeydown: (k) => {
        k.stopPropagation();
        if (k.key === "Escape") tutup();
      },
    },
    h("h2", {}, f.judul),
    f.ket && h("p", { class: "ket" }, f.ket),
    Object.values(isian).map((satu) => satu.baris),
    galat,
    h("div", { class: "tombolan" }, simpan, tombol("Batal", tutup))
  );
  tempat.replaceChildren(h("div", { class: "tirai" }, form));
  Object.values(isian)[0]?.kotak.focus();
  return {
    // What came of it: true when it may close.
    jawab(j) {
      simpan.disabled = false;
      for (const satu of Object.values(isian)) satu.tandai("");
      galat.hidden = true;
      if (j.baik) return true;
      const umum = [];
      for (const [nama, kata] of Object.entries(j.isian || {})) {
        if (isian[nama]) isian[nama].tandai(kata);
        else umum.push(kata);
      }
      if (j.galat && !Object.keys(j.isian || {}).length) umum.push(j.galat, j.saran);
      for (const b of j.bentrok || []) {
        if (isian[b.kolom]) isian[b.kolom].tandai(`Kini tersimpan: ${b.tersimpan}. Isian Anda: ${b.isian}.`);
        dilihat = { ...dilihat, [b.kolom]: b.nilai };
      }
      galat.textContent = umum.join(" ");
      galat.hidden = !umum.length;
      return false;
    },
  };
}

function kolomIsian(satu) {
  const kotak = buatKotak(satu);
  const keluhan = h("div", { class: "galat", role: "alert", hidden: true });
  const pilihan = satu.usul?.length
    ? h("div", { class: "usul" }, satu.usul.map((u) => tombol(u, () => (kotak.value = u))))
    : null;
  const sebutan = satu.jenis === "tanggal" ? sebutTanggal(kotak) : null;
  const baris = h("label", { class: "isian" }, h("span", {}, satu.label), kotak, sebutan, keluhan);
  return {
    kotak,
    baris: pilihan ? h("div", {}, baris, pilihan) : baris,
    tandai(kata) {
      keluhan.textContent = kata;
      keluhan.hidden = !kata;
      kotak.setAttribute("aria-invalid", kata ? "true" : "false");
    },
  };
}

// A browser writes dates its own way (10/01/2025): in words there is no doubt which day it is.
function sebutTanggal(kotak) {
  const kata = h("div", { class: "tanggal" });
  const tulis = () => {
    const hari = kotak.valueAsDate;
    const bentuk = new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone: "UTC" });
    kata.textContent = hari ? bentuk.format(hari) : "";
  };
  kotak.addEventListener("input", tulis);
  tulis();
  return kata;
}

function buatKotak(satu) {
  const umum = { name: satu.nama, value: satu.nilai || "" };
  if (satu.jenis === "uraian") return h("textarea", { ...umum, rows: satu.baris || 2 });
  if (satu.jenis === "tanggal") return h("input", { ...umum, type: "date" });
  if (satu.jenis === "pilihan") {
    const kotak = h("select", { name: satu.nama }, satu.opsi.map(([kode, kata]) => h("option", { value: kode }, kata)));
    kotak.value = satu.nilai;
    return kotak;
  }
  return h("input", { ...umum, type: "text" });
}
