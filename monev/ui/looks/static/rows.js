// Rows: of tenggat, each the way to its langkah; of langkah with the documents they lack;
// files.

import { h, signOf, touchable, wayTo } from "./elements.js";

export function rows(b) {
  return h(b.ordered ? "ol" : "ul", { class: "m-rows", "aria-label": b.label }, b.items.map((item) => h("li", {}, row(item))));
}

function row(item) {
  return touchable(
    item,
    { class: "m-row" },
    signOf(item),
    h("span", { class: "m-row-text" }, item.kode && h("b", {}, `${item.kode} `), item.text),
    item.state && h("span", { class: `m-state m-row-state ${item.status || ""}` }, item.state),
    h("span", { class: "m-row-note" }, (item.notes || []).join(" · "))
  );
}

// The whole row opens its langkah; links in it lead to what there is.
export function missing(b) {
  const plain = b.items.every((langkah) => !langkah.state);
  return h("ul", { class: `m-missing ${plain ? "plain" : ""}`, "aria-label": b.label }, b.items.map((langkah) => h("li", {}, missingRow(langkah, plain))));
}

function missingRow(langkah, plain) {
  const name = touchable(langkah, { class: "m-missing-langkah" }, h("b", {}, `${langkah.kode} `), langkah.text);
  return h(
    "div",
    { class: "m-missing-row" },
    plain ? "" : h("p", { class: `m-state ${langkah.status || ""}` }, langkah.state && [signOf(langkah), " "], langkah.state),
    h("div", {}, name, langkah.when && h("p", { class: "m-note" }, langkah.when)),
    h("ul", { class: "m-missing-bukti", "aria-label": "Bukti" }, langkah.bukti.map((bukti) => h("li", {}, h("b", {}, bukti.text), bukti.note && h("span", { class: "m-note" }, ` ${bukti.note}`), bukti.links.map(missingLink)))),
    langkah.pic && h("p", { class: "m-note" }, langkah.pic)
  );
}

const missingLink = (link) => (link.href ? [" ", wayTo(link.href, link.text)] : h("span", { class: "m-note" }, ` · ${link.text}`));

// A file opens beside the page: the server sends it to be saved, or says there why it can't.
export function files(b) {
  return h("ul", { class: "m-files", "aria-label": b.label }, b.items.map((item) => h("li", {}, file(item))));
}

function file(item) {
  const looks = { class: "m-file", href: item.href, target: "_blank", rel: "noopener noreferrer" };
  const picture = item.picture && h("img", { src: item.picture, alt: "", loading: "lazy", onerror: (event) => event.target.remove() });
  const words = [h("span", { class: "m-file-name" }, item.text), item.note && h("span", { class: "m-note" }, item.note)];
  return h(item.href ? "a" : "div", item.href ? looks : { class: "m-file" }, picture, h("span", { class: "m-file-words" }, words));
}
