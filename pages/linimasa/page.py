"""Linimasa: what is due when? A lane per langkah, a mark per tenggat; a mark opens its langkah."""

from functools import partial

import streamlit as st

from monev.figures import linimasa
from monev.ui import context, langkah_panel, looks, page_parts, pictures
from monev.ui.guard import guarded
from pages.linimasa import drawing


@st.fragment
@guarded
def show_timeline(ctx: context.Context) -> None:
    """Draw the page. A fragment, so folding and filtering redraw only this part."""
    rows = linimasa.timeline_rows(ctx.db, ctx.view)
    asked = drawing.read_filters()
    shown = asked.apply(rows)
    opened = drawing.open_areas(ctx, shown.langkah, asked)
    above = drawing.blocks_above(ctx, asked)
    found, last = drawing.found_blocks(ctx, shown.tenggat, asked)
    # On a phone the list comes first: people come here from a number and want its list.
    below = [] if asked.is_active else drawing.coming_block(ctx)
    is_narrow = pictures.current_theme().is_narrow
    if is_narrow:
        above += found
    else:
        below = [*found, *below]
    tell = {"on_choose": partial(drawing.choose, ctx, asked), "plan_only": ctx.view.rencana_only}
    looks.show(above, key="linimasa_pilihan", **tell)
    if is_narrow:
        page_parts.show_pages(last)
    row = drawing.show_choices(ctx, shown.langkah, asked)
    drawing.show_picture(ctx, shown, opened, row, asked)
    if below:
        looks.show(below, key="linimasa_daftar", **tell)
    if not is_narrow:
        page_parts.show_pages(last)
    drawing.show_table(ctx, shown.tenggat)
    langkah_panel.open_requested(ctx)


show_timeline(context.current(context.Context))
