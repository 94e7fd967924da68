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
from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer

from monev.ui.pictures.picture_base import Picture

PLOTLY_ADDRESS = f"/monev/plotly-{get_plotlyjs_version()}.min.js"
"""Where the server has Plotly's library for the browser; the version in it lets a browser keep the file for good."""

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showAxisDragHandles": False}
"""No mode bar and no zoom: a finger on the picture scrolls the page."""

_STYLE = ".gambar .nsewdrag.terpilih { cursor: pointer; }"


def show(picture: Picture, *, key: str, alt: str, on_choose: Callable[[Any], None] | None = None) -> None:
    """Show a picture; `alt` says in words what it shows and where the same can be read.

    `on_choose` is called with the `customdata` of the mark that was clicked or touched; marks without it do nothing.
    """

    def chosen() -> None:
        content = st.session_state[key].get("dipilih")
        if on_choose and content is not None:
            on_choose(content)

    _board_component()(
        key=key,
        data={
            "isi": json.dumps(picture, ensure_ascii=False, separators=(",", ":")),
            "tinggi": picture["layout"]["height"],
            "alt": alt,
            "konfig": CONFIG,
            "alamat": PLOTLY_ADDRESS,
            "dapat_dipilih": on_choose is not None,
        },
        on_dipilih_change=chosen,
    )


@st.cache_resource
def _board_component() -> ComponentRenderer:
    manuscript = (Path(__file__).parent / "static" / "board.js").read_text(encoding="utf-8")
    return component("monev_gambar", js=manuscript, css=_STYLE, isolate_styles=False)
