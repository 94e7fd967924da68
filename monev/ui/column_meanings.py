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
    tables = list_file_tables(content, chosen_meanings(key))
    table = next((table for table in tables if table.missing and not table.is_other), None)
    without_meaning = [column for column in table.columns if column.meaning is None] if table else []
    if table is None or not without_meaning:
        return
    st.markdown("**Kolom mana yang dimaksud?** Bila kolomnya ada dengan judul lain, tunjukkan; pilihan ini diingat.")
    contoh = {column.heading: " / ".join(column.samples[:1]) for column in without_meaning}
    for meaning in table.missing:
        st.selectbox(
            COLUMN_NAMES[meaning],
            list(contoh),
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
    if items := _choice_items(key):
        store_choices(db, satker, items, pelaku=current_actor(db), tahun=tahun)
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
