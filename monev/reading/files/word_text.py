"""The text of a Word paragraph as it is seen: insertions counted, deletions not, symbol fonts turned into Unicode.

Text boxes and pictures are no part of the line they hang on; the words of a text box are handed over to be named.

The numbers Word counts by itself are seen, but stand nowhere in the text: the NO column of a decree is often such a
list, its cells empty. `Numberer` counts them as Word does (ECMA-376 part 1, 17.9): per list and level, deeper levels
starting anew; a list may start again at a number of its own. Runs in the child process.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from monev.reading.files.shown_text import BULLET, KNOWN_BULLETS, SYMBOL_FONTS, WITHOUT_FONT, translate_symbols
from monev.reading.vocabulary.structure import ROMAN

Element = Any
"""An element of a document's XML, as lxml has it."""

_W_VAL = qn("w:val")
# What may stand around runs, paragraphs, rows and cells without changing what is seen.
_AROUND = ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "bdo", "dir")
TRANSPARENT = frozenset(qn(f"w:{name}") for name in _AROUND)
_OFF = frozenset({"0", "false", "off"})
_BOX = qn("w:txbxContent")
_REPLACEMENTS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:ptab"): " ",
}


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
    symbols = _symbol_font(run.find(qn("w:rPr")))
    for child in run:
        if child.tag == qn("w:t"):
            yield translate_symbols(child.text or "", symbols)
        elif child.tag in _REPLACEMENTS:
            yield _REPLACEMENTS[child.tag]
        elif child.tag == qn("w:sym"):
            yield _symbol(child)
        else:  # a picture, or the same one twice: for new programs and for old ones
            boxes.extend(words for words in _box_content(child) if words not in boxes)


def _has(run, *names: str) -> bool:
    """Whether a run is formatted as one of these says."""
    found = (run.find(f"{qn('w:rPr')}/{qn(name)}") for name in names)
    return any(element is not None and element.get(_W_VAL) not in _OFF for element in found)


def _symbol_font(properties) -> dict[int, str] | None:
    """The table of the symbol font that run properties name; None for any other font."""
    font = properties.find(qn("w:rFonts")) if properties is not None else None
    if font is None:
        return None
    name = font.get(qn("w:ascii")) or font.get(qn("w:hAnsi")) or ""
    return SYMBOL_FONTS.get(name.lower())


def _symbol(element) -> str:
    """A symbol put in by Insert › Symbol: its font and its code stand beside it."""
    table = SYMBOL_FONTS.get((element.get(qn("w:font")) or "").lower(), WITHOUT_FONT)
    try:
        code = int(element.get(qn("w:char")) or "", 16) & 0xFF
    except ValueError:
        return ""
    return table.get(code, "")


def _box_content(element) -> Iterator[str]:
    """The words of each text box in a drawing."""
    for box in element.iter(_BOX):
        if text := " ".join("".join(t.text or "" for t in box.iter(qn("w:t"))).split()):
            yield text


_LEVELS = 9


class Numberer:
    """Counts the lists of a document; each paragraph must be asked once, in the order of the document."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        """`numbering` and `styles` are the roots of the parts numbering and styles, None where there is none."""
        self._lists: dict[str, Element] = {}
        self._definitions: dict[str, Element] = {}
        self._styles: dict[str, Element] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if numbering is not None:
            self._lists = {entry.get(qn("w:numId")): entry for entry in numbering.findall(qn("w:num"))}
            self._definitions = {
                entry.get(qn("w:abstractNumId")): entry for entry in numbering.findall(qn("w:abstractNum"))
            }
        if styles is not None:
            self._styles = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}

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
            look = translate_symbols(value_of(rule, "w:lvlText"), _symbol_font(rule.find(qn("w:rPr")))).strip()
            return f"{look if look in KNOWN_BULLETS else BULLET} "
        text = _write(definition, rule, counts, level)
        return f"{text} " if text else ""

    def _list_of(self, paragraph: Element) -> tuple[Any | None, int]:
        """The list a paragraph belongs to, itself, by its style or by one that this is based on, and its level."""
        properties = paragraph.find(qn("w:pPr"))
        number, level = _list_and_level(properties)
        style = self._styles.get(value_of(properties, "w:pStyle"))
        for _ in range(20):
            if number is not None or style is None:
                break
            number, level_of_style = _list_and_level(style.find(qn("w:pPr")))
            level = level_of_style if level is None else level
            style = self._styles.get(value_of(style, "w:basedOn"))
        return self._lists.get(number or "0"), min(level or 0, _LEVELS - 1)

    def _advance(self, listing: Element, rule: Any, counts: list[int | None], level: int) -> None:
        """Count one more at a level; deeper levels start anew."""
        override = _of_level(listing, "w:lvlOverride", level)
        restart = override.find(qn("w:startOverride")) if override is not None else None
        key = (listing.get(qn("w:numId")), level)
        if restart is not None and key not in self._started:
            counts[level] = to_number(restart.get(qn("w:val")), 1)
        else:
            count = counts[level]
            counts[level] = to_number(value_of(rule, "w:start"), 1) if count is None else count + 1
        self._started.add(key)
        for deeper in range(level + 1, _LEVELS):
            counts[deeper] = None


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
    if kind in ("upperRoman", "lowerRoman"):
        roman = ROMAN[value - 1] if 0 < value <= len(ROMAN) else str(value)
        return roman if kind == "upperRoman" else roman.lower()
    if kind in ("upperLetter", "lowerLetter") and value > 0:
        letter = chr(65 + (value - 1) % 26) * min((value - 1) // 26 + 1, 10)
        return letter if kind == "upperLetter" else letter.lower()
    if kind == "decimalZero":
        return f"{value:02d}"
    return "" if kind == "none" else str(value)


def _list_and_level(properties: Element | None) -> tuple[str | None, int | None]:
    """List id and level that paragraph properties name; `0` as id means none."""
    num = properties.find(qn("w:numPr")) if properties is not None else None
    if num is None:
        return None, None
    level = value_of(num, "w:ilvl")
    return value_of(num, "w:numId") or None, to_number(level, 0) if level else None


def _of_level(parent: Any | None, name: str, level: int) -> Any | None:
    """The first of these elements within another that is about a level."""
    found = () if parent is None else parent.findall(qn(name))
    return next((each for each in found if to_number(each.get(qn("w:ilvl")), 0) == level), None)


def value_of(parent: Element | None, name: str, default: str = "") -> str:
    """What the element of this name within another says; `default` where there is none."""
    element = parent.find(qn(name)) if parent is not None else None
    return (element.get(qn("w:val")) or default) if element is not None else default


def to_number(text: str | None, default: int) -> int:
    """A whole number of the XML, of which a width may have a fraction; `default` for anything else."""
    whole = (text or "").split(".")[0]
    return int(whole) if whole.isdecimal() and len(whole) < 9 else default
