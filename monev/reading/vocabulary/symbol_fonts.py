"""Symbol fonts as data: what a character of Wingdings or Symbol looks like, in Unicode.

Word writes a tick of a month table or the bullet of a list as a character of such a font, `ü` or U+F0FC in
Wingdings; without the font's name the character says nothing. Only marks and bullets that tables use are listed.
"""

from __future__ import annotations

_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x76: "❖",
    0x9E: "·",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "□",
    0xD8: "➢",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "➢",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}

SYMBOL_FONTS: dict[str, dict[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "□"},
    "wingdings 3": {0x7D: "►", 0x75: "▲", 0x71: "▼"},
    "webdings": {0x61: "✓", 0x6E: "●", 0x67: "■", 0x72: "✗"},
    "symbol": {0x2D: "−", 0xA8: "♦", 0xB4: "×", 0xB7: "•", 0xD6: "√", 0xAE: "→"},
}
"""Font (lower case) → code of its character → what it looks like."""

WITHOUT_FONT: dict[int, str] = {**_WINGDINGS, 0xB7: "•", 0xD6: "√"}
"""For characters of the private area (U+F0xx) that stand there without their font."""

BULLET = "•"
"""Any other bullet."""

KNOWN_BULLETS = frozenset("•·●▪◦‣∙○■□◆❖➢➤►✓✔*-–—")
"""Bullets kept as they are."""


def translate_symbols(text: str, symbols: dict[int, str] | None) -> str:
    """Text with the characters of a symbol font, and those of the private area, as what they look like."""
    if symbols is None and not any("\uf000" <= h <= "\uf0ff" for h in text):
        return text
    result = []
    for letter in text:
        code = ord(letter)
        if 0xF000 <= code <= 0xF0FF:
            result.append((symbols or WITHOUT_FONT).get(code - 0xF000, letter))
        else:
            result.append(symbols.get(code, letter) if symbols is not None else letter)
    return "".join(result)
