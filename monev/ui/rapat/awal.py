"""Where meetings begin: resume the one left open, open a new one, find the earlier ones with their documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from monev import jam, rapat
from monev.isian import PANJANG_JUDUL, PANJANG_NAMA, IsianDitolak
from monev.keadaan import format_angka, ke_baris
from monev.rapat import STATUS_RAPAT
from monev.tanggal import ROMAWI_TRIWULAN, akhir_triwulan, sebut, triwulan_dari
from monev.ui import bagian, kata
from monev.ui.konteks import Konteks
from monev.ui.pemilih import PELAKU_LOKAL, TRIWULAN
from monev.ui.rapat import dokumen, kantor, ruang

_ISIAN = (("tempat", "Tempat"), ("pemimpin", "Pemimpin rapat"), ("notulis", "Notulis"))


def tampilkan(k: Konteks) -> None:
    """The whole page outside of a meeting."""
    semua = ke_baris(rapat.daftar_rapat(k.db, k.pilihan.satker, k.pilihan.tahun))
    terbuka = [r for r in semua if r["status"] == "berlangsung"]
    if terbuka:
        _lanjutkan(k, terbuka[0])
    else:
        _buka(k)
    lalu = [r for r in semua if r not in terbuka]
    if lalu:
        st.markdown("#### Rapat yang lalu", anchors=False)
        for satu in lalu:
            _rapat_lalu(k, satu)
    kantor.tampilkan(k)


def _lanjutkan(k: Konteks, r: dict[str, Any]) -> None:
    bagian.kalimat(f"Rapat “{r['judul']}” masih berlangsung.")
    st.markdown(f"{_data(r)}. Semua yang sudah dicatat tersimpan; rapat kembali ke layar terakhirnya.")
    with st.container(horizontal=True, gap="small"):
        st.button("Lanjutkan rapat", type="primary", on_click=ruang.masuk, args=(r["rapat"],))
        lipatan = _lipatan_dokumen(r["rapat"])
    _isi_lipatan(k, lipatan, r["rapat"])


def _buka(k: Konteks) -> None:
    posisi = _posisi(k)
    triwulan = f"TW {ROMAWI_TRIWULAN[triwulan_dari(posisi) - 1]} {posisi.year}"
    bagian.kalimat("Buka rapat evaluasi ZI")
    st.caption("Boleh dibuka sebelum harinya: undangan, daftar hadir dan paparannya lalu dapat dibuat.")
    with st.form("buka_rapat"):
        isi: dict[str, Any] = {}
        tempat: dict[str, Any] = {}

        def kolom(nama: str, buat: Callable[[], Any]) -> None:
            isi[nama] = buat()
            tempat[nama] = st.empty()

        kolom("judul", lambda: st.text_input("Judul", f"Rapat Evaluasi ZI {triwulan}", max_chars=PANJANG_JUDUL))
        kiri, kanan = st.columns(2)
        with kiri:
            kolom("tanggal", lambda: st.date_input("Tanggal rapat", jam.hari_ini(), format="DD/MM/YYYY"))
        with kanan:
            kolom("posisi", lambda: st.date_input("Keadaan dinilai pada posisi", posisi, format="DD/MM/YYYY"))
        for nama, judul in _ISIAN:
            kolom(nama, lambda judul=judul: st.text_input(judul, max_chars=PANJANG_NAMA))
        if st.form_submit_button("Buka rapat", type="primary"):
            _simpan(k, isi, tempat)


def _posisi(k: Konteks) -> date:
    """The posisi looked at; where nobody chose one, the end of the triwulan that closed last: what meetings are about.
    Never before the newest unggahan's, nor to come."""
    hari = k.p.posisi
    if hari == jam.posisi_bawaan(k.p.tahun) == jam.hari_ini():
        hari = max((h for t in TRIWULAN if (h := akhir_triwulan(hari.year, t)) <= hari), default=hari)
    return max(k.p.posisi_terbaru, min(hari, jam.hari_ini()))


def _simpan(k: Konteks, isi: dict[str, Any], tempat: dict[str, Any]) -> None:
    try:
        r = rapat.buka(k.db, k.pilihan.satker, k.pilihan.tahun, **isi, pelaku=PELAKU_LOKAL)
    except IsianDitolak as galat:
        for nama, kalimat in galat.isian.items():
            tempat.get(nama, st).error(kata.aman(kalimat))
        return
    ruang.masuk(r.nomor)
    st.rerun()


def _rapat_lalu(k: Konteks, r: dict[str, Any]) -> None:
    with st.container(border=True, key=f"rapat_{r['rapat']}", gap="xsmall"):
        st.markdown(f"**{kata.aman(r['judul'])}** · {STATUS_RAPAT[r['status']]}")
        hitungan = ", ".join(
            f"{format_angka(r[kolom])} {sebutan}"
            for kolom, sebutan in (
                ("hadir", "orang hadir"),
                ("tindak_lanjut", "tindak lanjut"),
                ("catatan", "catatan"),
                ("perubahan", "perubahan dicatat"),
            )
        )
        st.caption(f"{_data(r)} · {hitungan}")
        with st.container(horizontal=True, gap="small"):
            st.button("Lihat catatannya", key=f"masuk_{r['rapat']}", on_click=ruang.masuk, args=(r["rapat"],))
            lipatan = _lipatan_dokumen(r["rapat"])
        _isi_lipatan(k, lipatan, r["rapat"])


def _lipatan_dokumen(nomor: int) -> st.delta_generator.DeltaGenerator:
    return st.popover("Dokumen", on_change="rerun", key=f"dokumen_{nomor}")


def _isi_lipatan(k: Konteks, lipatan: st.delta_generator.DeltaGenerator, nomor: int) -> None:
    if lipatan.open:
        with lipatan:
            _dokumen(k, nomor)


def _dokumen(k: Konteks, nomor: int) -> None:
    """A button per document and kind of file; each is made when it is pressed."""

    def isi(kode: str, bentuk: str) -> bytes:
        r = rapat.satu_rapat(k.db, k.pilihan.satker, k.pilihan.tahun, nomor)
        return dokumen.buat(k.db, r, kode, bentuk).isi

    p = rapat.pandangan_rapat(k.db, rapat.satu_rapat(k.db, k.pilihan.satker, k.pilihan.tahun, nomor))
    for d in dokumen.daftar_unduhan()["isi"]:
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.markdown(kata.aman(d["judul"]))
            for b in d["bentuk"]:
                st.download_button(
                    b["teks"],
                    lambda kode=d["kode"], bentuk=b["kode"]: isi(kode, bentuk),
                    file_name=dokumen.nama(p, d["kode"], b["kode"]),
                    key=f"unduh_{nomor}_{d['kode']}_{b['kode']}",
                    on_click="ignore",
                )


def _data(r: dict[str, Any]) -> str:
    tempat = f", {kata.sebaris(r['tempat'])}" if r["tempat"] else ""
    return f"{sebut(r['tanggal'])}{tempat}, posisi {sebut(r['posisi'])}"
