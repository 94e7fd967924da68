"""What was read of a file over the whole width; its changes first where a plan is stored.

The button that stores it stays in sight.
"""

from functools import partial

import streamlit as st

from monev.core.records import Langkah, Reading
from monev.figures import format_number
from monev.questions import Sitting, file_questions, reading_sitting
from monev.ui import column_meanings, looks, page_parts, upload_preview
from monev.ui.column_meanings import QuestionCards
from monev.ui.context import AnyContext
from monev.ui.drop_field import ChosenFile
from monev.ui.looks import blocks
from monev.ui.page_words import safe
from pages.unggah import as_read, columns_form, file_reading, report_columns, steps

_KODE_NAMED = 12


def show_read(ctx: AnyContext, file: ChosenFile, reading: Reading) -> None:
    """Draw the changes to a stored plan, or all that was read of a new one, and *Simpan* below."""
    refusals = st.container()
    is_known = file_reading.is_stored(ctx, reading)
    questions = file_questions(reading)
    sitting = reading_sitting(reading, questions)
    of_columns = [asked for asked in sitting.left if asked.effect == "judul"]
    answer = partial(column_meanings.answer, file.key)
    cards = QuestionCards(sitting, answer, shown=as_read.shown_kodes(ctx, reading))
    columns_at = st.container()
    file_reading.show_unread(reading)
    report_columns.show(file, reading)
    posisi = steps.choose_posisi(ctx, reading)
    _show_answered(ctx, file, reading)
    answered = None
    if is_known:
        if posisi is not None:
            answered = steps.plan_upload(ctx, file, reading, posisi, refusals)
        cards.show(_others(sitting), "unggah_tanya")
        fold = "Semua yang terbaca"
        page_parts.fold(
            fold, as_read.show_rows, ctx, reading, (), cards.show_here, key=f"bacaan_{file.key}"
        )
    else:
        as_read.show_rows(ctx, reading, _others(sitting), cards.show_here)
        if posisi is not None:
            answered = steps.plan_upload(ctx, file, reading, posisi, refusals)
    looks.show([blocks.end(file.key)], key="unggah_akhir")
    cards.show_told(questions, key="unggah_diketahui")
    is_doubtful = columns_form.is_doubtful(reading, of_columns)
    with columns_at if is_doubtful else st.container():
        columns_form.show_form(file, reading, of_columns, cards)
    if answered is not None:
        steps.store(ctx, file, answered, reading, len(sitting.left))


def _others(sitting: Sitting) -> list:
    return [asked for asked in sitting.left if asked.effect != "judul"]


def _show_answered(ctx: AnyContext, file: ChosenFile, reading: Reading) -> None:
    """Say which langkah the answers of this visit changed, with the way to take one back."""
    before = upload_preview.read_unanswered(ctx, file, reading)
    if before is None:
        return
    old = {(row.lembar, row.baris): _as_read(row, before) for row in before.langkah}
    shown = as_read.shown_kodes(ctx, reading)
    changed = []
    for row in reading.langkah:
        if old.get((row.lembar, row.baris)) != _as_read(row, reading):
            changed.append(shown[row.kode])
    more = " …" if len(changed) > _KODE_NAMED else ""
    named = f" ({safe(', '.join(changed[:_KODE_NAMED]))}{more})" if changed else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        words = f"Jawaban Anda mengubah **{format_number(len(changed))}** langkah{named}."
        words = words if changed else "Jawaban Anda dicatat; bacaannya tetap."
        st.markdown(words, width="content")
        undo = "Urungkan jawaban terakhir"
        page_parts.button(undo, column_meanings.undo_answer, file.key, type="tertiary")


def _as_read(row: Langkah, reading: Reading) -> tuple[object, ...]:
    said = as_read.reported(row, reading)
    return row.kode, row.area, row.langkah_aksi, row.tenggat, row.bukti, row.pic, said
