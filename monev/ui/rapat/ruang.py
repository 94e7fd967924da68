"""The meeting's room: one screen at a time, acts recorded as they come, and what others record seen within a second.

The place is kept in the address (`rapat`, `layar`, `tema`) and, a second after it was reached, in the meeting's record.
Whoever follows along (`ikuti=ya`) sees the screen recorded there. When they step on their own (`ikuti=sendiri`) they
look by themselves: their steps are not recorded, so that nobody who follows is taken along.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from monev import rapat
from monev.galat import GalatMonev, TidakDitemukan
from monev.istilah import BELUM_DAPAT_DINILAI, STATUS_TENGGAT, WARNA_RENCANA
from monev.keadaan import BELUM_ADA_REALISASI, Pandangan
from monev.rapat import Layar, Rapat
from monev.tanggal import sebut
from monev.ui import kata, penjaga, pilihan
from monev.ui.konteks import Konteks
from monev.ui.rapat import komponen, tindakan
from monev.ui.rapat.susunan import susunan_rapat

DETIK_IKUTI = 1
"""How often a screen asks whether somebody else recorded something: within two seconds it is to be seen."""

_JAWABAN, _DIPILIH, _SAMPAI, _LETAK = "rapat_jawaban", "rapat_dipilih", "rapat_sampai", "rapat_letak"
_DEKAT = "rapat_dekat"
_KUNCI = "ruang_rapat"
_IKUTI, _MENGIKUTI, _SENDIRI = "ikuti", "ya", "sendiri"
TEMA = ("terang", "gelap")
WARNA = {s.kode: s.warna for s in (*STATUS_TENGGAT.values(), BELUM_DAPAT_DINILAI)} | {"rencana": WARNA_RENCANA}


def tampilkan(k: Konteks, nomor: str) -> None:
    """The meeting with that number as the address has it. Says so where there is none such, and leads back."""
    try:
        r = _rapat(k, nomor)
    except GalatMonev as galat:
        penjaga.tampilkan(galat)
        st.button("Kembali ke daftar rapat", on_click=keluar)
        return
    pilihan.tetapkan(replace(k.pilihan, posisi=r.posisi, unggahan=None))
    _layar(k, r.nomor)
    _ikuti(k, r.nomor)


def masuk(nomor: int) -> None:
    """Put a meeting into the address: the next run is its room."""
    keluar()
    st.query_params["rapat"] = str(nomor)


def keluar() -> None:
    """Leave the room: the address of the page itself."""
    for nama in ("layar", "rapat", _IKUTI):
        st.query_params.pop(nama, None)
    for kunci in (_JAWABAN, _DIPILIH, _LETAK):
        st.session_state.pop(kunci, None)


def _rapat(k: Konteks, nomor: str) -> Rapat:
    if not nomor.isascii() or not nomor.isdigit() or len(nomor) > 6:
        raise TidakDitemukan(f"Rapat “{nomor}” tidak ada.", "Pilih rapat dari daftar.")
    return rapat.satu_rapat(k.db, k.pilihan.satker, k.pilihan.tahun, int(nomor))


@st.fragment
@penjaga.dijaga
def _layar(k: Konteks, nomor: int) -> None:
    """The screen itself; a fragment, so that a step or a tick runs nothing else of the page."""
    if "rapat" not in st.query_params:  # left by its button: the whole page changes
        st.rerun()
    k.db.ikuti()
    st.session_state[_SAMPAI] = k.db.sampai
    r = rapat.satu_rapat(k.db, k.pilihan.satker, k.pilihan.tahun, nomor)
    dekat = st.session_state.pop(_DEKAT, False)
    ikut = r.terbuka and st.query_params.get(_IKUTI) == _MENGIKUTI
    letak = r.layar if ikut else st.query_params.get("layar") or r.layar
    data = susun(k, r, letak, st.session_state.get(_DIPILIH), dekat=dekat)
    if ikut:  # so that the place stays when they stop following, or the meeting is closed
        st.query_params["layar"] = data["kunci"]
    # Nothing to follow in a closed meeting: its record moves no more.
    data["ikuti"] = ikut if r.terbuka else None
    komponen.ruang()(
        key=_KUNCI,
        data=data | {"jawaban": st.session_state.get(_JAWABAN), "tema": _tema()},
        on_tindakan_change=lambda: _terima(k, nomor),
        height=1,
    )


def susun(k: Konteks, r: Rapat, kunci: str | None, dipilih: str | None, *, dekat: bool = False) -> dict[str, Any]:
    """Everything the browser needs to draw one screen, and those beside it where they are ready (with `dekat` they are
    made ready): the next one is then drawn without waiting for anybody."""
    p = rapat.pandangan_rapat(k.db, r)
    susunan = susunan_rapat(k.db, p, r)
    daftar, satu = susunan.daftar, susunan.daftar[rapat.cari_layar(susunan.daftar, kunci)]
    berikut = rapat.melangkah(daftar, satu.kunci, 1)
    tetangga = [berikut, rapat.melangkah(daftar, satu.kunci, -1), rapat.melangkah(daftar, berikut.kunci, 1)]
    layar = {satu.kunci: susunan.layar(satu, dipilih)}
    for lain in tetangga:
        isi_lain = susunan.layar(lain, dipilih) if dekat else susunan.yang_siap(lain, dipilih)
        if isi_lain is not None:
            layar[lain.kunci] = isi_lain
    return {
        "rapat": {
            "satker": r.satker,
            "posisi": sebut(r.posisi),
            "simulasi": kata.DATA_SIMULASI if p.simulasi else "",
            "ingat": _ingat(p, r),
        },
        "netral": not p.ada_realisasi,
        "urutan": [_satu_urutan(daftar, satu) for satu in daftar],
        "versi": [*susunan.versi, dipilih],
        "kunci": satu.kunci,
        "layar": layar,
        "urung": susunan.urung,
        "warna": WARNA,
    }


def _satu_urutan(daftar: list[Layar], layar: Layar) -> dict[str, Any]:
    return {
        "kunci": layar.kunci,
        "judul": layar.judul,
        "pendek": layar.area or layar.judul,
        "dilewati": layar.dilewati,
        "alasan": layar.alasan,
        "berikut": rapat.melangkah(daftar, layar.kunci, 1).kunci,
        "sebelum": rapat.melangkah(daftar, layar.kunci, -1).kunci,
    }


def _ingat(p: Pandangan, r: Rapat) -> str:
    """What has to be known before any figure is read."""
    butir = []
    if not p.ada_realisasi:
        butir.append(BELUM_ADA_REALISASI)
    if not r.terbuka:
        butir.append("Rapat ini sudah ditutup: yang tampak adalah catatannya.")
    elif p.posisi_terbaru > r.posisi:
        butir.append(
            f"Ada unggahan berposisi {sebut(p.posisi_terbaru)}: yang dicatat sekarang masuk ke sana. "
            "Ubah posisi rapat di layar pertama agar tampak di sini."
        )
    return " ".join(butir)


def _tema() -> str:
    tema = st.query_params.get("tema")
    return tema if tema in TEMA else TEMA[0]


def _terima(k: Konteks, nomor: int) -> None:
    """A message of the browser: done before the screen is drawn again."""
    pesan = st.session_state[_KUNCI].tindakan
    aksi = pesan["aksi"]
    jawaban = {"id": pesan["id"], "baik": True}
    if aksi == "pindah":
        st.query_params["layar"] = pesan["kunci"]
        if _IKUTI in st.query_params:
            st.query_params[_IKUTI] = _SENDIRI
        else:
            st.session_state[_LETAK] = pesan["kunci"]
    elif aksi == "ikuti":
        if pesan["nilai"]:
            st.query_params[_IKUTI] = _MENGIKUTI
            st.session_state.pop(_LETAK, None)
        else:
            st.query_params.pop(_IKUTI, None)
    elif aksi == "dekat":
        st.session_state[_DEKAT] = True
    elif aksi == "pilih":
        st.session_state[_DIPILIH] = pesan["nilai"]
    elif aksi == "tema":
        st.query_params["tema"] = pesan["tema"]
    elif aksi == "keluar":
        keluar()
        return
    else:
        with penjaga.tercatat() as kejadian:
            r = rapat.satu_rapat(k.db, k.pilihan.satker, k.pilihan.tahun, nomor)
            jawaban = _penjawab().sekali(tindakan.Meja(k.db, r), pesan)
        if kejadian:
            jawaban |= {"baik": False, "judul": "Belum dapat disimpan", "galat": kejadian[0]}
    st.session_state[_JAWABAN] = jawaban


@st.cache_resource
def _penjawab() -> tindakan.Jawab:
    return tindakan.Jawab()


@st.fragment(run_every=DETIK_IKUTI)
@penjaga.dijaga
def _ikuti(k: Konteks, nomor: int) -> None:
    """Draw anew when somebody else recorded something; else next to nothing (one look at the journal's last entry)."""
    k.db.ikuti()
    _ingat_letak(k, nomor)
    if st.session_state.get(_SAMPAI) != k.db.sampai:
        st.rerun()


def _ingat_letak(k: Konteks, nomor: int) -> None:
    """Where the meeting is goes into its record once it rests there: a leader who steps through writes one entry."""
    letak = st.session_state.pop(_LETAK, None)
    if letak is None:
        return
    r = rapat.satu_rapat(k.db, k.pilihan.satker, k.pilihan.tahun, nomor)
    if r.terbuka and r.layar != letak:
        rapat.pindah(k.db, r, letak, pelaku=tindakan.PELAKU_LOKAL)
        st.session_state[_SAMPAI] = k.db.sampai
