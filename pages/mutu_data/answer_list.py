"""Every answer this satker has given, with one touch to take it back."""

from __future__ import annotations

import streamlit as st

from monev.core.dates import format_day
from monev.core.statuses import CHOICE_MATTERS
from monev.core.text import shorten
from monev.ui import page_parts, page_words
from monev.ui.context import Context
from pages.mutu_data import flash


def show_choices(k: Context) -> None:
    """The answers that stand, newest first; withdrawn ones are told in a line."""
    from monev.writing.reading_choices import list_choices

    everything = list_choices(k.db, k.p.satker)
    in_force = [one for one in reversed(everything) if not one.withdrawn]
    st.markdown(
        f"Jawaban di bawah ini dipakai setiap kali berkas {page_words.safe(k.p.satker)} dibaca. Yang sudah "
        "tersimpan tidak "
        "ikut berubah."
    )
    if not in_force:
        st.markdown("Belum ada jawaban yang tersimpan.")
    beginning, end = page_parts.page_bounds(len(in_force), key="mutu_pilihan")
    for one in in_force[beginning:end]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_show_choice(one), width="stretch")
            st.button(
                "Tarik",
                key=f"cabut_{one.entry}_{one.item.kunci}_{one.item.langkah}",
                on_click=flash.withdraw_answer,
                args=(k, one.item),
            )
    if withdrawn := sum(one.withdrawn for one in everything):
        st.caption(f"{withdrawn} jawaban lain sudah ditarik kembali; riwayatnya tetap ada di jurnal.")


def _show_choice(one) -> str:
    from monev.quality import name_answer

    item = one.item
    written = f"“{page_words.safe_line(shorten(item.kunci, 100))}”" if item.kunci else "sel kosong"
    scope = f" · langkah: {page_words.safe_line(shorten(item.langkah, 60))}" if item.langkah else ""
    by = f":gray[{format_day(one.waktu.date())}, {page_words.safe_line(one.pelaku)}]"
    from_ = "" if item.hal == "area" else f"{written} → "
    return (
        f"{CHOICE_MATTERS[item.hal].capitalize()}: {from_}**{page_words.safe_line(name_answer(item))}**{scope} · {by}"
    )
