"""What is marked under a calendar in each row: by x, v, ✓, ●, a number, a fill colour, or a merged bar.

Each row says which periods are marked, how they were marked, and what could not be told. `word_time` turns marked
periods into words that TARGET WAKTU can be read from. Where one matrix uses two marks or more (● and ○, X and x), they
mostly mean two things, such as planned and done: `read_mark_meanings` tells by the legend, else a person is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from monev.core.dates import SHORT_MONTHS
from monev.core.remarks import Remark, unique_remarks
from monev.reading.columns.header import Calendar, CalendarSlot, Header
from monev.reading.due_dates.target_waktu import TargetTime
from monev.reading.files.grid import Cell, Grid, cell_address
from monev.reading.vocabulary.headings import REALISASI_WORDS, RENCANA_WORDS, normalize
from monev.reading.vocabulary.time_words import MONTH_SPELLINGS

_SYMBOLS = frozenset("xXvV×✕✖✗✘√✓✔☑☒■▪●•○◯⚫*+#oO★▲►□☐◆◇△")
_LONGEST_MARK = 24
_BLOCKS = frozenset("■▪█▮▬")
"""Signs that, side by side, draw a bar."""
_ALIKE = str.maketrans(
    {"×": "x", "✕": "x", "✖": "x", "✗": "x", "✘": "x", "√": "v", "✓": "v", "✔": "v", "◯": "○", "⚫": "●"}
)
_DONE_WORDS = (REALISASI_WORDS - {"pelaksanaan", "r"}) | {"selesai", "sudah", "tercapai", "dilaksanakan", "telah"}
_DONE_BESIDE_PLAN = frozenset({"dilaksanakan"})
"""Words that say what was done where another mark is the plan's; of the only mark they say when it will be."""
_LEGEND = re.compile(rf"(?P<symbol>[{re.escape(''.join(_SYMBOLS))}])\s*\)?\s*[:=]\s*(?P<meaning>[^;,=|\n]{{3,60}})")
_TARGET = re.compile(r"\b(?:target|output|keluaran|capaian|ukuran)\b(?! (?:waktu|tanggal|bulan|penyelesaian|selesai))")
_KODE = re.compile(r"b ?(?:0?[1-9]|1[0-2])")
_NO_TARGET = re.compile(
    r"\b(?:tidak|tdk|belum|libur|cuti|batal|dibatalkan|ditunda|tunda|ditiadakan|nihil|kosong|mundur)\b"
)
"""Words under a month by which nothing is due in it, or who knows when: they stay a question."""
_ROWS_NAMED = 12
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class MarkMeanings:
    """The marks of a table: those that mean what was done and those that a legend explains otherwise; and what to ask.

    `explained` has a mark's meaning in the legend's words, where two marks are both the plan's. `of_words`: the cells
    mostly say in words what is due, as a B03 cell does.
    """

    done: frozenset[str] = frozenset()
    explained: dict[str, str] = field(default_factory=dict)
    questions: tuple[Remark, ...] = ()
    of_words: bool = False


def mark_symbol(text: str) -> str:
    """The sign a cell is marked with, marks that look alike as one; "" for an amount or words."""
    if not text or len(text) > _LONGEST_MARK:
        return ""
    signs = set(text.strip())
    return text.strip()[0].translate(_ALIKE) if signs and len(signs) == 1 and signs <= _SYMBOLS else ""


def read_mark_meanings(header: Header, rows: list[int]) -> MarkMeanings:
    """What each mark under the calendar means in these rows."""
    if header.calendar is None:
        return MarkMeanings()
    meanings = _read_symbols(header, header.calendar, rows)
    if _says_targets(header, header.calendar):
        return replace(meanings, of_words=True)
    words = _find_cells_of_words(header, rows)
    if not words:
        return meanings
    row, column = words[0]
    example = " ".join(header.grid.texts[words[0]].split())[:40]
    values = {"cells": len(words), "example": example, "cell": cell_address(row, column)}
    place = (header.grid.name, header.end, header.calendar.display_name)
    question = Remark("due.cells_of_words", *place, sel=cell_address(row, column), values=values)
    return replace(meanings, of_words=True, questions=(*meanings.questions, question))


def _says_targets(header: Header, calendar: Calendar) -> bool:
    """Whether the headings say that a cell holds what is due by then: B03, TARGET TW I, or TARGET over the months."""
    if _TARGET.search(normalize(calendar.heading)):
        return True
    rows = range(header.start, header.end + 1)
    own = [[normalize(header.grid.content_at(row, column)) for row in rows] for column in calendar.columns]
    return all(any(_TARGET.search(text) or _KODE.fullmatch(text) for text in texts) for texts in own)


