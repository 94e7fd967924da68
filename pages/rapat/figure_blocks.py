"""The five figures of a plan as a row of blocks; shared by the screens of the situation and of what changed."""

from __future__ import annotations

from monev import figures
from monev.core.dates import format_day
from monev.core.statuses import find_term
from monev.figures import Counts, Figure, View
from pages.rapat.blocks import Block


def main_figures(current: Counts, p: View) -> list[Block]:
    """The five figures, each with its name; of a plan nothing was reported of, its load."""
    if p.rencana_only:
        per = f"s.d. {format_day(p.posisi)}"
        return [
            {"label": one.label, "nilai": one.text, "ket": "" if key == "setahun" else per}
            for key, one in figures.load_figures(current).items()
        ]
    return [_figure_block(figure) for figure in figures.five_figures(current).values()]


def _figure_block(figure: Figure) -> Block:
    if figure.total is not None:
        return {"label": figure.label, "nilai": figure.fraction, "ket": figure.reason or figure.percent_text}
    block = {"label": figure.label, "nilai": figure.text}
    if figure.key == "terlambat" and figure.n:
        block |= {"status": "terlambat", "tanda": find_term("terlambat").mark}
    return block
