"""Kesenjangan Bukti: what proof is missing, and from whom?

The list, its downloads, and a message for the group.
"""

import streamlit as st

from monev import figures
from monev.database import rows_of
from monev.figures.rows import BuktiRow
from monev.ui import context, langkah_panel, looks, page_parts, page_words
from monev.ui.looks import Block, blocks
from monev.ui.page_table import PETA_CAPAIAN
from pages.kesenjangan_bukti import links, listing, picture

ctx = context.current(context.Context)
everything = figures.kesenjangan(ctx.db, ctx.view)
counts = figures.current_counts(ctx.db, ctx.view)
sentence = figures.kesenjangan_sentence(ctx.view, counts, rows_of(everything[["status"]]))
sentence = page_words.without_repetition(sentence, ctx.view, counts)
content: list[Block] = [blocks.sentence(sentence), *page_parts.without_bukti(ctx, counts)]
if everything.empty:  # complete, or nothing is due yet: show the ways on
    way = blocks.way("Lihat Peta Capaian →", looks.link(PETA_CAPAIAN, ctx.choice.url()))
    ways = [way, *listing.packages(ctx)]
    looks.show([*content, blocks.actions(ways)], key="kesenjangan")
    links.offer(ctx)
    links.show(ctx)
    langkah_panel.open_requested(ctx)
    st.stop()

chosen, complaints = listing.read(ctx)
missing = chosen.sort(figures.kesenjangan(ctx.db, ctx.view, chosen.wanted))
looks.show(content, key="kesenjangan_kalimat")
looks.show(picture.on_paper(ctx, chosen), key="kesenjangan_kertas")
links.show(ctx)
picture.fold(ctx, chosen)
listing.show(ctx, missing, chosen, complaints, len(everything))
if listing.COPY in st.query_params:
    listing.open_message(ctx, rows_of(missing, BuktiRow))
else:
    langkah_panel.open_requested(ctx)
