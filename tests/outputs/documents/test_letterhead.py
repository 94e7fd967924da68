"""The letterhead: stored once, checked at each field, printed on every paper, also on the Lembar
that is signed as a workbook.
"""

import os
from functools import partial
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image

from monev.database import Database
from monev.outputs.letterhead import (
    LOGO_SIDE,
    Kop,
    check_logo,
    full_office_name,
    read_kop,
    store_kop,
)
from pages.rapat.forms import closing_form
from tests.makers import SATKER, refused_at, saved
from tests.outputs.documents.conftest import ANI, ODD_NAME, Desk


def logo(width: int = 900, height: int = 700, form: str = "PNG") -> bytes:
    return saved(Image.new("RGB", (width, height), "#aa2200"), form)


WRITTEN_OUT = {
    "KPU Kota Batu": "KOMISI PEMILIHAN UMUM KOTA BATU",
    "KPU Provinsi Lampung": "KOMISI PEMILIHAN UMUM PROVINSI LAMPUNG",
    "kpu": "KOMISI PEMILIHAN UMUM",
    "Pengadilan Negeri Sleman": "PENGADILAN NEGERI SLEMAN",
}


def test_without_one_the_offices_name_stands_above_the_commission_written_out(office):
    assert read_kop(office, SATKER) == Kop(baris=("KOMISI PEMILIHAN UMUM KABUPATEN UJI",))
    assert {satker: full_office_name(satker) for satker in WRITTEN_OUT} == WRITTEN_OUT


def test_it_is_kept_field_by_field_and_found_again_by_another_machine(office, journal):
    store_kop(
        office, SATKER, {"baris": ["KOMISI", ODD_NAME, ""], "kota": "Wonosari"}, logo=logo(), **ANI
    )
    store_kop(office, SATKER, {"nama": "Siti", "nip": "1990"}, **ANI)
    other = Database.open_at(None, journal)
    one = read_kop(other, SATKER)
    assert (one.baris, one.kota, one.nama, one.nip) == (
        ("KOMISI", ODD_NAME),
        "Wonosari",
        "Siti",
        "1990",
    )
    picture = Image.open(BytesIO(one.logo))
    assert (picture.format, max(picture.size)) == ("PNG", LOGO_SIDE)
    assert store_kop(office, SATKER, {"nama": "Siti"}, **ANI) is None
    store_kop(office, SATKER, {}, logo=False, **ANI)
    assert read_kop(office, SATKER).logo is None
    other.close()


def keep(desk: Desk, fields: dict[str, Any], **other: Any):
    return store_kop(desk.db, SATKER, fields, **other, **ANI)


def test_a_letter_for_srikandi_has_its_marks_where_nothing_was_filled_in(desk):
    marks = ("${nomor_naskah}", "${tanggal_naskah}", "${ttd_pengirim}")
    assert "${" not in desk.text("undangan")
    keep(desk, {"penomoran": "srikandi"})
    assert all(mark in desk.text("undangan") for mark in marks)


def test_size_margins_letters_page_number_and_date_are_the_offices_in_word_and_pdf_alike(desk):
    wanted = {"kertas": "F4", "tepi_kiri": "3,5", "huruf": "Times New Roman", "ukuran_huruf": "12"}
    keep(desk, {**wanted, "nomor_halaman": "bawah_tengah", "letak_tanggal": "kanan_atas"})
    word = Document(BytesIO(desk.paper("notulen")))
    parts = word.sections[0]
    size = parts.page_width, parts.page_height, parts.left_margin
    assert [round(length.cm, 1) for length in size] == [21.5, 33.0, 3.5]
    assert (word.styles["Normal"].font.name, word.styles["Normal"].font.size.pt) == (
        "Times New Roman",
        12,
    )
    page = desk.paper("notulen", "html").decode()
    for rule in (
        "size: 215mm 330mm; margin: 2.0cm 2.0cm 2.5cm 3.5cm",
        "12pt/1.25 Times New Roman",
        "@bottom-center",
    ):
        assert rule in page
    text = desk.text("notulen")
    assert text.index("10 Juli 2025") < text.index("NOTULEN")
    lembar = load_workbook(BytesIO(desk.paper("lembar", "xlsx")))
    assert {sheet.page_setup.paperSize for sheet in lembar} == {14}, (
        "Excel's folio, 8.5 × 13 inches"
    )


