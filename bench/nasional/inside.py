"""Measured in this process and of commands: an office's queries, adding, following, opening,
`keadaan`, `muat`."""

from __future__ import annotations

import io
import resource
import shutil
import subprocess
import sys
from collections import defaultdict
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from openpyxl import load_workbook

from bench.measures import processor_ms
from bench.nasional.nation import TAHUN, fill
from monev.database import Database
from monev.database.places import files_at
from monev.figures import view_at
from monev.journal import FolderJournal
from monev.outputs import ringkasan_page
from monev.outputs.template import make_template
from tests.browser.server import ROOT, make_environment

SERVER = "peladen"
"""The folder with a server's own copy of the database; it follows the same journal."""
WRITES = 5
_NUMBERS = count(1)


class Place:
    """So many offices: their journal, the database of this process, and what was measured: a list
    for each thing."""

    def __init__(self, folder: Path, offices: int, uploads: int, changes: int) -> None:
        folder.mkdir()
        self.folder, self.offices = folder, offices
        self.values: dict[str, list[float]] = defaultdict(list)
        self.file = folder / "monev.duckdb"
        self.journal = FolderJournal(folder / "monev.jurnal")
        plans = fill(self.journal, offices, uploads, changes)
        self.first, self.last, self.names = (
            plans[0].satker,
            plans[-1],
            [plan.satker for plan in plans],
        )
        Database.open_at(self.file, self.journal).close()
        (folder / SERVER).mkdir()
        shutil.copy(self.file, folder / SERVER)
        shutil.copy(self.file, files_at(self.file)[1])
        self.open()

    def open(self) -> None:
        """The database of this process."""
        self.db = Database.open_at(self.file, FolderJournal(self.journal.folder))


def measure(place: Place) -> None:
    """One round of everything."""
    values, journal = place.values, place.journal
    values["kueri"].append(processor_ms(lambda: _ringkasan(place)))
    for _ in range(WRITES):
        values["tambah"].append(processor_ms(lambda: place.last.edit(journal)))
        values["ikuti"].append(processor_ms(place.db.catch_up))
    place.db.close()
    values["buka"].append(processor_ms(place.open))
    about = ("--satker", place.first, "--tahun", str(TAHUN), "--posisi", f"{TAHUN}-12-31")
    _command(place, "keadaan", *about)  # it follows what was written since the last round
    values["keadaan"].append(_command(place, "keadaan", *about, "--json"))
    values["muat"].append(
        _command(place, "muat", str(_changed_template(place)), *about, "--setuju")
    )


def rebuild(place: Place) -> None:
    """All tables anew from the journal, for each of its entries."""
    place.db.close()
    place.file.unlink()
    place.values["susun"].append(processor_ms(place.open) / place.db.up_to[0])
    place.db.close()


def _ringkasan(place: Place) -> None:
    """At a posisi that was not asked before, so that nothing is remembered: after the last report
    of anybody."""
    day = date(TAHUN, 12, 31) + timedelta(days=next(_NUMBERS))
    ringkasan_page.gather(place.db, view_at(place.db, place.first, TAHUN, day))


def _command(place: Place, *arguments: str) -> float:
    """Milliseconds of the processor of `python -m monev ...`, with the processes it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "monev", *arguments]
    subprocess.run(
        command, cwd=ROOT, env=make_environment(place.folder), capture_output=True, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def _changed_template(place: Place) -> Path:
    """The workbook as it is exported, with another kendala of one tenggat."""
    workbook = load_workbook(io.BytesIO(make_template(place.db, place.first, TAHUN)))
    sheet = workbook["Realisasi"]
    cells = (cell for cells in sheet.iter_rows(max_row=10) for cell in cells)
    heading = next(cell for cell in cells if cell.value == "Kendala")
    sheet.cell(heading.row + 1, heading.column, f"Menunggu jadwal, berkas {next(_NUMBERS)}")
    path = place.folder / "isian.xlsx"
    workbook.save(path)
    return path
