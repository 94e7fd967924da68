"""A sheet becomes a plain grid: the text that Excel shows, real dates, merges, fills, what is hidden.

The grid is the same in whatever valid way the XML is written. A child process opens the file; it is
killed when it takes too long and replaced when it dies.
"""

import re
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as Drawn
from openpyxl.styles import Font, PatternFill
from PIL import Image

from monev.core.errors import FileRefused
from monev.core.records import Reading
from monev.reading import read_file
from monev.reading.files import limits
from monev.reading.files.gate import open_file
from monev.reading.files.grid import Grid, build_from_worker, cell_address
from monev.reading.files.shown_text import value_text
from monev.reading.vocabulary.template_names import COMMENT_MARK
from tests.makers import saved
from tests.reading.packages import change_part, change_parts
from tests.reading.tables import MESUJI, codes_of, xlsx

SHEET_PART = "xl/worksheets/sheet1.xml"


def prefixed(name: str, xml: bytes) -> bytes:
    """Write every name of a sheet's XML with a prefix, as libraries of .NET do."""
    if name != SHEET_PART:
        return xml
    xml = re.sub(rb"<(/?)([a-zA-Z]\w*)(?=[\s/>])", rb"<\1x:\2", xml)
    return xml.replace(b' xmlns="', b' xmlns:x="', 1)


FORMULA = rb'(<c r="E9")[^>]*>.*?</c>', rb"\1><f>B9</f></c>"
FAR = (
    b"</sheetData>",
    b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>',
)


STYLES, NAMED = (
    "xl/styles.xml",
    b'<definedNames><definedName localSheetId="x" name="a">1</definedName></definedNames>',
)
ODD = {
    "Strict Open XML": (
        r".*",
        rb"http://schemas.openxmlformats.org/(spreadsheetml|officeDocument)/2006/",
        rb"http://purl.oclc.org/ooxml/\1/",
    ),
    "a colour with a hash": (STYLES, rb'<color theme="1"\s*/>', b'<color rgb="#000000"/>'),
    "a font of an unknown family": (STYLES, rb'<family val="2"', b'<family val="15"'),
    "an unknown underline": (STYLES, rb"<font>", b'<font><u val="wavyHeavy"/>'),
    "a fill of an unknown pattern": (STYLES, rb'patternType="gray125"', b'patternType="checked"'),
    "a style of no font": (STYLES, rb'fontId="0"', b'fontId="many"'),
    "properties without a date": ("docProps/core.xml", rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"kemarin"),
    "a filter of nothing": (SHEET_PART, rb"</sheetData>", b'</sheetData><autoFilter ref="#REF!"/>'),
    "a view that is none": (SHEET_PART, rb"<sheetView ", b'<sheetView view="full" '),
    "a name without a place": (
        "xl/workbook.xml",
        rb"<definedNames\s*/>",
        b'<definedNames><definedName localSheetId="x" name="a">1</definedName></definedNames>',
    ),
}


@pytest.mark.parametrize(("part", "pattern", "replacement"), ODD.values(), ids=ODD)
def test_what_excel_opens_and_openpyxl_does_not_is_read_without_its_looks_and_says_so(
    part, pattern, replacement
):
    usual = xlsx(MESUJI)
    changed = change_parts(
        usual,
        lambda name, xml: re.sub(pattern, replacement, xml) if re.fullmatch(part, name) else xml,
    )
    assert changed != usual
    plain, other = (read_file(data, "a.xlsx") for data in (usual, changed))
    assert other.langkah == plain.langkah != ()
    added = set(codes_of(other)).difference(codes_of(plain))
    assert added == {"files.opened_plainly"}


def with_formulas(*formulas: tuple[str, str, bytes]) -> Grid:
    """Read a sheet with these formulas: cell, formula, result."""
    data = xlsx(MESUJI)
    for cell, formula, result in formulas:
        written = b"<f>" + formula.encode() + b"</f><v>" + result + b"</v></c>"
        data = change_sheet(
            data, rb'(<c r="' + cell.encode() + rb'")[^>]*>.*?</c>', rb"\1>" + written
        )
    return build_from_worker(open_file(data, "xlsx")).sheets[0]


