"""What a filter found, as a list in words: each tenggat opens its langkah."""

from __future__ import annotations

from operator import itemgetter

from monev.core.text import shorten
from monev.database import Row
from monev.figures import format_number
from monev.ui.context import Context
from monev.ui.looks import Block, blocks
from monev.ui.looks.tenggat_blocks import tenggat_row
from monev.ui.page_parts import page_of
from pages.linimasa.filters import Filters

_ROWS_PER_PAGE = 100


def found_blocks(k: Context, matching: list[Row], asked: Filters) -> list[Block]:
    """The list of exactly those tenggat that were asked for; nothing while nothing is filtered.

    What was declared tidak berlaku is in no count (docs/design.md §5), so it is listed only where it is asked for.
    """
    if not asked.is_active:
        return []
    if "tidak_berlaku" not in asked.chosen["status"]:
        matching = [t for t in matching if t["status"] != "tidak_berlaku"]
    rows = sorted(matching, key=itemgetter("jatuh_tempo", "urutan"))
    chosen = shorten(", ".join(asked.describe()), 80)
    counted = f"{format_number(len(rows))} target" if rows else "Tidak ada target yang cocok"
    result = [blocks.heading(f"{counted}: {chosen}")]
    if rows:
        shown, pages = page_of(rows, _ROWS_PER_PAGE)
        items = [tenggat_row(t, rencana_only=k.view.rencana_only) | {"act": ["langkah", t["kode"]]} for t in shown]
        result += [blocks.rows("Target yang cocok", items, key="daftar"), *pages]
    return [blocks.group("first-on-phone", *result)]
