"""Changing the newest version on the langkah panel: the editor of its target, and its PIC."""

from datetime import date

import streamlit as st

from monev.access import name_of
from monev.core import clock
from monev.core.dates import format_day, format_short_day, format_tenggat
from monev.core.statuses import STATUS_LAPORAN
from monev.core.typed_input import NAME_LENGTH
from monev.edits.single_edits import Edit, Target
from monev.edits.storing import Newest, find_newest, read_langkah
from monev.figures import view_at
from monev.figures.formats import version_number
from monev.figures.quarter_report import report_lines
from monev.figures.rows import LangkahRow, TenggatRow
from monev.ui import many_targets, target_editor
from monev.ui.context import Context
from monev.ui.page_words import safe_line

TENGGAT, BUKTI = "target", "bukti"
"""The parameters in the address beside `langkah`: the touched target and document."""


def show_form(ctx: Context, langkah: LangkahRow, chosen: str | None) -> None:
    """Draw the editor of a langkah, about the tenggat `chosen`.

    A visitor who may record nothing reads why instead.
    """
    kode = langkah["kode"]
    may_report = ctx.may_report(langkah["pic"] or "")
    if not (may_report or ctx.may("verifikasi") or ctx.may("atur_pic")):
        st.caption(ctx.only_looking("lapor"))
        return
    with st.container(border=True, gap="small", key=f"sunting_{kode}"):
        current = find_newest(*ctx.rencana)
        number = version_number(current.nomor)
        newest = read_langkah(ctx.db, current.unggahan_id, kode)
        if newest is None:
            st.markdown(f"Langkah ini tidak ada lagi di versi terbaru ({number}).")
            return
        if current.unggahan_id != ctx.view.unggahan_id:
            st.markdown(f"Versi terbaru ({number}, posisi {format_day(current.posisi)}):")
        posisi = posisi_of_edit(ctx, current)
        desk = target_editor.Desk(
            ctx, posisi, may_report, target_editor.last_entry(ctx), place=f"panel {kode}"
        )
        _show_editor(desk, current, kode, chosen)
        if ctx.may("atur_pic"):
            _ask_pic(desk, kode, newest["pic"] or "")
        who = safe_line(name_of(ctx.db, ctx.visitor.pelaku))
        where = f"dicatat pada posisi {format_day(posisi)} atas nama {who}"
        st.caption(f"Yang diubah adalah versi terbaru ({number}); {where}.")


def _show_editor(desk: target_editor.Desk, current: Newest, kode: str, chosen: str | None) -> None:
    ctx = desk.ctx
    if not (desk.may_report or ctx.may("verifikasi")):
        return
    newest = view_at(*ctx.rencana, desk.day, unggahan=current.nomor)
    lines = report_lines(ctx.db, newest, kode)
    if not lines:
        st.markdown("Langkah ini belum mempunyai target, jadi belum ada yang dapat dicatat.")
        return
    line = next((one for one in lines if one.tenggat == chosen), lines[0])
    st.markdown(f"**Target {format_tenggat(line.tenggat)}**")
    target_editor.show_open(desk, line, st.query_params.get(BUKTI, ""))
    many_targets.show_together(desk, lines)


def _ask_pic(desk: target_editor.Desk, kode: str, pic: str) -> None:
    key = f"sunting_pic_{kode}"
    st.session_state[key] = pic
    st.text_input(
        "PIC",
        max_chars=NAME_LENGTH,
        help="Beberapa PIC dipisahkan titik koma: Ani; Budi.",
        key=key,
        on_change=_touch_pic,
        args=(desk, kode, pic, key),
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        target_editor.show_outcome(desk, kode)


def _touch_pic(desk: target_editor.Desk, kode: str, seen: str, key: str) -> None:
    """Store the PIC that was typed. A callback."""
    edit = Edit(Target(kode), {"pic": st.session_state[key]}, {"pic": seen})
    target_editor.store(desk, kode, [edit])


def describe_report(row: TenggatRow) -> str:
    """Return what was reported, for example *dilaporkan Selesai 14/10/2025*.

    Empty without a report.
    """
    day = f" {format_short_day(row['tanggal_selesai'])}" if row["tanggal_selesai"] else ""
    return "" if row["laporan"] == "belum" else f"dilaporkan {STATUS_LAPORAN[row['laporan']]}{day}"


def posisi_of_edit(ctx: Context, newest: Newest) -> date:
    """Return the posisi at which a change is stored.

    It is the posisi on screen, since that is what the person changes; but not before the newest
    unggahan and not after today.
    """
    return max(newest.posisi, min(ctx.view.posisi, clock.today()))
