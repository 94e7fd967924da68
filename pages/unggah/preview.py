"""The preview of an upload as a story: how the file was read, what it changes, each sentence opened to its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from monev.core.dates import format_tenggat
from monev.core.records import Langkah, Reading
from monev.core.statuses import CHANGE_JENIS, JENIS_TARGET
from monev.core.text import shorten
from monev.figures import format_number
from monev.ui import page_parts, page_words, row_lines
from monev.ui.diff_markdown import mark_difference
from monev.ui.remark_list import group_by_cell, show_remarks

if TYPE_CHECKING:
    from monev.uploads import Change, UploadPlan

_TENGGAT_NAMED = 4
_WORDED_KINDS = frozenset({"teks_berubah", "laporan_berubah"})
"""Kinds whose texts are shown word by word, where there are words on both sides."""


def show_reading(reading: Reading) -> None:
    """Whose plan, how much was found in it, how each row was read, and the questions it raises."""
    st.markdown(_reading_line(reading))
    if reading.langkah:
        fold = st.expander("Bagaimana tiap baris dibaca", on_change="rerun", key="unggah_cara")
        if fold.open:
            with fold:
                langkah = reading.langkah
                beginning, end = page_parts.page_bounds(len(langkah), key="unggah_cara")
                page_parts.show_list(_langkah_line(one) for one in langkah[beginning:end])
    if reading.peringatan:
        with st.expander(f"Perlu dilihat ({format_number(len(group_by_cell(reading.peringatan)))})"):
            show_remarks(reading.peringatan)


def _reading_line(reading: Reading) -> str:
    tenggat = sum(len(one.tenggat) for one in reading.langkah)
    bukti = sum(len(one.bukti) for one in reading.langkah)
    content = (
        [f"{format_number(len(reading.langkah))} langkah, {format_number(tenggat)} tenggat"] if reading.langkah else []
    )
    if reading.langkah:
        content.append(f"{format_number(bukti)} bukti yang disebut")
    if reading.realisasi is not None:
        content.append(f"{format_number(len(reading.realisasi))} baris realisasi")
    if reading.bukti is not None:
        content.append(f"{format_number(len(reading.bukti))} baris bukti")
    simulated = f" · {page_words.SIMULATED_DATA}" if reading.simulasi else ""
    return (
        f"Terbaca: **{page_words.safe(reading.satker)}**, tahun **{reading.tahun}**: {', '.join(content)}{simulated}."
    )


def _langkah_line(one: Langkah) -> str:
    if one.tenggat:
        display_name = [format_tenggat(t.tenggat) for t in one.tenggat[:_TENGGAT_NAMED]]
        extra = ", …" if len(one.tenggat) > _TENGGAT_NAMED else ""
        timing = f"{len(one.tenggat)} tenggat ({JENIS_TARGET[one.jenis_target]}): {', '.join(display_name)}{extra}"
    else:
        timing = page_words.status_markdown("tanpa_target")
    return (
        f"**{page_words.safe(one.kode)}** {page_words.safe(shorten(one.langkah_aksi, 100))} · "
        f"“{page_words.safe_line(one.target_waktu) or 'kosong'}” → {timing} · {len(one.bukti)} bukti"
    )


def show_summary(upload_plan: UploadPlan, reading: Reading) -> None:
    """How much changes, in one line; what a person should know of the merge and of the posisi."""
    from monev.writing.story import tell_story

    chapter = tell_story(upload_plan.changes)
    counts = " · ".join(f"{format_number(len(one.changes))} {CHANGE_JENIS[one.jenis]}" for one in chapter)
    if not upload_plan.base:
        rencana = f"{page_words.safe(upload_plan.satker)} tahun {upload_plan.tahun}"
        st.markdown(f"**Ini unggahan pertama** untuk {rencana}: {counts}.")
    elif chapter:
        st.markdown(f"**{format_number(len(upload_plan.changes))} perubahan** terhadap yang tersimpan: {counts}.")
    else:
        st.markdown("**Tidak ada isi yang berubah**; yang baru hanya posisinya.")
    for sentence in upload_plan.notes:
        st.info(page_words.safe(sentence))
    new = [one for one in upload_plan.warnings if one not in reading.peringatan]
    if new:
        with st.expander(f"Perlu dilihat sebelum menyimpan ({format_number(len(new))})", expanded=True):
            show_remarks(new)


def show_details(upload_plan: UploadPlan) -> None:
    """A sentence per kind of change, in the order of what matters, each to be opened to its rows. What takes away is
    not among them: it stands above, a box each."""
    from monev.writing.story import tell_story

    for chapter in tell_story(upload_plan.changes):
        if chapter.takes_away:
            continue
        fold = st.expander(page_words.safe(chapter.sentence), on_change="rerun", key=f"ubah_{chapter.jenis}")
        if fold.open:
            with fold:
                beginning, end = page_parts.page_bounds(len(chapter.changes), key=f"ubah_{chapter.jenis}")
                page_parts.show_list(_change_line(one) for one in chapter.changes[beginning:end])


def _change_line(one: Change) -> str:
    if one.jenis not in _WORDED_KINDS or not (one.dari and one.ke):
        return row_lines.change_line(one.as_dict())
    tenggat = f" · {format_tenggat(one.tenggat)}" if one.tenggat else ""
    beginning = f"**{page_words.safe(one.kode)}** {page_words.safe(shorten(one.langkah_aksi, 60))}{tenggat}"
    return f"{beginning} · {page_words.safe(one.kolom)}: {mark_difference(one.dari, one.ke)}"