def test_it_is_printed_with_its_logo_and_signature_and_asked_for_at_the_close(desk):
    closing = partial(closing_form, desk.db, desk.view, matters=[], own=None)
    assert "Belum diisi: kota surat (di Kop surat), nama" in str(closing(rapat=desk.rapat))
    keep(
        desk, {"baris": ["KOMISI"], "kota": "Wonosari", "nama": "Siti", "nip": "1990"}, logo=logo()
    )
    assert "Belum diisi" not in str(closing(rapat=desk.rapat))
    text = desk.word("undangan")
    # A letter has the day of sending, which is given with its number, not that of the meeting.
    for said in (
        "KOMISI",
        "Wonosari, …………………………\n",
        "Hari, tanggal\n:\nKamis, 10 Juli 2025",
        "Siti\nNIP 1990",
    ):
        assert said in text
    assert "Wonosari, 10 Juli 2025" in desk.word("laporan")
    desk.change(pemimpin="siti")
    assert "siti\nNIP 1990" in desk.word("notulen"), "whatever paper they sign"
    assert b"<img" in desk.paper("undangan", "html")


def test_a_logo_that_cannot_be_used_and_fields_that_are_too_much_are_refused_at_their_fields(
    office, journal
):
    previous = journal.tip()
    for data, wording in (
        (logo() + bytes(2 * 1024 * 1024), "paling besar 2 MB"),
        (b"", "PNG atau JPEG"),
        (b"\x89PNG\r\n\x1a\n" + os.urandom(500), "PNG atau JPEG"),
        (logo()[:300], "PNG atau JPEG"),
        (logo(form="GIF"), "PNG atau JPEG"),
        (logo(9000, 9000), "9000 × 9000"),
    ):
        with refused_at(logo=wording):
            store_kop(office, SATKER, {"baris": ["X"]}, logo=data, **ANI)
    assert journal.tip() == previous
    assert Image.open(BytesIO(check_logo(logo(300, 200, "JPEG")))).size == (300, 200), (
        "a JPEG can be used"
    )
    with refused_at(baris="", nama=""):
        store_kop(office, SATKER, {"baris": ["x"] * 7, "nama": "n" * 201}, **ANI)


KOP = {
    "baris": ["KOMISI PEMILIHAN UMUM", "KABUPATEN UJI", "Jalan Contoh 1"],
    "kota": "Wonosari",
    "jabatan": "Ketua Tim",
    "nama": "Siti Aminah",
    "nip": "198001012005012001",
}


@pytest.fixture
def sheet(desk):
    """Open the Lembar again, with a letterhead and a logo twice as wide as high."""
    keep(desk, KOP, logo=logo(200, 100))
    return load_workbook(BytesIO(desk.paper("lembar", "xlsx")))["Lembar Monev"]


def find_row(sheet, text: str, column: int = 1) -> int:
    """Return the first row in which a column says this."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, column).value == text)


def test_the_workbook_of_the_lembar_names_its_office_and_prints_whole(sheet):
    assert find_row(sheet, "LEMBAR MONEV ZONA INTEGRITAS") == 1
    # It prints whole on lying A4 with its heading on every page.
    header = find_row(sheet, "Kode")
    assert sheet.print_title_rows == f"${header}:${header}"
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize) == ("landscape", int(sheet.PAPERSIZE_A4))
    assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "Jurnal" in sheet.oddFooter.left.text, "which version it is"
