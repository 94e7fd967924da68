"""The tables of the pictures on Ringkasan, in the page's place: the same numbers in rows, to take along as CSV."""

from __future__ import annotations

from operator import itemgetter

from monev import figures
from monev.core.dates import format_day
from monev.core.grouping import group_by
from monev.core.pics import NO_PIC
from monev.core.text import shorten
from monev.database import Row
from monev.figures import format_capaian, format_number
from monev.ui import page_parts
from monev.ui.context import Context
from monev.ui.looks import Block, blocks
from pages.ringkasan import ways

_MOST_NAME = 80
_CURVE_COLUMNS = {"tanggal": "Tanggal", "arti": "Arti", "n": "Target", "N": "Dari"}
_AREA_COLUMNS = {"nama": "Triwulan", "area": "Area", "nama_area": "Nama area", "n": "Selesai", "N": "Jatuh tempo"}
_PIC_COLUMNS = {"nilai": "PIC", "n": "Target setahun", "jatuh_tempo": "Jatuh tempo"}
_PIC_REPORTED = {"selesai": "Selesai", "terlambat": "Terlambat", "belum_dilaporkan": "Belum dilaporkan"}


def curve(k: Context) -> list[Block]:
    """What falls due by the end of each month, what each report reached, and the forecast, by day."""
    drawn = figures.curve(k.db, k.view)
    points: list[Row] = [row | {"arti": "jatuh tempo menurut rencana"} for row in drawn.rencana]
    if not k.view.rencana_only:
        points += [row | {"arti": "selesai"} for row in figures.reached_in_view(drawn, k.view)]
    if found := figures.forecast(k.db, k.view):
        ends = {"terendah": found.low, "dengan laju ini": found.n, "tertinggi": found.high}
        points += [
            {"tanggal": found.end, "arti": f"prakiraan, {words}", "n": n, "N": found.total} for words, n in ends.items()
        ]
    points.sort(key=lambda row: row["tanggal"])
    rows = [[format_day(row["tanggal"]), row["arti"], format_capaian(row["n"], row["N"])] for row in points]
    heading = "Rencana dan realisasi setahun"
    return _page(k, heading, points, _CURVE_COLUMNS, blocks.table(heading, ["Tanggal", "Arti", "Target"], rows))


def areas(k: Context) -> list[Block]:
    """How far each area was at the end of each triwulan."""
    shown = figures.areas_in_view(figures.curve(k.db, k.view), k.view)
    triwulan = dict.fromkeys(row["nama"] for row in shown)
    content = []
    for area, rows in group_by(shown, itemgetter("area")).items():
        own = {row["nama"]: format_capaian(row["n"], row["N"]) for row in rows}
        content.append([figures.format_area(area, rows[0]["nama_area"]), *(own.get(name, "") for name in triwulan)])
    heading = "Capaian area pada akhir tiap triwulan"
    return _page(k, heading, shown, _AREA_COLUMNS, blocks.table(heading, ["Area", *triwulan], content))


def people(k: Context) -> list[Block]:
    """Who carries how much of the plan, and how much of it is late."""
    load = figures.load(k.db, k.view)["pic"]
    columns = _PIC_COLUMNS | ({} if k.view.rencana_only else _PIC_REPORTED)
    rows = []
    for row in load:
        name = shorten(row["nilai"], _MOST_NAME) or NO_PIC
        rows.append([name, *(format_number(row[column]) for column in columns if column != "nilai")])
    return _page(k, "Target tiap PIC", load, columns, blocks.table("Target tiap PIC", list(columns.values()), rows))


def _page(k: Context, heading: str, rows: list[Row], columns: dict[str, str], table: Block) -> list[Block]:
    return [*above(k, heading, rows, columns, heading), table]


def above(
    k: Context, heading: str, rows: list[Row], columns: dict[str, str], name: str, *, note: str = ""
) -> list[Block]:
    """Over rows in the page's place: the way back, the rows to take along (as `name`), what they are."""
    buttons: list[Block] = [ways.back(k)]
    if rows:
        buttons.append(page_parts.csv_button(rows, columns, f"{name} {k.view.satker} {k.view.posisi:%Y-%m-%d}"))
    return [blocks.actions(buttons), blocks.heading(heading, note=note)]
