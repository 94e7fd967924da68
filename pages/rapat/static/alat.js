// Small tools: elements without HTML text (what people typed can never become markup), and saving a file.

const SIFAT = new Set(["value", "checked", "disabled", "hidden", "type", "name", "rows", "tabIndex", "selected"]);

function h(tag, sifat, ...anak) {
  const el = document.createElement(tag);
  for (const [nama, nilai] of Object.entries(sifat || {})) {
    if (nilai === null || nilai === undefined || nilai === false) continue;
    if (nama.startsWith("on")) el.addEventListener(nama.slice(2), nilai);
    else if (nama === "class") el.className = nilai;
    else if (SIFAT.has(nama)) el[nama] = nilai;
    else el.setAttribute(nama, nilai === true ? "" : nilai);
  }
  el.append(...anak.flat(Infinity).filter((a) => a !== null && a !== undefined && a !== false && a !== ""));
  return el;
}

function tombol(teks, saatTekan, lain = {}) {
  return h("button", { type: "button", class: "tombol", onclick: saatTekan, ...lain }, teks);
}

// The clipboard is closed to pages of other machines without https: there the old way still works.
async function salin(teks) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(teks);
  const kotak = h("textarea", { value: teks, class: "luar-layar" });
  document.body.append(kotak);
  kotak.select();
  document.execCommand("copy");
  kotak.remove();
}

function simpanBerkas({ nama, mime, isi }) {
  const bita = Uint8Array.from(atob(isi), (huruf) => huruf.charCodeAt(0));
  const alamat = URL.createObjectURL(new Blob([bita], { type: mime }));
  const tautan = h("a", { href: alamat, download: nama });
  document.body.append(tautan);
  tautan.click();
  tautan.remove();
  setTimeout(() => URL.revokeObjectURL(alamat), 60000);
}
