"""What of the timeline is asked for: filters that stand in the address, and the fold to choose them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from monev import figures
from monev.core.dates import MONTH_NAMES
from monev.core.pics import NO_PIC
from monev.core.statuses import STATUS_TENGGAT, find_term
from monev.core.text import shorten
from monev.ui.address import not_understood, requested_values
from monev.ui.looks import Block, blocks

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


def filter_block(asked: Filters) -> Block:
    """The fold in which filters are chosen, and the way back to everything."""
    stamp: tuple[tuple[str, str, list[Any], Callable[[Any], str]], ...] = (
        ("area", "Area", asked.area, lambda a: figures.format_area(a, asked.area_names.get(a, ""))),
        ("status", "Status", asked.status, asked.name_status),
        ("pic", "PIC", asked.pic, str),
        ("bulan", "Bulan jatuh tempo", asked.bulan, lambda b: MONTH_NAMES[b - 1]),
    )
    groups = [
        {"label": label, "items": [blocks.narrowing(name, value, say(value), chosen) for value in asked.choices[name]]}
        for name, label, chosen, say in stamp
    ]
    words = f"✕ Hapus saringan: {shorten(', '.join(asked.describe()), 60)}"
    clear = {"text": words, "act": dict.fromkeys(NAMES, "")} if asked.is_active else None
    return blocks.filters("Saring", groups, clear=clear, folded=True)
