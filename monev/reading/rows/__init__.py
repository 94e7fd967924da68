"""Turn the rows below the headings into langkah, each with its area and the words of its cells.

The types on the way: a `Row` is a row of the sheet and its kind, a `Location` is the area it
belongs to, a `Draft` is an unfinished langkah.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from monev.core.records import Trace
from monev.reading.files.grid import Cell
from monev.reading.rows.month_matrix import Marked
from monev.reading.vocabulary.headings import DITTO_WORDS, LAPORAN, REQUIRED, normalize
from monev.reading.vocabulary.structure import PATTERNS, Mark, normalize_name, usual_number

HEADING, LANGKAH, CONTINUATION, NOTE = ("heading", "langkah", "continuation", "note")
"""The kinds of a row."""

Shape = tuple[str, bool, str] | tuple[str] | tuple[()]
"""How a heading looks: (how many cells it takes, True if in capitals, its fill). Headings of one
level look alike."""

AREA_CELL: Shape = ("column",)
"""The shape of an area named by a cell of an AREA column."""


NO_MARK = Mark("", "", 0)
"""The mark of a row without one."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the headings and what it is.

    `no` belongs to a numbered row. `mark` (printed or made up), `title` and `shape` belong to a
    heading. `says_area` is true if it says AREA or POKJA. `cell` is the place of the title.
    """

    number: int
    kind: str
    no: str = ""
    mark: Mark = NO_MARK
    title: str = ""
    shape: Shape = ()
    says_area: bool = False
    cell: Cell = (0, 0)

    def repeats_as(self, heading: Row) -> bool:
        """True if a heading names this open area or sub-area again.

        It has the same name or is the same usual area, and has the same mark or none.
        """
        if heading.mark.text not in ("", self.mark.text):
            return False
        if normalize_name(self.title) == normalize_name(heading.title):
            return True
        usual = usual_number(self.title)
        return usual > 0 and usual == usual_number(heading.title)


class Location(NamedTuple):
    """The place of a row. `sub_area` is None above the first sub-area of an area."""

    area: str
    nama_area: str
    sub_area: str | None = None
    nama_sub_area: str | None = None


OTHER = "other:"
"""Prefix for the value of a column without a meaning; its heading follows."""

_DITTO_LENGTH = 30
"""A longer cell says something of its own."""
_DITTO_MARKS = frozenset(('"', "''", "〃", "”", "“", '-"-', "-''-", '- " -', "-”-"))


def is_ditto(text: str) -> bool:
    """True if a cell only repeats the one above: idem, s.d.a, 〃."""
    if not 0 < len(text) <= _DITTO_LENGTH:
        return False
    return text.strip() in _DITTO_MARKS or normalize(text) in DITTO_WORDS


def list_items(text: str) -> list[str]:
    """List the items of a cell that is a list from its first line on, without their marks.

    "a. Rapat\\nb. Laporan" gives Rapat and Laporan; a text that is no list gives []. The marks
    must count from 1 or a without a gap.
    """
    text = text.lstrip()
    if not PATTERNS["item"].match(text):
        return []
    items = list[str]()
    start = 0
    for index, mark in enumerate(PATTERNS["item"].finditer(text)):
        sign = mark[1]
        number = int(sign) if sign.isdecimal() else ord(sign) - ord("a") + 1
        if number != index + 1:
            return []
        if index > 0:
            items.append(text[start : mark.start()].strip())
        start = mark.end()
    items.append(text[start:].strip())
    return items


@dataclass(slots=True)
class CellValue:
    """One value of a row.

    `day` is its real date if it has one; `is_own` is false if it came from another row.
    """

    text: str
    is_own: bool
    day: datetime | None = None


@dataclass(slots=True)
class Draft:
    """A langkah in the making.

    `content` maps meanings, and OTHER + heading for other columns, to the words of its cells.
    `bukti` lists its evidence cells, `marked` the marks in its rows of a month matrix, `inherited`
    the meanings whose value came from the row above.
    """

    row: int
    location: Location
    no: str
    kode: str = ""
    content: dict[str, str] = field(default_factory=dict)
    dates: dict[str, datetime] = field(default_factory=dict)
    bukti: list[str] = field(default_factory=list)
    marked: Marked = field(default_factory=Marked)
    inherited: frozenset[str] = frozenset()
    trace: list[Trace] = field(default_factory=list)

    @property
    def says_anything(self) -> bool:
        """True if it names work, a bukti or a time."""
        if self.marked.cells:
            return True
        return any(map(self.content.get, REQUIRED))

    @property
    def other_columns(self) -> dict[str, str]:
        """The values of columns without a meaning, by heading."""
        found = dict[str, str]()
        for name, text in self.content.items():
            if name.startswith(OTHER):
                found[name.removeprefix(OTHER)] = text
        return found

    def put(self, name: str, value: CellValue) -> None:
        """Set one value. A blank one is not stored for a column without a meaning."""
        if value.text or not name.startswith(OTHER):
            self.content[name] = value.text
        if value.day is not None:
            self.dates[name] = value.day
        if name == "bukti_dukung":
            self.bukti = [value.text] if value.text else []

    def append(self, name: str, text: str, joiner: str = "\n") -> None:
        """Append a text to a value.

        Two cells of bukti joined by a blank are one cell. A status already there is not repeated.
        """
        old = self.content.get(name, "")
        if name == "status" and text == old:
            return
        self.content[name] = joiner.join(filter(None, (old, text)))
        self.dates.pop(name, None)
        if name != "bukti_dukung":
            return
        if joiner == " " and self.bukti:
            text = f"{self.bukti.pop()} {text}"
        self.bukti.append(text)

    def join(self, other: Draft) -> None:
        """Add the words, marks and trace of another row.

        That row says a further time or bukti, or the rest of a sentence.
        """
        joiners = {"bukti_dukung": "\n", "target_waktu": ", "}
        for name, text in other.content.items():
            is_new = name not in other.inherited and text != self.content.get(name)
            if text and is_new:
                self.append(name, text, joiners.get(name, " "))
        self.marked |= other.marked
        self.trace += other.trace

    def split_items(self) -> list[Draft]:
        """Return a langkah for each item of LANGKAH AKSI, or this one if it is no list.

        A cell with as many items gives each langkah its own; any other cell is repeated in all.
        """
        work = list_items(self.content["langkah_aksi"])
        parts = list[Draft]()
        for index in range(len(work)):
            part = deepcopy(self)
            for name, text in self.content.items():
                items = list_items(text)
                if len(items) == len(work):
                    part.put(name, CellValue(items[index], is_own=True))
            if index > 0:
                part.kode = ""  # a written one is the first one's
            parts.append(part)
        return parts or [self]
