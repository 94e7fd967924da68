"""The text of a Word paragraph as it is seen: insertions counted, deletions not, symbol fonts turned into Unicode.

Text boxes and pictures are no part of the line they hang on; the words of a text box are handed over to be named.
Runs in the child process.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from monev.reading.vocabulary.symbol_fonts import SYMBOL_FONTS, WITHOUT_FONT

_W_VAL = qn("w:val")
# What may stand around runs without changing what is seen.
_TRANSPARENT = frozenset(
    qn(f"w:{name}")
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "bdo", "dir")
)
_OFF = frozenset({"0", "false", "off"})
_PICTURES = frozenset({qn("w:drawing"), qn("w:pict"), qn("w:object")})
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_BOX = qn("w:txbxContent")
_REPLACEMENTS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:ptab"): " ",
}


def paragraph_text(paragraph, box: list[str]) -> str:
    """What a paragraph shows, its number apart; the words of text boxes in it are added to `box`."""
    return "".join(_text(paragraph, box)).strip()


def _text(parent, box: list[str]) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:r"):
            yield from _run_text(child, box)
        elif child.tag in _TRANSPARENT:
            yield from _text(child, box)


def _run_text(path, box: list[str]) -> Iterator[str]:
    """The text of one run; none where it is formatted as hidden, for nobody sees it on paper."""
    if _is_hidden(path):
        return
    symbols = _run_symbol_font(path)
    for child in path:
        if child.tag == qn("w:t"):
            yield translate_symbols(child.text or "", symbols)
        elif child.tag in _REPLACEMENTS:
            yield _REPLACEMENTS[child.tag]
        elif child.tag == qn("w:sym"):
            yield _symbol(child)
        elif child.tag in _PICTURES:
            box.extend(_box_content(child))
        elif child.tag == _ALTERNATE:
            # The same text box twice: for new programs and for old ones.
            for choice in child.iterchildren(_CHOICE):
                box.extend(_box_content(choice))


def _is_hidden(path) -> bool:
    properties = path.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return properties is not None and properties.get(_W_VAL) not in _OFF


def translate_symbols(text: str, symbols: dict[int, str] | None) -> str:
    """Text with the characters of a symbol font, and those of the private area, as what they look like."""
    if symbols is None and not any("\uf000" <= h <= "\uf0ff" for h in text):
        return text
    result = []
    for letter in text:
        kode = ord(letter)
        if 0xF000 <= kode <= 0xF0FF:
            result.append((symbols or WITHOUT_FONT).get(kode - 0xF000, letter))
        else:
            result.append(symbols.get(kode, letter) if symbols is not None else letter)
    return "".join(result)


def symbol_font(properties) -> dict[int, str] | None:
    """The table of the symbol font that run properties name; None for any other font."""
    font = properties.find(qn("w:rFonts")) if properties is not None else None
    if font is None:
        return None
    name = font.get(qn("w:ascii")) or font.get(qn("w:hAnsi")) or ""
    return SYMBOL_FONTS.get(name.lower())


def _run_symbol_font(path) -> dict[int, str] | None:
    return symbol_font(path.find(qn("w:rPr")))


def _symbol(element) -> str:
    """A symbol put in by Insert › Symbol: its font and its code stand beside it."""
    table = SYMBOL_FONTS.get((element.get(qn("w:font")) or "").lower(), WITHOUT_FONT)
    try:
        kode = int(element.get(qn("w:char")) or "", 16) & 0xFF
    except ValueError:
        return ""
    return table.get(kode, "")


def _box_content(element) -> Iterator[str]:
    """The words of each text box in a drawing."""
    for box in element.iter(_BOX):
        if text := " ".join("".join(t.text or "" for t in box.iter(qn("w:t"))).split()):
            yield text
