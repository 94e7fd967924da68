"""What the office states of its results, beside the thresholds of WBK and WBBM.

Nothing is counted.
"""

from datetime import date

import streamlit as st

from monev.core.clock import today_within
from monev.core.dates import format_day
from monev.outputs.lke_results import (
    RESULT_NAMES,
    RESULTS,
    ResultKind,
    StatedResult,
    add_result,
    read_results,
    remove_result,
)
from monev.ui import guard, outcome, page_parts
from monev.ui.context import Context, current_actor
from monev.ui.page_words import safe_line, safe_link

_BLOCK = "hasil"


def show(ctx: Context) -> None:
    """Draw each result with its thresholds and what was stated, and the form for one more."""
    outcome.show(_BLOCK)
    st.caption(
        "Ditulis seperti yang dinyatakan kantor. Tidak dihitung dari rencana, tidak dibandingkan, "
        "dan bukan nilai LKE."
    )
    stated = read_results(ctx.db, ctx.view)
    may = not ctx.view.is_closed and (ctx.may("atur_kantor") or ctx.may("unggah"))
    for kind in RESULTS.values():
        with outcome.titled(kind.name, key=f"hasil_{kind.code}"):
            st.caption(kind.thresholds)
            own = [row for row in stated if row["hasil"] == kind.code]
            for number, row in enumerate(own):
                _show_row(ctx, row, f"{kind.code}_{number}", may=may)
            if not own:
                st.markdown("Belum dinyatakan.")
    if may:
        page_parts.fold("Nyatakan hasil", _show_form, ctx, key="hasil_baru")
    else:
        st.caption(ctx.only_looking("unggah"))


def _show_row(ctx: Context, row: StatedResult, key: str, *, may: bool) -> None:
    day = format_day(date.fromisoformat(row["hari"]))
    about = " · ".join(filter(None, (day, safe_line(row["sebutan"]))))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{safe_line(row['nilai'])}** · {about} · bukti: {safe_link(row['bukti'])}")
        if may:
            page_parts.button("Hapus", _remove, ctx, row, key=f"hapus_{key}", type="tertiary")


def _remove(ctx: Context, row: StatedResult) -> None:
    with outcome.refusals(_BLOCK, f"Dihapus: {safe_line(RESULT_NAMES[row['hasil']])}."):
        remove_result(ctx.db, ctx.view, row, pelaku=current_actor(ctx.db))


def _unit(kind: ResultKind) -> str:
    return f"{kind.name} ({kind.unit})"


def _show_form(ctx: Context) -> None:
    entries = guard.Entries()
    with st.form("hasil_baru_isi"):
        words = {kind.code: _unit(kind) for kind in RESULTS.values()}
        entries.ask("hasil", page_parts.choose, "Hasil", words, next(iter(words)))
        entries.ask("nilai", st.text_input, "Nilai", placeholder="3,87")
        day = today_within(ctx.view.tahun)
        entries.ask("hari", st.date_input, "Tanggal hasil", day, format="DD/MM/YYYY")
        entries.ask("sebutan", st.text_input, "Survei atau penilaian", placeholder="semester I")
        entries.ask("bukti", st.text_input, "Bukti", placeholder="tautan, atau letak dokumennya")
        if st.form_submit_button("Simpan hasil", type="primary"):
            with guard.at_fields(entries.places):
                add_result(ctx.db, ctx.view, entries.typed, pelaku=current_actor(ctx.db))
                outcome.keep(_BLOCK, "Hasil tersimpan.")
                st.rerun()
