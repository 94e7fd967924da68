"""Filters that stand in the address: a copied link shows the same rows.

Streamlit's own binding writes what a choice is called on screen (its words, its count) into the address; here it is
the choice itself, which a link can name and which stays the same when the words change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st


def ikat_banyak(nama: str, pilihan: Sequence[Any]) -> dict[str, Any]:
    """Key and callback of a widget of several choices, kept in the query parameter `nama`; none means all.

    What the address names and is not among `pilihan` is left out.
    """
    kunci = f"alamat_{nama}"
    _setel(kunci, yang_diminta(nama, pilihan))

    def tulis() -> None:
        st.query_params[nama] = [str(satu) for satu in st.session_state[kunci]]

    return {"key": kunci, "on_change": tulis}


def yang_diminta(nama: str, pilihan: Sequence[Any]) -> list[Any]:
    """The choices that query parameter `nama` asks for, also while their widget is folded away."""
    dikenal = {str(satu): satu for satu in pilihan}
    return [dikenal[satu] for satu in st.query_params.get_all(nama) if satu in dikenal]


def ikat_satu(nama: str, pilihan: Sequence[Any], bawaan: Any) -> dict[str, Any]:
    """Key and callback of a widget of one choice, kept in the query parameter `nama` unless it is `bawaan`."""
    kunci = f"alamat_{nama}"
    dikenal = {str(satu): satu for satu in pilihan}
    _setel(kunci, dikenal.get(st.query_params.get(nama, ""), bawaan))

    def tulis() -> None:
        nilai = st.session_state[kunci]
        if nilai == bawaan:
            st.query_params.pop(nama, None)
        else:
            st.query_params[nama] = str(nilai)

    return {"key": kunci, "on_change": tulis}


def _setel(kunci: str, nilai: Any) -> None:
    """In every run, also where it is the same: a run that another one overtakes may never reach the browser."""
    st.session_state[kunci] = nilai
