"""Measured of the command line: `keadaan` and `muat`, in processor of their processes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from itertools import count
from pathlib import Path

from openpyxl import load_workbook

from bench.nasional.inside import Place, journal_folder
from bench.nasional.measures import Results
from bench.nasional.nation import NEWEST
from bench.nasional.served import POSISI, TODAY
from monev.outputs.template import make_template
from tests.browser.server import ROOT, make_environment

_NUMBERS = count(1)


def measure(place: Place, results: Results) -> None:
    """One round of everything."""
    offices, satker = place.offices, place.nation.first.satker
    about = ("--satker", satker, "--tahun", str(NEWEST), "--posisi", POSISI[-1], "--json")
    _processor_of_command(place, "keadaan", *about)  # it follows what was written since the last round
    results.add("keadaan", offices, _processor_of_command(place, "keadaan", *about))
    if place.nation.size.years > 1:  # the newest plan is not to change but by those who keep what stands in it
        file = _changed_template(place, satker, NEWEST - 1)
        about = ("--satker", satker, "--tahun", str(NEWEST - 1), "--posisi", f"{NEWEST - 1}-12-31")
        results.add("muat", offices, _processor_of_command(place, "muat", str(file), *about, "--setuju"))
        place.db.catch_up()


def _processor_of_command(place: Place, *arguments: str) -> float:
    """Milliseconds of the processor of `python -m monev ...`, with the processes it started."""
    journal = str(journal_folder(place.folder))
    process = subprocess.Popen(
        [sys.executable, "-m", "monev", *arguments],
        cwd=ROOT,
        env=make_environment(place.folder, TODAY, journal),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return (used.ru_utime + used.ru_stime) * 1000


def _changed_template(place: Place, satker: str, tahun: int) -> Path:
    """The workbook as it is exported, with another kendala of one tenggat."""
    workbook = load_workbook(io.BytesIO(make_template(place.db, satker, tahun)))
    sheet = workbook["Realisasi"]
    row, column = next(
        (cell.row, cell.column) for cells in sheet.iter_rows(max_row=10) for cell in cells if cell.value == "Kendala"
    )
    sheet.cell(row + 1, column, f"Menunggu jadwal, berkas {next(_NUMBERS)}")
    path = place.folder / "isian.xlsx"
    workbook.save(path)
    return path
