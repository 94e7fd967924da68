"""What is marked under a calendar in each row: by x, v, ✓, ●, a number, a fill colour, or a merged bar.

Plain data per row for `isian` and `rakit`: which periods, how they were marked, and what could not be told. How marked
periods become words that TARGET WAKTU can be read from is `word_time`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from monev.core.dates import SHORT_MONTHS
from monev.reading.columns.calendar_columns import Calendar, CalendarSlot
from monev.reading.columns.header import Header
from monev.reading.due_dates.target_waktu import TargetTime
from monev.reading.files.grid import Cell, Grid, cell_address
from monev.reading.vocabulary.time_words import MONTH_SPELLINGS

_MARKS = frozenset((*"x×✕✖✗✘v√✓✔☑☒■▪●•○◯⚫*+#o★▲►>üûþý", "ya", "yes", "ok", "ada", "rencana", "true", "benar"))
"""What offices type or insert to mark a month; ü û þ ý are ticks of the font Wingdings."""

_CROSSES, _TICKS = frozenset("x×✕✖✗✘☒"), frozenset("v√✓✔☑ü")
"""Two kinds of marks that, side by side in one row, may not mean the same."""

_NO_MARKS = frozenset({"", "-", "--", "–", "—", "0", "0%", "0,0", ".", "n/a", "tidak", "_", "false", "salah"})
_AMOUNT = re.compile(r"[\d.,]+ ?%?(?: ?[a-z./]{2,15}){0,2}")
_WEEK = re.compile(
    r"(?:minggu|mgg?|m)(?: ?ke)?[ .-]*(?:[1-5]|i{1,3}|iv|v|satu|dua|kedua|tiga|ketiga|empat|keempat|pertama)"
)
"""A week of the month it stands under, which says no more than a mark does."""
_MONTH_NUMBERS = {spelling: n for n, spellings in enumerate(MONTH_SPELLINGS, start=1) for spelling in spellings}
_FREQUENT = 0.5
_FEWEST_ROWS = 4


@dataclass(frozen=True, slots=True)
class Marked:
    """One row's marks: cell → period. `bar`: marked by fill or merge alone, as in a Gantt chart.

    `questions` are questions about this row, each a full sentence.
    """

    cells: dict[Cell, CalendarSlot] = field(default_factory=dict)
    bar: bool = False
    questions: tuple[str, ...] = ()

    @property
    def slots(self) -> tuple[CalendarSlot, ...]:
        """The periods marked, in order of time, each once."""
        return tuple(sorted(set(self.cells.values()), key=lambda p: p.order))

    @property
    def name_cells(self) -> str:
        """The marked cells, as a person types them."""
        return ", ".join(cell_address(*s) for s in sorted(self.cells))


def merge_marked(parts: list[Marked]) -> Marked:
    """Several rows of one langkah as one."""
    return Marked(
        {cell: slot for one in parts for cell, slot in one.cells.items()},
        any(one.bar for one in parts),
        tuple(dict.fromkeys(t for one in parts for t in one.questions)),
    )


def read_matrix(header: Header, row: list[int]) -> dict[int, Marked]:
    """The marks of these rows under the table's calendar; empty where the table has none."""
    return _Reader(header.grid, header.calendar, header, row).run() if header.calendar else {}


