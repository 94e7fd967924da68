// The bar at the foot of a phone: the pages asked for most, and behind the last entry all others.

import { h } from "./elements.js";

export function doors(b) {
  const away = b.groups.flatMap((group) => group.items);
  const more = h(
    "details",
    { class: "m-more" },
    h("summary", { class: away.some((entry) => entry.current) ? "current" : null }, "Lainnya", count(away)),
    h("div", { class: "m-away" }, b.groups.map((group) => [group.label && h("p", { class: "m-note" }, group.label), group.items.map(door)]))
  );
  // Nothing of it stays over the page: not after a choice, nor a touch beside it, nor Escape.
  const close = () => (more.open = false);
  const aside = (event) => (more.isConnected ? more.contains(event.target) || close() : removeEventListener("pointerdown", aside));
  addEventListener("pointerdown", aside);
  more.addEventListener("click", (event) => event.target.closest("a") && close());
  more.addEventListener("keydown", (event) => event.key === "Escape" && close());
  return h("nav", { class: "m-doors m-screen-only", "aria-label": "Halaman" }, b.near.map(door), away.length > 0 && more);
}

function door(entry) {
  return h("a", { href: entry.href, "aria-current": entry.current ? "page" : null }, h("span", {}, entry.text), entry.note && h("b", {}, entry.note));
}

function count(items) {
  return items.some((entry) => entry.note) && h("b", { "aria-label": "ada yang menunggu" }, "•");
}
