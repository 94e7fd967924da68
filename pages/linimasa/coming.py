"""The next four weeks as a list to have on the desk: what falls due, and whose it is."""

from __future__ import annotations

from monev import figures
from monev.core.dates import format_day
from monev.figures import format_number
from monev.ui import looks
from monev.ui.context import Context
from monev.ui.looks import Block, blocks
from monev.ui.looks.tenggat_blocks import tenggat_row
from monev.ui.page_table import LINIMASA

_SHOWN = 20


def build(k: Context) -> list[Block]:
    """The card; nothing where nothing falls due."""
    rows = figures.coming_soon(k.db, k.view)
    if not rows:
        return []
    note = f"{format_number(len(rows))} target jatuh tempo s.d. {format_day(k.view.posisi + figures.SOON)}"
    if len(rows) > _SHOWN:
        note += f", {_SHOWN} yang pertama"
    items = [
        tenggat_row(row, rencana_only=k.view.rencana_only, href=looks.same_page(LINIMASA, langkah=row["kode"]))
        for row in rows[:_SHOWN]
    ]
    heading = "Empat minggu ke depan"
    return [blocks.card(heading, blocks.rows(heading, items), note=note, key="mendatang")]