@pytest.mark.parametrize(
    ("formula", "result", "shown"),
    [
        ("Lain!A1", b"0", ""),
        ("'Data 2026'!$B$7", b"0", ""),
        ("VLOOKUP(A9,Data!A:C,3,FALSE)", b"0", ""),
        ("IFERROR(_xlfn.XLOOKUP(A9,Data!A:A,Data!B:B),Data!C1)", b"0", ""),
        ("Lain!A1", b"7", "7"),
        ("A9-B9", b"0", "0"),
        ("SUM(A1:A4)", b"0", "0"),
        ("IF(A1=0,0,1)+B2", b"0", "0"),
    ],
)
def test_a_formula_that_only_fetches_an_empty_cell_is_blank(formula, result, shown):
    assert with_formulas(("G9", formula, result)).texts.get((9, 7), "") == shown


def test_a_formula_that_many_cells_share_is_blank_in_each():
    first, other = (
        rb'\1><f t="shared" ref="G9:G10" si="0">Lain!A1</f><v>0</v></c>',
        rb'\1><f t="shared" si="0"/><v>0</v></c>',
    )
    data = change_sheet(xlsx(MESUJI), rb'(<c r="G9")[^>]*>.*?</c>', first)
    data = change_sheet(data, rb'(<c r="G10")[^>]*>.*?</c>', other)
    grid = build_from_worker(open_file(data, "xlsx")).sheets[0]
    assert {(9, 7), (10, 7)}.isdisjoint(grid.texts)


def test_bullets_and_ticks_of_symbol_fonts_are_what_they_look_like():
    workbook = Workbook()
    sheet, wingdings = workbook.active, InlineFont(rFont="Wingdings")
    sheet["A1"], sheet["B1"] = "ü", "ü Undangan\nØ Notula\nüber"
    sheet["A1"].font = Font(name="Wingdings")
    sheet["C1"] = CellRichText(TextBlock(wingdings, "Ø"), " Undangan rapat")
    sheet["D1"] = CellRichText(TextBlock(InlineFont(rFont="Arial"), "Øresund"), " kota")
    texts = read_sheet(workbook).texts
    assert [texts[1, column] for column in range(1, 5)] == [
        "✓",
        "• Undangan\n• Notula\nüber",
        "➢ Undangan rapat",
        "Øresund kota",
    ]


def test_a_picture_in_a_cell_or_over_a_blank_one_is_told_as_one():
    workbook = load_workbook(BytesIO(xlsx(MESUJI)))
    drawn, written = (Drawn(BytesIO(saved(Image.new("RGB", (8, 8)), "PNG"))) for _ in range(2))
    sheet = workbook.active
    sheet["E9"] = None
    sheet.add_image(drawn, "E9")
    sheet.add_image(written, "A1")  # a letterhead
    held = rb'(<c r="G9")[^>]*>.*?</c>', rb'\1 t="e" vm="1"><v>#VALUE!</v></c>'
    reading = read_file(change_sheet(saved(workbook), *held), "a.xlsx")
    told = [(remark.code, remark.sel) for remark in reading.peringatan]
    of_pictures = [each for each in told if each[0] in ("rows.picture", "rows.formula_error")]
    assert of_pictures == [("rows.picture", "E9"), ("rows.picture", "G9")]
    assert not reading.langkah[0].target_capaian


def test_runs_of_blanks_end_a_line_and_failed_formulas_are_blank_and_known():
    rows = [["Notula rapat" + 40 * " " + "SK mutasi", "Rapat  kerja", "#N/A", "#REF! dihapus"]]
    grid = build_from_worker(open_file(xlsx(rows), "xlsx")).sheets[0]
    assert grid.texts == {
        (1, 1): "Notula rapat\nSK mutasi",
        (1, 2): "Rapat  kerja",
        (1, 4): "#REF! dihapus",
    }
    assert grid.errors == {(1, 3): "#N/A"}


def test_xml_whose_names_have_a_prefix_reads_the_same():
    def written(pattern: bytes = b"^", replacement: bytes = b"") -> Reading:
        return read_file(
            change_parts(change_sheet(xlsx(MESUJI), pattern, replacement), prefixed), "a.xlsx"
        )

    ordinary, other = read_file(xlsx(MESUJI), "a.xlsx"), written()
    assert other.langkah
    assert (other.langkah, other.peringatan, other.galat) == (
        ordinary.langkah,
        ordinary.peringatan,
        ordinary.galat,
    )
    assert "Sel E9 berisi rumus" in " ".join(
        remark.pesan for remark in written(*FORMULA).peringatan
    )
    (error,) = written(*FAR).galat
    assert "terisi sampai baris 1048576" in error.pesan


def change_sheet(data: bytes, pattern: bytes, replacement: bytes) -> bytes:
    """Change the XML of a workbook's first sheet at the first place that fits a pattern."""
    return change_part(data, SHEET_PART, pattern, replacement)


