"""TARGET WAKTU as a row of tokens (DESIGN §3): what stands there, before what it means together.

Tokens are `(jenis, nilai, tulisan, rapat)`: rapat says that no space stood before it. Kinds: TANGGAL (tahun, bulan,
hari; a negative hari says day first), BULAN_TAHUN (tahun, bulan), TAHUN4, ANGKA, BULAN, SATUAN (length of a period),
PERIODE (length, nomor), ROMAWI, URUTAN, BILANGAN, LETAK (awal/tengah/akhir), SD, GARIS, PISAH, BARIS, MULAI, ANTARA,
TAHUN (the word), PETIK, JEDA (a word that keeps the number before it from being the day of the month after it).
"""

from __future__ import annotations

import re

from monev.reading.vocabulary.time_words import (
    CONNECTORS,
    NUMBER_WORDS,
    ORDINALS,
    ROMAN,
    WORDS,
    find_near_match,
    name_token,
)

Token = tuple[str, object, str, bool]

_CLOCK = r"(?:[t ]\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?)?"
_PATTERN = re.compile(
    rf"""
    (?P<iso>(?<!\d)(?:19|20)\d\d([-/.])\d{{1,2}}\2\d{{1,2}}{_CLOCK}(?![-/.]?\d))
  | (?P<rantai>(?<!\d)\d{{1,5}}(?:[-/.]\d{{1,5}}){{3,9}}(?!\d))
  | (?P<hbt>(?<!\d)\d{{1,2}}([-/.])\d{{1,2}}\5(?:\d{{4}}|\d\d){_CLOCK}(?!\d))
  | (?P<tb>(?<!\d)(?:19|20)\d\d[-/.]\d{{1,2}}(?!\d))
  | (?P<bt>(?<!\d)\d{{1,2}}[-/.](?:19|20)\d\d(?!\d))
  | (?P<bke>(?<![a-z])b[-. ]?\d{{1,2}}(?!\d))
  | (?P<sd>(?<![a-z])(?:s[ ]?[./][ ]?d\.?|sd\.?(?![a-z]))(?:[ ]?dengan)?|sampai[ ](?:dengan|dgn))
  | (?P<kata>[a-z]+)
  | (?P<angka>\d+)
  | (?P<garis>-+|\.{{2,}})
  | (?P<baris>\n)
  | (?P<pisah>[,;&+/|•])
  | (?P<petik>')
  | (?P<titik_dua>:)
  | (?P<lain>[^\s.:()\[\]"”“*])
    """,
    re.VERBOSE,
)
_CHAIN_SEPARATOR = re.compile(r"[-/.]")
_BULLET = re.compile(r"^[-•*] *(?=\w)", re.MULTILINE)
_NUMBER = re.compile(r"(?:(?<=^)|(?<=[\s,;]))(\d{1,2})(?:\)|\.(?!\d)) *(?=[a-z]|\d)")
_ORDINAL = rf"(?:ke ?-? ?)?(?:[1-5](?!\d)|(?:{'|'.join([*ORDINALS, *NUMBER_WORDS, *ROMAN])})(?![a-z]))"
_WEEK = re.compile(
    rf"\b(?:minggu|pekan|mgg|week) ?-? ?{_ORDINAL}"
    rf"(?: ?(?:,|-|&|/|dan|s ?[./]? ?d\.?|sampai|hingga) ?(?:minggu |pekan )?{_ORDINAL})*"
)


def _date_in_figures(writing: str) -> tuple[str, object] | None:
    """A date or month of digits alone: "2025-08-04", "4/8/2025", "03/2026", "2026-03"; None when it is neither."""
    parts = _CHAIN_SEPARATOR.split(writing)
    if not all(b.isdigit() for b in parts):
        return None
    if len(parts) == 2:
        if len(parts[0]) == 4 and len(parts[1]) <= 2:
            return "BULAN_TAHUN", (int(parts[0]), int(parts[1]))
        if len(parts[1]) == 4 and len(parts[0]) <= 2:
            return "BULAN_TAHUN", (int(parts[1]), int(parts[0]))
    if len(parts) == 3:
        if len(parts[0]) == 4:
            return "TANGGAL", (int(parts[0]), int(parts[1]), int(parts[2]))
        tahun = int(parts[2]) + (2000 if len(parts[2]) == 2 else 0)
        return "TANGGAL", (tahun, int(parts[1]), -int(parts[0]))  # negative: day first, as Indonesia writes it
    return None


