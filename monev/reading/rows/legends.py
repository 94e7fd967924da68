"""What marks under a calendar say and mean: by the legend around the table, by its headings, else it is asked.

Where one matrix uses two marks or more (● and ○, X and x), they mostly mean two things, such as planned and done.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from monev.core.remarks import Remark
from monev.reading.columns.calendar import Calendar
from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell, Grid, cell_address
from monev.reading.vocabulary.headings import REALISASI_WORDS, RENCANA_WORDS, normalize
from monev.reading.vocabulary.time_words import MONTH_NUMBERS

_SYMBOLS = frozenset("xXvV×✕✖✗✘√✓✔☑☒■▪●•○◯⚫*+#oO★▲►□☐◆◇△")
_SYMBOL = f"[{re.escape(''.join(_SYMBOLS))}]"
"""A pattern: any of the signs."""
_LONGEST_MARK = 24
BLOCKS = frozenset("■▪█▮▬")
"""Signs that, side by side, draw a bar."""
_ALIKE = str.maketrans(dict.fromkeys("×✕✖✗✘", "x") | dict.fromkeys("√✓✔", "v") | {"◯": "○", "⚫": "●"})
_MARKS = frozenset((*"x×✕✖✗✘v√✓✔☑☒■▪●•○◯⚫*+#o★▲►>üûþý", "ya", "yes", "ok", "ada", "rencana", "true", "benar"))
"""What offices type or insert to mark a month; ü û þ ý are ticks of the font Wingdings."""
_NO_MARKS = frozenset({"", "-", "--", "–", "—", "0", "0%", "0,0", ".", "n/a", "tidak", "_", "false", "salah"})
_AMOUNT = re.compile(r"[\d.,]+ ?%?(?: ?[a-z./]{2,15}){0,2}")
_WEEK = re.compile(
    r"(?:minggu|mgg?|m)(?: ?ke)?[ .-]*(?:[1-5]|i{1,3}|iv|v|satu|dua|kedua|tiga|ketiga|empat|keempat|pertama)"
)
"""A week of the month it stands under, which says no more than a mark does."""
_DAY = re.compile(r"\d{1,2}[.]\d{1,2}[.]\d|(?:19|20)\d\d(?!\d)")
"""The start of a number that looks like a day: 15.03.2025, 2025."""
_DONE_WORDS = (REALISASI_WORDS - {"pelaksanaan", "r"}) | {"selesai", "sudah", "tercapai", "dilaksanakan", "telah"}
_DONE_BESIDE_PLAN = frozenset({"dilaksanakan"})
"""Words that say what was done where another mark is the plan's; of the only mark they say when it will be."""
_LEGEND = re.compile(rf"(?P<symbol>{_SYMBOL})\s*\)?\s*[:=]\s*(?P<meaning>[^;,=|\n]{{3,60}})")
_TARGET = re.compile(r"\b(?:target|output|keluaran|capaian|ukuran)\b(?! (?:waktu|tanggal|bulan|penyelesaian|selesai))")
_KODE = re.compile(r"b ?(?:0?[1-9]|1[0-2])")
_ROWS_NAMED = 12
_FEWEST_WORDS = 3


def mark_symbol(text: str) -> str:
    """The sign a cell is marked with, marks that look alike as one; "" for an amount or words."""
    signs = set(text.strip()) if len(text) <= _LONGEST_MARK else set()
    return signs.pop().translate(_ALIKE) if len(signs) == 1 and signs <= _SYMBOLS else ""


@lru_cache(maxsize=1024)
def kind_of_mark(text: str) -> str:
    """ "mark" for a mark or an amount, "" for nothing or nought, "other" for anything else, which is asked about."""
    tidied = " ".join(text.split()).casefold()
    if tidied in _NO_MARKS:
        return ""
    if tidied in _MARKS or _WEEK.fullmatch(tidied) or set(tidied) <= {"x", "v", "✓", "√", "*", "●", "■", "█"}:
        return "mark"
    digits = re.sub(r"[^\d]", "", tidied)
    if not digits or not _AMOUNT.fullmatch(tidied):
        return "other"
    if not int(digits):
        return ""
    names_month = bool(MONTH_NUMBERS.keys() & set(re.findall(r"[a-z]+", tidied)))
    return "other" if names_month or _DAY.match(tidied) else "mark"


def is_amount(text: str) -> bool:
    """Whether a marked cell says how much: 28, 100 %, 1 laporan."""
    return kind_of_mark(text) == "mark" and bool(_AMOUNT.fullmatch(" ".join(text.split()).casefold()))


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


