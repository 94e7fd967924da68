"""Merges sideways, words for nothing and signs nobody sees, in each kind of file."""

import io
import zipfile
from collections.abc import Sequence

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from monev.reading import read_file
from monev.reading.files import limits
from tests.makers import saved
from tests.reading.tables import PLAN_TITLE, check_reading, read_plan, reading_test, workbook_of
from tests.reading.word_tables import document_of

HEADINGS = ("NO", "RENCANA AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "PIC")
AREA = ("I. MANAJEMEN PERUBAHAN",)
FIRST = (1, "Membentuk tim kerja", "SK Tim Kerja", "Maret 2025", "Sekretaris")

test_a_merge_sideways_fills_columns_of_one_meaning_alone = reading_test("""
## Words merged over BUKTI, a target merged over PIC, are of the first column.
| NO | RENCANA AKSI | BUKTI DUKUNG | TARGET WAKTU | PIC |
| -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
| 1 | Membentuk tim kerja | SK Tim Kerja | Maret 2025 | Sekretaris |
| 2 | Menyusun rencana kerja |  | April 2025 | Sekretaris |
| 3 | Melaksanakan sosialisasi | Undangan | Juni 2025 |

Merged: A3:E3 B5:C5 D6:E6
Expect langkah_aksi: Membentuk tim kerja / Menyusun rencana kerja / Melaksanakan sosialisasi
Expect bukti: SK Tim Kerja / - / Undangan
Expect tenggat: 03 / 04 / 06
Expect pic: Sekretaris / Sekretaris / -

## A bar over months, two columns of documents and rows below stay merged.
| NO | RENCANA AKSI | BUKTI 1 | BUKTI 2 | JAN | FEB | MAR | PIC |
| -- | -- | -- | -- | -- | -- | -- | -- |
| 1 | Membentuk tim kerja | SK Tim Kerja |  | v |  |  | Sekretaris |
| 2 | Menyusun rencana kerja | Rencana kerja |  |  | v |  |

Merged: C3:D3 E3:F3 H3:H4
Expect langkah_aksi: Membentuk tim kerja / Menyusun rencana kerja
Expect bukti: SK Tim Kerja / Rencana kerja
Expect pic: Sekretaris / Sekretaris

## Words that stand in a column without a heading are those of the heading beside it.
| NO |  | RENCANA AKSI | BUKTI DUKUNG | TARGET WAKTU |
| -- | -- | -- | -- | -- |
| 1 | Membentuk tim kerja |  | SK Tim Kerja | Maret 2025 |
| 2 | Menyusun rencana kerja |  | Rencana kerja | April 2025 |

Merged: B3:C3 B4:C4
Expect langkah_aksi: Membentuk tim kerja / Menyusun rencana kerja
Expect bukti: SK Tim Kerja / Rencana kerja
""")

NOTHING = (
    "N/A",
    "null",
    "None",
    "nihil",
    "TBD",
    "belum ada",
    "(blank)",
    "0",
    "NaN",
    "undefined",
    "[object Object]",
    "Choose an item.",
    "Tidak ada",
    "-",
)


@pytest.mark.parametrize("words", NOTHING)
def test_a_word_for_nothing_is_a_blank_time_document_and_pic(words):
    second = (2, "Menyusun rencana kerja", words, words, words)
    reading = read_plan(HEADINGS, AREA, FIRST, second)
    check_reading(reading, bukti="SK Tim Kerja / -", pic="Sekretaris / -", tenggat="03 / -")
    assert "rows.without_target_waktu" in [remark.code for remark in reading.peringatan]


@pytest.mark.parametrize("sign", ["\v", "_x001D_", "\\n", "_x000B_", "_x000D__x000A_", "\u2028"])
def test_a_sign_that_parts_words_parts_documents(sign):
    documents = sign.join(("Undangan", "Daftar hadir", "Notulen"))
    second = (2, f"Menyusun{sign}rencana kerja", documents, "April 2025", "Sekretaris")
    if sign == "\v":
        lines = [";".join(map(str, row)) for row in (PLAN_TITLE, HEADINGS, FIRST, second)]
        reading = read_file("\n".join(lines).encode(), "a.csv")
    else:
        reading = read_plan(HEADINGS, FIRST, second)
    check_reading(reading, bukti="SK Tim Kerja / Undangan, Daftar hadir, Notulen")
    assert reading.langkah[1].langkah_aksi.split() == ["Menyusun", "rencana", "kerja"]


def test_a_backslash_of_a_path_stays():
    path = r"D:\notulen\rapat"
    reading = read_plan(HEADINGS, FIRST, (2, "Rapat", path, "April 2025", "Sekretaris"))
    assert reading.langkah[1].bukti_dukung == path


def test_what_a_format_hides_is_told_and_a_raised_number_is_no_part_of_a_word():
    workbook = Workbook()
    sheet = workbook.active
    raised = CellRichText("Juni 2025", TextBlock(InlineFont(vertAlign="superscript"), "1)"))
    rows = (
        PLAN_TITLE,
        HEADINGS,
        FIRST,
        (2, "Menyusun rencana kerja", "Rahasia", "April 2025", "Umum"),
        (3, "Melaksanakan sosialisasi", "Undangan", raised, "Umum"),
    )
    for row in rows:
        sheet.append(row)
    sheet["C4"].number_format = ";;;"
    sheet["A3"].number_format = "0;-0;;@"
    reading = read_file(saved(workbook), "a.xlsx")
    check_reading(
        reading,
        bukti="SK Tim Kerja / - / Undangan",
        tenggat="03 / 04 / 06",
        remarks="rows.without_any_area rows.formula_error",
    )
    assert reading.langkah[2].target_waktu == "Juni 2025"


def ods(rows: Sequence[str]) -> bytes:
    """Build an .ods of one sheet from the XML of its rows."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0" office:version="1.2">'
        '<office:body><office:spreadsheet><table:table table:name="Rencana">'
        f"{''.join(rows)}</table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def ods_row(*cells: object) -> str:
    """Write a row: a text, None for a covered cell, or (text, attributes)."""
    written = []
    for cell in cells:
        text, attributes = cell if isinstance(cell, tuple) else (cell, "")
        if text is None:
            written.append("<table:covered-table-cell/>")
        else:
            kind = f'office:value-type="string" {attributes}'
            written.append(f"<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>")
    return f"<table:table-row>{''.join(written)}</table:table-row>"


def test_the_merges_of_an_ods_are_read_downwards_and_sideways():
    down = 'table:number-rows-spanned="3" table:number-columns-spanned="1"'
    across = 'table:number-columns-spanned="2" table:number-rows-spanned="1"'
    blank = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    rows = (
        ods_row(*PLAN_TITLE),
        blank,
        ods_row(*HEADINGS),
        ods_row("1", "Membentuk tim kerja", "SK Tim Kerja", "Maret 2025", ("Umum", down)),
        ods_row("2", ("Menyusun rencana kerja", across), None, "April 2025", None),
        ods_row("3", "Melaksanakan sosialisasi", "Undangan", "Juni 2025", None),
    )
    check_reading(
        read_file(ods(rows), "a.ods"),
        langkah_aksi="Membentuk tim kerja / Menyusun rencana kerja / Melaksanakan sosialisasi",
        bukti="SK Tim Kerja / - / Undangan",
        tenggat="03 / 04 / 06",
        pic="Umum / Umum / Umum",
    )


def test_a_merge_sideways_in_a_document_fills_one_meaning_and_a_placeholder_nothing():
    third = (3, "Melaksanakan sosialisasi", "", "Juni 2025", "Umum")
    second = (2, "Menyusun rencana kerja", "", "April 2025", "Umum")
    document = document_of(*PLAN_TITLE, (HEADINGS, FIRST, second, third))
    table = document.tables[0]
    table.cell(2, 1).merge(table.cell(2, 2))
    words = "Click or tap here to enter text and more."
    control = (
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>"
        f"{words}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    table.cell(3, 2).paragraphs[0]._p.append(parse_xml(control))
    check_reading(
        read_file(saved(document), "a.docx"),
        langkah_aksi="Membentuk tim kerja / Menyusun rencana kerja / Melaksanakan sosialisasi",
        bukti="SK Tim Kerja / - / -",
    )


def test_a_document_that_word_has_yet_to_put_together_says_so():
    document = document_of(*PLAN_TITLE)
    document.element.body.append(parse_xml(f"<w:altChunk {nsdecls('w')}/>"))
    [refused] = read_file(saved(document), "a.docx").galat
    assert "tidak berisi tabel" not in refused.pesan
    assert "Buka di Word, simpan lagi" in refused.pesan


def test_a_workbook_of_too_many_sheets_is_refused_before_they_are_read():
    sheets = {f"Lembar {number}": () for number in range(limits.MAX_TABLES + 1)}
    [refused] = read_file(workbook_of(sheets), "a.xlsx").galat
    assert f"lebih dari {limits.MAX_TABLES} lembar" in refused.pesan
