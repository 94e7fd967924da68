"""What of the timeline is asked for: filters that stand in the address, the fold to choose them, the rows they find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from monev import figures
from monev.core.dates import MONTH_NAMES
from monev.core.pics import NO_PIC
from monev.core.statuses import STATUS_TENGGAT, find_term
from monev.core.text import shorten
from monev.database import Row
from monev.figures import format_number
from monev.ui.address import not_understood, requested_values
from monev.ui.context import Context
from monev.ui.looks import Block, blocks
from monev.ui.looks.tenggat_blocks import tenggat_row
from monev.ui.page_parts import page_of

LABELS = {"area": "Area", "status": "Status", "pic": "PIC", "bulan": "Bulan jatuh tempo"}
"""The filters by their query parameter."""
_VALUES: dict[str, Callable[[Row], Any]] = {
    "area": itemgetter("area"),
    "status": itemgetter("status"),
    "pic": lambda t: t["pic"] or NO_PIC,
    "bulan": lambda t: t["jatuh_tempo"].month,
}
_ROWS_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the timeline is `chosen` by filter (empty: everything), what each choice of a filter is called in this
    rencana (`words`), and what was not understood."""

    chosen: dict[str, list[Any]]
    words: dict[str, dict[Any, str]]
    complaints: list[str]

    def apply(self, tenggat: list[Row]) -> list[Row]:
        """The tenggat that match."""
        asked = {name: values for name, values in self.chosen.items() if values}
        return [t for t in tenggat if all(_VALUES[name](t) in values for name, values in asked.items())]

    def lanes(self, langkah: list[Row], matching: list[Row]) -> list[Row]:
        """The langkah that have a lane: those of the tenggat that match, without a filter all."""
        found = {t["kode"] for t in matching}
        return [row for row in langkah if not self.is_active or row["kode"] in found]

    @property
    def is_active(self) -> bool:
        """Whether anything is filtered at all."""
        return any(self.chosen.values())

    def describe(self) -> str:
        """What is chosen, in words; areas by their number alone."""
        return ", ".join(
            f"area {value}" if name == "area" else self.words[name][value]
            for name, values in self.chosen.items()
            for value in values
        )


def read_filters(tenggat: list[Row], langkah: list[Row], *, rencana_only: bool) -> Filters:
    """What the address asks for."""
    pic = sorted({_VALUES["pic"](t) for t in tenggat}, key=lambda p: (p == NO_PIC, p))
    words: dict[str, dict[Any, str]] = {
        "area": {row["area"]: figures.format_area(row["area"], row["nama_area"]) for row in langkah},
        "status": {kode: find_term(kode, rencana_only=rencana_only).label for kode in STATUS_TENGGAT},
        "pic": dict(zip(pic, pic, strict=True)),
        "bulan": dict(enumerate(MONTH_NAMES, start=1)),
    }
    chosen = {name: requested_values(name, [*values]) for name, values in words.items()}
    complaints = not_understood({name: set(map(str, values)) for name, values in words.items()})
    return Filters(chosen, words, complaints)


def filter_block(asked: Filters) -> Block:
    """The fold in which filters are chosen, and the way back to everything."""
    groups = []
    for name, words in asked.words.items():
        items = [blocks.narrowing(name, value, text, asked.chosen[name]) for value, text in words.items()]
        groups.append({"label": LABELS[name], "items": items})
    all_again = {"text": f"✕ Hapus saringan: {shorten(asked.describe(), 60)}", "act": dict.fromkeys(LABELS, "")}
    clear = all_again if asked.is_active else None
    return blocks.filters("Saring", groups, clear=clear, folded=True)


def found_blocks(k: Context, matching: list[Row], asked: Filters) -> list[Block]:
    """The list of just those tenggat that were asked for; what was declared tidak berlaku (docs/design.md §5) only
    where it is."""
    if not asked.is_active:
        return []
    if "tidak_berlaku" not in asked.chosen["status"]:
        matching = [t for t in matching if t["status"] != "tidak_berlaku"]
    rows = sorted(matching, key=itemgetter("jatuh_tempo", "urutan"))
    chosen = shorten(asked.describe(), 80)
    counted = f"{format_number(len(rows))} target" if rows else "Tidak ada target yang cocok"
    result = [blocks.heading(f"{counted}: {chosen}")]
    if rows:
        shown, pages = page_of(rows, _ROWS_PER_PAGE)
        items = [tenggat_row(t, rencana_only=k.view.rencana_only) | {"act": ["langkah", t["kode"]]} for t in shown]
        result += [blocks.rows("Target yang cocok", items, key="daftar"), *pages]
    return [blocks.group("first-on-phone", *result)]
