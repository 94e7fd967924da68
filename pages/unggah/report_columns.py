"""Which columns of a plan are read as reports, each with its period, and the way to say no."""

from collections.abc import Sequence

import streamlit as st

from monev.core.grouping import group_by
from monev.core.records import FileColumn, Reading
from monev.questions import MEANING_WORDS, choose_meaning, name_column
from monev.reading.choices import WITHOUT_MEANING
from monev.reading.columns import REPORTS
from monev.ui import column_meanings, page_parts
from monev.ui.drop_field import ChosenFile
from monev.ui.page_words import safe_line

_WHOLE = "seluruh langkahnya"


def show(file: ChosenFile, reading: Reading) -> None:
    """Draw a line for the columns of each kind of report; a touch lets them only be kept."""
    if reading.realisasi is None:
        return
    columns = {column.key: column for table in reading.tables for column in table.columns}
    found = [column for column in columns.values() if column.meaning in REPORTS]
    for meaning, of_kind in group_by(found, lambda column: column.meaning or "").items():
        named = "; ".join(f"{name_column(each)} untuk {each.period or _WHOLE}" for each in of_kind)
        words = f"{MEANING_WORDS[meaning]} dibaca dari kolom {safe_line(named)}."
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(words, width="content")
            key = f"laporan_{meaning}_{file.key}"
            words = "Kolom itu bukan laporan"
            page_parts.button(words, _keep_only, file.key, of_kind, key=key, type="tertiary")


def _keep_only(file_key: str, columns: Sequence[FileColumn]) -> None:
    items = [choose_meaning(column, WITHOUT_MEANING) for column in columns]
    column_meanings.answer(file_key, f"bukan laporan {columns[0].key}", items)
