"""Streamlit's English words, looked for in all that a person sees while browser tests use the
pages.

The words are those of Streamlit's own files for the browser, so an upgrade that brings new ones is
noticed. What is found is an error of the page, as a broken script is (`conftest`). What only a
screen reader says of a region or while a list is open comes from react-aria, which knows no
Indonesian: that is left.
"""

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

FOUND = "English: "
LARGEST_PART = 700_000
"""In bytes; larger files draw charts and diagrams that no page of ours has, but for Plotly's."""
_TRANSLATED = re.compile(r"\b\w{1,2}\(\w{1,2},`([A-Z][^`]{3,80})`\)")
"""What Plotly says: it looks each of its words up in the language of a picture."""
MONTHS = {"Jan", "Feb", "Mar", "Apr", "April", "Jun", "Jul", "Sep", "September", "Nov", "November"}
ALSO_INDONESIAN = MONTHS | {"Logo", "Video", "Kalender", "Esc"}
"""Kalender is the German word, too; Esc stands on the key."""
_PHRASE = re.compile(r"`([A-Z][a-z]+(?:[ /][A-Za-z'’,.]+)*[.…!?]*)`")
# Where a phrase is put together of pieces, one of these stands in it.
PIECES = r"\b(Press|per file|more|matches|Remove|Cancel|Error|Fullscreen|must be|not allowed|status code|range)\b"

_WATCH = """
(() => {
  const phrases = new Set(PHRASES), pieces = /PIECES/, told = window.seenWords = new Set();
  const attributes = ['aria-label', 'title', 'placeholder', 'alt'];
  const controls = 'button, a, input, textarea, img, [title], [role="menu"], [role="navigation"]';
  const notStreamlits = 'script, style, .monev, [data-testid="stIconMaterial"]';
  const isSmall = (place) => Math.max(place.clientWidth, place.clientHeight) <= 1;
  const isSeen = (place) => {
    if (!place.getClientRects().length || place.closest(notStreamlits)) return false;
    for (let one = place; one; one = one.parentElement)
      if (getComputedStyle(one).overflow === 'hidden' && isSmall(one)) return false;  // for screen readers alone
    return true;
  };
  const isEnglish = (words) => phrases.has(words) || pieces.test(words);
  // Where each thing lies is asked of few words: of all it costs a third of drawing a page.
  const judge = (read, place) => {
    if (window.keepsSeenWords || isEnglish(read()?.trim()))  // what we replace, and what opens, is right a moment later
      [0, 500].forEach((wait) => setTimeout(() => judgeNow(read()?.trim(), place), wait));
  };
  const judgeNow = (words, place) => {
    if (!words || told.has(words) || !place?.isConnected || !isSeen(place)) return;
    told.add(words);
    if (isEnglish(words))
      console.error(`FOUND${words} (${place.closest('[data-testid]')?.dataset.testid ?? place.localName})`);
  };
  const look = (node) => {
    if (node.nodeType === Node.TEXT_NODE) judge(() => node.nodeValue, node.parentElement);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.matches(controls)) for (const name of attributes) judge(() => node.getAttribute(name), node);
    node.childNodes.forEach(look);
  };
  new MutationObserver((changes) => {
    for (const { target, addedNodes, attributeName } of changes) {
      addedNodes.forEach(look);
      if (attributeName && target.matches(controls)) judge(() => target.getAttribute(attributeName), target);
      if (target.nodeType === Node.TEXT_NODE) judge(() => target.nodeValue, target.parentElement);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: attributes });
  document.addEventListener('focusin', ({ target }) => look(target));
})();
"""


@cache
def watch_script() -> str:
    """Make a script for every page of a browser: it writes English words to the console after
    FOUND, and to `seenWords`; where `keepsSeenWords` is set, all words.
    """
    folder = Path(str(files("streamlit"))) / "static" / "static" / "js"
    parts = [path for path in folder.glob("*.js") if path.stat().st_size < LARGEST_PART]
    phrases = {
        phrase for path in parts for phrase in _PHRASE.findall(path.read_text(encoding="utf-8"))
    }
    for path in folder.glob("PlotlyChart.*.js"):
        phrases.update(_TRANSLATED.findall(path.read_text(encoding="utf-8")))
    script = _WATCH.replace("PHRASES", json.dumps(sorted(phrases - ALSO_INDONESIAN)))
    return script.replace("PIECES", PIECES).replace("FOUND", FOUND)
