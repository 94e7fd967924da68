"""What Ringkasan shows with and without reports: what falls due next, and what cannot be judged."""

from __future__ import annotations

from monev import figures
from monev.figures import Counts, Ringkasan, format_number
from monev.ui import page_parts
from monev.ui.context import Context
from monev.ui.looks import Block, blocks, tenggat_blocks
from monev.ui.page_table import MUTU_DATA
from pages.ringkasan import ways

_NEXT_SHOWN = 5


def next_month(k: Context, ringkasan: Ringkasan) -> list[Block]:
    """What falls due in the month that comes next, by name; nothing where nothing does."""
    month = ringkasan.next_month_name
    count = ringkasan.next_jatuh_tempo
    if not count:
        return []
    rows = figures.figure_rows(k.db, k.view, "berikut")[:_NEXT_SHOWN]
    items = [
        tenggat_blocks.tenggat_row(
            row,
            rencana_only=k.view.rencana_only,
            href=ways.to_langkah(row["kode"]),
            month=ringkasan.next_month,
        )
        for row in rows
    ]
    way = blocks.way(f"semua {format_number(count)} →", ways.to_list(k, "berikut"))
    title = f"{month}: {format_number(count)} jatuh tempo"
    return [blocks.card(title, blocks.rows(f"Jatuh tempo {month}", items), link=way, key="berikut")]


def counted_apart(k: Context, current: Counts) -> list[Block]:
    """The langkah that cannot be judged, those that name no bukti, and the way to answer for them."""
    result = []
    if sentence := figures.without_target_sentence(current):
        result.append(blocks.notice(sentence, link=ways.where_open(k, "Mutu Data →", MUTU_DATA), key="tanpa_target"))
    return [*result, *page_parts.without_bukti(k, current)]
