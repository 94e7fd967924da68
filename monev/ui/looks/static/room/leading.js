// Leading: the server knows which screen leads and where it is; others follow only if they choose
// to.

import { button, h } from "../elements.js";
import { openForm, ownScreen } from "./form.js";

// After this pause a leading screen hides what only its recorder needs.
const QUIET_MS = 4000;

const isLeading = ({ leader }) => leader !== "" && leader === ownScreen();

// Return the buttons to lead or follow, as far as this visitor may.
export function leadButtons({ data }) {
  const { follows, leader, may_lead: mayLead } = data;
  const leads = isLeading(data);
  const following = {
    "aria-pressed": String(follows),
    "aria-label": `${follows ? "Mengikuti" : "Ikuti"} layar pemimpin`,
    title: "Layar ini berpindah bersama layar yang memimpin rapat, sampai Anda berpindah sendiri.",
  };
  const leading = {
    "aria-pressed": String(leads),
    title: leads
      ? "Tekan untuk berhenti memimpin."
      : "Yang mengikuti berpindah bersama layar ini; layar lain tidak memimpin lagi.",
  };
  const [follow, lead] = [
    { action: "follow", value: !follows },
    { action: "lead", value: !leads },
  ];
  return [
    follows !== null &&
      leader &&
      !leads &&
      button(follows ? "◉ Mengikuti" : "○ Ikuti", follow, following),
    mayLead && button(leads ? "◉ Memimpin" : "Pimpin dari layar ini", lead, leading),
    !leader && follows && h("span", "Belum ada layar yang memimpin."),
  ].filter(Boolean);
}

// Show the recorder's buttons while somebody uses this screen. Browsers also report moves of an
// unmoved pointer, if the screen changes below it.
export function stirred(room, event) {
  if (event?.type === "pointermove" && !event.movementX && !event.movementY) return;
  room.root.classList.remove("quiet");
  clearTimeout(room.resting);
  const rest = () => (room.dialog ? stirred(room) : room.root.classList.add("quiet"));
  if (isLeading(room.data)) room.resting = setTimeout(rest, QUIET_MS);
}

// Notice that this screen leads now or no longer, and say it if another one took over.
export function noticeLead(room, sent) {
  const leads = isLeading(room.data);
  if (leads === room.leads) return;
  if (room.leads && sent?.action !== "lead")
    room.say("Layar ini tidak memimpin lagi: layar lain memimpin, atau rapat ditutup.");
  room.leads = leads;
  stirred(room);
}

// Lead from this screen; confirm first if another one leads.
export function takeLead(room, value) {
  const message = { action: "lead", value, key: room.key };
  if (!value || !room.data.leader) room.send(message);
  else
    openForm(room, {
      title: "Layar lain sedang memimpin rapat",
      fields: [],
      message,
      seen: {},
      save: "Pimpin dari layar ini",
    });
}
