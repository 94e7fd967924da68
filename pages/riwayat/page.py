"""Riwayat: how did the rencana come to be what it is? Its versions, what each changed, planned
against reached."""

import streamlit as st

from monev import figures
from monev.database import Row, rows_of
from monev.ui import context, curve, langkah_panel, page_parts
from monev.ui.guard import guarded
from pages.riwayat import versions


@st.fragment
@guarded
def show_history(k: context.RencanaContext, riwayat: list[Row]) -> None:
    """Everything below the sentence; a fragment, so that opening a part redraws only this."""
    curve.go_on()
    versions.show_what_happened()
    opened = versions.choose_part(k, riwayat)
    if opened in versions.OF_A_VIEW and isinstance(k, context.Context):
        versions.OF_A_VIEW[opened](k)
    elif opened == "banding":
        versions.show_comparison(k, riwayat)
    else:
        versions.show_versions(k, riwayat)


k = context.current(context.RencanaContext)
riwayat = figures.riwayat(*k.rencana)
if k.view is None:
    page_parts.show_all_cancelled(k.choice.satker, k.choice.tahun)
page_parts.show_sentence(figures.riwayat_sentence(riwayat, k.choice.tahun))
show_history(k, rows_of(riwayat))
versions.show_journal_check(k.db)
if isinstance(k, context.Context):
    langkah_panel.open_requested(k)