def _find_cells_of_words(header: Header, rows: list[int]) -> list[Cell]:
    """The cells under the calendar that hold words, where they differ and are as many as all other filled cells."""
    grid, columns = header.grid, header.calendar.columns if header.calendar else {}
    filled = [(row, column) for row in rows for column in sorted(columns) if (row, column) in grid.texts]
    words = [
        cell
        for cell in filled
        if kind_of_mark(grid.texts[cell]) == "other" and not named_month(columns[cell[1]], grid.texts[cell])
    ]
    are_several = len({grid.texts[cell] for cell in words}) >= _FEWEST_WORDS
    return words if are_several and 2 * len(words) >= len(filled) else []


def _read_symbols(header: Header, calendar: Calendar, rows: list[int]) -> MarkMeanings:
    """What each sign means, where two or more are used: by the legend, else it is asked."""
    grid = header.grid
    used: Counter[str] = Counter()
    rows_of: dict[str, list[int]] = {}
    for row in rows:
        in_row = dict.fromkeys(mark_symbol(grid.content_at(row, column)) for column in sorted(calendar.columns))
        for symbol in filter(None, in_row):
            used[symbol] += 1
            rows_of.setdefault(symbol, []).append(row)
    legend = _read_legend(grid, rows, used)
    done = _done_marks(legend, used)
    planned = {symbol: words for symbol, words in legend.items() if symbol not in done}
    open_marks = [symbol for symbol, _ in used.most_common() if symbol not in legend]
    if len(used) < 2 or len(open_marks) + len(planned) < 2 or not open_marks:
        several = len(planned) > 1 and not all(set(normalize(w).split()) & RENCANA_WORDS for w in planned.values())
        return MarkMeanings(done, planned if several else {})
    rare = sorted(row for symbol in [symbol for symbol, _ in used.most_common()][1:] for row in rows_of[symbol])
    values = {"marks": " dan ".join(f"“{symbol}”" for symbol in used), "rows": ", ".join(map(str, rare[:_ROWS_NAMED]))}
    cell = cell_address(header.end, calendar.start)
    question = Remark("due.marks_differ", grid.name, header.end, calendar.display_name, sel=cell, values=values)
    return MarkMeanings(done, {}, (question,))


def _done_marks(legend: dict[str, str], used: Iterable[str]) -> frozenset[str]:
    """The marks that a legend says mean what was done."""
    said = {symbol: set(normalize(words).split()) & _DONE_WORDS for symbol, words in legend.items()}
    done = frozenset(symbol for symbol, words in said.items() if words)
    return done if set(used) - done else frozenset(symbol for symbol in done if said[symbol] - _DONE_BESIDE_PLAN)


def _read_legend(grid: Grid, rows: list[int], used: Iterable[str]) -> dict[str, str]:
    """Mark → what a text around the table says of it: ● = rencana; also a mark alone with its meaning beside it."""
    work, found = set(rows), {}
    for (row, column), text in grid.texts.items():
        if row in work:
            continue
        for one in _LEGEND.finditer(text):
            found.setdefault(one["symbol"].translate(_ALIKE), one["meaning"].strip())
        beside = next((grid.texts[row, k] for k in grid.by_row[row] if k > column), "").strip(" :=")
        if len(text.strip()) == 1 and mark_symbol(text) and len(beside) > 2:
            found.setdefault(mark_symbol(text), beside)
    return {symbol: words for symbol, words in found.items() if symbol in used}


NO_MEANINGS = MarkMeanings()

_MARKS = frozenset((*"x×✕✖✗✘v√✓✔☑☒■▪●•○◯⚫*+#o★▲►>üûþý", "ya", "yes", "ok", "ada", "rencana", "true", "benar"))
"""What offices type or insert to mark a month; ü û þ ý are ticks of the font Wingdings."""

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
    """One row's marks: cell → period. `bar`: marked by fill or merge alone, as in a Gantt chart; `ticked`: each cell
    was marked by itself, with a sign that draws no bar.

    `questions` are questions about this row, without a place. `amounts` are what its cells say beside being marked, the
    target capaian of each period; `done` the periods whose mark says, by the legend, what was done.
    """

    cells: dict[Cell, CalendarSlot] = field(default_factory=dict)
    bar: bool = False
    ticked: bool = False
    questions: tuple[Remark, ...] = ()
    amounts: dict[CalendarSlot, str] = field(default_factory=dict)
    done: tuple[CalendarSlot, ...] = ()

    @property
    def amounts_in_words(self) -> str:
        """What stands in its cells beside being marked: Mar: 1 laporan; Jun: 1 laporan."""
        named = sorted(self.amounts.items(), key=lambda each: each[0].order)
        return "; ".join(f"{_name_slot(slot, is_one_tahun=True)}: {text}" for slot, text in named)

    @property
    def slots(self) -> tuple[CalendarSlot, ...]:
        """The periods marked, in order of time, each once."""
        return tuple(sorted(set(self.cells.values()), key=lambda p: p.order))

    @property
    def name_cells(self) -> str:
        """The marked cells, as a person types them."""
        return ", ".join(cell_address(*cell) for cell in sorted(self.cells))


