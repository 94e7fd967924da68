"""The original file of the unggahan looked at, opened once per file and not once per redraw."""

from __future__ import annotations

import streamlit as st

from monev import quality
from monev.database import Database
from monev.quality import Original, OriginFile
from monev.reading.choices import ReadingChoices
from monev.reading.whole_file import FileTable, build_file_table
from monev.ui.context import Context
from monev.writing.reading_choices import satker_choices

_MAX_REMEMBERED_FILES = 4


def find_file(k: Context, unggahan: int | None = None) -> OriginFile | None:
    """The file the plan looked at came from; of reports alone, the one before it. None: it was made in the app."""
    file = quality.find_origin_file(*k.rencana, unggahan or k.view.unggahan)
    while file is not None and not open_original(k, file).headers():
        file = quality.find_origin_file(*k.rencana, file.unggahan - 1)
    return file


def open_original(k: Context, origin_file: OriginFile) -> Original:
    """Its cells. Raises FileRefused, JournalDamaged."""
    choices = satker_choices(*k.rencana)
    return _open_cached(k.db, choices, origin_file.sha256, sorted(choices.column_headings.items()))


def read_columns(k: Context, origin_file: OriginFile) -> list[FileTable]:
    """The headings of its sheets that are seen, with their meanings."""
    tables = open_original(k, origin_file).tables.values()
    return [build_file_table(header) for headers in tables for header in headers if not header.grid.is_hidden]


def show_no_file() -> None:
    """Says that there is no file to look at."""
    st.markdown("Berkas asal rencana ini tidak tersimpan di jurnal, jadi tidak ada yang dapat dibandingkan.")


@st.cache_resource(max_entries=_MAX_REMEMBERED_FILES, show_spinner="Membuka berkas asal …")
def _open_cached(_db: Database, _choices: ReadingChoices, sha256: str, headings: list[tuple[str, str]]) -> Original:
    return quality.open_original(_db.journal.read_file(sha256), _choices)
