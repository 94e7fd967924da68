"""The parts of Ringkasan: the five figures, a line per area, and what comes next."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from monev import keadaan
from monev.istilah import JENIS_PERUBAHAN
from monev.keadaan import ALASAN_KOSONG, Ringkasan, format_angka, format_capaian, format_pecahan
from monev.tanggal import sebut
from monev.ui import baris, kata
from monev.ui.halaman import KESENJANGAN, LINIMASA, MUTU_DATA, PETA_CAPAIAN
from monev.ui.konteks import Konteks
from monev.ui.pilihan import Pilihan

_PANJANG_BATANG = 20


def angka_utama(hasil: Ringkasan) -> None:
    """The five figures of a minute, each with its change since the unggahan before."""
    kini, selisih = hasil.kini, hasil.selisih
    with st.grid(5, min_column_width=158, gap="xsmall"):
        _bagian("Capaian s.d. posisi", kini.capaian_n, kini.capaian_N, "capaian", selisih and selisih.capaian_n)
        _jumlah("Terlambat", kini.terlambat, selisih and selisih.terlambat)
        _jumlah("Selesai tanpa bukti", kini.selesai_tanpa_bukti, selisih and selisih.selesai_tanpa_bukti)
        _bagian("Kelengkapan bukti", kini.bukti_n, kini.bukti_N, "bukti", selisih and selisih.bukti_n)
        _bagian("Capaian setahun", kini.setahun_n, kini.setahun_N, "setahun", selisih and selisih.setahun_n)


def ikuti_angka(k: Konteks, hasil: Ringkasan) -> None:
    """What the changes are since, and from the figures to the rows they count: one touch opens the page with them."""
    tujuan = {
        f"{format_angka(hasil.kini.terlambat)} terlambat": (hasil.kini.terlambat, LINIMASA, {"status": "terlambat"}),
        f"{format_angka(hasil.kini.selesai_tanpa_bukti)} selesai tanpa bukti": (
            hasil.kini.selesai_tanpa_bukti,
            KESENJANGAN,
            {},
        ),
        "Per area dan bulan": (hasil.kini.setahun_N, PETA_CAPAIAN, {}),
    }
    ada = [nama for nama, (jumlah, *_) in tujuan.items() if jumlah]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if hasil.selisih:
            sejak = f"Perubahan sejak unggahan {k.p.unggahan_sebelum} (posisi {sebut(k.p.posisi_sebelum)})."
            st.caption(sejak, width="content")
        ke = ada and st.segmented_control(
            "Lihat daftarnya", ada, key="ke_daftar", label_visibility="collapsed", wrap=True
        )
    if ke:
        _, halaman, lain = tujuan[ke]
        st.switch_page(halaman, query_params=k.pilihan.url(**lain))


def _bagian(label: str, n: int, n_semua: int, alasan: str, selisih: int | None) -> None:
    if n_semua == 0:
        # The reason stands where the change would: a dash alone would leave the reader guessing.
        kosong = keadaan.format_capaian(0, 0)
        st.metric(label, kosong, ALASAN_KOSONG[alasan], delta_color="off", delta_arrow="off", border=True)
    else:
        st.metric(label, format_capaian(n, n_semua), selisih or None, border=True)


def _jumlah(label: str, jumlah: int, selisih: int | None) -> None:
    st.metric(label, format_angka(jumlah), selisih or None, delta_color="inverse", border=True)


def baris_area(pilihan: Pilihan, area: pd.DataFrame, *, rencana_saja: bool) -> None:
    """A line per area: its figures and a bar of what is done and what is late; below, the way to its missing bukti.

    Two elements for all areas, not three for each: with those a redraw of this page took 1.3 × a bare one's.
    """
    baris_ = [_isi_area(satu, rencana_saja) for satu in keadaan.ke_baris(area)]
    tengah = -(-len(baris_) // 2)
    with st.grid(2, min_column_width=320, gap="small", key="baris_area"):
        for separuh in (baris_[:tengah], baris_[tengah:]):
            if separuh:
                st.markdown("  \n".join(separuh))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        judul = "Bukti yang belum ada di area"
        st.caption(judul, width="content")
        ke = st.segmented_control(judul, area["area"].tolist(), key="ke_area", label_visibility="collapsed", wrap=True)
    if ke:
        st.switch_page(KESENJANGAN, query_params=pilihan.url(area=ke))


def _isi_area(satu: dict[str, Any], rencana_saja: bool) -> str:
    nama = kata.aman(keadaan.sebut_area(satu["area"], satu["nama_area"]))
    capaian = format_capaian(satu["capaian_n"], satu["capaian_N"], "belum ada yang jatuh tempo")
    butir = [f"**{nama}** {capaian}"]
    if satu["terlambat"]:
        butir.append(kata.status_markdown("terlambat", satu["terlambat"], rencana_saja=rencana_saja))
    if satu["bukti_N"]:
        butir.append(f"bukti {format_pecahan(satu['bukti_n'], satu['bukti_N'])}")
    return f"{' · '.join(butir)}  \n{_batang(satu, rencana_saja)}"


def _batang(satu: dict[str, Any], rencana_saja: bool) -> str:
    """Of what is due: the part that is done, then the part that is late; a hollow bar where nothing is due yet."""
    if not satu["capaian_N"]:
        return f":gray[{'░' * _PANJANG_BATANG}]"
    selesai = (keadaan.persen(satu["capaian_n"], satu["capaian_N"]) or 0) * _PANJANG_BATANG // 100
    penuh, sisa = "█" * selesai, "▒" * (_PANJANG_BATANG - selesai)
    if rencana_saja:
        return f":gray[{penuh}{sisa}]"
    return (f":green[{penuh}]" if penuh else "") + (f":orange[{sisa}]" if sisa else "")


def yang_berikut(k: Konteks, hasil: Ringkasan) -> None:
    """What falls due next month, what the last unggahan changed, what cannot be judged: each opens to its rows."""
    with st.container(gap="xsmall"):
        if hasil.jatuh_tempo_berikut:
            with _lipatan(keadaan.kalimat_berikut(hasil), "berikut") as lipatan:
                if lipatan.open:
                    baris.baris_tenggat(keadaan.jatuh_tempo_berikut(k.db, k.p))
        else:
            st.markdown(keadaan.kalimat_berikut(hasil))
        if hasil.perubahan and k.p.unggahan_sebelum:
            jumlah = ", ".join(f"{format_angka(n)} {JENIS_PERUBAHAN[jenis]}" for jenis, n in hasil.perubahan.items())
            with _lipatan(f"Sejak unggahan {k.p.unggahan_sebelum}: {jumlah}.", "perubahan") as lipatan:
                if lipatan.open:
                    baris.baris_perubahan(keadaan.perubahan(k.db, k.p.unggahan_id))
        if hasil.kini.tanpa_target:
            with _lipatan(keadaan.kalimat_tanpa_target(hasil.kini), "tanpa_target") as lipatan:
                if lipatan.open:
                    baris.baris_langkah(keadaan.tanpa_target(k.db, k.p))
                    st.page_link(MUTU_DATA, label="Jawab di Mutu Data →", query_params=k.pilihan.url())


def _lipatan(judul: str, kunci: str) -> st.delta_generator.DeltaGenerator:
    """A fold that sends its rows only once it is opened."""
    return st.expander(kata.aman(judul), on_change="rerun", key=f"lipatan_{kunci}")
