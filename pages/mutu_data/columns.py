"""What each column of the file means, and the form to say that one means something else."""

from __future__ import annotations

import streamlit as st

from monev.core.text import shorten
from monev.reading.choices import WITHOUT_MEANING, ChoiceItem
from monev.reading.vocabulary.headings import COLUMN_NAMES
from monev.reading.whole_file import MEANING_CHOICES
from monev.ui import looks, page_parts, page_words, permission
from monev.ui.context import Context
from monev.ui.looks import blocks
from pages.mutu_data import answers, opened_original


def show_columns(k: Context) -> None:
    """The columns of the file with their meanings, and a form for one of them."""
    file = opened_original.find_file(k)
    if file is None:
        opened_original.show_no_file()
        return
    tables = opened_original.read_columns(k, file)
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
    if not permission.offers(k, "atur_baca"):
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
