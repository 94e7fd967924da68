"""Workbooks are opened in a child that is killed when it takes too long and replaced when it dies."""

from __future__ import annotations

import pytest

from monev.core.errors import FileRefused
from monev.reading.files import child
from tests.reading.packages import change_part
from tests.reading.tables import MESUJI, xlsx


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


def test_a_sheet_of_too_many_rows_is_refused_with_the_last_of_them() -> None:
    with pytest.raises(FileRefused, match="“Data” terisi sampai baris 100001"):
        child.open_file(with_rows(100_000, b"<c><v>1</v></c>"), "xlsx")


def test_a_sheet_of_too_many_columns_is_refused() -> None:
    with pytest.raises(FileRefused, match="kolom ke-201"):
        child.open_file(xlsx([["x"] * 201]), "xlsx")
