// Where the person is on a page. Streamlit hides what it redraws for a moment, and a hidden field
// loses the focus. Letters typed meanwhile still go into that field and are not taken for commands.

export const TYPED = "input[type=text], textarea";

/** @type {HTMLElement | null} The element with a key that has the focus, or had it when hidden. */
let place = null;

addEventListener("focusin", ({ target }) => (place = keyed(target)), true);
addEventListener(
  "pointerdown",
  ({ target }) => {
    if (!place?.contains(asNode(target))) place = null;
  },
  true,
);

const asNode = (target) => /** @type {HTMLElement} */ (target);
const keyed = (target) => /** @type {HTMLElement} */ (asNode(target).closest("[data-key]"));

/**
 * The element the person is at, even while it is hidden or after it was redrawn with the same key.
 * @returns {HTMLElement | null}
 */
export function here() {
  if (!place || place.isConnected) return place;
  /** @type {NodeListOf<HTMLElement>} */
  const drawn = document.querySelectorAll("[data-key]");
  return [...drawn].find((node) => node.dataset.key === place.dataset.key) ?? null;
}

/** @param {HTMLElement} [node] @param {FocusOptions} [options] */
export function goTo(node, options) {
  place = node ?? null;
  node?.focus(options);
}

/** Give a lost focus back to the element the person is at. */
export function comeBack() {
  if (document.activeElement === document.body) goTo(here(), { preventScroll: true });
}

/**
 * The element a key was pressed at. A click on bare paper gives the focus to Streamlit's main area:
 * that is nowhere, as the body is.
 * @param {KeyboardEvent} event
 * @returns {HTMLElement}
 */
export function pressedAt({ target }) {
  return asNode(target).matches("body, main") ? (here() ?? document.body) : asNode(target);
}

/** Type a letter into the person's field if the field has lost the focus. */
export function typeOn(event) {
  const field = /** @type {HTMLInputElement} */ (here());
  if (event.target !== document.body || !field?.matches(TYPED)) return;
  comeBack();
  const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (document.activeElement === field || !isLetter) return;
  field.setRangeText(event.key, field.selectionStart, field.selectionEnd, "end");
  event.preventDefault();
}