class _Reader:
    """Knows the whole table, because a fill means something only against what is usual in it."""

    def __init__(self, grid: Grid, calendar: Calendar, header: Header, row: list[int]) -> None:
        self.grid = grid
        self.calendar = calendar
        self.baris = row
        self.left = [k for k in header.headings if k not in calendar.columns and k not in calendar.rekap]
        self.base = {b: self._base_colour(b) for b in row} if grid.colours else dict.fromkeys(row, "")
        self.has_writing = any(
            jenis_of_mark(grid.content_at(b, k)) == "tanda" and not self._is_merged_bar(b, k)
            for b in row
            for k in calendar.columns
        )
        self.rulers = self._find_rulers()

    def run(self) -> dict[int, Marked]:
        """Every row."""
        return {b: self._read_one(b) for b in self.baris}

    def _base_colour(self, row: int) -> str:
        """The usual fill of a row: that of most of its cells outside the calendar (stripes, highlighted rows)."""
        colour = Counter(self.grid.colours.get(self.grid.origin(row, k), "") for k in self.left)
        return colour.most_common(1)[0][0] if colour else ""

    def _find_rulers(self) -> set[tuple[int, str]]:
        """(column, fill) where most rows have that fill: a ruler down the table, unless its colour marks elsewhere."""
        if not self.grid.colours or len(self.baris) < _FEWEST_ROWS:
            return set()
        counts = Counter(
            (k, colour)
            for b in self.baris
            for k in self.calendar.columns
            if (colour := self.grid.colours.get(self.grid.origin(b, k), "")) and colour != self.base[b]
        )
        frequent = {(k, w) for (k, w), n in counts.items() if n >= _FREQUENT * len(self.baris)}
        rare = {w for (k, w) in counts if (k, w) not in frequent}
        rulers = {(k, w) for k, w in frequent if w not in rare}
        # Where nothing else is marked at all, the frequent fills are the marks.
        return rulers if self.has_writing or len(rulers) < len(counts) else set()

    def _is_merged_bar(self, row: int, column: int) -> bool:
        """Whether a cell is part of a merge over more than one period."""
        span = self.grid.merges.get((row, column))
        if span is None or span[3] == span[1]:
            return False
        return len({self.calendar.columns[k] for k in range(span[1], span[3] + 1) if k in self.calendar.columns}) > 1

    def _is_coloured(self, row: int, column: int) -> bool:
        if not self.grid.colours:
            return False
        colour = self.grid.colours.get(self.grid.origin(row, column), "")
        return bool(colour) and colour != self.base[row] and (column, colour) not in self.rulers

    def _read_one(self, row: int) -> Marked:
        writing: dict[Cell, CalendarSlot] = {}
        colour: dict[Cell, CalendarSlot] = {}
        questions: list[str] = []
        bar = False
        questions += [*self._ask_about_writing(row), *self._ask_about_two_marks(row)]
        for column, slot in self.calendar.columns.items():
            text = self.grid.content_at(row, column)
            if jenis_of_mark(text):
                writing[row, column] = named_month(slot, text) or slot
                bar = bar or self._is_merged_bar(row, column)
            if self._is_coloured(row, column):
                colour[row, column] = slot
        questions += self._ask_about_rekap(row, writing or colour)
        if not self.has_writing or not writing:
            if colour and self.has_writing:
                questions.append(
                    f"Baris ini hanya diwarnai ({', '.join(cell_address(*s) for s in colour)}), sedangkan baris "
                    "lain diberi "
                    "tanda; warnanya dibaca sebagai tanda."
                )
            questions += self._ask_about_colours(row, colour)
            return Marked({**writing, **colour}, bar or bool(colour), tuple(questions))
        if extra := [s for s in colour if s not in writing and colour[s] not in writing.values()]:
            questions.append(
                f"Sel {', '.join(cell_address(*s) for s in extra)} diwarnai tetapi tidak diberi tanda; yang "
                "dibaca hanya "
                "yang bertanda."
            )
        return Marked(writing, bar, tuple(questions))

    def _ask_about_writing(self, row: int) -> list[str]:
        """Words under a month that are no known mark, each asked about once however many months it stands under."""
        cell: dict[str, list[int]] = {}
        for column in self.calendar.columns:
            text = self.grid.content_at(row, column)
            if named_month(self.calendar.columns[column], text):
                continue
            if jenis_of_mark(text) == "lain" and self.grid.origin(row, column) == (row, column):
                cell.setdefault(text, []).append(column)
        return [
            f"Sel {', '.join(cell_address(row, k) for k in column)} di bawah "
            f"{', '.join(self.calendar.columns[k].name for k in column)} berisi “{text[:40]}”; dibaca sebagai tanda. "
            "Tulis x bila benar, atau kosongkan."
            for text, column in cell.items()
        ]

    def _ask_about_two_marks(self, row: int) -> list[str]:
        """A cross and a tick in one row may mean two things, such as planned and done."""
        text = [self.grid.content_at(row, k).strip() for k in self.calendar.columns]
        cross, tick = (next((t for t in text if t and set(t.casefold()) <= kind), "") for kind in (_CROSSES, _TICKS))
        if not (cross and tick):
            return []
        return [f"Baris {row} memakai tanda “{cross}” dan “{tick}”; keduanya dibaca sebagai rencana."]

    def _ask_about_colours(self, row: int, colour: dict[Cell, CalendarSlot]) -> list[str]:
        """Two colours in one row may mean two things, such as planned and done."""
        kind = {self.grid.colours.get(self.grid.origin(*s), "") for s in colour}
        if len(kind) < 2:
            return []
        return [f"Baris {row} memakai {len(kind)} warna di kolom bulan; semuanya dibaca sebagai rencana."]

    def _ask_about_rekap(self, row: int, used: dict[Cell, CalendarSlot]) -> list[str]:
        """A sum column between the months that holds something where none of its months is marked."""
        month = {(p.tahun, p.month) for p in used.values()}
        return [
            f"Kolom {slot.name} ({cell_address(row, k)}) terisi, tetapi tidak ada bulan bertanda di dalamnya; isinya "
            "tidak dipakai."
            for k, slot in self.calendar.rekap.items()
            if jenis_of_mark(self.grid.content_at(row, k))
            and not any((slot.tahun, b) in month for b in range(slot.month - slot.length + 1, slot.month + 1))
        ]


