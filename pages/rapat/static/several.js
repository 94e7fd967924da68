// A field of several names, joined by a semicolon: a touch adds a name that is known or takes it out again, what is
// being typed filters the names, and any other name can simply be typed.

import { button, h } from "./elements.js";

const MOST_SHOWN = 12;

const names = (text) => text.split(";").map((one) => one.trim()).filter(Boolean);
const same = (one, other) => one.toLocaleLowerCase("id") === other.toLocaleLowerCase("id");

// The field with a name added, or taken out where it is there; what was half typed of it (the last one) is completed.
export function toggleName(text, name, isHalf) {
  const there = names(text);
  if (there.some((one) => same(one, name))) return there.filter((one) => !same(one, name)).join("; ");
  return [...(isHalf ? there.slice(0, -1) : there), name].join("; ");
}

// What is being typed at the end of the field: "" where that is a whole known name, or nothing yet.
export function beingTyped(text, known) {
  const last = text.split(";").at(-1).trim();
  return known.some((one) => same(one, last)) ? "" : last;
}

// The known names that fit to what is being typed: those shown, and how many more; none where it is a name of its own.
export function fitting(text, known) {
  const words = beingTyped(text, known).toLocaleLowerCase("id").split(" ").filter(Boolean);
  const found = known.filter((one) => words.every((word) => one.toLocaleLowerCase("id").includes(word)));
  return { shown: found.slice(0, MOST_SHOWN), more: Math.max(found.length - MOST_SHOWN, 0) };
}

// The names to touch, under the box they belong to.
export function nameChips(box, known) {
  const place = h("div", { class: "usul", role: "group", "aria-label": "Nama yang dikenal" });
  const draw = () => {
    const { shown, more } = fitting(box.value, known);
    place.replaceChildren(
      ...shown.map((name) => chip(name, box, known, draw)),
      ...(more ? [h("span", { class: "lagi" }, `dan ${more} nama lagi: ketik untuk mencari`)] : [])
    );
  };
  box.addEventListener("input", draw);
  draw();
  return place;
}

function chip(name, box, known, draw) {
  const chosen = names(box.value).some((one) => same(one, name));
  const press = () => {
    box.value = toggleName(box.value, name, beingTyped(box.value, known) !== "" && fitting(box.value, known).shown.includes(name));
    draw();
    box.focus();
  };
  return button(chosen ? `✓ ${name}` : name, press, { "aria-pressed": String(chosen) });
}
