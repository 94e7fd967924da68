"""Tables are found in a PDF from its lines; what is no readable PDF is refused with what to do instead.

The files in `berkas/` were printed from the decrees in data/: `mesuji.pdf` and `gunungkidul.pdf` by LibreOffice 7.4
(headings on each page, no row cut), `gunungkidul_terpotong.pdf` by Chromium on portrait paper (no repeated headings,
rows cut by page ends); `sandi.pdf` has the password "rahasia".
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from monev.baca import anak, baca, batas
from monev.baca.dokumen import rangkai
from monev.baca.kepala import cari_kepala
from monev.baca.pdf_teks import teks_sel
from monev.baca.sambung_halaman import sambungkan
from monev.galat import BerkasDitolak
from tests.baca.tabel import JUDUL, kisi

BERKAS = Path(__file__).parent / "berkas"


@cache
def isi_pdf(nama: str) -> dict:
    """What the child process finds in a fixture."""
    return anak.buka((BERKAS / nama).read_bytes(), "pdf", batas.WAKTU_PDF)


def gambar(halaman: int) -> bytes:
    """A scanned document: pages that are pictures."""
    aliran = io.BytesIO()
    lembar = [Image.new("L", (120, 160), 255) for _ in range(halaman)]
    lembar[0].save(aliran, "PDF", save_all=True, append_images=lembar[1:])
    return aliran.getvalue()


def huruf(*baris: str, lebar: float = 5.0, mulai: float = 10.0) -> list[dict]:
    """Characters of printed lines at their places, each `lebar` points wide."""
    return [
        {
            "text": satu,
            "fontname": "Arial",
            "size": 10.0,
            "x0": mulai + ke * lebar,
            "x1": mulai + (ke + 1) * lebar,
            "top": 12.0 * nomor,
            "bottom": 12.0 * nomor + 10,
            "doctop": 12.0 * nomor,
            "upright": True,
        }
        for nomor, teks in enumerate(baris)
        for ke, satu in enumerate(teks)
    ]


@pytest.mark.parametrize(
    ("nama", "halaman"), [("mesuji.pdf", 5), ("gunungkidul.pdf", 6), ("gunungkidul_terpotong.pdf", 7)]
)
def test_the_tables_of_all_pages_are_one_table_of_seven_columns(nama: str, halaman: int) -> None:
    tabel = [satu["tabel"] for satu in isi_pdf(nama)["dokumen"] if "tabel" in satu]
    assert [t["halaman"] for t in tabel] == list(range(1, halaman + 1))
    assert {t["kolom"] for t in tabel} == {7}
    [lembar] = rangkai(isi_pdf(nama)).lembar
    assert lembar.nama == f"Tabel 1–{halaman}"


def test_a_pdf_is_not_uploaded_but_shown_the_way_to_a_draft() -> None:
    [galat] = baca((BERKAS / "mesuji.pdf").read_bytes(), "sk.pdf").galat
    assert "PDF" in galat.pesan
    assert "draf" in galat.pesan


@pytest.mark.parametrize(
    ("data", "kata", "saran"),
    [
        (gambar(2), "hasil pindaian", "Word"),
        (
            gambar(batas.HALAMAN_MAKS + 1),
            f"{batas.HALAMAN_MAKS + 1} halaman; batasnya {batas.HALAMAN_MAKS}",
            "halaman tabel",
        ),
        ((BERKAS / "sandi.pdf").read_bytes(), "dilindungi kata sandi", "hapus kata sandi"),
        (b"%PDF-1.7\n" + b"x" * 5000, "rusak", "berkas aslinya"),
        ((BERKAS / "mesuji.pdf").read_bytes()[:20_000], "rusak", "berkas aslinya"),
    ],
    ids=["pindaian", "terlalu banyak halaman", "sandi", "bukan pdf", "terpotong"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do_instead(data: bytes, kata: str, saran: str) -> None:
    with pytest.raises(BerkasDitolak) as tolak:
        anak.buka(data, "pdf", batas.WAKTU_PDF)
    assert kata in tolak.value.pesan
    assert saran in tolak.value.saran


def test_a_pdf_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(BerkasDitolak, match="terlalu rumit") as tolak:
        anak.buka((BERKAS / "gunungkidul_terpotong.pdf").read_bytes(), "pdf", 0.2)
    assert "halaman tabel" in tolak.value.saran


@pytest.mark.parametrize(
    ("baris", "teks"),
    [
        (("Membentuk Tim", "Kerja"), "Membentuk Tim Kerja"),
        (("Undangan", "Foto"), "Undangan\nFoto"),
        (("1. Undangan rapat", "2. Notulensi rapat"), "1. Undangan rapat\n2. Notulensi rapat"),
        (("Contoh bentuk apa", "– contoh lainnya a"), "Contoh bentuk apa – contoh lainnya a"),
        (("- Undangan rapat x", "- Notulensi rapat"), "- Undangan rapat x\n- Notulensi rapat"),
        (("Perubahan pola pikir-", "pikir"), "Perubahan pola pikir-pikir"),
    ],
)
def test_a_line_break_stays_only_where_the_next_word_would_have_fitted(baris: tuple[str, ...], teks: str) -> None:
    """A cell 100 points wide holds nineteen characters of five points."""
    assert teks_sel(huruf(*baris), (8.0, 0.0, 108.0, 60.0)) == teks


@pytest.mark.parametrize(
    ("baris", "teks"),
    [
        (("LANGK", "AH", "AKSI"), "LANGKAH AKSI"),
        (("INDI", "KATO", "R"), "INDIKATOR"),
        (("Septem", "ber", "2025"), "September 2025"),
        (("Undan", "gan,", "Daftar"), "Undangan, Daftar"),
        (("Daftar", "hadir", "rapat"), "Daftar hadir rapat"),
    ],
)
def test_a_word_wider_than_its_column_is_put_together_again(baris: tuple[str, ...], teks: str) -> None:
    """A cell 29 points wide holds five characters of five points."""
    assert teks_sel(huruf(*baris), (8.0, 0.0, 37.0, 60.0)) == teks


def test_a_row_cut_by_a_page_end_is_joined_and_named() -> None:
    lembar = kisi(
        JUDUL,
        ("1", "Tim Kerja", "SK", "Membentuk tim kerja yang", "Undangan,", "Juli 2025", "1 SK"),
        ("", "", "", "melibatkan semua unsur", "daftar hadir", "", ""),
    )
    hasil = sambungkan(cari_kepala(lembar), (3,))
    assert hasil.kisi.teks[2, 4] == "Membentuk tim kerja yang melibatkan semua unsur"
    assert hasil.kisi.teks[2, 5] == "Undangan, daftar hadir"
    assert 3 not in hasil.kisi.per_baris
    assert set(hasil.disambung) == {(2, 4), (2, 5)}
    assert hasil.awal == []


def test_a_row_of_its_own_at_the_head_of_a_page_is_kept_and_named() -> None:
    lembar = kisi(
        JUDUL,
        ("1", "Tim Kerja", "SK", "Membentuk tim kerja", "SK Tim", "Oktober sd November", "1 SK"),
        ("", "", "", "Menetapkan uraian tugas", "Uraian tugas", "2025", ""),
    )
    hasil = sambungkan(cari_kepala(lembar), (3,))
    assert hasil.kisi.teks[3, 4] == "Menetapkan uraian tugas"
    assert hasil.kisi.teks[2, 6] == "Oktober sd November 2025", "half of a cell merged over both rows"
    assert (3, 6) not in hasil.kisi.teks
    assert hasil.awal == [3]


def test_a_numbered_row_and_an_area_at_the_head_of_a_page_are_left_alone() -> None:
    lembar = kisi(
        JUDUL,
        ("1", "Tim Kerja", "SK", "Membentuk tim kerja yang", "SK Tim", "Juli 2025", "1 SK"),
        ("2", "Peta", "Ada peta", "melibatkan semua unsur", "Peta", "Juli 2025", "1 SK"),
    )
    hasil = sambungkan(cari_kepala(lembar), (3,))
    assert hasil.kisi.teks == lembar.teks
    assert hasil.awal == []


def test_a_pdf_made_of_rubbish_objects_is_bounded() -> None:
    """Pages that point at each other, and a stream that claims to be longer than the file."""
    jahat = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length 99999999>>stream\nBT\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    with pytest.raises(BerkasDitolak):
        anak.buka(jahat, "pdf", 20)
