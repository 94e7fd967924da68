"""Rapat: the meeting itself, on a projector.

It is opened, led from screen to screen, recorded, closed.
"""

import streamlit as st

from monev.ui import context, page_parts
from pages.rapat import evaluator, meeting_data, office_settings, opening, room


def show_rest() -> None:
    """Draw what is seldom needed: the evaluator's files, the letterhead."""
    page_parts.fold("Untuk evaluator (Inspektorat, TPI)", evaluator.show, ctx, key="evaluator")
    if ctx.may("atur_kantor"):
        page_parts.fold("Kop surat dan tata letak", office_settings.show, ctx, key="kantor")


ctx = context.current(context.Context)
if (number := st.query_params.get("rapat")) is not None:
    room.show_room(ctx, number)
elif (number := st.query_params.get(meeting_data.PARAMETER)) is not None:
    meeting_data.show(ctx, number)
else:
    opening.show(ctx)
    page_parts.fold("Lainnya", show_rest, key="lainnya")
