// The head of every page: its name, and the shown plan and day in one line, which opens the choices.
// Also the bar at a phone's foot, and the search.

import { explain, h, hears, touchable } from "./elements.js";

/** @param {Blocks.Head} block */
export function head(block) {
  return h(
    "div.m-head",
    h("h1", block.title),
    block.line && h("p.m-paper-line", h("b", block.line.start, block.line.end)),
    block.line && choicesOf(block),
    h(
      "div.m-data",
      block.badge && h("b", block.badge),
      h("span", block.data),
      block.help && explain("Arti kata di halaman ini", block.help),
      block.who && whoLooks(block.who),
    ),
  );
}

/**
 * Draw what is chosen in one line, which opens the choices: the browser's own calendar too, today,
 * and what posisi means. The triwulan stand beside it, on a phone among them.
 * @param {Blocks.Head} block
 */
function choicesOf({ day, today, help, ...block }) {
  const name = "Tanggal penilaian (posisi): akhir triwulan";
  const triwulan = h(
    "div.m-triwulan",
    { role: "group", "aria-label": name },
    block.triwulan.map((option) => touchable(option, { title: option.name }, option.label)),
  );
  const opener = h(
    "button.m-button.m-line",
    { type: "button", popovertarget: "m-choices" },
    h("span.m-line-start", block.line.start),
    h("span.m-line-end", block.line.end),
    h("span.m-arrow", { "aria-hidden": "true" }, "▾"),
  );
  const field = h("input.m-choose", {
    ...day,
    type: "date",
    "aria-label": "Tanggal penilaian (posisi)",
    "data-send": "posisi",
  });
  const menu = h(
    "div.m-popup.m-choices",
    { id: "m-choices", popover: "auto" },
    chooseOne("Satker", "satker", block.satker),
    chooseOne("Tahun", "tahun", block.tahun),
    chooseOne("Area", "area", block.area),
    chooseOne("PIC", "pic", block.pic),
    block.is_narrow && triwulan,
    h("label", "Tanggal", field),
    today && h("a.m-button", { href: today.href }, today.text),
    help && h("p.m-note", help[0].note),
  );
  return h("div.m-chosen.m-screen-only", opener, menu, !block.is_narrow && triwulan);
}

/**
 * Draw who is signed in, with the way out; for a guest the way in, which leads back to this
 * address.
 * @param {Blocks.Who} who
 */
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

/**
 * The pages of every day at a phone's foot. Streamlit's button for all others ends the bar.
 * @param {Blocks.Doors} block
 */
export const doors = (block) =>
  h("nav.m-doors.m-screen-only", { "aria-label": "Halaman" }, block.items.map(door));

/** @param {Blocks.Door} entry */
const door = ({ text, href, current }) =>
  h("a", { href, "aria-current": current ? "page" : null }, text);

/**
 * Draw the sign of the search and its box. It asks the server at its own address, without a redraw.
 * @param {Blocks.Search} block
 */
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
          h("p.m-note", { "aria-hidden": "true" }, group.label),
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
  // A hit is a link like any other; a touch beside the box closes it, as Escape does.
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
