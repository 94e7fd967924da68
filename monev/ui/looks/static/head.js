// The head of every page: its name, and in one line whose plan is looked at and at which day; on a
// phone the line opens into the choices. The bar at the foot of a phone; choices over a picture or
// a list; the search everywhere.

import { button, explain, h, hears, selectOf, signOf, touchable } from "./elements.js";
import { actions } from "./words.js";

/** @param {Blocks.Head} b */
export function head(b) {
  const choices = b.line && choicesOf(b);
  return h(
    "div.m-head",
    h("h1", b.title),
    b.line && h("p.m-paper-line", h("b", b.line.start, b.line.end)),
    choices,
    h(
      "div.m-data",
      b.badge && h("span.m-badge.tanpa_target", b.badge),
      h("span", b.data),
      b.help && explain("Arti kata di halaman ini", b.help),
      b.who && whoLooks(b.who),
    ),
  );
}

/**
 * What can be chosen, and the line that opens it on a phone.
 * @param {Blocks.Head} b
 */
function choicesOf(b) {
  const choices = h(
    "div.m-popup.m-choices.m-screen-only",
    { id: "m-choices", popover: "auto" },
    chooseOne("Satker", "satker", b.satker),
    chooseOne("Tahun", "tahun", b.tahun),
    b.triwulan &&
      h(
        "div.m-switch.m-triwulan",
        {
          role: "group",
          "aria-label": "Tanggal penilaian (posisi): akhir triwulan",
        },
        b.triwulan.map((option) =>
          touchable(option, { class: "m-button", title: option.name }, option.label),
        ),
      ),
    b.day && h("label.m-button.m-day", b.day.text, dayField(b.day)),
    b.help && explain("Apa itu tanggal penilaian?", b.help.slice(0, 1)),
    b.today && h("a.m-button", { href: b.today.href }, b.today.text),
  );
  const opener = h(
    "button.m-button.m-choice-line.m-screen-only",
    { type: "button", popovertarget: "m-choices" },
    h("span.m-line-start", b.line.start),
    h("span.m-line-end", b.line.end),
    h("span", { "aria-hidden": "true" }, "▾"),
  );
  return [opener, choices];
}

/**
 * Who is signed in, and the way out; for a guest the way in, which leads back to the address that
 * is open then.
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
  return options?.length > 1
    ? selectOf({ label, name, options })
    : options && h("b", options[0]?.label);
}

/**
 * The browser's own calendar, under the day in words.
 * @param {Blocks.HeadDay} day
 */
const dayField = ({ value, min, max }) =>
  h("input", {
    type: "date",
    value,
    min,
    max,
    "aria-label": "Tanggal penilaian (posisi)",
    "data-send": "posisi",
    onclick: ({ target }) => target.showPicker(),
  });

/**
 * The product's name before the menu; on a phone the doors stand at its foot, and the first of them
 * leads there.
 * @param {Blocks.Home} b
 */
export const home = (b) => h("a.m-home.m-screen-only", { href: b.href }, b.text);

const leaveDoors = ({ target, currentTarget }) =>
  target.closest("a") && currentTarget.hidePopover();

/**
 * The pages asked for most, and behind the last entry all others.
 * @param {Blocks.Doors} b
 */
export function doors(b) {
  const isFar = b.far.some((entry) => entry.current) ? "current" : null;
  const waiting =
    b.far.some((entry) => entry.note) && h("b", { "aria-label": "ada yang menunggu" }, "•");
  return h(
    "nav.m-doors.m-screen-only",
    { "aria-label": "Halaman" },
    b.near.map(door),
    b.far.length > 0 &&
      h("button", { type: "button", popovertarget: "m-away", class: isFar }, "Lainnya", waiting),
    h("div.m-away", { id: "m-away", popover: "auto", onclick: leaveDoors }, b.far.map(door)),
  );
}

/** @param {Blocks.Door} entry */
const door = (entry) =>
  h(
    "a",
    { href: entry.href, "aria-current": entry.current ? "page" : null },
    h("span", entry.text),
    entry.note && h("b", entry.note),
  );

/** @param {Blocks.Switches} b */
export function switches(b) {
  return h(
    "div.m-switches.m-screen-only",
    { role: "group", "aria-label": b.label },
    b.shows_label && h("span.m-note", { "aria-hidden": "true" }, b.label),
    b.choices.map((choices) => h("div.m-switch", choices.map(switchButton))),
  );
}

