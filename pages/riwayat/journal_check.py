"""The last line of Riwayat: what the check of the journal, which runs after the start, came to."""

from __future__ import annotations

import streamlit as st

from monev.core.dates import format_short_day
from monev.database import Database
from monev.database.whole_check import last_result
from monev.figures import format_number
from monev.ui.page_words import safe

SHOWN = 5


def show_journal_check(db: Database) -> None:
    """When it was checked, how much, and that all is well or what is not; nothing before the first check has ended."""
    result = last_result(db.file)
    if result is None:
        return
    when = f"{format_short_day(result.moment.date())} {result.moment:%H.%M}"
    extent = f"{format_number(result.survey.entries)} entri dan {format_number(result.survey.originals)} berkas asli"
    if not result.faults:
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
