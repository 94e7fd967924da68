"""Rows of tenggat and cells of a heatmap as blocks, alike on every page."""

from monev import figures
from monev.core.statuses import STATUS_TENGGAT
from monev.core.text import shorten
from monev.figures.rows import BuktiRow
from monev.ui.looks import block_parts as parts
from monev.ui.looks import blocks

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
