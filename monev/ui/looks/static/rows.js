// Rows: of tenggat, each the way to its langkah; of langkah with the documents they lack; how one langkah stands, with a
// mark for each of its tenggat; files.

import { h, signOf, touchable, wayTo } from "./elements.js";

export function rows(b) {
  return h(b.ordered ? "ol" : "ul", { class: "m-rows", "aria-label": b.label }, b.items.map((one) => h("li", {}, row(one))));
}

function row(one) {
  return touchable(
    one,
    { class: "m-row" },
    signOf(one),
    h("span", { class: "m-row-text" }, one.kode && h("b", {}, `${one.kode} `), one.text),
    h("span", { class: `m-row-state ${one.status || ""}` }, one.state),
    h("span", { class: "m-row-note" }, (one.notes || []).map((note) => h("span", {}, note)))
  );
}

// The whole row opens its langkah; links in it lead to what there is.
export function missing(b) {
  const plain = b.items.every((one) => !one.state);
  return h("ul", { class: `m-missing ${plain ? "plain" : ""}`, "aria-label": b.label }, b.items.map((one) => h("li", {}, missingRow(one))));
}

function missingRow(one) {
  return h(
    "div",
    { class: "m-missing-row" },
    h("p", { class: `m-missing-state ${one.status || ""}` }, one.state && [signOf(one), " "], one.state, one.when && h("span", { class: "m-missing-when" }, one.when)),
    touchable(one, { class: "m-missing-langkah" }, h("b", {}, `${one.kode} `), one.text),
    h("ul", { class: "m-missing-bukti", "aria-label": "Bukti" }, one.bukti.map((bukti) => h("li", {}, h("b", {}, bukti.text), bukti.note && h("span", { class: "m-note" }, ` ${bukti.note}`), bukti.links.map(missingLink)))),
    one.pic && h("p", { class: "m-missing-pic" }, one.pic)
  );
}

const missingLink = (link) => (link.href ? [" ", wayTo(link.href, link.text)] : h("span", { class: "m-note" }, ` · ${link.text}`));

export function standing(b) {
  return h(
    "div",
    { class: `m-standing ${b.status} ${b.hollow ? "hollow" : ""}` },
    h("span", { class: "m-standing-mark", "aria-hidden": "true" }, b.mark),
    h("div", {}, h("p", { class: "m-standing-text" }, b.text), b.notes.map((note) => h("p", { class: "m-standing-note" }, note)))
  );
}

export function marksRow(b) {
  return h("div", { class: "m-marks-row" }, h("p", { class: "m-note" }, b.label), h("ol", {}, b.items.map((one) => h("li", {}, markCell(one)))));
}

function markCell(one) {
  const looks = { class: "m-mark-cell", "aria-label": one.name, title: one.name, "aria-pressed": one.act && one.current ? "true" : null };
  return touchable(one, looks, signOf(one), h("small", { "aria-hidden": "true" }, one.label));
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
