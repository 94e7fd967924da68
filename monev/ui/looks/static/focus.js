// Where a person is on a page. Streamlit hides what it draws anew for a moment, and what is hidden
// loses the focus to nothing: what is typed meanwhile goes on where it began, and no letter of it
// is taken for a command.

export const TYPED = "input[type=text], textarea";

/** @type {HTMLElement | null} What has a key and the focus, or had it when it was hidden. */
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
 * What a person is at, also while it is hidden, and once it is drawn anew under the same key.
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

/** Gives the focus back to where a person is, if it was lost to nothing. */
export function comeBack() {
  if (document.activeElement === document.body) goTo(here(), { preventScroll: true });
}

/** What a key is pressed at. @param {KeyboardEvent} event @returns {HTMLElement} */
export function pressedAt({ target }) {
  return (target === document.body && here()) || asNode(target);
}

/** Types a letter into the field a person is in, if the field lost the focus. */
export function typeOn(event) {
  const field = /** @type {HTMLInputElement} */ (here());
  if (event.target !== document.body || !field?.matches(TYPED)) return;
  comeBack();
  const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (document.activeElement === field || !isLetter) return;
  field.setRangeText(event.key, field.selectionStart, field.selectionEnd, "end");
  event.preventDefault();
}
