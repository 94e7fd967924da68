"""The log of all changes: who did what, when, and from where, for those who manage people."""

from functools import partial

import streamlit as st

from monev.core.clock import today
from monev.core.dates import format_short_day
from monev.core.roles import LOCAL_ACTOR
from monev.core.text import capitalized
from monev.database import Row, rows_of
from monev.outputs import audit_log
from monev.ui import looks, page_parts, screen
from monev.ui.context import AnyContext
from monev.ui.guard import guarded
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import RowItem

_LABEL = "Catatan perubahan"


def choose_filter(
    choices: dict[str, dict[str, int]], names: dict[str, str]
) -> audit_log.AuditFilter:
    """Draw the filters (who, what, where, when) and return the choice.

    The address doesn't keep it: nobody sends a filtered log around.
    """
    if screen.is_narrow():
        first = second = third = fourth = fifth = st.popover("Saring")
    else:
        first, second, third, fourth, fifth = st.columns([3, 3, 3, 2, 2])
    people = {pelaku: names.get(pelaku, pelaku) for pelaku in choices["pelaku"]}
    pelaku = page_parts.pick(
        "Siapa", people, ask=first.selectbox, placeholder="Semua", key="catatan_siapa"
    )
    kinds = {kind: audit_log.KINDS.get(kind, str(kind)) for kind in choices["jenis"]}
    jenis = page_parts.pick(
        "Jenis", kinds, ask=second.selectbox, placeholder="Semua", key="catatan_jenis"
    )
    satker = third.selectbox(
        "Satker", list(choices["satker"]), index=None, placeholder="Semua", key="catatan_satker"
    )
    since = fourth.date_input(
        "Dari", None, max_value=today(), format="DD/MM/YYYY", key="catatan_dari"
    )
    until = fifth.date_input(
        "Sampai", None, max_value=today(), format="DD/MM/YYYY", key="catatan_sampai"
    )
    return audit_log.AuditFilter(pelaku, jenis, satker, since, until)


@st.fragment
@guarded
def show_log(ctx: AnyContext) -> None:
    """Draw the filters, the newest lines, and the download of all as a workbook.

    A fragment, so a filter redraws only this part of the page.
    """
    names = audit_log.audit_names(ctx.db)
    wanted = choose_filter(audit_log.audit_choices(ctx.db, ctx.visitor), names)
    lines = audit_log.audit_lines(ctx.db, ctx.visitor, wanted)
    if len(lines):
        shown = page_parts.take_page(rows_of(lines), key="catatan")
        looks.show([blocks.rows(_LABEL, map(_row, shown))], key="catatan_baris")
    elif wanted == audit_log.AuditFilter():
        st.info("Belum ada yang tersimpan.")
    else:
        st.info("Tidak ada perubahan yang cocok dengan pilihan ini.")
    if len(lines):
        name = f"catatan perubahan {today().isoformat()}.xlsx"
        make = partial(audit_log.audit_xlsx, lines, wanted)
        page_parts.offer_files({"Unduh .xlsx": (name, make)}, key="catatan_berkas")
    here = f"“{LOCAL_ACTOR}” berarti siapa pun yang memakai komputer Monev ZI."
    st.caption(f"Tiap baris adalah satu catatan yang tidak dapat diubah. {here}")


def _row(line: Row) -> RowItem:
    """Return a line of the log as a sentence, its moment at the end."""
    when = f"{format_short_day(line['waktu'].date())} {line['waktu']:%H.%M}"
    text = capitalized(f"{line['siapa']} {line['apa']}")
    notes = (line["satker"], line["lewat"], f"entri {line['nomor']}")
    return blocks.row(text, when, notes, mark="")
