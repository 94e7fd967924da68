// How one langkah stands: the one thing that is owed first, and a mark for each of its tenggat.

import { h, touchable } from "./elements.js";

export function standing(b) {
  return h(
    "div",
    { class: `m-standing ${b.status} ${b.hollow ? "hollow" : ""}` },
    h("span", { class: "m-standing-mark", "aria-hidden": "true" }, b.mark),
    h("div", {}, h("p", { class: "m-standing-text" }, b.text), b.notes.map((note) => h("p", { class: "m-standing-note" }, note)))
  );
}

export function marksRow(b) {
  return h(
    "div",
    { class: "m-marks-row" },
    h("p", { class: "m-note" }, b.label),
    h("ol", {}, b.items.map((one) => h("li", {}, markCell(one))))
  );
}

// A file opens beside the page: the server sends it to be saved, or says there why it can't.
export function files(b) {
  return h("ul", { class: "m-files", "aria-label": b.label }, b.items.map((one) => h("li", {}, file(one))));
}

function file(one) {
  const looks = { class: "m-file", href: one.href, target: "_blank", rel: "noopener noreferrer" };
  const picture = one.picture && h("img", { src: one.picture, alt: "", loading: "lazy", onerror: (event) => event.target.remove() });
  const words = [h("span", { class: "m-file-name" }, one.text), one.note && h("span", { class: "m-note" }, one.note)];
  return h(one.href ? "a" : "div", one.href ? looks : { class: "m-file" }, picture, h("span", { class: "m-file-words" }, words));
}

function markCell(one) {
  return touchable(
    one,
    { class: "m-mark-cell", "aria-label": one.name, title: one.name, "aria-pressed": one.act && one.current ? "true" : null },
    h("span", { class: `m-mark ${one.status}`, "aria-hidden": "true" }, one.mark),
    h("small", { "aria-hidden": "true" }, one.label)
  );
}
