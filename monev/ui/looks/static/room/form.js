// One thing to fill in at a time, over the screen. What is typed stays a draft, also when the form
// is left, until the server says it is stored or it is thrown away; what it cannot keep is said at
// its field.

import { button, h, kept, keptHere } from "../elements.js";

// Enter saves, from every field but a list or a long text, where it begins a line, as Shift+Enter
// does in a short one. A key that is held down opened the form, perhaps: it does not send it too.
function keyInForm(event) {
  event.stopPropagation();
  if (event.key !== "Enter" || event.isComposing || event.shiftKey) return;
  const box = event.target;
  const saves = box.matches("input, select, textarea[data-saves]");
  if (saves || (event.repeat && !box.matches("textarea"))) event.preventDefault();
  if (saves && !event.repeat) box.form.requestSubmit();
}

/** @param place @param {Blocks.Form} f @param send @param close @param {string[]} known @param draft */
export function openForm(place, f, send, close, known, draft) {
  const fields = Object.fromEntries(f.fields.map((field) => [field.name, formField(field, known)]));
  const entries = () =>
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.box.value]));
  const refusal = h("div.m-error", { role: "alert", hidden: true });
  const save = h("button.m-button.primary", { type: "submit" }, f.save || "Simpan");
  let seen = draft.left?.seen ?? f.seen;
  const submit = (event) => {
    event.preventDefault();
    save.disabled = true;
    send({ ...f.message, entries: entries(), seen });
  };
  const discard = button("Buang isian", () => (draft.keep(null), close()), { hidden: true });
  const keep = () => {
    discard.hidden = JSON.stringify(entries()) === atFirst;
    draft.keep(discard.hidden ? null : entries(), seen);
  };
  const form = h(
    "form.m-dialog",
    {
      role: "dialog",
      "aria-label": f.title,
      novalidate: true,
      onsubmit: submit,
      oninput: keep,
      onkeydown: keyInForm,
    },
    h("h2", f.title),
    [f.hint].flat().map((line) => line && h("p.m-note", line)),
    draft.left && h("p.m-note", { role: "status" }, "Isian yang belum disimpan dikembalikan."),
    Object.values(fields).map((field) => field.row),
    refusal,
    h("div.m-actions", save, button("Batal", close), discard),
  );
  const atFirst = JSON.stringify(entries());
  for (const [name, value] of Object.entries(draft.left?.entries ?? {}))
    if (fields[name]) fill(fields[name].box, value);
  place.replaceChildren(h("div.m-veil", form));
  (Object.values(fields)[0]?.box ?? save).focus();

  // What came of it: true when it may close.
  return (/** @type {Blocks.RoomAnswer} */ reply) => {
    save.disabled = false;
    for (const field of Object.values(fields)) field.mark("");
    if (reply.ok) return true;
    const general = reply.error && !reply.fields ? [reply.error, reply.advice] : [];
    for (const [name, words] of Object.entries(reply.fields || {})) {
      if (fields[name]) fields[name].mark(words);
      else general.push(words);
    }
    for (const clash of reply.clashes || []) {
      fields[clash.field]?.mark(`Kini tersimpan: ${clash.stored}. Isian Anda: ${clash.typed}.`);
      seen = { ...seen, [clash.field]: clash.value };
    }
    refusal.textContent = general.join(" ");
    refusal.hidden = !general.length;
    return false;
  };
}

// Puts something in as if it had been typed.
function fill(box, value) {
  box.value = value;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {Blocks.Field} field @param {string[]} known */
function formField(field, known) {
  const box = makeBox(field);
  const complaint = h("div.m-error", { role: "alert", hidden: true });
  // A browser of another language shows 10/01/2025.
  const day = field.kind === "day" && h("p.m-note");
  const say = () => day && (day.textContent = box.valueAsDate ? longDay(box.valueAsDate) : "");
  box.addEventListener("input", say);
  say();
  const row = h("label.m-field", h("span", field.label), box, day, complaint);
  // What can be put in by a touch: the names that are known, or what is usual.
  const usual = field.suggested?.map((value) =>
    button(field.kind === "day" ? longDay(new Date(value)) : value, () => fill(box, value)),
  );
  const offered =
    field.kind === "names"
      ? known.length > 0 && nameChips(box, known)
      : usual && h("div.m-suggested", usual);
  return {
    box,
    row: h("div", row, offered),
    mark(words) {
      complaint.textContent = words;
      complaint.hidden = !words;
      box.setAttribute("aria-invalid", words ? "true" : "false");
    },
  };
}

const namesIn = (text) =>
  text
    .split(";")
    .map((name) => name.trim())
    .filter(Boolean);

// A field of several names, joined by a semicolon: a touch adds a name that is known or takes it
// out again, any other can simply be typed.
function nameChips(box, known) {
  const others = (name) =>
    namesIn(box.value).filter(
      (other) => other.toLocaleLowerCase("id") !== name.toLocaleLowerCase("id"),
    );
  const has = (name) => others(name).length < namesIn(box.value).length;
  const chips = known.map((name) =>
    button(name, () => fill(box, [...others(name), ...(has(name) ? [] : [name])].join("; "))),
  );
  const mark = () =>
    chips.forEach((chip, i) => chip.setAttribute("aria-pressed", String(has(known[i]))));
  box.addEventListener("input", mark);
  mark();
  return h("div.m-suggested.m-names", { role: "group", "aria-label": "Nama yang dikenal" }, chips);
}

const longDay = (day) =>
  new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone: "UTC" }).format(day);

