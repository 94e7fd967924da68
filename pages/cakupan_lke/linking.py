"""The pilar of each langkah: proposed from its words, and chosen area by area."""

import streamlit as st

from monev.core.text import shorten
from monev.database import rows_of
from monev.figures import format_area, format_number, langkah
from monev.figures.rows import LangkahRow
from monev.outputs import lke
from monev.outputs.coverage import beginning
from monev.ui import looks, outcome, page_parts
from monev.ui.context import Context, current_actor
from monev.ui.looks import blocks
from monev.ui.page_table import CAKUPAN_LKE
from monev.ui.page_words import safe_line

_BLOCK = "lke"
_NONE = {"": "Belum ditentukan"}


def begin(ctx: Context) -> None:
    """Draw the one thing to do before any langkah is linked: look at the proposals."""
    proposed = len(lke.propose(ctx.db, ctx.view))
    answer = blocks.answer(*beginning(proposed, len(langkah(ctx.db, ctx.view))))
    words = f"Lihat usulan ({format_number(proposed)})" if proposed else "Tautkan"
    link = blocks.way(words, looks.same_page(CAKUPAN_LKE, bagian="tautkan"), primary=True)
    looks.show([answer, blocks.actions([link])], key="lke_mulai")


def show(ctx: Context) -> None:
    """Draw the proposals and the choice for one area.

    Langkah whose plan has a column for it are left out.
    """
    outcome.show(_BLOCK)
    if ctx.view.is_closed or not (ctx.may("atur_kantor") or ctx.may("atur_baca")):
        st.caption(ctx.only_looking("atur_baca"))
        return
    served = lke.read_served(ctx.db, ctx.view)
    rows = [
        row
        for row in rows_of(langkah(ctx.db, ctx.view), LangkahRow)
        if not (served[row["kode"]].is_of_plan and served[row["kode"]].codes)
    ]
    if not rows:
        st.caption("Semua langkah sudah menyebut pilarnya di kolom LKE rencana ini.")
        return
    _show_proposals(ctx, rows)
    st.markdown("**Pilar setiap langkah, per area**")
    areas = {row["area"]: format_area(row["area"], row["nama_area"]) for row in rows}
    area = page_parts.choose("Area", areas, next(iter(areas)), key="lke_area")
    _show_form(ctx, [row for row in rows if row["area"] == area])


def _show_proposals(ctx: Context, rows: list[LangkahRow]) -> None:
    proposed = lke.propose(ctx.db, ctx.view)
    asked = [row for row in rows if row["kode"] in proposed]
    if not asked:
        return
    st.markdown(f"**Usulan menurut kata-katanya: {format_number(len(asked))} langkah**")
    st.caption("Periksa, hapus centang yang tidak cocok, lalu simpan semuanya sekaligus.")
    with st.form("lke_usulan"):
        taken = {}
        for row in asked:
            pilar = lke.PILAR[proposed[row["kode"]]]
            label = f"{_label(row)} → **{pilar.label}** {pilar.name}"
            if st.checkbox(label, value=True, key=f"usulan_{row['kode']}_{pilar.code}"):
                taken[row["kode"]] = pilar.code
        if st.form_submit_button("Simpan usulan yang dicentang", type="primary"):
            _store(ctx, taken)


def _show_form(ctx: Context, rows: list[LangkahRow]) -> None:
    chosen = lke.read_chosen(ctx.db, ctx.view.satker, ctx.view.tahun)
    words = _NONE | lke.pilar_for(rows[0]["nama_area"])
    with st.form(f"lke_{rows[0]['area']}"):
        changed = {}  # only changes: others may have chosen for the rest meanwhile
        for row in rows:
            given = chosen.get(row["kode"], "")
            key = f"lke_{row['kode']}_{given}"
            code = page_parts.choose(_label(row), words, given, key=key)
            if code != given:
                changed[row["kode"]] = code
        if st.form_submit_button("Simpan pilihan LKE", type="primary"):
            _store(ctx, changed)


def _label(row: LangkahRow) -> str:
    return safe_line(f"{row['kode_tampil']} {shorten(row['langkah_tampil'], 120)}")


def _store(ctx: Context, chosen: dict[str, str]) -> None:
    done = f"Pilar {format_number(len(chosen))} langkah tersimpan."
    with outcome.refusals(_BLOCK, done):
        lke.store_chosen(ctx.db, ctx.view, chosen, pelaku=current_actor(ctx.db))
    st.rerun()
