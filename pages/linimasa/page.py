"""Linimasa: what is due when? A lane per langkah, a mark per tenggat; a mark opens its langkah."""

import streamlit as st

from monev import figures
from monev.ui import context, page_parts, page_words, screen_width
from monev.ui.context import Context
from monev.ui.guard import guarded
from pages.linimasa import parts


@st.fragment
@guarded
def show_timeline(k: Context, *, narrow: bool) -> None:
    """Everything below the sentence; a fragment, so that folding and filtering redraw only this."""
    tenggat, langkah = figures.tenggat(k.db, k.view), figures.langkah(k.db, k.view)
    opened, filters = parts.show_choices(k, tenggat, langkah)
    if filters.is_active:
        tenggat = filters.apply(tenggat)
        langkah = langkah.loc[langkah["kode"].isin(tenggat["kode"])]
    parts.show_picture(k, tenggat, langkah, opened, narrow=narrow)
    parts.show_table(k, tenggat)
    parts.open_requested_langkah(k)


k = context.current_view()
if k is None:
    page_parts.show_no_rencana()
    st.stop()

page_parts.show_sentence(page_words.linimasa_sentence(k.view, figures.ringkasan(k.db, k.view)))
show_timeline(k, narrow=screen_width.is_narrow())
screen_width.ask_width()
