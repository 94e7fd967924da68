// What the browser keeps for us. One that keeps nothing for a page is as one that was told nothing: what is typed lives as
// long as the page then, and each visit is as the first.

export function keptText(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

// An empty text is forgotten.
export function keepText(name, text) {
  try {
    if (text) localStorage.setItem(name, text);
    else localStorage.removeItem(name);
  } catch {
    return; // as above
  }
}