/** @param {Blocks.Switch} choice */
function switchButton(choice) {
  const looks = {
    "aria-pressed": String(Boolean(choice.on)),
    "aria-label": choice.name,
    title: choice.name,
  };
  return button([choice.mark && [signOf(choice), " "], choice.text], choice.act, looks);
}

/**
 * The field somebody types in stays as it is.
 * @param {Blocks.Tools} b
 * @param {HTMLElement} [before]
 */
export function tools(b, before) {
  const count = h("p", { role: "status" }, h("b", b.count));
  if (!b.search) return h("div.m-tools", count);
  const { name, label, value } = b.search;
  const field =
    before?.querySelector("input:focus") ||
    h("input.m-choose.m-screen-only", {
      type: "search",
      value,
      placeholder: label,
      "aria-label": label,
      maxlength: 200,
      "data-send": name,
    });
  return h("div.m-tools", count, field, b.selects.map(selectOf), b.items.length > 0 && actions(b));
}

/** @param {Blocks.Filters} b @param {HTMLElement} [before] */
export function filters(b, before) {
  const groups = h(
    "div.m-popup.m-filter-groups",
    { id: "m-filter-groups", popover: "auto" },
    b.groups.map(filterGroup),
  );
  const opener = h(
    "button.m-button.m-filter-opener",
    { type: "button", popovertarget: "m-filter-groups" },
    b.opener,
    h("span", { "aria-hidden": "true" }, " ▾"),
  );
  if (before?.querySelector(":popover-open"))
    queueMicrotask(() => groups.showPopover({ source: opener })); // several can be chosen
  const clear = b.clear && button(b.clear.text, b.clear.act, { class: "m-button m-filter-clear" });
  return h("div.m-filters.m-screen-only", opener, clear, groups);
}

/** @param {Blocks.FilterGroup} group */
function filterGroup(group) {
  const choices = group.items.map((entry) => h("li", filterButton(entry)));
  return h(
    "div",
    { role: "group", "aria-label": group.label },
    h("h2", group.label),
    h("ul", choices),
  );
}

/** @param {Blocks.Narrowing} entry */
function filterButton(entry) {
  const words = [h("span.m-filter-text", entry.text), " ", h("b", entry.count)];
  return button(words, entry.act, {
    class: `m-filter ${entry.n === 0 ? "none" : ""}`,
    "aria-pressed": String(Boolean(entry.on)),
  });
}

/**
 * A sign, and a box over the page. The server is asked by an address of its own; no page is drawn
 * anew.
 * @param {Blocks.Search} b
 */
export function search(b) {
  const list = h("div.m-found");
  const state = h("p.m-note", { role: "status" });
  const field = h("input.m-choose", {
    type: "text",
    "aria-label": b.hint,
    placeholder: b.hint,
    autocomplete: "off",
    spellcheck: "false",
    maxlength: 200,
  });
  const box = h("dialog.m-search-box", { "aria-label": b.text }, field, state, list);
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
    waiting?.abort(); // what was asked of fewer letters
    waiting = new AbortController();
    const query = new URLSearchParams(location.search); // with what is looked at
    query.set("kata", field.value);
    try {
      const answer = await fetch(`${b.address}?${query}`, { signal: waiting.signal });
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
  // Of what is typed by now, however fast.
  field.addEventListener(
    "keydown",
    ({ key }) => key === "Enter" && answered.then(() => list.querySelector("a")?.click()),
  );
  // What was chosen leads on as every link; a touch beside the box, as Escape, leaves everything as
  // it was.
  box.addEventListener(
    "click",
    (event) => (event.target === box || event.target.closest("a")) && box.close(),
  );
  const sign = h(
    "button.m-button.m-search-sign",
    {
      type: "button",
      "aria-label": b.text,
      "aria-keyshortcuts": "Control+K /",
      onclick: open,
    },
    h(
      "svg",
      { viewBox: "0 0 24 24", "aria-hidden": "true" },
      h("circle", { cx: 10, cy: 10, r: 7 }),
      h("path", { d: "M15.5,15.5L22,22" }),
    ),
    h("span.m-search-word", b.text),
    h("kbd", { "aria-hidden": "true" }, "Ctrl K"),
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
