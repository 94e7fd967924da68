"""Riwayat: how did the rencana come to be what it is? Its versions, what each changed, planned against reached."""

from __future__ import annotations

import streamlit as st

from monev import figures
from monev.core.dates import format_short_day
from monev.database import Database, Row
from monev.database.whole_check import last_result
from monev.figures import format_number
from monev.ui import context, page_parts
from monev.ui.context import Context, RencanaContext
from monev.ui.guard import guarded
from monev.ui.page_words import safe
from pages.riwayat import over_versions, versions

SHOWN = 5


def show_journal_check(db: Database) -> None:
    """When it was checked, how much, and that all is well or what is not; nothing before the first check has ended."""
    result = last_result(db.file)
    if result is None:
        return
    when = f"{format_short_day(result.moment.date())} {result.moment:%H.%M}"
    extent = f"{format_number(result.survey.entries)} entri dan {format_number(result.survey.originals)} berkas asli"
    if result.is_whole:
        tables = f", {result.tables} tabel sama dengan isinya" if result.tables else ""
        st.caption(f"Jurnal diperiksa {when}: {extent} utuh{tables}.")
        return
    rest = len(result.faults) - SHOWN
    lines = [f"- {safe(fault)}" for fault in result.faults[:SHOWN]]
    lines += [f"- … dan {format_number(rest)} lainnya"] if rest > 0 else []
    st.error(
        f"**Pemeriksaan jurnal menemukan masalah**\n\nDiperiksa {when}; {extent} utuh.\n\n"
        + "\n".join(lines)
        + "\n\nYang lain tetap dapat dipakai. Kembalikan bagian yang rusak dari cadangan, lalu periksa lagi dengan "
        "perintah `jurnal periksa`."
    )


@st.fragment
@guarded
def show_history(k: RencanaContext, riwayat: list[Row]) -> None:
    """Everything below the sentence; a fragment, so that opening a part redraws only this."""
    versions.show_what_happened()
    opened = over_versions.choose_part(k, riwayat)
    if opened == "kurva" and isinstance(k, Context):
        over_versions.show_curve(k)
    elif opened == "bergeser" and isinstance(k, Context):
        over_versions.show_shifted(k)
    elif opened == "banding":
        over_versions.show_comparison(k, riwayat)
    else:
        versions.show_versions(k, riwayat)


k = context.current(context.RencanaContext)
riwayat = figures.riwayat(*k.rencana)
if k.view is None:
    page_parts.show_all_cancelled(k.choice.satker, k.choice.tahun)
page_parts.show_sentence(figures.riwayat_sentence(riwayat, k.choice.tahun))
show_history(k, riwayat)
show_journal_check(k.db)
