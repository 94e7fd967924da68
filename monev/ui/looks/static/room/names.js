// A field of several names, joined by a semicolon: a touch adds a name that is known or takes it out again, what is
// being typed filters the names, and any other name can simply be typed.

import { button, h } from "../elements.js";

const MOST_NAMES = 12;

const namesIn = (text) => text.split(";").map((name) => name.trim()).filter(Boolean);
const isSame = (name, other) => name.toLocaleLowerCase("id") === other.toLocaleLowerCase("id");

// The field with a name added, or taken out where it is there; what was half typed of it (the last one) is completed.
function toggleName(text, name, isHalf) {
  const there = namesIn(text);
  if (there.some((other) => isSame(other, name))) return there.filter((other) => !isSame(other, name)).join("; ");
  return [...(isHalf ? there.slice(0, -1) : there), name].join("; ");
}

// What is being typed at the end of the field: "" where that is a whole known name, or nothing yet.
function beingTyped(text, known) {
  const last = text.split(";").at(-1).trim();
  return known.some((person) => isSame(person, last)) ? "" : last;
}

// The names to touch, under the box they belong to: those that fit to what is being typed.
export function nameChips(box, known) {
  const place = h("div", { class: "m-suggested", role: "group", "aria-label": "Nama yang dikenal" });
  const draw = () => {
    const typed = beingTyped(box.value, known);
    const words = typed.toLocaleLowerCase("id").split(" ").filter(Boolean);
    const found = known.filter((person) => words.every((word) => person.toLocaleLowerCase("id").includes(word)));
    const more = found.length - MOST_NAMES;
    place.replaceChildren(
      ...found.slice(0, MOST_NAMES).map((name) => chip(name, typed !== "")),
      more > 0 ? h("span", { class: "m-note" }, `dan ${more} nama lagi: ketik untuk mencari`) : ""
    );
  };
  const chip = (name, isHalf) => {
    const chosen = namesIn(box.value).some((other) => isSame(other, name));
    const press = () => {
      box.value = toggleName(box.value, name, isHalf);
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.focus();
    };
    return button(chosen ? `✓ ${name}` : name, press, { "aria-pressed": String(chosen) });
  };
  box.addEventListener("input", draw);
  draw();
  return place;
}
