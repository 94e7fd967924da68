// What is typed in a form of the meeting stays in this browser until the server says it is stored, so that a crash of
// either loses nothing. It is kept for each meeting, by the form's title and the message it is sent with.

const DRAFTS = "monev-isian ";
const OPEN = "monev-isian-terbuka";

export const draftKey = (f) => `${f.title} ${JSON.stringify(f.message)}`;

// The forms that are half written; of a meeting that is over nothing can be stored.
export const listDrafts = ({ data }) => (data.follows === null ? [] : Object.values(readDrafts(data.meeting)));

// Every form of a meeting that is half written: key → { form, entries, seen }.
export function readDrafts(meeting) {
  try {
    return JSON.parse(window.localStorage.getItem(DRAFTS + meeting)) ?? {};
  } catch {
    return {}; // the browser keeps nothing for this page
  }
}

function writeDrafts(meeting, drafts) {
  try {
    if (Object.keys(drafts).length) window.localStorage.setItem(DRAFTS + meeting, JSON.stringify(drafts));
    else window.localStorage.removeItem(DRAFTS + meeting);
  } catch {
    return; // as above: what is typed lives as long as the page
  }
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

// Which form is being written in, of this tab alone: a page that comes anew opens it again.
export function noteOpen(key) {
  try {
    if (key) window.sessionStorage.setItem(OPEN, key);
    else window.sessionStorage.removeItem(OPEN);
  } catch {
    return; // the browser keeps nothing for this page: then it is offered in the foot
  }
}

export function leftOpen(data) {
  try {
    return data.follows === null ? null : readDrafts(data.meeting)[window.sessionStorage.getItem(OPEN)]?.form;
  } catch {
    return null; // as above
  }
}

// Of one form: what was left in it (`left`), and how what is typed is kept; null: as it was offered, so nothing is.
export function draftOf(meeting, form) {
  const key = draftKey(form);
  return {
    left: readDrafts(meeting)[key],
    keep(entries, seen) {
      noteOpen(entries && key);
      if (entries) writeDrafts(meeting, { ...readDrafts(meeting), [key]: { form, entries, seen } });
      else dropDraft(meeting, key);
    },
  };
}

// Of several steps that wait, only the last is worth telling the server.
export function enqueue(queue, message) {
  const kept = message.action === "go" ? queue.filter((other) => other.action !== "go") : queue;
  return [...kept, message];
}
