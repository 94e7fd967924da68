// One line of a quarter: its langkah, status, date, documents and kendala.

import { button, h, wayTo } from "./elements.js";

/**
 * @param {import("./report.js").ReportList} list the list it stands in
 * @param {import("./report.js").Line} line
 */
export function reportLine(list, line) {
  if (line.heading) return h("h2.m-report-heading", line.heading);
  const name = `${line.kode}, ${line.when}`;
  const looks = {
    class: `m-report-line ${line.report}`,
    role: "group",
    "aria-label": `${name}: ${line.text}`,
  };
  return h(
    "div",
    { ...looks, "data-line": line.id, "data-key": line.id },
    h("div.m-report-what", aboutLine(line), h("p.m-note", line.pic)),
    h("p.m-report-when", line.when),
    statusesOf(list, line, name),
    h("div.m-report-done", doneField(list, line, name)),
    h(
      "ul.m-report-documents",
      { "aria-label": `Bukti ${name}` },
      line.documents.map((each, index) => documentTick(list, line, each, index)),
    ),
    noteField(list, line, name),
    line.refused && h("p.m-report-refused", { role: "alert" }, line.refused),
  );
}

/** @param {import("./report.js").Line} line */
const aboutLine = (line) =>
  h(
    "p.m-report-text",
    h(
      "a.m-report-kode",
      { href: line.href, tabindex: -1, "data-key": `${line.id} kode` },
      line.kode,
    ),
    ` ${line.text}`,
  );

/**
 * The buttons of the statuses. They have keys, so Tab skips them and goes to date and documents.
 * @param {import("./report.js").ReportList} list
 * @param {import("./report.js").Line} line
 * @param {string} name
 */
function statusesOf(list, line, name) {
  const statuses = Object.entries(list.block.words).map(([code, words]) =>
    button(words, () => list.report(list.lineOf(line.id), code), {
      class: `m-button ${code}`,
      "aria-pressed": String(line.report === code),
      "aria-label": `${words}, ${name}`,
      "data-key": `${line.id} ${code}`,
      tabindex: -1,
      disabled: !line.open,
    }),
  );
  const undo =
    line.undo &&
    button("Urungkan", () => list.undo(line), {
      class: "m-report-undo",
      "aria-label": `Urungkan, ${name}`,
      "data-key": `${line.id} undo`,
      tabindex: -1,
    });
  return h(
    "div.m-report-status",
    h("div.m-switch", statuses),
    line.state && h("p.m-note", line.state),
    undo,
  );
}

/**
 * A field that is stored when the person leaves it, but not when it is hidden for a moment;
 * `commit` stores at once.
 */
function storedField(list, looks, stored, store) {
  const field = h("input.m-choose", { type: "text", value: stored, ...looks });
  field.stored = stored;
  field.giveBack = () => (field.value = stored);
  field.commit = () => field.value.trim() !== field.stored && store(field.value.trim(), field);
  const isThere = () => field.checkVisibility({ visibilityProperty: true });
  field.addEventListener("focusout", () => !list.isDrawing && isThere() && field.commit());
  return field;
}

/**
 * @param {import("./report.js").ReportList} list
 * @param {import("./report.js").Line} line
 * @param {string} name
 */
function doneField(list, line, name) {
  const store = (typed, field) => {
    const day = readDay(typed, list.block.year);
    field.setAttribute("aria-invalid", String(day === null));
    if (day === null) return list.tell("Tulis tanggal sebagai hari/bulan, misalnya 29/8.", true);
    const now = list.lineOf(line.id);
    list.store(
      now,
      day && now.report !== "selesai"
        ? { laporan: "selesai", tanggal_selesai: day }
        : { tanggal_selesai: day },
    );
    return true;
  };
  const looks = {
    inputmode: "numeric",
    placeholder: "hh/bb/tttt",
    maxlength: 10,
    "aria-label": `Tanggal selesai ${name}`,
    "data-key": `${line.id} done`,
    disabled: !line.open,
  };
  return storedField(list, looks, sayDay(line.done), store);
}

/**
 * @param {import("./report.js").ReportList} list
 * @param {import("./report.js").Line} line
 * @param {string} name
 */
function noteField(list, line, name) {
  const looks = {
    placeholder: "Kendala",
    maxlength: list.block.note_length,
    "aria-label": `Kendala ${name}`,
    "data-key": `${line.id} note`,
    disabled: !line.open,
  };
  const field = storedField(list, looks, line.note, (typed) =>
    list.store(list.lineOf(line.id), { kendala: typed }),
  );
  return h(
    "div",
    { class: `m-report-note ${line.note || line.report === "proses" ? "shown" : ""}` },
    field,
  );
}

/**
 * @param {import("./report.js").ReportList} list
 * @param {import("./report.js").Line} line
 * @param {Blocks.ReportedDocument} document
 * @param {number} index
 */
function documentTick(list, line, document, index) {
  const number = index < 9 ? h("span.m-report-number", { "aria-hidden": "true" }, index + 1) : null;
  const looks = {
    type: "checkbox",
    checked: document.on,
    disabled: document.fixed || !line.open,
    "data-key": `${line.id} tick ${document.name}`,
  };
  const box = h("input", {
    ...looks,
    onchange: ({ target }) => list.tick(list.lineOf(line.id), [document], target.checked),
  });
  const give = {
    class: "m-report-give",
    "aria-label": `Tautan, berkas, atau keterangan: ${document.name}`,
    "data-key": `${line.id} give ${document.name}`,
  };
  const words = [number, document.name, document.state && h("b.m-note", ` ${document.state}`)];
  const note = document.note && h("span.m-note.m-report-words", document.note);
  return h(
    "li",
    h("label", { class: `m-tick ${document.on ? "on" : ""}` }, box, h("span", words, note)),
    document.ways.map(documentWay),
    line.open && !document.fixed && button("+", () => list.openDocument(line, document), give),
  );
}

/** @param {Blocks.DocumentWay} way */
const documentWay = ({ mark, text, href }) =>
  href
    ? h(
        "span",
        { title: text },
        wayTo(href, h("span", { "aria-hidden": "true" }, mark), h("span.m-unseen", text)),
      )
    : h("span.m-note", `${mark} ${text}`);

const sayDay = (day) => day.split("-").reverse().join("/");

/**
 * Read a day as people type it (29/8, 29-08-2025, 2908) as 2025-08-29; "" for none, null if it is
 * no day.
 * @param {string} typed @param {number} year for a day without a year
 */
export function readDay(typed, year) {
  if (!typed) return "";
  const digits = /^\d{4}(\d{4})?$/.test(typed) && [
    typed.slice(0, 2),
    typed.slice(2, 4),
    typed.slice(4),
  ];
  const [day, month, said] = digits || typed.split(/[\s./-]+/);
  const wanted = said ? Number(said.length === 2 ? `20${said}` : said) : year;
  const date = new Date(Date.UTC(wanted, Number(month) - 1, Number(day)));
  const isDay = date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1;
  return isDay && wanted > 1999 && wanted < 2101 ? date.toISOString().slice(0, 10) : null;
}
