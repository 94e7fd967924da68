// Choices over a picture or a list.

import { button, h, selectOf, signOf } from "./elements.js";
import { actions } from "./words.js";

export function switches(b) {
  return h(
    "div",
    { class: "m-switches m-screen-only", role: "group", "aria-label": b.label },
    b.shows_label && h("span", { class: "m-note", "aria-hidden": "true" }, b.label),
    b.choices.map((choices) => h("div", { class: `m-switch ${choices[0].looks || ""}` }, choices.map(switchButton)))
  );
}

function switchButton(choice) {
  const looks = { "aria-pressed": String(Boolean(choice.on)), "aria-label": choice.name, title: choice.name };
  return button([choice.mark && [signOf(choice), " "], choice.text, choice.late && h("span", { class: "m-switch-late" }, choice.late)], choice.act, looks);
}

// The field somebody types in stays as it is.
export function tools(b, before) {
  const count = h("p", { role: "status" }, h("b", {}, b.count));
  if (!b.search) return h("div", { class: "m-tools" }, count);
  const { name, label, value } = b.search;
  const field = before?.querySelector("input:focus") || h("input", { type: "search", class: "m-choose m-screen-only", value, placeholder: label, "aria-label": label, maxlength: 200, "data-send": name });
  return h("div", { class: "m-tools" }, count, field, b.selects.map(selectOf), b.items.length > 0 && actions(b));
}

export function filters(b, before) {
  const groups = h("div", { class: "m-popup m-filter-groups", id: "m-filter-groups", popover: "auto" }, b.groups.map(filterGroup));
  const opener = h("button", { type: "button", class: "m-button m-filter-opener", popovertarget: "m-filter-groups" }, b.opener, h("span", { "aria-hidden": "true" }, " ▾"));
  if (before?.querySelector(":popover-open")) queueMicrotask(() => groups.showPopover({ source: opener })); // several can be chosen
  const clear = b.clear && button(b.clear.text, b.clear.act, { class: "m-button m-filter-clear" });
  return h("div", { class: `m-filters m-screen-only ${b.folded ? "folded" : ""}` }, opener, clear, groups);
}

function filterGroup(group) {
  const choices = group.items.map((entry) => h("li", {}, filterButton(entry)));
  return h("div", { role: "group", "aria-label": group.label }, h("h2", {}, group.label), h("ul", {}, choices));
}

function filterButton(entry) {
  const words = [h("span", { class: "m-filter-text" }, entry.text), " ", h("b", {}, entry.count)];
  return button(words, entry.act, { class: `m-filter ${entry.n === 0 ? "none" : ""}`, "aria-pressed": String(Boolean(entry.on)) });
}
