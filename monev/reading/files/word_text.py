"""The text of a Word paragraph as it is seen: insertions counted, deletions not, symbol fonts turned into Unicode.

Text boxes and pictures are no part of the line they hang on; the words of a text box are handed over to be named.

The numbers Word counts by itself are seen, but stand nowhere in the text: the NO column of a decree is often such a
list, its cells empty. `Numberer` counts them as Word does (ECMA-376 part 1, 17.9): per list and level, deeper levels
starting anew; a list may start again at a number of its own. Runs in the child process.
"""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import nsmap, qn

from monev.reading.files.shown_text import BULLET, KNOWN_BULLETS, SYMBOL_FONTS, WITHOUT_FONT, translate_symbols
from monev.reading.vocabulary.structure import ROMAN

Element = Any
"""An element of a document's XML, as lxml has it."""

NAMES = {"w": nsmap["w"]}
"""For `find` and `findall`: the prefix of WordprocessingML."""

# What may stand around runs, paragraphs, rows and cells without changing what is seen.
_AROUND = ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "bdo", "dir")
TRANSPARENT = frozenset(qn(f"w:{name}") for name in _AROUND)
_OFF = frozenset({"0", "false", "off"})
_REPLACEMENTS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): " "}


def paragraph_text(paragraph, boxes: list[str], *, struck: bool = True) -> str:
    """What a paragraph shows, its number apart; the words of text boxes in it are added to `boxes`. `struck`: also what
    a line is drawn through."""
    return "".join(_text(paragraph, boxes, struck=struck)).strip()


def _text(parent, boxes: list[str], *, struck: bool) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:r") and (struck or not _has(child, "w:strike", "w:dstrike")):
            yield from _run_text(child, boxes)
        elif child.tag in TRANSPARENT:
            yield from _text(child, boxes, struck=struck)


def _run_text(run, boxes: list[str]) -> Iterator[str]:
    """The text of one run; none where it is formatted as hidden, for nobody sees it on paper."""
    if _has(run, "w:vanish"):
        return
    symbols = _symbol_font(run)
    for child in run:
        if child.tag == qn("w:t"):
            yield translate_symbols(child.text or "", symbols)
        elif child.tag in _REPLACEMENTS:
            yield _REPLACEMENTS[child.tag]
        elif child.tag == qn("w:sym"):
            yield _symbol(child)
        else:  # a picture, or the same one twice: for new programs and for old ones
            found = map(words_in, child.iter(qn("w:txbxContent")))
            boxes.extend(words for words in found if words and words not in boxes)


def _has(run, *names: str) -> bool:
    """Whether a run is formatted as one of these says."""
    found = (run.find(f"w:rPr/{name}", NAMES) for name in names)
    return any(element is not None and element.get(qn("w:val")) not in _OFF for element in found)


def _symbol_font(run) -> dict[int, str] | None:
    """The table of the symbol font that a run or a level is set in; None for any other font."""
    font = value_of(run, "w:rPr/w:rFonts", name="w:ascii") or value_of(run, "w:rPr/w:rFonts", name="w:hAnsi")
    return SYMBOL_FONTS.get(font.lower())


def _symbol(element) -> str:
    """A symbol put in by Insert › Symbol: its font and its code stand beside it."""
    table = SYMBOL_FONTS.get((element.get(qn("w:font")) or "").lower(), WITHOUT_FONT)
    code = element.get(qn("w:char")) or ""
    return table.get(int(code, 16) & 0xFF, "") if re.fullmatch(r"[0-9A-Fa-f]{1,8}", code) else ""


def words_in(element) -> str:
    """The words of a text box, or of a table, on one line."""
    return " ".join("".join(t.text or "" for t in element.iter(qn("w:t"))).split())


_LEVELS = 9


