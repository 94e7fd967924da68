"""Who carries what of the plan, and how much of it is late: a card with a bar for each PIC."""

from __future__ import annotations

from monev import figures
from monev.core.pics import NO_PIC
from monev.core.text import shorten
from monev.database import Row
from monev.figures import format_fraction, format_number
from monev.ui.context import Context
from monev.ui.looks import Block, blocks, tenggat_blocks
from pages.ringkasan import ways

_SHOWN = 8


def build(k: Context) -> list[Block]:
    """The card; nothing of a plan that names no PIC."""
    rows = figures.load(k.db, k.view)["pic"]
    if [row["nilai"] for row in rows] in ([], [""]):
        return []
    note = "target setahun" if k.view.rencana_only else "selesai dari target setahun"
    if len(rows) > _SHOWN:
        note += f", {_SHOWN} terbanyak dari {format_number(len(rows))}"
    content = [_bar(k, row) for row in rows[:_SHOWN]]
    bars = blocks.bars("Target tiap PIC", content, scale=rows[0]["n"], narrow=k.view.rencana_only)
    return [blocks.card("PIC", bars, note=note, link=ways.to_table(k, "pic"), key="pic")]


def _bar(k: Context, row: Row) -> Block:
    bar = tenggat_blocks.count_bar(shorten(row["nilai"], 80) or NO_PIC, "rencana", row["n"])
    bar["href"] = ways.to_list(k, "setahun", pic=row["nilai"])
    if k.view.rencana_only:
        return bar
    reported = tenggat_blocks.done_and_late(row["selesai"], row["terlambat"], row["belum_dilaporkan"], of=row["n"])
    return bar | reported | {"value": format_fraction(row["selesai"], row["n"])}
