// What is typed in a form of the meeting stays in this browser until the server says it is stored, so that a crash of
// either loses nothing. It is kept for each meeting, by the form's title and the message it is sent with.

const DRAFTS = "monev-isian ";

export const draftKey = (f) => `${f.title} ${JSON.stringify(f.message)}`;

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

export function dropDraft(meeting, key) {
  const { [key]: _, ...others } = readDrafts(meeting);
  writeDrafts(meeting, others);
}

export const dropDrafts = (meeting) => writeDrafts(meeting, {});

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
