"""Remarks on cells of a file: where it is, what stood there, what would be accepted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
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
    lines = [_remark_line(*remarks) for remarks in everything[:_MOST_LINES]]
    if len(everything) > _MOST_LINES:
        lines.append(f"… dan {len(everything) - _MOST_LINES} catatan lain.")
    st.markdown("\n".join(f"- {line}" for line in lines))


def group_by_cell(remarks: Sequence[Remark]) -> list[list[Remark]]:
    """The remarks by the cell they are about, in their order; one that names no cell stands by itself."""
    cells: dict[Any, list[Remark]] = {}
    for index, remark in enumerate(remarks):
        place = (remark.lembar, remark.sel, remark.kolom, remark.nilai) if remark.sel else index
        cells.setdefault(place, []).append(remark)
    return list(cells.values())


def offer_copy(name: str, content: bytes, error: Sequence[Remark], warnings: Sequence[Remark], *, key: str) -> None:
    """The workbook itself to download, every remark as a comment at its cell; made only when asked for. Nothing of a
    file that is none of ours inside, whatever its name: no remark about it has a place."""
    path = PurePath(name)
    if path.suffix.lower() not in (".xlsx", ".xlsm") or not any(remark.lembar for remark in (*error, *warnings)):
        return
    from monev.outputs.commented_copy import copy_with_complaints  # here: no page needs it to open

    st.download_button(
        "Unduh berkas ini dengan catatan di selnya (.xlsx)",
        lambda: copy_with_complaints(content, error, warnings),
        file_name=f"{path.stem} (dengan catatan).xlsx",
        mime=XLSX,
        key=f"salinan_{key}",
        on_click="ignore",
        help="Salinan berkas Anda dengan setiap catatan di atas sebagai komentar di selnya. Perbaiki di Excel, lalu "
        "unggah salinan itu.",
    )


def _remark_line(first: Remark, *again: Remark) -> str:
    place = [page_words.safe_line(first.lembar)] if first.lembar else []
    if first.sel:
        place.append(f"sel {page_words.safe(first.sel)}")
    elif first.baris:
        place.append(f"baris {first.baris}")
    if first.kolom:
        place.append(f"kolom {page_words.safe_line(first.kolom)}")
    beginning = f"**{', '.join(place)}**: " if place else ""
    value = (
        f"tertulis “{page_words.safe_line(first.nilai)}”. "
        if place and first.nilai and first.nilai not in first.pesan
        else ""
    )
    return f"{beginning}{value}{page_words.safe_line(' '.join(remark.pesan for remark in (first, *again)))}"
