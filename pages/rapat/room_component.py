"""The screen as the browser draws it: its styles and its script, from statis/, made into one component.

A component of its own, because Streamlit's letters cannot be made larger on one page alone, and because a screen
drawn in one piece comes faster than one of thirty elements.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_STATIC = Path(__file__).parent / "static"
_SCRIPTS = ("alat.js", "blok.js", "muat.js", "formulir.js", "ruang.js")


@st.cache_resource
def room_component() -> st.components.v2.types.ComponentRenderer:
    """The component; registered once per process."""
    return st.components.v2.component("monev_rapat", js=whole_script(), css=_read_static("ruang.css"))


def whole_script() -> str:
    """The whole script: a browser loads it as one module."""
    return "\n".join(_read_static(name) for name in _SCRIPTS)


def _read_static(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")
