"""A workbook says the same whichever valid way its XML is written, and is guarded the same."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from monev.baca import baca
from tests.baca.tabel import MESUJI, xlsx

LEMBAR = "xl/worksheets/sheet1.xml"


def ubah(data: bytes, ganti: Callable[[str, bytes], bytes]) -> bytes:
    """The workbook with each part as `ganti` gives it."""
    aliran = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as asal, zipfile.ZipFile(aliran, "w") as baru:
        for nama in asal.namelist():
            baru.writestr(nama, ganti(nama, asal.read(nama)))
    return aliran.getvalue()


def ketat(_nama: str, xml: bytes) -> bytes:
    """As "Strict Open XML Spreadsheet" is saved."""
    usual = b"http://schemas.openxmlformats.org/"
    xml = xml.replace(usual + b"spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    return xml.replace(
        usual + b"officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    )


def berawalan(nama: str, xml: bytes) -> bytes:
    """As libraries of .NET write it: every name of the sheet with a prefix."""
    if nama != LEMBAR:
        return xml
    xml = re.sub(rb"<(/?)([a-zA-Z]\w*)(?=[\s/>])", rb"<\1x:\2", xml)
    return xml.replace(b' xmlns="', b' xmlns:x="', 1)


@pytest.mark.parametrize("ragam", [ketat, berawalan])
def test_every_valid_way_of_writing_the_xml_reads_the_same(ragam: Callable[[str, bytes], bytes]) -> None:
    biasa, lain = baca(xlsx(MESUJI), "a.xlsx"), baca(ubah(xlsx(MESUJI), ragam), "a.xlsx")
    assert lain.langkah
    assert (lain.langkah, lain.peringatan, lain.galat) == (biasa.langkah, biasa.peringatan, biasa.galat)


@pytest.mark.parametrize("ragam", [ketat, berawalan])
def test_a_formula_without_a_result_is_asked_about_however_it_is_written(ragam: Callable[[str, bytes], bytes]) -> None:
    def rumus(nama: str, xml: bytes) -> bytes:
        return ragam(nama, re.sub(rb'(<c r="E9")[^>]*>.*?</c>', rb"\1><f>B9</f></c>", xml, count=1))

    hasil = baca(ubah(xlsx(MESUJI), rumus), "a.xlsx")
    assert "Sel E9 berisi rumus" in " ".join(c.pesan for c in hasil.peringatan)


@pytest.mark.parametrize("ragam", [ketat, berawalan])
def test_a_cell_in_the_last_row_is_refused_however_it_is_written(ragam: Callable[[str, bytes], bytes]) -> None:
    def jauh(nama: str, xml: bytes) -> bytes:
        sel = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
        return ragam(nama, xml.replace(b"</sheetData>", sel))

    (galat,) = baca(ubah(xlsx(MESUJI), jauh), "a.xlsx").galat
    assert "terisi sampai baris 1048576" in galat.pesan
