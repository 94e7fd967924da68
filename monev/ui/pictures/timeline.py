"""The timeline: a lane per langkah under its area, every tenggat a mark by status, the monthly load on top.

The marks are touched and pointed at; the lanes' names, the months with their load and the line at posisi stand around
them as words, so that they can be read, reached by keyboard and kept in sight.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from math import floor
from operator import itemgetter
from typing import NamedTuple

from monev.core.dates import SHORT_MONTHS, format_short_day, format_tenggat, place_of_day
from monev.core.grouping import group_by
from monev.core.statuses import BELUM_DAPAT_DINILAI, STATUS_TENGGAT, find_term, late_term
from monev.core.text import shorten
from monev.database import Row
from monev.figures import format_area, format_number
from monev.ui.looks import Block, blocks
from monev.ui.pictures.timeline_marks import (
    Mark,
    marks,
    place_of_tenggat,
    windows,
)

_NAME_LENGTH = 110
"""As much of a langkah as the widest screen has room for; the rest is read on touching it."""
_MONTHS_THAT_FIT = 18
"""So many months are named beside each other: by three letters on the narrowest desk, by one on a phone."""


class Lane(NamedTuple):
    """One lane: an area's own (`kind` "area") or a langkah's, what it is called, what its row of figures says."""

    kind: str
    key: str
    content: Row


def linimasa(
    tenggat: list[Row],
    langkah: list[Row],
    attention: list[Row],
    summary: list[Row] | None,
    *,
    tahun: int,
    posisi: date,
    opened: Collection[str],
    alt: str,
    rencana_only: bool = False,
    month_address: str = "",
) -> Block:
    """The timeline of one rencana, as a block of the page.

    `langkah`: one row per lane, of `figures.langkah`. `attention`: a row per area. Areas not in `opened` are folded
    into one lane with a mark per month, taken from `summary` (of `figures.matrix`; None: no marks, where what is drawn
    is only a part). `tenggat`: the marks, of `figures.tenggat`. A month's tenggat stands in the middle of its month,
    an exact date on its day. `month_address`: where a month leads, {} for its number.
    """
    if not langkah:
        return blocks.sentence("Tidak ada langkah yang cocok.", key="linimasa")
    lanes = build_lanes(langkah, attention, opened)
    place = {(lane.kind, lane.key): i for i, lane in enumerate(lanes)}
    everything = [(place_of_tenggat(b["tenggat"], tahun), b) for b in tenggat]
    visible = [Mark(x, place["langkah", b["kode"]], b) for x, b in everything if ("langkah", b["kode"]) in place]
    beginning, end = month_bounds([x for x, _ in everything])
    within = (beginning, end) == (0, 12)
    folded = _list_folded(summary, opened, place)
    return blocks.timeline(
        alt,
        months=_months(everything, (beginning, end), tahun, month_address if within else "", rencana_only),
        lanes=[_lane_block(lane, lane.key in opened, rencana_only) for lane in lanes],
        posisi=_posisi(posisi, tahun, beginning, end),
        marks=marks(visible, folded, rencana_only=rencana_only),
        windows=windows(visible, tahun),
        bounds=(beginning, end),
    )


def build_lanes(langkah: Iterable[Row], attention: Iterable[Row], opened: Collection[str]) -> list[Lane]:
    """Lanes from top to bottom: each area, and below it its langkah where it is open."""
    per_area = group_by(sorted(langkah, key=lambda b: b["urutan"]), itemgetter("area"))
    figures = {row["area"]: row for row in attention}
    result = []
    for area, content in per_area.items():
        result.append(Lane("area", area, figures[area]))
        if area in opened:
            result += [Lane("langkah", row["kode"], row) for row in content]
    return result


def area_attention(area: Row, *, rencana_only: bool) -> Block:
    """What asks for attention in an area (a row of `figures.attention`): what is late as a short mark, all in words."""
    late, soon = format_number(area["terlambat"]), format_number(area["segera"])
    mark, words = "", []
    if area["terlambat"] and not rencana_only:
        mark = f"{late_term(area['terlambat'], area['belum_dilaporkan']).mark}{late}"
        unreported = f", {format_number(area['belum_dilaporkan'])} di antaranya belum dilaporkan"
        words.append(f"{late} terlambat{unreported if area['belum_dilaporkan'] else ''}")
    if area["segera"]:
        words.append(f"{soon} jatuh tempo dalam sebulan")
    return {"late": mark, "words": "; ".join(words)}


def month_bounds(x: Sequence[float]) -> tuple[int, int]:
    """The months the axis shows: the plan's twelve, more where a tenggat lies outside them."""
    return min([0, *(floor(place) for place in x)]), max([12, *(floor(place) + 1 for place in x)])


