"""Measures in this process and by commands: an office's queries, adding, following, opening,
`keadaan`, `muat`.
"""

from __future__ import annotations

import io
import resource
import shutil
import subprocess
import sys
from collections import defaultdict
from datetime import date, timedelta
from itertools import chain, count
from pathlib import Path

from openpyxl import load_workbook

from bench.measures import processor_ms
from bench.nasional.nation import TAHUN, fill
from monev.database import Database
from monev.database.places import files_at
from monev.figures import view_at
from monev.figures.sheet import sheet_of
from monev.journal import open_journal
from monev.outputs.template import make_template
from tests.browser.server import ROOT, make_environment

SERVER = "peladen"
"""The folder with a server's copy of the database, which follows the same journal."""
WRITES = 5
_NUMBERS = count(1)


class Place:
    """A nation: its journal, the database of this process, and the measures (name → values)."""

    def __init__(self, folder: Path, offices: int, uploads: int, changes: int) -> None:
        folder.mkdir()
        self.folder = folder
        self.offices = offices
        self.values: dict[str, list[float]] = defaultdict(list)
        self.file = folder / "monev.duckdb"
        self.journal = open_journal(folder / "monev.jurnal")
        plans = fill(self.journal, offices, uploads, changes)
        self.names = [plan.satker for plan in plans]
        self.first = self.names[0]
        self.last = plans[-1]
        Database.open_at(self.file, self.journal).close()
        (folder / SERVER).mkdir()
        shutil.copy(self.file, folder / SERVER)
        shutil.copy(self.file, files_at(self.file)[1])
        self.open()

    def open(self) -> None:
        """Open the database of this process."""
        self.db = Database.open_at(self.file, open_journal(str(self.journal)))


def measure(place: Place) -> None:
    """Measure one round of everything."""
    values = place.values
    values["kueri"].append(processor_ms(lambda: _ringkasan(place)))
    for _ in range(WRITES):
        values["tambah"].append(processor_ms(lambda: place.last.edit(place.journal)))
        values["ikuti"].append(processor_ms(place.db.catch_up))
    place.db.close()
    values["buka"].append(processor_ms(place.open))
    about = ("--satker", place.first, "--tahun", str(TAHUN), "--posisi", f"{TAHUN}-12-31")
    _command(place, "keadaan", *about)  # reads the entries since the last round
    values["keadaan"].append(_command(place, "keadaan", *about, "--json"))
    template = str(_changed_template(place))
    values["muat"].append(_command(place, "muat", template, *about, "--setuju"))


def rebuild(place: Place) -> None:
    """Measure building all tables again from the journal, per entry."""
    place.db.close()
    place.file.unlink()
    place.values["susun"].append(processor_ms(place.open) / place.db.up_to[0])
    place.db.close()


def _ringkasan(place: Place) -> None:
    """Gather Ringkasan at a posisi after every report, a new one each time: no cache holds it."""
    day = date(TAHUN, 12, 31) + timedelta(days=next(_NUMBERS))
    sheet_of(place.db, view_at(place.db, place.first, TAHUN, day))


def _command(place: Place, *arguments: str) -> float:
    """Measure the processor time of `python -m monev ...` and its children, in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "monev", *arguments]
    environment = make_environment(place.folder)
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def _changed_template(place: Place) -> Path:
    """Write the template with another kendala of one tenggat, and return its path."""
    workbook = load_workbook(io.BytesIO(make_template(place.db, place.first, TAHUN)))
    sheet = workbook["Realisasi"]
    cells = chain.from_iterable(sheet.iter_rows(max_row=10))
    heading = next(cell for cell in cells if cell.value == "Kendala")
    sheet.cell(heading.row + 1, heading.column, f"Menunggu jadwal, berkas {next(_NUMBERS)}")
    path = place.folder / "isian.xlsx"
    workbook.save(path)
    return path
