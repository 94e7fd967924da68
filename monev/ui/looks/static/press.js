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

/** @param {string} kind @param {(event: any) => void} hear before anything on the page does */
const on = (kind, hear) => addEventListener(kind, hear, true);

export const PRESSES = ["pointerdown", "click", "keydown", "change", "drop"];
for (const kind of PRESSES) on(kind, () => (pressed = performance.now()));
on("pointerdown", ({ pointerId, target, clientX, clientY, button }) => {
  hold(pointerId);
  began = button ? null : { target, x: clientX, y: clientY };
});
on("pointerup", ({ pointerId, clientX, clientY }) => {
  if (began) {
    const moved = Math.max(Math.abs(clientX - began.x), Math.abs(clientY - began.y));
    began.lost = !began.target.isConnected && moved < AT_REST;
  }
  clicking = setTimeout(lift, CLICK_MS, pointerId);
});
on("click", () => setTimeout(() => lift(...down)));
// Streamlit takes a focused radio or checkbox for a field that is typed into, and no button hears
// its key then. Who points at one lets go of it.
const leave = () => {
  const at = document.activeElement;
  if (at instanceof HTMLInputElement && ["radio", "checkbox"].includes(at.type)) at.blur();
};
on("click", ({ detail }) => detail && setTimeout(leave));
// A popover is no higher than the window below its button: one that is low moves up first.
on("click", ({ target }) => {
  const closed = '[data-testid="stPopover"] button[aria-expanded="false"]';
  const opener = target.closest(closed);
  const top = opener?.getBoundingClientRect().top;
  if (opener && top > innerHeight / 2)
    document.querySelector('[data-testid="stMain"]')?.scrollBy(0, top - innerHeight / 3);
});
// Streamlit's date field stores what was typed once the focus is elsewhere: Enter leads it there.
const letGo = ({ key, target }) => {
  const field = key === "Enter" && target.closest('[data-testid="stDateInput"]');
  if (!field || target.getAttribute("role") !== "spinbutton") return;
  field.tabIndex = -1;
  field.focus();
};
on("keydown", letGo);
on("pointercancel", ({ pointerId }) => lift(pointerId));
on("keydown", ({ key }) => key === " " && hold(key));
on("keyup", ({ key }) => key === " " && setTimeout(lift, 0, key));
// The end of a press outside of the page is not told.
addEventListener("blur", () => lift(...down));
on(
  "pointermove",
  ({ pointerType, buttons }) => pointerType === "mouse" && !buttons && down.size && lift(...down),
);
