"""Rekap: where do all the satker stand that one may see, who has not reported, and who needs help? Each leads on to its
own pages at the same posisi."""

from __future__ import annotations

import streamlit as st

from monev.figures import format_number
from monev.figures.recap import OfficeFigures
from monev.figures.recap_words import overdue, scope_words
from monev.outputs import recap
from monev.outputs.messages import write_group_message
from monev.outputs.told import team_of
from monev.ui import context, looks, page_parts
from monev.ui.context import RencanaContext
from pages.rekap import choices, sections
from pages.rekap.choices import RecapContent


def offer_message(k: RencanaContext, content: RecapContent) -> None:
    """Who has not reported the triwulan that is due, as a message for their group, and who was sent it."""
    late = overdue(content.offices)
    if not late:
        return
    fold = st.popover(f"Belum mengunggah: {format_number(len(late))} satker", on_change="rerun", key="rekap_pesan")
    page_parts.fill(fold, _show_message, k, late, content.scope)


def _show_message(k: RencanaContext, late: list[OfficeFigures], scope: str | None) -> None:
    text = write_group_message(late, scope_words(scope))
    st.caption("Salin, lalu tempel di grup WhatsApp.")
    page_parts.show_to_copy(text, key="rekap_salin", height=320)
    page_parts.show_told(k, [team_of(office.satker) for office in late])


def offer_files(k: RencanaContext, content: RecapContent) -> None:
    """The Rekap as it is looked at, as a workbook or a paper; each made when it is asked for."""
    if not content.offices:
        return
    with st.container(horizontal=True, gap="small", key="rekap_berkas"):
        for form in recap.FORMS:
            page_parts.offer_file(
                f"Unduh .{form}",
                lambda form=form: recap.make_recap(k.db, content.offices, content.scope, form),
                recap.recap_file_name(content.offices, content.scope, form),
                key=f"rekap_{form}",
            )


k = context.current(context.RencanaContext)
content = choices.read(k)
choose = choices.choose_for(k, content)
looks.show([choices.head(k, content), *sections.overview(content)], key="rekap", on_choose=choose)
if content.section == "daftar":
    offer_message(k, content)
chosen = sections.ask_chosen(content) if content.section == "banding" else []
looks.show(sections.build(k, content, chosen), key=f"rekap_{content.section}", on_choose=choose)
offer_files(k, content)
