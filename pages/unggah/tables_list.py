"""The list of the tables of a file: those that are read are ticked.

A tick reads the file again. What was ticked is kept with the file, by the words of the tables, and
stored for its office when the file is.
"""

import streamlit as st

from monev.core.records import PlanTable, Reading
from monev.core.text import shorten
from monev.figures import format_number
from monev.questions import choose_tables
from monev.ui import column_meanings, page_parts
from monev.ui.drop_field import ChosenFile
from monev.ui.page_words import safe_line

ABOUT = "tabel"
_TITLE = 90


def show(file: ChosenFile, reading: Reading) -> None:
    """Draw the tables of a file with several; in a fold where nothing was asked or said here."""
    if len(reading.plans) < 2:
        return
    read = sum(table.is_read for table in reading.plans)
    total = len(reading.plans)
    title = f"{format_number(read)} dari {format_number(total)} tabel dibaca"
    if not reading.unread:
        is_said = any(item.hal == "tabel" for item in column_meanings.answered_items(file.key))
        key = f"tabel_{file.key}"
        page_parts.fold(title, _show_ticks, file, reading, key=key, expanded=is_said)
        return
    left = format_number(len(reading.unread))
    advice = f"{left} lainnya tampak seperti rencana. Centang yang termasuk."
    if not any(table.langkah for table in reading.plans if not table.is_read):
        advice = "Yang judulnya tidak dikenal tidak ikut; bila itu rencana, betulkan judulnya."
    st.warning(f"**{title}.** {advice}")
    _show_ticks(file, reading)
    ticked = [table.name for table in reading.plans if table.is_read]
    page_parts.button(
        "Ya, hanya yang dicentang", _answer, file.key, reading, ticked, key=f"tabel_ya_{file.key}"
    )


def _show_ticks(file: ChosenFile, reading: Reading) -> None:
    with st.container(border=True, gap="xsmall"):
        for number, table in enumerate(reading.plans):
            key = f"tabel_{file.key}_{number}"
            st.session_state[key] = table.is_read
            args = (file.key, key, reading, table.name)
            fixed = not table.langkah
            st.checkbox(_words(table), key=key, on_change=_tick, args=args, disabled=fixed)


def _words(table: PlanTable) -> str:
    """Return what a table holds, in a line: its sheet, rows and langkah, and the title above it."""
    place = f"{safe_line(table.sheet)}, baris {table.first}–{table.last}"
    langkah = f" · {format_number(table.langkah)} langkah"
    if not table.has_headings:
        langkah = " · judul kolomnya tidak dikenal"
    title = f" · {safe_line(shorten(table.title, _TITLE))}" if table.title else ""
    return f"**{place}**{langkah}{title}"


def _tick(file_key: str, key: str, reading: Reading, name: str) -> None:
    ticked = {table.name for table in reading.plans if table.is_read} - {name}
    if st.session_state[key]:
        ticked.add(name)
    if ticked:  # the last one stays: without a table there is no plan
        _answer(file_key, reading, ticked)


def _answer(file_key: str, reading: Reading, ticked: set[str] | list[str]) -> None:
    column_meanings.answer(file_key, ABOUT, choose_tables(reading, ticked))
