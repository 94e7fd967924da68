"""A draft from a PDF reads back as the decree does; what was guessed is marked for a person to check."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from monev.baca import baca
from monev.galat import BerkasDitolak
from monev.keluaran.draf import Draf, buat_draf
from monev.model import Bacaan, Langkah
from tests.kode import AKAR

BERKAS = AKAR / "tests" / "baca" / "berkas"
MESUJI = AKAR / "data" / "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx"
GUNUNGKIDUL = AKAR / "data" / "Rencana Aksi ZI KPU Kabupaten Gunungkidul 2024.xlsx"


@cache
def draf(nama: str) -> Draf:
    """The draft of a fixture."""
    return buat_draf((BERKAS / nama).read_bytes())


@cache
def bacaan(nama: str) -> Bacaan:
    """The draft as it reads."""
    return baca(draf(nama).isi, "draf.xlsx")


def rata(langkah: Langkah) -> Langkah:
    """A langkah without where it stood, and with single spaces: how lines were wrapped is not in a PDF."""
    kolom = ("komponen", "indikator", "langkah_aksi", "bukti_dukung", "target_waktu", "target_capaian")
    return replace(langkah, lembar="", baris=0, jejak=(), **{k: " ".join(getattr(langkah, k).split()) for k in kolom})


def sama(nama: str, asal: Path) -> tuple[int, int, list[str]]:
    """How many langkah of the decree the draft has, how many of them the same in every field, and which differ."""
    benar = {satu.kode: rata(satu) for satu in baca(asal.read_bytes(), asal.name).langkah}
    dapat = {satu.kode: rata(satu) for satu in bacaan(nama).langkah}
    beda = [kode for kode, satu in benar.items() if dapat.get(kode) != satu]
    return len(benar.keys() & dapat.keys()), len(benar) - len(beda), beda


def test_a_decree_printed_by_a_spreadsheet_program_gives_every_langkah() -> None:
    assert sama("mesuji.pdf", MESUJI) == (45, 45, [])
    assert sum(len(satu.tenggat) for satu in bacaan("mesuji.pdf").langkah) == 40
    assert (bacaan("mesuji.pdf").satker, bacaan("mesuji.pdf").tahun) == ("KPU Kabupaten Mesuji", 2025)


def test_a_decree_with_more_rows_gives_every_langkah() -> None:
    """VII.1 is merged over a page end; LibreOffice prints its KOMPONEN and INDIKATOR above the next page's table."""
    assert sama("gunungkidul.pdf", GUNUNGKIDUL) == (56, 55, ["VII.1.1"])
    assert sum(len(satu.tenggat) for satu in bacaan("gunungkidul.pdf").langkah) == 228
    assert any("Informasi mengenai inovasi" in satu for satu in draf("gunungkidul.pdf").petunjuk)


def test_rows_cut_by_page_ends_are_joined() -> None:
    """Printed by a browser on portrait paper: six page ends cut a row each; one dash lost the space after it."""
    assert sama("gunungkidul_terpotong.pdf", GUNUNGKIDUL) == (56, 55, ["I.I.4.2"])


def test_what_was_guessed_is_yellow_and_says_why() -> None:
    hasil = draf("gunungkidul_terpotong.pdf")
    lembar = load_workbook(io.BytesIO(hasil.isi))["Rencana Aksi"]
    berkomentar = [sel for baris in lembar.iter_rows() for sel in baris if sel.comment]
    assert len(berkomentar) == hasil.kuning > 0
    assert {sel.fill.start_color.rgb[-6:] for sel in berkomentar} == {"FFF2A8"}
    assert all("PDF" in sel.comment.text or "halaman" in sel.comment.text for sel in berkomentar)


def test_nothing_is_marked_where_nothing_was_guessed() -> None:
    assert draf("mesuji.pdf").kuning == 0


def test_the_sheet_petunjuk_says_what_to_check_first() -> None:
    lembar = load_workbook(io.BytesIO(draf("mesuji.pdf").isi))["Petunjuk"]
    teks = " ".join(str(sel.value) for baris in lembar.iter_rows() for sel in baris if sel.value)
    assert "bandingkan dengan PDF-nya" in teks
    assert "45 langkah" in teks


def test_what_is_no_pdf_needs_no_draft() -> None:
    aliran = io.BytesIO()
    Workbook().save(aliran)
    with pytest.raises(BerkasDitolak, match="bukan PDF"):
        buat_draf(aliran.getvalue())


def test_a_pdf_without_a_plan_is_refused_with_what_was_found() -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate, Table

    aliran = io.BytesIO()
    isi = [["NO", "NAMA", "JABATAN"], ["1", "Contoh Satu", "Ketua"], ["2", "Contoh Dua", "Anggota"]]
    SimpleDocTemplate(aliran, pagesize=A4).build([Table(isi, style=[("GRID", (0, 0), (-1, -1), 1, "#000000")])])
    with pytest.raises(BerkasDitolak, match="tidak ditemukan tabel rencana aksi") as tolak:
        buat_draf(aliran.getvalue())
    assert "NAMA" in tolak.value.galat[0].pesan
