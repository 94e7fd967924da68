// A form over a screen. What is typed stays a draft until the server has stored it or the person
// discards it. Refusals stand at their fields.

import { button, dayField, h, kept } from "../elements.js";

// Enter saves, but in a long text. A key still held down may have opened the form.
function keyInForm(event) {
  if (event.key !== "Enter" || event.isComposing || event.shiftKey) return;
  const box = event.target;
  const saves = box.matches("input, select, textarea[data-saves]");
  if (saves || (event.repeat && !box.matches("textarea"))) event.preventDefault();
  if (saves && !event.repeat) box.form.requestSubmit();
}

/**
 * `room.form.take` gets the answer and returns if the form may close.
 * @param room
 * @param {Blocks.Form} asked
 */
export function openForm(room, asked) {
  const { meeting } = room.data;
  const key = `${asked.title} ${JSON.stringify(asked.message)}`;
  const drafts = draftsOf(meeting);
  const left = read(drafts)[key];
  const fields = asked.fields.map((field) => formField(field, room.data));
  const entries = () => Object.fromEntries(fields.map(({ box }) => [box.name, box.value]));
  const refusal = h("p.m-error", { role: "alert" });
  const say = (words) => (refusal.textContent = words);
  const save = h("button.m-button.primary", { type: "submit" }, asked.save || "Simpan");
  const close = () => room.close();
  const discard = button("Buang isian", () => (keep(drafts, key), close()), { hidden: true });
  let seen = left?.seen ?? asked.seen;
  const submit = (event) => {
    event.preventDefault();
    save.disabled = true;
    room.send({ ...asked.message, entries: entries(), seen, draft: key });
  };
  const keepTyped = () => {
    discard.hidden = JSON.stringify(entries()) === atFirst;
    keep(drafts, key, discard.hidden ? undefined : { form: asked, entries: entries(), seen });
  };
  const form = h(
    "form",
    { onsubmit: submit, oninput: keepTyped, onkeydown: keyInForm },
    h("h2", asked.title),
    [asked.hint].flat().map((line) => line && h("p.m-note", line)),
    left && h("p.m-note", { role: "status" }, "Isian yang belum disimpan dikembalikan."),
    fields.map((field) => field.row),
    refusal,
    h("div.m-actions", save, button("Batal", close), discard),
  );
  const atFirst = JSON.stringify(entries());
  for (const { box } of fields)
    if (box.name in (left?.entries ?? {})) fill(box, left.entries[box.name]);
  room.show("", asked.title, form);

  const take = (/** @type {Blocks.RoomAnswer} */ answer) => {
    save.disabled = false;
    seen = { ...seen, ...answer.seen };
    const words = { ...answer.fields };
    for (const { box, complaint } of fields) {
      complaint.textContent = words[box.name] ?? "";
      box.setAttribute("aria-invalid", String(box.name in words));
      delete words[box.name];
    }
    const whole = answer.fields && !answer.seen ? [] : [answer.error, answer.advice];
    say([...whole, ...Object.values(words)].filter(Boolean).join(" "));
    return answer.ok;
  };
  room.form = { key, take, say };
}

// As if it had been typed.
function fill(box, value) {
  box.value = value;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {Blocks.Field} field @param {Blocks.Room} data */
function formField(field, { names, days }) {
  const complaint = h("p.m-error", { role: "alert" });
  const box = makeBox(field, days, complaint);
  const row = h("label.m-field", h("span", field.label), box, complaint);
  return { box, complaint, row: [row, chips(box, field, names)] };
}

const longDay = (day) =>
  new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone: "UTC" }).format(day);

const low = (text) => text.toLocaleLowerCase("id");

/**
 * Buttons that fill in a usual value, or add or remove a known name.
 * @param box @param {Blocks.Field} field @param {string[]} known
 */
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

/** @param {Blocks.Field} field @param {string[]} days @param {Element} complaint */
function makeBox({ kind, name, value, options, suggested = [] }, days, complaint) {
  if (kind === "lines") return h("textarea", { name, value, rows: 2, "data-saves": true });
  if (kind === "text") return h("textarea", { name, value, rows: 6 });
  if (kind === "day") return dayField({ name, complaint, value, near: [...days, ...suggested] });
  if (kind !== "choice") return h("input", { name, value });
  const box = h(
    "select",
    { name },
    options.map(([code, words]) => h("option", { value: code }, words)),
  );
  box.value = value;
  return box;
}

// What this browser keeps for a meeting: name → value.
const read = (about) => JSON.parse(kept[about] ?? "{}");

function keep(about, name, value) {
  const all = { ...read(about), [name]: value };
  kept[about] = JSON.stringify(all);
  if (kept[about] === "{}") delete kept[about];
}

// Drafts, by the form's title and message: { form, entries, seen }.
const draftsOf = (meeting) => `monev-isian ${meeting}`;

/** None for a closed meeting, which stores nothing. */
export const listDrafts = ({ data }) =>
  data.open ? Object.values(read(draftsOf(data.meeting))) : [];

// Drop the draft that was stored, all once the meeting is closed; keep the name that was accepted.
export function noteStored(meeting, sent) {
  if (sent.action === "close") delete kept[draftsOf(meeting)];
  else if (sent.draft) keep(draftsOf(meeting), sent.draft);
  if (sent.action === "recorder") kept[RECORDER] = sent.entries.nama.trim();
}

// What is to be recorded waits here until it is answered: no reload loses a press.
const waitingOf = (meeting) => `monev-antre ${meeting}`;
export const listWaiting = (meeting) => Object.values(read(waitingOf(meeting)));
export const noteWaiting = (meeting, message, waits) =>
  keep(waitingOf(meeting), message.id, waits ? message : undefined);

// Where nobody signs in, each browser gives a name, so that *Urungkan* takes back its own.
const RECORDER = "monev-pencatat";

export function recorderButton({ data: { recorder } }) {
  if (!recorder) return null;
  const name = recorder.open.fields[0].value || kept[RECORDER] || "Nama Anda";
  const looks = { class: "m-button m-recorder", "aria-label": `${name} sebagai pencatat` };
  return button(`✎ ${name}`, recorder, looks);
}

/** A message with the recorder's name, which a restarted server has forgotten. */
export const signed = (room, message) =>
  room.data.recorder ? { ...message, recorder: kept[RECORDER] ?? "" } : message;
