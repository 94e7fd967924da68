// The component: draws what the page sends, and tells the page what was touched.

import { PAINTERS, drawAll, focusOf } from "./drawing.js";
import { h, saveFile } from "./elements.js";
import { room } from "./room/room.js";

PAINTERS.room = room;

export default function draw({ parentElement, data, setTriggerValue }) {
  const place = (parentElement.monev ??= makePlace(parentElement));
  if (data.file && data.file.id !== place.saved) saveFile(data.file);
  place.saved = data.file?.id;
  place.tell = (value) => setTriggerValue("chosen", value);
  place.root.classList.toggle("plan-only", Boolean(data.plan_only));
  const focusAgain = focusOf(place.root);
  drawAll(place.root, data.blocks);
  focusAgain();
}

function makePlace(parent) {
  const place = { root: parent.appendChild(h("div", { class: "monev" })) };
  place.root.addEventListener("click", (event) => {
    const touched = event.target.closest("a[href], [data-act]");
    if (!touched || event.defaultPrevented) return;
    if (touched.dataset.act) return place.tell({ act: JSON.parse(touched.dataset.act) });
    // With a key held, or another button, the browser opens the address itself: a new tab, a copy.
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (touched.origin !== location.origin || touched.hasAttribute("download") || touched.target) return;
    event.preventDefault();
    place.tell({ href: touched.pathname + touched.search });
  });
  // What is touched in many ways says by itself what was meant.
  place.root.addEventListener("m-act", (event) => place.tell({ act: event.detail }));
  // A field with `data-send` sends what was chosen in it, under that name.
  place.root.addEventListener("change", (event) => {
    const { send } = event.target.dataset;
    if (send && (event.target.value || event.target.type === "search") && event.target.validity.valid) place.tell({ act: { [send]: event.target.value } });
  });
  return place;
}
