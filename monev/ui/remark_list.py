"""Remarks on cells of a file: where it is, what stood there, what would be accepted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from monev.core.media_types import XLSX
from monev.core.remarks import Remark
from monev.ui import page_words

_MOST_LINES = 200
"""More lines than anyone reads in one go; the rest shows once these are dealt with."""


def show_remarks(remarks: Sequence[Remark]) -> None:
    """Every remark as a line that leads to its cell; all that is said of one cell in one line."""
    everything = group_by_cell(remarks)
    row = [_remark_line(*c) for c in everything[:_MOST_LINES]]
    if len(everything) > _MOST_LINES:
        row.append(f"… dan {len(everything) - _MOST_LINES} catatan lain.")
    st.markdown("\n".join(f"- {b}" for b in row))


def group_by_cell(remarks: Sequence[Remark]) -> list[list[Remark]]:
    """The remarks by the cell they are about, in their order; one that names no cell stands by itself."""
    cell: dict[Any, list[Remark]] = {}
    for index, c in enumerate(remarks):
        cell.setdefault((c.lembar, c.sel, c.kolom, c.nilai) if c.sel else index, []).append(c)
    return list(cell.values())


def offer_copy(name: str, content: bytes, error: Sequence[Remark], warnings: Sequence[Remark], *, key: str) -> None:
    """The file itself to download, every remark as a comment at its cell; made only when asked for. Nothing of a file
    that is none of ours inside, whatever its name: no remark about it has a place."""
    if not any(remark.lembar for remark in (*error, *warnings)):
        return
    from monev.outputs.commented_copy import complaint_file_name, copy_with_complaints  # here: no page needs it to open

    st.download_button(
        "Unduh berkas ini dengan catatan di selnya (.xlsx)",
        lambda: copy_with_complaints(content, error, warnings),
        file_name=complaint_file_name(name),
        mime=XLSX,
        key=f"salinan_{key}",
        on_click="ignore",
        help="Salinan berkas Anda dengan setiap catatan di atas sebagai komentar di selnya. Perbaiki di Excel, lalu "
        "unggah salinan itu.",
    )


def _remark_line(c: Remark, *again: Remark) -> str:
    place = [page_words.safe_line(c.lembar)] if c.lembar else []
    if c.sel:
        place.append(f"sel {page_words.safe(c.sel)}")
    elif c.baris:
        place.append(f"baris {c.baris}")
    if c.kolom:
        place.append(f"kolom {page_words.safe_line(c.kolom)}")
    beginning = f"**{', '.join(place)}**: " if place else ""
    value = f"tertulis “{page_words.safe_line(c.nilai)}”. " if place and c.nilai and c.nilai not in c.pesan else ""
    return f"{beginning}{value}{page_words.safe_line(' '.join(s.pesan for s in (c, *again)))}"
