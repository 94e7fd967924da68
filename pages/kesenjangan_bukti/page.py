"""Kesenjangan Bukti: what proof is missing, and from whom? The list, its downloads, a message for
the group."""

import streamlit as st

from monev import figures
from monev.database import rows_of
from monev.figures.rows import BuktiRow
from monev.ui import context, langkah_panel, looks, page_parts, page_words
from monev.ui.looks import Block, blocks
from monev.ui.page_table import PETA_CAPAIAN
from pages.kesenjangan_bukti import listing, picture

k = context.current(context.Context)
everything = figures.kesenjangan(k.db, k.view)
counts = figures.current_counts(k.db, k.view)
returned = int((everything["status"] == "perlu_perbaikan").sum())
sentence = figures.kesenjangan_sentence(k.view, counts, len(everything), returned=returned)
sentence = page_words.without_repetition(sentence, k.view, counts)
content: list[Block] = [blocks.sentence(sentence), *page_parts.without_bukti(k, counts)]
if everything.empty:  # or nothing is due yet, as the sentence says: here the ways on
    way = blocks.way("Lihat Peta Capaian →", looks.link(PETA_CAPAIAN, k.choice.url()))
    looks.show([*content, blocks.actions([way, listing.package(k)])], key="kesenjangan")
    st.stop()

chosen, complaints = listing.read(k)
missing = chosen.sort(figures.kesenjangan(k.db, k.view, chosen.wanted))
looks.show(content, key="kesenjangan_kalimat")
picture.fold(k, chosen)
content = listing.build(k, missing, chosen, complaints, len(everything))
looks.show(
    content, key="kesenjangan", plan_only=k.view.rencana_only, files=listing.files(k, missing)
)
if listing.COPY in st.query_params:
    listing.open_message(k, rows_of(missing, BuktiRow))
else:
    langkah_panel.open_requested(k)
