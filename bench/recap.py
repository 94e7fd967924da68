"""The Rekap of 38 and of 552 satker against one satker's Ringkasan, in processor time of one
process."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from bench.measures import Ratio, compare, processor_ms
from bench.offices import POSISI, fill_nation
from monev.database import Database
from monev.figures import list_rencana, view_at
from monev.figures.recap import (
    OfficeFigures,
    area_map,
    missing_kinds,
    recap,
    recap_as_json,
    reporting,
    total,
    total_difference,
    triwulan_map,
)
from monev.figures.recap_pictures import trend_frame
from monev.figures.recap_words import spread
from monev.journal import FolderJournal
from monev.outputs import ringkasan_page

SIZES = (38, 552)
_TAHUN = date.fromisoformat(POSISI).year
_ASKED = 10
"""How many satker's Ringkasan are asked in a round, spread over all of them."""


def measure(rounds: int, sizes: Sequence[int] = SIZES) -> tuple[list[Ratio], list[Ratio]]:
    """Two lists with a line per part of the Rekap and number of satker: the whole of it against one
    Ringkasan, and what it costs for each satker."""
    whole, each = [], []
    for size in sizes:
        alone, parts = _measure_one(rounds, size)
        for name, times in parts.items():
            whole.append(compare(f"{name}, {size} satker", times, alone))
            each.append(
                compare(f"{name}, tiap satker dari {size}", [time / size for time in times], alone)
            )
    return whole, each


def _measure_one(rounds: int, size: int) -> tuple[list[float], dict[str, list[float]]]:
    parts: dict[str, Callable[[Database, tuple[OfficeFigures, ...]], object]] = {
        "daftar": _listing,
        "peta area": lambda db, offices: area_map(db, offices),
        "peta triwulan": lambda db, offices: triwulan_map(db, offices, offices[0].posisi),
        "sebaran": lambda _, offices: spread(offices),
        "triwulan ke triwulan": lambda db, offices: trend_frame(db, offices),
        "bukti yang kurang": lambda db, offices: missing_kinds(db, offices),
        "perintah rekap": lambda db, offices: recap_as_json(db, offices),
    }
    with _nation(size) as db:
        names = [row["satker"] for row in list_rencana(db) if row["unggahan"]]
        asked = names[:: max(1, len(names) // _ASKED)][:_ASKED]
        alone, ours, days = [], {name: [] for name in parts}, _days()
        for _ in range(rounds):
            day = next(days)
            alone.append(
                processor_ms(lambda day=day: [_ringkasan(db, name, day) for name in asked])
                / len(asked)
            )
            for name, part in parts.items():
                day = next(days)
                ours[name].append(
                    processor_ms(lambda day=day, part=part: part(db, recap(db, day, tahun=_TAHUN)))
                )
        return alone, ours


@contextmanager
def _nation(size: int) -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        fill_nation(folder, size)
        db = Database.open_at(folder / "monev.duckdb", FolderJournal(folder / "monev.jurnal"))
        yield db
        db.close()


def _days() -> Iterator[date]:
    """A posisi that was not asked before, so that nothing is remembered: all after the last report
    of anybody."""
    return (date.fromisoformat(POSISI) + timedelta(days=number) for number in count())


def _listing(_: Database, offices: tuple[OfficeFigures, ...]) -> None:
    reported = reporting(offices)
    total(reported)
    total_difference(reported)


def _ringkasan(db: Database, satker: str, day: date) -> None:
    ringkasan_page.gather(db, view_at(db, satker, _TAHUN, day))
