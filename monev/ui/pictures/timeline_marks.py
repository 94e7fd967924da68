"""The marks of the timeline: tenggat by their status, folded areas by month."""

from __future__ import annotations

from calendar import monthrange
from typing import NamedTuple

from monev.core.dates import MONTH_NAMES, format_tenggat
from monev.core.statuses import SUDAH_JATUH_TEMPO, find_term, only_unreported
from monev.core.text import shorten
from monev.database import Row
from monev.figures import describe_lateness, format_fraction, format_number, tenggat_term
from monev.ui.looks import Block

_DRAWING_ORDER = ("tidak_berlaku", "belum_jatuh_tempo", "selesai", "berjalan", "terlambat")
"""Drawn in this order, so that what is late lies on top."""
_FOLDED_SHIFT = 0.68
"""A folded month's mark stands so much before the end of its month, to leave room for words."""
_WINDOW_START = 0.4
"""A window begins so much before the middle of its first month, in months."""


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
    """A month's (a row of `matrix`), with how many are done beside it; of a plan alone, how many there are."""
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
    """The langkah, its tenggat and how it stands. While nothing was reported, only what the plan says."""
    label = tenggat_term(b, rencana_only=rencana_only).mark_and_label
    parts = [format_tenggat(b["tenggat"]), label, describe_lateness(b, rencana_only=rencana_only)]
    return f"{b['kode']} {shorten(b['langkah_aksi'], 80)}\n{' · '.join(filter(None, parts))}"


def _folded_status(b: Row) -> str:
    """The mark of a folded month: late before all, done only when all of it is."""
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
