"""The letterhead and the office's own Word layout, given where meetings begin, with files as people have them."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser import layar
from tests.browser.conftest import CONTOH
from tests.browser.peladen import Peladen, perintah

PILIHAN = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-12-31"}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def lipatan(page: Page, contoh: Peladen) -> Page:
    """The page where meetings begin, with the fold opened."""
    layar.buka(page, contoh.alamat, "rapat", **PILIHAN)
    page.get_by_text("Kop surat dan templat dokumen kantor").click()
    expect(page.get_by_label("Baris kop, satu per baris")).to_be_visible()
    return page


def pilih_logo(page: Page, nama: str, isi: bytes) -> None:
    berkas = {"name": nama, "mimeType": "image/png", "buffer": isi}
    page.get_by_test_id("stFileUploader").first.locator("input").set_input_files(berkas)
    expect(page.get_by_test_id("stFileUploader").first).to_contain_text(nama)
    layar.tunggu(page)


def pilih_templat(page: Page, nama: str, isi: bytes) -> None:
    unggahan = page.get_by_test_id("stFileUploader").nth(1)
    unggahan.locator("input").set_input_files({"name": nama, "mimeType": WORD, "buffer": isi})
    expect(unggahan).to_contain_text(nama)
    expect(page.get_by_role("button", name="Pakai templat ini")).to_be_enabled()
    page.get_by_role("button", name="Pakai templat ini").click()


def templat(*paragraf: str) -> bytes:
    word = Document()
    for satu in paragraf:
        word.add_paragraph(satu)
    wadah = BytesIO()
    word.save(wadah)
    return wadah.getvalue()


def gambar(moda: str = "RGB", bentuk: str = "PNG") -> bytes:
    wadah = BytesIO()
    Image.new(moda, (600, 400)).save(wadah, bentuk)
    return wadah.getvalue()


def test_a_letterhead_given_once_stands_on_the_papers(lipatan: Page, contoh: Peladen, tmp_path: Path):
    lipatan.get_by_label("Baris kop, satu per baris").fill("KOMISI PEMILIHAN UMUM\nKABUPATEN CONTOH\nJl. Rekaan 1")
    lipatan.get_by_label("Kota surat").fill("Contohan")
    lipatan.get_by_label("Nama", exact=True).fill("Siti Aminah, S.H.")
    pilih_logo(lipatan, "logo cmyk.jpg", gambar("CMYK", "JPEG"))
    lipatan.get_by_role("button", name="Simpan kop surat").click()
    expect(lipatan.get_by_text("Kop surat tersimpan.")).to_be_visible()
    berkas = tmp_path / "laporan.docx"
    perintah(contoh.folder, "dokumen", "--satker", CONTOH, "--tahun", "2025", "--jenis", "laporan", "-o", str(berkas))
    word = Document(str(berkas))
    kop = word.tables[0]
    assert kop.rows[0].cells[1].text.split("\n") == ["KOMISI PEMILIHAN UMUM", "KABUPATEN CONTOH", "Jl. Rekaan 1"]
    tanda_tangan = word.tables[-1].rows[0].cells[1].text
    assert re.match(r"Contohan, …+ 2025\n", tanda_tangan)
    assert "Siti Aminah, S.H." in tanda_tangan


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("terpotong.png", gambar()[:60], "Logo tidak dapat dibuka"),
        ("sebenarnya svg.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Logo tidak dapat dibuka"),
        ("besar.png", gambar() + os.urandom(3 * 1024 * 1024), "3,0 MB; paling besar 2 MB"),
    ],
)
def test_a_logo_that_cannot_be_used_is_said_at_its_field(lipatan: Page, nama: str, isi: bytes, kata: str):
    pilih_logo(lipatan, nama, isi)
    lipatan.get_by_role("button", name="Simpan kop surat").click()
    expect(lipatan.get_by_text(kata)).to_be_visible()
    expect(lipatan.get_by_text("Kop surat tersimpan.")).to_have_count(0)


def test_a_template_is_tried_kept_and_taken_back(lipatan: Page, contoh: Peladen, tmp_path: Path):
    pilih_templat(lipatan, "asing.docx", templat("{{ kepala_dinas }}"))
    expect(lipatan.get_by_text("medan yang tidak dikenal: kepala_dinas")).to_be_visible()
    pilih_templat(lipatan, "nakal.docx", templat("{{ satker.__class__ }}"))
    expect(lipatan.get_by_text("perintah yang tidak diizinkan")).to_be_visible()
    pilih_templat(lipatan, "bukan.docx", b"bukan dokumen Word")
    expect(lipatan.get_by_text("Templat bukan dokumen Word")).to_be_visible()
    dipakai = lipatan.get_by_text("Dipakai sekarang")
    expect(dipakai).to_have_text("Dipakai sekarang: tata letak bawaan.")

    pilih_templat(lipatan, "kami.docx", templat("Lembar kami: {{ satker }}, {{ capaian_posisi }}"))
    expect(dipakai).to_have_text("Dipakai sekarang: kami.docx.")
    berkas = tmp_path / "lembar.docx"
    pilihan = ("dokumen", "--satker", CONTOH, "--tahun", "2025", "--jenis", "lembar", "-o", str(berkas))
    perintah(contoh.folder, *pilihan)
    assert f"Lembar kami: {CONTOH}, " in "\n".join(p.text for p in Document(str(berkas)).paragraphs)

    lipatan.get_by_role("button", name="Kembali ke tata letak bawaan").click()
    expect(dipakai).to_have_text("Dipakai sekarang: tata letak bawaan.")