def merge_marked(rows: list[Marked]) -> Marked:
    """Several rows of one langkah as one."""
    return Marked(
        {cell: slot for row in rows for cell, slot in row.cells.items()},
        any(row.bar for row in rows),
        all(row.ticked for row in rows if row.cells),
        tuple(unique_remarks(question for row in rows for question in row.questions)),
        {slot: text for row in rows for slot, text in row.amounts.items()},
        tuple(slot for row in rows for slot in row.done),
    )


def read_matrix(header: Header, rows: list[int], meanings: MarkMeanings = NO_MEANINGS) -> dict[int, Marked]:
    """The marks of these rows under the table's calendar; empty where the table has none.

    `meanings`: what marks mean where the table uses several.
    """
    return _Reader(header.grid, header.calendar, header, rows, meanings).run() if header.calendar else {}


class _Reader:
    """Knows the whole table, because a fill means something only against what is usual in it."""

    def __init__(self, grid: Grid, calendar: Calendar, header: Header, rows: list[int], meanings: MarkMeanings) -> None:
        self.meanings = meanings
        self.grid = grid
        self.calendar = calendar
        self.rows = rows
        self.other_columns = [
            column for column in header.headings if column not in calendar.columns and column not in calendar.rekap
        ]
        self.base_colours = {row: self._base_colour(row) for row in rows} if grid.colours else dict.fromkeys(rows, "")
        self.texts = {row: self._filled_cells(row) for row in rows}
        self.has_marks = any(
            kind_of_mark(text) == "mark" and not self._is_merged_bar(row, column)
            for row, texts in self.texts.items()
            for column, text in texts.items()
        )
        self.rulers = self._find_rulers()

    def run(self) -> dict[int, Marked]:
        """Every row."""
        return {row: self._read_row(row) for row in self.rows}

    def _filled_cells(self, row: int) -> dict[int, str]:
        """Column → what stands under the calendar in a row; most of a matrix is blank."""
        contents = ((column, self.grid.content_at(row, column)) for column in self.calendar.columns)
        return {column: text for column, text in contents if text}

    def _base_colour(self, row: int) -> str:
        """The usual fill of a row: that of most of its cells outside the calendar (stripes, highlighted rows)."""
        counts = Counter(self.grid.colours.get(self.grid.origin(row, column), "") for column in self.other_columns)
        return counts.most_common(1)[0][0] if counts else ""

    def _find_rulers(self) -> set[tuple[int, str]]:
        """(column, fill) where most rows have that fill: a ruler down the table, unless its colour marks elsewhere."""
        if not self.grid.colours or len(self.rows) < _FEWEST_ROWS:
            return set()
        counts = Counter(
            (column, fill)
            for row in self.rows
            for column in self.calendar.columns
            if (fill := self.grid.colours.get(self.grid.origin(row, column), "")) and fill != self.base_colours[row]
        )
        frequent = {(column, fill) for (column, fill), n in counts.items() if n >= _FREQUENT * len(self.rows)}
        rare = {fill for (column, fill) in counts if (column, fill) not in frequent}
        rulers = {(column, fill) for column, fill in frequent if fill not in rare}
        # Where nothing else is marked at all, the frequent fills are the marks.
        return rulers if self.has_marks or len(rulers) < len(counts) else set()

    def _is_merged_bar(self, row: int, column: int) -> bool:
        """Whether a cell is part of a merge over more than one period."""
        span = self.grid.merges.get((row, column))
        if span is None or span[3] == span[1]:
            return False
        covered = {slot for k, slot in self.calendar.columns.items() if span[1] <= k <= span[3]}
        return len(covered) > 1

    def _is_coloured(self, row: int, column: int) -> bool:
        if not self.grid.colours:
            return False
        colour = self.grid.colours.get(self.grid.origin(row, column), "")
        return bool(colour) and colour != self.base_colours[row] and (column, colour) not in self.rulers

    def _read_row(self, row: int) -> Marked:
        marks = self._list_marks(row)
        is_bar = any(self._is_merged_bar(*cell) for cell in marks)
        coloured = self.calendar.columns.items() if self.grid.colours else ()
        fills = {(row, column): slot for column, slot in coloured if self._is_coloured(row, column)}
        questions = self._ask_about_words(row)
        questions += self._ask_about_sums(row, marks or fills)
        if not self.has_marks or not marks:
            if fills and self.has_marks:
                questions.append(Remark("due.only_coloured", values={"cells": _name_cells(fills)}))
            questions += self._ask_about_colours(row, fills)
            done = self._list_done(row)
            amounts = self._read_amounts(row)
            return Marked({**marks, **fills}, is_bar or bool(fills), False, tuple(questions), amounts, done)
        unmarked = [cell for cell, slot in fills.items() if cell not in marks and slot not in marks.values()]
        if unmarked:
            questions.append(Remark("due.coloured_not_marked", values={"cells": _name_cells(unmarked)}))
        ticked = not is_bar and not any(set(self.texts[row][column]) & _BLOCKS for _, column in marks)
        return Marked(marks, is_bar, ticked, tuple(questions), self._read_amounts(row), self._list_done(row))

    def _read_amounts(self, row: int) -> dict[CalendarSlot, str]:
        """What the row's cells say beside being marked, where one says more than a mark: 1 laporan, 28, 100 %."""
        texts = {self.calendar.columns[column]: text for column, text in self.texts[row].items()}
        explained = self.meanings.explained
        said = {slot: explained.get(mark_symbol(text), "") for slot, text in texts.items()} if explained else {}
        amounts = {slot: " ".join(text.split()) for slot, text in texts.items() if self._says_amount(slot, text)}
        says_more = any(text != "1" for text in amounts.values())
        return {slot: words for slot, words in said.items() if words} | (amounts if says_more else {})

    def _says_amount(self, slot: CalendarSlot, text: str) -> bool:
        if self._is_target(text):
            return not named_month(slot, text)
        return is_amount(text)

    def _is_target(self, text: str) -> bool:
        """Whether words say what is due in their period, in a table whose cells do."""
        return self.meanings.of_words and kind_of_mark(text) == "other" and not _NO_TARGET.search(text.casefold())

    def _list_done(self, row: int) -> tuple[CalendarSlot, ...]:
        """The periods whose mark says what was done."""
        return tuple(self.calendar.columns[column] for column, text in self.texts[row].items() if self._says_done(text))

    def _says_done(self, text: str) -> bool:
        return bool(self.meanings.done) and mark_symbol(text) in self.meanings.done

    def _list_marks(self, row: int) -> dict[Cell, CalendarSlot]:
        """The marked cells of a row, each with its period: that of its column, or the month it names itself."""
        columns = self.calendar.columns
        return {
            (row, column): named_month(columns[column], text) or columns[column]
            for column, text in self.texts[row].items()
            if kind_of_mark(text) and not self._says_done(text)
        }

    def _ask_about_words(self, row: int) -> list[Remark]:
        """Words under a month that are no known mark, each asked about once however many months it stands under."""
        columns_of: dict[str, list[int]] = {}
        for column, text in self.texts[row].items():
            if named_month(self.calendar.columns[column], text):
                continue
            is_own = self.grid.origin(row, column) == (row, column)
            if kind_of_mark(text) == "other" and is_own and not self._is_target(text):
                columns_of.setdefault(text, []).append(column)
        questions = []
        for text, columns in columns_of.items():
            months = ", ".join(self.calendar.columns[column].name for column in columns)
            cells = _name_cells((row, column) for column in columns)
            questions.append(Remark("due.mark_unknown", values={"cells": cells, "months": months, "text": text[:40]}))
        return questions

    def _ask_about_colours(self, row: int, fills: dict[Cell, CalendarSlot]) -> list[Remark]:
        """Two colours in one row may mean two things, such as planned and done."""
        colours = {self.grid.colours.get(self.grid.origin(*cell), "") for cell in fills}
        if len(colours) < 2:
            return []
        return [Remark("due.several_colours", values={"row": row, "colours": len(colours)})]

    def _ask_about_sums(self, row: int, marked: dict[Cell, CalendarSlot]) -> list[Remark]:
        """A sum column between the months that holds something where none of its months is marked."""
        months = {(slot.tahun, slot.month) for slot in marked.values()}
        return [
            Remark("due.sum_without_marks", values={"name": slot.name, "cell": cell_address(row, column)})
            for column, slot in self.calendar.rekap.items()
            if kind_of_mark(self.grid.content_at(row, column))
            and not any((slot.tahun, month) in months for month in range(slot.month - slot.length + 1, slot.month + 1))
        ]


