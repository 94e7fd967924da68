"""The stored original read again with the answers given since: an upload, its changes shown before they count."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from monev.galat import BerkasDitolak, VersiBentrok
from monev.keadaan import format_angka
from monev.model import Bacaan
from monev.tanggal import sebut
from monev.ui import kata, penjaga, unggah_rencana
from monev.ui.konteks import Konteks
from monev.ui.mutu import asal
from monev.ui.pemilih import PELAKU_LOKAL
from monev.ui.unggah_baca import Berkas

if TYPE_CHECKING:
    from monev.mutu import BerkasAsal

_DIBUKA, _INGATAN, _BERHASIL = "mutu_baca_ulang", "mutu_bacaan", "mutu_berhasil"


def tawarkan(k: Konteks) -> None:
    """The offer while answers wait that the newest file was not read with; the plan of it once it is asked for."""
    berkas = asal_terbaru(k)
    menunggu = 0 if berkas is None else _menunggu(k, berkas)
    if not menunggu:
        st.session_state.pop(_DIBUKA, None)
        return
    with st.container(border=True, key="mutu_menunggu"):
        st.markdown(
            f"**{format_angka(menunggu)} jawaban belum diterapkan** pada rencana yang tersimpan. Baca ulang berkas "
            f"“{kata.sebaris(berkas.nama)}” untuk melihat apa yang berubah; belum ada yang disimpan."
        )
        if not st.session_state.get(_DIBUKA):
            st.button("Baca ulang berkas ini dengan pilihan saya", type="primary", on_click=_buka)
            return
        st.button("← Batal", type="tertiary", on_click=_tutup)
        _rencana(k, berkas)


def asal_terbaru(k: Konteks) -> BerkasAsal | None:
    """The file of the newest unggahan that has one, whatever the page looks at; not opened for this."""
    from monev import mutu

    return mutu.berkas_asal(k.db, k.p.satker, k.p.tahun, k.p.unggahan_terbaru)


def _menunggu(k: Konteks, berkas: BerkasAsal) -> int:
    """Answers given or taken back since that file was read; that a reading is right changes nothing of the plan."""
    from monev.unggah.pilihan import daftar_pilihan

    return sum(
        satu.entri > berkas.unggahan_id and satu.butir.hal != "benar" and satu.butir.tahun in (None, k.p.tahun)
        for satu in daftar_pilihan(k.db, k.p.satker)
    )


def _buka() -> None:
    st.session_state[_DIBUKA] = True


def _tutup() -> None:
    st.session_state.pop(_DIBUKA, None)


def _rencana(k: Konteks, terbaru: BerkasAsal) -> None:
    berkas_plan = asal.berkas(k, k.p.unggahan_terbaru) or terbaru
    kemajuan = st.empty()
    berkas = Berkas(f"ulang_{berkas_plan.sha256}", berkas_plan.nama, k.db.jurnal.berkas(berkas_plan.sha256))
    bacaan = _baca(k, berkas)
    if bacaan.galat:
        penjaga.tampilkan(BerkasDitolak("Berkas ini tidak terbaca lagi dengan pilihan itu.", galat=bacaan.galat))
        return
    unggah_rencana.mulai_dari(berkas, bacaan, berkas_plan.hash_entri)
    try:
        hasil = unggah_rencana.rencanakan(k, berkas, bacaan, k.p.posisi_terbaru, kemajuan)
    except BerkasDitolak as galat:
        penjaga.tampilkan(galat)
        return
    finally:
        kemajuan.empty()
    if hasil.isi.sama_persis:
        st.info("Jawaban Anda tidak mengubah rencana yang tersimpan; semuanya sudah terbaca demikian.")
        return
    if st.button(f"Simpan sebagai unggahan {hasil.isi.isi['unggahan']}", type="primary", disabled=not hasil.siap):
        _simpan(k, hasil, berkas)


def _baca(k: Konteks, berkas: Berkas) -> Bacaan:
    """Read once per file and state of the journal."""
    from monev.unggah import periksa

    kunci = (berkas.kunci, k.db.jurnal.ujung())
    ingatan = st.session_state.get(_INGATAN)
    if ingatan is None or ingatan[0] != kunci:
        with st.spinner("Membaca ulang …"):
            bacaan = periksa(berkas.isi, berkas.nama, satker=k.p.satker, tahun=k.p.tahun, db=k.db)
            if bacaan.pilihan and (lembar := _lembar(k)):
                bacaan = periksa(berkas.isi, berkas.nama, satker=k.p.satker, tahun=k.p.tahun, lembar=lembar, db=k.db)
        ingatan = st.session_state[_INGATAN] = (kunci, bacaan)
    return ingatan[1]


def _lembar(k: Konteks) -> str | None:
    """The sheet the stored plan came from, where the file has several."""
    from monev import mutu

    lembar = mutu.langkah(k.db, k.p)["lembar"]
    return lembar.iloc[0] if len(lembar) else None


def _simpan(k: Konteks, hasil: unggah_rencana.Hasil, berkas: Berkas) -> None:
    from monev.unggah import simpan

    try:
        with st.spinner("Menyimpan …"):
            entri = simpan(
                k.db,
                hasil.isi,
                pelaku=PELAKU_LOKAL,
                berkas=berkas.isi,
                nama_berkas=berkas.nama,
                catatan="Dibaca ulang dengan jawaban di Mutu Data",
                setuju=hasil.setuju,
            )
    except VersiBentrok:
        unggah_rencana.lupakan()
        st.warning("**Belum disimpan:** orang lain baru saja menyimpan rencana ini. Periksa lagi perubahannya.")
        return
    _tutup()
    unggah_rencana.lupakan()
    posisi = date.fromisoformat(entri.isi["posisi"])
    st.session_state[_BERHASIL] = (
        f"**Tersimpan** sebagai unggahan {entri.isi['unggahan']}, posisi {sebut(posisi)}: "
        f"{format_angka(len(hasil.isi.perubahan))} perubahan."
    )
    st.rerun()
