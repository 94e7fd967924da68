// The head of every page, the bar at a phone's foot, and the search.

import { button, dayField, explain, h, hears, newId, touchable, unread } from "./elements.js";

/** @param {Blocks.Head} block */
export function head(block) {
  const { line } = block;
  return h(
    "div.m-head",
    h("h1", block.title),
    line && h("p.m-paper-line", h("b", line.start, line.end)),
    line && chosenOf(block),
    block.help && explain("Arti kata di halaman ini", block.help),
    block.who && whoLooks(block.who),
  );
}

/** What is chosen, each part where it is changed. @param {Blocks.Head} block */
function chosenOf({ line, day, today, help, is_narrow, ...block }) {
  const name = "Tanggal penilaian (posisi): akhir triwulan";
  const triwulan = h(
    "div.m-triwulan",
    { role: "group", "aria-label": name },
    h("span.m-triwulan-word", unread, "TW"),
    block.triwulan.map((option) =>
      touchable(option, { title: option.name, "aria-label": option.label }, option.short),
    ),
  );
  const complaint = h("p.m-error", { role: "alert" });
  const field = day && dayField({ ...day, complaint, name: "Tanggal penilaian (posisi)" });
  const act = () => new CustomEvent("m-act", { bubbles: true, detail: { posisi: field.value } });
  const show =
    day && button("Tampilkan", () => complaint.textContent || field.dispatchEvent(act()));
  const shown = (is_narrow && line.triwulan) || line.other;
  return h(
    "div.m-chosen.m-screen-only",
    opens(
      "m-line",
      h("span.m-line-start", line.start),
      chooseOne("Satker", "satker", block.satker),
      chooseOne("Tahun", "tahun", block.tahun),
    ),
    parts({ area: block.area, pic: block.pic }),
    h("span.m-chosen-room"),
    !is_narrow && block.triwulan.length > 0 && triwulan,
    shown &&
      opens(
        shown === "hari lain" ? "m-day" : "m-day on",
        shown,
        is_narrow && triwulan,
        field,
        day && [
          complaint,
          h("div.m-actions", show, today && h("a.m-button", { href: today.href }, today.text)),
          help && h("p.m-note", help[0].note),
        ],
      ),
  );
}

/**
 * @param {string} looks
 * @param {string | Element} words
 * @param {...unknown} content of the popup
 */
function opens(looks, words, ...content) {
  const id = newId();
  const arrow = h("span.m-arrow", unread, "▾");
  const isAdd = looks === "m-add";
  return [
    h(
      "button",
      { class: `m-button ${looks}`, type: "button", popovertarget: id },
      words,
      !isAdd && arrow,
    ),
    h(
      "div",
      { class: `m-popup ${isAdd ? "m-options" : "m-choices"}`, id, popover: "auto" },
      content,
    ),
  ];
}

/**
 * The chosen areas and PICs, each with its way back to all; for the others one way to choose.
 * @param {Record<string, Blocks.Option[] | undefined>} offered
 */
function parts(offered) {
  const [chips, open] = [[], []];
  for (const [name, [all, ...others] = [undefined]] of Object.entries(offered)) {
    if (!all) continue;
    const chosen = !all.on && others.find((option) => option.on);
    if (chosen) chips.push(chip(name, chosen));
    else open.push({ name, word: all.label, others });
  }
  const lists = open.map(({ name, word, others }) =>
    h(
      "div",
      { role: "group", "aria-label": word },
      open.length > 1 && h("p.m-note", word),
      others.map(({ label, value }) =>
        touchable({ act: { [name]: value } }, { class: "m-option" }, label),
      ),
    ),
  );
  const words = open.map(({ word }) => word).join(", ");
  return [chips, open.length > 0 && opens("m-add", `+ ${words}`, lists)];
}

/** @param {string} name @param {Blocks.Option} option */
const chip = (name, option) =>
  touchable(
    { act: { [name]: "" } },
    { class: "m-button m-part", "aria-label": `${option.label}: hapus pilihan` },
    h("span.m-line-start", option.short || option.label),
    h("span", unread, "✕"),
  );

/** For a guest the way in, which leads back to this address. @param {Blocks.Who} who */
function whoLooks(who) {
  if (!who.name) {
    return h(
      "a.m-way.m-screen-only.m-who",
      {
        href: "/masuk",
        target: "_self",
        onclick: ({ currentTarget }) =>
          (currentTarget.search = new URLSearchParams({ ke: location.pathname + location.search })),
      },
      "Masuk",
    );
  }
  return h(
    "form.m-who.m-screen-only",
    { method: "post", action: "/keluar" },
    h("a.m-way", { href: who.href, title: "Akun saya" }, who.name),
    h("button.m-way", { type: "submit" }, "Keluar"),
  );
}

