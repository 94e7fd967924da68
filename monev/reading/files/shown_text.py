"""Write a value as a person sees it.

Such are dates in their number format, 1.0 as "1", a share as "75%", and signs of symbol fonts.
"""

from datetime import date, datetime, time
from html import unescape

from monev.core.clock import zone
from monev.core.dates import DAY_NAMES, MONTH_NAMES, SHORT_MONTHS
from monev.reading.vocabulary.headings import load_patterns, load_words

_WORDS = load_words("shown_text")
_PATTERNS = load_patterns("shown_text")


PICTURE_FUNCTION = _PATTERNS["picture_function"]
"""A formula that shows a picture: DISPIMG of WPS, IMAGE of Excel and Sheets."""

FOOTNOTE = _PATTERNS["footnote"]
"""A raised text that only leads to a note: 1), *)."""


def without_tags(text: str) -> str:
    """Return a text as a browser shows it: tags of HTML break lines or go, &nbsp; is a blank."""
    broken = _PATTERNS["breaking_tag"].sub("\n", text)
    shown = unescape(_PATTERNS["tag"].sub("", broken)).replace("\xa0", " ")
    return _PATTERNS["blank_lines"].sub("\n", shown).strip()


def is_marked_up(text: str) -> bool:
    """True if a text holds tags or entities of HTML."""
    return ("<" in text or "&" in text) and bool(_PATTERNS["marked_up"].search(text))


def is_garbled(text: str) -> bool:
    """True if letters of UTF-8 were opened as those of Windows: â€“ for –."""
    return not text.isascii() and bool(_PATTERNS["garbled"].search(text))


def with_letters(text: str) -> str:
    """Return a garbled text with its letters, or as it is if some of them were lost."""
    try:
        return b"".join(map(_byte_of, text)).decode("utf-8")
    except UnicodeError:
        return text


