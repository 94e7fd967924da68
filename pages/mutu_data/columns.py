"""The original file of the unggahan looked at, opened once per file and not once per redraw; what each of its columns
means, and the form to say that one means something else."""

from __future__ import annotations

import streamlit as st

from monev import quality
from monev.core.text import shorten
from monev.database import Database
from monev.quality import Original, OriginFile
from monev.reading.choices import WITHOUT_MEANING, ChoiceItem, ReadingChoices
from monev.reading.vocabulary.headings import COLUMN_NAMES
from monev.reading.whole_file import MEANING_CHOICES, build_file_table
from monev.ui import looks, page_parts, page_words
from monev.ui.context import Context
from monev.ui.looks import blocks
from monev.writing.reading_choices import satker_choices
from pages.mutu_data import answers

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


def show_no_file() -> None:
    """Says that there is no file to look at."""
    st.markdown("Berkas asal rencana ini tidak tersimpan di jurnal, jadi tidak ada yang dapat dibandingkan.")


@st.cache_resource(max_entries=_MAX_REMEMBERED_FILES, show_spinner="Membuka berkas asal …")
def _open_cached(_db: Database, _choices: ReadingChoices, sha256: str, headings: list[tuple[str, str]]) -> Original:
    return quality.open_original(_db.journal.read_file(sha256), _choices)


def show_columns(k: Context) -> None:
    """The columns of the file with their meanings, and a form for one of them."""
    file = find_file(k)
    if file is None:
        show_no_file()
        return
    headers = (header for found in open_original(k, file).tables.values() for header in found)
    tables = [build_file_table(header) for header in headers if not header.grid.is_hidden]
    for table in tables:
        st.markdown(f"**Lembar {page_words.safe_line(table.sheet)}**, judul di baris {table.row}")
        content = [
            (
                column.letter,
                column.heading,
                COLUMN_NAMES[column.meaning] if column.meaning else "disimpan apa adanya",
                shorten(" / ".join(column.samples[:2]), 60),
            )
            for column in table.columns
        ]
        head = ("Kolom", "Judul di berkas", "Dibaca sebagai", "Contoh isi")
        looks.show([blocks.table(f"Kolom lembar {table.sheet}", head, content)], key=f"mutu_kolom_{table.sheet}")
    if not k.offers("atur_baca"):
        return
    heading = list(dict.fromkeys(b.heading for table in tables for b in table.columns))
    chosen = st.selectbox("Ubah arti kolom", heading, index=None, placeholder="Pilih judul kolom", key="mutu_kolom")
    if chosen:
        show_column_form(k, chosen, "kolom")
        answers.show_error("kolom")


def show_column_form(k: Context, heading: str, key: str) -> None:
    """The form for the meaning of one heading."""
    words = {meaning: COLUMN_NAMES[meaning] for meaning in MEANING_CHOICES}
    words[WITHOUT_MEANING] = "tidak dipakai (disimpan apa adanya)"
    label = f"Kolom “{page_words.safe_line(heading)}” berarti"
    meaning = page_parts.choose(label, words, placeholder="Pilih artinya", key=f"arti_{key}")
    st.button(
        "Simpan arti kolom",
        type="primary",
        key=f"simpan_arti_{key}",
        disabled=meaning is None,
        on_click=answers.store_answers,
        args=(k, key, [ChoiceItem("judul", heading, meaning or "")]),
    )
