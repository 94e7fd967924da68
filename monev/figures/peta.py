"""The map of Peta Capaian as a table for its picture: how each cell looks and what is said of
it."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Literal, NamedTuple

import pandas as pd

from monev.core.dates import MONTH_NAMES, format_day
from monev.core.text import shorten
from monev.database import Database, rows_of
from monev.figures.bukti import bukti
from monev.figures.formats import describe_lateness, format_number
from monev.figures.heatmap import (
    OTHER_TAHUN,
    UP_TO_POSISI,
    WHOLE_PLAN,
    HeatmapCell,
    column_names,
    describe_cell,
    describe_cell_lateness,
    heatmap_cell,
    heatmap_columns,
    matrix,
)
from monev.figures.rows import BuktiRow, CellRow, TenggatRow
from monev.figures.tenggat import late_first, tenggat
from monev.figures.views import View, remembered

Size = Literal["capaian", "bukti"]
Per = Literal["bulan", "triwulan"]
Level = Literal["area", "sub_area"]
Order = Literal["rencana", "terlambat"]

NAMED = 5
"""How many of what is late are said by name over a cell."""
_NAME_LETTERS = 64

Place = tuple[str | None, str | None, int]
"""Area, sub-area (None: all of them) and column of a cell."""


@remembered
def peta(
    db: Database,
    view: View,
    size: Size = "capaian",
    per: Per = "bulan",
    level: Level = "area",
    order: Order = "rencana",
) -> pd.DataFrame:
    """One row for each cell that holds something, as `monev.charts.heatmap` draws it.

    Columns: those of `matrix`, and row, column (int, its place from above and from the left),
    level, row_name, column_name (str), column_full (str, the month by its whole name), total_row,
    total_column (bool), those of HeatmapCell, late_text, hover (str, HTML), code (str, how an
    address names the cell). `order` "terlambat": rows with most that is late first, the total last.
    It is remembered, so nobody changes it."""
    cells = matrix(db, view, size, per, level)
    if cells.empty:
        return cells
    looks = [heatmap_cell(row, rencana_only=view.rencana_only) for row in rows_of(cells, CellRow)]
    cells = pd.concat([cells, looks_of(looks)], axis=1)
    numbers = heatmap_columns(per, set(cells.loc[cells["N"] > 0, "kolom"]))
    names = column_names(per, view.until)
    late = _late_names(db, view, size, per)
    cells = cells[cells["kolom"].isin(numbers)].assign(
        row=lambda frame: frame["baris_urutan"].map(_row_places(frame, order)),
        column=lambda frame: frame["kolom"].map(numbers.index),
        level=lambda frame: frame["tingkat"],
        row_name=lambda frame: frame["nama_baris"],
        column_name=lambda frame: frame["kolom"].map(names),
        column_full=lambda frame: frame["kolom"].map(lambda kolom: column_name(kolom, per, view)),
        total_row=lambda frame: frame["total_baris"],
        total_column=lambda frame: frame["total_kolom"],
    )
    rows = rows_of(cells, CellRow)
    cells["code"] = [cell_code(row, per) for row in rows]
    cells["hover"] = [_hover(row, size, late, rencana_only=view.rencana_only) for row in rows]
    return cells.sort_values(["row", "column"], ignore_index=True)


def looks_of(cells: Iterable[HeatmapCell]) -> pd.DataFrame:
    """Cells as the columns a map is drawn from: those of HeatmapCell, and late_text."""
    cells = list(cells)
    looks = pd.DataFrame(cells, columns=list(HeatmapCell._fields))
    return looks.assign(late_text=[cell.late_text for cell in cells])


def headings(cells: pd.DataFrame, per: Per, view: View) -> list[str]:
    """What the columns of these cells of `peta` are called, also those in which nothing is due."""
    names = column_names(per, view.until)
    return [
        names[number] for number in heatmap_columns(per, set(cells.loc[cells["N"] > 0, "kolom"]))
    ]


def _row_places(cells: pd.DataFrame, order: Order) -> dict[int, int]:
    """baris_urutan → place from above; sub-areas stay below their area, the total stays last."""
    rows = cells[cells["kolom"] == UP_TO_POSISI].copy()
    if order == "terlambat":
        of_area = rows[rows["tingkat"] == "area"].set_index("area")["terlambat"]
        rows["late_in_area"] = rows["area"].map(of_area)
        rows["is_sub_area"] = rows["tingkat"] == "sub_area"
        first = rows.groupby("area")["baris_urutan"].transform("min")
        rows = rows.assign(first=first).sort_values(
            ["total_baris", "late_in_area", "first", "is_sub_area", "terlambat", "baris_urutan"],
            ascending=[True, False, True, True, False, True],
        )
    return {number: place for place, number in enumerate(rows["baris_urutan"])}


def _late_names(db: Database, view: View, size: Size, per: Per) -> dict[Place, list[str]]:
    """For each cell the langkah that are late in it, the longest late first, each once."""
    if view.rencana_only:
        return {}
    if size == "capaian":
        rows = tenggat(db, view)
        found: list[TenggatRow] | list[BuktiRow] = rows_of(
            late_first(rows[rows["terlambat"]]), TenggatRow
        )
    else:
        rows = bukti(db, view)
        found = rows_of(rows[rows["terutang"] & rows["celah"]], BuktiRow)
    names: dict[Place, dict[str, str]] = {}
    for row in found:
        kolom = _kolom(row["bulan_ke"], per)
        words = f"{row['kode']} {shorten(row['langkah_aksi'], _NAME_LETTERS)}"
        lateness = describe_lateness(row, rencana_only=False)
        words = f"{words} ({lateness})" if lateness and size == "capaian" else words
        area = row["area"]
        sub_area = row["sub_area"] or ""
        for of_area, of_sub_area in ((None, None), (area, None), (area, sub_area)):
            for number in (kolom, UP_TO_POSISI):
                names.setdefault((of_area, of_sub_area, number), {}).setdefault(row["kode"], words)
    return {place: list(words.values()) for place, words in names.items()}


def _kolom(month: int, per: Per) -> int:
    if month == OTHER_TAHUN["bulan"]:
        return OTHER_TAHUN[per]
    return month if per == "bulan" else (month + 2) // 3


def _hover(row: CellRow, size: Size, late: Mapping[Place, list[str]], *, rencana_only: bool) -> str:
    """Area and month in full, n of N in words, and up to five of what is late by name."""
    counted = describe_cell(row, size, rencana_only=rencana_only)
    lateness = describe_cell_lateness(row, size, rencana_only=rencana_only)
    lines = [f"<b>{escape(row['nama_baris'], quote=False)}</b> · {row['column_full']}"]
    lines.append(", ".join(filter(None, (counted, lateness))))
    names = late.get(_place(row), [])
    lines += [escape(name, quote=False) for name in names[:NAMED]]
    if more := len(names) - NAMED:
        lines += [f"dan {format_number(more)} lagi"] if more > 0 else []
    return "<br>".join(lines)


def _place(row: CellRow) -> Place:
    if row["tingkat"] == "semua":
        return None, None, row["kolom"]
    sub_area = (row["sub_area"] or "") if row["tingkat"] == "sub_area" else None
    return row["area"], sub_area, row["kolom"]


def cell_code(row: CellRow, per: Per) -> str:
    """How the address names a cell of `matrix`: V-9, V.a-tw3, semua-posisi."""
    kolom = row["kolom"]
    others = {UP_TO_POSISI: "posisi", WHOLE_PLAN: "setahun", OTHER_TAHUN[per]: "lain"}
    column = others.get(kolom, str(kolom) if per == "bulan" else f"tw{kolom}")
    if row["tingkat"] == "semua":
        return f"semua-{column}"
    if row["tingkat"] == "sub_area":
        return f"{row['area']}.{row['sub_area'] or ''}-{column}"
    return f"{row['area']}-{column}"


def column_name(kolom: int, per: Per, view: View) -> str:
    """A column of `matrix` in full: September, TW III, s.d. 30 September 2025."""
    if kolom == UP_TO_POSISI:
        return f"s.d. {format_day(view.posisi)}"
    name = column_names(per)[kolom]
    if kolom in (WHOLE_PLAN, OTHER_TAHUN[per]):
        return name.lower()
    return MONTH_NAMES[kolom - 1] if per == "bulan" else name


class ScaleWords(NamedTuple):
    """What the colours of a map mean: nothing due yet, all done, some or all late; the least and
    the greatest load of a plan; what only waits for a report. Empty: that colour does not occur."""

    not_due: str = ""
    done: str = ""
    late: str = ""
    least: str = ""
    most: str = ""
    unreported: str = ""


def scale_words(size: Size, *, rencana_only: bool) -> ScaleWords:
    """The words for the colours of a map."""
    if rencana_only:
        unit = "target" if size == "capaian" else "bukti"
        return ScaleWords(least=f"paling sedikit {unit}", most=f"paling banyak {unit}")
    if size == "capaian":
        late = "sebagian sampai semua terlambat"
        return ScaleWords("belum jatuh tempo", "semua selesai", late, unreported="belum dilaporkan")
    late = "sebagian sampai semua belum ada"
    return ScaleWords("belum jatuh tempo", "semua bukti ada", late, unreported="belum dilaporkan")


def signs_sentence(size: Size, *, rencana_only: bool) -> str:
    """What the signs in the cells mean; of a plan there are none."""
    if rencana_only:
        return ""
    late = "terlambat" if size == "capaian" else "bukti belum ada"
    done = "selesai" if size == "capaian" else "bukti ada"
    return (
        f"Isi sel: {done}/seluruhnya · ▲ {late} · △ belum dilaporkan · dalam kurung: belum "
        "jatuh tempo"
    )
