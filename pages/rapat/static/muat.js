// A long list shows what fits on the screen, says how many more there are, and turns like pages. Nothing is cut off
// unseen: an item taller than the list goes on in the next one, and a text that ends in … opens when touched.

function bisaHalaman(isi, kunci, r) {
  const kaki = h("div", { class: "kaki-daftar", hidden: true });
  return h("div", { class: "berhalaman", "data-kunci-daftar": kunci, "data-mulai": r.mulai[kunci] || 0 }, isi, kaki);
}

function muatkan(akar, r) {
  const bebas = akar.clientWidth <= 640; // a phone scrolls down, as every page of it does
  for (const wadah of akar.querySelectorAll(".berhalaman")) muatSatu(wadah, bebas, r);
  // All are measured before any is marked: marking one in between makes the browser lay the screen out anew each time.
  const teks = [...akar.querySelectorAll("[data-besar]")];
  const panjang = new Set(teks.filter((satu) => satu.scrollHeight > satu.clientHeight + 1));
  for (const satu of teks) satu.classList.toggle("terpotong", panjang.has(satu));
  for (const satu of panjang) Object.assign(satu, { tabIndex: 0, role: "button", title: "Baca utuh" });
}

function muatSatu(wadah, bebas, r) {
  const [isi, kaki] = wadah.children;
  satukan(isi);
  let semua = [...isi.children];
  const kunci = wadah.dataset.kunciDaftar;
  kaki.hidden = true;
  for (const satu of semua) satu.hidden = false;
  if (bebas || sampaiMana(isi, semua, 0) === semua.length) {
    r.mulai[kunci] = 0;
    return;
  }
  kaki.hidden = false;
  kaki.replaceChildren(h("span", {}, "…"), tombol("▲")); // as tall as it will be, before anything is measured
  pecahTinggi(isi);
  semua = [...isi.children];
  let mulai = Math.min(r.mulai[kunci] || 0, semua.length - 1);
  const halaman = bagiHalaman(isi, semua);
  const ke = Math.max(0, halaman.findLastIndex((awal) => awal <= mulai));
  mulai = halaman[ke];
  const akhir = halaman[ke + 1] ?? semua.length;
  semua.forEach((satu, i) => (satu.hidden = i < mulai || i >= akhir));
  const sisa = semua.slice(akhir).filter((s) => !s.matches(".kepala, .lanjutan")).length;
  const balik = (tujuan) => () => {
    r.mulai[kunci] = halaman[tujuan];
    muatSatu(wadah, bebas, r);
  };
  kaki.replaceChildren(
    h("span", {}, sisa ? `… dan ${sisa} lagi` : `Akhir daftar · halaman ${ke + 1} dari ${halaman.length}`),
    tombol("▲", balik(ke - 1), { disabled: ke === 0, "aria-label": "Halaman daftar sebelumnya", class: "tombol naik" }),
    tombol("▼", balik(ke + 1), {
      disabled: ke + 1 >= halaman.length,
      "aria-label": "Halaman daftar berikutnya",
      class: "tombol turun",
    })
  );
}

// Where each page of the list begins.
function bagiHalaman(isi, semua) {
  const awal = [0];
  for (;;) {
    const dari = awal[awal.length - 1];
    semua.forEach((satu, i) => (satu.hidden = i < dari));
    let sampai = sampaiMana(isi, semua, dari);
    while (sampai > dari + 1 && sampai < semua.length && semua[sampai - 1].classList.contains("kepala")) sampai -= 1;
    if (sampai >= semua.length) return awal;
    awal.push(Math.max(sampai, dari + 1));
  }
}

function sampaiMana(isi, semua, dari) {
  const batas = isi.getBoundingClientRect().bottom + 1;
  for (let i = dari; i < semua.length; i += 1) if (semua[i].getBoundingClientRect().bottom > batas) return i;
  return semua.length;
}

// What of an item stands below the list's end is moved, document by document and note by note, into items that go on
// with it. Its buttons stay with its beginning.
function pecahTinggi(isi) {
  for (const awal of [...isi.children]) {
    let satu = awal;
    while (satu && satu.getBoundingClientRect().height > isi.clientHeight) satu = sambung(satu, isi.clientHeight);
  }
}

function sambung(satu, batas) {
  const bagian = [...satu.querySelectorAll(":scope > .ket, :scope > .aksi > .cek")];
  const lebih = [];
  while (bagian.length > 1 && satu.getBoundingClientRect().height > batas) {
    lebih.unshift(bagian.pop());
    lebih[0].remove();
  }
  if (!lebih.length) return null;
  const cek = lebih.filter((b) => b.matches(".cek"));
  const kode = satu.querySelector(".utama b")?.textContent ?? "";
  const lanjutan = h(
    "div",
    { class: "butir lanjutan" },
    h("div", { class: "utama" }, h("span", { class: "teks" }, h("b", {}, kode), "(lanjutan)")),
    lebih.filter((b) => !cek.includes(b)),
    cek.length ? h("div", { class: "aksi" }, cek) : null
  );
  satu.after(lanjutan);
  return lanjutan;
}

// Put together again before the next measuring: the screen may have grown.
function satukan(isi) {
  for (const satu of [...isi.querySelectorAll(":scope > .lanjutan")].reverse()) {
    const awal = satu.previousElementSibling;
    const aksi = awal.querySelector(":scope > .aksi");
    const ket = [...satu.querySelectorAll(":scope > .ket")];
    if (aksi) aksi.before(...ket);
    else awal.append(...ket);
    const cek = [...satu.querySelectorAll(".cek")];
    const sela = aksi?.querySelector(".sela");
    if (sela) sela.before(...cek);
    else if (aksi) aksi.append(...cek);
    else if (cek.length) awal.append(h("div", { class: "aksi" }, cek));
    satu.remove();
  }
}
