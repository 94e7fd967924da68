// One thing to fill in at a time, over the screen. It stays as typed while the screen behind it changes, and until
// the server says it is stored; what it cannot keep is said at its field.

import { button, h } from "./elements.js";
import { nameChips } from "./several.js";

export function openForm(place, f, send, close, known = []) {
  const fields = Object.fromEntries(f.isian.map((one) => [one.nama, formField(one, known)]));
  const values = () => Object.fromEntries(Object.entries(fields).map(([nama, one]) => [nama, one.box.value]));
  const refusal = h("div", { class: "galat umum", role: "alert", hidden: true });
  const save = h("button", { type: "submit", class: "tombol utama" }, f.tombol || "Simpan");
  let dilihat = f.dilihat;
  const form = h(
    "form",
    {
      class: "formulir",
      role: "dialog",
      "aria-label": f.judul,
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        save.disabled = true;
        send({ ...f.kirim, isian: values(), dilihat });
      },
      onkeydown: (event) => event.stopPropagation(),
    },
    h("h2", {}, f.judul),
    f.ket && h("p", { class: "ket" }, f.ket),
    Object.values(fields).map((one) => one.row),
    refusal,
    h("div", { class: "tombolan" }, save, button("Batal", () => leave()))
  );
  const atFirst = JSON.stringify(values());
  const question = leaveQuestion(close, () => {
    question.hidden = true;
    save.focus();
  });
  form.append(question);
  // What was half written is not thrown away by one key; the key that asked also goes back to it.
  function leave() {
    if (JSON.stringify(values()) === atFirst) return close();
    question.hidden = !question.hidden;
    (question.hidden ? save : question.querySelector("button")).focus();
    question.scrollIntoView({ block: "nearest" });
  }
  place.replaceChildren(h("div", { class: "tirai" }, form));
  Object.values(fields)[0]?.box.focus();
  return {
    leave,
    // What came of it: true when it may close.
    answer(reply) {
      save.disabled = false;
      for (const one of Object.values(fields)) one.mark("");
      refusal.hidden = true;
      if (reply.baik) return true;
      const general = [];
      for (const [nama, words] of Object.entries(reply.isian || {})) {
        if (fields[nama]) fields[nama].mark(words);
        else general.push(words);
      }
      if (reply.galat && !Object.keys(reply.isian || {}).length) general.push(reply.galat, reply.saran);
      for (const b of reply.bentrok || []) {
        if (fields[b.kolom]) fields[b.kolom].mark(`Kini tersimpan: ${b.tersimpan}. Isian Anda: ${b.isian}.`);
        dilihat = { ...dilihat, [b.kolom]: b.nilai };
      }
      refusal.textContent = general.join(" ");
      refusal.hidden = !general.length;
      return false;
    },
  };
}

// Asked before a form is left in which something was typed.
function leaveQuestion(close, stay) {
  return h(
    "div",
    { class: "tanya", role: "alertdialog", "aria-label": "Isian belum disimpan", hidden: true },
    h("p", {}, "Isian ini belum disimpan. Buang isian ini?"),
    h("div", { class: "tombolan" }, button("Lanjut mengisi", stay), button("Buang isian", close))
  );
}

function formField(one, known) {
  const box = makeBox(one);
  const complaint = h("div", { class: "galat", role: "alert", hidden: true });
  const listed = [...new Set([...(one.usul || []), ...known])];
  const several = one.jenis === "beberapa" && listed.length > 0;
  const suggestions = several
    ? nameChips(box, listed)
    : one.usul?.length
    ? h("div", { class: "usul" }, one.usul.map((u) => button(u, () => (box.value = u))))
    : null;
  const inWords = one.jenis === "tanggal" ? dateInWords(box) : null;
  const row = h("label", { class: "isian" }, h("span", {}, one.label), box, inWords, complaint);
  return {
    box,
    row: suggestions ? h("div", {}, row, suggestions) : row,
    mark(words) {
      complaint.textContent = words;
      complaint.hidden = !words;
      box.setAttribute("aria-invalid", words ? "true" : "false");
    },
  };
}

// A browser writes dates its own way (10/01/2025): in words there is no doubt which day it is.
function dateInWords(box) {
  const words = h("div", { class: "tanggal" });
  const write = () => {
    const day = box.valueAsDate;
    const format = new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone: "UTC" });
    words.textContent = day ? format.format(day) : "";
  };
  box.addEventListener("input", write);
  write();
  return words;
}

function makeBox(one) {
  const general = { name: one.nama, value: one.nilai || "" };
  if (one.jenis === "uraian") return h("textarea", { ...general, rows: one.baris || 2 });
  if (one.jenis === "tanggal") return h("input", { ...general, type: "date" });
  if (one.jenis === "pilihan") {
    const box = h("select", { name: one.nama }, one.opsi.map(([kode, words]) => h("option", { value: kode }, words)));
    box.value = one.nilai;
    return box;
  }
  return h("input", { ...general, type: "text" });
}
