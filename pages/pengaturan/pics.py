"""Isi PIC: give a PIC to the langkah for which the plan names none.

It is given by area, by komponen or one by one.
"""

import streamlit as st

from monev.edits.given_pics import WithoutPic, give_pics, proposed_pics, without_pic
from monev.edits.single_edits import cancel_change
from monev.figures import format_number, plan_pics
from monev.figures.views import newest_view
from monev.ui import outcome, page_parts
from monev.ui.context import Context, current_actor
from monev.ui.page_words import safe_line

_BLOCK, _ENTRY, _FIELD = "isi_pic", "isi_pic_entri", "isi_pic_untuk_"
_LEVELS = {"area": "Area", "komponen": "Komponen", "langkah": "Langkah"}


def show_pics(ctx: Context) -> None:
    """Say how many langkah have no PIC, and draw a form with a field per group."""
    outcome.show(_BLOCK)
    if (entry := st.session_state.get(_ENTRY)) is not None:
        page_parts.button(
            "Urungkan", _take_back, ctx, entry, key="isi_pic_urungkan", icon=":material/undo:"
        )
    view = newest_view(*ctx.rencana)
    total = len(without_pic(ctx.db, view, "langkah"))
    if not total:
        page_parts.show_sentence("Semua langkah sudah punya PIC.")
        return
    nobody = "Rencana ini tidak menyebut PIC: tidak ada yang diingatkan."
    some = f"{format_number(total)} langkah belum punya PIC: tidak ada yang diingatkan tentangnya."
    page_parts.show_sentence(some if plan_pics(ctx.db, view) else nobody)
    st.markdown(
        "Pilih atau ketik PIC, lalu simpan. Yang sudah disebut rencana tidak berubah; yang diisi "
        "di sini berlaku juga bagi berkas berikutnya yang tidak berkolom PIC."
    )
    level = st.segmented_control(
        "Isi per",
        [*_LEVELS],
        default="area",
        format_func=_LEVELS.__getitem__,
        required=True,
        key="isi_pic_per",
    )
    groups = without_pic(ctx.db, view, level)
    if level != "area":
        areas = list(dict.fromkeys(group.area for group in groups))
        area = st.selectbox("Area", areas, key="isi_pic_area")
        groups = [group for group in groups if group.area == area]
    _show_form(ctx, groups, proposed_pics(ctx.db, view))


def _show_form(ctx: Context, groups: list[WithoutPic], proposals: list[str]) -> None:
    with st.form("isi_pic_form", border=False):
        for group in groups:
            count = f" ({format_number(len(group.kode))} langkah)" if len(group.kode) > 1 else ""
            st.selectbox(
                f"{safe_line(group.words)}{count}",
                proposals,
                index=None,
                placeholder="Pilih atau ketik PIC",
                accept_new_options=True,
                key=_FIELD + group.kode[0],
            )
        st.form_submit_button("Simpan PIC", type="primary", on_click=_store, args=(ctx, groups))


def _store(ctx: Context, groups: list[WithoutPic]) -> None:
    chosen = {group.kode: st.session_state.get(_FIELD + group.kode[0]) for group in groups}
    given = {kode: pic for codes, pic in chosen.items() if pic for kode in codes}
    if not given:
        outcome.keep(_BLOCK, "Belum ada PIC yang dipilih.")
        return
    with outcome.refusals(_BLOCK):
        result = give_pics(*ctx.rencana, given, pelaku=current_actor(ctx.db))
        outcome.keep(
            _BLOCK,
            f"**{format_number(len(given))} langkah diberi PIC.** Tugasnya kini ada di Lapor.",
        )
        st.session_state[_ENTRY] = result.entry.nomor if result.entry else None


def _take_back(ctx: Context, entry: int) -> None:
    with outcome.refusals(_BLOCK, "PIC yang baru diisi ditarik kembali."):
        cancel_change(*ctx.rencana, entry, pelaku=current_actor(ctx.db))
        st.session_state[_ENTRY] = None
