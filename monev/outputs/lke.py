"""Tells which pilar of the Lembar Kerja Evaluasi (LKE) each langkah serves.

A column of the plan names it, else the office chose it. The pilar stand in lke.toml; nothing is
scored (docs/design.md §5).
"""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from monev.core.records import JsonObject
from monev.core.typed_input import EntryRefused
from monev.database import Database, rows_of
from monev.figures import View, langkah
from monev.figures.rows import LangkahRow
from monev.outputs.settings import change_of_tahun, stored_settings
from monev.reading.vocabulary.structure import usual_number

MATTER = "lke"
WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
AREAS: list[str] = WORDS["areas"]
CHECKED = "lampiran"
"""The source of an item that was compared with the decree's text."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi")
_OF_LETTER: dict[str, str] = dict(zip("abcdef", _ROMAN, strict=True))
"""Earlier versions numbered a pilar by a letter (A.I.1.a), which is a question's on the sheet."""
_HEADING = re.compile(r"(?i)\bLKE\b|lembar kerja evaluasi")
_CODE = re.compile(r"(?i)\bA\s*\.?\s*(II|I)\s*\.?\s*([1-6])\s*\.?\s*\(?(iii|ii|iv|i|vi|v)\b\)?")
_GENERAL = frozenset(["dan", "atau", "yang", "dengan", "sesuai", "terhadap", "tentang", "atas"])
_OF_AREAS = range(1, len(AREAS) + 1)
_LIKE = 0.5
"""A langkah with more than this share of a pilar's words is proposed for it."""


class Pilar(NamedTuple):
    """A pilar: its code (A.I.1.i), part (Pemenuhan), area (1 to 6), name, and its source."""

    code: str
    part: str
    area: int
    name: str
    source: str

    @property
    def label(self) -> str:
        """Its code as the sheet writes it: A.I.1 (i)."""
        place, _, number = self.code.rpartition(".")
        return f"{place} ({number})"

    @property
    def words(self) -> str:
        """Its label, name, part and area."""
        return f"{self.label} {self.name} ({self.part}, {AREAS[self.area - 1]})"


class Served(NamedTuple):
    """The pilar that a langkah serves: their codes, and the words for them ("" if unknown).

    `is_of_plan`: True if a column of the plan names them; its words may name no pilar.
    """

    words: str
    codes: tuple[str, ...]
    is_of_plan: bool


def _list_pilar() -> dict[str, Pilar]:
    found = {}
    for part in WORDS["parts"]:
        for area, members in enumerate(part["pilar"], start=1):
            for number, (name, source) in zip(_ROMAN, members, strict=False):
                code = f"{part['code']}.{area}.{number}"
                found[code] = Pilar(code, part["name"], area, name, source)
    return found


PILAR = _list_pilar()
"""Code → pilar, in the order of the sheet."""


def pilar_for(area_name: str) -> dict[str, str]:
    """List every pilar, code → words, those of the named area first."""
    number = usual_number(area_name)
    ordered = sorted(PILAR.values(), key=lambda pilar: pilar.area != number)
    return {pilar.code: pilar.words for pilar in ordered}


def read_served(db: Database, view: View) -> dict[str, Served]:
    """Read the pilar that each langkah of the plan serves, by kode."""
    chosen = read_chosen(db, view.satker, view.tahun)
    served = {}
    for row in rows_of(langkah(db, view), LangkahRow):
        in_plan = _of_plan(json.loads(row["lainnya"]))
        if in_plan:
            served[row["kode"]] = Served(in_plan, _named_in(in_plan), is_of_plan=True)
            continue
        codes = tuple(code for code in (chosen.get(row["kode"]),) if code)
        words = "; ".join(PILAR[code].words for code in codes)
        served[row["kode"]] = Served(words, codes, is_of_plan=False)
    return served


def _of_plan(columns: Mapping[str, str]) -> str:
    named = [text for heading, text in columns.items() if text and _HEADING.search(heading)]
    return "; ".join(named)


def _named_in(text: str) -> tuple[str, ...]:
    """Find the pilar that a cell names by code, else by name, the longest names first."""
    codes = []
    for part, area, number in _CODE.findall(text):
        codes.append(f"A.{part.upper()}.{area}.{number.lower()}")
    left = text.lower()
    if not codes:
        for pilar in sorted(PILAR.values(), key=lambda pilar: -len(pilar.name)):
            if pilar.name.lower() in left:
                left = left.replace(pilar.name.lower(), "")
                codes.append(pilar.code)
    return tuple(code for code in PILAR if code in codes)


def propose(db: Database, view: View) -> dict[str, str]:
    """Propose a pilar by their words for langkah without one: kode → code.

    A pilar of the langkah's own area is likely if what the langkah stands under has most of its
    words, or its abbreviation; else, in an area of the LKE, if its own words do.
    """
    served = read_served(db, view)
    proposed = {}
    for row in rows_of(langkah(db, view), LangkahRow):
        if served[row["kode"]].codes:
            continue
        above = f"{row['nama_sub_area'] or ''} {row['komponen']} {row['indikator'] or ''}"
        number = usual_number(row["nama_area"])
        code = _most_like(above, number)
        if not code and number in _OF_AREAS:
            code = _most_like(row["langkah_aksi"], number)
        if code:
            proposed[row["kode"]] = code
    return proposed


def _most_like(said: str, area: int) -> str:
    """Return the code of the pilar with most of its words in `said`; "" if none is like it."""
    likeness = {}
    for pilar in PILAR.values():
        if area not in _OF_AREAS or pilar.area == area:
            likeness[pilar.code] = _likeness(pilar.name, _words(said))
    best = max(likeness, key=likeness.__getitem__)
    return best if likeness[best] > _LIKE else ""


def _likeness(name: str, said: set[str]) -> float:
    if said & {short.lower() for short in re.findall(r"\(([A-Z]{3,})\)", name)}:
        return 1.0
    words = _words(name)
    return len(words & said) / len(words)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{3,}", text.lower())) - _GENERAL


def read_chosen(db: Database, satker: str, tahun: int) -> dict[str, str]:
    """Read the office's choices: kode of a langkah → code of the pilar."""
    return _carried_over(stored_settings(db, MATTER, satker).get(satker, {}).get(str(tahun), {}))


def _carried_over(stored: Mapping[str, str]) -> dict[str, str]:
    """Return stored choices by the pilar's codes of today."""
    chosen = {}
    for kode, code in stored.items():
        place, _, number = code.rpartition(".")
        code = f"{place}.{_OF_LETTER.get(number, number)}"
        if code in PILAR:
            chosen[kode] = code
    return chosen


def store_chosen(db: Database, view: View, chosen: Mapping[str, str], *, pelaku: str) -> bool:
    """Store the pilar of these langkah ("" for none); True if that changed anything.

    Raises EntryRefused, NotAllowed.
    """
    if unknown := [kode for kode, code in chosen.items() if code and code not in PILAR]:
        raise EntryRefused(dict.fromkeys(unknown, "Pilih pilar yang ada di LKE."))

    def change(stored: JsonObject | None) -> JsonObject | None:
        before = _carried_over(stored or {})
        new = {kode: code for kode, code in (before | dict(chosen)).items() if code}
        return None if new == before else new

    return change_of_tahun(db, view.satker, view.tahun, MATTER, change, pelaku=pelaku)
