"""Riwayat: how did the plan develop? Its versions, any two compared, and the log of all changes."""

import streamlit as st

from monev import figures
from monev.database import Row
from monev.ui import context, langkah_panel, page_parts
from monev.ui.guard import guarded
from monev.ui.page_table import LOG, PART
from monev.writing.touches import all_versions
from pages.riwayat import log_lines, versions


@st.fragment
@guarded
def show_history(ctx: context.RencanaContext, history: list[Row], opened: str) -> None:
    """Draw everything below the sentence. A fragment, so opening a part redraws only this."""
    versions.show_what_happened()
    if opened == versions.COMPARISON:
        versions.show_comparison(ctx, history)
    else:
        versions.show_versions(ctx, history)


ctx = context.current(context.AnyContext)
history = all_versions(*ctx.rencana) if isinstance(ctx, context.RencanaContext) else []
opened = page_parts.choose_part(versions.parts(ctx, history), "", key=PART)
if opened == LOG:
    log_lines.show_log(ctx)
elif isinstance(ctx, context.RencanaContext):
    if ctx.view is None:
        page_parts.show_all_cancelled(ctx.choice.satker, ctx.choice.tahun)
    page_parts.show_sentence(figures.riwayat_sentence(history, ctx.choice.tahun))
    show_history(ctx, history, opened)
    versions.show_journal_check(ctx.db)
    if isinstance(ctx, context.Context):
        langkah_panel.open_requested(ctx)
else:
    page_parts.show_nothing_yet()
