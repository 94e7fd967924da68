"""A meeting to try: the sample office's plan as it was then, on a pretended day, in a store that is thrown away.

Nothing of it comes into the journal: it is held by a database in memory and a journal in a folder that goes with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from monev.core.errors import MonevError
from monev.core.periods import Periode
from monev.database import Database
from monev.figures import View
from monev.journal import FolderJournal

DAYS_AFTER = 8
"""Offices meet in the second week after the triwulan."""


@dataclass(frozen=True, slots=True)
class Practice:
    """A meeting that can be tried: of which plan, about what, and the day it is pretended to be."""

    satker: str
    tahun: int
    periode: Periode

    @property
    def day(self) -> date:
        """The day that is pretended."""
        return self.periode.end + timedelta(days=DAYS_AFTER)


class PracticeStore:
    """The plan as it was at the end of the periode, to be tried on and thrown away (`throw_away`); `real` is where it
    came from."""

    def __init__(self, real: Database, practice: Practice) -> None:
        """Raises MonevError where nothing of the plan had been stored by then."""
        self.real, self.practice = real, practice
        self._folder = TemporaryDirectory(prefix="monev-latihan-")
        journal = FolderJournal(Path(self._folder.name) / "latihan.jurnal")
        if not _copy_entries(real, journal, practice):
            self._folder.cleanup()
            raise MonevError(
                f"Belum ada yang tersimpan s.d. {practice.periode.name}, jadi belum ada yang dilatih.",
                "Pilih periode lain.",
            )
        self.db = Database.open_at(None, journal)

    def throw_away(self) -> None:
        """Close it; nothing of it stays."""
        self.db.close()
        self._folder.cleanup()


def offered(view: View) -> tuple[Practice, ...]:
    """The meetings that can be tried on what is looked at: TW II and TW III of sample data, none of a real office."""
    if not view.simulasi:
        return ()
    return tuple(Practice(view.satker, view.tahun, Periode(view.tahun, triwulan)) for triwulan in (2, 3))


def _copy_entries(real: Database, journal: FolderJournal, practice: Practice) -> int:
    """Copy what files had brought by the end of the periode; how many entries those are."""
    copied = 0
    end = practice.periode.end.isoformat()
    for entry in real.journal.read():
        ours = (entry.satker, entry.tahun) == (practice.satker, practice.tahun)
        if ours and entry.jenis == "unggahan" and entry.isi["posisi"] <= end:
            journal.add(
                jenis=entry.jenis,
                pelaku=entry.pelaku,
                satker=entry.satker,
                tahun=entry.tahun,
                content={**entry.isi, "unggahan": copied + 1},
                file=None if entry.sha256 is None else real.journal.read_file(entry.sha256),
            )
            copied += 1
    return copied
