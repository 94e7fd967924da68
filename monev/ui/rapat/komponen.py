"""The screen as the browser draws it: its styles and its script, from statis/, made into one component.

A component of its own, because Streamlit's letters cannot be made larger on one page alone, and because a screen
drawn in one piece comes faster than one of thirty elements.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_STATIS = Path(__file__).parent / "statis"
_NASKAH = ("alat.js", "blok.js", "muat.js", "formulir.js", "ruang.js")


@st.cache_resource
def ruang() -> st.components.v2.types.ComponentRenderer:
    """The component; registered once per process."""
    return st.components.v2.component("monev_rapat", js=naskah(), css=_baca("ruang.css"))


def naskah() -> str:
    """The whole script: a browser loads it as one module."""
    return "\n".join(_baca(nama) for nama in _NASKAH)


def _baca(nama: str) -> str:
    return (_STATIS / nama).read_text(encoding="utf-8")
