"""Remarks on cells of a file: where it is, what stood there, what would be accepted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from monev.model import Catatan
from monev.ui import kata

_MIME_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TERBANYAK = 200
"""More lines than anyone reads in one go; the rest shows once these are dealt with."""


def daftar_catatan(catatan: Sequence[Catatan]) -> None:
    """Every remark as a line that leads to its cell; all that is said of one cell in one line."""
    semua = menurut_sel(catatan)
    baris = [_satu(*c) for c in semua[:_TERBANYAK]]
    if len(semua) > _TERBANYAK:
        baris.append(f"… dan {len(semua) - _TERBANYAK} catatan lain.")
    st.markdown("\n".join(f"- {b}" for b in baris))


def menurut_sel(catatan: Sequence[Catatan]) -> list[list[Catatan]]:
    """The remarks by the cell they are about, in their order; one that names no cell stands by itself."""
    sel: dict[Any, list[Catatan]] = {}
    for ke, c in enumerate(catatan):
        sel.setdefault((c.lembar, c.sel, c.kolom, c.nilai) if c.sel else ke, []).append(c)
    return list(sel.values())


def tawarkan_salinan(
    nama: str, isi: bytes, galat: Sequence[Catatan], peringatan: Sequence[Catatan], *, kunci: str
) -> None:
    """The file itself to download, every remark as a comment at its cell; made only when asked for."""
    from monev.keluaran.keluhan import nama_keluhan, salinan  # here: no page needs it to open

    st.download_button(
        "Unduh berkas ini dengan catatan di selnya (.xlsx)",
        lambda: salinan(isi, galat, peringatan),
        file_name=nama_keluhan(nama),
        mime=_MIME_XLSX,
        key=f"salinan_{kunci}",
        on_click="ignore",
        help="Salinan berkas Anda dengan setiap catatan di atas sebagai komentar di selnya. Perbaiki di Excel, lalu "
        "unggah salinan itu.",
    )


def _satu(c: Catatan, *lagi: Catatan) -> str:
    tempat = [kata.sebaris(c.lembar)] if c.lembar else []
    if c.sel:
        tempat.append(f"sel {kata.aman(c.sel)}")
    elif c.baris:
        tempat.append(f"baris {c.baris}")
    if c.kolom:
        tempat.append(f"kolom {kata.sebaris(c.kolom)}")
    awal = f"**{', '.join(tempat)}**: " if tempat else ""
    nilai = f"tertulis “{kata.sebaris(c.nilai)}”. " if tempat and c.nilai and c.nilai not in c.pesan else ""
    return f"{awal}{nilai}{kata.sebaris(' '.join(s.pesan for s in (c, *lagi)))}"
