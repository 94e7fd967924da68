"""What each column of the file means, and the form to say that one means something else.

Unggah asks the same where a needed column is missing: that choice is kept with the file until it is stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from monev.baca.kamus import NAMA_KOLOM
from monev.baca.pilihan import TANPA_ARTI, ButirPilihan, PilihanBaca, susun_pilihan
from monev.teks import potong
from monev.ui import bagian, kata
from monev.ui.konteks import Konteks
from monev.ui.mutu import asal, pesan
from monev.ui.pemilih import PELAKU_LOKAL

if TYPE_CHECKING:
    from monev.basisdata import Basisdata

_SEMENTARA = "kolom_sementara"
_TIDAK_ADA = "Tidak ada di berkas ini"


def tampilkan(k: Konteks, *, sempit: bool) -> None:
    """The columns of the file with their meanings, and a form for one of them."""
    berkas = asal.berkas(k)
    if berkas is None:
        asal.tanpa_berkas()
        return
    tabel = asal.kolom(k, berkas)
    for satu in tabel:
        st.markdown(f"**Lembar {kata.sebaris(satu.lembar)}**, judul di baris {satu.baris}")
        isi = [
            (b.huruf, kata.sebaris(b.judul), _arti(b.arti), kata.sebaris(potong(" / ".join(b.contoh[:2]), 60)))
            for b in satu.kolom
        ]
        if sempit:
            bagian.daftar(f"{huruf}: {judul} → {arti}  \n  :gray[{contoh}]" for huruf, judul, arti, contoh in isi)
        else:
            bagian.tabel(("Kolom", "Judul di berkas", "Dibaca sebagai", "Contoh isi"), isi)
    judul = list(dict.fromkeys(b.judul for satu in tabel for b in satu.kolom))
    dipilih = st.selectbox("Ubah arti kolom", judul, index=None, placeholder="Pilih judul kolom", key="mutu_kolom")
    if dipilih:
        satu_kolom(k, dipilih, "kolom")
        pesan.galat("kolom")


def satu_kolom(k: Konteks, judul: str, kunci: str) -> None:
    """The form for the meaning of one heading."""
    from monev.baca.judul import PILIHAN_ARTI

    arti = st.selectbox(
        f"Kolom “{kata.sebaris(judul)}” berarti",
        [*PILIHAN_ARTI, TANPA_ARTI],
        index=None,
        placeholder="Pilih artinya",
        format_func=lambda satu: NAMA_KOLOM.get(satu, "tidak dipakai (disimpan apa adanya)"),
        key=f"arti_{kunci}",
    )
    st.button(
        "Simpan arti kolom",
        type="primary",
        key=f"simpan_arti_{kunci}",
        disabled=arti is None,
        on_click=pesan.simpan,
        args=(k, [ButirPilihan("judul", judul, arti or "")], kunci),
    )


def _arti(arti: str | None) -> str:
    return f"**{NAMA_KOLOM[arti]}**" if arti else ":gray[disimpan apa adanya]"


def dipilih(kunci: str) -> PilihanBaca:
    """The meanings chosen so far for the headings of one uploaded file."""
    return susun_pilihan(_butir(kunci))


def tanyakan(kunci: str, isi: bytes) -> None:
    """Where a needed column was not found in a refused file: which of its headings is meant? Each answer reads anew."""
    from monev.baca.judul import tabel_berkas

    tabel = [satu for satu in tabel_berkas(isi, dipilih(kunci)) if satu.kurang and not satu.lain]
    if not tabel:
        return
    satu = tabel[0]
    tanpa_arti = [b for b in satu.kolom if b.arti is None]
    if not tanpa_arti:
        return
    st.markdown("**Kolom mana yang dimaksud?** Bila kolomnya ada dengan judul lain, tunjukkan; pilihan ini diingat.")
    contoh = {b.judul: " / ".join(b.contoh[:1]) for b in tanpa_arti}
    for arti in satu.kurang:
        st.selectbox(
            NAMA_KOLOM[arti],
            [b.judul for b in tanpa_arti],
            index=None,
            placeholder=_TIDAK_ADA,
            format_func=lambda j: f"{j}: {potong(contoh[j], 60)}" if contoh[j] else j,
            key=f"kolom_{kunci}_{arti}",
            on_change=_ingat,
            args=(kunci, arti),
            width=460,
        )


def simpan_sementara(db: Basisdata, satker: str, tahun: int, kunci: str) -> None:
    """Keep for the satker what was answered while its file was uploaded."""
    if butir := _butir(kunci):
        from monev.unggah.pilihan import simpan_pilihan

        simpan_pilihan(db, satker, butir, pelaku=PELAKU_LOKAL, tahun=tahun)
        st.session_state[_SEMENTARA].pop(kunci)


def _butir(kunci: str) -> Sequence[ButirPilihan]:
    menurut_arti = st.session_state.get(_SEMENTARA, {}).get(kunci, {})
    return [ButirPilihan("judul", judul, arti) for arti, judul in menurut_arti.items()]


def _ingat(kunci: str, arti: str) -> None:
    judul = st.session_state[f"kolom_{kunci}_{arti}"]
    semua = st.session_state.setdefault(_SEMENTARA, {}).setdefault(kunci, {})
    if judul is None:
        semua.pop(arti, None)
    else:
        semua[arti] = judul
