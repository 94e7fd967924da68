"""Symbol fonts as data: what a character of Wingdings or Symbol looks like, in Unicode.

Word writes a tick of a month table or the bullet of a list as a character of such a font, `ü` or U+F0FC in
Wingdings; without the font's name the character says nothing. Only marks and bullets that tables use are listed.
"""

from __future__ import annotations


def _by_code(listing: str) -> dict[int, str]:
    """Code of a character → what it looks like, from pairs of the letter of that code and its look."""
    return {ord(letter): look for letter, look in listing.split()}


_WINGDINGS = _by_code("l● n■ o□ q❑ v❖ \x9e· \x9f• §▪ ¨□ Ø➢ à→ è➔ ð➢ û✗ ü✓ ý☒ þ☑")

SYMBOL_FONTS: dict[str, dict[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _by_code("O✗ P✓ Q☒ R☑ S☒ T☒ \x97● £□"),
    "wingdings 3": _by_code("}► u▲ q▼"),
    "webdings": _by_code("a✓ n● g■ r✗"),
    "symbol": _by_code("-− ¨♦ ´× ·• Ö√ ®→"),
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
    if symbols is None and not any("\uf000" <= letter <= "\uf0ff" for letter in text):
        return text
    private = {0xF000 + code: look for code, look in (symbols or WITHOUT_FONT).items()}
    return text.translate(private | (symbols or {}))
