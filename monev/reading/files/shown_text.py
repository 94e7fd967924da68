"""Text as a person sees it: dates in their number format, 1.0 as "1", a share as "75%", signs of
symbol fonts."""

from datetime import date, datetime, time

from monev.core.dates import DAY_NAMES, MONTH_NAMES, SHORT_MONTHS
from monev.reading.vocabulary.headings import load_patterns, load_words

_WORDS = load_words("shown_text")
_PATTERNS = load_patterns("shown_text")


def value_text(value: object, number_format: str = "General") -> str:
    """The text of a cell as a person sees it; outer white space trimmed, line breaks inside
    kept."""
    if isinstance(value, str):
        return _PATTERNS["lost_bullet"].sub(
            "•", value.replace("\r\n", "\n").replace("\r", "\n").strip()
        )
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        is_share = "%" in _PATTERNS["literal"].sub("", number_format)
        return (
            f"{_number_text(value * 100)}%" if is_share else _number_by_format(value, number_format)
        )
    if isinstance(value, datetime | date):
        return _date_text(value, number_format)
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def _number_text(value: int | float) -> str:
    """Excel keeps fifteen digits; a point is kept because NO "1.1" is often typed as a number."""
    return f"{value:.15g}" if abs(value) < 1e15 else str(value)


def _number_by_format(value: int | float, number_format: str) -> str:
    """A number with the words that its format puts around it: 3 by `"Triwulan "0` is Triwulan 3, by
    `"B"00` B03. A currency and signs are left out, and so are blanks before the thousands."""
    sections = _PATTERNS["sections"].findall(number_format)
    section = sections[1] if value < 0 and sections[1:] else sections[0] if sections else ""
    pieces = _PATTERNS["number_pieces"].findall(_PATTERNS["brackets"].sub("", section))
    places = [
        index for index, piece in enumerate(pieces) if _PATTERNS["number_place"].fullmatch(piece)
    ]
    if not places:
        return _number_text(value)
    before, after = (_literal(each) for each in (pieces[: places[0]], pieces[places[-1] + 1 :]))
    if not _PATTERNS["word_or_share"].search(before + after) or _PATTERNS["currency"].search(
        before + after
    ):
        return _number_text(value)
    zeros = pieces[places[0]].count("0") if set(pieces[places[0]]) == {"0"} else 1
    number = f"{int(value):0{zeros}d}" if value == int(value) else _number_text(value)
    return f"{before}{number}{after}".strip()


def _literal(pieces: list[str]) -> str:
    """What pieces of a number format print as they are."""
    kept = (
        piece[1:-1] if piece[0] == '"' else piece[1:] if piece[0] == "\\" else piece
        for piece in pieces
    )
    return "".join(piece for piece in kept if piece[:1] not in ("_", "*"))


def _date_text(value: date, number_format: str) -> str:
    """A date by a number format (`mmm-yy` → Nov-25), Indonesian unless that names English, without
    its time of day."""
    pattern = _WORDS["system_date"].get(number_format, number_format).split(";")[0]
    english = bool(_PATTERNS["english"].search(pattern))
    pieces = _PATTERNS["pieces"].findall(
        _PATTERNS["clock"].sub("", _PATTERNS["brackets"].sub("", pattern))
    )
    return "".join(_replace(piece, value, english=english) for piece in pieces).strip()


def _replace(piece: str, value: date, *, english: bool) -> str:
    """One piece of a number format applied to a date."""
    letter = piece[0].lower()
    length = len(piece)
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

_FONTS: dict[str, dict[int, str]] = {}
for _font, _said in _WORDS["symbol_fonts"].items():
    _FONTS[_font] = {ord(letter): look for letter, look in _said.split()}


def _in_private_area(looks: dict[int, str]) -> dict[int, str]:
    return {PRIVATE + code: look for code, look in looks.items()}


SYMBOL_FONTS = {font: looks | _in_private_area(looks) for font, looks in _FONTS.items()}
"""Font (lower case) → code of its character, in the private area too → what it looks like, for
`str.translate`."""

WITHOUT_FONT = _in_private_area({**_FONTS["wingdings"], 0xB7: "•", 0xD6: "√"})
"""For characters of the private area that stand there without their font."""

BULLET = "•"
"""Any other bullet."""

KNOWN_BULLETS = frozenset("•·●▪◦‣∙○■□◆❖➢➤►✓✔*-–—")
"""Bullets kept as they are."""
