"""`dokumen` on the command line: the file asked for, or words that say what there is."""

from __future__ import annotations

import pytest
from pypdfium2 import PdfDocument

from tests.perintah.conftest import MESUJI

MESUJI_2025 = ("--satker", "KPU Kabupaten Mesuji", "--tahun", "2025", "--posisi", "2025-09-30")


@pytest.fixture
def termuat(jalan):
    assert jalan("muat", MESUJI, "--satker", "KPU Kabupaten Mesuji", "--tahun", "2025").kode == 0
    return jalan


def test_the_kind_of_file_follows_from_its_name(termuat, tmp_path):
    tujuan = tmp_path / "laporan.pdf"
    jawaban = termuat("dokumen", *MESUJI_2025, "--jenis", "laporan", "-o", tujuan)
    assert (jawaban.kode, jawaban.keluar) == (0, "")
    assert "Laporan Monitoring dan Evaluasi KPU Kabupaten Mesuji ditulis" in jawaban.galat
    assert len(PdfDocument(tujuan)) > 3


def test_a_file_is_never_of_another_kind_than_its_name_says(termuat, tmp_path):
    tujuan = tmp_path / "agenda.docx"
    jawaban = termuat("dokumen", *MESUJI_2025, "--jenis", "agenda", "-o", tujuan)
    assert jawaban.kode == 2
    assert "tidak dibuat dalam bentuk “docx”" in jawaban.galat
    assert not tujuan.exists()


@pytest.mark.parametrize(
    ("pilihan", "kode", "kata"),
    [
        (("--jenis", "lapor"), 2, "Yang ada: lembar, laporan"),
        (("--jenis", "laporan", "--bentuk", "xlsx"), 2, "Bentuk yang ada: docx, pdf."),
        (("--jenis", "notulen"), 1, "--rapat"),
        (("--jenis", "notulen", "--rapat", "3"), 1, "Rapat 3 tidak ada"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_written(termuat, tmp_path, pilihan, kode, kata):
    tujuan = tmp_path / "hasil"
    jawaban = termuat("dokumen", *MESUJI_2025, *pilihan, "-o", tujuan)
    assert jawaban.kode == kode
    assert kata in jawaban.galat
    assert not tujuan.exists()


def test_a_meeting_is_named_by_its_number(termuat, tmp_path):
    jawaban = termuat("dokumen", *MESUJI_2025, "--jenis", "notulen", "--rapat", "satu", "-o", tmp_path / "x.pdf")
    assert jawaban.kode == 2
    assert "bukan nomor rapat" in jawaban.galat
