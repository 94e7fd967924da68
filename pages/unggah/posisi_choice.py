"""The date an upload reports of: a day, or the end of a triwulan in one touch."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from monev.core.clock import default_posisi, today
from monev.core.dates import end_of_triwulan, format_day
from monev.ui import page_words, view_choice
from monev.ui.chooser import TRIWULAN

if TYPE_CHECKING:
    from monev.core.records import Reading
    from monev.ui.context import Context

_JUST_PASSED = timedelta(days=45)
"""How long after its end a triwulan is still what people come to report of."""


def choose_posisi(k: Context, reading: Reading, index: int) -> date | None:
    """The posisi of this file, the `index`-th chosen in this visit; None while no date stands there."""
    beginning, end = view_choice.posisi_bounds(reading.tahun)
    key = f"unggah_posisi_{index}_{reading.tahun}"
    given = max(beginning, default_posisi(reading.tahun), _newest_stored(k, reading))
    day = st.session_state.setdefault(key, min(given, end))
    passed = [t for t in TRIWULAN if end_of_triwulan(reading.tahun, t) <= today()]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        posisi = st.date_input(
            "Posisi: keadaan pada tanggal berapa yang dilaporkan berkas ini? (hari/bulan/tahun)",
            min_value=beginning,
            max_value=end,
            format="DD/MM/YYYY",
            width=460,
            key=key,
        )
        if passed:
            _choose_triwulan(key, reading.tahun, passed, day)
    if posisi is None:
        st.markdown("Pilih tanggal posisinya untuk melanjutkan.")
    elif reading.realisasi is not None or reading.bukti is not None:
        _remind(posisi, reading.tahun, passed)
    return posisi


def _newest_stored(k: Context, reading: Reading) -> date:
    """What was reported last of this rencana: what is told next is not told of a day before it."""
    if k.p is None or (k.p.satker, k.p.tahun) != (reading.satker, reading.tahun):
        return date.min
    return k.p.posisi_terbaru


def _choose_triwulan(key: str, tahun: int, passed: list[int], day: date | None) -> None:
    triwulan_key = f"{key}_tw"
    st.session_state[triwulan_key] = next((t for t in passed if end_of_triwulan(tahun, t) == day), None)

    def set_posisi() -> None:
        if st.session_state[triwulan_key] is not None:
            st.session_state[key] = end_of_triwulan(tahun, st.session_state[triwulan_key])

    st.segmented_control(
        "Akhir triwulan",
        passed,
        format_func=page_words.triwulan_name,
        key=triwulan_key,
        label_visibility="collapsed",
        on_change=set_posisi,
    )


def _remind(posisi: date, tahun: int, passed: list[int]) -> None:
    """Uploads come in just after a triwulan closed: dated later, they would not show where that triwulan is judged."""
    new = [t for t in passed if end_of_triwulan(tahun, t) < posisi <= end_of_triwulan(tahun, t) + _JUST_PASSED]
    if new:
        triwulan, end = page_words.triwulan_name(new[-1]), format_day(end_of_triwulan(tahun, new[-1]))
        st.caption(
            f"Ini laporan {triwulan}? Pilih {triwulan} di atas: keadaan per {end} hanya dinilai dari unggahan yang "
            f"posisinya {end} atau sebelumnya."
        )
