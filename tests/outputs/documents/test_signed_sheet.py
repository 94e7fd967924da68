"""The Lembar as a workbook is a paper to be signed: letterhead above, signature below, printed whole on lying A4."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image
from pptx.util import Emu

from monev.outputs import letterhead
from monev.outputs.documents import make_document
from tests.makers import SATKER
from tests.outputs.documents.conftest import ANI

KOP = {
    "baris": ["KOMISI PEMILIHAN UMUM", "KABUPATEN UJI", "Jalan Contoh 1"],
    "kota": "Wonosari",
    "jabatan": "Ketua Tim",
    "nama": "Siti Aminah",
    "nip": "198001012005012001",
}


@pytest.fixture
def sheet(office, p, r):
    """The Lembar opened again, with a letterhead and a logo that is twice as wide as high."""
    logo = BytesIO()
    Image.new("RGB", (200, 100), "#a33").save(logo, "PNG")
    letterhead.store_kop(office, SATKER, KOP, logo=logo.getvalue(), **ANI)
    return load_workbook(BytesIO(make_document(office, p, r, "lembar", "xlsx")))["Lembar Monev"]


def find_row(sheet, text: str, column: int = 1) -> int:
    """The row in which a column says this."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, column).value == text)


def test_the_letterhead_stands_above_the_title_and_the_table(sheet):
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == KOP["baris"]
    assert sheet.cell(1, 1).alignment.horizontal == sheet.cell(1, 7).alignment.horizontal == "centerContinuous"
    assert sheet.cell(3, 7).border.bottom.style == "double"
    assert find_row(sheet, "LEMBAR MONEV ZONA INTEGRITAS") == 5
    (picture,) = sheet._images
    # As high as its three rows and no higher, in the proportions of its file.
    size = picture.anchor.ext
    assert 0 < Emu(size.height).pt <= sum(sheet.row_dimensions[row].height for row in (1, 2, 3))
    assert size.width / size.height == pytest.approx(2, abs=0.05)


def test_the_signature_stands_below_the_table_with_place_and_date(sheet):
    place = find_row(sheet, "Wonosari, 10 Juli 2025", 6)
    assert place > find_row(sheet, "Kode") + 3
    assert [sheet.cell(place + k, 6).value for k in (1, 5, 6)] == [
        "Ketua Tim,",
        "Siti Aminah",
        "NIP 198001012005012001",
    ]
    assert all(sheet.cell(place + k, 6).value is None for k in (2, 3, 4))  # room to sign


def test_it_prints_whole_on_lying_a4_with_its_heading_on_every_page(sheet):
    header = find_row(sheet, "Kode")
    assert sheet.print_title_rows == f"${header}:${header}"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A4)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    end = find_row(sheet, "NIP 198001012005012001", 6) + 2  # where it says which version it is
    assert "Jurnal" in sheet.cell(end, 1).value
    assert sheet.print_area == f"'Lembar Monev'!$A$1:$G${end}"


def test_it_is_printed_on_the_paper_the_office_set(office, p, r):
    def papers() -> set[int]:
        made = load_workbook(BytesIO(make_document(office, p, r, "lembar", "xlsx")))
        return {sheet.page_setup.paperSize for sheet in made}

    assert papers() == {9}
    letterhead.store_kop(office, SATKER, {"kertas": "F4"}, **ANI)
    assert papers() == {14}  # Excel's folio, 8.5 × 13 inches


def test_every_text_of_the_table_has_the_height_its_column_calls_for(sheet):
    for row in range(find_row(sheet, "Kode") + 1, find_row(sheet, "Wonosari, 10 Juli 2025", 6) - 1):
        cells = [sheet.cell(row, column) for column in range(1, 8)]
        if cells[1].value is None:
            continue  # an area's heading runs over the whole width
        for cell in cells:
            width = sheet.column_dimensions[cell.column_letter].width
            lines = sum(-(-len(part) // int(width)) or 1 for part in cell.value.split("\n"))
            assert sheet.row_dimensions[row].height >= min(15 * lines, 409), cell.coordinate
