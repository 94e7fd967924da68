"""What was read of a file beside what it changes, and the button that stores it.

On a desk they stand in two columns, on a phone one below the other.
"""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev.core.records import Reading
from monev.ui import page_parts, upload_preview
from monev.ui.context import AnyContext
from monev.ui.upload_preview import ChosenFile
from pages.unggah import columns_form, file_reading, steps


def show_read(
    ctx: AnyContext, file: ChosenFile, reading: Reading, step_bar: DeltaGenerator
) -> None:
    """Draw the form of columns, the questions, the changes, and the last step above them all."""
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