def _name_cells(cells: Iterable[Cell]) -> str:
    return ", ".join(cell_address(*cell) for cell in cells)


@lru_cache(maxsize=1024)
def kind_of_mark(text: str) -> str:
    """ "mark" for a mark or an amount, "" for nothing or nought, "other" for anything else, which is asked about."""
    tidied = " ".join(text.split()).casefold()
    if tidied in _NO_MARKS:
        return ""
    if tidied in _MARKS or _WEEK.fullmatch(tidied) or set(tidied) <= {"x", "v", "✓", "√", "*", "●", "■", "█"}:
        return "mark"
    if _AMOUNT.fullmatch(tidied) and any(character.isdecimal() for character in tidied):
        if not float(re.sub(r"[^\d]", "", tidied)):
            return ""
        names_month = bool(_MONTH_NUMBERS.keys() & set(re.findall(r"[a-z]+", tidied)))
        return "other" if names_month or _looks_like_date(tidied) else "mark"
    return "other"


def named_month(slot: CalendarSlot, text: str) -> CalendarSlot | None:
    """The month a cell names within its column's period: Februari under TW I; None for anything else."""
    month = _MONTH_NUMBERS.get(" ".join(text.split()).casefold(), 0)
    if not slot.month - slot.length < month <= slot.month:
        return None
    return slot if slot.length == 1 else CalendarSlot(SHORT_MONTHS[month - 1], month, 1, slot.tahun)


