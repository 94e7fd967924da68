// Items: what is to be done about, each with its words, its ticks and its buttons; the code an address is read from.

import { button, h } from "./elements.js";
import { action } from "./words.js";

export function items(b) {
  if (!b.items.length) return h("p", { class: "m-empty" }, b.empty);
  return h("div", { class: "m-items" }, b.items.map((one) => (one.fold ? foldedItems(one) : one.heading ? h("h3", { class: "m-items-heading" }, one.heading) : item(one))));
}

// What needs no word lies behind one line; what stands behind it knows the line's key.
function foldedItems(one) {
  const line = button(`▸ ${one.fold}`, { fold: one.key }, { class: "m-button m-fold", "aria-expanded": "false" });
  return [line, ...one.items.map((inner) => item(inner, one.key))];
}

function item(one, fold) {
  const own = [...(one.ticks || []).map(tick), h("span", { class: "m-gap" }), ...(one.buttons || []).map(action)];
  const looks = { class: `m-item ${one.muted ? "muted" : ""} ${one.wide ? "wide" : ""} ${one.brief ? "brief" : ""}`, "data-kode": one.kode, "data-fold": fold };
  const who = one.who && h("span", { class: "m-item-who" }, one.who);
  const notes = (one.notes || []).map((note) => h("div", { class: "m-item-note", "data-full": true }, note));
  const foot = !one.inline && (who || own.length > 1) && h("div", { class: "m-item-own" }, who, own);
  return Object.assign(h("div", looks, itemHead(one, own), notes, foot), { item: one });
}

function itemHead(one, own) {
  return h(
    "div",
    { class: "m-item-head" },
    one.number && h("b", { class: "m-item-number" }, one.number),
    one.mark && h("span", { class: `m-badge ${one.status}` }, one.mark),
    h("span", { class: "m-item-text", "data-full": true }, one.kode && h("b", {}, `${one.kode} `), one.text),
    one.aside && h("span", { class: "m-item-aside" }, one.aside),
    one.inline && h("span", { class: "m-item-own" }, own)
  );
}

// Without an act it only says how it stands.
function tick(one) {
  const act = one.act && JSON.stringify(one.act);
  return h(
    "label",
    { class: `m-tick ${one.on ? "on" : ""}` },
    h("input", { type: "checkbox", checked: one.on, disabled: !act, "data-act": act, "data-ask": one.ask, "data-key": one.key }),
    h("span", {}, one.text)
  );
}

// A browser's warning as it looks, with the two touches numbered; its words are the text alternative.
export function warnings(b) {
  return h(
    "ul",
    { class: "m-warnings", "aria-label": b.label },
    b.items.map((one) =>
      h(
        "li",
        {},
        h("b", {}, one.label),
        h(
          "div",
          { class: "m-warning" },
          h("span", { class: "m-warning-sign", "aria-hidden": "true" }, "▲"),
          h("span", {}, one.text),
          h("ol", {}, h("li", { class: "first" }, one.first), h("li", {}, one.second))
        )
      )
    )
  );
}

export function qr(b) {
  return h("figure", { class: "m-qr" }, h("img", { src: b.picture, alt: `${b.text}: ${b.address}` }), h("figcaption", {}, b.text));
}