def _byte_of(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:  # five bytes have no letter there
        return letter.encode("latin-1")


def without_helpers(text: str) -> str:
    """Return a text without what only helps a program show it.

    That is a line end written as backslash and n, an apostrophe typed at its head, the selector
    that makes ✔ a coloured picture, and the marks that turn letters around.
    """
    if not _PATTERNS["path"].search(text):
        text = _PATTERNS["typed_line_end"].sub("\n", text)
    return _PATTERNS["unseen"].sub("", _PATTERNS["typed_apostrophe"].sub("", text))


def local_day(text: str) -> str:
    """Return the day of a stamp with an offset in the office's zone; any other text as it is."""
    if not _PATTERNS["stamp"].fullmatch(text):
        return text
    return datetime.fromisoformat(text).astimezone(zone()).date().isoformat()


def value_text(value: object, number_format: str = "General") -> str:
    """Return the text of a cell as a person sees it, without white space around it.

    Line breaks stay, as do signs that part lines; other control characters go.
    """
    if ";" in number_format and not _section_of(value, number_format):
        return ""
    if isinstance(value, str):
        text = _PATTERNS["line_end"].sub("\n", value)
        text = _PATTERNS["control"].sub("", text).strip()
        return _PATTERNS["lost_bullet"].sub("•", text)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        if "%" in _PATTERNS["literal"].sub("", number_format):
            return f"{_number_text(value * 100)}%"
        return _number_by_format(value, number_format)
    if isinstance(value, datetime | date):
        return _date_text(value, number_format)
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def _number_text(value: int | float) -> str:
    """Write a number with Excel's fifteen digits.

    A point stays: NO "1.1" is often typed as a number.
    """
    return f"{value:.15g}" if abs(value) < 1e15 else str(value)


def _number_by_format(value: int | float, number_format: str) -> str:
    """Write a number with the words of its format around it.

    The number 3 by `"Triwulan "0` is Triwulan 3, by `"B"00` B03. Currencies and signs are left out,
    and so are blanks before the thousands.
    """
    plain = _number_text(value)
    section = _PATTERNS["brackets"].sub("", _section_of(value, number_format))
    before = ""
    after = ""
    places = list[str]()
    for piece in _PATTERNS["number_pieces"].findall(section):
        if _PATTERNS["number_place"].fullmatch(piece):
            places.append(piece)
            after = ""
        elif places:
            after += _literal(piece)
        else:
            before += _literal(piece)
    words = before + after
    if not places or not _PATTERNS["word_or_share"].search(words):
        return plain
    if _PATTERNS["currency"].search(words):
        return plain
    is_padded = set(places[0]) == {"0"}
    zeros = len(places[0]) if is_padded else 1
    number = f"{int(value):0{zeros}d}" if value == int(value) else plain
    return f"{before}{number}{after}".strip()


def _section_of(value: object, number_format: str) -> str:
    """Return the section of a number format for a value: above 0; below; 0; texts."""
    place = 3
    if not isinstance(value, str):
        place = 0
        if isinstance(value, int | float):
            place = 1 if value < 0 else 2 * (value == 0)
    sections = _PATTERNS["section_end"].split(number_format)
    if place < len(sections):
        return sections[place]
    return "@" if isinstance(value, str) else sections[0]


def _literal(piece: str) -> str:
    """Return the text that a piece of a number format prints as it is."""
    match piece[0]:
        case '"':
            return piece[1:-1]
        case "\\":
            return piece[1:]
        case "_" | "*":
            return ""
    return piece


def _date_text(value: date, number_format: str) -> str:
    """Write a date by a number format (`mmm-yy` → Nov-25), without its time of day.

    Months are Indonesian unless the format names English.
    """
    known = _WORDS["system_date"].get(number_format, number_format)
    pattern = known.split(";")[0]
    english = bool(_PATTERNS["english"].search(pattern))
    bare = _PATTERNS["brackets"].sub("", pattern)
    bare = _PATTERNS["clock"].sub("", bare)
    text = ""
    for piece in _PATTERNS["pieces"].findall(bare):
        text += _replace(piece, value, english=english)
    return text.strip()


def _replace(piece: str, value: date, *, english: bool) -> str:
    """Write one piece of a number format for a date."""
    letter = piece[0].lower()
    length = len(piece)
    if letter in '"\\_*' and length > 1:
        return _literal(piece)
    if letter == "d":
        day_name = DAY_NAMES[value.weekday()]
        forms = (str(value.day), f"{value.day:02d}", day_name[:3], day_name)
        return forms[min(length, 4) - 1]
    if letter == "m":
        month = value.month - 1
        full = MONTH_NAMES[month]
        short = SHORT_MONTHS[month]
        if english:
            full = _WORDS["english_months"][month]
            short = full[:3]
        forms = (str(value.month), f"{value.month:02d}", short, full, full[0])
        return forms[min(length, 5) - 1]
    if letter in "ybe":
        return f"{value.year % 100:02d}" if length <= 2 else f"{value.year:04d}"
    return piece


PRIVATE = 0xF000
"""The beginning of the part of Unicode's private area that programs use for symbol fonts."""

_FONTS = dict[str, dict[int, str]]()
for _font, _said in _WORDS["symbol_fonts"].items():
    _FONTS[_font] = {}
    for _letter, _look in map(tuple, _said.split()):
        _FONTS[_font][ord(_letter)] = _look


def _in_private_area(looks: dict[int, str]) -> dict[int, str]:
    return {PRIVATE + code: look for code, look in looks.items()}


SYMBOL_FONTS = {font: looks | _in_private_area(looks) for font, looks in _FONTS.items()}
"""Font (lower case) → code of its character, in the private area too → its look, for
`str.translate`."""

WITHOUT_FONT = _in_private_area({**_FONTS["wingdings"], 0xB7: "•", 0xD6: "√"})
"""For characters of the private area without their font."""

BULLET = "•"
"""Any other bullet."""

KNOWN_BULLETS = frozenset("•·●▪◦‣∙○■□◆❖➢➤►✓✔*-–—")
"""Bullets kept as they are."""
