// What is typed in a form of the meeting stays in this browser until the server says it is stored, so that a crash of
// either loses nothing. It is kept for each meeting, by the form's title and the message it is sent with.

import { button, keepText, keptText } from "../elements.js";

const DRAFTS = "monev-isian ";

export const draftKey = (f) => `${f.title} ${JSON.stringify(f.message)}`;

// Every form of a meeting that is half written: key → { form, entries, seen }.
export const readDrafts = (meeting) => JSON.parse(keptText(DRAFTS + meeting)) ?? {};

// The same as a list; of a meeting that is over nothing can be stored.
export const listDrafts = ({ data }) => (data.follows === null ? [] : Object.values(readDrafts(data.meeting)));

function writeDraft(meeting, key, draft) {
  const drafts = { ...readDrafts(meeting), [key]: draft };
  keepText(DRAFTS + meeting, Object.values(drafts).some(Boolean) ? JSON.stringify(drafts) : "");
}

// What the server stored is no draft any more; of a meeting that it closed nothing is.
export function forget(meeting, sent) {
  if (sent.action === "close") keepText(DRAFTS + meeting, "");
  else if (sent.draft) writeDraft(meeting, sent.draft);
}

// Of one form: what was left in it (`left`), and how what is typed is kept; null: as it was offered, so nothing is.
export function draftOf(meeting, form) {
  const key = draftKey(form);
  return {
    left: readDrafts(meeting)[key],
    keep: (entries, seen) => writeDraft(meeting, key, entries ? { form, entries, seen } : undefined),
  };
}

// Who records here: where nobody signs in, each browser gives its name once and remembers it, so that *Urungkan* takes
// back what was recorded here and not what another recorder did.
const KEPT = "monev-pencatat";

// A button with the name, or asking for it; nothing where the server knows who records.
export function recorderButton({ data: { recorder: known } }) {
  if (known === null) return "";
  const recorder = known || (keptText(KEPT) ?? ""); // a server that was started anew hears it with the next message
  const form = {
    title: "Siapa yang mencatat di sini?",
    hint: "Nama ini tersimpan di peramban ini dan tertulis pada setiap catatannya. Urungkan lalu hanya mengurungkan catatan Anda sendiri.",
    fields: [{ name: "nama", label: "Nama Anda sebagai pencatat", value: recorder, kind: "line" }],
    message: { action: "recorder" },
  };
  const looks = { class: "m-button m-recorder", "aria-label": "Nama Anda sebagai pencatat", title: recorder || null };
  return button(recorder ? `✎ ${recorder}` : "✎ Nama Anda", { open: form }, looks);
}

// A message with the name of who records here: a server that was restarted meanwhile must not take it for nobody's.
export function signed(r, message) {
  return r.data.recorder === null ? message : { ...message, recorder: keptText(KEPT) ?? "" };
}

// What the server took as the name is remembered; an empty one is forgotten.
export function keepName(sent) {
  if (sent.action === "recorder") keepText(KEPT, sent.entries.nama.trim());
}
