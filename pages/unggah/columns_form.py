"""The form of columns: what each in the file was taken for, and a pull-down to say otherwise.

Each answer reads the file again. The answers are kept with the file, and stored for its office when
the file is.
"""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

import streamlit as st

from monev.core.records import FileColumn, FileTable, Reading
from monev.core.text import shorten
from monev.questions import (
    AREAS_IN_ROWS,
    MEANING_WORDS,
    WITHOUT_EVIDENCE,
    AskedOnce,
    choose_meaning,
    choose_row,
    take_census,
)
from monev.ui import column_meanings, page_parts
from monev.ui.drop_field import ChosenFile
from monev.ui.page_words import safe, safe_line

_IN_COLUMN, _IN_ROWS = "kolom", "baris"
_AREA_WORDS = {_IN_COLUMN: "di sebuah kolom", _IN_ROWS: "di baris judul"}
_LETTERS = 44
_LABEL = 160


def is_doubtful(reading: Reading, asked: Sequence[AskedOnce]) -> bool:
    """True if a column is asked about, a usual thing is missing, or nothing could be read."""
    return bool(asked) or not reading.langkah or bool(take_census(reading).missing)


def show_form(
    file: ChosenFile,
    reading: Reading,
    asked: Sequence[AskedOnce],
    cards: column_meanings.QuestionCards | None = None,
) -> None:
    """Draw the census of what was found, what is `asked` about columns, and the form.

    The form is open if something in it is doubtful that no card asks.
    """
    if not reading.tables:
        return
    missing = []
    if reading.langkah:
        census = take_census(reading)
        line = safe(census.line)
        on_cards = {question.message for each in asked for question in each.like}
        missing = [sentence for sentence in census.missing if sentence not in on_cards]
        if missing:
            st.warning(f"**{line}.** {safe_line(' '.join(missing))}")
        else:
            st.markdown(line)
    if cards:
        cards.show(asked, "unggah_kolom")
    page_parts.fold(
        "Kolom berkas ini dibaca sebagai apa?" if reading.langkah else "Kolom mana yang dimaksud?",
        _show_table,
        file,
        reading,
        key=f"kolom_{file.key}",
        expanded=bool(missing) or not reading.langkah,
    )


def _show_table(file: ChosenFile, reading: Reading) -> None:
    tables = {index: f"{each.sheet}, baris {each.row}" for index, each in enumerate(reading.tables)}
    table = reading.tables[0]
    if len(tables) > 1:
        at = page_parts.choose("Tabel", tables, 0, key=f"kolom_tabel_{file.key}")
        table = reading.tables[at]
    _ask_row(file, table)
    _ask_area(file, table)
    shown = [column for column in table.columns if not column.is_joined]
    half = -(-len(shown) // 2)
    for place, part in zip(st.columns(2), (shown[:half], shown[half:]), strict=True):
        with place:
            for column in part:
                _ask_column(file, column)
    joined = [column for column in table.columns if column.is_joined]
    for meaning, run in groupby(joined, attrgetter("meaning")):
        letters = ", ".join(column.letter for column in run)
        words = MEANING_WORDS[meaning or ""]
        st.caption(f"Kolom {letters}: dibaca bersama sebagai {words}.")
    _ask_evidence(file, table)


def _ask_row(file: ChosenFile, table: FileTable) -> None:
    words = {text: f"Baris {row}: {shorten(text, 90)}" for row, text in table.rows}
    now = next((text for row, text in table.rows if row == table.row), None)
    key = f"kolom_baris_{file.key}_{table.sheet}"
    st.session_state[key] = now
    st.selectbox(
        f"Baris judul di lembar {safe_line(table.sheet)}",
        list(words),
        format_func=words.__getitem__,
        key=key,
        on_change=_answer_row,
        args=(file.key, key),
    )


def _answer_row(file_key: str, key: str) -> None:
    column_meanings.answer(file_key, "baris judul", [choose_row(st.session_state[key])])


def _ask_area(file: ChosenFile, table: FileTable) -> None:
    """Ask where the areas stand; that all is of one area is said at its head in the preview."""
    key = f"kolom_letak_{file.key}"
    has_column = any(column.meaning == "area" for column in table.columns)
    now = _IN_COLUMN if has_column else _IN_ROWS
    st.session_state[key] = st.session_state.get(f"{key}_dipilih", now)
    st.selectbox(
        "Areanya tertulis",
        list(_AREA_WORDS),
        format_func=_AREA_WORDS.__getitem__,
        key=key,
        on_change=_answer_place,
        args=(file.key, key, table.columns),
    )


def _answer_place(file_key: str, key: str, columns: Sequence[FileColumn]) -> None:
    chosen = st.session_state[key]
    st.session_state[f"{key}_dipilih"] = chosen
    column_meanings.answer(file_key, "letak area", [])
    if chosen == _IN_ROWS:
        for column in columns:
            if column.meaning == "area" and column.is_chosen:
                column_meanings.answer(file_key, _about(column), [])
        column_meanings.answer(file_key, "letak area", [AREAS_IN_ROWS])


def _ask_column(file: ChosenFile, column: FileColumn) -> None:
    samples = " · ".join(shorten(text, _LETTERS) for text in column.samples)
    label = f"{column.letter} · {safe_line(shorten(column.heading, 60)) or '(tanpa judul)'}"
    if samples:
        label = f"{label} :gray[{safe_line(samples)}]"
    said = {item.kunci for item in column_meanings.answered_items(file.key)}
    if column.is_chosen and choose_meaning(column, "").kunci not in said:
        label = f"{label} · *seperti unggahan lalu*"
    key = f"kolom_{file.key}_{_about(column)}"
    st.session_state[key] = column.meaning or ""
    st.selectbox(
        label,
        list(MEANING_WORDS),
        format_func=MEANING_WORDS.__getitem__,
        key=key,
        on_change=_answer_column,
        args=(file.key, key, column),
    )


def _answer_column(file_key: str, key: str, column: FileColumn) -> None:
    meaning = st.session_state[key]
    column_meanings.answer(file_key, _about(column), [choose_meaning(column, meaning)])
    if meaning == "area":
        column_meanings.answer(file_key, "letak area", [])
    if meaning == "bukti_dukung":
        column_meanings.answer(file_key, "tanpa bukti", [])


def _about(column: FileColumn) -> str:
    return f"{column.letter} {column.heading}"


def _ask_evidence(file: ChosenFile, table: FileTable) -> None:
    """Ask if the table has no evidence at all, where no column was taken for it."""
    if any(column.meaning == "bukti_dukung" for column in table.columns):
        return
    key = f"kolom_bukti_{file.key}"
    st.session_state[key] = "bukti_dukung" in table.denied
    st.checkbox(
        "Tidak ada kolom bukti: langkahnya disimpan tanpa bukti",
        key=key,
        on_change=_answer_evidence,
        args=(file.key, key),
    )


def _answer_evidence(file_key: str, key: str) -> None:
    items = [WITHOUT_EVIDENCE] if st.session_state[key] else []
    column_meanings.answer(file_key, "tanpa bukti", items)