def with_rows(count: int, cells: bytes) -> bytes:
    """Build a workbook with `count` rows of these cells below its first."""
    rows = b"".join(b'<row r="%d">%b</row>' % (number, cells) for number in range(2, count + 2))
    return change_sheet(xlsx([["a"]], name="Data"), rb"</sheetData>", rows + b"</sheetData>")


@pytest.mark.processor_seconds(60)
def test_a_file_that_takes_too_long_is_stopped_and_the_next_one_is_read():
    content = with_rows(4000, b"<c><v>1</v></c>" * 100)
    with pytest.raises(FileRefused, match="terlalu rumit"):
        open_file(content, "xlsx", seconds=0.5)
    assert open_file(xlsx(MESUJI), "xlsx")["lembar"]


def test_a_workbook_whose_merges_would_take_all_memory_is_refused_before_it_is_opened():
    """openpyxl would build 17,000 million cells for a merge over the whole sheet."""
    hostile = change_sheet(
        xlsx([["a", "b"]]),
        rb"</sheetData>",
        rb'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    with pytest.raises(FileRefused, match="terlalu banyak sel gabungan"):
        open_file(hostile, "xlsx")
    assert open_file(xlsx(MESUJI), "xlsx")["lembar"]


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [(rb"</sheetData>", b"</sheet"), (rb'r="A1"', b'r="1A"'), (rb"<row ", b"<row < ")],
)
def test_a_workbook_with_broken_parts_is_refused(pattern, replacement):
    with pytest.raises(FileRefused, match="rusak"):
        open_file(change_sheet(xlsx(MESUJI), pattern, replacement), "xlsx")


def test_a_sheet_of_too_many_rows_or_columns_is_refused_with_the_last_of_them():
    """Rows are counted with and without their number."""
    cell = b'<c t="inlineStr"><is><t>x</t></is></c></row>'
    many = limits.MAX_ROWS + 1
    for row in (
        many * (b"<row>" + cell),
        many * (b'<row spans="1:1">' + cell),
        b'<row spans="1:1" r="100001">' + cell,
    ):
        with pytest.raises(FileRefused, match="terisi sampai baris"):
            open_file(change_sheet(xlsx(MESUJI), rb"</sheetData>", row + b"</sheetData>"), "xlsx")
    with pytest.raises(FileRefused, match="“Data” terisi sampai baris 10001"):
        open_file(with_rows(10_000, b"<c><v>1</v></c>"), "xlsx")
    with pytest.raises(FileRefused, match="kolom ke-201"):
        open_file(xlsx([["x"] * 201]), "xlsx")


def read_sheet(workbook: Workbook) -> Grid:
    return build_from_worker(open_file(saved(workbook), "xlsx")).sheets[0]


@pytest.fixture
def grid() -> Grid:
    """Read a sheet with one cell of each kind."""
    workbook = Workbook()
    sheet = workbook.active
    sheet["A1"] = "  judul\nkedua baris "
    sheet["B2"] = 1.0
    sheet["C2"] = datetime(2025, 11, 1)  # noqa: DTZ001 - a cell has no zone
    sheet["C2"].number_format = "mmm-yy"
    sheet["A3"] = "gabungan"
    sheet.merge_cells("A3:B5")
    sheet["D5"] = "sendiri"
    sheet["D5"].fill = PatternFill("solid", fgColor="FFFFE699")
    sheet["D6"] = "=1/0"
    sheet["E6"] = "#REF!"
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["D"].hidden = True
    return read_sheet(workbook)


def test_text_is_verbatim_and_a_date_keeps_its_value_and_shows_its_format(grid):
    assert (grid.texts[1, 1], grid.texts[2, 2], grid.errors) == (
        "judul\nkedua baris",
        "1",
        {(6, 5): "#REF!"},
    )
    assert grid.texts[2, 3] == "Nov-25"
    november = datetime(2025, 11, 1)  # noqa: DTZ001 - a cell has no zone
    assert grid.date_at(2, 3) == november


def test_a_merge_fills_every_cell_it_covers_and_is_known_to_come_from_above(grid):
    covered = {grid.content_at(row, column) for row in (3, 4, 5) for column in (1, 2)}
    assert covered == {"gabungan"}
    assert (grid.own_text(3, 2), grid.own_text(4, 1)) == ("gabungan", "")
    assert (grid.is_covered_from_above(5, 2), grid.is_covered_from_above(3, 2)) == (True, False)
    assert grid.width_at(3, 1) == 2


