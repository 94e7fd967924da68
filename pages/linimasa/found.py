"""What a filter found, as a list in words: each tenggat opens its langkah."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monev.core.text import shorten
from monev.database import to_rows
from monev.figures import format_number
from monev.ui.context import Context
from monev.ui.looks import Block, blocks
from monev.ui.looks.tenggat_blocks import tenggat_row
from pages.linimasa.filters import Filters

_ROWS_AT_A_TIME = 100
_SHOWN = "linimasa_daftar"
MORE = "lagi"


def found_blocks(k: Context, matching: pd.DataFrame, asked: Filters) -> list[Block]:
    """The list of exactly those tenggat that were asked for; nothing while nothing is filtered.

    What was declared tidak berlaku is in no count (docs/design.md §5), so it is listed only where it is asked for.
    """
    if not asked.is_active:
        return []
    if "tidak_berlaku" not in asked.status:
        matching = matching.loc[matching["status"] != "tidak_berlaku"]
    rows = to_rows(matching.sort_values(["jatuh_tempo", "urutan"], kind="stable"))
    chosen = shorten(", ".join(asked.describe()), 80)
    counted = f"{format_number(len(rows))} target" if rows else "Tidak ada target yang cocok"
    result = [blocks.heading(f"{counted}: {chosen}")]
    if rows:
        shown = rows[: _shown(asked)]
        items = [tenggat_row(t, rencana_only=k.view.rencana_only) | {"act": ["langkah", t["kode"]]} for t in shown]
        result.append(blocks.rows("Target yang cocok", items, key="daftar"))
        if len(shown) < len(rows):
            more = f"Tampilkan berikutnya ({format_number(len(rows) - len(shown))} lagi)"
            result.append(blocks.actions([{"text": more, "act": [MORE, asked.signature]}]))
    return [blocks.first_on_phone(*result)]


def show_more(signature: str) -> None:
    """Show some more rows of the list that was asked for."""
    seen = st.session_state.get(_SHOWN, ("", 0))
    already = seen[1] if seen[0] == signature else _ROWS_AT_A_TIME
    st.session_state[_SHOWN] = (signature, already + _ROWS_AT_A_TIME)


def _shown(asked: Filters) -> int:
    signature, count = st.session_state.get(_SHOWN, ("", 0))
    return count if signature == asked.signature else _ROWS_AT_A_TIME