/** @param {Blocks.Field} field */
function makeBox({ kind, name, value, lines, options, saves }) {
  if (kind === "lines")
    return h("textarea", { name, value, rows: lines, "data-saves": saves ? "" : null });
  if (kind !== "choice") return h("input", { name, value, type: kind === "day" ? "date" : "text" });
  const box = h(
    "select",
    { name },
    options.map(([code, words]) => h("option", { value: code }, words)),
  );
  box.value = value;
  return box;
}

// What is typed in a form of the meeting stays in this browser until the server says it is stored,
// so that a crash of either loses nothing. It is kept for each meeting, by the form's title and the
// message it is sent with.
const DRAFTS = "monev-isian ";

/** @param {Blocks.Form} f */
export const draftKey = (f) => `${f.title} ${JSON.stringify(f.message)}`;

// Every form of a meeting that is half written: key → { form, entries, seen }.
export const readDrafts = (meeting) => JSON.parse(kept[DRAFTS + meeting] ?? "{}");

// The same as a list; of a meeting that is over nothing can be stored.
export const listDrafts = ({ data }) =>
  data.follows === null ? [] : Object.values(readDrafts(data.meeting));

function writeDraft(meeting, key, draft) {
  const drafts = { ...readDrafts(meeting), [key]: draft };
  if (Object.values(drafts).some(Boolean)) kept[DRAFTS + meeting] = JSON.stringify(drafts);
  else delete kept[DRAFTS + meeting];
}

// What the server stored is no draft any more; of a meeting that it closed nothing is.
export function forget(meeting, sent) {
  if (sent.action === "close") delete kept[DRAFTS + meeting];
  else if (sent.draft) writeDraft(meeting, sent.draft);
}

// Of one form: what was left in it (`left`), and how what is typed is kept; null: as it was
// offered, so nothing is.
export function draftOf(meeting, form) {
  const key = draftKey(form);
  return {
    left: readDrafts(meeting)[key],
    keep: (entries, seen) =>
      writeDraft(meeting, key, entries ? { form, entries, seen } : undefined),
  };
}

// Who records here: where nobody signs in, each browser gives its name once, so that *Urungkan*
// takes back its own.
const RECORDER = "monev-pencatat";
const SCREEN = "monev-layar";

// A button with the name, or asking for it; nothing where the server knows who records.
export function recorderButton({ data: { recorder: known } }) {
  if (known === null) return "";
  // A server that was started anew hears it with the next message.
  const recorder = known || (kept[RECORDER] ?? "");
  const form = {
    title: "Siapa yang mencatat di sini?",
    hint: "Nama ini tersimpan di peramban ini dan tertulis pada setiap catatannya. Urungkan lalu hanya mengurungkan catatan Anda sendiri.",
    fields: [{ name: "nama", label: "Nama Anda sebagai pencatat", value: recorder, kind: "line" }],
    message: { action: "recorder" },
  };
  const looks = {
    class: "m-button m-recorder",
    "aria-label": "Nama Anda sebagai pencatat",
    title: recorder || null,
  };
  return button(recorder ? `✎ ${recorder}` : "✎ Nama Anda", { open: form }, looks);
}

// A message with the name of who records here: a server that was restarted meanwhile must not take
// it for nobody's.
export function signed(r, message) {
  const said = { ...message, screen: ownScreen() };
  return r.data.recorder === null ? said : { ...said, recorder: kept[RECORDER] ?? "" };
}

// What this tab calls its screen: it goes on leading after the page came anew.
export function ownScreen() {
  keptHere[SCREEN] ??= crypto.randomUUID();
  return keptHere[SCREEN];
}

// What the server took as the name is remembered; an empty one is forgotten.
export function keepName(sent) {
  if (sent.action === "recorder") kept[RECORDER] = sent.entries.nama.trim();
}
