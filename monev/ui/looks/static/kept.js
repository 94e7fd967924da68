// What the browser keeps for us. One that keeps nothing for a page is as one that was told nothing: what is typed lives as
// long as the page then, and each visit is as the first.

export function keptText(store, name) {
  try {
    return window[store].getItem(name);
  } catch {
    return null;
  }
}

// An empty text is forgotten.
export function keepText(store, name, text) {
  try {
    if (text) window[store].setItem(name, text);
    else window[store].removeItem(name);
  } catch {
    return; // as above
  }
}
