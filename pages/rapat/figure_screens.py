"""The screens of figures: situation, map, timelines.

The map (Peta) and the timelines (Linimasa, and the same of the next triwulan) are pictures of the
plan for the back row: tables whose rows lead to their area.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Literal, NamedTuple

from monev import figures
from monev.core.dates import MONTH_NAMES, SHORT_MONTHS, Periode, format_day, periode_of
from monev.core.grouping import group_by
from monev.core.statuses import OVERDUE, STATUS_TENGGAT
from monev.core.text import listed, shorten
from monev.database import Database, rows_of
from monev.figures import Counts, View, format_area, format_capaian, format_number, heatmap_cell
from monev.figures.formats import format_days, of_some, percent
from monev.figures.heatmap import (
    Per,
    column_names,
    describe_cell,
    heatmap_columns,
    heatmap_lines,
    matrix,
)
from monev.figures.rows import AreaRow, MatrixRow, TenggatRow
from monev.figures.told import overdue_marks
from monev.figures.views import view_before
from monev.meeting.records import Rapat
from monev.ui.looks import Block, blocks
from monev.ui.looks.block_parts import Bar, Cell, CellsRow, Figure
from monev.ui.looks.block_types import Figures
from monev.ui.looks.tenggat_blocks import cell_looks

_LANES = 30
"""So many lanes are turned through quickly. In a larger plan only the areas with most late show
their langkah."""
_ONE_LINE = 64
"""The most letters of a langkah: a lane is one line."""
_STATES = {
    "terlambat": "terlambat",
    "belum_dilaporkan": "belum_dilaporkan",
    "berjalan": "sebagian",
    "belum_jatuh_tempo": "belum",
} | {kode: term.state for kode, term in STATUS_TENGGAT.items()}
"""Status of a tenggat → state of its cell, the loudest first: of several it decides."""


def situation_blocks(db: Database, view: View, rapat: Rapat) -> list[Block]:
    """Return the situation of the rencana, compared with the last periode.

    A bar leads to its area.
    """
    current = figures.ringkasan(db, view).current
    per_area = figures.every_area(db, view)
    sentence = figures.plan_sentence(view, current)
    before = view_before(view)
    then: dict[str, AreaRow] = {}
    if before is not None:
        now = {row["area"]: row for row in per_area}
        for row in figures.every_area(db, before):
            if figures.is_comparable(row, now.get(row["area"], row)):
                then[row["area"]] = row
    if then:
        sentence += f" Garis tegak pada batang: capaian {format_day(view.posisi_sebelum)}."
    return [
        blocks.sentence(sentence, "quiet"),
        _main_figures(current, view),
        blocks.paged(
            blocks.bars(
                "Area", [_area_bar(area, view, then.get(area["area"])) for area in per_area]
            ),
            key="area",
        ),
    ]


def _area_bar(area: AreaRow, view: View, before: AreaRow | None) -> Bar:
    """Return how much of an area is done, and was done `before`.

    For a plan without reports: how much is due by the posisi.
    """
    n, of = area["capaian_n"], area["capaian_N"]
    words = format_capaian(n, of)
    if view.rencana_only:
        n, of = of, area["setahun_N"]
        words = f"{format_number(n)} dari {format_number(of)} jatuh tempo"
    bar: Bar = {
        "label": format_area(area["area"], area["nama_area"]),
        "act": {"action": "go", "key": f"area-{area['area']}"},
        "value": words,
        "late": "" if view.rencana_only else overdue_marks(area),
        "parts": [blocks.part("selesai", n)],
        "total": of,
    }
    if before is not None and before["capaian_N"]:
        share = percent(before["capaian_n"], before["capaian_N"])
        then = periode_of(view.posisi_sebelum).bare_name
        bar["before"] = share
        bar["note"] = f"{then}: {share}%"
    return bar


def _main_figures(current: Counts, view: View) -> Figures:
    """Return the five figures; of a plan without reports those of the plan alone."""
    shown = figures.five_figures(current, until=view.until)
    if view.rencana_only:
        shown = figures.load_figures(current)
    items: list[Figure] = []
    for key, figure in shown.items():
        note = figure.reason or figure.percent_text
        if view.rencana_only and key != "setahun":
            note = view.until
        item: Figure = {"label": figure.label, "value": figure.fraction, "note": note}
        if key in OVERDUE and figure.n:
            item["status"] = key
            item["badge"] = STATUS_TENGGAT[key].mark
        items.append(item)
    return blocks.figures("Angka utama", items)


def peta_blocks(db: Database, view: View, rapat: Rapat) -> list[Block]:
    """Return how much is done per area, in each month of the triwulan and in the other ones."""
    counts: dict[Per, list[dict[int, MatrixRow]]] = {}
    for per in ("bulan", "triwulan"):
        counts[per] = heatmap_lines(rows_of(matrix(db, view, per=per), MatrixRow))
    filled = {row["kolom"] for line in counts["triwulan"] for row in line.values() if row["N"]}
    columns = _columns(rapat.periode, filled, view)
    rows: list[CellsRow] = []
    for by_month, by_triwulan in zip(counts["bulan"], counts["triwulan"], strict=True):
        line = {"bulan": by_month, "triwulan": by_triwulan}
        head = next(iter(by_triwulan.values()))
        cells = [_counted(line[one.per].get(one.number), one.name, view) for one in columns]
        rows.append(_row(head["nama_baris"], cells, head["area"]))
    words = "Target yang jatuh tempo per area."
    if not view.rencana_only:
        late = figures.where_late_sentence(figures.every_area(db, view))
        words = f"Selesai dari yang jatuh tempo; (2): belum jatuh tempo. {late}".strip()
    return _table("peta", words, [one.heading for one in columns], rows)


class _Column(NamedTuple):
    """A column of the map: its months or triwulan, its number there, and its names."""

    per: Per
    number: int
    heading: str
    name: str


def _columns(periode: Periode, filled: Iterable[int], view: View) -> list[_Column]:
    names = column_names("triwulan", view.until)
    is_own = periode.tahun == view.tahun
    columns = []
    for number in heatmap_columns("triwulan", {*filled}):
        if is_own and number == periode.triwulan:
            columns += [
                _Column("bulan", month, SHORT_MONTHS[month - 1], MONTH_NAMES[month - 1])
                for month in periode.months
            ]
        else:
            columns.append(_Column("triwulan", number, names[number], names[number]))
    return columns


def _counted(row: MatrixRow | None, name: str, view: View) -> Cell:
    """Return the counts of an area in a column of this name."""
    cell = cell_looks(heatmap_cell(row, rencana_only=view.rencana_only))
    if row is not None:
        cell["said"] = f"{name}: {describe_cell(row, 'capaian')}"
    return cell


def timeline_blocks(
    key: Literal["linimasa", "target"], db: Database, view: View, rapat: Rapat
) -> list[Block]:
    """Return a line for each area, those with most late first, and for their langkah.

    It has what falls due in the triwulan, and what is late from before; as *target* what falls due
    in the next one. Areas without anything in it are named in the sentence.
    """
    periode = rapat.periode.following if key == "target" else rapat.periode
    months = [f"{periode.tahun}-{month:02}" for month in periode.months]
    everything = figures.every_tenggat(db, view)
    begins = months[0] if key == "target" else ""
    shown = []
    for row in everything:
        if row["bulan"] >= begins and _concerns(row, months, view):
            shown.append(row)
    if not shown:
        return [blocks.sentence(f"Tidak ada target pada {periode.short_name}.")]
    has_before = any(row["bulan"] < months[0] for row in shown)
    places = ["", *months] if has_before else months
    by_area = group_by(shown, itemgetter("area"))
    late = Counter(row["area"] for row in shown if row["status"] in OVERDUE)
    in_order = sorted(by_area, key=lambda area: -late[area])
    opened = _opened(by_area, in_order)
    rows: list[CellsRow] = []
    for area in in_order:
        of_area = by_area[area]
        name = figures.format_area(area, of_area[0]["nama_area"])
        is_open = area in opened
        rows.append(
            {**_lane(name, area, [] if is_open else of_area, places, view), "heads": is_open}
        )
        if is_open:
            for own in group_by(of_area, itemgetter("kode")).values():
                words = shorten(f"{own[0]['kode_tampil']} {own[0]['langkah_aksi']}", _ONE_LINE)
                rows.append(_lane(words, area, own, places, view))
    headings: list[str] = [MONTH_NAMES[month - 1] for month in periode.months]
    if has_before:
        headings.insert(0, f"Sebelum {headings[0]}")
    sentence = figures.plan_sentence(view, figures.current_counts(db, view))
    if key == "target":
        due = sum(row["bulan"] <= months[-1] for row in shown)
        going_on = of_some(len(shown) - due, ", {} lainnya berlangsung")
        sentence = f"{format_number(due)} target jatuh tempo pada {periode.short_name}{going_on}."
    areas = figures.every_area(db, view)
    if empty := [row["area"] for row in areas if row["area"] not in by_area]:
        sentence += f" Tanpa target pada {periode.short_name}: area {listed(empty)}."
    return _table(key, sentence, headings, rows)


def _concerns(row: TenggatRow, months: Sequence[str], view: View) -> bool:
    """True if a tenggat falls due in these months, lasts through one, or is late from before."""
    begun = row["mulai"] if row["jenis_target"] == "rentang" else None
    if row["bulan"] < months[0]:
        return row["status"] in OVERDUE and not view.rencana_only
    return (begun or row["bulan"])[:7] <= months[-1]


def _opened(by_area: dict[str, list[TenggatRow]], in_order: Sequence[str]) -> set[str]:
    """Choose the areas that show their langkah: as many as `_LANES` holds, in this order."""
    room = _LANES - len(by_area)
    opened: set[str] = set()
    for area in in_order:
        lanes = len({row["kode"] for row in by_area[area]})
        if not opened or lanes <= room:
            opened.add(area)
            room -= lanes
    return opened


def _lane(
    name: str, area: str, rows: Sequence[TenggatRow], places: Sequence[str], view: View
) -> CellsRow:
    """Return a line of marks: one cell for what is late from before ("") and one per month."""
    cells = []
    first = min(filter(None, places))
    for place in places:
        here = [row for row in rows if place == (row["bulan"] if row["bulan"] >= first else "")]
        cells.append(_marked(here, view) if here else _between(rows, place))
    return _row(name, cells, area)


def _marked(rows: Sequence[TenggatRow], view: View) -> Cell:
    """Return the marks of the tenggat of one cell; of a single late one also its days."""
    by_state: dict[str, list[TenggatRow]] = group_by(rows, itemgetter("status"))
    states = [state for state in _STATES if state in by_state]
    marks = []
    for state in states:
        own = by_state[state]
        mark = STATUS_TENGGAT[state].mark
        marks.append(mark if len(rows) == 1 else f"{mark} {format_number(len(own))}")
    only, *others = rows
    if not others and not view.rencana_only and only["status"] in OVERDUE:
        days = only["hari_terlambat"]
        marks.append(format_days(days) if days else "jatuh tempo")
    said = []
    for row in rows:
        told = figures.tell([row])
        said.append(f"{told.when}: {told.state}")
    return {
        "text": " ".join(marks),
        "state": "rencana" if view.rencana_only else _STATES[states[0]],
        "said": "; ".join(said),
    }


def _between(rows: Sequence[TenggatRow], place: str) -> Cell:
    """Return an empty cell, or the line of a rentang that lasts through this month."""
    for row in rows:
        if row["jenis_target"] == "rentang" and (row["mulai"] or "")[:7] <= place < row["bulan"]:
            return {"text": "━━", "state": "kosong"}
    return {"text": "", "state": "kosong"}


def _row(name: str, cells: list[Cell], area: str | None) -> CellsRow:
    row: CellsRow = {"label": name, "cells": cells}
    if area:
        row["act"] = {"action": "go", "key": f"area-{area}"}
    return row


def _table(key: str, sentence: str, headings: list[str], rows: list[CellsRow]) -> list[Block]:
    return [
        blocks.sentence(sentence, "quiet"),
        blocks.cells("", ["", *headings], []),
        blocks.paged(blocks.cells(sentence, [], rows), key=key),
    ]
