"""What a person asks the list of missing bukti for: filters, search, order and page, all of it in the address."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from monev import figures
from monev.core.pics import NO_PIC
from monev.figures import Wanted
from monev.ui import address
from monev.ui.context import Context
from monev.ui.looks import Block

FILTERS = {"jenis": "Jenis bukti", "pic": "PIC", "area": "Area"}
"""The filters by their name in the address, as `figures.group_kesenjangan` names its groups."""
_URGENT, _BY_MONTH = "mendesak", "bulan"
ORDERS = {
    _URGENT: "Paling mendesak",
    "lama": "Tenggat terlama",
    "baru": "Tenggat terbaru",
    "area": "Per area",
    "pic": "Per PIC",
    "jenis": "Per jenis bukti",
    _BY_MONTH: "Per bulan",
}
_OF_A_PLAN = (_BY_MONTH, "pic", "area", "jenis")
"""A plan nothing was reported of has nothing urgent."""
_SORTED_BY: dict[str, tuple[str, bool]] = {
    "lama": ("jatuh_tempo", True),
    "baru": ("jatuh_tempo", False),
    "area": ("urutan", True),
    "pic": ("pic", True),
    "jenis": ("jenis_bukti", True),
    _BY_MONTH: ("jatuh_tempo", True),
}
"""Column and whether it ascends; the most urgent comes first without being sorted."""
_LONGEST_SEARCH = 200


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is shown of the missing bukti, and in which order."""

    wanted: Wanted
    order: str
    orders: tuple[str, ...]

    def sort(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows in the chosen order; downloads and message follow it too."""
        if self.order not in _SORTED_BY:
            return rows
        column, ascending = _SORTED_BY[self.order]
        return rows.sort_values(column, ascending=ascending, kind="stable", na_position="last")

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
    asked = {name: tuple(sorted(v for v in set(st.query_params.get_all(name)) if v in known[name])) for name in FILTERS}
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
