"""Ringkasan: where do we stand?

For a pimpinan with one minute and a phone, so words before pictures.

Every number leads to its rows: `daftar` in the address names a figure, whose list replaces the
page.
"""

from functools import partial
from urllib.parse import urlencode

import streamlit as st

from monev.figures import current_counts
from monev.outputs.ringkasan_page import Form, make_ringkasan, ringkasan_file_name
from monev.ui import context, langkah_panel, looks, page_parts
from monev.ui.bukti_files import SHEET
from monev.ui.looks import blocks
from pages.ringkasan import drawing, lists, overview, still_valid

ctx = context.current(context.Context)
wanted = st.query_params.get("daftar")
table = drawing.opened_table(wanted)
if wanted is None or table:
    if table:
        overview.open_table(table)
    still_valid.show(ctx)
    overview.show(ctx)
    sheet = blocks.sheet(f"{SHEET}?{urlencode(ctx.choice.url(), doseq=True)}")
    apart = overview.counted_apart(ctx, current_counts(ctx.db, ctx.view))
    looks.show([*apart, sheet], key="ringkasan_akhir", plan_only=ctx.view.rencana_only)
    labels: dict[Form, str] = {"png": "Gambar untuk WhatsApp", "pdf": "PDF satu halaman"}
    page_parts.offer_files(
        {
            words: (
                ringkasan_file_name(ctx.view, form),
                partial(make_ringkasan, ctx.db, ctx.view, form),
            )
            for form, words in labels.items()
        },
        key="ringkasan_berkas",
    )
else:
    lists.show(ctx, wanted)

langkah_panel.open_requested(ctx)
