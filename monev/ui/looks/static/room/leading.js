// Who leads: the place of one screen is told to all, the others go along only where they say so.

import { button, h } from "../elements.js";
import { ownScreen } from "./form.js";

// Of a leading screen that nobody touches: then what only its recorder needs is not shown.
const QUIET_MS = 4000;

const isLeading = ({ leader }) => leader !== "" && leader === ownScreen();

// Who leads the others' screens, and whether this one goes along: one leads, the others only where
// they say so.
export function leadButtons(r) {
  const { follows, leader, may_lead: mayLead } = r.data;
  const leads = isLeading(r.data);
  const leading = {
    "aria-pressed": String(leads),
    title: leads
      ? "Tekan untuk berhenti memimpin."
      : "Yang mengikuti berpindah bersama layar ini; layar lain tidak memimpin lagi.",
  };
  const following = {
    "aria-pressed": String(follows),
    "aria-label": "Ikuti layar pemimpin",
    title: "Layar ini berpindah bersama layar yang memimpin rapat, sampai Anda berpindah sendiri.",
  };
  const isOffered = follows !== null && leader && !leads;
  return [
    isOffered
      ? button(
          follows ? "◉ Mengikuti" : "○ Ikuti",
          { action: "follow", value: !follows },
          following,
        )
      : "",
    mayLead
      ? button(
          leads ? "◉ Memimpin" : "Pimpin dari layar ini",
          { action: "lead", value: !leads },
          leading,
        )
      : "",
    !leader && follows ? h("span", "Belum ada layar yang memimpin.") : "",
  ];
}

// A hand at this screen: its recorder's buttons are there, until it rests. What lies still under a
// pointer that is not moved is told as a move too.
export function stirred(r, event) {
  if (event?.type === "pointermove" && !event.movementX && !event.movementY) return;
  r.root.classList.remove("quiet");
  clearTimeout(r.resting);
  const rest = () => (r.overlay.childElementCount ? stirred(r) : r.root.classList.add("quiet"));
  if (isLeading(r.data)) r.resting = setTimeout(rest, QUIET_MS);
}

// Whether this screen leads from now on, or no more; that another one took over is said.
export function noticeLead(r, sent) {
  const leads = isLeading(r.data);
  if (leads === r.leads) return;
  if (r.leads && sent?.action !== "lead")
    r.say("Layar ini tidak memimpin lagi: layar lain memimpin, atau rapat ditutup.");
  r.leads = leads;
  stirred(r);
}

// Another screen's lead is not taken by a slip of the finger.
export function takeLead(r, value) {
  const message = { action: "lead", value, key: r.key };
  if (!value || !r.data.leader) r.send(message);
  else
    r.open({
      title: "Layar lain sedang memimpin rapat",
      fields: [],
      message,
      seen: {},
      save: "Pimpin dari layar ini",
    });
}
