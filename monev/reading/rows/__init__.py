"""Rows below the headings → langkah, each in its area, with what its cells say. Here: what a row is
on its way there. `Row` is a row of the sheet and its kind, `Location` the area it belongs to,
`Draft` the langkah in the making."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from monev.core.records import Trace
from monev.reading.files.grid import Cell
from monev.reading.rows.month_matrix import Marked
from monev.reading.vocabulary.headings import (
    DITTO_WORDS,
    LAPORAN,
    REQUIRED,
    normalize,
)
from monev.reading.vocabulary.structure import (
    PATTERNS,
    UNFINISHED,
    Mark,
    normalize_name,
    usual_number,
)

HEADING, LANGKAH, CONTINUATION, NOTE = (
    "heading",
    "langkah",
    "continuation",
    "note",
)
"""The kinds of a row."""

Shape = tuple[str, bool, str] | tuple[str] | tuple[()]
"""What a heading looks like: how many cells it takes, whether in capitals, its fill. Headings of
one level look alike."""

AREA_CELL: Shape = ("column",)
"""The shape of an area that a cell of an AREA column names."""


NO_MARK = Mark("", "", 0)
"""That of a row that has none."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the headings and what it is. `no` for a numbered row; `mark` (its own or one that
    was made up), `title` and `shape` for a heading; `says_area` where it says AREA or POKJA; `cell`
    is where the title stands."""

    number: int
    kind: str
    no: str = ""
    mark: Mark = NO_MARK
    title: str = ""
    shape: Shape = ()
    says_area: bool = False
    cell: Cell = (0, 0)

    def repeats_as(self, heading: Row) -> bool:
        """Whether a heading repeats this open one: the same name, or that of the same usual area,
        and the same mark where it has one."""
        is_usual = 0 < usual_number(self.title) == usual_number(heading.title)
        is_same = is_usual or normalize_name(self.title) == normalize_name(heading.title)
        return is_same and heading.mark.text in (
            "",
            self.mark.text,
        )


class Location(NamedTuple):
    """Where a row belongs. `sub_area` is None above the first sub-area of an area."""

    area: str
    nama_area: str
    sub_area: str | None = None
    nama_sub_area: str | None = None


OTHER = "other:"
"""In front of a heading: the name of a value that stands in a column without a meaning."""

CutSign = Literal["clear", "doubtful", ""]
"""Whether a row looks like the rest of cells that a page cut: doubtful is asked, "" is no sign of
it."""

_DITTO_LENGTH = 30
"""Letters beyond which a cell says something of its own."""
_DITTO_MARKS = frozenset(
    (
        '"',
        "''",
        "〃",
        "”",
        "“",
        '-"-',
        "-''-",
        '- " -',
        "-”-",
    )
)


def is_ditto(text: str) -> bool:
    """Whether a cell says no more than that it is as the one above: idem, s.d.a, 〃."""
    return 0 < len(text) <= _DITTO_LENGTH and (
        text.strip() in _DITTO_MARKS or normalize(text) in DITTO_WORDS
    )


def list_items(text: str) -> list[str]:
    """The items a cell counts off from its first line on ("a. ...\\nb. ..."), without their marks;
    [] for no list."""
    text = text.lstrip()
    marks = list(PATTERNS["item"].finditer(text)) if PATTERNS["item"].match(text) else []
    numbers = [int(mark[1]) if mark[1].isdecimal() else ord(mark[1]) - 96 for mark in marks]
    if not marks or numbers != list(range(1, len(numbers) + 1)):
        return []
    ends = [
        *(mark.start() for mark in marks[1:]),
        len(text),
    ]
    return [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]


@dataclass(slots=True)
class CellValue:
    """One value of a row: its text, the real date if it is one, and whether the row brought it
    itself."""

    text: str
    is_own: bool
    day: datetime | None = None


@dataclass(slots=True)
class Draft:
    """A langkah in the making. `content` is what its cells say, by meaning, and of other columns by
    OTHER and their heading. `bukti` are its evidence cells, `marked` what is marked in its rows of
    a month matrix, `inherited` the meanings whose value came from the row above."""

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
        """Whether it says what is done, a bukti or a time."""
        return any(
            (
                *map(self.content.get, REQUIRED),
                self.marked.cells,
            )
        )

    @property
    def other_columns(self) -> dict[str, str]:
        """What stands in columns without a meaning, by heading."""
        return {
            name.removeprefix(OTHER): text
            for name, text in self.content.items()
            if name.startswith(OTHER)
        }

    def put(self, name: str, value: CellValue) -> None:
        """Put one value in; a column without a meaning counts only where it says something."""
        if value.text or not name.startswith(OTHER):
            self.content[name] = value.text
        if value.day is not None:
            self.dates[name] = value.day
        if name == "bukti_dukung":
            self.bukti = [value.text] if value.text else []

    def append(self, name: str, text: str, joiner: str = "\n") -> None:
        """Append a text to a value: on a line of its own, or behind a blank, which makes two cells
        of bukti one; a status that stands there says no more."""
        if name == "status" and text == self.content.get(name):
            return
        self.content[name] = joiner.join(filter(None, (self.content.get(name, ""), text)))
        self.dates.pop(name, None)
        if name == "bukti_dukung":
            self.bukti.append(
                f"{self.bukti.pop()} {text}" if joiner == " " and self.bukti else text
            )

    def join(self, other: Draft) -> None:
        """Take what another row says besides: a further time and bukti, or the rest of its
        words."""
        for name, text in other.content.items():
            if text and name not in other.inherited and text != self.content.get(name):
                self.append(
                    name,
                    text,
                    {
                        "bukti_dukung": "\n",
                        "target_waktu": ", ",
                    }.get(name, " "),
                )
        self.marked |= other.marked
        self.trace += other.trace

    def split_items(self) -> list[Draft]:
        """A langkah for each item that LANGKAH AKSI counts off, which takes its own of each cell
        that counts off as many, and the whole of any other; itself where it counts off none."""
        parts: list[Draft] = [deepcopy(self) for _ in list_items(self.content["langkah_aksi"])]
        for name, text in self.content.items():
            items = list_items(text)
            if len(items) == len(parts):
                for part, item in zip(parts, items, strict=True):
                    part.put(name, CellValue(item, is_own=True))
        for part in parts[1:]:
            part.kode = ""  # a written one is the first one's
        return parts or [self]

    def judge_cut(self, given: Mapping[str, str]) -> CutSign:
        """Whether a row that brings these values is the rest of cells that a page cut: clear where
        each goes on with the cell above; doubtful where its words, or a bukti alone, may go on."""
        said = {name: text for name, text in given.items() if name not in LAPORAN}
        if said and all(self._goes_on(name, text) for name, text in said.items()):
            return "clear"
        first = "langkah_aksi" if "langkah_aksi" in given else "bukti_dukung"
        above = self.content.get(first, "")
        may_go_on = _is_small(given.get(first, "")) and above[:1].isupper()
        is_open = first in given and (above.endswith(",") or UNFINISHED.search(above))
        return "doubtful" if may_go_on or is_open else ""

    def _goes_on(self, name: str, text: str) -> bool:
        """True if a text goes on with the cell above: this stopped in a sentence (... dan) or list,
        or it began with a capital, did not end, and the text begins in small letters."""
        above = self.content.get(name, "")
        if name in (
            "bukti_dukung",
            "target_waktu",
            "frekuensi",
        ):  # else it may be one more
            return bool(UNFINISHED.search(above)) or above.endswith(",")
        is_begun = PATTERNS["begun"].fullmatch(above) is not None
        return bool(UNFINISHED.search(above)) or (is_begun and _is_small(text))


def _is_small(text: str) -> bool:
    """True if a text begins in small letters, and with no mark of a list."""
    return text[:1].islower() and not PATTERNS["list_mark"].match(text)
