"""Changing the newest version on the langkah panel: its target as a table of one row."""

from datetime import date

import streamlit as st

from monev.core import clock
from monev.core.dates import format_day, format_short_day, proposed_periode
from monev.core.statuses import STATUS_LAPORAN
from monev.edits.storing import Newest, find_newest
from monev.figures import view_at
from monev.figures.formats import version_number
from monev.figures.quarter_report import report_lines
from monev.figures.rows import LangkahRow, TenggatRow
from monev.ui import address, many_targets, page_parts, target_editor, target_table
from monev.ui.context import Context
from monev.ui.page_words import safe

TENGGAT, BUKTI = "target", "bukti"
"""The parameters in the address beside `langkah`: the touched target and document."""


def show_form(ctx: Context, langkah: LangkahRow, chosen: str | None) -> None:
    """Draw the target `chosen` of a langkah to work on; of a past day it can only be read.

    A visitor who may record nothing reads why instead.
    """
    kode = langkah["kode"]
    current = find_newest(*ctx.rencana)
    is_past = current.unggahan_id != ctx.view.unggahan_id
    may_change = ctx.may_report(langkah["pic"] or "") or ctx.may("verifikasi")
    if not (may_change or ctx.may("atur_pic")):
        st.caption(ctx.only_looking("lapor"))
        return
    if is_past:
        day = format_day(ctx.view.posisi)
        st.markdown(f"Keadaan per {day}; sejak itu ada {version_number(current.nomor)}.")
        answer, words = target_editor.memory().told.get(f"{kode} {chosen}", ("", ""))
        if answer == "wrong":  # touched before somebody else stored
            st.error(safe(words))
        page_parts.button("Kembali ke hari ini", _to_now, ctx, current, key=f"kini_{kode}")
        return
    _show_editor(ctx, current, langkah, chosen)


def _to_now(ctx: Context, newest: Newest) -> None:
    """Look at today, or at the newest version's posisi if that is later. A callback."""
    day = max(newest.posisi, clock.today_within(ctx.choice.tahun))
    address.write_one("unggahan", "")
    address.write_one("posisi", day.isoformat())


def _show_editor(ctx: Context, current: Newest, langkah: LangkahRow, chosen: str | None) -> None:
    kode = langkah["kode"]
    may_report = ctx.may_report(langkah["pic"] or "")
    day = posisi_of_edit(ctx, current)
    seen = target_editor.last_entry(ctx)
    desk = target_editor.Desk(ctx, day, may_report, seen, place=f"panel {kode}")
    lines = report_lines(ctx.db, view_at(*ctx.rencana, day, unggahan=current.nomor), kode)
    if not lines:
        st.markdown("Langkah ini belum mempunyai target, jadi belum ada yang dapat dicatat.")
        if ctx.may("atur_pic"):
            target_table.show_pic(desk, kode, langkah["pic"])
        return
    line = next((one for one in lines if one.tenggat == chosen), lines[0])
    target_table.show(desk, "", [line], is_first=False, key=f" panel {kode}")
    if may_report:
        target_table.show_use(desk, line)
        target_table.show_file_field(desk)
    many_targets.show_together(desk, lines)
    st.caption(f"Dicatat per {format_day(day)}.")


def describe_report(row: TenggatRow) -> str:
    """Return what was reported, for example *dilaporkan Selesai 14/10/2025*.

    Empty without a report.
    """
    day = f" {format_short_day(row['tanggal_selesai'])}" if row["tanggal_selesai"] else ""
    return "" if row["laporan"] == "belum" else f"dilaporkan {STATUS_LAPORAN[row['laporan']]}{day}"


def posisi_of_edit(ctx: Context, newest: Newest) -> date:
    """Return the posisi at which a change is stored: as on Lapor, the end of the quarter it is for.

    Not after today, and not before the newest unggahan's.
    """
    periode = proposed_periode(ctx.choice.posisi, clock.today(), ctx.choice.tahun)
    return max(newest.posisi, min(periode.end, clock.today()))
