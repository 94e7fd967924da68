// Langkah with the documents they lack. The whole row opens its langkah; links in it lead to what there is.

import { h } from "./elements.js";

export function missing(b) {
  const plain = b.items.every((one) => !one.state);
  return h("ul", { class: `m-missing ${plain ? "plain" : ""}`, "aria-label": b.label }, b.items.map((one) => h("li", {}, missingRow(one))));
}

function missingRow(one) {
  return h(
    "div",
    { class: "m-missing-row" },
    h("p", { class: `m-missing-state ${one.status || ""}` }, one.state && h("span", { class: `m-mark ${one.status}`, "aria-hidden": "true" }, `${one.mark} `), one.state, one.when && h("span", { class: "m-missing-when" }, one.when)),
    h("button", { type: "button", class: "m-missing-langkah", "data-act": JSON.stringify(one.act) }, h("b", {}, `${one.kode} `), one.text),
    h("ul", { class: "m-missing-bukti", "aria-label": "Bukti" }, one.bukti.map((bukti) => h("li", {}, h("b", {}, bukti.text), bukti.note && h("span", { class: "m-note" }, ` ${bukti.note}`), bukti.links.map(missingLink)))),
    one.pic && h("p", { class: "m-missing-pic" }, one.pic)
  );
}

function missingLink(link) {
  if (!link.href) return h("span", { class: "m-note" }, ` · ${link.text}`);
  return [" ", h("a", { class: "m-way", href: link.href, target: "_blank", rel: "noopener noreferrer" }, link.text)];
}
