"""What the marks of one matrix mean where it uses two or more: by its legend, else a person is asked.

● and ○, X and x, ■ and ● in one matrix mostly mean two things, such as planned and done, or done and reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.files.grid import Grid, cell_address
from monev.reading.vocabulary.headings import REALISASI_WORDS, RENCANA_WORDS, normalize

_SYMBOLS = frozenset("xXvV×✕✖✗✘√✓✔☑☒■▪●•○◯⚫*+#oO★▲►□☐◆◇△")
_ALIKE = str.maketrans(
    {"×": "x", "✕": "x", "✖": "x", "✗": "x", "✘": "x", "√": "v", "✓": "v", "✔": "v", "◯": "○", "⚫": "●"}
)
_DONE_WORDS = (REALISASI_WORDS - {"pelaksanaan", "r"}) | {"selesai", "sudah", "tercapai", "dilaksanakan", "telah"}
_LEGEND = re.compile(rf"(?P<symbol>[{re.escape(''.join(_SYMBOLS))}])\s*\)?\s*[:=]\s*(?P<meaning>[^;,=|\n]{{3,60}})")
_ROWS_NAMED = 12


@dataclass(frozen=True, slots=True)
class MarkMeanings:
    """The marks of a table: those that mean what was done and those that a legend explains otherwise; and what to ask.

    `explained` has a mark's meaning in the legend's words, where two marks are both the plan's.
    """

    done: frozenset[str] = frozenset()
    explained: dict[str, str] = field(default_factory=dict)
    questions: tuple[Remark, ...] = ()


def mark_symbol(text: str) -> str:
    """The sign a cell is marked with, marks that look alike as one; "" for an amount or words."""
    signs = set(text.strip())
    return text.strip()[0].translate(_ALIKE) if signs and len(signs) == 1 and signs <= _SYMBOLS else ""


def read_mark_meanings(header: Header, rows: list[int]) -> MarkMeanings:
    """What each mark under the calendar means in these rows."""
    grid, calendar = header.grid, header.calendar
    if calendar is None:
        return MarkMeanings()
    used: Counter[str] = Counter()
    rows_of: dict[str, list[int]] = {}
    for row in rows:
        in_row = dict.fromkeys(mark_symbol(grid.content_at(row, column)) for column in sorted(calendar.columns))
        for symbol in filter(None, in_row):
            used[symbol] += 1
            rows_of.setdefault(symbol, []).append(row)
    legend = _read_legend(grid, rows, used)
    done = frozenset(symbol for symbol, words in legend.items() if set(normalize(words).split()) & _DONE_WORDS)
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
