"""Unggah: choose a file, see how it was read and what it changes, confirm. Only the last step
stores."""

import streamlit as st

from monev.ui import context, page_parts, upload_preview
from pages.unggah import columns_form, file_reading, lost_choice, steps


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
    to_store = st.container()
    st.markdown(upload_preview.reading_line(reading))
    # The changes come first where a plan is stored already: it is a report of a quarter.
    is_known = steps.is_stored(ctx, reading)
    places = st.columns(2, gap="large")
    changes_at, reading_at = places if is_known else reversed(places)
    with reading_at:
        columns_form.show_form(file, reading)
        doubts_left = file_reading.show_doubts(file, reading)
        reading_place = st.container()
    with changes_at:
        posisi = steps.choose_posisi(ctx, reading)
        answered = None
        if posisi is not None:
            answered = steps.plan_upload(ctx, file, reading, posisi, refusals)
    before = upload_preview.read_unanswered(ctx, file, reading)
    with reading_place:
        page_parts.fold(
            "Cara berkas ini dibaca, baris demi baris",
            upload_preview.show_reading,
            reading,
            before,
            key=f"bacaan_{file.key}",
            expanded=not is_known,
        )
    if answered is None:
        return
    at = [steps.CHECK, steps.SEE] if doubts_left else [steps.SEE]
    if answered.is_ready:
        at.append(steps.STORE)
    steps.show_step_bar(step_bar, *at)
    with to_store:
        steps.store(ctx, file, answered, doubts_left)


st.markdown("## Unggah rencana atau realisasi", anchors=False)
steps.show_just_stored()
show_steps(context.current(context.AnyContext))
