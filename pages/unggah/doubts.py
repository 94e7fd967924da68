"""What reading a file leaves open, asked where the file is looked at: answered here, or later in Mutu Data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from monev import quality
from monev.core.records import Reading
from monev.core.remarks import Remark
from monev.core.text import shorten
from monev.figures import format_number
from monev.quality import AskedOnce, Proposal, Sitting
from monev.ui import column_meanings, page_parts, page_words
from monev.ui.remark_list import show_remarks
from monev.ui.upload_preview import ChosenFile

_MOST_ASKED = 5
_LABEL_LENGTH = 160


def show_doubts(file: ChosenFile, reading: Reading) -> int:
    """Each question with its answers to touch, and what is only to be known; how many questions are left."""
    questions = quality.reading_questions(reading)
    sitting = quality.reading_sitting(reading, questions)
    left = len(sitting.left)
    if left:
        words = f"**{format_number(left)} pertanyaan tentang bacaannya.**"
        st.warning(f"{words} Jawab di sini, atau di Mutu Data sesudah disimpan.")
    _ask_all(file, sitting)
    known = [remark for one in questions if one.matter is None for remark in one.remarks]
    if count := len(known) + len(sitting.told):
        fold = st.expander(f"Perlu diketahui ({format_number(count)})", on_change="rerun", key="unggah_diketahui")
        page_parts.fill(fold, show_remarks, known)
        page_parts.fill(fold, _ask_page, file, sitting, sitting.told, key="unggah_diberi_tahu")
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


def _ask_all(file: ChosenFile, sitting: Sitting) -> None:
    if given := column_meanings.answered_items(file.key):
        st.button(
            f"Urungkan jawaban terakhir (dari {format_number(len(given))})",
            type="tertiary",
            on_click=column_meanings.undo_answer,
            args=(file.key,),
        )
    _ask_page(file, sitting, sitting.left, key="unggah_tanya")


def _ask_page(file: ChosenFile, sitting: Sitting, questions: Sequence[AskedOnce], *, key: str) -> None:
    for asked in page_parts.take_page(questions, key=key, rows_per_page=_MOST_ASKED):
        _ask(file, asked, sitting.proposals(asked))


def _ask(file: ChosenFile, asked: AskedOnce, proposals: tuple[Proposal, ...]) -> None:
    question = asked.first
    place = [page_words.safe_line(question.sheet)] if question.sheet else []
    place += [f"sel {question.cell}" if question.cell else f"baris {question.row}"] if question.row else []
    place += [page_words.safe_line(question.column)] if question.column else []
    langkah = f"**{page_words.safe(question.kode)}** {page_words.safe_line(shorten(question.langkah_aksi, 90))}  \n"
    same = f" · berlaku untuk {format_number(asked.settles)} sel" if asked.settles > 1 else ""
    written = f"tertulis “{page_words.safe_line(shorten(question.value, 160))}”" if question.value else "kosong"
    with st.container(border=True, gap="xsmall"):
        st.markdown(
            f"{langkah if question.kode else ''}:gray[{', '.join(place)}: {written}{same}]  \n"
            f"{page_words.safe_line(question.message)}"
        )
        with st.container(horizontal=True, gap="small"):
            for number, proposal in enumerate(proposals):
                st.button(
                    page_words.safe_line(shorten(proposal.words, _LABEL_LENGTH)),
                    key=f"ragu_{asked.key}_{number}",
                    wrap=True,
                    on_click=column_meanings.answer,
                    args=(file.key, asked.key, proposal.items),
                )
        if not proposals:
            st.caption("Jawabannya ditulis di Mutu Data, sesudah disimpan.")
