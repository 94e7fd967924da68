"""What was read of a file over the whole width; its changes first where a plan is stored.

The button that stores it stays in sight.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from monev.core.records import Langkah, Reading
from monev.figures import format_number
from monev.questions import AskedOnce, file_questions, reading_sitting
from monev.ui import column_meanings, looks, page_parts, upload_preview
from monev.ui.column_meanings import QuestionCards
from monev.ui.context import AnyContext
from monev.ui.drop_field import ChosenFile
from monev.ui.looks import blocks
from monev.ui.page_words import safe
from pages.unggah import as_read, columns_form, file_reading, own_words, report_columns, steps
from pages.unggah.own_words import Preview

_KODE_NAMED = 12


def show_read(
    ctx: AnyContext,
    file: ChosenFile,
    reading: Reading,
    stored: date | None = None,
    *,
    may_say: bool = True,
) -> None:
    """Draw the changes to a stored plan, or all that was read of a new one, and *Simpan* below.

    `stored`: the posisi of the plan whose original this is. `may_say`: the visitor may answer.
    """
    refusals, body = st.container(), st.container()
    preview = Preview(ctx, file, reading, may_say, is_original=bool(stored))
    questions = file_questions(reading)
    sitting = reading_sitting(reading, questions)
    of_columns = [asked for asked in sitting.left if asked.effect == "judul"]
    others = [asked for asked in sitting.left if asked.effect != "judul"]
    answer = partial(column_meanings.answer, file.key) if may_say else None
    cards = QuestionCards(sitting, answer, shown=as_read.shown_kodes(ctx, reading))
    bar = steps.open_bar(len(sitting.left)) if may_say else None
    posisi, answered = stored, None
    if bar and not stored:
        with bar:
            posisi = steps.choose_posisi(ctx, reading)
    columns = partial(columns_form.show_form, file, reading, of_columns, cards)
    is_doubtful = may_say and columns_form.is_doubtful(reading, of_columns)
    with body:
        if is_doubtful:
            columns()
        file_reading.show_unread(reading)
        if may_say:
            report_columns.show(file, reading)
            _show_answered(ctx, file, reading)
        plan = partial(steps.plan_upload, ctx, file, reading, refusals, is_original=bool(stored))
        is_known = file_reading.is_stored(ctx, reading)
        if bar and posisi and is_known:
            answered = plan(posisi)
        _show_rows(preview, others, cards, folds=is_known and not stored)
        if bar and posisi and not is_known:
            answered = plan(posisi)
        looks.show([blocks.end(file.key)], key="unggah_akhir")
        cards.show_told(questions, key="unggah_diketahui")
        own_words.show_remembered(preview)
        if may_say and not is_doubtful:
            columns()
    if bar:
        with bar:
            note = "Dibaca ulang dengan jawaban di Unggah" if stored else ""
            steps.store(ctx, file, reading, answered, len(sitting.left), note)


def _show_rows(
    preview: Preview, left: Sequence[AskedOnce], cards: QuestionCards, *, folds: bool
) -> None:
    """Draw all that was read; of a template that comes back behind a fold if it asks nothing."""
    if folds and preview.reading.origin is not None and not left:
        key = f"bacaan_{preview.file.key}"
        page_parts.fold("Semua yang terbaca", as_read.show_rows, preview, left, cards, key=key)
    else:
        as_read.show_rows(preview, left, cards)


def _show_answered(ctx: AnyContext, file: ChosenFile, reading: Reading) -> None:
    """Say which langkah the answers of this visit changed, with the way to take one back."""
    before = upload_preview.read_unanswered(ctx, file, reading)
    if before is None:
        return
    old = {(row.lembar, row.baris): _as_read(row, before) for row in before.langkah}
    shown = as_read.shown_kodes(ctx, reading)
    changed = []
    for row in reading.langkah:
        if old.pop((row.lembar, row.baris), None) != _as_read(row, reading):
            changed.append(shown[row.kode])
    # What is left is no langkah of its own any more.
    changed += [f"baris {row}" for _, row in old]
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
