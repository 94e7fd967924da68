"""Rows of tenggat, figures and cells of a heatmap as blocks, the same on every page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from monev.core.dates import format_tenggat
from monev.core.periods import periode_of
from monev.core.pics import NO_PIC
from monev.core.statuses import late_term
from monev.core.text import shorten
from monev.figures import Figure, HeatmapCell, describe_lateness, format_number, tenggat_term
from monev.ui.looks import blocks
from monev.ui.looks.blocks import Block, part

_LONGEST_TEXT = 140
_LONGEST_PIC = 60


def tenggat_row(
    row: dict[str, Any], *, rencana_only: bool, href: str | None = None, notes: Iterable[str] = (), month: str = ""
) -> Block:
    """A row of `figures.tenggat` as an item of `blocks.rows`. `month` ("2025-10"): in a list of what this month brings
    only what differs from that is said."""
    term = tenggat_term(row, rencana_only=rencana_only)
    late = row["status"] == "terlambat"
    lateness = describe_lateness(row, rencana_only=rencana_only)
    state = lateness if late and lateness else term.label
    return {
        "mark": term.mark,
        "status": "" if rencana_only else row["status"],
        "kode": row["kode"],
        "text": shorten(row["langkah_aksi"], _LONGEST_TEXT),
        "state": "" if month and row["status"] == "belum_jatuh_tempo" else state,
        "notes": [
            shorten(row["pic"], _LONGEST_PIC) if row["pic"] else NO_PIC,
            *([format_tenggat(row["tenggat"])] if row["tenggat"] != month else []),
            *([lateness] if lateness and not late else []),
            *notes,
        ],
        "href": href,
    }


def count_bar(label: str, status: str, n: int, unit: str = "") -> Block:
    """So many of something as an item of `blocks.bars`, on the scale of all bars beside it."""
    return {"label": label, "parts": [part(status, n)], "value": f"{format_number(n)} {unit}".strip()}


def done_and_late(done: int, late: int, unreported: int, *, of: int | None = None) -> Block:
    """The parts of an item of `blocks.bars` and its badge: what is done, late and not reported, late otherwise; with
    `of`, how many there are, also what is not due yet."""
    parts = {"selesai": done, "belum_dilaporkan": unreported, "terlambat": late - unreported}
    if of is not None:
        parts["belum_jatuh_tempo"] = of - done - late
    return {
        "parts": [part(status, n) for status, n in parts.items()],
        "late": f"{late_term(late, unreported).mark} {format_number(late)}" if late else "",
    }


def figure_item(figure: Figure, since: date, *, href: str | None = None) -> Block:
    """One of the five figures as an item of `blocks.figures`. `since`: the end of the triwulan it is compared with."""
    late = figure.key == "terlambat" and figure.n > 0
    return {
        "key": figure.key,
        "label": figure.label,
        "value": figure.fraction,
        "share": figure.percent_text if figure.total else "",
        "n": figure.n,
        "total": figure.total or 0,
        "status": "terlambat" if late else "",
        "mark": "▲" if late else "",
        "note": figure.reason,
        **_change(figure, since),
        **({"href": href} if href else {}),
    }


def _change(figure: Figure, since: date) -> Block:
    if figure.change is None or figure.reason:
        return {}
    words = f"sejak {periode_of(since).short_name}"
    if figure.change == 0:
        # The count stayed; its share did not where there are more now.
        fell = f" (semula {figure.percent_before})" if figure.total_change else ""
        return {"change": f"tetap {words}{fell}"}
    return {"change": f"{figure.change_text} {words}", "tone": "selesai" if figure.is_better else "terlambat"}


def usual_cells(late: str, whole: str) -> list[tuple[HeatmapCell, str]]:
    """For the key to a heatmap: what is late (`late`: called so), not reported, and `whole`, each shown by a cell."""
    return [
        (HeatmapCell("3/5", "terlambat", 3 / 5, 2), f"ada yang {late}, dan berapa"),
        (HeatmapCell("3/5", "belum_dilaporkan", 3 / 5, 2, 2), "kebanyakan yang terlambat (△) belum dilaporkan"),
        (HeatmapCell("5/5", "penuh", 1.0), whole),
    ]


NOT_DUE_YET = (HeatmapCell("(5)", "belum"), "belum jatuh tempo")


def key_to_cells(examples: Iterable[tuple[HeatmapCell, str]]) -> Block:
    """What the looks of the cells mean, shown by cells."""
    return blocks.legend("Arti warna dan tanda", [cell_looks(cell) | {"label": words} for cell, words in examples])


def cell_looks(cell: HeatmapCell) -> Block:
    """A cell as the browser draws it; what it lacks is left out."""
    looks: Block = {"text": cell.text, "state": cell.state}
    if cell.late:
        looks["late"] = cell.late_text
    if cell.share is not None:
        looks["share"] = round(cell.share, 3)
    if cell.is_total:
        looks["total"] = True
    return looks
