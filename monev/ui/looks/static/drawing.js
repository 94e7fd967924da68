// The component: draws the blocks of a page and tells the page what was touched.

import { watchCharts } from "./charts.js";
import { h } from "./elements.js";
import { PAINTERS, drawAll, focusOf } from "./painting.js";
import { lift, whenLifted } from "./press.js";
import { room } from "./room/room.js";
import { noteWidth } from "./screen.js";

PAINTERS.room = room;
watchCharts();

/** @typedef {{ parentElement: any, data: Blocks.Page, setTriggerValue: Function }} Place */

/** @type {Map<any, Place>} what is to be drawn once nothing is pressed any more */
const waiting = new Map();
whenLifted(() => {
  const places = [...waiting.values()];
  waiting.clear();
  places.forEach(drawPage);
});

/** @param {Place} place */
export default function draw(place) {
  waiting.set(place.parentElement, place);
  lift();
}

/** @param {Place} place */
function drawPage({ parentElement, data, setTriggerValue }) {
  const place = (parentElement.monev ??= makePlace(parentElement));
  place.tell = (value) => setTriggerValue("chosen", value);
  place.hears(data.heard ?? 0);
  place.root.classList.toggle("plan-only", Boolean(data.plan_only));
  const focusAgain = focusOf(place.root);
  drawAll(place.root, data.blocks);
  if (data.width)
    noteWidth(data.width, parentElement, (width) => setTriggerValue("chosen", { width }));
  focusAgain();
  place.marks();
}

function makePlace(parent) {
  const place = { root: parent.appendChild(h("div.monev")) };
  place.root.addEventListener("click", (event) => {
    const touched = event.target.closest("a[href], [data-act]");
    if (!touched || event.defaultPrevented) return;
    if (touched.dataset.act) return place.tell({ act: JSON.parse(touched.dataset.act) });
    // The browser itself knows what a held key means.
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (touched.origin !== location.origin || touched.hasAttribute("download") || touched.target)
      return;
    event.preventDefault();
    place.tell({ href: touched.pathname + touched.search });
  });
  numberTouches(place);
  place.root.addEventListener("m-act", (event) => place.tell({ act: event.detail }));
  place.root.addEventListener("change", (event) => {
    const { send } = event.target.dataset;
    if (send && event.target.value && event.target.validity.valid)
      place.tell({ act: { [send]: event.target.value } });
  });
  return place;
}

const AGAIN_MS = 4000;

/**
 * Touches that are stored (`data-say`) are numbered and sent until the page has heard them: the
 * later of two takes the earlier one's place on its way, and a broken connection loses both.
 */
function numberTouches(place) {
  let unheard = [];
  let last = 0;
  let again = 0;
  const send = () => {
    clearTimeout(again);
    if (!unheard.length) return;
    place.tell({ said: unheard });
    again = setTimeout(send, AGAIN_MS);
  };
  const say = (act) => {
    unheard = [...unheard, { nr: ++last, act: JSON.parse(act) }];
    place.marks();
    send();
  };
  place.hears = (heard) => {
    last = Math.max(last, heard);
    unheard = unheard.filter(({ nr }) => nr > heard);
    if (!unheard.length) clearTimeout(again);
  };
  place.marks = () => {
    const said = new Set(unheard.map(({ act }) => JSON.stringify(act)));
    for (const cell of place.root.querySelectorAll("[data-say]"))
      cell.toggleAttribute("data-waits", said.has(cell.dataset.say));
  };
  place.root.addEventListener("click", ({ target }) => {
    const cell = target.closest("button[data-say], a[data-say]");
    if (cell) say(cell.dataset.say);
  });
  place.root.addEventListener("m-say", ({ detail }) => say(detail));
  place.root.addEventListener("change", ({ target }) => {
    if (!target.matches("input[data-say], textarea[data-say]")) return;
    const [row, what] = JSON.parse(target.dataset.say);
    target.dataset.stored = target.value;
    target.dataset.say = JSON.stringify([row, what, target.value]);
    say(target.dataset.say);
  });
}
