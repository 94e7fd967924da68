// A form over the screen of a meeting. What is typed stays a draft, even when the form is closed,
// until the server has stored it or the person discards it. Refusals stand at their fields.

import { button, dayField, h, kept } from "../elements.js";

// Enter saves, except in a long text, where it begins a line; in a short one Shift+Enter does that.
// A key still held down may have opened the form, so it doesn't send it.
function keyInForm(event) {
  if (event.key !== "Enter" || event.isComposing || event.shiftKey) return;
  const box = event.target;
  const saves = box.matches("input, select, textarea[data-saves]");
  if (saves || (event.repeat && !box.matches("textarea"))) event.preventDefault();
  if (saves && !event.repeat) box.form.requestSubmit();
}

/**
 * Open a form over the screen. `room.form` then has its `key`; `take`, which gets the answer to it
 * and is true if the form may close; and `say`, which says something in it.
 * @param room
 * @param {Blocks.Form} asked
 */
export function openForm(room, asked) {
  const { meeting } = room.data;
  const key = `${asked.title} ${JSON.stringify(asked.message)}`;
  const left = readDrafts(meeting)[key];
  const fields = asked.fields.map((field) => formField(field, room.data));
  const entries = () => Object.fromEntries(fields.map(({ box }) => [box.name, box.value]));
  const refusal = h("p.m-error", { role: "alert" });
  const say = (words) => (refusal.textContent = words);
  const save = h("button.m-button.primary", { type: "submit" }, asked.save || "Simpan");
  const close = () => room.close();
  const discard = button("Buang isian", () => (writeDraft(meeting, key), close()));
  let seen = left?.seen ?? asked.seen;
  const submit = (event) => {
    event.preventDefault();
    save.disabled = true;
    room.send({ ...asked.message, entries: entries(), seen, draft: key });
  };
  const keep = () => {
    discard.hidden = JSON.stringify(entries()) === atFirst;
    writeDraft(
      meeting,
      key,
      discard.hidden ? undefined : { form: asked, entries: entries(), seen },
    );
  };
  const form = h(
    "form",
    { novalidate: true, onsubmit: submit, oninput: keep, onkeydown: keyInForm },
    h("h2", asked.title),
    [asked.hint].flat().map((line) => line && h("p.m-note", line)),
    left && h("p.m-note", { role: "status" }, "Isian yang belum disimpan dikembalikan."),
    fields.map((field) => field.row),
    refusal,
    h("div.m-actions", save, button("Batal", close), discard),
  );
  const atFirst = JSON.stringify(entries());
  discard.hidden = true;
  for (const { box } of fields)
    if (box.name in (left?.entries ?? {})) fill(box, left.entries[box.name]);
  room.show("", asked.title, form);

  const take = (
    /** @type {Blocks.RoomAnswer} */ { ok, error, advice, fields: refused, clashes = [] },
  ) => {
    save.disabled = false;
    const words = { ...refused };
    for (const { field, stored, typed, value } of clashes) {
      words[field] = `Kini tersimpan: ${stored}. Isian Anda: ${typed}.`;
      seen = { ...seen, [field]: value };
    }
    for (const { box, complaint } of fields) {
      complaint.textContent = words[box.name] ?? "";
      box.setAttribute("aria-invalid", String(box.name in words));
      delete words[box.name];
    }
    say([...(refused ? [] : [error, advice]), ...Object.values(words)].filter(Boolean).join(" "));
    return ok;
  };
  room.form = { key, take, say };
}

// Fill in a value as if it had been typed.
function fill(box, value) {
  box.value = value;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {Blocks.Field} field @param {Blocks.Room} data */
function formField(field, { names, days }) {
  const box = makeBox(field, days);
  const complaint = h("p.m-error", { role: "alert" });
  const row = h("label.m-field", h("span", field.label), box, complaint);
  return { box, complaint, row: [row, chips(box, field, names)] };
}

const longDay = (day) =>
  new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone: "UTC" }).format(day);

const low = (text) => text.toLocaleLowerCase("id");

