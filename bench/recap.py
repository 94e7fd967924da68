"""Measures the Rekap of 38 and of 552 satker against one satker's Ringkasan, in processor time."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from itertools import count
from pathlib import Path

from bench.measures import Ratio, compare, processor_ms
from bench.offices import POSISI, fill_nation
from monev.database import Database
from monev.figures import list_rencana, view_at
from monev.figures.many_offices import (
    OfficeFigures,
    area_frame,
    recap,
    recap_as_json,
    reporting,
    total,
)
from monev.figures.recap_lines import office_lines
from monev.figures.sheet import sheet_of
from monev.journal import open_journal

_Part = Callable[[Database, tuple[OfficeFigures, ...]], object]
SIZES = (38, 552)
_TAHUN = date.fromisoformat(POSISI).year
_ASKED = 10
"""How many Ringkasan are made in a round, of satker spread over all."""


def measure(rounds: int, sizes: Sequence[int] = SIZES) -> tuple[list[Ratio], list[Ratio]]:
    """Measure each part of the Rekap, by count of satker, against one Ringkasan.

    Two lists: the whole part, and its cost per satker.
    """
    whole = []
    each = []
    for size in sizes:
        alone, parts = _measure_one(rounds, size)
        for name, times in parts.items():
            whole.append(compare(f"{name}, {size} satker", times, alone))
            shares = [time / size for time in times]
            each.append(compare(f"{name}, tiap satker dari {size}", shares, alone))
    return whole, each


def _measure_one(rounds: int, size: int) -> tuple[list[float], dict[str, list[float]]]:
    parts: dict[str, _Part] = {
        "daftar": _listing,
        "area": area_frame,
        "perintah rekap": recap_as_json,
    }
    with _nation(size) as db:
        names = [row["satker"] for row in list_rencana(db) if row["unggahan"]]
        asked = names[:: max(1, len(names) // _ASKED)][:_ASKED]
        alone = []
        ours = {name: [] for name in parts}
        days = _days()
        for _ in range(rounds):
            spent = processor_ms(partial(_ringkasan, db, asked, next(days)))
            alone.append(spent / len(asked))
            for name, part in parts.items():
                ours[name].append(processor_ms(partial(_make, part, db, next(days))))
        return alone, ours


@contextmanager
def _nation(size: int) -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        fill_nation(folder, size)
        db = Database.open_at(folder / "monev.duckdb", open_journal(folder / "monev.jurnal"))
        yield db
        db.close()


def _days() -> Iterator[date]:
    """List days after every report: each is a new posisi, which no cache holds."""
    return (date.fromisoformat(POSISI) + timedelta(days=number) for number in count())


def _make(part: _Part, db: Database, day: date) -> None:
    part(db, recap(db, day, tahun=_TAHUN))


def _listing(db: Database, offices: tuple[OfficeFigures, ...]) -> None:
    office_lines(db, offices)
    reported = reporting(offices)
    total(reported)


def _ringkasan(db: Database, names: Sequence[str], day: date) -> None:
    for satker in names:
        sheet_of(db, view_at(db, satker, _TAHUN, day))
