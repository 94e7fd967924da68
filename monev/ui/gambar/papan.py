"""Puts a picture on a page: Plotly draws it in the browser, and draws the next one in its place.

Streamlit's own chart gives a picture that can be chosen from a new identity for each change of its data: the old one is
thrown away and the new one drawn twice, more than half of a redraw of the timeline, and the page is seen to jump.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st
from plotly.offline import get_plotlyjs_version

from monev.ui.gambar.dasar import Gambar

ALAMAT_PLOTLY = f"/monev/plotly-{get_plotlyjs_version()}.min.js"
"""Where the server has Plotly's library for the browser; the version in it lets a browser keep the file for good."""

KONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showAxisDragHandles": False}
"""No mode bar and no zoom: a finger on the picture scrolls the page."""

_GAYA = ".gambar .nsewdrag.terpilih { cursor: pointer; }"


def tampilkan(gambar: Gambar, *, kunci: str, alt: str, saat_dipilih: Callable[[Any], None] | None = None) -> None:
    """Show a picture; `alt` says in words what it shows and where the same can be read.

    `saat_dipilih` is called with the `customdata` of the mark that was clicked or touched; marks without it do nothing.
    """

    def dipilih() -> None:
        isi = st.session_state[kunci].get("dipilih")
        if saat_dipilih and isi is not None:
            saat_dipilih(isi)

    _papan()(
        key=kunci,
        data={
            "isi": json.dumps(gambar, ensure_ascii=False, separators=(",", ":")),
            "tinggi": gambar["layout"]["height"],
            "alt": alt,
            "konfig": KONFIG,
            "alamat": ALAMAT_PLOTLY,
            "dapat_dipilih": saat_dipilih is not None,
        },
        on_dipilih_change=dipilih,
    )


@st.cache_resource
def _papan() -> st.components.v2.types.ComponentRenderer:
    naskah = (Path(__file__).parent / "statis" / "papan.js").read_text(encoding="utf-8")
    return st.components.v2.component("monev_gambar", js=naskah, css=_GAYA, isolate_styles=False)
