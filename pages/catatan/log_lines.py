"""The lines of the log: their filters, the list, and the download."""

from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

from monev.core.clock import today
from monev.core.dates import format_short_day
from monev.core.roles import LOCAL_ACTOR
from monev.database import rows_of
from monev.figures import format_number
from monev.outputs import audit_log
from monev.ui import page_parts, screen, tables
from monev.ui.context import AnyContext
from monev.ui.guard import guarded
from monev.ui.page_words import safe_line

_SHOWN = ("nomor", "waktu", "siapa", "jenis", "satker", "apa", "lewat")
_HEADINGS = {column: audit_log.HEADINGS[column][0] for column in _SHOWN}
_LABEL = "Catatan perubahan"
_MOST_SHOWN = 2_000
"""At most so many lines go to a browser; a download has all."""


def choose_filter(
    choices: dict[str, dict[str, int]], names: dict[str, str]
) -> audit_log.AuditFilter:
    """Draw the filters (who, what, where, when) and return the choice.

    The address doesn't keep it: nobody sends a filtered log around.
    """
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
        _show_lines(lines)
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


def _show_lines(lines: pd.DataFrame) -> None:
    """Draw the lines as a table, or as cards on a phone.

    Only one and a half columns would fit on a phone.
    """
    if not screen.is_narrow():
        if len(lines) > _MOST_SHOWN:
            everything = f"{format_number(len(lines))} catatan"
            told = (
                f"{format_number(_MOST_SHOWN)} terbaru dari {everything}; semuanya ada di unduhan."
            )
            st.caption(told)
        tables.show(lines.head(_MOST_SHOWN), _HEADINGS, key="catatan_tabel", label=_LABEL)
        return
    piece = page_parts.take_page(rows_of(lines), key="catatan")
    rows = []
    for line in piece:
        rows.append([safe_line(_cell(line[column])) for column in _HEADINGS])
    tables.show_short([*_HEADINGS.values()], rows)


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return f"{format_short_day(value.date())} {value:%H.%M.%S}"
    return "" if value is None else str(value)
