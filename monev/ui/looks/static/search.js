// Search everywhere: a sign, and a box over the page. The server is asked by an address of its own; no page is drawn anew.

import { h, hears } from "./elements.js";

export function search(b) {
  const list = h("div", { class: "m-found" });
  const state = h("p", { class: "m-note", role: "status" });
  const field = h("input", { type: "text", class: "m-choose", "aria-label": b.hint, placeholder: b.hint, autocomplete: "off", spellcheck: "false", maxlength: 200 });
  const box = h("dialog", { class: "m-search-box", "aria-label": b.text }, field, state, list);
  let [waiting, answered] = [null, null];

  const show = (groups) => {
    list.replaceChildren(...groups.map((group) => h("div", { role: "group", "aria-label": group.label }, h("p", { class: "m-note", "aria-hidden": "true" }, group.label), group.items.map(foundRow))));
    const number = list.querySelectorAll("a").length;
    state.textContent = number ? `${number} ditemukan` : "Tidak ada yang cocok. Coba kata lain, atau sebagian dari kodenya.";
  };

  const ask = async () => {
    waiting?.abort(); // what was asked of fewer letters
    waiting = new AbortController();
    const query = new URLSearchParams(location.search); // with what is looked at
    query.set("kata", field.value);
    try {
      const answer = await fetch(`${b.address}?${query}`, { signal: waiting.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      show((await answer.json()).groups);
    } catch (error) {
      if (error.name === "AbortError") return;
      show([]);
      state.textContent = "Pencarian sedang tidak dapat dijawab. Muat ulang halaman, lalu coba lagi.";
    }
  };

  const open = () => {
    if (box.open) return;
    box.showModal();
    field.select();
    answered = ask();
  };

  field.addEventListener("input", () => {
    answered = ask();
  });
  // Of what is typed by now, however fast.
  field.addEventListener("keydown", ({ key }) => key === "Enter" && answered.then(() => list.querySelector("a")?.click()));
  // What was chosen leads on as every link; a touch beside the box, as Escape, leaves everything as it was.
  box.addEventListener("click", (event) => (event.target === box || event.target.closest("a")) && box.close());
  const sign = h("button", { type: "button", class: "m-button m-search-sign", "aria-label": b.text, "aria-keyshortcuts": "Control+K /", onclick: open }, h("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, h("circle", { cx: 10, cy: 10, r: 7 }), h("path", { d: "M15.5,15.5L22,22" })), h("span", { class: "m-search-word" }, b.text), h("kbd", { "aria-hidden": "true" }, "Ctrl K"));
  return hears(h("div", { class: "m-search m-screen-only" }, sign, box), (event) => {
    if (!isAsked(event)) return;
    event.preventDefault();
    open();
  });
}

function isAsked({ key, ctrlKey, metaKey, altKey, target }) {
  if ((ctrlKey || metaKey) && !altKey) return key.toLowerCase() === "k";
  return key === "/" && !altKey && !target.closest?.("input, textarea, select, [contenteditable]");
}

function foundRow(found) {
  return h("a", { href: found.href }, h("span", { class: "m-found-text" }, found.kode && h("b", {}, found.kode), found.kode && " ", found.text), found.note && h("span", { class: "m-note" }, found.note));
}
