/* Streamlit has no other language: its words are replaced where they come onto the page, by those
   that the server writes before this script (wording.toml). */
const WORDS = /** @type {any} */ (window).monevWords;
const SAID = ["aria-label", "placeholder", "title"];
const OWN_TEXT = `[data-testid="stMain"] [data-testid="stMarkdownContainer"]`;
const OURS = `.monev, pre, script, style, ${OWN_TEXT}:not([data-testid="stFileUploader"] *)`;
const LONGEST = 120;
/* our own words, thousands of them */
const isDrawn = (node) => node.namespaceURI === "http://www.w3.org/2000/svg";
const exact = new Map();
const patterns = [];
for (const [english, ours] of Object.entries(WORDS)) {
  if (/[…#]/.test(english)) {
    const escaped = english.replaceAll(/[.+?()]/g, String.raw`\$&`);
    const source = escaped.replaceAll("…", "(.+)").replaceAll("#", String.raw`(\d+)`);
    patterns.push([new RegExp(`^${source}$`), ours]);
  } else exact.set(english, ours);
}
/* A button of a picture or table adds what it is of: *Fullscreen: Logo*. */
const translated = (text) => {
  if (exact.has(text)) return exact.get(text);
  for (const [pattern, ours] of patterns) {
    const [found, ...parts] = pattern.exec(text) ?? [];
    if (found) return ours.replaceAll(/[…#]/g, () => parts.shift());
  }
  const [name, ...about] = text.split(": ");
  return about.length > 0 && exact.has(name) ? [exact.get(name), ...about].join(": ") : null;
};
const replace = (text, place, put) => {
  const words = text?.trim();
  if (!words || words.length > LONGEST) return;
  const ours = translated(words);
  if (ours !== null && !place?.closest(OURS)) put(ours);
};
const look = (node) => {
  if (node.nodeType === Node.TEXT_NODE)
    replace(node.nodeValue, node.parentElement, (ours) => {
      node.nodeValue = ours;
    });
  else if (node.nodeType === Node.ELEMENT_NODE)
    for (const name of SAID)
      replace(node.getAttribute(name), node, (ours) => node.setAttribute(name, ours));
};
const lookBelow = (node) => {
  if (isDrawn(node)) return;
  look(node);
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(OURS)) return;
  const below = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (below.nextNode()) look(below.currentNode);
};
new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes)
    if (type !== "childList") look(target);
    else if (!isDrawn(target)) for (const node of addedNodes) lookBelow(node);
}).observe(document, {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: SAID,
});
