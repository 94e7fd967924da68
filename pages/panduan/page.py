"""Panduan: how is it done? Ten short pages by task, as they lie in docs/panduan, with pictures of the pages."""

import streamlit as st

from monev.core import glossary
from monev.ui import address, looks
from monev.ui.looks import blocks
from monev.ui.page_table import PANDUAN


def show_list(complaints: list[str]) -> None:
    """All of them by their titles."""
    items = [
        {"text": page.title, "href": looks.link(PANDUAN, {"bagian": key})} for key, page in glossary.guide().items()
    ]
    notices = [blocks.notice(text) for text in complaints]
    sentence = blocks.sentence("Bagaimana caranya? Pilih pekerjaannya, atau cari katanya dengan Ctrl+K.")
    looks.show([*notices, sentence, blocks.lines(items)], key="daftar_panduan")


def show_page(page: glossary.GuidePage) -> None:
    """One of them, its pictures between its paragraphs."""
    back = blocks.way("← Semua panduan", looks.link(PANDUAN, {}))
    looks.show([blocks.actions([back]), blocks.heading(page.title)], key="kepala_panduan")
    for words, picture in page.parts():
        if words:
            st.markdown(words)
        if picture:
            st.image(str(glossary.GUIDE / picture.file), width=880, alt=picture.text)


pages = glossary.guide()
wanted = st.query_params.get("bagian", "")
if wanted in pages:
    show_page(pages[wanted])
else:
    show_list(address.not_understood({"bagian": pages}))
