"""Without a file: the office says that what was recorded in the app is its whole report."""

from __future__ import annotations

import streamlit as st

from monev.core.clock import today
from monev.core.dates import format_day
from monev.edits.storing import is_complete, say_complete
from monev.ui import guard
from monev.ui.address import Choice
from monev.ui.context import AnyContext
from monev.ui.visitor import current_actor
from pages.unggah import steps


def offer_complete(k: AnyContext) -> None:
    """The button, for who may upload, as long as no report of the posisi that is looked at is complete."""
    p = k.view
    if p is None or p.posisi > today() or not k.visitor.may("unggah", p.satker):
        return
    st.markdown("### Melapor tanpa berkas?", anchors=False)
    day = format_day(p.posisi)
    if p.lengkap_per is not None and is_complete(p.lengkap_per, p.posisi):
        st.markdown(f"Laporan kantor per {format_day(p.lengkap_per)} sudah lengkap.")
        return
    st.markdown(
        "Yang dicentang atau diubah di aplikasi hanya melaporkan targetnya sendiri. Bila semuanya sudah dicatat, "
        "nyatakan laporannya lengkap: yang jatuh tempo tanpa dilaporkan lalu dinilai belum selesai. Ini dapat "
        "dibatalkan di Riwayat."
    )
    if not st.button(f"Laporan kantor per {day} sudah lengkap", key="laporan_lengkap"):
        return
    with guard.guard():
        say_complete(k.db, p.satker, p.tahun, p.posisi, pelaku=current_actor(k.db))
        steps.tell_stored(
            f"**Tersimpan**: laporan kantor per {day} dinyatakan lengkap.", Choice(p.satker, p.tahun, p.posisi)
        )
