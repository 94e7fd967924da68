"""Rekap: how do all satker stand, which have not reported, and which need help?

Each leads to its own pages at the same posisi.
"""

from dataclasses import replace

from monev.ui import context, looks, page_parts, screen
from monev.ui.looks import blocks
from pages.rekap import about, listing, sections
from pages.rekap.take_along import offer_files

ctx = context.current(context.RencanaContext)
content = about.read(ctx)
if content.sample:
    context.set_context(replace(ctx, view=None))  # its files are not of the sample looked at
head = about.head(ctx, content)
looks.show([head, *about.overview(content)], key="rekap", on_choose=about.choose)
page_parts.choose_part(about.SECTIONS, "daftar", key="bagian")
if content.offices:
    sections.SHOWN[content.section](ctx, content)
    is_table = content.section == "daftar" and not screen.is_narrow()
    offer_files(ctx, content, listing.files(content) if is_table else {})
else:
    looks.show(
        [blocks.sentence("Belum ada satker yang dapat direkap.", "quiet")], key="rekap_kosong"
    )