class Numberer:
    """Counts the lists of a document; each paragraph must be asked once, in the order of the document."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        """`numbering` and `styles` are the roots of the parts numbering and styles, None where there is none."""
        self._lists = _by_id(numbering, "w:num", "w:numId")
        self._definitions = _by_id(numbering, "w:abstractNum", "w:abstractNumId")
        self._styles = _by_id(styles, "w:style", "w:styleId")
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def number(self, paragraph: Element) -> str:
        """The number or bullet shown before a paragraph, with the space after it; empty where it has none."""
        listing, level = self._list_of(paragraph)
        key = value_of(listing, "w:abstractNumId")
        definition = self._definitions.get(key)
        rule = _of_level(definition, "w:lvl", level)
        if listing is None or rule is None:
            return ""
        counts = self._counts.setdefault(key, [None] * _LEVELS)
        self._advance(listing, rule, counts, level)
        if value_of(rule, "w:numFmt", "decimal") == "bullet":
            look = translate_symbols(value_of(rule, "w:lvlText"), _symbol_font(rule)).strip()
            return f"{look if look in KNOWN_BULLETS else BULLET} "
        text = _write(definition, rule, counts, level)
        return f"{text} " if text else ""

    def _list_of(self, paragraph: Element) -> tuple[Any | None, int]:
        """The list a paragraph belongs to, itself, by its style or by one that this is based on, and its level."""
        number, level = _list_and_level(paragraph)
        style = self._styles.get(value_of(paragraph, "w:pPr/w:pStyle"))
        for _ in range(20):
            if number is not None or style is None:
                break
            number, level_of_style = _list_and_level(style)
            level = level_of_style if level is None else level
            style = self._styles.get(value_of(style, "w:basedOn"))
        return self._lists.get(number or "0"), min(level or 0, _LEVELS - 1)

    def _advance(self, listing: Element, rule: Any, counts: list[int | None], level: int) -> None:
        """Count one more at a level; deeper levels start anew."""
        override = _of_level(listing, "w:lvlOverride", level)
        restart = None if override is None else override.find("w:startOverride", NAMES)
        key, count = (listing.get(qn("w:numId")), level), counts[level]
        if restart is not None and key not in self._started:
            counts[level] = to_number(restart.get(qn("w:val")), 1)
        else:
            counts[level] = to_number(value_of(rule, "w:start"), 1) if count is None else count + 1
        self._started.add(key)
        counts[level + 1 :] = [None] * (_LEVELS - 1 - level)


def _write(definition: Any, rule: Any, counts: list[int | None], level: int) -> str:
    """The number by the level's pattern: `%1.`, `%1.%2)`."""
    text = value_of(rule, "w:lvlText")
    for at in range(level + 1):
        own = _of_level(definition, "w:lvl", at)
        count = counts[at] or to_number(value_of(own, "w:start"), 1)
        text = text.replace(f"%{at + 1}", write_figure(count, value_of(own, "w:numFmt", "decimal")))
    return text.strip()


def write_figure(value: int, kind: str) -> str:
    """A number in one of Word's formats; what decrees do not use is written as digits."""
    if kind.endswith("Roman"):
        figure = ROMAN[value - 1] if 0 < value <= len(ROMAN) else str(value)
    elif kind.endswith("Letter") and value > 0:
        figure = chr(65 + (value - 1) % 26) * min((value - 1) // 26 + 1, 10)
    else:
        return {"decimalZero": f"{value:02d}", "none": ""}.get(kind, str(value))
    return figure.lower() if kind.startswith("lower") else figure


def _by_id(root: Element | None, path: str, key: str) -> dict[str, Element]:
    return {} if root is None else {element.get(qn(key)): element for element in root.findall(path, NAMES)}


def _list_and_level(element: Element) -> tuple[str | None, int | None]:
    """List id and level that a paragraph or a style names; `0` as id means none."""
    level = value_of(element, "w:pPr/w:numPr/w:ilvl")
    return value_of(element, "w:pPr/w:numPr/w:numId") or None, to_number(level, 0) if level else None


def _of_level(parent: Element | None, path: str, level: int) -> Element | None:
    """The first of these elements within another that is about a level."""
    found = () if parent is None else parent.findall(path, NAMES)
    return next((each for each in found if to_number(each.get(qn("w:ilvl")), 0) == level), None)


def value_of(parent: Element | None, path: str, default: str = "", *, name: str = "w:val") -> str:
    """What the element at this path within another says; `default` where there is none."""
    element = None if parent is None else parent.find(path, NAMES)
    return default if element is None else element.get(qn(name)) or default


def to_number(text: str | None, default: int) -> int:
    """A whole number of the XML, of which a width may have a fraction; `default` for anything else."""
    whole = (text or "").split(".")[0]
    return int(whole) if whole.isdecimal() and len(whole) < 9 else default
