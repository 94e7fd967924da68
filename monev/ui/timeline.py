"""The timeline: a lane per langkah under its area, every tenggat a mark by status, the monthly load on top.

The marks are touched and pointed at; the lanes' names, the months with their load and the line at posisi stand around
them as words, so that they can be read, reached by keyboard and kept in sight.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from math import floor
from operator import itemgetter
from typing import NamedTuple

from monev.core.dates import MONTH_NAMES, SHORT_MONTHS, format_short_day, format_tenggat, place_of_day
from monev.core.grouping import group_by
from monev.core.statuses import (
    BELUM_DAPAT_DINILAI,
    STATUS_TENGGAT,
    SUDAH_JATUH_TEMPO,
    find_term,
    late_term,
    only_unreported,
)
from monev.core.text import shorten
from monev.database import Row
from monev.figures import describe_lateness, format_area, format_fraction, format_number, tenggat_term
from monev.ui.looks import Block, blocks

_DRAWING_ORDER = ("tidak_berlaku", "belum_jatuh_tempo", "selesai", "berjalan", "terlambat")
"""Drawn in this order, so that what is late lies on top."""
_FOLDED_SHIFT = 0.68
"""A folded month's mark stands so much before the end of its month, to leave room for words."""
_WINDOW_START = 0.4
"""A window begins so much before the middle of its first month, in months."""
_NAME_LENGTH = 110
"""As much of a langkah as the widest screen has room for; the rest is read on touching it."""
_MONTHS_THAT_FIT = 18
"""So many months are named beside each other: by three letters on the narrowest desk, by one on a phone."""


class Mark(NamedTuple):
    """One mark: where it stands, and the tenggat it is."""

    x: float
    y: int
    content: Row


def marks(visible: list[Mark], folded: list[tuple[int, Row]], *, rencana_only: bool) -> list[Block]:
    """The marks, what is late last and so on top: {x, y (its lane), mark, status, act, name (in full), words?
    (beside it)}."""
    ordered = sorted(visible, key=lambda mark: _DRAWING_ORDER.index(mark.content["status"]))
    folded_marks = [_folded_mark(y, month, rencana_only) for y, month in folded]
    return folded_marks + [_mark(mark, rencana_only) for mark in ordered]


def windows(visible: list[Mark], tahun: int) -> list[tuple[float, float, int]]:
    """The windows of the tenggat that have one: from, until, lane."""
    return [
        (place_of_tenggat(mark.content["mulai"], tahun) - _WINDOW_START, mark.x, mark.y)
        for mark in visible
        if mark.content["jenis_target"] == "rentang" and mark.content["mulai"]
    ]


def mark_looks(status: str, *, rencana_only: bool, belum_dilaporkan: bool) -> Block:
    """The sign of a mark, and the status whose colour it has."""
    term = find_term(status, rencana_only=rencana_only, belum_dilaporkan=belum_dilaporkan)
    return {"mark": term.mark, "status": "rencana" if rencana_only else status}


def place_of_tenggat(tenggat: str, tahun: int) -> float:
    """Where a tenggat stands on the axis: months count from 0 at January of the plan's year."""
    parts = [int(b) for b in tenggat.split("-")]
    month = (parts[0] - tahun) * 12 + parts[1] - 1
    if len(parts) == 2:
        return month + 0.5
    return month + (parts[2] - 0.5) / monthrange(parts[0], parts[1])[1]


def _mark(mark: Mark, rencana_only: bool) -> Block:
    b = mark.content
    return {
        "x": mark.x,
        "y": mark.y,
        **mark_looks(b["status"], rencana_only=rencana_only, belum_dilaporkan=b["belum_dilaporkan"]),
        "act": ["langkah", b["kode"]],
        "name": _name(b, rencana_only),
    }


def _folded_mark(y: int, b: Row, rencana_only: bool) -> Block:
    status = _folded_status(b)
    hollow = only_unreported(b["terlambat"], b["belum_dilaporkan"])
    return {
        "x": b["kolom"] - _FOLDED_SHIFT,
        "y": y,
        **mark_looks(status, rencana_only=rencana_only, belum_dilaporkan=hollow),
        "act": ["area", b["area"]],
        "name": _folded_name(b, rencana_only),
        "words": format_number(b["N"]) if rencana_only else format_fraction(b["n"], b["N"]),
    }


def _name(b: Row, rencana_only: bool) -> str:
    label = tenggat_term(b, rencana_only=rencana_only).mark_and_label
    parts = [format_tenggat(b["tenggat"]), label, describe_lateness(b, rencana_only=rencana_only)]
    return f"{b['kode']} {shorten(b['langkah_aksi'], 80)}\n{' · '.join(filter(None, parts))}"


def _folded_status(b: Row) -> str:
    if b["terlambat"]:
        return "terlambat"
    return "selesai" if b["n"] >= b["N"] else "belum_jatuh_tempo"


def _folded_name(b: Row, rencana_only: bool) -> str:
    counted = f"{format_number(b['n'])} dari {format_number(b['N'])} selesai"
    if rencana_only:
        due = f", {SUDAH_JATUH_TEMPO.label.lower()}" if b["terlambat"] else ""
        counted = f"{format_number(b['N'])} target{due}"
    elif b["terlambat"]:
        counted += f", {format_number(b['terlambat'])} terlambat"
    return f"{b['area']} {MONTH_NAMES[b['kolom'] - 1]}: {counted}\nketuk untuk membuka area"


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
    result = {"label": short if named else "", "letter": SHORT_MONTHS[number][0] if named else "", "name": words}
    result |= {"n": len(due), "late": late - unreported, "unreported": unreported}
    return result | ({"href": address.format(number + 1)} if address and due else {})


def _named_months(beginning: int, end: int) -> list[int]:
    step = next((n for n in (1, 2, 3, 4, 6) if end - beginning <= n * _MONTHS_THAT_FIT), 12)
    return [month for month in range(beginning, end) if month % step == 0]


def _posisi(posisi: date, tahun: int, beginning: int, end: int) -> Block | None:
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
