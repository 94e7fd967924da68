"""Reading a decree against openpyxl's plain load of the same file, in turns within one process."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook

from bench.measures import Ratio, compare, ms
from monev.reading import read_file


def open_plain(data: bytes) -> list[tuple]:
    """What anybody would do first: load the workbook with its merges, look at every cell."""
    return [row for sheet in load_workbook(io.BytesIO(data)) for row in sheet.iter_rows(values_only=True)]


def measure(folder: Path, rounds: int) -> list[Ratio]:
    """One line per workbook in `folder`."""
    result = []
    for path in sorted(folder.glob("*.xlsx")):
        data = path.read_bytes()
        read_file(data, path.name), open_plain(data)  # imports and the reader's child process are not what is compared
        ours, plain = [], []
        for _ in range(rounds):
            plain.append(ms(lambda data=data: open_plain(data)))
            ours.append(ms(lambda data=data, name=path.name: read_file(data, name)))
        result.append(compare(path.stem.removeprefix("Rencana Aksi ZI "), ours, plain))
    return result
