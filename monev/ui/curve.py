"""The curve of a year on a page: picture, sentence and table.

A touched report opens its version.
"""

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev.charts import curve as charts
from monev.figures import kurva
from monev.ui import looks, page_table, pictures
from monev.ui.context import Context
from monev.ui.page_table import RIWAYAT
from monev.ui.page_words import safe
from monev.ui.shapes import read_shape

VERSION = "versi"
"""The parameter in Riwayat's address: the number of the version it shows."""


def show(
    ctx: Context, drawn: kurva.CurvePicture, file_name: str, beside: DeltaGenerator | None = None
) -> None:
    """Draw the curve.

    `file_name` names its files; the button *Besar* stands in the row `beside`.
    """
    if drawn.plan.empty:
        st.markdown("Belum ada yang dapat digambar: tidak ada target yang dinilai.")
        return

    def open_version(number: object) -> None:
        version = str(read_shape(number, int))
        lead_to(looks.link(RIWAYAT, ctx.choice.url(**{VERSION: version})))

    pictures.show(
        pictures.remembered(ctx, partial(charts.curve, drawn), file_name),
        key="kurva",
        alt=drawn.alt,
        file_name=file_name,
        on_touch=open_version if page_table.may_open(RIWAYAT, ctx.visitor) else None,
        beside=beside,
    )
    st.markdown(safe(drawn.sentence))
    pictures.show_table(
        drawn.table,
        kurva.CURVE_COLUMNS,
        key="kurva",
        file_name=file_name,
        note=drawn.method,
        shares=("bagian",),
    )


def lead_to(where: str) -> None:
    """Go to an address after the touch has been handled."""
    st.session_state[looks.DESTINATION] = where


def go_on() -> None:
    """Go to the address that was touched in a fragment, which runs without the router."""
    if looks.DESTINATION in st.session_state:
        looks.follow(None)
