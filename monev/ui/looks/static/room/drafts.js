// What is typed in a form of the meeting stays in this browser until the server says it is stored, so that a crash of
// either loses nothing. It is kept for each meeting, by the form's title and the message it is sent with.

import { keepText, keptText } from "../kept.js";

const DRAFTS = "monev-isian ";

export const draftKey = (f) => `${f.title} ${JSON.stringify(f.message)}`;

// The forms that are half written; of a meeting that is over nothing can be stored.
export const listDrafts = ({ data }) => (data.follows === null ? [] : Object.values(readDrafts(data.meeting)));

// Every form of a meeting that is half written: key → { form, entries, seen }.
export const readDrafts = (meeting) => JSON.parse(keptText(DRAFTS + meeting)) ?? {};

function writeDrafts(meeting, drafts) {
  keepText(DRAFTS + meeting, Object.keys(drafts).length ? JSON.stringify(drafts) : "");
}

// What the server stored is no draft any more; of a meeting that it closed nothing is.
export function forget(meeting, sent) {
  if (sent.action === "close") writeDrafts(meeting, {});
  else if (sent.draft) dropDraft(meeting, sent.draft);
}

function dropDraft(meeting, key) {
  const { [key]: _, ...others } = readDrafts(meeting);
  writeDrafts(meeting, others);
}

// Of one form: what was left in it (`left`), and how what is typed is kept; null: as it was offered, so nothing is.
export function draftOf(meeting, form) {
  const key = draftKey(form);
  return {
    left: readDrafts(meeting)[key],
    keep(entries, seen) {
      if (entries) writeDrafts(meeting, { ...readDrafts(meeting), [key]: { form, entries, seen } });
      else dropDraft(meeting, key);
    },
  };
}

// Of several steps that wait, only the last is worth telling the server.
export function enqueue(queue, message) {
  return [...queue.filter((other) => message.action !== "go" || other.action !== "go"), message];
}
