"""The chooser that stands on top of every page: satker, tahun, posisi, and the line that says which data is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from monev.core.clock import default_posisi
from monev.core.dates import end_of_triwulan, format_day, format_short_day
from monev.core.errors import NotFound
from monev.database import Database, to_rows
from monev.figures import NO_REALISASI_YET, View, list_rencana, view_at
from monev.ui import address, context, guard, page_words
from monev.ui.address import Choice
from monev.ui.page_table import RINGKASAN
from monev.writing.versions import hide_simulations

TRIWULAN = (1, 2, 3, 4)
LOCAL_ACTOR = "pengguna komputer ini"
"""Who acts while nobody signs in: on one PC whoever sits there (docs/design.md §6)."""
_SATKER, _TAHUN, _TW, _DAY = "pilih_satker", "pilih_tahun", "pilih_tw", "pilih_tanggal"


def show(db: Database, *, full_screen: bool = False) -> bool:
    """Show the chooser and hand the chosen view to the page. False: an unknown choice was asked for and said so.

    `full_screen`: the page has the whole screen and says itself what is looked at.
    """
    listing = list_rencana(db)
    if listing.empty:
        context.set_context(db, None, None)
        return True
    try:
        chosen = address.read_choice(listing)
        p = _view_of(db, listing, chosen)
    except NotFound as error:
        guard.show_error(error)
        _show_other_ways(listing)
        return False
    address.settle(chosen)
    context.set_context(db, chosen, p)
    if full_screen:
        return True
    _show_choices(listing, chosen, p)
    if p is not None and p.is_chosen:
        _show_viewed_unggahan(chosen, p)
    if p is not None and not p.ada_realisasi:
        st.info(f"**{NO_REALISASI_YET}**")
    return True


def _view_of(db: Database, listing: pd.DataFrame, chosen: Choice) -> View | None:
    """The view of a choice; None where every unggahan of the rencana was cancelled: there is nothing to judge."""
    holding = {(b["satker"], b["tahun"]) for b in to_rows(listing) if b["unggahan"]}
    if (chosen.satker, chosen.tahun) not in holding:
        return None
    return view_at(db, chosen.satker, chosen.tahun, chosen.posisi, unggahan=chosen.unggahan)


def _show_viewed_unggahan(chosen: Choice, p: View) -> None:
    """Says on every page that an older state is being looked at, and leads back to the newest."""
    newest = replace(chosen, unggahan=None, posisi=max(p.posisi_terbaru, default_posisi(p.tahun)))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="melihat_unggahan"):
        st.markdown(
            f":violet-badge[Melihat unggahan {p.unggahan} dari {p.unggahan_terbaru}] "
            f"posisi {format_day(p.posisi_unggahan)}, seolah belum ada unggahan sesudahnya.",
            width="content",
        )
        st.button("Kembali ke yang terbaru", type="tertiary", icon=":material/undo:", on_click=_go_to, args=(newest,))


def _show_choices(listing: pd.DataFrame, chosen: Choice, p: View | None) -> None:
    satker = sorted(listing["satker"].unique())
    tahun = address.available_tahun(listing, chosen.satker)
    triwulan = next((t for t in TRIWULAN if end_of_triwulan(chosen.tahun, t) == chosen.posisi), None)
    # In every run, also where nothing changed: a run that another one overtakes may never reach the browser.
    st.session_state.update({_SATKER: chosen.satker, _TAHUN: chosen.tahun, _TW: triwulan, _DAY: chosen.posisi})
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="pemilih"):
        st.selectbox(
            "Satker",
            satker,
            key=_SATKER,
            label_visibility="collapsed",
            width=240,
            on_change=_change_satker,
            args=(listing,),
        )
        st.selectbox(
            "Tahun", tahun, key=_TAHUN, label_visibility="collapsed", width=96, on_change=_change_tahun, args=(chosen,)
        )
        st.segmented_control(
            "Posisi akhir triwulan",
            TRIWULAN,
            format_func=page_words.triwulan_name,
            key=_TW,
            label_visibility="collapsed",
            on_change=_change_triwulan,
            args=(chosen,),
        )
        other = st.popover(format_day(chosen.posisi), on_change="rerun", key="posisi_lain")
        if other.open:
            with other:
                _choose_day(chosen)
        if p is not None:
            st.caption(f"data: unggahan {p.unggahan}, posisi {format_short_day(p.posisi_unggahan)}", width="content")
        if p is not None and p.simulasi:
            st.badge(page_words.SIMULATED_DATA, color="violet")


def _choose_day(chosen: Choice) -> None:
    beginning, end = address.posisi_bounds(chosen.tahun)
    st.date_input(
        "Keadaan dinilai pada akhir tanggal (hari/bulan/tahun)",
        key=_DAY,
        min_value=beginning,
        max_value=end,
        format="DD/MM/YYYY",
        on_change=_change_day,
        args=(chosen,),
    )


def _go_to(destination: Choice) -> None:
    address.write_address(destination)


def _change_satker(listing: pd.DataFrame) -> None:
    satker = st.session_state[_SATKER]
    tahun = address.available_tahun(listing, satker)
    old = st.session_state[_TAHUN]
    new = old if old in tahun else tahun[0]
    posisi = st.session_state.get(_DAY) if new == old else None
    _go_to(Choice(satker, new, posisi or default_posisi(new)))


def _change_tahun(old: Choice) -> None:
    tahun = st.session_state[_TAHUN]
    _go_to(Choice(old.satker, tahun, default_posisi(tahun)))


def _change_triwulan(old: Choice) -> None:
    triwulan = st.session_state[_TW]
    if triwulan is not None:
        _go_to(replace(old, posisi=end_of_triwulan(old.tahun, triwulan)))


def _change_day(old: Choice) -> None:
    day = st.session_state[_DAY]
    if isinstance(day, date):
        _go_to(replace(old, posisi=day))


def _show_other_ways(listing: pd.DataFrame) -> None:
    """Links to what there is, so that a wrong address is not a dead end."""
    st.markdown("Rencana yang ada:")
    for satker, tahun in listing[["satker", "tahun"]].itertuples(index=False):
        destination = Choice(satker, int(tahun), default_posisi(int(tahun)))
        st.page_link(RINGKASAN, label=f"{page_words.safe(satker)} · {tahun}", query_params=destination.url())


def show_footer() -> None:
    """The foot of every page that shows sample data: what it is, and one click to be rid of it for good."""
    k = context.current_context()
    if k.view is None or not k.view.simulasi:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(
            f"{page_words.SIMULATED_DATA}: satker dan isinya rekaan, untuk mengenal aplikasi ini.", width="content"
        )
        if st.button("Sembunyikan data simulasi", help="Contoh ini tidak akan ditampilkan lagi di mana pun."):
            hide_simulations(k.db, pelaku=LOCAL_ACTOR)
            st.query_params.clear()
            st.rerun()