@lru_cache(maxsize=1024)
def jenis_of_mark(text: str) -> str:
    """ "tanda" for a mark or an amount, "" for nothing or nought, "lain" for anything else, which is asked about."""
    tidied = " ".join(text.split()).casefold()
    if tidied in _NO_MARKS:
        return ""
    if tidied in _MARKS or _WEEK.fullmatch(tidied) or set(tidied) <= {"x", "v", "✓", "√", "*", "●", "■", "█"}:
        return "tanda"
    if _AMOUNT.fullmatch(tidied) and any(a.isdecimal() for a in tidied):
        if not float(re.sub(r"[^\d]", "", tidied)):
            return ""
        return (
            "lain"
            if _MONTH_NUMBERS.keys() & set(re.findall(r"[a-z]+", tidied)) or _looks_like_date(tidied)
            else "tanda"
        )
    return "lain"


def named_month(slot: CalendarSlot, text: str) -> CalendarSlot | None:
    """The month a cell names within its column's period: Februari under TW I; None for anything else."""
    month = _MONTH_NUMBERS.get(" ".join(text.split()).casefold(), 0)
    if not slot.month - slot.length < month <= slot.month:
        return None
    return slot if slot.length == 1 else CalendarSlot(SHORT_MONTHS[month - 1], month, 1, slot.tahun)


def _looks_like_date(tidied: str) -> bool:
    """Whether a number looks like a day: 15.03.2025, 2025."""
    return bool(re.match(r"\d{1,2}[.]\d{1,2}[.]\d|(?:19|20)\d\d(?!\d)", tidied))


def split_into_runs(slot: tuple[CalendarSlot, ...]) -> list[list[CalendarSlot]]:
    """Runs of periods without a gap between them."""
    result: list[list[CalendarSlot]] = []
    for one in slot:
        if result and _start_month(one) == _end_month(result[-1][-1]) + 1:
            result[-1].append(one)
        else:
            result.append([one])
    return result


def _end_month(slot: CalendarSlot) -> int:
    return (slot.tahun or 0) * 12 + slot.month


def _start_month(slot: CalendarSlot) -> int:
    return _end_month(slot) - slot.length + 1


def word_time(slot: tuple[CalendarSlot, ...], *, span: bool) -> str:
    """Marked periods as a person would write them: "Jan, Mar, Jun 2025"; with `span`, runs as "Jan–Mar"."""
    if not slot:
        return ""
    tahun = {p.tahun for p in slot}
    one_tahun = len(tahun) == 1
    parts = []
    for run in split_into_runs(slot) if span else [[p] for p in slot]:
        edge = [run[0]] if len(run) == 1 else [run[0], run[-1]]
        parts.append("–".join(_name_slot(p, one_tahun=one_tahun) for p in edge))
    text = ", ".join(parts)
    return f"{text} {slot[0].tahun}" if one_tahun and slot[0].tahun else text


def _name_slot(slot: CalendarSlot, *, one_tahun: bool) -> str:
    name = slot.name if slot.name else SHORT_MONTHS[slot.month - 1]
    return name if one_tahun or slot.tahun is None else f"{name} {slot.tahun}"


def words_agree(timing: TargetTime, slot: tuple[CalendarSlot, ...], tahun: int | None) -> bool:
    """Whether written time and marks agree, month by month or by the marks' own coarser periods."""

    def key(of_tahun: int, month: int, length: int) -> tuple[int, int]:
        return of_tahun, -(-month // length)

    length = slot[0].length
    marked_keys = {key(p.tahun or tahun or 0, p.month, length) for p in slot}
    written = {key(t.jatuh_tempo.year, t.jatuh_tempo.month, length) for t in timing.tenggat}
    opened = {
        key(month // 12, month % 12 + 1, length)
        for t in timing.tenggat
        for month in range(t.buka.year * 12 + t.buka.month - 1, t.jatuh_tempo.year * 12 + t.jatuh_tempo.month)
    }
    return marked_keys in (written, opened)
