"""The chooser that stands on top of every page: satker, tahun, posisi, and the line that says which data is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from monev.basisdata import Basisdata
from monev.galat import TidakDitemukan
from monev.jam import posisi_bawaan
from monev.keadaan import BELUM_ADA_REALISASI, Pandangan, daftar_rencana, ke_baris, pandang
from monev.tanggal import akhir_triwulan, sebut, sebut_pendek
from monev.ui import kata, konteks, penjaga, pilihan
from monev.ui.halaman import RINGKASAN
from monev.ui.pilihan import Pilihan

TRIWULAN = (1, 2, 3, 4)
PELAKU_LOKAL = "pengguna komputer ini"
"""Who acts while nobody signs in: on one PC whoever sits there (DESIGN §6)."""
_SATKER, _TAHUN, _TW, _TANGGAL = "pilih_satker", "pilih_tahun", "pilih_tw", "pilih_tanggal"


def tampilkan(db: Basisdata, *, layar_penuh: bool = False) -> bool:
    """Show the chooser and hand the chosen view to the page. False: an unknown choice was asked for and said so.

    `layar_penuh`: the page has the whole screen and says itself what is looked at.
    """
    daftar = daftar_rencana(db)
    if daftar.empty:
        konteks.pasang(konteks.Konteks(db, None, None))
        return True
    try:
        dipilih = pilihan.baca(daftar)
        p = _pandang(db, daftar, dipilih)
    except TidakDitemukan as galat:
        penjaga.tampilkan(galat)
        _jalan_lain(daftar)
        return False
    pilihan.tetapkan(dipilih)
    konteks.pasang(konteks.Konteks(db, dipilih, p))
    if layar_penuh:
        return True
    _baris_pilihan(daftar, dipilih, p)
    if p is not None and p.dipilih:
        _melihat_unggahan(dipilih, p)
    if p is not None and not p.ada_realisasi:
        st.info(f"**{BELUM_ADA_REALISASI}**")
    return True


def _pandang(db: Basisdata, daftar: pd.DataFrame, dipilih: Pilihan) -> Pandangan | None:
    """The view of a choice; None where every unggahan of the rencana was cancelled: there is nothing to judge."""
    berisi = {(b["satker"], b["tahun"]) for b in ke_baris(daftar) if b["unggahan"]}
    if (dipilih.satker, dipilih.tahun) not in berisi:
        return None
    return pandang(db, dipilih.satker, dipilih.tahun, dipilih.posisi, unggahan=dipilih.unggahan)


def _melihat_unggahan(dipilih: Pilihan, p: Pandangan) -> None:
    """Says on every page that an older state is being looked at, and leads back to the newest."""
    terbaru = replace(dipilih, unggahan=None, posisi=max(p.posisi_terbaru, posisi_bawaan(p.tahun)))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="melihat_unggahan"):
        st.markdown(
            f":violet-badge[Melihat unggahan {p.unggahan} dari {p.unggahan_terbaru}] "
            f"posisi {sebut(p.posisi_unggahan)}, seolah belum ada unggahan sesudahnya.",
            width="content",
        )
        st.button("Kembali ke yang terbaru", type="tertiary", icon=":material/undo:", on_click=_pindah, args=(terbaru,))


def _baris_pilihan(daftar: pd.DataFrame, dipilih: Pilihan, p: Pandangan | None) -> None:
    satker = sorted(daftar["satker"].unique())
    tahun = pilihan.tahun_tersedia(daftar, dipilih.satker)
    triwulan = next((t for t in TRIWULAN if akhir_triwulan(dipilih.tahun, t) == dipilih.posisi), None)
    # In every run, also where nothing changed: a run that another one overtakes may never reach the browser.
    st.session_state.update({_SATKER: dipilih.satker, _TAHUN: dipilih.tahun, _TW: triwulan, _TANGGAL: dipilih.posisi})
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="pemilih"):
        st.selectbox(
            "Satker",
            satker,
            key=_SATKER,
            label_visibility="collapsed",
            width=240,
            on_change=_ganti_satker,
            args=(daftar,),
        )
        st.selectbox(
            "Tahun", tahun, key=_TAHUN, label_visibility="collapsed", width=96, on_change=_ganti_tahun, args=(dipilih,)
        )
        st.segmented_control(
            "Posisi akhir triwulan",
            TRIWULAN,
            format_func=kata.nama_triwulan,
            key=_TW,
            label_visibility="collapsed",
            on_change=_ganti_triwulan,
            args=(dipilih,),
        )
        lain = st.popover(sebut(dipilih.posisi), on_change="rerun", key="posisi_lain")
        if lain.open:
            with lain:
                _pilih_tanggal(dipilih)
        if p is not None:
            st.caption(f"data: unggahan {p.unggahan}, posisi {sebut_pendek(p.posisi_unggahan)}", width="content")
        if p is not None and p.simulasi:
            st.badge(kata.DATA_SIMULASI, color="violet")


def _pilih_tanggal(dipilih: Pilihan) -> None:
    awal, akhir = pilihan.batas_posisi(dipilih.tahun)
    st.date_input(
        "Keadaan dinilai pada akhir tanggal (hari/bulan/tahun)",
        key=_TANGGAL,
        min_value=awal,
        max_value=akhir,
        format="DD/MM/YYYY",
        on_change=_ganti_tanggal,
        args=(dipilih,),
    )


def _pindah(tujuan: Pilihan) -> None:
    pilihan.ke_alamat(tujuan)


def _ganti_satker(daftar: pd.DataFrame) -> None:
    satker = st.session_state[_SATKER]
    tahun = pilihan.tahun_tersedia(daftar, satker)
    lama = st.session_state[_TAHUN]
    baru = lama if lama in tahun else tahun[0]
    posisi = st.session_state.get(_TANGGAL) if baru == lama else None
    _pindah(Pilihan(satker, baru, posisi or posisi_bawaan(baru)))


def _ganti_tahun(lama: Pilihan) -> None:
    tahun = st.session_state[_TAHUN]
    _pindah(Pilihan(lama.satker, tahun, posisi_bawaan(tahun)))


def _ganti_triwulan(lama: Pilihan) -> None:
    triwulan = st.session_state[_TW]
    if triwulan is not None:
        _pindah(replace(lama, posisi=akhir_triwulan(lama.tahun, triwulan)))


def _ganti_tanggal(lama: Pilihan) -> None:
    tanggal = st.session_state[_TANGGAL]
    if isinstance(tanggal, date):
        _pindah(replace(lama, posisi=tanggal))


def _jalan_lain(daftar: pd.DataFrame) -> None:
    """Links to what there is, so that a wrong address is not a dead end."""
    st.markdown("Rencana yang ada:")
    for satker, tahun in daftar[["satker", "tahun"]].itertuples(index=False):
        tujuan = Pilihan(satker, int(tahun), posisi_bawaan(int(tahun)))
        st.page_link(RINGKASAN, label=f"{kata.aman(satker)} · {tahun}", query_params=tujuan.url())


def kaki() -> None:
    """The foot of every page that shows sample data: what it is, and one click to be rid of it for good."""
    k = konteks.kini()
    if k.p is None or not k.p.simulasi:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f"{kata.DATA_SIMULASI}: satker dan isinya rekaan, untuk mengenal aplikasi ini.", width="content")
        if st.button("Sembunyikan data simulasi", help="Contoh ini tidak akan ditampilkan lagi di mana pun."):
            from monev.unggah.tampilan import sembunyikan_simulasi  # here: no page needs the reader to open

            sembunyikan_simulasi(k.db, pelaku=PELAKU_LOKAL)
            st.query_params.clear()
            st.rerun()
