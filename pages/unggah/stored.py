"""What is asked about the stored plan, the answers given, and PIC for langkah without one."""

from functools import partial
from operator import attrgetter

import streamlit as st

from monev.core.grouping import group_by
from monev.figures import format_number
from monev.quality import list_questions, plan_sitting, quality_sentence
from monev.ui import guard, outcome, page_parts
from monev.ui.column_meanings import QuestionCards
from monev.ui.context import AnyContext, Context
from pages.unggah import answers, own_answer, pics, rereading

FILE = "berkas"
PARTS = {FILE: "Berkas", "pertanyaan": "Pertanyaan", "pic": "PIC", "pilihan": "Jawaban"}
JENIS_LABELS = {
    "tanpa_target": "Tanpa target waktu",
    "tanpa_bukti": "Bukti belum disebut",
    "waktu": "Target waktu meragukan",
    "bukti": "Pecahan bukti",
    "pic": "Beberapa PIC",
    "area": "Area",
    "judul": "Arti kolom",
    "tanda": "Arti tanda",
    "status": "Arti status",
    "baris": "Baris yang digabung",
    "benar": "Perlu dilihat",
}


def choose_part(ctx: AnyContext) -> str:
    """Draw the choice between a file and what is asked about the stored plan; return it."""
    if not isinstance(ctx, Context):
        return FILE
    left = len(plan_sitting(ctx.db, ctx.view, list_questions(ctx.db, ctx.view)).left)
    parts = dict(PARTS)
    if left:
        parts["pertanyaan"] = f"Pertanyaan ({format_number(left)})"
    return page_parts.choose_part(parts, FILE, key="bagian")


@st.fragment
@guard.guarded
def show_part(ctx: AnyContext, part: str) -> None:
    """Draw a part but the file. A fragment, so an answer redraws only this."""
    assert isinstance(ctx, Context)  # without a stored plan there is the file alone
    if part == "pic":
        pics.show_pics(ctx)
        return
    outcome.show(answers.BLOCK)
    if part == "pilihan":
        rereading.offer_rereading(ctx)
        answers.show_choices(ctx)
        return
    asked = list_questions(ctx.db, ctx.view)
    sitting = plan_sitting(ctx.db, ctx.view, asked)
    page_parts.show_sentence(quality_sentence(sitting))
    rereading.offer_rereading(ctx)
    if rereading.is_reading_again():
        return
    answer = partial(answers.store_answers, ctx) if ctx.may("atur_baca") else None
    cards = QuestionCards(sitting, answer, partial(own_answer.offer, ctx))
    answers.offer_undo(ctx)
    by_kind = group_by(sitting.left, attrgetter("effect"))
    for kind, label in JENIS_LABELS.items():
        if of_kind := by_kind.get(kind):
            title = f"{label} ({format_number(len(of_kind))})"
            key = f"tanya_{kind}"
            is_first = kind == next(iter(each for each in JENIS_LABELS if each in by_kind))
            page_parts.fold(title, cards.show, of_kind, key, key=f"jenis_{kind}", expanded=is_first)
    cards.show_told(asked, key="tanya_diketahui")
