"""Linimasa: what is due when? A lane per langkah, a mark per tenggat; a mark opens its langkah."""

from functools import partial

import streamlit as st

from monev import figures
from monev.ui import context, langkah_panel, looks, page_words
from monev.ui.guard import guarded
from monev.ui.looks import blocks
from pages.linimasa import drawing


@st.fragment
@guarded
def show_timeline(k: context.Context) -> None:
    """A fragment, so that folding and filtering redraw only this."""
    tenggat, langkah = figures.tenggat(k.db, k.view), figures.langkah(k.db, k.view)
    asked = drawing.read_filters(tenggat, langkah, rencana_only=k.view.rencana_only)
    matching = asked.apply(tenggat)
    langkah = asked.lanes(langkah, matching)
    sentence = page_words.linimasa_sentence(k.view, figures.ringkasan(k.db, k.view))
    content = [blocks.sentence(sentence), *drawing.picture_blocks(k, matching, langkah, asked)]
    content += [*drawing.found_blocks(k, matching, asked), *drawing.table_blocks(k, matching)]
    content += [] if asked.is_active else drawing.coming_block(k)
    choose = partial(drawing.choose, k, asked)
    looks.show(content, key="linimasa", on_choose=choose, plan_only=k.view.rencana_only)
    langkah_panel.open_requested(k)


show_timeline(context.current(context.Context))
