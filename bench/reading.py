"""Reading a plan against openpyxl's plain load of the same file, in turns within one process: time
and memory."""

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
_ROWS, _OTHER_COLUMNS = 1000, 11


def open_plain(data: bytes) -> list[tuple]:
    """What anybody would do first: load the workbook with its merges, look at every cell."""
    return [
        row
        for sheet in load_workbook(io.BytesIO(data))
        for row in sheet.iter_rows(values_only=True)
    ]


def large_workbook() -> bytes:
    """A plan of 1,000 langkah in 30 columns: seven that every decree has, the twelve months, eleven
    others."""
    workbook = Workbook()
    sheet = cast(Worksheet, workbook.active)
    others = [f"CATATAN {n + 1}" for n in range(_OTHER_COLUMNS)]
    sheet.append(["RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025"])
    plan = ["NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET CAPAIAN", "PIC"]
    sheet.append([*plan, *SHORT_MONTHS, *others])
    sheet.append(["I. MANAJEMEN PERUBAHAN"])
    for n in range(1, _ROWS + 1):
        langkah = [
            n,
            f"Komponen {n}",
            f"Indikator {n} telah terpenuhi",
            f"Melaksanakan rapat pembahasan {n}",
        ]
        bukti = f"Undangan rapat {n}\nDaftar hadir {n}\nLaporan pelaksanaan kegiatan {n}"
        months = ["x" if n % 12 == month else None for month in range(12)]
        said = [f"Keterangan {n} kolom {k}" for k in range(_OTHER_COLUMNS)]
        sheet.append([*langkah, bukti, f"{n} laporan", f"Subbagian {n % 9}", *months, *said])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def measure(folder: Path, rounds: int) -> list[Ratio]:
    """One line per workbook in `folder`, and one for a large plan."""
    books = [
        (path.stem.removeprefix("Rencana Aksi ZI "), path.read_bytes())
        for path in sorted(folder.glob("*.xlsx"))
    ]
    result = []
    for name, data in [*books, (LARGE, large_workbook())]:
        (
            read_file(data, "a.xlsx"),
            open_plain(data),
        )  # imports and the reader's child process are not what is compared
        ours, plain = [], []
        for _ in range(rounds):
            plain.append(ms(lambda data=data: open_plain(data)))
            ours.append(ms(lambda data=data: read_file(data, "a.xlsx")))
        result.append(compare(name, ours, plain))
    return result


def peak_of_children() -> float:
    """The most memory, in MB, that any process below this one has held: where the large plan was
    opened."""
    parents, peaks = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            lines = (folder / "status").read_text().splitlines()
        except OSError:  # it ended while we looked
            continue
        status = dict(line.split(":", 1) for line in lines if ":" in line)
        parents[int(folder.name)] = int(status["PPid"])
        peaks[int(folder.name)] = int(status.get("VmHWM", "0 kB").split()[0]) / 1024
    below = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in below} - below:
        below |= more
    return max((peaks[one] for one in below - {os.getpid()}), default=0.0)
