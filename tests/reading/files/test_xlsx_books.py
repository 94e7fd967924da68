"""A workbook says the same whichever valid way its XML is written, and is guarded the same."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from monev.reading import read_file
from monev.reading.files import limits
from tests.reading.packages import change_parts
from tests.reading.tables import MESUJI, xlsx

SHEET_PART = "xl/worksheets/sheet1.xml"


def strict(_name: str, xml: bytes) -> bytes:
    """As "Strict Open XML Spreadsheet" is saved."""
    usual = b"http://schemas.openxmlformats.org/"
    xml = xml.replace(usual + b"spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    return xml.replace(
        usual + b"officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    )


def prefixed(name: str, xml: bytes) -> bytes:
    """As libraries of .NET write it: every name of the sheet with a prefix."""
    if name != SHEET_PART:
        return xml
    xml = re.sub(rb"<(/?)([a-zA-Z]\w*)(?=[\s/>])", rb"<\1x:\2", xml)
    return xml.replace(b' xmlns="', b' xmlns:x="', 1)


@pytest.mark.parametrize("variant", [strict, prefixed])
def test_every_valid_way_of_writing_the_xml_reads_the_same(variant: Callable[[str, bytes], bytes]) -> None:
    ordinary, other = read_file(xlsx(MESUJI), "a.xlsx"), read_file(change_parts(xlsx(MESUJI), variant), "a.xlsx")
    assert other.langkah
    assert (other.langkah, other.peringatan, other.galat) == (ordinary.langkah, ordinary.peringatan, ordinary.galat)


@pytest.mark.parametrize("variant", [strict, prefixed])
def test_a_formula_without_a_result_is_asked_about_however_it_is_written(
    variant: Callable[[str, bytes], bytes],
) -> None:
    def formula(name: str, xml: bytes) -> bytes:
        return variant(name, re.sub(rb'(<c r="E9")[^>]*>.*?</c>', rb"\1><f>B9</f></c>", xml, count=1))

    result = read_file(change_parts(xlsx(MESUJI), formula), "a.xlsx")
    assert "Sel E9 berisi rumus" in " ".join(c.pesan for c in result.peringatan)


@pytest.mark.parametrize("variant", [strict, prefixed])
def test_a_cell_in_the_last_row_is_refused_however_it_is_written(variant: Callable[[str, bytes], bytes]) -> None:
    def far(name: str, xml: bytes) -> bytes:
        cell = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
        return variant(name, xml.replace(b"</sheetData>", cell))

    (error,) = read_file(change_parts(xlsx(MESUJI), far), "a.xlsx").galat
    assert "terisi sampai baris 1048576" in error.pesan


@pytest.mark.parametrize("row", [b"<row>", b'<row spans="1:1">', b'<row spans="1:1" r="100001">'])
def test_rows_are_counted_whether_they_say_their_number_or_not(row: bytes) -> None:
    def long(name: str, xml: bytes) -> bytes:
        cells = row + b'<c t="inlineStr"><is><t>x</t></is></c></row>'
        count = 1 if b" r=" in row else limits.MAX_ROWS + 1
        return xml.replace(b"</sheetData>", cells * count + b"</sheetData>")

    (error,) = read_file(change_parts(xlsx(MESUJI), long), "a.xlsx").galat
    assert "terisi sampai baris" in error.pesan
