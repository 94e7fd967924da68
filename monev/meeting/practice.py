"""Practice meetings on the sample office's plan as it was then.

They are on a pretended day, in a temporary store.
"""

import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from monev.access import name_as_in
from monev.core.dates import Periode
from monev.core.errors import MonevError
from monev.database import Database
from monev.figures import View
from monev.journal import Journal, open_journal

MOST_AT_ONCE = 6
"""Most practices at once, one per person. Each has its own store of about 10 MB in memory, since it
is written to."""
IDLE_SECONDS = 900.0
"""How long a practice is kept without use."""

DAYS_AFTER = 8
"""Offices meet in the second week after the triwulan."""


class Practice(NamedTuple):
    """A meeting to practise: its plan, its periode, and the pretended day."""

    satker: str
    tahun: int
    periode: Periode

    @property
    def day(self) -> date:
        """The pretended day."""
        return self.periode.end + timedelta(days=DAYS_AFTER)


class PracticeStore:
    """A temporary store with the plan as it was at the end of the periode.

    `real`: where it was copied from.
    """

    def __init__(self, real: Database, practice: Practice) -> None:
        """Copy the plan. Raises MonevError if nothing of it was stored by then."""
        self.real = real
        self.practice = practice
        self.is_over = False
        self.touched = time.monotonic()
        self._folder = TemporaryDirectory(prefix="monev-latihan-")
        journal = open_journal(Path(self._folder.name) / "latihan.jurnal")
        if not _copy_entries(real, journal, practice):
            self._folder.cleanup()
            raise MonevError(
                f"Belum ada yang tersimpan s.d. {practice.periode.name}.", "Pilih periode lain."
            )
        self.db = Database.open_at(None, journal)
        name_as_in(self.db, real)

    def throw_away(self) -> None:
        """Close it and delete everything."""
        self.is_over = True
        self.db.close()
        self._folder.cleanup()


class _Visit(NamedTuple):
    """The person who practises, and a function that says if they have left."""

    pelaku: str
    has_left: Callable[[], bool]


class Practices:
    """The practices of all visitors, few at once and one per person.

    A new one ends those whose visitor has left, those left idle, and the same person's.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[PracticeStore, _Visit] = {}

    def begin(
        self, real: Database, practice: Practice, *, pelaku: str, has_left: Callable[[], bool]
    ) -> PracticeStore:
        """Begin a practice. Raises MonevError if there are too many, or no plan to practise on."""
        self.sweep()
        for other, visit in list(self._open.items()):
            if visit.pelaku == pelaku:
                self.end(other)
        with self._lock:
            if len(self._open) >= MOST_AT_ONCE:
                raise MonevError(
                    f"Sudah ada {MOST_AT_ONCE} latihan yang berjalan.",
                    "Coba lagi beberapa menit lagi.",
                )
            store = PracticeStore(real, practice)
            self._open[store] = _Visit(pelaku, has_left)
        return store

    def end(self, store: PracticeStore) -> None:
        """Delete a practice, if it is still there."""
        with self._lock:
            ended = self._open.pop(store, None)
        if ended is not None:
            store.throw_away()

    def sweep(self, *, idle: float = IDLE_SECONDS) -> int:
        """End practices whose visitor has left or that were idle for `idle` seconds.

        Return how many are left.
        """
        now = time.monotonic()
        for store, visit in list(self._open.items()):
            if visit.has_left() or now - store.touched >= idle:
                self.end(store)
        return len(self._open)


def offered(view: View) -> tuple[Practice, ...]:
    """List the meetings to practise on this view.

    They are TW II and TW III of sample data, and none of a real office.
    """
    if not view.simulasi:
        return ()
    return tuple(
        Practice(view.satker, view.tahun, Periode(view.tahun, triwulan)) for triwulan in (2, 3)
    )


def _copy_entries(real: Database, journal: Journal, practice: Practice) -> int:
    """Copy the entries of uploads up to the end of the periode. Return their number."""
    of = ("unggahan", practice.satker, practice.tahun)
    end = practice.periode.end.isoformat()
    number = 0
    for entry in real.journal.read():
        is_of_plan = (entry.jenis, entry.satker, entry.tahun) == of
        if not is_of_plan or entry.isi["posisi"] > end:
            continue
        number += 1
        journal.add(
            jenis=entry.jenis,
            pelaku=entry.pelaku,
            satker=entry.satker,
            tahun=entry.tahun,
            content={**entry.isi, "unggahan": number},
            file=None if entry.sha256 is None else real.journal.read_file(entry.sha256),
        )
    return number
