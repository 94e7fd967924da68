"""Two maps over many satker: how much of what was due each has done, per area and per triwulan of its tahun."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from monev.figures.heatmap import OTHER_TAHUN, UP_TO_POSISI, HeatmapCell, column_names, heatmap_cell, heatmap_columns
from monev.figures.recap import OfficeFigures, RecapRow, area_names, by_area, by_triwulan
from monev.figures.sentences import format_area

if TYPE_CHECKING:
    from monev.database import Database


@dataclass(frozen=True, slots=True)
class MapColumn:
    """A column: `label` over it, `name` in full; `is_total`: what the others come to by posisi."""

    label: str
    name: str
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class MapRow:
    """One satker, or one with all below it: a cell for each column, with what the satker's own plan calls it; None
    where its plan has none."""

    office: RecapRow
    cells: tuple[tuple[str, HeatmapCell] | None, ...]


@dataclass(frozen=True, slots=True)
class RecapMap:
    """A map, ready to be painted."""

    columns: tuple[MapColumn, ...]
    rows: tuple[MapRow, ...]


_UP_TO = "s.d. posisi"
_TOTAL = MapColumn(_UP_TO, "Semua yang jatuh tempo s.d. posisi", is_total=True)


def area_map(db: Database, offices: Sequence[OfficeFigures], shown: Sequence[RecapRow] | None = None) -> RecapMap:
    """Satker × area, of what was due by their posisi. An area is called what most of the satker call it; `shown`: the
    rows, where they are not all of `offices` (at least one)."""
    names = area_names(db, offices)
    rows = offices if shown is None else shown
    found = by_area(db, rows, offices[0].posisi)
    place_of = {one.satker: place for place, one in enumerate(rows)}
    columns = tuple(MapColumn(area, format_area(area, name)) for area, name in names.items())

    def cells(one: RecapRow) -> tuple[tuple[str, HeatmapCell] | None, ...]:
        own = found.get(place_of[one.satker], {})
        return tuple(
            (format_area(area, own[area]["nama_area"]), _due_cell(one, own[area])) if area in own else None
            for area in names
        )

    return _with_totals(columns, rows, cells)


def triwulan_map(db: Database, shown: Sequence[RecapRow], posisi: date) -> RecapMap:
    """Satker × triwulan of its tahun; what is not due yet says how much it will be."""
    found = by_triwulan(db, shown, posisi)
    numbers = [
        number
        for number in heatmap_columns("triwulan", {number for row in found.values() for number in row})
        if number != UP_TO_POSISI
    ]
    names = column_names("triwulan")
    place_of = {one.satker: place for place, one in enumerate(shown)}
    columns = tuple(
        MapColumn("lain" if number == OTHER_TAHUN["triwulan"] else names[number], names[number]) for number in numbers
    )

    def cells(one: RecapRow) -> tuple[tuple[str, HeatmapCell] | None, ...]:
        own = found.get(place_of[one.satker], {})
        return tuple((names[number], _cell(one, own[number])) if number in own else None for number in numbers)

    return _with_totals(columns, shown, cells)


def _with_totals(
    columns: tuple[MapColumn, ...],
    shown: Sequence[RecapRow],
    cells: Callable[[RecapRow], tuple[tuple[str, HeatmapCell] | None, ...]],
) -> RecapMap:
    rows = (MapRow(one, (*cells(one), _total(one))) for one in shown)
    return RecapMap((*columns, _TOTAL), tuple(rows))


def _total(one: RecapRow) -> tuple[str, HeatmapCell] | None:
    if one.counts is None:
        return None
    c = one.counts
    whole = {"capaian_n": c.capaian_n, "capaian_N": c.capaian_N, "terlambat": c.terlambat}
    return _UP_TO, _due_cell(one, {**whole, "belum_dilaporkan": c.belum_dilaporkan}, is_total=True)


def _due_cell(one: RecapRow, row: Mapping[str, Any], *, is_total: bool = False) -> HeatmapCell:
    """The cell of counts of what was due by posisi."""
    return _cell(
        one,
        {
            "n": row["capaian_n"],
            "N": row["capaian_N"],
            "jatuh_tempo": row["capaian_N"],
            "terlambat": row["terlambat"],
            "belum_dilaporkan": row["belum_dilaporkan"],
        },
        is_total=is_total,
    )


def _cell(one: RecapRow, row: Mapping[str, Any], *, is_total: bool = False) -> HeatmapCell:
    """As Peta Capaian draws it; of a satker that reported nothing how much was due, in the plan's neutral colour."""
    whole = {**row, "total_baris": False, "total_kolom": is_total, "terbanyak": row["N"]}
    return heatmap_cell(whole, rencana_only=one.state == "belum_melapor")