def _list_folded(
    summary: list[Row] | None, opened: Collection[str], place: dict[tuple[str, str], int]
) -> list[tuple[int, Row]]:
    """The months of the areas that are folded into a lane of their own and have something due, each with its lane."""
    months = [b for b in summary or () if b["N"] and 1 <= b["kolom"] <= 12 and b["area"] not in opened]
    return [(place["area", b["area"]], b) for b in months if ("area", b["area"]) in place]


def _months(
    everything: list[tuple[float, Row]], bounds: tuple[int, int], tahun: int, address: str, rencana_only: bool
) -> list[Block]:
    """The months of the axis with their load. As everywhere (docs/design.md §5) what was declared tidak berlaku is
    drawn, and left out of every count."""
    named = _named_months(*bounds)
    due = group_by(((floor(x), b) for x, b in everything if b["status"] != "tidak_berlaku"), itemgetter(0))
    return [
        _month(month, [b for _, b in due.get(month, ())], tahun, address, month in named, rencana_only)
        for month in range(*bounds)
    ]


def _month(month: int, due: list[Row], tahun: int, address: str, named: bool, rencana_only: bool) -> Block:
    late = 0 if rencana_only else sum(b["status"] == "terlambat" for b in due)
    unreported = 0 if rencana_only else sum(b["belum_dilaporkan"] for b in due)
    year, number = tahun + month // 12, month % 12
    words = f"{format_tenggat(f'{year}-{number + 1}')}: {format_number(len(due))} target"
    if late:
        words += f", {format_number(late)} terlambat"
    short = SHORT_MONTHS[number] if year == tahun else f"{SHORT_MONTHS[number]} ’{year % 100:02}"
    result = {"label": short if named else "", "name": words}
    result |= {"n": len(due), "late": late - unreported, "unreported": unreported}
    return result | ({"href": address.format(number + 1)} if address and due else {})


def _named_months(beginning: int, end: int) -> list[int]:
    """The months whose names stand on the axis: all of a year, of several years every second, or fewer."""
    step = next((n for n in (1, 2, 3, 4, 6) if end - beginning <= n * _MONTHS_THAT_FIT), 12)
    return [month for month in range(beginning, end) if month % step == 0]


def _posisi(posisi: date, tahun: int, beginning: int, end: int) -> Block | None:
    """The line at posisi, as a share of the axis' width; None where it lies outside."""
    x = place_of_day(posisi, tahun)
    if not beginning <= x <= end:
        return None
    return {"x": (x - beginning) / (end - beginning), "label": f"posisi {format_short_day(posisi)}"}


def _lane_block(lane: Lane, is_open: bool, rencana_only: bool) -> Block:
    if lane.kind == "area":
        attention = area_attention(lane.content, rencana_only=rencana_only)
        name = format_area("", lane.content["nama_area"])
        return {"kode": lane.key, "text": name, "area": True, "open": is_open, "act": ["area", lane.key], **attention}
    b = lane.content
    drawn: Block = {
        "kode": b["kode"],
        "text": shorten(b["langkah_aksi"], _NAME_LENGTH),
        "act": ["langkah", b["kode"]],
        "state": _langkah_state(b, rencana_only),
    }
    if b["jenis_target"] == "tanpa":
        drawn["note"] = f"{BELUM_DAPAT_DINILAI.mark} tanpa target waktu"
    return drawn


def _langkah_state(b: Row, rencana_only: bool) -> str:
    """How the tenggat of a langkah stand, in words: for who cannot see its marks."""
    counted = [(kode, b[kode]) for kode in STATUS_TENGGAT]
    return ", ".join(
        f"{format_number(n)} {find_term(kode, rencana_only=rencana_only).label.lower()}" for kode, n in counted if n
    )
