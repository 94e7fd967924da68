"""The questions of an unggahan, each with the form that settles it, tanpa target first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from monev import figures
from monev.core.text import shorten
from monev.ui import page_parts, page_words
from monev.ui.context import Context
from pages.mutu_data import answer_form, downloads, flash

if TYPE_CHECKING:
    from monev.quality import Question

_JENIS_LABELS = {
    "tanpa_target": "Tanpa target waktu",
    "waktu": "Target waktu meragukan",
    "bukti": "Pecahan bukti",
    "area": "Area",
    "judul": "Arti kolom",
    "benar": "Perlu dilihat",
    "catatan": "Catatan",
    "terjawab": "Sudah dijawab",
}


def show_questions(k: Context, everything: Sequence[Question]) -> None:
    """The list, filtered by kind, a page at a time; each question opens to its form."""
    by_key = {jenis: [one for one in everything if _jenis_of(one) == jenis] for jenis in _JENIS_LABELS}
    existing = [jenis for jenis, content in by_key.items() if content]
    if not existing:
        st.markdown("Semua sel terbaca tanpa pertanyaan.")
        downloads.offer_downloads(k, everything)
        return
    chosen = st.pills(
        "Jenis pertanyaan",
        existing,
        selection_mode="multi",
        format_func=lambda jenis: f"{_JENIS_LABELS[jenis]} ({figures.format_number(len(by_key[jenis]))})",
        key="mutu_jenis",
        label_visibility="collapsed",
    )
    visible = [one for jenis in existing for one in by_key[jenis] if not chosen or jenis in chosen]
    beginning, end = page_parts.page_bounds(len(visible), key="mutu_tanya")
    for index, one in enumerate(visible[beginning:end], start=beginning):
        _show_question(k, one, f"{k.p.unggahan_id}_{index}_{_jenis_of(one)}")
    downloads.offer_downloads(k, everything)


def _jenis_of(one: Question) -> str:
    if one.answer is not None:
        return "terjawab"
    if one.without_target:
        return "tanpa_target"
    return one.matter or "catatan"


def _show_question(k: Context, one: Question, key: str) -> None:
    from monev import quality

    fold = st.expander(_question_title(one), on_change="rerun", key=f"mutu_tanya_{key}")
    if not fold.open:
        return
    with fold:
        st.markdown(_question_content(one))
        if one.answer is not None:
            value = page_words.safe_line(quality.name_answer(one.answer.item))
            st.markdown(f":green[★ Dijawab] **{value}** oleh {page_words.safe(one.answer.pelaku)}.")
            st.button(
                "Tarik jawaban ini", key=f"tarik_{key}", on_click=flash.withdraw_answer, args=(k, one.answer.item)
            )
        elif one.matter is not None:
            answer_form.show_form(k, one, key)


def _question_title(one: Question) -> str:
    place = f"sel {one.cell}" if one.cell else f"baris {one.row}" if one.row else ""
    beginning = "★ " if one.answer is not None else ""
    if one.kode:
        content = f"**{page_words.safe(one.kode)}** {page_words.safe(shorten(one.langkah_aksi, 70))}"
        matter = page_words.safe_line(f"{one.column} {_written_text(one.value)}") if one.column else ""
    else:
        content, matter = page_words.safe_line(shorten(one.message, 90)), ""
    return f"{beginning}{' · '.join(s for s in (content, matter, page_words.safe(place)) if s)}"


def _written_text(value: str) -> str:
    return f"“{shorten(value, 30)}”" if value else "kosong"


def _question_content(one: Question) -> str:
    place = [f"lembar {page_words.safe_line(one.sheet)}"] if one.sheet else []
    place += [f"sel {page_words.safe(one.cell)}"] if one.cell else []
    place += [f"kolom {page_words.safe_line(one.column)}"] if one.column else []
    written = f"“{page_words.safe(one.value)}”" if one.value else "*(kosong)*"
    beginning = f"**{', '.join(place)}** · tertulis: {written}\n\n" if place else ""
    return f"{beginning}{page_words.safe(one.message)}"
