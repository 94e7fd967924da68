"""Pictures on a page: a figure of `monev.charts`, with the table of its numbers.

A figure is made for this visitor's screen. A picture has words for people who cannot see it, a
file, and a button that fills the screen. A touch of it opens something.
"""

from collections.abc import Callable, Hashable
from functools import partial
from typing import Literal, Unpack

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev.charts.theme import Theme
from monev.core.dates import MONTH_NAMES, SHORT_MONTHS
from monev.figures.views import remember_rencana
from monev.ui import address, chooser, outcome, page_parts, screen, tables
from monev.ui.context import Context
from monev.ui.shapes import Shape, read_shape

Draw = Callable[[Theme], go.Figure]
"""Draws the picture in a theme."""

_LARGE = "besar"
"""The parameter in the address: the key of the picture that fills the screen."""


class _Point(Shape):
    """A touched point with its `customdata`."""

    customdata: address.Value | None = None


class _Points(Shape):
    """The points that were touched."""

    points: list[_Point]


class _Told(Shape):
    """What Plotly sends about a touch."""

    selection: _Points


_TALLEST = 900
"""A higher picture, in pixels, scrolls in *Besar*: a map of thirty offices doesn't fit a
projector."""

_WORDS = {
    "Download plot as a PNG": "Unduh gambar (PNG)",
    "Preparing image - this may take a few seconds": "Menyiapkan gambar …",
    "Image download succeeded": "Gambar diunduh",
    "Sorry, there was a problem downloading your image!": "Gambar belum dapat diunduh.",
}
_CONFIG = {
    "displaylogo": False,
    "showTips": False,
    "doubleClick": False,
    # All of Plotly's buttons except the PNG. A list of those that stay would also remove
    # Streamlit's.
    "modeBarButtonsToRemove": [
        "zoom",
        "pan",
        "select",
        "lasso",
        "zoomIn",
        "zoomOut",
        "autoScale",
        "resetScale",
    ],
    "locale": "id",
    "locales": {
        "id": {"dictionary": _WORDS, "format": {"months": MONTH_NAMES, "shortMonths": SHORT_MONTHS}}
    },
}


def current_theme() -> Theme:
    """Return the theme of this visitor's screen: dark, how wide, how large its letters are."""
    layout = screen.layout()
    return Theme(
        is_dark=screen.is_dark(),
        is_narrow=layout == "narrow",
        is_medium=layout == "medium",
        scale=screen.letters_scale(),
        window=screen.width(),
    )


def remembered(ctx: Context, draw: Draw, *about: Hashable) -> Draw:
    """Return `draw` whose figures of a view are cached until an entry touches its plan.

    `about` tells this picture from others. Making a figure takes 15 to 45 ms of processor time,
    finding it 1.
    """
    view = ctx.view

    def find(theme: Theme) -> go.Figure:
        make = partial(draw, theme)
        return remember_rencana(ctx.db, (about, view, theme), view.satker, view.tahun, make)

    return find


def show(
    draw: Draw,
    *,
    key: str,
    alt: str,
    file_name: str,
    on_touch: Callable[[address.Value], None] | None = None,
    beside: DeltaGenerator | None = None,
    share: float = 1,
) -> None:
    """Draw a picture.

    - `alt`: what it shows, in words.
    - `file_name`: the name of its PNG: page, office, posisi.
    - `on_touch`: called with the `customdata` of the touched point.
    - `beside`: the row of choices that ends with the sign *Besar* at the picture's corner, which
      fills the screen with larger letters, for a projector. A phone has no such sign.
    - `share`: the part of the page's width that it has; a part is laid out as on a tablet.
    """
    theme = current_theme()._replace(is_heard=on_touch is not None)
    if st.query_params.get(_LARGE) == key:
        _show_large(draw, theme, key, alt, file_name, on_touch)
        return
    if share < 1:
        theme = theme._replace(is_medium=True, window=round(share * theme.window))
    if not theme.is_narrow:
        with beside or st.container(horizontal=True, horizontal_alignment="right"):
            page_parts.button(
                "Besar",
                address.write_one,
                _LARGE,
                key,
                key=f"{key}_besar",
                icon=":material/fullscreen:",
                help="Besar: memenuhi layar",
                type="tertiary",
            )
    _draw(draw(theme), key, alt, file_name, on_touch, "content")


def _show_large(
    draw: Draw,
    theme: Theme,
    key: str,
    alt: str,
    file_name: str,
    on_touch: Callable[[address.Value], None] | None,
) -> None:
    with st.container(key="picture-large"):
        with st.container(key="picture-large-head", horizontal=True, vertical_alignment="center"):
            look: page_parts.ButtonLooks = {"key": f"{key}_kecil", "icon": ":material/close:"}
            if "langkah" not in st.query_params:  # a dialog over it is left first
                look["shortcut"] = "Esc"
            page_parts.button("Tutup", address.write_one, _LARGE, "", **look)
            chooser.show_again()
        large = draw(theme._replace(is_large=True))
        height = large.to_plotly_json()["layout"].get("height", 0)
        _draw(large, key, alt, file_name, on_touch, "stretch" if height < _TALLEST else "content")


def _draw(
    figure: go.Figure,
    key: str,
    alt: str,
    name: str,
    on_touch: Callable[[address.Value], None] | None,
    high: Literal["stretch", "content"],
) -> None:
    config = _CONFIG | {"toImageButtonOptions": {"filename": name, "scale": 2}}
    shown = {"theme": None, "alt": alt, "config": config, "height": high}
    # A selected point can't be touched again, so each touch gets a new key.
    turn = f"{key}_giliran"
    number = st.session_state.setdefault(turn, 0)
    widget = f"{key}_gambar_{number}"
    if on_touch is None:
        st.plotly_chart(figure, key=widget, **shown)
        return

    def touched() -> None:
        told = read_shape(st.session_state.get(widget), _Told)
        st.session_state[turn] = number + 1
        st.session_state[f"{key}_disentuh"] = True
        for point in told.selection.points:
            if point.customdata is not None:
                on_touch(point.customdata)
                return

    st.plotly_chart(figure, key=widget, on_select=touched, selection_mode="points", **shown)


def was_touched(key: str) -> bool:
    """True in the run of a touch on a picture: what it opened comes into sight."""
    return outcome.take_once(f"{key}_disentuh") is not None


def show_table(
    frame: pd.DataFrame,
    columns: dict[str, str],
    *,
    key: str,
    file_name: str,
    **roles: Unpack[tables.ColumnRoles],
) -> None:
    """Draw the table behind a picture with its downloads, the picture among them, in a fold.

    `columns`: name in the frame → heading, in order. `roles`: which of them are shares or links,
    what a touch opens, and a note on how the numbers came about (`tables.show`).
    """
    show = partial(
        tables.show, frame, columns, key=f"{key}_isi", file_name=file_name, picture=key, **roles
    )
    page_parts.fold("Tabel dan unduhan", show, key=f"{key}_tabel", type="compact")
