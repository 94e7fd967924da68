"""Panduan: how is it done? Eleven short pages by task from docs/panduan, with pictures."""

import streamlit as st

from monev.core import glossary
from monev.ui import address, looks, page_parts
from monev.ui.looks import blocks
from monev.ui.page_table import PANDUAN

pages = glossary.guide()
wanted = st.query_params.get("bagian", "")
if wanted in pages:
    back = blocks.way("← Semua panduan", looks.link(PANDUAN, {}))
    looks.show([blocks.actions([back])], key="kepala_panduan")
    page_parts.show_sentence(pages[wanted].title)
    for words, picture in pages[wanted].parts():
        if words:
            st.markdown(words, anchors=False)
        if picture:
            st.image(str(glossary.GUIDE / picture.file), width=880, alt=picture.text)
else:
    for text in address.not_understood({"bagian": pages}):
        st.info(text)
    sentence = blocks.sentence("Bagaimana caranya? Pilih pekerjaannya, atau cari katanya.")
    ways = []
    for key, page in pages.items():
        href = looks.link(PANDUAN, {"bagian": key})
        ways.append(blocks.row(page.title, "", (), mark="›", href=href))
    looks.show([sentence, blocks.rows("Panduan", ways)], key="daftar_panduan")
