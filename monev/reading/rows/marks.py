"""The mark in front of a heading or in the NO cell: roman, letter or number, and which in its series it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monev.reading.rows.area_names import normalize_name
from monev.reading.vocabulary.structure import known_area

_ROMAN_UNITS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMAN = (*_ROMAN_UNITS, "X", *(f"X{figures}" for figures in _ROMAN_UNITS), "XX")
_ROMAN_VALUES = {figure: value for value, figure in enumerate(ROMAN, start=1)}
_ALONE = re.compile(r"\(?([IVX]{1,5}|[ivx]{1,5}|[A-Za-z]|\d{1,3})\s*[.)\-:]*")
_FULL_NUMBER = re.compile(r"\(?((?:[IVX]{1,5}|[A-Za-z]|\d{1,3})(?:[.\-][A-Za-z0-9]{1,4}){1,3}|\d{1,3}[a-z])[.)]*")
_IN_LEVELS = re.compile(
    r"\(?(?P<tanda>(?:[IVX]{1,5}|[A-Za-z]|\d{1,2})(?:\.\d{1,2})+)[.)]*(?:\s+(?P<judul>\S.*))?", re.DOTALL
)
_IN_FRONT = re.compile(
    r"\(?(?:(?P<bertitik>[IVXivx]{1,5}|[A-Za-z]|\d{1,3})\s*[.):]+\s*|(?P<polos>[IVX]{1,5}|[A-Za-z]|\d{1,2})\s+[-–:]?\s*)"
    r"(?P<judul>\S.*)",
    re.DOTALL,
)
_AREA_WORD = re.compile(
    r"(?:(?:area(?:\s+perubahan|\s+pengungkit)?|pokja|kelompok\s+kerja|bidang)(?:\s*[:–-]\s*|\s+))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: as written without its dot ("V", "a", "1"), its kind, and its place in the series from 1."""

    text: str
    kind: str
    order: int


def lone_mark(text: str) -> Mark | None:
    """The mark a cell holds and nothing else: `V`, `a.`, `1)`; None for anything else."""
    matching = _ALONE.fullmatch(text.strip())
    return _recognise(matching[1]) if matching else None


def level_mark(text: str) -> Mark | None:
    """The mark of a numbering by levels: `1.1`, `V.2`, `1.1.1`. Each depth is a kind of its own, counted by its last
    number, which alone names it below the heading it stands under."""
    matching = _IN_LEVELS.fullmatch(text.strip())
    return _from_level(matching["tanda"]) if matching and not matching["judul"] else None


def _from_level(text: str) -> Mark:
    parts = text.split(".")
    return Mark(parts[-1], f"angka {len(parts)}", int(parts[-1]))


def area_mark(text: str) -> Mark | None:
    """The mark of a cell that says nothing but AREA and a mark: `AREA I`, `Pokja 2`, `AREA III :`."""
    wording = _AREA_WORD.match(text.strip())
    return lone_mark(text.strip()[wording.end() :]) if wording else None


def row_number(text: str) -> str | None:
    """The row number a NO cell holds, without its dot or bracket: `1.` → 1, `1.1`, `V.a.1`; None if it is none."""
    tidied = text.strip()
    if mark := lone_mark(tidied):
        return mark.text
    matching = _FULL_NUMBER.fullmatch(tidied)
    return matching[1] if matching else None


def split_mark(text: str) -> tuple[Mark | None, str, bool]:
    """A heading in one cell as (mark or None, title, whether it says AREA): `e Penanganan ...`, `AREA I : ...`."""
    tidied = text.strip()
    says_area = _AREA_WORD.match(tidied)
    rest = tidied[says_area.end() :] if says_area else tidied
    if (level := _IN_LEVELS.fullmatch(rest)) and level["judul"]:
        return _from_level(level["tanda"]), level["judul"].strip(), bool(says_area)
    matching = _IN_FRONT.fullmatch(rest)
    if matching and (mark := _recognise(matching["bertitik"] or matching["polos"])):
        # POKJA I / MANAJEMEN PERUBAHAN: what parts mark and title belongs to neither.
        return mark, matching["judul"].lstrip(" /|:–-") or matching["judul"].strip(), bool(says_area)
    if says_area and normalize_name(plain := rest.lstrip(" /|:–-")) in known_area():
        return None, plain, True  # AREA MANAJEMEN PERUBAHAN: the word is no part of a usual area's name
    return None, tidied, False


def as_letter(mark: Mark) -> Mark:
    """A one-letter roman mark taken as a letter: the `i` after `h`."""
    return Mark(mark.text, "huruf", ord(mark.text.lower()) - 96)


def _recognise(text: str) -> Mark | None:
    if text.isdecimal():
        return Mark(text, "angka", int(text))
    if text.upper() in _ROMAN_VALUES:
        # Lower-case roman numbers count a level of their own: i, ii, iii under I.
        return Mark(text, "romawi" if text.isupper() else "romawi kecil", _ROMAN_VALUES[text.upper()])
    if len(text) == 1:
        return Mark(text, "huruf" if text.islower() else "huruf besar", ord(text.lower()) - 96)
    return None
