"""Whose plan it is and for which year, from the title rows above the table.

Offices write their name in capitals, over two lines, after other words; it is brought to one form, so that the same
office is the same office in its next file: `KOMISI PEMILIHAN UMUM KABUPATEN MESUJI` → KPU Kabupaten Mesuji.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from monev.reading.columns.header import Header
from monev.reading.vocabulary.offices import (
    ABBREVIATIONS,
    JENIS_SATKER,
    NUMBERED_JENIS,
    SATKER_ABBREVIATIONS,
    SATKER_PARENTS,
)
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

_TAHUN_PATTERN = re.compile(r"\b(20\d{2})\b")
_TAHUN_WORD = re.compile(r"\b(?:TAHUN(?:\s+ANGGARAN)?|T\.?A\.?)\s*[:.]?\s*(20\d{2})\b", re.IGNORECASE)
_SK_NUMBER = re.compile(r"\bNOMOR\b.*", re.IGNORECASE)
_LABELLED_SATKER = re.compile(
    r"^(?:NAMA\s+)?(?:SATKER|SATUAN\s+KERJA|UNIT\s+KERJA|INSTANSI|UNIT\s+ORGANISASI)\s*[:=]\s*(?P<nama>\S.*)$",
    re.IGNORECASE,
)
_SATKER_JENIS = re.compile(
    rf"\b(?:(?i:{'|'.join(sorted(JENIS_SATKER, key=len, reverse=True))})\b|{NUMBERED_JENIS})",
)
# Words after which a line no longer speaks of the office; a comma that *dan* follows counts up what the office does.
_AFTER_NAME = re.compile(
    r"\s*(?:\b(?:TAHUN|T\.A\.?|MENUJU|NOMOR|TENTANG|PERIODE|TRIWULAN|SEMESTER|DALAM RANGKA)\b"
    r"|,(?![^\d;(\n]*\bDAN\b)|[;(\n]|\s-\s|\s–\s).*$",
    re.IGNORECASE | re.DOTALL,
)
_REGION = re.compile(r"^(?:PROVINSI|KABUPATEN|KOTA|KAB\.?|KECAMATAN|DAERAH)\b", re.IGNORECASE)
_ABBREVIATION_MAX = 3
_SMALL_WORDS = frozenset({"dan", "di", "dengan", "untuk", "atas"})


@dataclass(frozen=True, slots=True)
class Identity:
    """What the title rows say; None where they do not."""

    satker: str | None
    tahun: int | None
    simulasi: bool
    titles: tuple[str, ...]


def read_identity(header: Header) -> Identity:
    """Office, year and mark of fiction from the rows above the headings, those nearest to the table first."""
    grid = header.grid
    heading = tuple(
        grid.texts[row, column] for row in sorted(grid.by_row) if row < header.start for column in grid.by_row[row]
    )
    simulated = any(SIMULATION_TEXT in " ".join(text.upper().split()) for text in heading)
    return Identity(find_satker(heading), find_tahun(heading), simulated, heading)


def find_tahun(heading: tuple[str, ...]) -> int | None:
    """The plan's year: `TAHUN 2025` nearest to the table, not the year in a decree's number; else any lone year."""
    for text in reversed(heading):
        found = _TAHUN_WORD.findall(_SK_NUMBER.sub("", text))
        if found:
            return int(found[-1])
    for text in reversed(heading):
        found = _TAHUN_PATTERN.findall(_SK_NUMBER.sub("", text))
        if len(set(found)) == 1:
            return int(found[0])
    return None


def tahun_from_name(*name: str) -> int | None:
    """A year in a sheet's or a file's name, where it is the only one."""
    for text in name:
        found = set(re.findall(r"(?<!\d)(20\d{2})(?!\d)", text))
        if len(found) == 1:
            return int(found.pop())
    return None


def tahun_from_cells(text: list[str]) -> int | None:
    """The year that TARGET WAKTU cells name, where they name but one."""
    counts = Counter(tahun for one in text for tahun in set(_TAHUN_PATTERN.findall(one)))
    return int(next(iter(counts))) if len(counts) == 1 else None


def find_satker(heading: tuple[str, ...]) -> str | None:
    """The office's name in its one form: from a labelled line, else the line nearest to the table that names one."""
    row = [one.strip() for text in heading for one in text.split("\n") if one.strip()]
    for text in row:
        if matching := _LABELLED_SATKER.match(text):
            return name_satker(matching["nama"])
    for index in range(len(row) - 1, -1, -1):
        found = _SATKER_JENIS.search(row[index])
        if not found:
            continue
        connection = row[index + 1] if index + 1 < len(row) and _REGION.match(row[index + 1]) else ""
        name = _AFTER_NAME.sub("", f"{row[index][found.start() :]} {connection}".strip())
        if len(name.split()) > 1:
            return _complete_name(name_satker(name), row)
    return None


def _complete_name(name: str, row: list[str]) -> str:
    """A name that many offices bear, with whose it is where a line of the title says so."""
    for start, already, parent, form in SATKER_PARENTS:
        matching = re.match(rf"{start}\b", name, re.IGNORECASE)
        if not matching or re.search(rf"\b(?:{already})\b", name[matching.end() :], re.IGNORECASE):
            continue
        for text in row:
            if members := re.fullmatch(parent, _AFTER_NAME.sub("", text).strip(), re.IGNORECASE):
                rest = name[matching.end() :].strip()
                return form.format(nama=name, jenis=matching[0], sisa=rest, induk=name_satker(members["induk"])).strip()
    return name


def name_satker(text: str) -> str:
    """An office's name in the form used everywhere: short where it is known by that, each word with a capital."""
    name = " ".join(_AFTER_NAME.sub("", text).split()).strip(" .,:-")
    for length, short in SATKER_ABBREVIATIONS.items():
        name = re.sub(rf"\b{length}\b", short, name, flags=re.IGNORECASE)
    name = re.sub(r"\bRepublik Indonesia\b\s*(?=\S)", "", name, flags=re.IGNORECASE)
    name = re.sub(r"\bKAB\b\.?", "Kabupaten", name, flags=re.IGNORECASE)
    mixed_case = not name.isupper() and not name.islower()
    return " ".join(_case_word(one, index, mixed_case=mixed_case) for index, one in enumerate(name.split()))


def _case_word(wording: str, index: int, *, mixed_case: bool) -> str:
    """One word of a name; beside words in small letters, a short one in capitals is an abbreviation."""
    if wording.upper() in ABBREVIATIONS or (mixed_case and wording.isupper() and len(wording) <= _ABBREVIATION_MAX):
        return wording.upper()
    if not wording.isupper() and not wording.islower():
        return wording
    if index and wording.lower() in _SMALL_WORDS:
        return wording.lower()
    return "-".join(parts.capitalize() for parts in wording.split("-"))
