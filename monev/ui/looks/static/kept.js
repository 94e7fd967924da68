// What the browser keeps for us. Of one that keeps nothing for a page it lives as long as the page, and each visit is as
// the first.

const ofThisPage = {};

export function keptText(store, name) {
  try {
    return window[store].getItem(name);
  } catch {
    return ofThisPage[name] || null;
  }
}

// An empty text is forgotten.
export function keepText(store, name, text) {
  try {
    if (text) window[store].setItem(name, text);
    else window[store].removeItem(name);
  } catch {
    ofThisPage[name] = text;
  }
}
