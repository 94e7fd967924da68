// While a pointer or the space bar is down nothing is drawn: the click of a press goes to the node
// it began on, and is lost if that node is replaced before it ends. Streamlit itself may take a
// node off the page meanwhile; the press is made good once it is back.

const down = new Set();
const AT_REST = 10; // pixels that a finger may move without sliding off
const CLICK_MS = 400; // a touch clicks so much later at most
/** @type {{ target: any, x: number, y: number, lost?: boolean } | null} */
let began = null;
let clicking = 0;
let pressed = -Infinity;
let drawWaiting = () => {};

export const isPressing = () => down.size > 0;

export const lastPress = () => pressed;

/** @param {() => void} act draws what waits until nothing is pressed */
export const whenLifted = (act) => (drawWaiting = act);

export function lift(...lifted) {
  for (const each of lifted) down.delete(each);
  if (down.size) return;
  drawWaiting();
  if (began?.lost && began.target.isConnected) began.target.click();
  began = null;
}

function hold(pressing) {
  clearTimeout(clicking);
  down.add(pressing);
}

export const PRESSES = ["pointerdown", "click", "keydown", "change", "drop"];
for (const kind of PRESSES) addEventListener(kind, () => (pressed = performance.now()), true);
addEventListener(
  "pointerdown",
  ({ pointerId, target, clientX, clientY, button }) => {
    hold(pointerId);
    began = button ? null : { target, x: clientX, y: clientY };
  },
  true,
);
addEventListener(
  "pointerup",
  ({ pointerId, clientX, clientY }) => {
    if (began) {
      const moved = Math.max(Math.abs(clientX - began.x), Math.abs(clientY - began.y));
      began.lost = !began.target.isConnected && moved < AT_REST;
    }
    clicking = setTimeout(lift, CLICK_MS, pointerId);
  },
  true,
);
addEventListener("click", () => setTimeout(() => lift(...down)), true);
// Streamlit takes a focused radio or checkbox for a field that is typed into, and no button hears
// its key then. Who points at one lets go of it.
const leave = () => {
  const at = document.activeElement;
  if (at instanceof HTMLInputElement && ["radio", "checkbox"].includes(at.type)) at.blur();
};
addEventListener("click", ({ detail }) => detail && setTimeout(leave), true);
// A popover is no higher than the window below its button: one that is low moves up first.
addEventListener(
  "click",
  ({ target }) => {
    const closed = '[data-testid="stPopover"] button[aria-expanded="false"]';
    const opener = /** @type {Element} */ (target).closest(closed);
    const top = opener?.getBoundingClientRect().top;
    if (opener && top > innerHeight / 2)
      document.querySelector('[data-testid="stMain"]')?.scrollBy(0, top - innerHeight / 3);
  },
  true,
);
// Streamlit's date field stores what was typed once the focus is elsewhere: Enter leads it there.
const letGo = ({ key, target }) => {
  const field = key === "Enter" && target.closest('[data-testid="stDateInput"]');
  if (!field || target.getAttribute("role") !== "spinbutton") return;
  field.tabIndex = -1;
  field.focus();
};
addEventListener("keydown", letGo, true);
addEventListener("pointercancel", ({ pointerId }) => lift(pointerId), true);
addEventListener("keydown", ({ key }) => key === " " && hold(key), true);
addEventListener("keyup", ({ key }) => key === " " && setTimeout(lift, 0, key), true);
// The end of a press outside of the page is not told.
addEventListener("blur", () => lift(...down));
addEventListener(
  "pointermove",
  ({ pointerType, buttons }) => pointerType === "mouse" && !buttons && down.size && lift(...down),
  true,
);
