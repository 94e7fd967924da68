"""Panduan: how is it done? Eleven short pages by task from docs/panduan, with pictures."""

import streamlit as st

from monev.core import glossary
from monev.ui import address, looks
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import Line
from monev.ui.page_table import PANDUAN

pages = glossary.guide()
wanted = st.query_params.get("bagian", "")
if wanted in pages:
    back = blocks.way("← Semua panduan", looks.link(PANDUAN, {}))
    looks.show([blocks.actions([back]), blocks.heading(pages[wanted].title)], key="kepala_panduan")
    for words, picture in pages[wanted].parts():
        if words:
            st.markdown(words)
        if picture:
            st.image(str(glossary.GUIDE / picture.file), width=880, alt=picture.text)
else:
    ways: list[Line] = [
        {"text": page.title, "href": looks.link(PANDUAN, {"bagian": key})}
        for key, page in pages.items()
    ]
    notices = [blocks.notice(text) for text in address.not_understood({"bagian": pages})]
    sentence = blocks.sentence("Bagaimana caranya? Pilih pekerjaannya, atau cari katanya.")
    looks.show([*notices, sentence, blocks.lines(ways)], key="daftar_panduan")