// Buttons of values that a touch fills in: usual ones; or known names, each added to those of a
// field of names joined by semicolons, or removed from them.
/** @param box @param {Blocks.Field} field @param {string[]} known */
function chips(box, { kind, suggested = [] }, known) {
  const isList = kind === "names";
  const values = isList ? known : suggested;
  const typed = () => box.value.split(/[\s;]*;[\s;]*/).filter(Boolean);
  const others = (name) => typed().filter((other) => low(other) !== low(name));
  const isIn = (value) => (isList ? others(value).length < typed().length : box.value === value);
  const toggle = (name) => [...others(name), ...(isIn(name) ? [] : [name])].join("; ");
  const made = values.map((value) =>
    button(kind === "day" ? longDay(new Date(value)) : value, () =>
      fill(box, isList ? toggle(value) : value),
    ),
  );
  const mark = () => made.forEach((chip, at) => (chip.ariaPressed = String(isIn(values[at]))));
  box.addEventListener("input", mark);
  mark();
  const label = isList && "Nama yang dikenal";
  return made.length > 0 && h("div.m-suggested", { role: "group", "aria-label": label }, made);
}

/** @param {Blocks.Field} field @param {string[]} days of the meeting and its plan */
function makeBox({ kind, name, value, lines, options, saves, suggested = [] }, days) {
  if (kind === "lines")
    return h("textarea", { name, value, rows: lines, "data-saves": saves ? "" : null });
  if (kind === "day") return dayField({ name, value, near: [...days, ...suggested] });
  if (kind !== "choice") return h("input", { name, value, type: "text" });
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

// The drafts of a meeting: key → { form, entries, seen }.
const readDrafts = (meeting) => JSON.parse(kept[DRAFTS + meeting] ?? "{}");

// The drafts as a list; none for a closed meeting, which stores nothing.
export const listDrafts = ({ data }) => (!data.open ? [] : Object.values(readDrafts(data.meeting)));

function writeDraft(meeting, key, draft) {
  const drafts = { ...readDrafts(meeting), [key]: draft };
  if (Object.values(drafts).some(Boolean)) kept[DRAFTS + meeting] = JSON.stringify(drafts);
  else delete kept[DRAFTS + meeting];
}

// Drop the draft the server has stored; all drafts once it closed the meeting. Keep the name it has
// accepted; an empty one is dropped.
export function noteStored(meeting, sent) {
  if (sent.action === "close") delete kept[DRAFTS + meeting];
  else if (sent.draft) writeDraft(meeting, sent.draft);
  if (sent.action === "recorder") kept[RECORDER] = sent.entries.nama.trim();
}

// Messages that wait: what is to be recorded stays in this browser until the server has answered, so
// that neither a reload nor a closed tab loses a press. By its id each is done once.
const WAITING = "monev-antre ";
const readWaiting = (meeting) => JSON.parse(kept[WAITING + meeting] ?? "{}");
export const listWaiting = (meeting) => Object.values(readWaiting(meeting));

// Keep a message that waits for its answer, or drop it once that came.
export function noteWaiting(meeting, message, waits) {
  const messages = readWaiting(meeting);
  if (waits) messages[message.id] = message;
  else delete messages[message.id];
  if (Object.keys(messages).length) kept[WAITING + meeting] = JSON.stringify(messages);
  else delete kept[WAITING + meeting];
}

// Who records here: if nobody signs in, each browser gives a name once, so that *Urungkan* takes
// back its own records.
const RECORDER = "monev-pencatat";

// A button with the name, or that asks for it; nothing if the visitor is signed in.
export function recorderButton({ data: { recorder } }) {
  if (!recorder) return null;
  // A restarted server gets the name with the next message.
  const name = recorder.open.fields[0].value || kept[RECORDER] || "Nama Anda";
  const looks = { class: "m-button m-recorder", "aria-label": `${name} sebagai pencatat` };
  return button(`✎ ${name}`, recorder, looks);
}

// Return a message with the recorder's name, which a restarted server has forgotten.
export const signed = (room, message) =>
  room.data.recorder ? { ...message, recorder: kept[RECORDER] ?? "" } : message;
