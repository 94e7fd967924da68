// What the keys of a keyboard or a clicker do in the room.

// Where a key of keyboard or clicker leads: { step: 1 or -1 }, { turn: the class of the list's button }, or nothing.
// The space bar steps only where it presses no button (`free`).
export function keyTarget({ key, shiftKey }, free) {
  const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, " ": free ? (shiftKey ? -1 : 1) : 0 }[key];
  const turn = { ArrowDown: "m-down", ArrowUp: "m-up" }[key];
  return step ? { step } : turn ? { turn } : {};
}

// Whether a key is one of a text that is being typed.
export function isTyping(event, pressed) {
  return event.ctrlKey || event.altKey || event.metaKey || pressed.matches?.("input:not([type=checkbox]), textarea, select");
}
