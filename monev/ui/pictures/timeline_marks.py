"""The marks of the timeline: tenggat by their status, folded areas by month."""

from __future__ import annotations

from calendar import monthrange
from typing import NamedTuple

from monev.core.dates import MONTH_NAMES, format_tenggat
from monev.core.statuses import SUDAH_JATUH_TEMPO, only_unreported
from monev.core.text import shorten
from monev.database import Row
from monev.figures import describe_lateness, format_fraction, format_number, tenggat_term
from monev.ui.looks import Block

SYMBOLS = {
    "selesai": "circle",
    "terlambat": "triangle-up",
    "berjalan": "half",
    "belum_jatuh_tempo": "circle-open",
    "tidak_berlaku": "line-ew",
}
_DRAWING_ORDER = ("tidak_berlaku", "belum_jatuh_tempo", "selesai", "berjalan", "terlambat")
"""Drawn in this order, so that what is late lies on top."""
UNREPORTED_SYMBOL, DUE_SYMBOL = "triangle-up-open", "diamond"
"""Late only for want of a report; due while nothing at all was reported."""
_PALE = frozenset({"belum_jatuh_tempo", "tidak_berlaku"})
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
    """The marks, what is late last and so on top: {x, y (its lane), symbol (a shape of marks.js), colour, act, name (in
    full), words? (beside it)}. Colours name the tokens of the page's looks."""
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


def mark_symbol(status: str, *, rencana_only: bool, belum_dilaporkan: bool) -> str:
    """The shape of a mark, as marks.js names it."""
    if status == "terlambat" and rencana_only:
        return DUE_SYMBOL
    if status == "terlambat" and belum_dilaporkan:
        return UNREPORTED_SYMBOL
    return SYMBOLS[status]


def mark_colour(status: str, rencana_only: bool) -> str:
    """The token of a mark's colour: the pale statuses are drawn by a stronger line."""
    if rencana_only:
        return "var(--rencana)"
    return "var(--line-strong)" if status in _PALE else f"var(--{status})"


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
        "symbol": mark_symbol(b["status"], rencana_only=rencana_only, belum_dilaporkan=b["belum_dilaporkan"]),
        "colour": mark_colour(b["status"], rencana_only),
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
        "symbol": mark_symbol(status, rencana_only=rencana_only, belum_dilaporkan=hollow),
        "colour": mark_colour(status, rencana_only),
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