def _split_chain(writing: str) -> list[Token]:
    """A chain of four numbers or more: two dates around a dash where it can be split so, else its numbers."""
    for m in re.finditer("-", writing):
        left, right = _date_in_figures(writing[: m.start()]), _date_in_figures(writing[m.end() :])
        if left and right:
            a, b = writing[: m.start()], writing[m.end() :]
            return [(*left, a, False), ("GARIS", None, "-", True), (*right, b, True)]
    result: list[Token] = []
    for parts in re.findall(r"\d+|[-/.]", writing):
        if parts.isdigit():
            result.append(("ANGKA", int(parts), parts, bool(result)))
        else:
            result.append(("GARIS" if parts == "-" else "PISAH", None, parts, True))
    return result


def tokenize(text: str, warnings: list[str], foreign: list[str]) -> list[Token]:
    """The tokens of a normalised text; misspelt words are replaced by the nearest known one.

    That is added to `warnings`; words that mean nothing here are added to `foreign`.
    """
    result: list[Token] = []
    end = -1
    for m in _PATTERN.finditer(text):
        writing, rapat = m[0], m.start() == end
        end = m.end()
        match m.lastgroup:
            case "iso" | "hbt" | "tb" | "bt":
                result.append((*_date_in_figures(re.split("[t ]", writing)[0]), writing, rapat))
            case "rantai":
                result += _split_chain(writing)
            case "bke":
                result.append(("PERIODE", (1, int(re.sub(r"\D", "", writing))), writing, rapat))
            case "angka" if len(writing) == 4 and writing[:2] in ("19", "20"):
                result.append(("TAHUN4", int(writing), writing, rapat))
            case "angka":
                result.append(("ANGKA", int(writing) if len(writing) < 9 else 0, writing, rapat))
            case "kata":
                _add_word(writing, rapat, result, warnings, foreign)
            case "lain":
                foreign.append(writing)
            case "titik_dua":
                if result and result[-1][0] == "ANGKA":
                    result.append(("JEDA", None, writing, rapat))  # "Kegiatan 1: Maret" is no first of March
            case jenis:
                result.append((jenis.upper(), writing, writing, rapat))
    return result


def _add_word(writing: str, rapat: bool, result: list[Token], warnings: list[str], foreign: list[str]) -> None:
    """Add the token of one word: known, misspelt (with a warning), or strange."""
    known = WORDS.get(writing)
    if known is None and len(foreign) < 5:
        known = find_near_match(writing)
        if known is not None:
            warnings.append(f'"{writing}" dibaca sebagai {name_token(known)}.')
    if known is None:
        foreign.append(writing)
    elif known[0] != "PENGISI":
        result.append((*known, writing, rapat))
    elif result and result[-1][0] == "ANGKA" and writing not in CONNECTORS:
        result.append(("JEDA", None, writing, rapat))  # "3 kegiatan Maret" is no third of March


def without_numbers(text: str, warnings: list[str]) -> str:
    """The text without list numbering ("1. Januari 2. Juni") and bullets, so that no number is taken for a day."""
    findings = list(_NUMBER.finditer(text))
    number = [int(m[1]) for m in findings]
    if number and number == list(range(1, len(number) + 1)) and (len(number) > 1 or findings[0].start() == 0):
        if len(number) == 1 and ")" not in findings[0][0]:
            warnings.append('"1." di awal sel dibaca sebagai nomor urut, bukan tanggal 1.')
        text = _NUMBER.sub("\n", text).strip()
    return _BULLET.sub("", text) if _BULLET.match(text) else text


def without_weeks(text: str) -> tuple[str, bool]:
    """The text without "minggu ke-2": a week is within a month; the flag says that one was named."""
    rest = _WEEK.sub(" ", text)
    return rest, rest != text
