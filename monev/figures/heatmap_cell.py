"""One cell of the heatmap: what it says and how it is filled, as plain data.

The page, the projector and the documents only place it: each knows its own colours and sizes, none decides what a
cell says. Where the numbers come from: `monev.figures.heatmap.matrix` asks queries/figures/heatmap.sql.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from monev.core.statuses import STATUS_TENGGAT
from monev.figures.formats import format_fraction, format_number

CellState = Literal["kosong", "belum", "sebagian", "penuh"]
"""kosong: nothing is counted; belum: none of it is due yet; sebagian: not all done; penuh: all done."""

HIGHEST_PARTIAL_FILL = 0.3
"""What is not complete stays far paler than what is: ▲ in its own colour keeps a contrast of 3 : 1 on it."""


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
