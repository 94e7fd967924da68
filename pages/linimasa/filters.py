"""What of the timeline is asked for: filters that stand in the address, and the fold to choose them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from monev import figures
from monev.core.dates import MONTH_NAMES
from monev.core.pics import NO_PIC
from monev.core.statuses import STATUS_TENGGAT, find_term
from monev.ui.address import bind_many, not_understood, requested_values

NAMES = ("area", "status", "pic", "bulan")
"""The query parameters of the filters."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What the person wants to see of the timeline; empty means everything. `complaints`: a sentence for each
    value that is not known. `choices`: all that can be asked for, by filter."""

    area: list[str]
    status: list[str]
    pic: list[str]
    bulan: list[int]
    complaints: list[str]
    choices: dict[str, list[Any]]
    area_names: dict[str, str]
    rencana_only: bool

    def apply(self, tenggat: pd.DataFrame) -> pd.DataFrame:
        """The tenggat that match."""
        matching = pd.Series(True, index=tenggat.index)
        if self.area:
            matching &= tenggat["area"].isin(self.area)
        if self.status:
            matching &= tenggat["status"].isin(self.status)
        if self.pic:
            matching &= tenggat["pic"].fillna(NO_PIC).isin(self.pic)
        if self.bulan:
            matching &= pd.to_datetime(tenggat["jatuh_tempo"]).dt.month.isin(self.bulan)
        return tenggat.loc[matching]

    @property
    def is_active(self) -> bool:
        """Whether anything is filtered at all."""
        return bool(self.area or self.status or self.pic or self.bulan)

    @property
    def signature(self) -> str:
        """What tells one filtering from another."""
        return repr((self.area, self.status, self.pic, self.bulan)) if self.is_active else ""

    def name_status(self, kode: str) -> str:
        """What a status is called in this rencana."""
        return find_term(kode, rencana_only=self.rencana_only).label

    def describe(self) -> list[str]:
        """What is chosen, in words."""
        area = [f"area {a}" for a in self.area]
        status = [self.name_status(kode) for kode in self.status]
        return [*area, *status, *self.pic, *(MONTH_NAMES[b - 1] for b in self.bulan)]


def read_filters(tenggat: pd.DataFrame, langkah: pd.DataFrame, *, rencana_only: bool) -> Filters:
    """What the address asks for."""
    pic = sorted(tenggat["pic"].fillna(NO_PIC).unique(), key=lambda p: (p == NO_PIC, p))
    area_names = dict(langkah[["area", "nama_area"]].drop_duplicates().itertuples(index=False))
    choices = {"area": list(area_names), "status": list(STATUS_TENGGAT), "pic": pic, "bulan": list(range(1, 13))}
    return Filters(
        **{name: requested_values(name, choices[name]) for name in NAMES},
        complaints=not_understood({name: {str(choice) for choice in choices[name]} for name in NAMES}),
        choices=choices,
        area_names=area_names,
        rencana_only=rencana_only,
    )


def offer_filters(asked: Filters) -> None:
    """The fold in which filters are chosen; filled only once it is open."""
    fold = st.popover("Saring", on_change="rerun", key="saring")
    if fold.open:
        with fold:
            _fill_filters(asked)


def _fill_filters(asked: Filters) -> None:
    stamp: dict[str, tuple[str, str, Callable[[Any], str]]] = {
        "area": ("Area", "Semua area", lambda a: figures.format_area(a, asked.area_names.get(a, ""))),
        "status": ("Status", "Semua status", asked.name_status),
        "pic": ("PIC", "Semua PIC", str),
        "bulan": ("Bulan jatuh tempo", "Semua bulan", lambda b: MONTH_NAMES[b - 1]),
    }
    for name, (heading, everything, mention) in stamp.items():
        choice = asked.choices[name]
        st.multiselect(heading, choice, format_func=mention, placeholder=everything, **bind_many(name, choice))
