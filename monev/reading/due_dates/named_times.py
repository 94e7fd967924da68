"""TARGET WAKTU as a row of tokens (DESIGN §3): what stands there, before what it means together.

Tokens are `(jenis, nilai, tulisan, rapat)`: rapat says that no space stood before it. Kinds: TANGGAL (tahun, bulan,
hari; a negative hari says day first), BULAN_TAHUN (tahun, bulan), TAHUN4, ANGKA, BULAN, SATUAN (length of a period),
PERIODE (length, nomor), ROMAWI, URUTAN, BILANGAN, LETAK (awal/tengah/akhir), SD, GARIS, PISAH, BARIS, MULAI, ANTARA,
TAHUN (the word), PETIK, JEDA (a word that keeps the number before it from being the day of the month after it).

What the tokens of a TARGET WAKTU name: months, periods, days, and what joins them (DESIGN §3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from monev.reading.vocabulary.time_words import (
    CONNECTORS,
    NUMBER_WORDS,
    ORDINALS,
    ROMAN,
    UNIT_NAMES,
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


@dataclass(slots=True)
class TimeItem:
    """One thing named: a month (awal == akhir), a period, a year, a day, or a number nobody claimed yet.

    `unit`: "bulan", "periode", "tahun", "tanggal", "angka", "cacat" (named, but not in any calendar).
    """

    unit: str
    start: int
    end: int
    writing: str
    day: int | None = None
    tahun: int | None = None
    is_figure: bool = False
    doubtful_tahun: bool = False


@dataclass(slots=True)
class TimeStructure:
    """What was found, in order: things and the connectors between them ("sd", "pisah", "baris").

    `peringatan` are questions, `remarks` only how something was understood.
    """

    elements: list[TimeItem | str] = field(default_factory=list)
    starts: bool = False
    between: bool = False
    loose_unit: int | None = None
    peringatan: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    def items(self) -> list[TimeItem]:
        """Only the things, without the connectors."""
        return [u for u in self.elements if isinstance(u, TimeItem)]


class Parser:
    """Walks the tokens once, left to right, and collects what they name into a `TimeStructure`."""

    def __init__(self, text: str) -> None:
        self.structure = TimeStructure()
        self.token: list[Token] = tokenize(text, self.structure.peringatan, self.structure.strange)
        self.i = 0
        self.unit: int | None = None  # the unit that bare numbers inherit: "TW I, II, III"
        self.location: str | None = None

    def parse(self) -> TimeStructure:
        """Read every token; the result names everything that was found or left over."""
        while self.i < len(self.token):
            jenis, value, writing, _ = self.token[self.i]
            self.i += 1
            match jenis:
                case "TANGGAL":
                    self._take_date(value, writing)
                case "BULAN_TAHUN":
                    self._take_month_tahun(value, writing)
                case "BULAN":
                    self._take_month(value, writing)
                case "PERIODE":
                    self._take_periode(*value)
                case "SATUAN":
                    self._take_unit(value)
                case "ANGKA" | "ROMAWI" | "URUTAN" | "BILANGAN":
                    self._take_number(jenis, value, writing)
                case "TAHUN4":
                    self._add(TimeItem("tahun", 1, 12, writing, tahun=value))
                case "TAHUN" if self.location and self.structure.loose_unit is None:
                    self._add(TimeItem("periode", 1, 12, "tahun"), follows=True)
                case "LETAK":
                    self.location = value
                case "MULAI":
                    self.structure.starts = True
                case "ANTARA":
                    self.structure.between = True
                case "SD" | "GARIS" | "PISAH" | "BARIS":
                    self._join(jenis, writing)
        return self.structure

    def _peek(self, where: int) -> Token:
        return self.token[where] if 0 <= where < len(self.token) else ("", None, "", False)

    def _join(self, jenis: str, writing: str) -> None:
        wording = {"SD": "sd", "GARIS": "garis", "PISAH": "pisah", "BARIS": "baris"}[jenis]
        if writing == "atau":
            self.structure.peringatan.append('"atau" dibaca sebagai daftar: tiap bulan yang disebut menjadi tenggat.')
        self.structure.elements.append("/" if writing == "/" else wording)

    def _add(self, item: TimeItem, *, follows: bool = False, name: bool = False) -> None:
        """Add a thing; `follows` lets the year written after it belong to it; `name` says it is a month's name."""
        if follows and item.tahun is None:
            item.tahun = self._following_tahun(name=name, has_day=item.day is not None)
        if self.location and item.unit in ("bulan", "periode"):
            self._apply_location(item)
        self.location = None if item.unit != "tahun" else self.location
        self.structure.elements.append(item)

    def _apply_location(self, item: TimeItem) -> None:
        """Beginning, middle or end of a month stays the month; of a longer period it is its month there, and asked."""
        if item.unit == "bulan":
            if self.location != "akhir":
                wording = {"awal": "awal bulan", "tengah": "pertengahan bulan"}[self.location]
                self.structure.remarks.append(f"{wording} dihitung sampai akhir bulan itu")
            return
        if self.location == "akhir":
            return
        middle = (item.start + item.end) // 2
        month = {"awal": item.start, "tengah": middle}[self.location]
        item.end = max(item.start, month)
        self.structure.peringatan.append(
            f'"{self.location} {item.writing}": tenggat dihitung sampai akhir bulan itu, '
            "karena tanggalnya tidak disebut."
        )

    def _take_date(self, value: tuple[int, int, int], writing: str) -> None:
        tahun, month, day = value
        if day < 0:  # day first, as Indonesia writes; month first only where nothing else is possible
            day = -day
            if month > 12 >= day:
                day, month = month, day
                self.structure.peringatan.append(f'"{writing}" dibaca bulan dahulu: hari {day}, bulan {month}.')
            elif day <= 12 and day != month:
                self.structure.peringatan.append(
                    f'"{writing}" dibaca hari dahulu: hari {day}, bulan {month}. Tulis nama bulannya agar pasti.'
                )
        self._add(TimeItem("tanggal", month, month, writing, day=day, tahun=tahun))
        self.unit = None

    def _take_month_tahun(self, value: tuple[int, int], writing: str) -> None:
        tahun, month = value
        if self.unit and self.unit > 1:
            self._take_periode(self.unit, month, tahun)
        else:
            self._add(TimeItem("bulan", month, month, writing, tahun=tahun, is_figure=True))

    def _take_month(self, month: int, writing: str) -> None:
        self.unit = None
        jenis, day, figures, _ = self._peek(self.i)
        if jenis == "ANGKA" and len(figures) <= 2:  # August 4, 2025
            comma = 1 if self._peek(self.i + 1)[2] == "," else 0
            with_tahun = self._peek(self.i + 1 + comma)[0] == "TAHUN4"
            following = self._peek(self.i + 1)[0]
            if with_tahun or (len(figures) == 1 and following not in ("BULAN", "GARIS", "SD", "PISAH")):
                self.i += 1
                if not with_tahun:
                    self.structure.peringatan.append(f'"{writing} {figures}" dibaca sebagai hari {figures}.')
                self._add(TimeItem("tanggal", month, month, f"{figures} {writing}", day=day), follows=True)
                return
        self._add(TimeItem("bulan", month, month, writing), follows=True, name=True)

    def _take_periode(self, length: int, number: int, tahun: int | None = None) -> None:
        """A numbered period of the year: triwulan 2, semester I, bulan 3."""
        self.unit = length
        mention = f"{UNIT_NAMES[length]} {number}"
        if not 1 <= number <= 12 // length:
            self._add(TimeItem("cacat", 1, 1, mention, tahun=tahun), follows=True)
            return
        unit = "bulan" if length == 1 else "periode"
        self._add(TimeItem(unit, (number - 1) * length + 1, number * length, mention, tahun=tahun), follows=True)

    def _take_unit(self, length: int) -> None:
        j = self.i + (self._peek(self.i)[0] in ("GARIS", "BARIS"))
        jenis, value, figures, _ = self._peek(j)
        if jenis == "BULAN" or (jenis == "ANGKA" and self._peek(j + 1)[0] == "BULAN"):
            return  # "bulan Agustus", "bulan 4 Agustus": only a word before the name
        if jenis in ("ROMAWI", "URUTAN", "BILANGAN") or (jenis == "ANGKA" and len(figures) <= 2):
            self.i = j + 1
            self._take_periode(length, value)
        elif jenis == "BULAN_TAHUN" and length > 1:
            self.i = j + 1
            self._take_periode(length, value[1], value[0])
        elif length > 1:
            self.structure.loose_unit = length

    def _take_number(self, jenis: str, value: int, writing: str) -> None:
        """A number: the day of the month named next, or one more of the unit before it, or nobody's yet."""
        j = self.i
        if self._peek(j)[0] in ("GARIS", "BARIS") and (self._peek(j)[0] == "BARIS" or self._peek(j)[3]):
            j += 1
        if self._peek(j)[:2] == ("SATUAN", 1):
            j += 1
        front, month, name, rapat = self._peek(j)
        if jenis == "ANGKA" and front == "BULAN" and len(writing) <= 2 and (j == self.i or rapat or j - self.i):
            self.i = j + 1
            self.unit = None
            self._add(TimeItem("tanggal", month, month, f"{value} {name}", day=value), follows=True)
            self._mark_doubtful_tahun(j, writing)
        elif self.unit and self.structure.elements and isinstance(self.structure.elements[-1], str) and value <= 12:
            self._take_periode(self.unit, value)
        elif jenis == "ANGKA":
            self._add(TimeItem("angka", value, value, writing))
        elif jenis in ("ROMAWI", "BILANGAN"):
            self.structure.strange.append(writing)

    def _mark_doubtful_tahun(self, month_at: int, figures: str) -> None:
        """Remember "25-Nov", in which 25 may be the year: Excel shows both so."""
        item = self.structure.elements[-1]
        if self._peek(month_at - 1)[0] == "GARIS" and item.tahun is None and len(figures) == 2:
            item.doubtful_tahun = True

    def _following_tahun(self, *, name: bool, has_day: bool) -> int | None:
        """The year written right after a thing: 2025, '25, -25, / 2025, on the next line; None if none is."""
        j = self.i
        while j - self.i < 3 and (
            self._peek(j)[0] in ("TAHUN", "PETIK", "GARIS", "BARIS") or self._peek(j)[2] in (",", "/")
        ):
            j += 1
        if self._peek(j)[0] == "TAHUN4":
            self.i = j + 1
            return self._peek(j)[1]
        jenis, _, connector, tight_left = self._peek(self.i)
        existing = jenis in ("PETIK", "GARIS") or connector == "/"
        j = self.i + existing
        if existing and jenis == "GARIS" and self._peek(j)[0] == "PETIK":
            j += 1
        front, value, figures, rapat = self._peek(j)
        if front != "ANGKA" or len(figures) != 2 or not (name or has_day or jenis == "PETIK" or value > 12):
            return None
        attached = rapat and (tight_left or not existing)
        if self._peek(j + 1)[0] == "BULAN" and not (attached and existing):
            return None
        if not existing and not attached and not has_day:
            self.structure.peringatan.append(f'"{figures}" sesudah nama bulan dibaca sebagai tahun 20{figures}.')
        self.i = j + 1
        return 2000 + value
