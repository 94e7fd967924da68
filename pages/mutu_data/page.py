"""Mutu Data: how was each cell of the plan understood, what is to be asked, and how is it settled?"""

import streamlit as st

from monev.ui import context, guard, screen_width
from pages.mutu_data import answers, columns, comparison, parts, questions, reread, sitting


@st.fragment
@guard.guarded
def show_quality(k: context.Context, *, narrow: bool) -> None:
    """Everything of the page; a fragment, so that an answer redraws only this."""
    asked, summary = parts.ask_quality(k)
    first = st.container()
    opened = parts.choose_part(k)
    if opened == "pertanyaan":
        sitting.show_sitting(k, asked, first if narrow else st.container(), narrow=narrow)
        parts.show_summary(summary)
        return
    with first:
        parts.show_summary(summary)
        answers.show_message()
    reread.offer_rereading(k)
    if opened == "banding":
        comparison.show_comparison(k, summary, narrow=narrow)
    elif opened == "kolom":
        columns.show_columns(k, narrow=narrow)
    elif opened == "pilihan":
        answers.show_choices(k)
    else:
        questions.show_questions(k, asked)
        parts.offer_downloads(k, asked)


k = context.current_view()
show_quality(k, narrow=screen_width.is_narrow())
screen_width.ask_width()
