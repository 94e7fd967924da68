// Elements without HTML text (what people typed can never become markup), and what a button does by
// itself.

import { typeOn } from "./focus.js";

const DRAWN = new Set(["svg", "path", "polygon", "polyline", "circle"]);

/**
 * An element, its tag with its classes: "span.m-note". Properties may stand before what it holds;
 * `class` among them takes the place of those of the tag.
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
 * What can be touched: a link where the block has an address (copied, opened in a new tab), a
 * button where it has an `act` for the page, else plain words.
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
  if (item.act !== undefined && item.act !== null)
    return h(
      "button",
      { ...properties, type: "button", "data-act": JSON.stringify(item.act) },
      ...children,
    );
  return h("div", properties, ...children);
}

/**
 * The painter of a list.
 * @template {{ kind: string, items: unknown[], label?: string, looks?: string, ordered?: boolean }} B
 * @param {(item: B["items"][number], block: B) => unknown} paint draws what stands in one item
 * @returns {(b: B) => HTMLElement}
 */
export const listOf = (paint) => (b) =>
  h(
    b.ordered ? "ol" : "ul",
    { class: `m-${b.kind} ${b.looks || ""}`, "aria-label": b.label },
    b.items.map((item) => h("li", paint(item, b))),
  );

// A button: `act` is what it says to whoever draws it, or a function that it calls itself.
export function button(text, act, other = {}) {
  const does =
    typeof act === "function"
      ? { onclick: act }
      : { "data-act": act === undefined ? null : JSON.stringify(act) };
  return h("button.m-button", { type: "button", ...does, ...other }, text);
}

/**
 * The sign of a status, beside words that say the same.
 * @param {{ mark?: string, status?: string }} item
 */
export const signOf = (item) =>
  h("span", { class: `m-mark ${item.status || ""}`, "aria-hidden": "true" }, item.mark);

// A way to what somebody named: it opens beside the page.
export const wayTo = (href, ...content) =>
  h("a.m-way", { href, target: "_blank", rel: "noopener noreferrer" }, content);

/** @param {Blocks.Select} select */
export const selectOf = ({ label, name, options }) =>
  h(
    "select.m-choose.m-screen-only",
    { "aria-label": label, "data-send": name },
    options.map((option) =>
      h("option", { value: String(option.value), selected: Boolean(option.on) }, option.label),
    ),
  );

// A small ? that says what words mean, {text, note}: the browser opens and closes it, by keys too.
let explained = 0;

export function explain(name, terms) {
  const id = `m-explained-${explained++}`;
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

/** @param {Blocks.SavedFile} file */
export function saveFile({ name, mime, content, coded }) {
  const bytes = coded ? Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0)) : content;
  const address = URL.createObjectURL(new Blob([bytes], { type: mime }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

// Keys are heard wherever the focus is, by what is on the page then; `hear` is given those that
// nobody has used yet.
export function hears(node, hear) {
  node.dataset.keys = "";
  return Object.assign(node, { hear });
}

addEventListener(
  "keydown",
  (event) => {
    typeOn(event);
    /** @type {NodeListOf<HTMLElement & { hear(event: KeyboardEvent): void }>} */
    const nodes = document.querySelectorAll("[data-keys]");
    nodes.forEach((node) => event.defaultPrevented || node.hear(event));
  },
  true,
);

// What the browser keeps for us, by name. Where it keeps nothing for a page, what is typed lives as
// long as the page, and each visit is as the first.
const storage = (name) => {
  try {
    return window[name];
  } catch {
    return {};
  }
};
export const kept = storage("localStorage");

// As long as its tab is open.
export const keptHere = storage("sessionStorage");
