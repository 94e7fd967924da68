"""Measures time and memory of reading a plan against openpyxl's plain load of the same file, in
turn.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import cast

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bench.measures import Ratio, compare, ms
from monev.core.dates import SHORT_MONTHS
from monev.reading import read_file

LARGE = "1.000 baris × 30 kolom"
_ROWS = 1000
_OTHER_COLUMNS = 11


def open_plain(data: bytes) -> list[tuple]:
    """Read every cell the plain way: load the workbook with its merges, list its rows."""
    rows = []
    for sheet in load_workbook(io.BytesIO(data)):
        rows += sheet.iter_rows(values_only=True)
    return rows


def large_workbook() -> bytes:
    """Make a plan of 1,000 langkah in 30 columns: seven usual ones, twelve months, eleven
    others.
    """
    workbook = Workbook()
    sheet = cast(Worksheet, workbook.active)
    others = [f"CATATAN {column + 1}" for column in range(_OTHER_COLUMNS)]
    sheet.append(["RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025"])
    plan = ["NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET CAPAIAN", "PIC"]
    sheet.append([*plan, *SHORT_MONTHS, *others])
    sheet.append(["I. MANAJEMEN PERUBAHAN"])
    for row in range(1, _ROWS + 1):
        langkah = [
            row,
            f"Komponen {row}",
            f"Indikator {row} telah terpenuhi",
            f"Melaksanakan rapat pembahasan {row}",
            f"Undangan rapat {row}\nDaftar hadir {row}\nLaporan pelaksanaan kegiatan {row}",
            f"{row} laporan",
            f"Subbagian {row % 9}",
        ]
        months = ["x" if row % 12 == month else None for month in range(12)]
        said = [f"Keterangan {row} kolom {column}" for column in range(_OTHER_COLUMNS)]
        sheet.append([*langkah, *months, *said])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def measure(folder: Path, rounds: int) -> list[Ratio]:
    """Measure each workbook in `folder`, and a large plan."""
    books = {}
    for path in sorted(folder.glob("*.xlsx")):
        books[path.stem.removeprefix("Rencana Aksi ZI ")] = path.read_bytes()
    books[LARGE] = large_workbook()
    result = []
    for name, data in books.items():
        # The first call imports modules and starts the reader's child; it is not measured.
        read_file(data, "a.xlsx")
        open_plain(data)
        ours = []
        plain = []
        for _ in range(rounds):
            plain.append(ms(lambda data=data: open_plain(data)))
            ours.append(ms(lambda data=data: read_file(data, "a.xlsx")))
        result.append(compare(name, ours, plain))
    return result


def peak_of_children() -> float:
    """Return the peak memory in MB of any process below this one: that of the large plan's
    reader.
    """
    parents = {}
    peaks = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            lines = (folder / "status").read_text().splitlines()
        except OSError:  # the process has just ended
            continue
        status = dict(line.split(":", 1) for line in lines if ":" in line)
        parents[int(folder.name)] = int(status["PPid"])
        peaks[int(folder.name)] = int(status.get("VmHWM", "0 kB").split()[0]) / 1024
    below = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in below} - below:
        below |= more
    return max((peaks[one] for one in below - {os.getpid()}), default=0.0)
