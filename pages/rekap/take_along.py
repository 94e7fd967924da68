"""What people take from Rekap: the message to those who have not reported, and the files."""

from functools import partial

import streamlit as st

from monev.figures import format_number, recap, recap_words
from monev.outputs import recap as recap_files
from monev.outputs.documents.texts import write_group_message
from monev.outputs.messages import team_of
from monev.ui import page_parts
from monev.ui.context import RencanaContext
from pages.rekap.about import RecapContent


def offer_message(ctx: RencanaContext, content: RecapContent) -> None:
    """Offer a message for the satker that have not reported the triwulan.

    With it stands who already received one.
    """
    late = recap_words.overdue(content.offices)
    if not late:
        return
    words = f"Belum mengunggah: {format_number(len(late))} satker"
    page_parts.fold(
        words, _show_message, ctx, late, content.scope, key="rekap_pesan", draw=st.popover
    )


def _show_message(ctx: RencanaContext, late: list[recap.OfficeFigures], scope: str | None) -> None:
    text = write_group_message(late, recap_words.scope_words(scope))
    st.caption("Salin, lalu tempel di grup WhatsApp.")
    page_parts.show_to_copy(text, key="rekap_salin", height=320)
    page_parts.show_told(ctx, [team_of(office.satker) for office in late])


def offer_files(ctx: RencanaContext, content: RecapContent, listed: page_parts.Offered) -> None:
    """Offer the Rekap as shown, as a workbook or a paper, and the open list.

    Each is made when somebody asks.
    """
    files = dict(listed)
    for form in recap_files.FORMS:
        make = partial(recap_files.make_recap, ctx.db, content.offices, content.scope, form)
        name = recap_files.recap_file_name(content.offices, content.scope, form)
        files[f"Unduh rekap .{form}"] = (name, make)
    page_parts.offer_files(files, key="rekap_berkas")
