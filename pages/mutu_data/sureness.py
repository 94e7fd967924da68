"""How sure a reading is, as a word with a mark and a colour."""

from __future__ import annotations

from monev.core.statuses import CERTAINTY
from monev.figures import format_number
from monev.ui import page_words

_COLOURS = {
    "diragukan": "orange",
    "ditafsirkan": "blue",
    "sambungan": "blue",
    "diwarisi": "violet",
    "gabungan": "violet",
    "pilihan": "green",
    "diubah": "gray",
    "disalin": "gray",
}


def certainty_mark(kode: str, total_count: int | None = None) -> str:
    """How sure a reading is, as coloured Markdown with its mark and word."""
    one = CERTAINTY[kode]
    tail = "" if total_count is None else f" {format_number(total_count)}"
    return f":{_COLOURS[kode]}[{page_words.safe(one.mark)}\u00a0{one.label}{tail}]"
