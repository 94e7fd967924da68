"""Rekap: where do all the satker stand that one may see, who has not reported, and who needs help? Each leads on to its
own pages at the same posisi."""

from monev.ui import context, looks
from pages.rekap import sections

k = context.current(context.RencanaContext)
content = sections.read(k)
looks.show([sections.head(k, content), *sections.overview(content)], key="rekap", on_choose=sections.choose)
if content.section == "daftar":
    sections.offer_message(k, content)
chosen = sections.ask_chosen(content) if content.section == "banding" else []
looks.show(sections.build(k, content, chosen), key=f"rekap_{content.section}", on_choose=sections.choose)
sections.offer_files(k, content)
