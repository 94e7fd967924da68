"""A workbook says the same whichever valid way its XML is written, and is guarded the same: opened in a child that is
killed when it takes too long and replaced when it dies."""

import re
from collections.abc import Callable

import pytest

from monev.core.errors import FileRefused
from monev.reading import read_file
from monev.reading.files import child, limits
from tests.reading.packages import change_part, change_parts
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


def change_sheet(data: bytes, pattern: bytes, replacement: bytes) -> bytes:
    """A workbook whose first sheet's XML is changed by a pattern."""
    return change_part(data, "xl/worksheets/sheet1.xml", pattern, replacement)


def with_rows(count: int, cells: bytes) -> bytes:
    """A workbook with so many rows of these cells below its first."""
    rows = b"".join(b'<row r="%d">%b</row>' % (number, cells) for number in range(2, count + 2))
    return change_sheet(xlsx([["a"]], name="Data"), rb"</sheetData>", rows + b"</sheetData>")


@pytest.mark.processor_seconds(60)
def test_a_file_that_takes_too_long_is_stopped_and_the_next_one_is_read() -> None:
    content = with_rows(4000, b"<c><v>1</v></c>" * 100)
    with pytest.raises(FileRefused, match="terlalu rumit"):
        child.open_file(content, "xlsx", seconds=0.5)
    assert child.open_file(xlsx(MESUJI), "xlsx")["lembar"]


def test_a_workbook_whose_merges_would_take_all_memory_is_refused_before_it_is_opened() -> None:
    """A merge over the whole sheet makes openpyxl build seventeen thousand million cells."""
    hostile = change_sheet(
        xlsx([["a", "b"]]),
        rb"</sheetData>",
        rb'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    with pytest.raises(FileRefused, match="terlalu banyak sel gabungan"):
        child.open_file(hostile, "xlsx")
    assert child.open_file(xlsx(MESUJI), "xlsx")["lembar"]


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [(rb"</sheetData>", b"</sheet"), (rb'r="A1"', b'r="1A"'), (rb"<row ", b"<row < ")],
)
def test_a_workbook_with_broken_parts_is_refused(pattern: bytes, replacement: bytes) -> None:
    with pytest.raises(FileRefused, match="rusak"):
        child.open_file(change_sheet(xlsx(MESUJI), pattern, replacement), "xlsx")


def test_a_sheet_of_too_many_rows_or_columns_is_refused_with_the_last_of_them() -> None:
    with pytest.raises(FileRefused, match="“Data” terisi sampai baris 100001"):
        child.open_file(with_rows(100_000, b"<c><v>1</v></c>"), "xlsx")
    with pytest.raises(FileRefused, match="kolom ke-201"):
        child.open_file(xlsx([["x"] * 201]), "xlsx")
