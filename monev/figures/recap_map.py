"""Two maps over many satker: how much of what was due each has done, per area and per triwulan of its tahun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from monev.database import Row
from monev.figures.formats import format_area
from monev.figures.heatmap import OTHER_TAHUN, UP_TO_POSISI, HeatmapCell, column_names, heatmap_cell, heatmap_columns
from monev.figures.recap import OfficeFigures, area_names, by_area, by_triwulan

if TYPE_CHECKING:
    from monev.database import Database


class MapColumn(NamedTuple):
    """A column: `label` over it, `name` in full; `is_total`: what the others come to by posisi."""

    label: str
    name: str
    is_total: bool = False


class MapCell(NamedTuple):
    """A cell, and what the satker's own plan calls its column."""

    place: str
    cell: HeatmapCell


@dataclass(frozen=True, slots=True)
class MapRow:
    """One satker: a cell for each column, None where its plan has none."""

    office: OfficeFigures
    cells: tuple[MapCell | None, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells in words."""
        return tuple("" if cell is None else f"{cell.cell.text} {cell.cell.late_text}".strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class RecapMap:
    """A map, ready to be painted."""

    columns: tuple[MapColumn, ...]
    rows: tuple[MapRow, ...]


_UP_TO = "s.d. posisi"
_TOTAL = MapColumn(_UP_TO, "Semua yang jatuh tempo s.d. posisi", is_total=True)


def area_map(db: Database, offices: Sequence[OfficeFigures], shown: Sequence[OfficeFigures] | None = None) -> RecapMap:
    """Satker × area, of what was due by their posisi. An area is called what most of the satker call it; `shown`: the
    rows, where they are not all of `offices` (at least one)."""
    rows = offices if shown is None else shown
    names = area_names(db, offices).items()
    columns = {key: MapColumn(area, format_area(area, name)) for key, (area, name) in names}
    return _draw_map(columns, rows, by_area(db, rows, offices[0].posisi))


def triwulan_map(db: Database, shown: Sequence[OfficeFigures], posisi: date) -> RecapMap:
    """Satker × triwulan of its tahun; what is not due yet says how much it will be."""
    found, names = by_triwulan(db, shown, posisi), column_names("triwulan")
    numbers = heatmap_columns("triwulan", {number for own in found.values() for number in own})
    labels = {**names, OTHER_TAHUN["triwulan"]: "lain"}
    columns = {number: MapColumn(labels[number], names[number]) for number in numbers if number != UP_TO_POSISI}
    return _draw_map(columns, shown, found)


def _draw_map(
    columns: Mapping[Any, MapColumn], shown: Sequence[OfficeFigures], found: Mapping[int, Mapping[Any, Row]]
) -> RecapMap:
    rows = []
    for place, office in enumerate(shown):
        own, is_plan = found.get(place, {}), office.state == "belum_melapor"
        cells = [_cell(own[key], column.name, is_plan) if key in own else None for key, column in columns.items()]
        total = None
        if (counts := office.counts) is not None:
            due = {"n": counts.capaian_n, "N": counts.capaian_N, "jatuh_tempo": counts.capaian_N}
            late = {"terlambat": counts.terlambat, "belum_dilaporkan": counts.belum_dilaporkan}
            total = _cell(due | late, _UP_TO, is_plan, is_total=True)
        rows.append(MapRow(office, (*cells, total)))
    return RecapMap((*columns.values(), _TOTAL), tuple(rows))


def _cell(row: Mapping[str, Any], place: str, rencana_only: bool, *, is_total: bool = False) -> MapCell:
    """As Peta Capaian draws it; of a satker that reported nothing how much was due, in the plan's neutral colour."""
    whole = {**row, "total_baris": False, "total_kolom": is_total, "terbanyak": row["N"]}
    called = format_area(row["area"], row["nama_area"]) if "area" in row else place
    return MapCell(called, heatmap_cell(whole, rencana_only=rencana_only))
