// Makes elements without HTML text, so that nothing people typed can become markup.

const DRAWN = new Set(["svg", "path", "polygon", "polyline", "circle", "text"]);

/**
 * Make an element: h("span.m-note", { title }, content). A `class` among the properties replaces
 * those of the name.
 * @param {string} name
 * @param {...any} content
 */
export function h(name, ...content) {
  const [tag, ...classes] = name.split(".");
  const el = /** @type {any} */ (
    DRAWN.has(tag)
      ? document.createElementNS("http://www.w3.org/2000/svg", tag)
      : document.createElement(tag)
  );
  if (classes.length) el.setAttribute("class", classes.join(" "));
  const properties = content[0]?.constructor === Object ? content.shift() : {};
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) el.addEventListener(key.slice(2), value);
    else if (key === "value") el.value = value;
    else el.setAttribute(key, value === true ? "" : value);
  }
  el.append(...content.flat(Infinity).filter((child) => child || child === 0));
  return el;
}

/**
 * Let a node have just these children; those that stay are not moved.
 * @param {Element} parent
 * @param {Element[]} nodes
 */
export function arrange(parent, nodes) {
  const gone = [...parent.children].filter((node) => !nodes.includes(node));
  for (const node of gone) node.remove();
  nodes.forEach((node, index) => {
    const there = parent.children[index];
    if (there !== node) parent.insertBefore(node, there ?? null);
  });
}

/**
 * Make a link if the item has an address, a button if it has an `act`, else plain words.
 * @param {Blocks.Touchable & { current?: boolean }} item
 * @param {object} properties
 * @param {...unknown} children
 */
export function touchable(item, properties, ...children) {
  if (item.href)
    return h(
      "a",
      { ...properties, href: item.href, "aria-current": item.current ? "true" : null },
      ...children,
    );
  if ((item.act ?? null) !== null)
    return h(
      "button",
      { ...properties, type: "button", "data-act": JSON.stringify(item.act) },
      ...children,
    );
  return h("div", properties, ...children);
}

/**
 * Make the painter of a list from that of an item's content.
 * @template {{ kind: string, items: unknown[], label?: string, looks?: string }} B
 * @param {(item: B["items"][number], block: B) => unknown} paint
 * @returns {(block: B) => HTMLElement}
 */
export const listOf = (paint) => (block) =>
  h(
    "ul",
    { class: `m-${block.kind} ${block.looks || ""}`, "aria-label": block.label },
    block.items.map((item) => h("li", paint(item, block))),
  );

// `act` is a message for its block or page, or a function.
export function button(text, act, other = {}) {
  const does = typeof act === "function" ? { onclick: act } : { "data-act": JSON.stringify(act) };
  return h("button.m-button", { type: "button", ...does, ...other }, text);
}

/**
 * The sign of a status; words beside it say the same.
 * @param {{ mark?: string, status?: string }} item
 */
export const signOf = (item) =>
  h("span", { class: `m-mark ${item.status || ""}`, "aria-hidden": "true" }, item.mark);

export const unread = { "aria-hidden": "true" };

// A link to an address that a person gave.
export const wayTo = (href, ...content) =>
  h("a.m-way", { href, target: "_blank", rel: "noopener noreferrer" }, content);

let ids = 0;
export const newId = () => `m-${ids++}`;

const monthName = new Intl.DateTimeFormat("id", { month: "long", timeZone: "UTC" });

/**
 * Make a field for a day in Indonesian, whatever the browser's language. Like an input it has `name`
 * and `value` (2025-09-30, or nothing). It has the years of `min` and `max` and those beside `near`.
 * A day that its month has not stays as chosen, and `complaint` says which days there are.
 * @param {{ name: string, complaint: Element, value?: string, min?: string, max?: string,
 *   near?: string[] }} about
 */
export function dayField({ name, complaint, value: first = "", min = "", max = "", near = [] }) {
  const years = [min, max, first].map((day) => parseInt(day)).filter(Boolean);
  for (const day of near) years.push(parseInt(day) - 1, parseInt(day) + 1);
  const list = (label, from, to, /** @type {(number: number) => string} */ words = String) =>
    h(
      "select.m-choose",
      { "aria-label": `${label}, ${name}` },
      !first && h("option", { value: "" }, "–"),
      Array.from({ length: to - from + 1 }, (_, at) =>
        h("option", { value: String(from + at).padStart(2, "0") }, words(from + at)),
      ),
    );
  const lists = [
    list("Tahun", Math.min(...years), Math.max(...years)),
    list("Bulan", 1, 12, (month) => monthName.format(Date.UTC(2024, month - 1))),
    list("Hari", 1, 31),
  ];
  const write = (day) => (day || "--").split("-").forEach((part, at) => (lists[at].value = part));
  const read = () => {
    const [year, month, day] = lists.map((each) => each.value);
    return year && month && day ? `${year}-${month}-${day}` : "";
  };
  const check = () => {
    const [year, month, day] = lists.map((each) => Number(each.value));
    const last = new Date(Date.UTC(year, month, 0));
    const words = `${monthName.format(last)} ${year} sampai tanggal ${last.getUTCDate()}.`;
    complaint.textContent = read() && day > last.getUTCDate() ? words : "";
  };
  const field = h(
    "span.m-day-field",
    { role: "group", "aria-label": name, onchange: check },
    [...lists].reverse(),
  );
  write(first);
  Object.defineProperty(field, "value", { get: read, set: write });
  return Object.assign(field, { name });
}

// A small ? that explains terms {text, note}.
export function explain(name, terms) {
  const id = newId();
  const words = h(
    "dl.m-popup.m-explained",
    { id, popover: "auto" },
    terms.map((term) => [h("dt", h("b", term.text)), h("dd", term.note)]),
  );
  const sign = h(
    "button.m-explain.m-screen-only",
    {
      type: "button",
      "aria-label": name,
      "aria-describedby": terms.length === 1 ? id : null,
      popovertarget: id,
    },
    "?",
  );
  return [sign, words];
}

// Let a node hear keys while it is on the page; `hear` gets those that no other node has used.
export function hears(node, hear) {
  node.dataset.keys = "";
  return Object.assign(node, { hear });
}

addEventListener(
  "keydown",
  (event) => {
    /** @type {NodeListOf<HTMLElement & { hear(event: KeyboardEvent): void }>} */
    const nodes = document.querySelectorAll("[data-keys]");
    nodes.forEach((node) => event.defaultPrevented || node.hear(event));
  },
  true,
);

// If the browser's storage is blocked, values live only as long as the page.
const storage = () => {
  try {
    return window.localStorage;
  } catch {
    return {};
  }
};
export const kept = storage();

/** n/N may break after the stroke. @param {string} text */
export const breakable = (text) =>
  text.split(/(?<=\/)/).flatMap((part, place) => (place ? [h("wbr"), part] : [part]));