def read_mark_meanings(header: Header, rows: Sequence[int]) -> MarkMeanings:
    """What each mark under the calendar means in these rows."""
    grid, calendar = header.grid, header.calendar
    if calendar is None:
        return MarkMeanings()
    meanings = _read_symbols(header, calendar, rows)
    if _says_targets(header, calendar):
        return replace(meanings, of_words=True)
    words = _find_cells_of_words(grid, calendar, rows)
    if not words:
        return meanings
    example, cell = " ".join(grid.texts[words[0]].split())[:40], cell_address(*words[0])
    values = {"cells": len(words), "example": example, "cell": cell}
    question = replace(header.remark_on_calendar(calendar, "due.cells_of_words", values), sel=cell)
    return replace(meanings, of_words=True, questions=(*meanings.questions, question))


def _says_targets(header: Header, calendar: Calendar) -> bool:
    """Whether the headings say that a cell holds what is due by then: B03, TARGET TW I, or TARGET over the months."""
    rows = range(header.start, header.end + 1)
    own = [[normalize(header.grid.content_at(row, column)) for row in rows] for column in calendar.columns]
    each = all(any(_TARGET.search(text) or _KODE.fullmatch(text) for text in texts) for texts in own)
    return each or bool(_TARGET.search(normalize(calendar.heading)))


def _find_cells_of_words(grid: Grid, calendar: Calendar, rows: Sequence[int]) -> list[Cell]:
    """The cells under the calendar that hold words, where they differ and are as many as all other filled cells."""
    columns = sorted(calendar.columns)
    filled = {(row, k): text for row in rows for k in columns if (text := grid.texts.get((row, k)))}
    words = {
        cell: text
        for cell, text in filled.items()
        if kind_of_mark(text) == "other" and not calendar.columns[cell[1]].find_named_month(text)
    }
    are_several = len(set(words.values())) >= _FEWEST_WORDS
    return list(words) if are_several and 2 * len(words) >= len(filled) else []


def _read_symbols(header: Header, calendar: Calendar, rows: Sequence[int]) -> MarkMeanings:
    """What each sign means, where two or more are used: by the legend, else it is asked."""
    rows_of: dict[str, list[int]] = {}
    for row in rows:
        texts = (header.grid.content_at(row, column) for column in sorted(calendar.columns))
        for symbol in filter(None, dict.fromkeys(map(mark_symbol, texts))):
            rows_of.setdefault(symbol, []).append(row)
    legend = _read_legend(header.grid, rows, rows_of)
    done = _done_marks(legend, rows_of)
    planned = {symbol: words for symbol, words in legend.items() if symbol not in done}
    unexplained = rows_of.keys() - legend.keys()
    if len(rows_of) < 2 or len(unexplained) + len(planned) < 2 or not unexplained:
        several = len(planned) > 1 and not all(set(normalize(w).split()) & RENCANA_WORDS for w in planned.values())
        return MarkMeanings(done, planned if several else {})
    _, *rare = sorted(rows_of.values(), key=len, reverse=True)
    rows_named = ", ".join(map(str, sorted(row for rows in rare for row in rows)[:_ROWS_NAMED]))
    values = {"marks": " dan ".join(f"“{symbol}”" for symbol in rows_of), "rows": rows_named}
    return MarkMeanings(done, {}, (header.remark_on_calendar(calendar, "due.marks_differ", values),))


def _done_marks(legend: dict[str, str], used: Collection[str]) -> frozenset[str]:
    """The marks that a legend says mean what was done."""
    said = {symbol: set(normalize(words).split()) & _DONE_WORDS for symbol, words in legend.items()}
    done = frozenset(symbol for symbol, words in said.items() if words)
    return done if set(used) - done else frozenset(symbol for symbol in done if said[symbol] - _DONE_BESIDE_PLAN)


def _read_legend(grid: Grid, rows: Collection[int], used: Collection[str]) -> dict[str, str]:
    """Mark → what a text around the table says of it: ● = rencana; also a mark alone with its meaning beside it."""
    work, found = set(rows), dict[str, str]()
    for (row, column), text in grid.texts.items():
        if row in work:
            continue
        for entry in _LEGEND.finditer(text):
            found.setdefault(mark_symbol(entry["symbol"]), entry["meaning"].strip())
        beside = next((grid.texts[row, k] for k in grid.by_row[row] if k > column), "").strip(" :=")
        if len(text.strip()) == 1 and mark_symbol(text) and len(beside) > 2:
            found.setdefault(mark_symbol(text), beside)
    return {symbol: words for symbol, words in found.items() if symbol in used}
