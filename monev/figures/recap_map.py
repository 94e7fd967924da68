"""Two maps over many satker: how much of what was due each has done, per area and per triwulan of its tahun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from monev.figures.formats import format_area
from monev.figures.heatmap import OTHER_TAHUN, UP_TO_POSISI, HeatmapCell, column_names, heatmap_cell, heatmap_columns
from monev.figures.recap import OfficeFigures, RecapRow, area_names, by_area, by_triwulan

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
    """One satker, or one with all below it: a cell for each column, None where its plan has none."""

    office: RecapRow
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
_DUE = ("capaian_n", "capaian_N", "terlambat", "belum_dilaporkan")
_TOTAL = MapColumn(_UP_TO, "Semua yang jatuh tempo s.d. posisi", is_total=True)


def area_map(db: Database, offices: Sequence[OfficeFigures], shown: Sequence[RecapRow] | None = None) -> RecapMap:
    """Satker × area, of what was due by their posisi. An area is called what most of the satker call it; `shown`: the
    rows, where they are not all of `offices` (at least one)."""
    names = area_names(db, offices)
    rows = offices if shown is None else shown
    found = by_area(db, rows, offices[0].posisi)
    lines = []
    for place, office in enumerate(rows):
        own = found.get(place, {})
        calls = {area: format_area(row["area"], row["nama_area"]) for area, row in own.items()}
        plan = _is_plan(office)
        lines.append([MapCell(calls[area], _due_cell(own[area], plan)) if area in own else None for area in names])
    return _with_totals([MapColumn(area, format_area(area, name)) for area, name in names.values()], rows, lines)


def triwulan_map(db: Database, shown: Sequence[RecapRow], posisi: date) -> RecapMap:
    """Satker × triwulan of its tahun; what is not due yet says how much it will be."""
    found, names = by_triwulan(db, shown, posisi), column_names("triwulan")
    filled = {number for own in found.values() for number in own}
    numbers = [number for number in heatmap_columns("triwulan", filled) if number != UP_TO_POSISI]
    lines = []
    for place, office in enumerate(shown):
        own = found.get(place, {})
        plan = _is_plan(office)
        lines.append([MapCell(names[n], _cell(own[n], plan)) if n in own else None for n in numbers])
    labels = {**names, OTHER_TAHUN["triwulan"]: "lain"}
    return _with_totals([MapColumn(labels[number], names[number]) for number in numbers], shown, lines)


def _with_totals(
    columns: Sequence[MapColumn], shown: Sequence[RecapRow], lines: Sequence[Sequence[MapCell | None]]
) -> RecapMap:
    rows = []
    for office, cells in zip(shown, lines, strict=True):
        total = None
        if office.counts is not None:
            counts = {name: getattr(office.counts, name) for name in _DUE}
            total = MapCell(_UP_TO, _due_cell(counts, _is_plan(office), is_total=True))
        rows.append(MapRow(office, (*cells, total)))
    return RecapMap((*columns, _TOTAL), tuple(rows))


def _is_plan(recap_row: RecapRow) -> bool:
    """Whether nothing was reported; asked once for all cells of a row."""
    return recap_row.state == "belum_melapor"


def _due_cell(row: Mapping[str, Any], rencana_only: bool, *, is_total: bool = False) -> HeatmapCell:
    """The cell of counts of what was due by posisi."""
    due = {"n": row["capaian_n"], "N": row["capaian_N"], "jatuh_tempo": row["capaian_N"]}
    late = {"terlambat": row["terlambat"], "belum_dilaporkan": row["belum_dilaporkan"]}
    return _cell(due | late, rencana_only, is_total=is_total)


def _cell(row: Mapping[str, Any], rencana_only: bool, *, is_total: bool = False) -> HeatmapCell:
    """As Peta Capaian draws it; of a satker that reported nothing how much was due, in the plan's neutral colour."""
    whole = {**row, "total_baris": False, "total_kolom": is_total, "terbanyak": row["N"]}
    return heatmap_cell(whole, rencana_only=rencana_only)
