"""Unggah: choose a file, see how it was read and what it changes, confirm. Only the last step
stores."""

import streamlit as st

from monev.ui import context, upload_preview
from pages.unggah import file_reading, lost_choice, steps


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
    # Errors against the stored rencana are known last, but stand above the questions.
    refusals = st.container()
    upload_preview.show_reading(reading)
    doubts_left = file_reading.show_doubts(file, reading)
    at = [steps.CHECK, steps.SEE] if doubts_left else [steps.SEE]
    posisi = steps.choose_posisi(ctx, reading)
    if posisi is None:
        return
    answered = steps.plan_upload(ctx, file, reading, posisi, refusals)
    if answered is None:
        return
    if answered.is_ready:
        at.append(steps.STORE)
    steps.show_step_bar(step_bar, *at)
    steps.store(ctx, file, answered, doubts_left)


st.markdown("## Unggah rencana atau realisasi", anchors=False)
steps.show_just_stored()
show_steps(context.current(context.AnyContext))
