"""What each column of the file means, and the form to say that one means something else.

Unggah asks the same where a needed column is missing: that choice is kept with the file until it is stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from monev.core.text import shorten
from monev.reading.choices import WITHOUT_MEANING, ChoiceItem, ReadingChoices, build_choices
from monev.reading.vocabulary.headings import COLUMN_NAMES
from monev.ui import page_parts, page_words
from monev.ui.chooser import LOCAL_ACTOR
from monev.ui.context import Context
from pages.mutu_data import flash, opened_original

if TYPE_CHECKING:
    from monev.database import Database

_PROVISIONAL = "kolom_sementara"
_NOT_THERE = "Tidak ada di berkas ini"


def show_columns(k: Context, *, narrow: bool) -> None:
    """The columns of the file with their meanings, and a form for one of them."""
    file = opened_original.find_file(k)
    if file is None:
        opened_original.show_no_file()
        return
    table = opened_original.read_columns(k, file)
    for one in table:
        st.markdown(f"**Lembar {page_words.safe_line(one.sheet)}**, judul di baris {one.row}")
        content = [
            (
                b.letter,
                page_words.safe_line(b.heading),
                _meaning_in_words(b.meaning),
                page_words.safe_line(shorten(" / ".join(b.samples[:2]), 60)),
            )
            for b in one.columns
        ]
        if narrow:
            page_parts.show_list(
                f"{letter}: {heading} → {meaning}  \n  :gray[{contoh}]" for letter, heading, meaning, contoh in content
            )
        else:
            page_parts.show_table(("Kolom", "Judul di berkas", "Dibaca sebagai", "Contoh isi"), content)
    heading = list(dict.fromkeys(b.heading for one in table for b in one.columns))
    chosen = st.selectbox("Ubah arti kolom", heading, index=None, placeholder="Pilih judul kolom", key="mutu_kolom")
    if chosen:
        show_column_form(k, chosen, "kolom")
        flash.show_error("kolom")


def show_column_form(k: Context, heading: str, key: str) -> None:
    """The form for the meaning of one heading."""
    from monev.reading.whole_file import MEANING_CHOICES

    meaning = st.selectbox(
        f"Kolom “{page_words.safe_line(heading)}” berarti",
        [*MEANING_CHOICES, WITHOUT_MEANING],
        index=None,
        placeholder="Pilih artinya",
        format_func=lambda one: COLUMN_NAMES.get(one, "tidak dipakai (disimpan apa adanya)"),
        key=f"arti_{key}",
    )
    st.button(
        "Simpan arti kolom",
        type="primary",
        key=f"simpan_arti_{key}",
        disabled=meaning is None,
        on_click=flash.store_answers,
        args=(k, [ChoiceItem("judul", heading, meaning or "")], key),
    )


def _meaning_in_words(meaning: str | None) -> str:
    return f"**{COLUMN_NAMES[meaning]}**" if meaning else ":gray[disimpan apa adanya]"


def chosen_meanings(key: str) -> ReadingChoices:
    """The meanings chosen so far for the headings of one uploaded file."""
    return build_choices(_choice_items(key))


def ask_columns(key: str, content: bytes) -> None:
    """Where a needed column was not found in a refused file: which of its headings is meant? Each answer reads anew."""
    from monev.reading.whole_file import list_file_tables

    table = [one for one in list_file_tables(content, chosen_meanings(key)) if one.missing and not one.is_other]
    if not table:
        return
    one = table[0]
    without_meaning = [b for b in one.columns if b.meaning is None]
    if not without_meaning:
        return
    st.markdown("**Kolom mana yang dimaksud?** Bila kolomnya ada dengan judul lain, tunjukkan; pilihan ini diingat.")
    contoh = {b.heading: " / ".join(b.samples[:1]) for b in without_meaning}
    for meaning in one.missing:
        st.selectbox(
            COLUMN_NAMES[meaning],
            [b.heading for b in without_meaning],
            index=None,
            placeholder=_NOT_THERE,
            format_func=lambda j: f"{j}: {shorten(contoh[j], 60)}" if contoh[j] else j,
            key=f"kolom_{key}_{meaning}",
            on_change=_remember,
            args=(key, meaning),
            width=460,
        )


def store_provisional(db: Database, satker: str, tahun: int, key: str) -> None:
    """Keep for the satker what was answered while its file was uploaded."""
    if item := _choice_items(key):
        from monev.writing.reading_choices import store_choices

        store_choices(db, satker, item, pelaku=LOCAL_ACTOR, tahun=tahun)
        st.session_state[_PROVISIONAL].pop(key)


def _choice_items(key: str) -> Sequence[ChoiceItem]:
    by_meaning = st.session_state.get(_PROVISIONAL, {}).get(key, {})
    return [ChoiceItem("judul", heading, meaning) for meaning, heading in by_meaning.items()]


def _remember(key: str, meaning: str) -> None:
    heading = st.session_state[f"kolom_{key}_{meaning}"]
    everything = st.session_state.setdefault(_PROVISIONAL, {}).setdefault(key, {})
    if heading is None:
        everything.pop(meaning, None)
    else:
        everything[meaning] = heading