/** @param {string} label @param {string} name @param {Blocks.Option[]} [options] */
function chooseOne(label, name, options) {
  const offered = options?.map(({ label: text, value, on }) =>
    h("option", { value: String(value), selected: Boolean(on) }, text),
  );
  const box = { "aria-label": label, "data-send": name, disabled: offered?.length < 2 };
  return offered && h("label", label, h("select.m-choose", box, offered));
}

/** Streamlit's button for all other pages ends the bar. @param {Blocks.Doors} block */
export const doors = (block) =>
  h("nav.m-doors.m-screen-only", { "aria-label": "Halaman" }, block.items.map(door));

/** @param {Blocks.Door} entry */
const door = ({ text, href, current }) =>
  h("a", { href, "aria-current": current ? "page" : null }, text);

/** It asks the server at its own address, without a redraw. @param {Blocks.Search} block */
export function search(block) {
  const list = h("div.m-found");
  const state = h("p.m-note", { role: "status" });
  const field = h("input.m-choose", {
    type: "text",
    "aria-label": block.hint,
    placeholder: block.hint,
    autocomplete: "off",
    spellcheck: "false",
    maxlength: 200,
  });
  const box = h("dialog.m-search-box", { "aria-label": block.text }, field, state, list);
  let [waiting, answered] = [null, null];

  /** @param {Blocks.FoundGroup[]} groups */
  const show = (groups) => {
    list.replaceChildren(
      ...groups.map((group) =>
        h(
          "div",
          { role: "group", "aria-label": group.label },
          h("p.m-note", unread, group.label),
          group.items.map(foundRow),
        ),
      ),
    );
    const number = list.querySelectorAll("a").length;
    state.textContent = number
      ? `${number} ditemukan`
      : "Tidak ada yang cocok. Coba kata lain, atau sebagian dari kodenya.";
  };

  const ask = async () => {
    waiting?.abort(); // the search for fewer letters
    waiting = new AbortController();
    const query = new URLSearchParams(location.search); // with the shown plan and day
    query.set("kata", field.value);
    try {
      const answer = await fetch(`${block.address}?${query}`, { signal: waiting.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      show((await answer.json()).groups);
    } catch (error) {
      if (error instanceof Error && error.name === "AbortError") return;
      show([]);
      state.textContent =
        "Pencarian sedang tidak dapat dilayani. Muat ulang halaman, lalu coba lagi.";
    }
  };

  const open = () => {
    if (box.open) return;
    box.showModal();
    field.select();
    answered = ask();
  };

  field.addEventListener("input", () => (answered = ask()));
  // Enter waits for the answer to what is typed by now.
  field.addEventListener(
    "keydown",
    ({ key }) => key === "Enter" && answered.then(() => list.querySelector("a")?.click()),
  );
  // A touch beside the box closes it, as Escape does.
  box.addEventListener(
    "click",
    (event) => (event.target === box || event.target.closest("a")) && box.close(),
  );
  const sign = h(
    "button.m-button.m-search-sign",
    {
      type: "button",
      "aria-label": block.text,
      "aria-keyshortcuts": "Control+K /",
      onclick: open,
    },
    h(
      "svg",
      { viewBox: "0 0 24 24", "aria-hidden": "true" },
      h("circle", { cx: 10, cy: 10, r: 7 }),
      h("path", { d: "M15.5,15.5L22,22" }),
    ),
    h("span.m-search-word", block.text),
  );
  return hears(h("div.m-search.m-screen-only", sign, box), (event) => {
    if (!isAsked(event)) return;
    event.preventDefault();
    open();
  });
}

function isAsked({ key, ctrlKey, metaKey, altKey, target }) {
  if ((ctrlKey || metaKey) && !altKey) return key.toLowerCase() === "k";
  return key === "/" && !altKey && !target.closest?.("input, textarea, select, [contenteditable]");
}

/** @param {Blocks.FoundItem} found */
function foundRow(found) {
  return h(
    "a",
    { href: found.href },
    h("span.m-found-text", found.kode && h("b", found.kode), found.kode && " ", found.text),
    found.note && h("span.m-note", found.note),
  );
}
