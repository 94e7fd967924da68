"""A workbook says the same whichever valid way its XML is written, and is guarded the same: opened in a child that is
killed when it takes too long and replaced when it dies."""

import re
from collections.abc import Callable

import pytest

from monev.core.errors import FileRefused
from monev.core.records import Reading
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


FORMULA = rb'(<c r="E9")[^>]*>.*?</c>', rb"\1><f>B9</f></c>"
FAR = b"</sheetData>", b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'


@pytest.mark.parametrize("variant", [strict, prefixed])
def test_every_valid_way_of_writing_the_xml_reads_the_same(variant: Callable[[str, bytes], bytes]) -> None:
    def written(pattern: bytes = b"^", replacement: bytes = b"") -> Reading:
        return read_file(change_parts(change_sheet(xlsx(MESUJI), pattern, replacement), variant), "a.xlsx")

    ordinary, other = read_file(xlsx(MESUJI), "a.xlsx"), written()
    assert other.langkah
    assert (other.langkah, other.peringatan, other.galat) == (ordinary.langkah, ordinary.peringatan, ordinary.galat)
    assert "Sel E9 berisi rumus" in " ".join(c.pesan for c in written(*FORMULA).peringatan)
    (error,) = written(*FAR).galat
    assert "terisi sampai baris 1048576" in error.pesan


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
    """Rows are counted whether they say their number or not."""
    cell = b'<c t="inlineStr"><is><t>x</t></is></c></row>'
    many = limits.MAX_ROWS + 1
    for rows in (
        many * (b"<row>" + cell),
        many * (b'<row spans="1:1">' + cell),
        b'<row spans="1:1" r="100001">' + cell,
    ):
        with pytest.raises(FileRefused, match="terisi sampai baris"):
            child.open_file(change_sheet(xlsx(MESUJI), rb"</sheetData>", rows + b"</sheetData>"), "xlsx")
    with pytest.raises(FileRefused, match="“Data” terisi sampai baris 100001"):
        child.open_file(with_rows(100_000, b"<c><v>1</v></c>"), "xlsx")
    with pytest.raises(FileRefused, match="kolom ke-201"):
        child.open_file(xlsx([["x"] * 201]), "xlsx")
