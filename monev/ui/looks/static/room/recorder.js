// Who records here: where nobody signs in, each browser gives its name once and remembers it, so that *Urungkan* takes
// back what was recorded here and not what another recorder did.

import { button } from "../elements.js";
import { keepText, keptText } from "../kept.js";

const KEPT = "monev-pencatat";

const kept = () => keptText(KEPT);

// A button with the name, or asking for it; nothing where the server knows who records.
export function recorderButton({ data: { recorder: known } }) {
  if (known === null) return "";
  const recorder = known || (kept() ?? ""); // a server that was started anew hears it with the next message
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
  return r.data.recorder === null ? message : { ...message, recorder: kept() ?? "" };
}

// What the server took as the name is remembered; an empty one is forgotten.
export function keepName(sent) {
  if (sent.action === "recorder") keepText(KEPT, sent.entries.nama.trim());
}
