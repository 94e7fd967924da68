"""A meeting to try: the sample office's plan as it was then, on a pretended day, in a store that is
thrown away."""

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
from monev.journal import FolderJournal

MOST_AT_ONCE = 6
"""Practices of all people, one each: a store of its own in memory (some 10 MB), for each is written
to."""
IDLE_SECONDS = 900.0
"""How long one is kept that nobody touches."""

DAYS_AFTER = 8
"""Offices meet in the second week after the triwulan."""


class Practice(NamedTuple):
    """A meeting that can be tried: of which plan, about what, and the day it is pretended to be."""

    satker: str
    tahun: int
    periode: Periode

    @property
    def day(self) -> date:
        """The day that is pretended."""
        return self.periode.end + timedelta(days=DAYS_AFTER)


class PracticeStore:
    """The plan as it was at the end of the periode, to be tried on and thrown away; `real` is where
    it came from."""

    def __init__(self, real: Database, practice: Practice) -> None:
        """Raises MonevError where nothing of the plan had been stored by then."""
        self.real, self.practice = real, practice
        self.is_over = False
        self.touched = time.monotonic()
        self._folder = TemporaryDirectory(prefix="monev-latihan-")
        journal = FolderJournal(Path(self._folder.name) / "latihan.jurnal")
        if not _copy_entries(real, journal, practice):
            self._folder.cleanup()
            raise MonevError(
                f"Belum ada yang tersimpan s.d. {practice.periode.name}.", "Pilih periode lain."
            )
        self.db = Database.open_at(None, journal)
        name_as_in(self.db, real)

    def throw_away(self) -> None:
        """Close it; nothing of it stays."""
        self.is_over = True
        self.db.close()
        self._folder.cleanup()


class _Visit(NamedTuple):
    """Of whom a practice is, and whether their visit is over."""

    pelaku: str
    has_left: Callable[[], bool]


class Practices:
    """The practices of all visits, few at once and one a person: as one begins, those end whose
    visit is over, that nobody touched for long, or that were the same person's."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[PracticeStore, _Visit] = {}

    def begin(
        self,
        real: Database,
        practice: Practice,
        *,
        pelaku: str,
        has_left: Callable[[], bool],
    ) -> PracticeStore:
        """A new one, of a person's visit. Raises MonevError for too many, or nothing to try on."""
        self.sweep()
        for store in [store for store, visit in list(self._open.items()) if visit.pelaku == pelaku]:
            self.end(store)
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
        """Throw it away; nothing where that was done."""
        with self._lock:
            ended = self._open.pop(store, None)
        if ended is not None:
            store.throw_away()

    def sweep(self, *, idle: float = IDLE_SECONDS) -> int:
        """End those whose visit is over and those that nobody touched for `idle` seconds; how many
        are left."""
        now = time.monotonic()
        for store, visit in list(self._open.items()):
            if visit.has_left() or now - store.touched >= idle:
                self.end(store)
        return len(self._open)


def offered(view: View) -> tuple[Practice, ...]:
    """The meetings that can be tried on what is looked at: TW II and TW III of sample data, none of
    a real office."""
    if not view.simulasi:
        return ()
    return tuple(
        Practice(view.satker, view.tahun, Periode(view.tahun, triwulan)) for triwulan in (2, 3)
    )


def _copy_entries(real: Database, journal: FolderJournal, practice: Practice) -> int:
    """Copy what files had brought by the end of the periode; how many entries those are."""
    of = ("unggahan", practice.satker, practice.tahun)
    end = practice.periode.end.isoformat()
    entries = (
        entry for entry in real.journal.read() if (entry.jenis, entry.satker, entry.tahun) == of
    )
    number = 0
    for number, entry in enumerate(
        (entry for entry in entries if entry.isi["posisi"] <= end), start=1
    ):
        journal.add(
            jenis=entry.jenis,
            pelaku=entry.pelaku,
            satker=entry.satker,
            tahun=entry.tahun,
            content={**entry.isi, "unggahan": number},
            file=None if entry.sha256 is None else real.journal.read_file(entry.sha256),
        )
    return number
