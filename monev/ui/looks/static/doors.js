// The bar at the foot of a phone: the pages asked for most, and behind the last entry all others.

import { h } from "./elements.js";

export function doors(b) {
  const away = b.groups.flatMap((group) => group.items);
  return h(
    "nav",
    { class: "m-doors m-screen-only", "aria-label": "Halaman" },
    b.near.map(door),
    away.length > 0 && h("button", { type: "button", popovertarget: "m-away", class: away.some((entry) => entry.current) ? "current" : null }, "Lainnya", count(away)),
    h("div", { class: "m-away", id: "m-away", popover: "auto", onclick: closeBehind }, b.groups.map((group) => [group.label && h("p", { class: "m-note" }, group.label), group.items.map(door)]))
  );
}

const closeBehind = ({ target, currentTarget }) => target.closest("a") && currentTarget.hidePopover();

function door(entry) {
  return h("a", { href: entry.href, "aria-current": entry.current ? "page" : null }, h("span", {}, entry.text), entry.note && h("b", {}, entry.note));
}

function count(items) {
  return items.some((entry) => entry.note) && h("b", { "aria-label": "ada yang menunggu" }, "•");
}
