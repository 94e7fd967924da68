"""Stored decrees and the sample office's report, and small frames of cells, for charts."""

import re
from datetime import date

import pandas as pd

from monev.charts.theme import Theme
from monev.database import Database
from monev.figures import HeatmapCell, View, view_at
from monev.figures.peta import looks_of
from tests.code import GUNUNGKIDUL_FILE, ROOT
from tests.uploads.material import upload_file

SCREENS = [Theme(), Theme(is_dark=True), Theme(is_narrow=True), Theme(is_large=True)]
CONTOH, GUNUNGKIDUL = "KPU Kabupaten Contoh", "KPU Kabupaten Gunungkidul"
REPORT = ROOT / "data" / "contoh" / f"Realisasi ZI {CONTOH} per 2025-09-30.xlsx"

_PLACED = ["row", "column", "row_name", "column_name", "level", "total_row", "total_column"]
"""The columns that say where a cell of a map stands."""


def fill(db: Database) -> None:
    """Store the plan of Gunungkidul, of which nothing is reported, and a report of the sample."""
    for file, satker, posisi in (
        (GUNUNGKIDUL_FILE, GUNUNGKIDUL, date(2024, 1, 31)),
        (REPORT, CONTOH, date(2025, 9, 30)),
    ):
        chosen = {"satker": satker, "tahun": posisi.year}
        upload_file(db, file.read_bytes(), file.name, posisi.isoformat(), **chosen)
    db.catch_up()


def sample(db: Database, posisi: str = "2025-09-30") -> View:
    """Look at the sample office at a posisi."""
    return view_at(db, CONTOH, 2025, date.fromisoformat(posisi))


def plan(db: Database) -> View:
    """Look at the plan of Gunungkidul at the end of its year."""
    return view_at(db, GUNUNGKIDUL, 2024, date(2024, 12, 31))


def plain(text: str) -> str:
    """Strip a text of a picture of its tags."""
    return re.sub("<[^>]+>", "", text.replace("<br>", " ")).strip()


def cells_of(grid: dict[str, dict[str, HeatmapCell]], total: str = "") -> pd.DataFrame:
    """Make a chart's frame of row name → column name → cell.

    The row and the column called `total` are sums.
    """
    columns = list(dict.fromkeys(name for row in grid.values() for name in row))
    rows, looks = [], []
    for number, (row_name, row) in enumerate(grid.items()):
        for column_name, cell in row.items():
            looks.append(cell)
            rows.append(
                {
                    "row": number,
                    "column": columns.index(column_name),
                    "row_name": row_name,
                    "column_name": column_name,
                    "level": "area",
                    "total_row": row_name == total,
                    "total_column": column_name == total,
                    "hover": f"{row_name} {column_name}",
                    "code": f"{row_name}-{column_name}",
                }
            )
    names = [*_PLACED, "code", "hover"]
    return pd.concat([pd.DataFrame(rows, columns=names), looks_of(looks)], axis=1)
