"""The plan as it was understood beside the original, cell by cell, a few langkah at a time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import streamlit as st

from monev import keadaan
from monev.istilah import KEPASTIAN
from monev.keadaan import format_angka, sebut_area
from monev.teks import potong
from monev.ui import bagian, kata
from monev.ui.konteks import Konteks
from monev.ui.mutu import asal, formulir, pesan
from monev.ui.mutu.pasti import kepastian

if TYPE_CHECKING:
    from monev.mutu import RingkasMutu, SelBanding

SEHALAMAN = 8
_PANJANG = 240
_HAL = {"waktu": "Target waktu", "bukti": "Bukti", "area": "Area"}


def tampilkan(k: Konteks, ringkas: RingkasMutu, *, sempit: bool) -> None:
    """Each langkah: what stands in the file, what was read, how surely; filtered by kepastian and by area."""
    from monev import mutu

    berkas = asal.berkas(k)
    if berkas is None:
        asal.tanpa_berkas()
        return
    dipilih = _saring(ringkas)
    semua = keadaan.ke_baris(mutu.langkah(k.db, k.p))
    menurut: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for j in keadaan.ke_baris(mutu.sel(k.db, k.p)):
        menurut[j["kode"]].append(j)
    area = st.session_state.get("mutu_area")
    tampak = [
        b
        for b in semua
        if (not area or b["area"] == area)
        and (not dipilih or any(j["kepastian"] in dipilih for j in menurut[b["kode"]]))
    ]
    _saring_area(semua)
    st.caption(
        f"Berkas {kata.aman(berkas.nama)} (unggahan {berkas.unggahan}): {format_angka(len(tampak))} dari "
        f"{format_angka(len(semua))} langkah."
    )
    if not tampak:
        st.markdown("Tidak ada langkah yang cocok dengan saringan itu.")
        return
    awal, akhir = bagian.potongan(len(tampak), kunci="mutu_banding", sehalaman=SEHALAMAN)
    potongan = tampak[awal:akhir]
    isi = asal.asli(k, berkas)
    for b in potongan:
        sel = mutu.banding(isi, b, menurut[b["kode"]])
        _satu(b, [s for s in sel if not dipilih or s.kepastian in dipilih], sempit=sempit)
    _ubah(k, potongan)


def _saring(ringkas: RingkasMutu) -> list[str]:
    return st.pills(
        "Kepastian",
        list(ringkas.sel),
        selection_mode="multi",
        format_func=lambda kode: f"{KEPASTIAN[kode].tanda} {KEPASTIAN[kode].label} ({format_angka(ringkas.sel[kode])})",
        key="mutu_kepastian",
        label_visibility="collapsed",
    )


def _saring_area(semua: list[dict[str, Any]]) -> None:
    area = {b["area"]: sebut_area(b["area"], b["nama_area"]) for b in semua}
    st.selectbox(
        "Area",
        list(area),
        index=None,
        placeholder="Semua area",
        format_func=area.get,
        key="mutu_area",
        label_visibility="collapsed",
        width=360,
    )


def _satu(b: dict[str, Any], sel: list[SelBanding], *, sempit: bool) -> None:
    st.markdown(
        f"**{kata.aman(b['kode'])}** {kata.sebaris(potong(b['langkah_aksi'], 90))} · "
        f":gray[lembar {kata.sebaris(b['lembar'])}, baris {b['baris']}]"
    )
    if sempit:
        bagian.daftar(
            f"**{kata.sebaris(s.kolom)}** ({s.sel}) {kepastian(s.kepastian)}  \n  :gray[{_tertulis(s)}]"
            + ("" if s.kepastian == "disalin" else f"  \n  → {_teks(s.dibaca)}")
            for s in sel
        )
        return
    bagian.tabel(
        ("Sel", "Kolom", "Tertulis di berkas", "Dibaca sebagai", "Kepastian"),
        (
            (
                s.sel,
                kata.sebaris(s.kolom),
                _tertulis(s),
                ":gray[sama]" if s.kepastian == "disalin" else _teks(s.dibaca),
                kepastian(s.kepastian),
            )
            for s in sel
        ),
    )


def _tertulis(s: SelBanding) -> str:
    return _teks(s.tertulis) or "*(kosong)*"


def _teks(teks: str) -> str:
    return kata.sebaris(potong(teks, _PANJANG))


def _ubah(k: Konteks, tampak: list[dict[str, Any]]) -> None:
    """Settle a cell nobody asked about: any langkah on the screen, its time, its documents or its area."""
    judul = {b["kode"]: f"{b['kode']} {potong(b['langkah_aksi'], 70)}" for b in tampak}
    kode = st.selectbox(
        "Ubah bacaan langkah",
        list(judul),
        index=None,
        placeholder="Bacaannya keliru? Pilih langkahnya",
        format_func=judul.get,
        key="mutu_ubah",
    )
    if kode is None:
        return
    hal = st.segmented_control("Yang keliru", list(_HAL), default="waktu", format_func=_HAL.get, key="mutu_ubah_hal")
    kunci = f"ubah_{kode}_{hal}"
    if hal == "area":
        formulir.area(k, kunci, kode)
    elif hal == "bukti":
        formulir.bukti(k, formulir.baris(k, kode), kunci)
    elif hal == "waktu":
        formulir.waktu(k, formulir.baris(k, kode), kunci)
    pesan.galat(kunci)
