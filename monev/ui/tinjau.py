"""The preview of an upload: how the file was read, what it changes, what it takes away, what clashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from monev.istilah import JENIS_PERUBAHAN, JENIS_TARGET
from monev.keadaan import format_angka
from monev.model import Bacaan, Langkah
from monev.tanggal import sebut_tenggat
from monev.teks import potong
from monev.ui import bagian, baris, kata
from monev.ui.catatan import daftar_catatan

if TYPE_CHECKING:
    from monev.unggah import Bentrokan, Rancangan

_TENGGAT_DISEBUT = 4


def hasil_baca(bacaan: Bacaan) -> None:
    """Whose plan, how much was found in it, how each row was read, and the questions it raises."""
    tenggat = sum(len(satu.tenggat) for satu in bacaan.langkah)
    bukti = sum(len(satu.bukti) for satu in bacaan.langkah)
    simulasi = f" · {kata.DATA_SIMULASI}" if bacaan.simulasi else ""
    st.markdown(
        f"Terbaca: **{kata.aman(bacaan.satker)}**, tahun **{bacaan.tahun}**: "
        f"{format_angka(len(bacaan.langkah))} langkah, {format_angka(tenggat)} tenggat, "
        f"{format_angka(bukti)} bukti yang disebut{simulasi}."
    )
    lipatan = st.expander("Bagaimana tiap baris dibaca", on_change="rerun", key="unggah_cara")
    if lipatan.open:
        with lipatan:
            langkah = bacaan.langkah
            awal, akhir = bagian.potongan(len(langkah), kunci="unggah_cara")
            bagian.daftar(_satu_langkah(satu) for satu in langkah[awal:akhir])
    if bacaan.peringatan:
        with st.expander(f"Perlu dilihat ({format_angka(len(bacaan.peringatan))})", expanded=True):
            daftar_catatan(bacaan.peringatan)


def _satu_langkah(satu: Langkah) -> str:
    if satu.tenggat:
        sebutan = [sebut_tenggat(t.tenggat) for t in satu.tenggat[:_TENGGAT_DISEBUT]]
        lebih = ", …" if len(satu.tenggat) > _TENGGAT_DISEBUT else ""
        waktu = f"{len(satu.tenggat)} tenggat ({JENIS_TARGET[satu.jenis_target]}): {', '.join(sebutan)}{lebih}"
    else:
        waktu = kata.status_markdown("tanpa_target")
    return (
        f"**{kata.aman(satu.kode)}** {kata.aman(potong(satu.langkah_aksi, 100))} · "
        f"“{kata.sebaris(satu.target_waktu) or 'kosong'}” → {waktu} · {len(satu.bukti)} bukti"
    )


def perubahan(rancangan: Rancangan, bacaan: Bacaan) -> frozenset[str]:
    """What changes, grouped by what matters; the sentences of what is taken away that were ticked so far."""
    for kalimat in rancangan.keterangan:
        st.info(kata.aman(kalimat))
    _peringatan_rancangan(rancangan, bacaan)
    kelompok = kata.menurut_jenis([satu.sebagai_dict() for satu in rancangan.perubahan])
    if rancangan.isi["unggahan"] == 1:
        st.markdown(f"Ini unggahan pertama untuk **{kata.aman(rancangan.satker)}** tahun {rancangan.tahun}.")
    elif kelompok:
        st.markdown("**Perubahan terhadap unggahan sebelumnya:**")
    else:
        st.markdown("Tidak ada isi yang berubah; yang baru hanya posisinya.")
    for jenis, isi in kelompok:
        lipatan = st.expander(
            f"{format_angka(len(isi))} {JENIS_PERUBAHAN[jenis]}", on_change="rerun", key=f"ubah_{jenis}"
        )
        if lipatan.open:
            with lipatan:
                awal, akhir = bagian.potongan(len(isi), kunci=f"ubah_{jenis}")
                bagian.daftar(baris.satu_perubahan(b) for b in isi[awal:akhir])
    return _persetujuan(rancangan)


def _peringatan_rancangan(rancangan: Rancangan, bacaan: Bacaan) -> None:
    """What planning itself warns of (a posisi still to come, a report without its tenggat), beside what reading did."""
    baru = [satu for satu in rancangan.peringatan if satu not in bacaan.peringatan]
    if baru:
        with st.expander(f"Perlu dilihat sebelum menyimpan ({format_angka(len(baru))})", expanded=True):
            daftar_catatan(baru)


def _persetujuan(rancangan: Rancangan) -> frozenset[str]:
    """A box for each thing that would go: agreed to by name, one by one."""
    if not rancangan.mengurangi:
        return frozenset()
    st.warning(
        f"**Unggahan ini menghilangkan {format_angka(len(rancangan.mengurangi))} hal yang sudah tersimpan.** "
        "Centang satu per satu bila memang demikian; bila tidak, perbaiki berkasnya."
    )
    return frozenset(
        kalimat for kalimat in rancangan.mengurangi if st.checkbox(kata.aman(kalimat), key=f"setuju_{kalimat}")
    )


def bentrokan(rancangan: Rancangan) -> dict[str, str]:
    """For each cell both sides changed: which one stays? kunci → "tersimpan" | "berkas", for those answered."""
    st.warning(
        f"**{format_angka(len(rancangan.bentrokan))} sel diubah di berkas ini dan juga oleh orang lain** "
        "sejak templatnya dibuat. Pilih yang dipakai."
    )
    jawaban = {satu.kunci: _pilih_satu(satu, rancangan) for satu in rancangan.bentrokan}
    return {kunci: nilai for kunci, nilai in jawaban.items() if nilai}


def _pilih_satu(satu: Bentrokan, rancangan: Rancangan) -> str | None:
    from monev.unggah import kalimat_bentrokan

    sebutan = {"tersimpan": "Pakai yang tersimpan", "berkas": "Pakai yang di berkas"}
    return st.radio(
        kata.aman(kalimat_bentrokan(satu, rancangan)),
        list(sebutan),
        format_func=sebutan.get,
        index=None,
        horizontal=True,
        key=f"bentrok_{satu.kunci}",
    )
