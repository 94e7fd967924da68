"""What a person asks the list of missing bukti for: filters, search, order and page, all of it in the address."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

import streamlit as st

from monev import figures
from monev.core.dates import format_tenggat
from monev.core.pics import NO_PIC
from monev.core.statuses import STATUS_TENGGAT
from monev.database import Row
from monev.figures import Wanted
from monev.ui import address
from monev.ui.context import Context
from monev.ui.looks import Block

FILTERS = {"jenis": "Jenis bukti", "pic": "PIC", "area": "Area"}
"""The filters by their name in the address, as `figures.group_kesenjangan` names its groups."""


def _urgency(row: Row) -> str:
    if row["selesai_tanpa_bukti"]:
        return figures.figure_labels()["selesai_tanpa_bukti"]
    return STATUS_TENGGAT["terlambat"].label


class _Order(NamedTuple):
    """An order of the list: what it is called, the column it goes by ("": as the rows come, the most urgent first), and
    under which heading a row stands."""

    words: str
    column: str
    heading: Callable[[Row], str]


ORDERS = {
    "mendesak": _Order("Paling mendesak", "", _urgency),
    "area": _Order("Per area", "urutan", lambda row: figures.format_area(row["area"], row["nama_area"])),
    "pic": _Order("Per PIC", "pic", lambda row: row["pic"] or NO_PIC),
    "jenis": _Order("Per jenis bukti", "jenis_bukti", itemgetter("jenis_bukti")),
    "bulan": _Order("Per bulan", "jatuh_tempo", lambda row: format_tenggat(row["tenggat"][:7])),
}
_OF_A_PLAN = ("bulan", "pic", "area", "jenis")
"""A plan nothing was reported of has nothing urgent."""
_LONGEST_SEARCH = 200


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is shown of the missing bukti, and in which order."""

    wanted: Wanted
    order: str
    orders: tuple[str, ...]

    def sort(self, rows: list[Row]) -> list[Row]:
        """The rows in the chosen order; downloads and message follow it too."""
        column = ORDERS[self.order].column
        return sorted(rows, key=lambda row: (row[column] is None, row[column] or 0)) if column else rows

    def describe(self) -> list[str]:
        """The filters and the search in words."""
        wanted = self.wanted
        chosen = [*wanted.jenis, *(name or NO_PIC for name in wanted.pic), *(f"area {a}" for a in wanted.area)]
        return [*chosen, *([f"“{wanted.text}”"] if wanted.text else [])]


def read(k: Context) -> tuple[Chosen, list[str]]:
    """What the address asks for, and a sentence for what of it is not there."""
    groups = figures.group_kesenjangan(k.db, k.view)
    known: dict[str, Collection[str]] = {name: {row["nilai"] for row in rows} for name, rows in groups.items()}
    orders = _OF_A_PLAN if k.view.rencana_only else tuple(ORDERS)
    complaints = address.not_understood({**known, "urut": orders})
    asked = {
        name: tuple(sorted(word for word in set(st.query_params.get_all(name)) if word in known[name]))
        for name in FILTERS
    }
    search = " ".join(st.query_params.get("cari", "").split())
    if len(search) > _LONGEST_SEARCH:
        complaints.append(f"Yang dicari terlalu panjang; yang dipakai {_LONGEST_SEARCH} huruf pertama.")
    order = address.requested_one("urut", orders, orders[0])
    return Chosen(Wanted(**asked, text=search[:_LONGEST_SEARCH]), order, orders), complaints


def clear_act(chosen: Chosen) -> Block | None:
    """The way back to the whole list, where it is narrowed."""
    if chosen.wanted == Wanted():
        return None
    return {"text": f"✕ Hapus saringan ({len(chosen.describe())})", "act": dict.fromkeys((*FILTERS, "cari"), "")}
