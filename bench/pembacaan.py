"""Reading a decree against openpyxl's plain load of the same file, in turns within one process."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook

from bench.angka import Nisbah, bandingkan, ms
from monev.baca import baca


def buka_polos(data: bytes) -> list[tuple]:
    """What anybody would do first: load the workbook with its merges, look at every cell."""
    return [baris for lembar in load_workbook(io.BytesIO(data)) for baris in lembar.iter_rows(values_only=True)]


def ukur(folder: Path, putaran: int) -> list[Nisbah]:
    """One line per workbook in `folder`."""
    hasil = []
    for jalur in sorted(folder.glob("*.xlsx")):
        data = jalur.read_bytes()
        baca(data, jalur.name), buka_polos(data)  # imports and the reader's child process are not what is compared
        kita, polos = [], []
        for _ in range(putaran):
            polos.append(ms(lambda data=data: buka_polos(data)))
            kita.append(ms(lambda data=data, nama=jalur.name: baca(data, nama)))
        hasil.append(bandingkan(jalur.stem.removeprefix("Rencana Aksi ZI "), kita, polos))
    return hasil
