"""Rows of tenggat, langkah and changes as lines of text that fit a phone and a projector alike."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monev.istilah import JENIS_PERUBAHAN, PERUBAHAN_TARGET
from monev.keadaan import format_angka, ke_baris
from monev.tanggal import sebut_tenggat
from monev.teks import potong
from monev.ui import bagian, kata, panel_langkah
from monev.ui.konteks import Konteks


def baris_tenggat(tenggat: pd.DataFrame) -> None:
    """Rows of tenggat as lines: kode, langkah, when, status, PIC."""
    bagian.daftar(_satu_tenggat(b) for b in ke_baris(tenggat))


def baris_tenggat_berhalaman(k: Konteks, tenggat: pd.DataFrame, *, kunci: str) -> None:
    """Rows of tenggat a page at a time, and a way into each of their langkah."""
    potongan = bagian.berhalaman(tenggat, kunci=kunci)
    baris_tenggat(potongan)
    panel_langkah.pilih(k, potongan["kode"], kunci=kunci)


def _satu_tenggat(b: dict) -> str:
    telat = f" {format_angka(b['hari_terlambat'])} hari" if b["status"] == "terlambat" else ""
    butir = [
        f"**{kata.aman(b['kode'])}** {kata.aman(potong(b['langkah_aksi'], 120))}",
        sebut_tenggat(b["tenggat"]),
        kata.status_markdown(b["status"]) + telat,
    ]
    if b["pic"]:
        butir.append(kata.aman(b["pic"]))
    return " · ".join(butir)


def baris_langkah(langkah: pd.DataFrame) -> None:
    """Rows of langkah as lines: kode, the work, what its TARGET WAKTU says."""
    bagian.daftar(
        f"**{kata.aman(b['kode'])}** {kata.aman(potong(b['langkah_aksi'], 140))}"
        + (f" · target waktu tertulis: “{kata.sebaris(b['target_waktu'])}”" if b["target_waktu"] else "")
        for b in ke_baris(langkah)
    )


def baris_perubahan(perubahan: pd.DataFrame) -> None:
    """What an unggahan changed, grouped by kind in the order of what matters, each as a line."""
    for jenis, isi in kata.menurut_jenis(ke_baris(perubahan)):
        st.markdown(f"**{JENIS_PERUBAHAN[jenis].capitalize()} ({len(isi)})**")
        bagian.daftar(satu_perubahan(b) for b in isi)


def satu_perubahan(b: dict) -> str:
    """One change (of monev.unggah.Perubahan) as a line: where, from what, to what."""
    teks = f"**{kata.aman(b['kode'])}** {kata.aman(potong(b['langkah_aksi'], 90))}"
    if b["tenggat"]:
        teks += f" · {sebut_tenggat(b['tenggat'])}"
    if b["kolom"]:
        teks += f" · {kata.aman(b['kolom'])}"
    if b["dari"] or b["ke"]:
        sebut = _nilai_tenggat if b["jenis"] in PERUBAHAN_TARGET else _nilai
        teks += f": {sebut(b['dari'])} → {sebut(b['ke'])}"
    return teks


def _nilai(teks: str | None) -> str:
    return f"“{kata.aman(potong(teks, 80))}”" if teks else "(kosong)"


def _nilai_tenggat(tenggat: str | None) -> str:
    return sebut_tenggat(tenggat) if tenggat else "(tidak ada)"
