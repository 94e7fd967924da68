"""What is answered about an uploaded file: kept with it until it is stored, then remembered for the satker. Which of
its headings is meant by a needed column is asked here, where none was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from monev.core.text import shorten
from monev.database import Database
from monev.reading.choices import ChoiceItem, ReadingChoices, build_choices
from monev.reading.vocabulary.headings import COLUMN_NAMES
from monev.reading.whole_file import list_file_tables
from monev.ui import page_parts
from monev.ui.visitor import current_actor
from monev.writing.reading_choices import store_choices

_PROVISIONAL = "jawaban_sementara"
_NOT_THERE = "Tidak ada di berkas ini"


def answered_choices(key: str) -> ReadingChoices:
    """The same as they hold for reading that file, whatever its year."""
    return build_choices(replace(item, tahun=None) for item in answered_items(key))


def ask_columns(key: str, content: bytes) -> None:
    """Where a needed column was not found in a refused file: which of its headings is meant? Each answer reads anew."""
    tables = list_file_tables(content, answered_choices(key))
    table = next((table for table in tables if table.missing and not table.is_other), None)
    without_meaning = [column for column in table.columns if column.meaning is None] if table else []
    if table is None or not without_meaning:
        return
    st.markdown("**Kolom mana yang dimaksud?** Bila kolomnya ada dengan judul lain, tunjukkan; pilihan ini diingat.")
    samples = {column.heading: shorten(" / ".join(column.samples[:1]), 60) for column in without_meaning}
    words = {heading: f"{heading}: {sample}" if sample else heading for heading, sample in samples.items()}
    for meaning in table.missing:
        page_parts.choose(
            COLUMN_NAMES[meaning],
            words,
            placeholder=_NOT_THERE,
            key=f"kolom_{key}_{meaning}",
            on_change=_remember,
            args=(key, meaning),
            width=460,
        )


def store_provisional(db: Database, satker: str, tahun: int, key: str) -> None:
    """Keep for the satker what was answered while its file was uploaded."""
    if items := answered_items(key):
        store_choices(db, satker, items, pelaku=current_actor(db), tahun=tahun)
        st.session_state[_PROVISIONAL].pop(key)


def answered_items(key: str) -> tuple[ChoiceItem, ...]:
    """What was answered so far about one uploaded file."""
    return tuple(dict.fromkeys(item for items in _answers(key).values() for item in items))


def answer(key: str, about: str, items: Sequence[ChoiceItem]) -> None:
    """Keep an answer about one uploaded file with it; none for what it is `about` takes the earlier one back."""
    _answers(key).pop(about, None)
    if items:
        _answers(key)[about] = tuple(items)


def undo_answer(key: str) -> None:
    """Take back the last answer about one uploaded file."""
    if everything := _answers(key):
        everything.popitem()


def _answers(key: str) -> dict[str, tuple[ChoiceItem, ...]]:
    return st.session_state.setdefault(_PROVISIONAL, {}).setdefault(key, {})


def _remember(key: str, meaning: str) -> None:
    heading = st.session_state[f"kolom_{key}_{meaning}"]
    answer(key, f"kolom {meaning}", [] if heading is None else [ChoiceItem("judul", heading, meaning)])
