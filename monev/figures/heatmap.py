"""The heatmap: how much of what falls due in each month or quarter is done, per area or sub-area."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from monev.core.dates import ROMAN_TRIWULAN, SHORT_MONTHS
from monev.core.statuses import STATUS_TENGGAT
from monev.database import to_rows
from monev.figures.formats import format_fraction, format_number
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

CellState = Literal["kosong", "belum", "sebagian", "penuh"]
"""kosong: nothing is counted; belum: none of it is due yet; sebagian: not all done; penuh: all done."""

HIGHEST_PARTIAL_FILL = 0.3
"""What is not complete stays far paler than what is: ▲ in its own colour keeps a contrast of 3 : 1 on it."""


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


@dataclass(frozen=True, slots=True)
class HeatmapCell:
    """A cell, ready to be placed.

    `text`: n/N, (N) where nothing is due yet, a dash where nothing is counted, "" where the matrix has no cell.
    `state` chooses the colour: white, grey, the colour of Selesai thinned to `fill`, or that colour in full (then the
    text is white). `fill`: 0..1, None for kosong and belum. `late`: how many are late; 0 while nothing was reported.
    """

    text: str
    state: CellState
    fill: float | None = None
    late: int = 0

    @property
    def late_text(self) -> str:
        """The mark of Terlambat with the count, ▲3; empty where none is late."""
        return f"{STATUS_TENGGAT['terlambat'].mark}{format_number(self.late)}" if self.late else ""


def heatmap_cell(row: Mapping[str, Any] | None, *, rencana_only: bool) -> HeatmapCell:
    """The cell of one row of `matrix` (its n, N, jatuh_tempo, terlambat); of None, where the matrix has no row.

    `rencana_only`: nothing was reported yet, so nothing is called late.
    """
    if row is None:
        return HeatmapCell("", "kosong")
    n, total = row["n"], row["N"]
    late = 0 if rencana_only else row["terlambat"]
    if total == 0:
        return HeatmapCell(format_fraction(n, total), "kosong", late=late)
    if n == 0 and row["jatuh_tempo"] == 0:
        return HeatmapCell(f"({format_number(total)})", "belum", late=late)
    if n >= total:
        return HeatmapCell(format_fraction(n, total), "penuh", fill=1.0, late=late)
    return HeatmapCell(format_fraction(n, total), "sebagian", fill=HIGHEST_PARTIAL_FILL * n / total, late=late)
