"""Rows of tenggat, figures and cells of a heatmap as blocks, alike on every page."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

from monev import figures
from monev.core.dates import periode_of
from monev.core.statuses import OVERDUE, STATUS_TENGGAT
from monev.core.text import shorten
from monev.figures.rows import BuktiRow
from monev.figures.told import overdue_marks
from monev.ui.looks import block_parts as parts
from monev.ui.looks import blocks
from monev.ui.looks.blocks import part

_LONGEST_TEXT, _LONGEST_PIC = 140, 60


def told_row(
    told: figures.Told, *notes: str, href: str | None = None, month: str = ""
) -> parts.RowItem:
    """Return what is told of a target as an item of `blocks.rows`.

    `month` ("2025-10"): in a list of this month leave out what all its rows share.
    """
    is_same = bool(month) and told.term.kode == "belum_jatuh_tempo"
    when = "" if told.tenggat == (month,) else told.when
    return blocks.row(
        shorten(told.langkah, _LONGEST_TEXT),
        "" if is_same else told.state,
        (shorten(told.pic, _LONGEST_PIC), when, *notes),
        mark=told.term.mark,
        status=told.term.kode,
        kode=told.kode_tampil,
        href=href,
    )


def bukti_row(row: BuktiRow, href: str | None = None) -> parts.RowItem:
    """Return a row of `bukti` as an item of `blocks.rows`."""
    told = figures.tell([row])
    kode = told.term.kode
    if row["hadir"]:
        kode = "selesai"
    elif row["celah"] and told.term.is_settled:
        kode = "terlambat"  # its target is done, and nothing shows it
    return blocks.row(
        row["bukti"],
        row["status_bukti"],
        (told.name(80), told.when, told.pic),
        mark=STATUS_TENGGAT[kode].mark,
        status=kode,
        href=href,
    )


class DoneAndLate(TypedDict):
    """The parts of a bar that say how much is done and late."""

    parts: list[parts.Part]
    late: str


def done_and_late(done: int, counts: Mapping[str, Any]) -> DoneAndLate:
    """Return the parts of a bar (done, due and not done by status) and its badge."""
    left = figures.overdue(counts)
    parts = [part(status, count) for status, count in {"selesai": done, **left}.items()]
    return {"parts": parts, "late": overdue_marks(counts)}


class CapaianBar(DoneAndLate):
    """The parts of a bar that say the capaian."""

    total: int
    value: str


def capaian_bar(counts: Mapping[str, int]) -> CapaianBar:
    """Return the tenggat due by the posisi (fields of `figures.Counts`) as a bar: done and late."""
    done = counts["capaian_n"]
    due = counts["capaian_N"]
    value = figures.format_capaian(done, due) if due else "belum jatuh tempo"
    return {**done_and_late(done, counts), "total": due, "value": value}


def figure_item(
    figure: figures.Figure, since: date, *, href: str | None = None, compared: str = ""
) -> parts.Figure:
    """Return one of the five figures as an item of `blocks.figures`.

    `since`: the end of the triwulan it is compared with; `compared`: from how many satker its
    change comes.
    """
    item: parts.Figure = {
        "key": figure.key,
        "label": figure.label,
        "value": figure.fraction,
        "note": figure.reason,
    }
    if figure.total:
        item["share"] = figure.percent_text
        item["n"] = figure.n
        item["total"] = figure.total
    if figure.key in OVERDUE and figure.n:
        item["status"] = figure.key
        item["mark"] = STATUS_TENGGAT[figure.key].mark
    if figure.change is not None and not figure.reason:
        since_when = f"sejak {periode_of(since).short_name}"
        _add_change(item, figure, ", ".join(filter(None, (since_when, compared))))
    if href:
        item["href"] = href
    return item


def _add_change(item: parts.Figure, figure: figures.Figure, words: str) -> None:
    if figure.change == 0:
        # The count is the same, but its share fell if the total grew.
        fell = figure.percent_before
        item["change"] = f"tetap {words}" + (f" (semula {fell})" if fell else "")
    else:
        item["change"] = f"{figure.change_text} {words}"
        item["tone"] = "selesai" if figure.is_better else "terlambat"


def cell_looks(cell: figures.HeatmapCell) -> parts.Cell:
    """Return a cell as the browser draws it, without empty fields."""
    looks: parts.Cell = {"text": cell.text, "state": cell.state}
    if cell.late_text:
        looks["late"] = cell.late_text
        looks["late_share"] = round(cell.late_share, 3)
    if cell.share is not None:
        looks["share"] = round(cell.share, 3)
    if cell.is_total:
        looks["total"] = True
    return looks
