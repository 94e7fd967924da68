"""Ticks for bukti: of one, of a document in several tenggat, of everything a langkah lacks."""

from __future__ import annotations

from collections.abc import Sequence

from monev.core.grouping import group_by
from monev.core.statuses import STATUS_BUKTI
from monev.core.text import shorten
from monev.database import Row
from monev.figures import format_number
from monev.meeting import LangkahItem, Rapat
from monev.ui.looks.blocks import Block

WITHDRAWN = "belum_ada"
"""What a bukti is once its tick was taken away."""
_LONGEST_NAME = 110

Place = tuple[Row, Row]
"""A tenggat, and a bukti of it."""


def of_bukti(t: Row, d: Row, r: Rapat) -> Block:
    other = "" if d["hadir"] or d["status"] == WITHDRAWN else f" ({STATUS_BUKTI[d['status']]})"
    return _tick(d["bukti"], other, [(t, d)], r, key=f"{t['kode']} {t['tenggat']} {d['bukti']}")


def of_each_document(langkah: LangkahItem, r: Rapat) -> list[Block]:
    """A tick per document of a langkah, of all its tenggat to be discussed."""
    by_name = group_by(_places(langkah), lambda place: place[1]["bukti"])
    return [_of_document(name, places, r) for name, places in by_name.items()]


def of_everything(langkah: LangkahItem, r: Rapat) -> list[Block]:
    """As `of_each_document`, with a tick for all of them first where there are several."""
    each = of_each_document(langkah, r)
    everything = _tick("Semua", "", _places(langkah), r, key=langkah.kode)
    return [everything, *each] if len(each) > 1 else each


def _places(langkah: LangkahItem) -> list[Place]:
    return [(t, b) for t in langkah.opened for b in t["bukti"]]


def _of_document(name: str, places: list[Place], r: Rapat) -> Block:
    there = sum(d["hadir"] for _, d in places)
    count = f" ({format_number(there)} dari {format_number(len(places))})" if len(places) > 1 else ""
    return _tick(name, count, places, r, key=f"{places[0][0]['kode']} {name}")


_TOGETHER = ("Kedua", "Ketiga", "Keempat", "Kelima", "Keenam", "Ketujuh", "Kedelapan", "Kesembilan", "Kesepuluh")


def _together(count: int) -> str:
    """So many at once, as it is said: Kesembilan."""
    return _TOGETHER[count - 2] if count <= len(_TOGETHER) + 1 else f"Ke-{format_number(count)}"


def _tick(name: str, more: str, places: Sequence[Place], r: Rapat, *, key: str) -> Block:
    tick: Block = {
        "text": shorten(name, _LONGEST_NAME) + more,
        "full": name + more,
        "on": all(d["hadir"] for _, d in places),
        "key": key,
    }
    if r.is_open:
        tick["act"] = {
            "action": "tick",
            "kode": next(t["kode"] for t, _ in places),
            "bukti": [{"tenggat": t["tenggat"], "nama": b["bukti"], "status": b["status"]} for t, b in places],
        }
        if len(places) > 1:
            months = len({t["tenggat"] for t, _ in places})
            tick["ask"] = f"{_together(months)} bulan?" if months > 1 else f"{_together(len(places))} bukti?"
    return tick
