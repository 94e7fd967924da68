"""Which heading of an uploaded file is meant by a needed column: asked where none was found, kept with the file until
it is stored, then remembered for the satker.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from monev.core.text import shorten
from monev.database import Database
from monev.reading.choices import ChoiceItem, ReadingChoices, build_choices
from monev.reading.vocabulary.headings import COLUMN_NAMES
from monev.reading.whole_file import list_file_tables
from monev.ui.visitor import current_actor
from monev.writing.reading_choices import store_choices

_PROVISIONAL = "kolom_sementara"
_NOT_THERE = "Tidak ada di berkas ini"


def chosen_meanings(key: str) -> ReadingChoices:
    """The meanings chosen so far for the headings of one uploaded file."""
    return build_choices(_choice_items(key))


def ask_columns(key: str, content: bytes) -> None:
    """Where a needed column was not found in a refused file: which of its headings is meant? Each answer reads anew."""
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
        store_choices(db, satker, item, pelaku=current_actor(db), tahun=tahun)
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
