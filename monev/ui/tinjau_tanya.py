"""What the preview of an upload asks: is it the same langkah, which of two values stays, may this be taken away?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from monev.keadaan import format_angka
from monev.teks import potong
from monev.ui import kata
from monev.ui.beda import beda

if TYPE_CHECKING:
    from monev.unggah import Bentrokan, Dugaan, Rancangan

_SAMA = {"sama": "Ya, langkah yang sama; bunyinya diubah", "lain": "Bukan, langkah lain"}
_TERSIMPAN, _BERKAS = "tersimpan", "berkas"


def dugaan(semua: Sequence[Dugaan]) -> tuple[dict[str, str], bool]:
    """For each new langkah that is much like one that would go: the same? The confirmed as kode_berkas →
    kode_tersimpan, and whether all were answered."""
    if not semua:
        return {}, True
    st.warning(
        f"**{format_angka(len(semua))} langkah tampaknya sama dengan yang tersimpan, tetapi bunyinya berubah.** "
        "Bila sama, realisasi dan buktinya mengikuti. Pastikan satu per satu."
    )
    jawaban = {satu.kode_berkas: _satu_dugaan(satu) for satu in semua}
    padanan = {satu.kode_berkas: satu.kode_tersimpan for satu in semua if jawaban[satu.kode_berkas] == "sama"}
    return padanan, all(jawaban.values())


def _satu_dugaan(satu: Dugaan) -> str | None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(
            f"Tersimpan **{kata.aman(satu.kode_tersimpan)}**: {kata.sebaris(satu.langkah_tersimpan)}\n\n"
            f"Di berkas: {kata.sebaris(satu.langkah_berkas)}\n\n"
            f"Bedanya: {beda(satu.langkah_tersimpan, satu.langkah_berkas)}"
        )
        return st.radio(
            f"Apakah ini langkah {kata.aman(satu.kode_tersimpan)} yang sama?",
            list(_SAMA),
            format_func=_SAMA.get,
            index=None,
            key=f"duga_{satu.kode_berkas}_{satu.kode_tersimpan}",
        )


def bentrokan(rancangan: Rancangan) -> dict[str, str]:
    """For each cell both sides changed: which one stays? kunci → "tersimpan" | "berkas", for those answered."""
    semua = rancangan.bentrokan
    st.warning(
        f"**{format_angka(len(semua))} sel diubah di berkas ini dan juga oleh orang lain.** Pilih nilai yang dipakai."
    )
    kunci = [_kunci(satu) for satu in semua]
    with st.container(horizontal=True, gap="small"):
        st.button("Semua pakai yang tersimpan", on_click=_isi_semua, args=(kunci, _TERSIMPAN))
        st.button("Semua pakai dari berkas", on_click=_isi_semua, args=(kunci, _BERKAS))
    jawaban = {satu.kunci: _pilih_satu(satu, rancangan) for satu in semua}
    return {kunci: nilai for kunci, nilai in jawaban.items() if nilai}


def _kunci(satu: Bentrokan) -> str:
    return f"bentrok_{satu.kunci}"


def _isi_semua(kunci: list[str], nilai: str) -> None:
    st.session_state.update(dict.fromkeys(kunci, nilai))


def _pilih_satu(satu: Bentrokan, rancangan: Rancangan) -> str | None:
    from monev.unggah.kalimat_bentrok import nilai_bentrokan, oleh_bentrokan, tempat_bentrokan

    tersimpan, berkas = (kata.sebaris(nilai) for nilai in nilai_bentrokan(satu))
    oleh = oleh_bentrokan(satu, rancangan)
    sebutan = {
        _TERSIMPAN: f"Pakai yang tersimpan: “{tersimpan}”{f' ({kata.sebaris(oleh)})' if oleh else ''}",
        _BERKAS: f"Pakai dari berkas: “{berkas}”",
    }
    with st.container(border=True, gap="xsmall"):
        return st.radio(
            f"**{kata.sebaris(tempat_bentrokan(satu))}** · {kata.sebaris(potong(satu.langkah_aksi, 100))}",
            list(sebutan),
            format_func=sebutan.get,
            index=None,
            key=_kunci(satu),
        )


def persetujuan(rancangan: Rancangan) -> frozenset[str]:
    """A box for each thing that would go, under the sentence that counts its kind; those that were ticked."""
    if not rancangan.mengurangi:
        return frozenset()
    from monev.unggah.cerita import cerita
    from monev.unggah.perubahan import MENGURANGI

    st.warning(
        f"**Unggahan ini menghilangkan {format_angka(len(rancangan.mengurangi))} hal yang sudah tersimpan.** "
        "Centang satu per satu bila memang demikian; bila tidak, perbaiki berkasnya."
    )
    yang_hilang = [satu for satu in rancangan.perubahan if satu.jenis in MENGURANGI]
    per_jenis: dict[str, list[str]] = {}
    for satu, kalimat in zip(yang_hilang, rancangan.mengurangi, strict=True):
        per_jenis.setdefault(satu.jenis, []).append(kalimat)
    dicentang = set()
    for bab in cerita(yang_hilang):
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{kata.aman(bab.kalimat)}**")
            dicentang |= {k for k in per_jenis[bab.jenis] if st.checkbox(kata.aman(k), key=f"setuju_{k}")}
    return frozenset(dicentang)
