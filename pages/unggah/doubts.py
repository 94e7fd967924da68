"""What reading a file leaves open, asked where the file is looked at: answered here, or later in Mutu Data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from monev import quality
from monev.core.records import Reading
from monev.core.remarks import Remark
from monev.figures import format_number
from monev.quality import AskedOnce, Proposal, Sitting
from monev.ui import column_meanings
from monev.ui.column_meanings import QuestionCards
from monev.ui.upload_preview import ChosenFile


def show_doubts(file: ChosenFile, reading: Reading) -> int:
    """Each question with its answers to touch, and what is only to be known; how many questions are left."""
    questions = quality.reading_questions(reading)
    sitting = quality.reading_sitting(reading, questions)
    left = len(sitting.left)
    if left:
        words = f"**{format_number(left)} pertanyaan tentang bacaannya.**"
        st.warning(f"{words} Jawab di sini, atau di Mutu Data sesudah disimpan.")
    _ask_all(file, sitting).show_told(questions, key="unggah_diketahui")
    return left


def ask_words(file: ChosenFile, reading: Reading) -> tuple[Remark, ...]:
    """Of what refuses a file, each word of a Status column once, with what it can mean to touch; the rest of it."""
    questions = quality.reading_questions(replace(reading, langkah=(), peringatan=reading.galat))
    of_words = [question for question in questions if question.matter == "status"]
    if of_words:
        sitting = quality.reading_sitting(reading, of_words)
        words = f"**{format_number(len(sitting.left))} kata di kolom Status tidak dikenal.**"
        st.warning(f"{words} Pilih di sini apa maksudnya; jawabannya diingat untuk berkas berikutnya.")
        _ask_all(file, sitting)
    return tuple(remark for question in questions if question.matter != "status" for remark in question.remarks)


def _ask_all(file: ChosenFile, sitting: Sitting) -> QuestionCards:
    if given := column_meanings.answered_items(file.key):
        st.button(
            f"Urungkan jawaban terakhir (dari {format_number(len(given))})",
            type="tertiary",
            on_click=column_meanings.undo_answer,
            args=(file.key,),
        )
    cards = QuestionCards(sitting, partial(column_meanings.answer, file.key), _lead_to_quality)
    cards.show(sitting.left, "unggah_tanya")
    return cards


def _lead_to_quality(_: AskedOnce, proposals: Sequence[Proposal]) -> None:
    if not proposals:
        st.caption("Jawabannya ditulis di Mutu Data, sesudah disimpan.")
