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

from tests.browser import screen
from tests.browser.conftest import Office
from tests.conftest import before_release

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def fold(page: Page, contoh: Office) -> Page:
    """The page where meetings begin, with the fold opened."""
    screen.open_page(page, contoh.address, "rapat", satker=contoh.satker, tahun="2025", posisi="2025-12-31")
    page.get_by_text("Kop surat dan templat dokumen kantor").click()
    expect(page.get_by_label("Baris kop, satu per baris")).to_be_visible()
    return page


def choose_logo(page: Page, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "image/png", "buffer": content}
    page.get_by_test_id("stFileUploader").first.locator("input").set_input_files(file)
    expect(page.get_by_test_id("stFileUploader").first).to_contain_text(name)
    screen.wait_until_still(page)


def choose_template(page: Page, name: str, content: bytes) -> None:
    unggahan = page.get_by_test_id("stFileUploader").nth(1)
    unggahan.locator("input").set_input_files({"name": name, "mimeType": WORD, "buffer": content})
    expect(unggahan).to_contain_text(name)
    expect(page.get_by_role("button", name="Pakai templat ini")).to_be_enabled()
    page.get_by_role("button", name="Pakai templat ini").click()


def make_template(*paragraph: str) -> bytes:
    word = Document()
    for one in paragraph:
        word.add_paragraph(one)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def make_picture(mode: str = "RGB", form: str = "PNG") -> bytes:
    buffer = BytesIO()
    Image.new(mode, (600, 400)).save(buffer, form)
    return buffer.getvalue()


@pytest.mark.semua
def test_a_letterhead_given_once_stands_on_the_papers(fold: Page, contoh: Office, tmp_path: Path):
    fold.get_by_label("Baris kop, satu per baris").fill("KOMISI PEMILIHAN UMUM\nKABUPATEN CONTOH\nJl. Rekaan 1")
    fold.get_by_label("Kota surat").fill("Contohan")
    fold.get_by_label("Nama", exact=True).fill("Siti Aminah, S.H.")
    choose_logo(fold, "logo cmyk.jpg", make_picture("CMYK", "JPEG"))
    fold.get_by_role("button", name="Simpan kop surat").click()
    expect(fold.get_by_text("Kop surat tersimpan.")).to_be_visible()
    file = tmp_path / "laporan.docx"
    contoh.run("dokumen", "--jenis", "laporan", "-o", str(file))
    word = Document(str(file))
    kop = word.tables[0]
    assert kop.rows[0].cells[1].text.split("\n") == ["KOMISI PEMILIHAN UMUM", "KABUPATEN CONTOH", "Jl. Rekaan 1"]
    last_cells = (table.rows[0].cells[-1].text for table in word.tables)
    signature = next(text for text in last_cells if re.match(r"Contohan, …+ 2025\n", text))
    assert "Siti Aminah, S.H." in signature


@pytest.mark.semua
@pytest.mark.parametrize(
    ("name", "content", "wording"),
    [
        (
            "besar.png",
            make_picture() + os.urandom(3 * 1024 * 1024),
            re.compile("Berkas ini terlalu besar; paling besar 2"),
        ),
        *before_release(
            ("terpotong.png", make_picture()[:60], "Logo tidak dapat dibuka"),
            ("sebenarnya svg.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Logo tidak dapat dibuka"),
        ),
    ],
)
def test_a_logo_that_cannot_be_used_is_said_at_its_field(
    fold: Page, name: str, content: bytes, wording: str | re.Pattern[str]
):
    choose_logo(fold, name, content)
    fold.get_by_role("button", name="Simpan kop surat").click()
    expect(fold.get_by_text(wording)).to_be_visible()
    expect(fold.get_by_text("Kop surat tersimpan.")).to_have_count(0)


@pytest.mark.semua
def test_a_template_is_tried_kept_and_taken_back(fold: Page, contoh: Office, tmp_path: Path):
    choose_template(fold, "asing.docx", make_template("{{ kepala_dinas }}"))
    expect(fold.get_by_text("Paragraf 1, “{{ kepala_dinas }}”: medan “kepala_dinas” tidak dikenal.")).to_be_visible()
    choose_template(fold, "bukan.docx", b"bukan dokumen Word")
    expect(fold.get_by_text("Templat bukan dokumen Word")).to_be_visible()
    used = fold.get_by_text("Dipakai sekarang")
    expect(used).to_have_text("Dipakai sekarang: tata letak bawaan.")

    choose_template(fold, "kami.docx", make_template("Lembar kami: {{ satker }}, {{ capaian_posisi }}"))
    expect(used).to_have_text("Dipakai sekarang: kami.docx.")
    file = tmp_path / "lembar.docx"
    contoh.run("dokumen", "--jenis", "lembar", "-o", str(file))
    assert f"Lembar kami: {contoh.satker}, " in "\n".join(p.text for p in Document(str(file)).paragraphs)

    fold.get_by_role("button", name="Kembali ke tata letak bawaan").click()
    expect(used).to_have_text("Dipakai sekarang: tata letak bawaan.")