def is_amount(text: str) -> bool:
    """Whether a marked cell says how much: 28, 100 %, 1 laporan."""
    return kind_of_mark(text) == "mark" and bool(_AMOUNT.fullmatch(" ".join(text.split()).casefold()))


def _looks_like_date(tidied: str) -> bool:
    """Whether a number looks like a day: 15.03.2025, 2025."""
    return bool(re.match(r"\d{1,2}[.]\d{1,2}[.]\d|(?:19|20)\d\d(?!\d)", tidied))


def split_into_runs(slots: tuple[CalendarSlot, ...]) -> list[list[CalendarSlot]]:
    """Runs of periods without a gap between them."""
    result: list[list[CalendarSlot]] = []
    for slot in slots:
        if result and _start_month(slot) == _end_month(result[-1][-1]) + 1:
            result[-1].append(slot)
        else:
            result.append([slot])
    return result


def _end_month(slot: CalendarSlot) -> int:
    return (slot.tahun or 0) * 12 + slot.month


def _start_month(slot: CalendarSlot) -> int:
    return _end_month(slot) - slot.length + 1


def word_time(slots: tuple[CalendarSlot, ...], *, span: bool) -> str:
    """Marked periods as a person would write them: "Jan, Mar, Jun 2025"; with `span`, runs as "Jan–Mar"."""
    if not slots:
        return ""
    years = {slot.tahun for slot in slots}
    is_one_tahun = len(years) == 1
    parts = []
    for run in split_into_runs(slots) if span else [[slot] for slot in slots]:
        ends = [run[0]] if len(run) == 1 else [run[0], run[-1]]
        parts.append("–".join(_name_slot(slot, is_one_tahun=is_one_tahun) for slot in ends))
    text = ", ".join(parts)
    return f"{text} {slots[0].tahun}" if is_one_tahun and slots[0].tahun else text


def _name_slot(slot: CalendarSlot, *, is_one_tahun: bool) -> str:
    name = slot.name if slot.name else SHORT_MONTHS[slot.month - 1]
    return name if is_one_tahun or slot.tahun is None else f"{name} {slot.tahun}"


def words_agree(timing: TargetTime, slots: tuple[CalendarSlot, ...], tahun: int | None) -> bool:
    """Whether written time and marks agree, month by month or by the marks' own coarser periods."""

    def key(year: int, month: int, length: int) -> tuple[int, int]:
        return year, -(-month // length)

    length = slots[0].length
    marked = {key(slot.tahun or tahun or 0, slot.month, length) for slot in slots}
    written = {key(t.jatuh_tempo.year, t.jatuh_tempo.month, length) for t in timing.tenggat}
    covered = {
        key(month // 12, month % 12 + 1, length)
        for t in timing.tenggat
        for month in range(t.buka.year * 12 + t.buka.month - 1, t.jatuh_tempo.year * 12 + t.jatuh_tempo.month)
    }
    return marked in (written, covered)
