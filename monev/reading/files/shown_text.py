"""Text as a person sees it: dates in their number format, 1.0 as "1", a share as "75%", signs of symbol fonts."""

from datetime import date, datetime, time

from monev.core.dates import DAY_NAMES, MONTH_NAMES, SHORT_MONTHS
from monev.reading.vocabulary.headings import load_patterns, load_words

_WORDS = load_words("shown_text")
_PATTERNS = load_patterns("shown_text")


def value_text(value: object, number_format: str = "General") -> str:
    """The text of a cell as a person sees it; outer white space trimmed, line breaks inside kept."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return f"{_number_text(value * 100)}%" if "%" in number_format else _number_text(value)
    if isinstance(value, datetime | date):
        return _date_text(value, number_format)
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def _number_text(value: int | float) -> str:
    """Excel keeps fifteen digits; a point is kept because NO "1.1" is often typed as a number."""
    return f"{value:.15g}" if abs(value) < 1e15 else str(value)


def _date_text(value: date, number_format: str) -> str:
    """A date by a number format (`mmm-yy` → Nov-25), Indonesian unless that names English, without its time of day."""
    pattern = _WORDS["system_date"].get(number_format, number_format).split(";")[0]
    english = bool(_PATTERNS["english"].search(pattern))
    pieces = _PATTERNS["pieces"].findall(_PATTERNS["clock"].sub("", _PATTERNS["brackets"].sub("", pattern)))
    return "".join(_replace(piece, value, english=english) for piece in pieces).strip()


def _replace(piece: str, value: date, *, english: bool) -> str:
    """One piece of a number format applied to a date."""
    letter, length = piece[0].lower(), len(piece)
    if letter == '"':
        return piece[1:-1]
    if letter in "\\_*" and length == 2:
        return piece[1] if letter == "\\" else ""
    if letter == "d":
        day_name = DAY_NAMES[value.weekday()]
        return (str(value.day), f"{value.day:02d}", day_name[:3], day_name)[min(length, 4) - 1]
    if letter == "m":
        full = (_WORDS["english_months"] if english else MONTH_NAMES)[value.month - 1]
        short = full[:3] if english else SHORT_MONTHS[value.month - 1]
        return (str(value.month), f"{value.month:02d}", short, full, full[0])[min(length, 5) - 1]
    if letter in "ybe":
        return f"{value.year % 100:02d}" if length <= 2 else f"{value.year:04d}"
    return piece


PRIVATE = 0xF000
"""Where Unicode's private area begins in which programs put the characters of symbol fonts."""

_FONTS = {font: {ord(letter): look for letter, look in said.split()} for font, said in _WORDS["symbol_fonts"].items()}
SYMBOL_FONTS = {font: looks | {PRIVATE + code: looks[code] for code in looks} for font, looks in _FONTS.items()}
"""Font (lower case) → code of its character, in the private area too → what it looks like, for `str.translate`."""

WITHOUT_FONT = {PRIVATE + code: look for code, look in {**_FONTS["wingdings"], 0xB7: "•", 0xD6: "√"}.items()}
"""For characters of the private area that stand there without their font."""

BULLET = "•"
"""Any other bullet."""

KNOWN_BULLETS = frozenset("•·●▪◦‣∙○■□◆❖➢➤►✓✔*-–—")
"""Bullets kept as they are."""
