"""Mutu Data: how was each cell of the plan understood, what is to be asked, and how is it
settled?"""

import streamlit as st

from monev import quality
from monev.ui import context, guard, outcome, page_parts
from pages.mutu_data import answers, original, pics, questions


@st.fragment
@guard.guarded
def show_quality(k: context.Context) -> None:
    """Everything of the page; a fragment, so that an answer redraws only this."""
    asked = quality.list_questions(k.db, k.view)
    sitting = quality.plan_sitting(k.db, k.view, asked)
    first = st.container()
    given = (
        "pertanyaan" if k.may("atur_baca") else "daftar"
    )  # who may not answer begins with the list
    opened = page_parts.choose_part(questions.PARTS, given, key="mutu_bagian")
    if opened == "pertanyaan":
        with st.container(
            key="mutu_duduk"
        ):  # phone.css puts it above the way to the other parts on a phone
            questions.show_sitting(k, sitting)
        questions.show_summary(k, sitting)
        return
    if opened == "pic":
        pics.show_pics(k)
        return
    with first:
        questions.show_summary(k, sitting)
        outcome.show(answers.BLOCK)
    original.offer_rereading(k)
    others = {
        "banding": questions.show_comparison,
        "kolom": original.show_columns,
        "pilihan": answers.show_choices,
    }
    if opened in others:
        others[opened](k)
    else:
        questions.show_questions(k, sitting, asked)
        questions.offer_corrected(k)


show_quality(context.current(context.Context))
