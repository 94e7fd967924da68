"""Unggah: choose a file, see how it was read and what it changes, confirm. Nothing is stored before the last step."""

import streamlit as st

from monev.ui import context, upload_preview
from monev.ui.context import AnyContext
from pages.unggah import file_reading, parts, templates


def show_steps(k: AnyContext) -> None:
    """Each step stands under the one before it and waits for what it needs."""
    step_bar = st.empty()
    parts.show_step_bar(step_bar, 1)
    file = parts.choose_file(k)
    if file is None:
        templates.offer_templates(k)
        return
    parts.show_step_bar(step_bar, 2)
    progress = st.empty()
    reading = file_reading.check_file(k, file, progress)
    if reading is None:
        progress.empty()
        return
    upload_preview.show_reading(reading)
    posisi = parts.choose_posisi(k, reading)
    if posisi is None:
        return
    parts.show_step_bar(step_bar, 3)
    answered = parts.plan_upload(k, file, reading, posisi, progress)
    if answered is None:
        return
    parts.show_step_bar(step_bar, 4 if answered.is_ready else 3)
    parts.store(k, file, answered)


st.markdown("### Unggah rencana atau realisasi", anchors=False)
parts.show_just_stored()
show_steps(context.current_context())
