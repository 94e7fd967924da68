// The sheet that is printed in the place of its page.

import { h } from "./elements.js";

// What Ctrl+P prints in the page's place; where it cannot be had, the page itself is printed.
export function sheet(b) {
  return h("div", { class: "m-sheet", hidden: true, "data-address": b.address });
}

async function printSheet(address) {
  const picture = h("img", { src: address, alt: "", class: "m-printed" });
  try {
    await picture.decode();
    document.body.append(picture);
    window.addEventListener("afterprint", () => picture.remove(), { once: true });
  } finally {
    window.print();
  }
}

document.addEventListener("keydown", (event) => {
  const address = document.querySelector(".m-sheet")?.dataset.address;
  if (!address || event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  printSheet(address).catch(() => {});
});
