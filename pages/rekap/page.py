"""Rekap: how do all satker stand, which have not reported, and which need help?

Each leads to its own pages at the same posisi.
"""

from dataclasses import replace

from monev.ui import chooser, context, looks
from pages.rekap import about, table

ctx = context.current(context.RencanaContext)
content = about.read(ctx)
if content.sample:
    context.set_context(replace(ctx, view=None))  # its files are not of the sample looked at
head = about.head(ctx, content)
looks.show([head], key=chooser.HEAD, on_choose=about.choose)
table.show(ctx, content)
