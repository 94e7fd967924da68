"""Mutu Data: how was each cell of the plan understood, what is open, and how is it settled?"""

import streamlit as st

from monev.quality import reading_quality
from monev.ui import context, guard, outcome, page_parts, screen
from pages.mutu_data import answers, original, pics, questions


@st.fragment
@guard.guarded
def show_quality(ctx: context.Context) -> None:
    """Draw the page. A fragment, so an answer redraws only this part."""
    asked = reading_quality.list_questions(ctx.db, ctx.view)
    sitting = reading_quality.plan_sitting(ctx.db, ctx.view, asked)
    first = st.container()
    given = "pertanyaan" if ctx.may("atur_baca") else "daftar"
    opened = page_parts.choose_part(questions.PARTS, given, key="mutu_bagian")
    if opened == "pertanyaan":
        with first if screen.is_narrow() else st.container():
            questions.show_sitting(ctx, sitting)
        questions.show_summary(ctx, sitting)
        return
    if opened == "pic":
        pics.show_pics(ctx)
        return
    with first:
        questions.show_summary(ctx, sitting)
        outcome.show(answers.BLOCK)
    original.offer_rereading(ctx)
    others = {"banding": questions.show_comparison, "pilihan": answers.show_choices}
    if opened in others:
        others[opened](ctx)
    else:
        questions.show_questions(ctx, sitting, asked)
        questions.offer_corrected(ctx)


show_quality(context.current(context.Context))
