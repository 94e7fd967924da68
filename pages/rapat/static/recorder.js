// Who records here: where nobody signs in, each browser gives its name once and remembers it, so that *Urungkan* takes
// back what was recorded here and not what another recorder did.

import { button } from "./elements.js";

const KEPT = "monev-pencatat";

// A button with the name, or asking for it; nothing where the server knows who records.
export function recorderButton(data, r) {
  if (data.pencatat === null || data.pencatat === undefined) return null;
  const form = {
    judul: "Siapa yang mencatat di sini?",
    ket: "Nama ini tersimpan di peramban ini dan tertulis pada setiap catatannya. Urungkan lalu hanya mengurungkan catatan Anda sendiri.",
    isian: [{ nama: "nama", label: "Nama Anda sebagai pencatat", nilai: data.pencatat, jenis: "teks" }],
    kirim: { aksi: "pencatat" },
    dilihat: {},
  };
  return button(data.pencatat ? `✎ ${data.pencatat}` : "✎ Nama Anda", () => r.openForm(form), {
    class: "tombol pencatat",
    "aria-label": "Nama Anda sebagai pencatat",
    title: data.pencatat || null,
  });
}

// The name given here earlier, told to the server once per visit, before anything is recorded.
export function giveName(data, r) {
  if (r.nameGiven || data.pencatat !== "") return;
  r.nameGiven = true;
  const nama = kept();
  if (nama) r.send({ aksi: "pencatat", nama });
}

// What the server took as the name is remembered; an empty one is forgotten.
export function keepName(sent) {
  if (sent.aksi !== "pencatat" || sent.isian === undefined) return;
  try {
    window.localStorage.setItem(KEPT, sent.isian.nama.trim());
  } catch {
    return; // the browser keeps nothing for this page: then each visit gives its name
  }
}

function kept() {
  try {
    return window.localStorage.getItem(KEPT);
  } catch {
    return null; // as above
  }
}
