// A form over the screen of a meeting. What is typed stays a draft, even when the form is closed,
// until the server has stored it or the person discards it. Refusals stand at their fields.

import { button, h, kept, keptHere } from "../elements.js";

// Enter saves, except in a long text, where it begins a line; in a short one Shift+Enter does that.
// A key still held down may have opened the form, so it doesn't send it.
function keyInForm(event) {
  event.stopPropagation();
  if (event.key !== "Enter" || event.isComposing || event.shiftKey) return;
  const box = event.target;
  const saves = box.matches("input, select, textarea[data-saves]");
  if (saves || (event.repeat && !box.matches("textarea"))) event.preventDefault();
  if (saves && !event.repeat) box.form.requestSubmit();
}

/**
 * Draw a form; return what takes the answer to it, and what says something in it.
 * @param place
 * @param {Blocks.Form} asked
 * @param {Function} send
 * @param {() => void} close
 * @param {string[]} known names that a field of names offers
 * @param draft
 */
export function openForm(place, asked, send, close, known, draft) {
  const fields = Object.fromEntries(
    asked.fields.map((field) => [field.name, formField(field, known)]),
  );
  const entries = () =>
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.box.value]));
  const refusal = h("div.m-error", { role: "alert", hidden: true });
  const save = h("button.m-button.primary", { type: "submit" }, asked.save || "Simpan");
  let seen = draft.left?.seen ?? asked.seen;
  const submit = (event) => {
    event.preventDefault();
    save.disabled = true;
    send({ ...asked.message, entries: entries(), seen });
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
      "aria-label": asked.title,
      novalidate: true,
      onsubmit: submit,
      oninput: keep,
      onkeydown: keyInForm,
    },
    h("h2", asked.title),
    [asked.hint].flat().map((line) => line && h("p.m-note", line)),
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

  const say = (words) => {
    refusal.textContent = words;
    refusal.hidden = !words;
  };

  // Take the answer; true if the form may close.
  const take = (/** @type {Blocks.RoomAnswer} */ reply) => {
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
    say(general.join(" "));
    return false;
  };
  return { take, say };
}

// Fill in a value as if it had been typed.
function fill(box, value) {
  box.value = value;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {Blocks.Field} field @param {string[]} known */
function formField(field, known) {
  const box = makeBox(field);
  const complaint = h("div.m-error", { role: "alert", hidden: true });
  // The day in words, since a browser in another language shows 10/01/2025.
  const day = field.kind === "day" && h("p.m-note");
  const say = () => day && (day.textContent = box.valueAsDate ? longDay(box.valueAsDate) : "");
  box.addEventListener("input", say);
  say();
  const row = h("label.m-field", h("span", field.label), box, day, complaint);
  // Values that a touch fills in: known names, or usual ones.
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

// Buttons of known names for a field of names joined by semicolons: a touch adds a name or removes
// it.
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

// Drafts: what is typed in a form stays in this browser until the server has stored it, so that a
// crash loses nothing. They are kept per meeting, by the form's title and message.
const DRAFTS = "monev-isian ";

/** @param {Blocks.Form} form */
export const draftKey = (form) => `${form.title} ${JSON.stringify(form.message)}`;

// The drafts of a meeting: key → { form, entries, seen }.
export const readDrafts = (meeting) => JSON.parse(kept[DRAFTS + meeting] ?? "{}");

// The drafts as a list; none for a closed meeting, which stores nothing.
export const listDrafts = ({ data }) =>
  data.follows === null ? [] : Object.values(readDrafts(data.meeting));

function writeDraft(meeting, key, draft) {
  const drafts = { ...readDrafts(meeting), [key]: draft };
  if (Object.values(drafts).some(Boolean)) kept[DRAFTS + meeting] = JSON.stringify(drafts);
  else delete kept[DRAFTS + meeting];
}

// Drop the draft the server has stored; all drafts once it closed the meeting.
export function forget(meeting, sent) {
  if (sent.action === "close") delete kept[DRAFTS + meeting];
  else if (sent.draft) writeDraft(meeting, sent.draft);
}

// The draft of one form: `left` is what was typed before, `keep` stores it (null: nothing is
// typed).
export function draftOf(meeting, form) {
  const key = draftKey(form);
  return {
    left: readDrafts(meeting)[key],
    keep: (entries, seen) =>
      writeDraft(meeting, key, entries ? { form, entries, seen } : undefined),
  };
}

// Who records here: if nobody signs in, each browser gives a name once, so that *Urungkan* takes
// back its own records.
const RECORDER = "monev-pencatat";
const SCREEN = "monev-layar";

// A button with the name, or that asks for it; nothing if the visitor is signed in.
export function recorderButton({ data: { recorder: known } }) {
  if (known === null) return "";
  // A restarted server gets the name with the next message.
  const recorder = known || (kept[RECORDER] ?? "");
  const form = {
    title: "Siapa yang mencatat di sini?",
    hint: "Nama ini tersimpan di peramban ini dan tertulis pada setiap catatannya. Urungkan lalu hanya mengurungkan catatan Anda sendiri.",
    fields: [{ name: "nama", label: "Nama Anda sebagai pencatat", value: recorder, kind: "line" }],
    message: { action: "recorder" },
  };
  const looks = {
    class: "m-button m-recorder",
    "aria-label": `${recorder || "Nama Anda"} sebagai pencatat`,
    title: recorder || null,
  };
  return button(recorder ? `✎ ${recorder}` : "✎ Nama Anda", { open: form }, looks);
}

// Return a message with its screen and the recorder's name, which a restarted server has forgotten.
export function signed(room, message) {
  const said = { ...message, screen: ownScreen() };
  return room.data.recorder === null ? said : { ...said, recorder: kept[RECORDER] ?? "" };
}

// The id of this tab's screen, so that it still leads after a reload.
export function ownScreen() {
  keptHere[SCREEN] ??= crypto.randomUUID();
  return keptHere[SCREEN];
}

// Keep the name the server has accepted; an empty one is dropped.
export function keepName(sent) {
  if (sent.action === "recorder") kept[RECORDER] = sent.entries.nama.trim();
}