def test_fills_hidden_rows_and_columns_formulas_without_result_and_the_last_filled_cell_are_known(
    grid,
):
    assert grid.colours[5, 4] == "FFE699"
    assert (grid.hidden_rows, grid.hidden_columns) == ({5}, {4})
    assert grid.empty_formulas == ((6, 4),)
    assert (grid.last_row, grid.last_column) == (5, 4)


def test_what_a_person_notes_at_a_cell_is_kept_with_its_langkah_and_may_call_it_off():
    workbook = load_workbook(BytesIO(xlsx(MESUJI)))
    workbook.active["A9"].comment = Comment(
        f"[Threaded comment]\n\nComment:\n  batal\n{COMMENT_MARK}\nours", "Ani"
    )
    reading = read_file(saved(workbook), "rencana.xlsx")
    noted = [work for work in reading.langkah if work.lainnya.get("Komentar") == "batal"]
    asked = [remark for remark in reading.peringatan if remark.code == "rows.called_off"]
    assert [each.baris for each in (*noted, *asked)] == [9, 9]


def test_csv_makes_the_same_grid_without_merges():
    workbook = build_from_worker(open_file(b"a;b;\n;;\n 1 ;;c\n", "csv"))
    assert workbook.sheets[0].texts == {(1, 1): "a", (1, 2): "b", (3, 1): "1", (3, 3): "c"}
    assert workbook.sheets[0].by_row == {1: [1, 2], 3: [1, 3]}


def test_merges_over_whole_columns_cost_nothing_where_nothing_stands_and_a_million_are_refused():
    workbook = Workbook()
    workbook.active["A1"] = "x"
    workbook.active.merge_cells("A1:A900")
    assert set(read_sheet(workbook).merges) == {(1, 1)}
    lists = ("tanggal", "warna", "baris_tersembunyi", "kolom_tersembunyi", "rumus_kosong")
    sheet: dict[str, object] = {name: [] for name in lists}
    sheet |= {"nama": "A", "tersembunyi": False, "sel": [[4000, 150, "x"]]}
    sheet["gabungan"] = [[1, 1, 150, 4000]] * 3
    with pytest.raises(FileRefused, match="sel gabungan"):
        build_from_worker({"lembar": [sheet], "properti": {}})


def test_an_address_is_what_a_person_types():
    addresses = {(1, 1): "A1", (12, 6): "F12", (3, 27): "AA3", (9, 702): "ZZ9"}
    assert {cell: cell_address(*cell) for cell in addresses} == addresses


NOV = datetime(2025, 11, 3, 14, 5)  # noqa: DTZ001 - a cell has no zone


def test_the_text_is_what_excel_shows(subtests):
    october, august = NOV.replace(month=10), NOV.replace(month=8)
    for value, form, text in [
        (1.0, "General", "1"),
        (1.1, "General", "1.1"),
        (0.1 + 0.2, "General", "0.3"),
        (True, "General", "TRUE"),
        ("  a\r\nb  ", "General", "a\nb"),
        (NOV, "mmm-yy", "Nov-25"),
        (NOV, "dd/mm/yyyy", "03/11/2025"),
        (NOV, "mm-dd-yy", "03/11/2025"),
        (NOV, "yyyy-mm-dd h:mm", "2025-11-03"),
        (NOV, "mmmm", "November"),
        (NOV, "dddd, d mmmm yyyy", "Senin, 3 November 2025"),
        (NOV, 'd "bulan" m', "3 bulan 11"),
        (NOV, "d\\-mmm", "3-Nov"),
        (1, "0", "1"),
        (0.75, "0%", "75%"),
        (3, '"Triwulan "0', "Triwulan 3"),
        (12, '0" dokumen"', "12 dokumen"),
        (4, '0\\ "kali";-0', "4 kali"),
        (6, '"B"00', "B06"),
        (2, '"TW "General', "TW 2"),
        (75, '0"%"', "75%"),
        (5, '[Blue]#,##0" SK"', "5 SK"),
        (5000, '"Rp"#,##0', "5000"),
        (5000, '_("Rp"* #,##0_);_(@_)', "5000"),
        (2.5, '0.0" jam"', "2.5 jam"),
        (october, "mmm-yy", "Okt-25"),
        (october, "[$-409]mmm-yy;@", "Oct-25"),
        (august, "[$-421]d mmmm yyyy;@", "3 Agustus 2025"),
    ]:
        with subtests.test(str(value)):
            assert value_text(value, form) == text
