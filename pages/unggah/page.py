"""Unggah: choose a file, see how it was read and what it changes, confirm.

Only the last step stores.
"""

import streamlit as st

from monev.ui import context
from pages.unggah import file_reading, lost_choice, preview, steps


def show_steps(ctx: context.AnyContext) -> None:
    """Draw the steps one below the other, as far as they can go."""
    step_bar = st.empty()
    steps.show_step_bar(step_bar, steps.CHOOSE)
    file = steps.choose_file(ctx)
    lost_choice.tell(file)
    if file is None:
        steps.offer_templates(ctx)
        steps.offer_complete(ctx)
        return
    steps.show_step_bar(step_bar, steps.CHECK)
    reading = file_reading.check_file(ctx, file)
    if reading is None:
        return
    preview.show_read(ctx, file, reading, step_bar)


st.markdown("## **Unggah rencana atau realisasi**", anchors=False)
steps.show_just_stored()
show_steps(context.current(context.AnyContext))
