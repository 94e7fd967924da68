"""The heatmap: how much of what falls due in each month or quarter is done, per area or sub-area."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Literal

from monev.core.dates import ROMAN_TRIWULAN, SHORT_MONTHS
from monev.database import to_rows
from monev.figures.frames import ask_unggahan
from monev.figures.sentences import format_area

if TYPE_CHECKING:
    import pandas as pd

    from monev.database import Database
    from monev.figures.views import View

UP_TO_POSISI = 0
"""The column of everything due by posisi."""

OTHER_TAHUN = {"bulan": 13, "triwulan": 5}
"""The column of tenggat that fall due in another year than the rencana's; there only where one does."""


def matrix(
    db: Database,
    p: View,
    size: Literal["capaian", "bukti"] = "capaian",
    per: Literal["bulan", "triwulan"] = "bulan",
    level: Literal["area", "sub_area"] = "area",
) -> pd.DataFrame:
    """One row per cell that holds something: n of N done (capaian) or present (bukti), tidak_berlaku left out.

    baris_urutan, tingkat ("area", "sub_area", "semua"), area, nama_area, sub_area, nama_sub_area, nama_baris, kolom
    (1..12 or 1..4, 0 s.d. posisi, see OTHER_TAHUN), nama_kolom, n, N, terlambat (due by posisi and not done or not
    present), jatuh_tempo (of N, how many due by posisi), jatuh_tempo_semua, total_baris, total_kolom. Every row has
    its column 0, also with N = 0.
    """
    cell = ask_unggahan(
        db,
        "heatmap",
        p.hash_entri,
        unggahan_id=p.unggahan_id,
        posisi=p.posisi,
        tahun=p.tahun,
        ukuran=size,
        per=per,
        tingkat=level,
    )
    names = column_names(per)
    return cell.assign(
        nama_baris=[_row_name(row) for row in to_rows(cell)], nama_kolom=[names[column] for column in cell["kolom"]]
    )


def column_names(per: Literal["bulan", "triwulan"]) -> dict[int, str]:
    """What each column number of `matrix` is called."""
    ordinary = SHORT_MONTHS if per == "bulan" else tuple(f"TW {r}" for r in ROMAN_TRIWULAN)
    return {
        **dict(enumerate(ordinary, start=1)),
        OTHER_TAHUN[per]: "Tahun lain",
        UP_TO_POSISI: "s.d. posisi",
    }


def heatmap_columns(per: Literal["bulan", "triwulan"], filled: Collection[int]) -> list[int]:
    """The columns to show, in order: every month or quarter, other years where a cell has one (`filled`), the total."""
    other = [OTHER_TAHUN[per]] if OTHER_TAHUN[per] in filled else []
    return [*range(1, OTHER_TAHUN[per]), *other, UP_TO_POSISI]


def column_months(per: Literal["bulan", "triwulan"], column: int) -> tuple[int, int]:
    """The months (first, last) of one column, as `cell_content` takes them."""
    if column == UP_TO_POSISI:
        return (0, 0)
    if column == OTHER_TAHUN[per]:
        return (OTHER_TAHUN["bulan"], OTHER_TAHUN["bulan"])
    return (column, column) if per == "bulan" else (3 * column - 2, 3 * column)


def cell_content(db: Database, p: View, area: str | None, sub_area: str | None, from_: int, until: int) -> pd.DataFrame:
    """The tenggat one cell counts: months `from_`..`until` of the tahun (13: other years; 0: due by posisi).

    `area` None: all areas; `sub_area` None: the whole area, "": what has no sub-area. Columns of `tenggat`.
    """
    return ask_unggahan(
        db,
        "cell_rows",
        p.hash_entri,
        unggahan_id=p.unggahan_id,
        posisi=p.posisi,
        tahun=p.tahun,
        area=area,
        sub_area=sub_area,
        dari=from_,
        sampai=until,
    )


def _row_name(row: dict[str, Any]) -> str:
    if row["tingkat"] == "semua":
        return "Semua area"
    if row["tingkat"] == "area":
        return format_area(row["area"], row["nama_area"])
    return format_area(row["sub_area"], row["nama_sub_area"] or "") or "Tanpa sub-area"
