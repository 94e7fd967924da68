"""The table inside a Word decree is read as its workbook is: merges, page ends, automatic numbers,
tracked changes.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from docx.document import Document as Dokumen
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table

from monev.core.dates import SHORT_MONTHS
from monev.core.records import Langkah, Reading
from monev.reading import read_file
from monev.reading.files import gate, limits
from monev.reading.files.grid import Grid, build_from_worker
from monev.reading.files.word_document import write_figure
from tests.code import GUNUNGKIDUL_FILE, MESUJI_FILE
from tests.conftest import before_release, first_few
from tests.makers import saved
from tests.reading.packages import add_parts, change_part, with_main_part
from tests.reading.tables import AREA, HEADINGS, months_of, read_path, said_of
from tests.reading.word_tables import (
    TITLE_LINES,
    W,
    define_numbering,
    document_of,
    fill_xml,
    give_number,
    merge_cells,
)

# File, heading row, last row of the table (above the signatures).
DECREES = {MESUJI_FILE: (5, 67), GUNUNGKIDUL_FILE: (10, 81)}
ROWS = (
    (1, "Tim Kerja", "Menerbitkan SK", "Membentuk Tim Kerja", "SK Tim", "Juli 2025", "1 SK"),
    (
        2,
        "Pola Pikir",
        "Pimpinan teladan",
        "Pimpinan hadir",
        "Daftar Hadir, Video",
        "Oktober 2025",
        "4 Dokumen",
    ),
)
PLAN = (*TITLE_LINES, (HEADINGS, AREA, *ROWS))


@cache
def decree_grid(file: Path) -> Grid:
    """Read the sheet of a decree in data/."""
    return build_from_worker(gate.open_file(file.read_bytes(), "xlsx")).sheets[0]


def plan_document(*rows: tuple) -> tuple[Dokumen, Table]:
    """Write a small decree, and return its table too: headings, area I, these rows."""
    document = document_of(*TITLE_LINES, (HEADINGS, AREA, *rows))
    return document, document.tables[0]


def read(document: Dokumen) -> Reading:
    """Read a document."""
    return read_file(saved(document), "sk.docx")


def rencana(*rows: tuple) -> bytes:
    """Write a small decree as a file."""
    return saved(plan_document(*rows)[0])


def without_origin(result: Reading) -> list[Langkah]:
    """List the langkah without their places."""
    return [replace(langkah, lembar="", baris=0, jejak=()) for langkah in result.langkah]


def change_document(data: bytes, pattern: bytes, replacement: bytes) -> bytes:
    """Change the main part of a document at the first place that fits a pattern."""
    return change_part(data, "word/document.xml", pattern, replacement)


def from_grid(
    grid: Grid, header: int, end: int, *, per_table: int = 1000, repeat: int = 0
) -> bytes:
    """Write a sheet as a decree in Word: paragraphs above row `header`, a table down to row `end`.

    A new table begins after about `per_table` rows and repeats the first `repeat` rows, as if each
    page were typed by itself.
    """
    above = [grid.texts[cell] for cell in sorted(grid.texts) if cell[0] < header]
    one = document_of(*above)
    start = header
    while start <= end:
        until = min(start + per_table - 1, end)
        while until < end and any(top <= until < end_ for top, _, end_, _ in grid.merges.values()):
            until += 1
        repeats = list(range(header, header + repeat)) if start > header else []
        _grid_table(one, grid, [*repeats, *range(start, until + 1)])
        one.add_paragraph("")
        start = until + 1
    return saved(one)


def _grid_table(one: Dokumen, grid: Grid, row: list[int]) -> None:
    result = one.add_table(rows=len(row), cols=grid.last_column)
    cell = [list(tr.cells) for tr in result.rows]
    location = {number: index for index, number in enumerate(row)}
    for index, number in enumerate(row):
        for column in grid.by_row.get(number, ()):
            cell[index][column - 1].text = grid.texts[number, column]
    for first_row, first_column, last_row, last_column in set(grid.merges.values()):
        if first_row in location and last_row in location:
            cell[location[first_row]][first_column - 1].merge(
                cell[location[last_row]][last_column - 1]
            )


@pytest.mark.parametrize(("per_table", "repeat"), [(15, 2), *before_release((1000, 0), (15, 0))])
@pytest.mark.parametrize("file", first_few(DECREES, 1), ids=["Mesuji", "Gunungkidul"])
def test_a_decree_in_word_reads_as_its_workbook(file, per_table, repeat):
    """The decree is one table, a table a page, or a table a page with headings."""
    origin = read_path(file)
    result = read_file(
        from_grid(decree_grid(file), *DECREES[file], per_table=per_table, repeat=repeat), "sk.docx"
    )
    assert result.galat == ()
    assert without_origin(result) == without_origin(origin)
    assert (result.satker, result.tahun) == (origin.satker, origin.tahun)


def test_a_message_names_the_table_and_the_row_in_it():
    rows = (
        HEADINGS,
        AREA,
        *ROWS,
        (3, "Peta", "Ada peta", "Menyusun peta", "Peta", "kapan-kapan", "1"),
    )
    result = read(
        document_of("KEPUTUSAN KETUA", (("Menimbang", ":", "bahwa"),), *TITLE_LINES, rows)
    )
    [questions] = result.peringatan
    assert (questions.lembar, questions.baris, questions.kolom) == ("Tabel 2", 5, "TARGET WAKTU")
    assert (result.satker, result.tahun) == ("KPU Kabupaten Contoh", 2025)
    assert [(langkah.lembar, langkah.baris) for langkah in result.langkah] == [
        ("Tabel 2", 3),
        ("Tabel 2", 4),
        ("Tabel 2", 5),
    ]


def test_rows_of_joined_tables_are_counted_on():
    result = read(
        document_of(*TITLE_LINES, (HEADINGS, AREA, ROWS[0]), "- 2 -", (HEADINGS, ROWS[1]))
    )
    assert [(langkah.lembar, langkah.baris) for langkah in result.langkah] == [
        ("Tabel 1–2", 3),
        ("Tabel 1–2", 5),
    ]
    assert result.peringatan == ()


@pytest.mark.parametrize("title", ["REALISASI RENCANA AKSI TW I", "PEMANTAUAN"])
def test_a_table_below_a_title_of_reports_is_another_one_and_a_person_chooses(title):
    below = (HEADINGS, (1, "Tim", "SK", "Tim kerja", "SK", "8 Juli 2025", "1"))
    result = read(document_of(*PLAN, title, below))
    assert [(each.sheet, each.is_read) for each in result.plans] == [
        ("Tabel 1", True),
        ("Tabel 2", False),
    ]
    assert [remark.lembar for remark in result.unread] == ["Tabel 2"]


def test_merges_in_both_directions_fill_what_they_cover():
    above, below = (*HEADINGS[:5], "TARGET", None), (*[None] * 5, "WAKTU", "CAPAIAN")
    rows = (above, below, AREA, ROWS[0], (None, None, None, "Menetapkan uraian tugas", "SK"))
    document = document_of(*TITLE_LINES, rows)
    [content] = document.tables
    merge_cells(content, 1, 6, 1, 7)
    for column in range(1, 6):
        merge_cells(content, 1, column, 2, column)
    for column in (1, 2, 3, 6, 7):
        merge_cells(content, 4, column, 5, column)
    first, second = read(document).langkah
    assert (second.no, second.komponen, second.target_waktu) == ("1", first.komponen, "Juli 2025")
    assert {trace.kolom for trace in second.jejak if trace.cara == "gabungan"} >= {
        "KOMPONEN",
        "INDIKATOR",
        "TARGET WAKTU",
    }


def test_automatic_numbers_are_counted_as_word_shows_them():
    """Areas have roman numbers, NO digits that begin anew under each area, bukti letters."""
    empty = [(None, *row[1:]) for row in ROWS]
    rows = (HEADINGS, ("MANAJEMEN PERUBAHAN",), *empty, ("PENATAAN TATA LAKSANA",), *empty)
    document = document_of(*TITLE_LINES, rows)
    [content] = document.tables
    define_numbering(document, 71, ("upperRoman", "%1."))
    define_numbering(document, 72, ("decimal", "%1."))
    define_numbering(document, 73, definition=972, restart=True)
    define_numbering(document, 74, ("lowerLetter", "%1)"))
    for row in (1, 4):
        give_number(content.cell(row, 0).paragraphs[0], 71)
    for row, listing in ((2, 72), (3, 72), (5, 73), (6, 73)):
        give_number(content.cell(row, 0).paragraphs[0], listing)
    bukti = content.cell(2, 4)
    bukti.text = "undangan"
    bukti.add_paragraph("notulensi dan arsipnya")
    for paragraph in bukti.paragraphs:
        give_number(paragraph, 74)
    result = read(document)
    assert [langkah.kode for langkah in result.langkah] == ["I.1.1", "I.2.1", "II.1.1", "II.2.1"]
    assert result.langkah[0].bukti_dukung == "a) undangan\nb) notulensi dan arsipnya"
    assert [bukti.nama for bukti in result.langkah[0].bukti] == [
        "undangan",
        "notulensi dan arsipnya",
    ]
    assert result.peringatan == ()


def test_numbers_of_a_style_and_of_deeper_levels_are_counted():
    document, content = plan_document(*ROWS)
    define_numbering(document, 81, ("decimal", "%1."), ("decimal", "%1.%2"))
    for row, level in ((2, 0), (3, 1)):
        content.cell(row, 2).text = "sasaran"
        give_number(content.cell(row, 2).paragraphs[0], 81, level)
    for text in ("Undangan", "Foto"):
        content.cell(2, 4).add_paragraph(text, style="List Bullet")
    one_langkah, two_langkah = read(document).langkah
    assert (one_langkah.indikator, two_langkah.indikator) == ("1. sasaran", "1.1 sasaran")
    assert [bukti.nama for bukti in one_langkah.bukti] == ["SK Tim", "Undangan", "Foto"]


def test_a_number_is_written_in_words_own_formats(subtests):
    letters = [(27, "lowerLetter", "aa"), (3, "upperLetter", "C")]
    figures = [(7, "decimalZero", "07"), (5, "cardinalText", "5"), (5, "none", "")]
    for value, kind, text in [
        (4, "upperRoman", "IV"),
        (49, "lowerRoman", "xlix"),
        *letters,
        *figures,
    ]:
        with subtests.test(kind):
            assert write_figure(value, kind) == text


def test_tracked_insertions_count_deletions_and_text_formatted_as_hidden_do_not():
    document, content = plan_document(
        *ROWS, (3, "Dihapus", "x", "Baris yang dihapus", "y", "Mei 2025", "z")
    )
    author = 'w:id="9" w:author="a" w:date="2025-01-01T00:00:00Z"'
    fill_xml(
        content.cell(2, 5),
        f"<w:p><w:del {author}><w:r><w:delText>Juli 2025</w:delText></w:r></w:del>"
        f"<w:ins {author}><w:r><w:t>Agustus 2025</w:t></w:r></w:ins></w:p>",
    )
    content.rows[4]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {W} {author}/>"))
    hidden, visible = "<w:rPr><w:vanish/></w:rPr>", '<w:rPr><w:vanish w:val="0"/></w:rPr>'
    fill_xml(
        content.cell(3, 5),
        f"<w:p><w:r>{hidden}<w:t>Mei dan </w:t></w:r><w:r>{visible}<w:t>Juni 2025</w:t></w:r></w:p>",
    )
    assert [langkah.target_waktu for langkah in read(document).langkah] == [
        "Agustus 2025",
        "Juni 2025",
    ]


def test_ticks_of_symbol_fonts_are_ticks():
    """Months are ticked by Insert › Symbol, a private character, and ü in Wingdings."""
    heading, row = (
        (*HEADINGS[:5], "TARGET CAPAIAN", *SHORT_MONTHS),
        (1, "Tim", "SK", "Membentuk Tim", "SK Tim", "1 SK"),
    )
    document = document_of(*TITLE_LINES, (heading, AREA, row))
    [content] = document.tables
    wingdings = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    fill_xml(content.cell(2, 6), '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>')
    fill_xml(content.cell(2, 8), f"<w:p><w:r>{wingdings}<w:t>\uf0fc</w:t></w:r></w:p>")
    fill_xml(content.cell(2, 10), f"<w:p><w:r>{wingdings}<w:t>ü</w:t></w:r></w:p>")
    [langkah] = read(document).langkah
    assert months_of(langkah) == "01 03 05"


def test_borders_dragged_by_hand_do_not_shift_a_cell_into_another_column():
    """Word keeps nine columns, people see seven: one border stands elsewhere in each row."""
    document, content = plan_document(*ROWS)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in (500, 1500, 300, 400, *[1500] * 5))
    original = content._tbl.find(qn("w:tblGrid"))
    original.getparent().replace(original, parse_xml(f"<w:tblGrid {W}>{columns}</w:tblGrid>"))

    def widen(row: int, *width: int) -> None:
        for tc, count in zip(content.rows[row]._tr.findall(qn("w:tc")), width, strict=True):
            tc.get_or_add_tcPr().append(parse_xml(f'<w:gridSpan {W} w:val="{count}"/>'))

    area = content.rows[1]._tr.find(qn("w:tc")).tcPr
    area.remove(area.find(qn("w:gridSpan")))
    widen(1, 9)
    widen(0, 1, 1, 3, 1, 1, 1, 1)
    widen(2, 1, 2, 2, 1, 1, 1, 1)
    widen(3, 1, 3, 1, 1, 1, 1, 1)
    result = read(document)
    assert result.peringatan == ()
    said = [
        (langkah.komponen, langkah.indikator, langkah.target_capaian) for langkah in result.langkah
    ]
    assert said == [
        ("Tim Kerja", "Menerbitkan SK", "1 SK"),
        ("Pola Pikir", "Pimpinan teladan", "4 Dokumen"),
    ]


def test_a_row_with_a_cell_too_many_loses_no_word():
    document, content = plan_document(*ROWS)
    content.rows[3]._tr.append(
        parse_xml(f"<w:tc {W}><w:p><w:r><w:t>sel berlebih</w:t></w:r></w:p></w:tc>")
    )
    assert read(document).langkah[1].target_capaian == "4 Dokumen\nsel berlebih"


def text_box(words: str) -> str:
    """Write a run that is a text box with these words."""
    inside = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    box = f"<v:textbox>{inside}</v:textbox>"
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml">{box}</v:shape>'
    return f"<w:r {W}><w:pict>{shape}</w:pict></w:r>"


def test_a_table_in_a_cell_and_a_text_box_are_named_with_their_place():
    document, content = plan_document(*ROWS)
    content.cell(2, 4).add_table(1, 1).cell(0, 0).text = "Tabel kecil"
    content.cell(2, 4).add_paragraph("")
    fill_xml(
        content.cell(3, 4), f"<w:p><w:r><w:t>Daftar Hadir</w:t></w:r>{text_box('Coretan')}</w:p>"
    )
    result = read(document)
    assert [langkah.bukti_dukung for langkah in result.langkah] == ["SK Tim", "Daftar Hadir"]
    assert [(remark.pesan, remark.lembar, remark.baris) for remark in result.peringatan] == [
        ("Tabel di dalam sel tidak ikut dibaca: “Tabel kecil”.", "Tabel 1", 3),
        ("Kotak teks tidak ikut dibaca: “Coretan”.", "Tabel 1", 4),
    ]


def test_a_text_box_beside_the_plan_and_texts_between_the_halves_of_a_table_are_not_asked_about():
    document, _ = plan_document(*ROWS)
    document.add_paragraph("")._p.append(parse_xml(text_box("Stempel")))
    result = read(document)
    assert result.peringatan == ()
    between = "Lanjutan lampiran rencana aksi"
    result = read(
        document_of(*TITLE_LINES, (HEADINGS, AREA, ROWS[0]), between, (HEADINGS, ROWS[1]))
    )
    assert (len(result.langkah), result.peringatan) == (2, ())


def test_a_table_for_each_area_under_its_name_is_one_plan():
    second = "II. PENATAAN TATA LAKSANA"
    result = read(document_of(*TITLE_LINES, *AREA, (HEADINGS, *ROWS), second, (HEADINGS, *ROWS)))
    assert [langkah.kode for langkah in result.langkah] == ["I.1.1", "I.2.1", "II.1.1", "II.2.1"]
    assert [(langkah.lembar, langkah.baris) for langkah in result.langkah][2] == ("Tabel 2", 2)
    halves = read(document_of(*PLAN, second, ROWS)).langkah
    assert [langkah.kode for langkah in halves] == ["I.1.1", "I.2.1", "II.1.1", "II.2.1"], (
        "or its second half"
    )


def test_teams_called_after_areas_are_people_where_titles_name_the_areas():
    """A plan of six tables was not read: in two of them the PIC was a team named after another area."""
    head = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "PIC")
    tables: list[str | tuple[tuple[object, ...], ...]] = []
    for area, team in (("I. Manajemen Perubahan", "SDM"), ("II. Penataan Tatalaksana", "SDM")):
        rows = (
            (number, f"Rapat {number}", "Notula", "Mei 2025", f"Tim {team}") for number in (1, 2)
        )
        tables += [area, (head, *rows)]
    langkah = read(document_of(*TITLE_LINES, *tables)).langkah
    assert [each.kode for each in langkah] == ["I.1.1", "I.2.1", "II.1.1", "II.2.1"]
    assert {each.pic for each in langkah} == {"Tim SDM"}


def test_a_page_of_the_table_with_other_columns_is_asked_about():
    reading = read(document_of(*TITLE_LINES, (HEADINGS, AREA, ROWS[0]), [row[:6] for row in ROWS]))
    assert "Tabel 2 (2 baris, 6 kolom)" in said_of(reading)
    assert [remark.lembar for remark in reading.unread] == ["Tabel 2"]


def test_the_title_may_stand_in_a_table_and_old_years_of_the_decree_are_not_the_plans():
    decree = (
        "KEPUTUSAN",
        "NOMOR 5 TAHUN 2023",
        "Mengingat: Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182",
    )
    title = (("LAMPIRAN",), ("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",))
    result = read(document_of(*decree, title, (HEADINGS, AREA, *ROWS)))
    assert (result.satker, result.tahun, len(result.langkah)) == ("KPU Kabupaten Contoh", 2025, 2)


def test_a_caption_of_a_table_names_the_area_below_it():
    first, second = (
        "Tabel 1. Renaksi Area I – Manajemen Perubahan",
        "Tabel 2. Rencana Aksi Area II – Tatalaksana",
    )
    reading = read(
        document_of(*TITLE_LINES, first, (HEADINGS, ROWS[0]), second, (HEADINGS, ROWS[1]))
    )
    assert [langkah.nama_area for langkah in reading.langkah] == [
        "Manajemen Perubahan",
        "Tatalaksana",
    ]


def test_a_document_without_a_table_or_without_a_plan_is_refused_with_what_was_found():
    [empty] = read(document_of("Surat biasa")).galat
    assert "tidak berisi tabel" in empty.pesan
    [is_not] = read(
        document_of("Daftar", (("NO", "NAMA", "JABATAN"), (1, "Contoh Satu", "Ketua")))
    ).galat
    assert "Tabel 1" in is_not.pesan


def test_a_plan_in_a_table_that_only_lays_out_the_page_is_read():
    document = document_of((HEADINGS, AREA, *ROWS))
    content = document.tables[0]
    frame = document.add_table(2, 1)
    frame.cell(0, 0).text = "\n".join(TITLE_LINES)
    frame.cell(1, 0)._tc.insert(1, content._tbl)
    assert (
        read(document).langkah == read(document_of(*TITLE_LINES, (HEADINGS, AREA, *ROWS))).langkah
    )


@pytest.mark.parametrize("titles", [TITLE_LINES, ()])
def test_a_plan_beside_another_cell_is_refused_with_where_it_stands(titles):
    document = document_of(*titles, (HEADINGS, AREA, *ROWS))
    content = document.tables[0]
    document.add_table(1, 2).cell(0, 0)._tc.insert(1, content._tbl)
    told = {remark.pesan: remark for remark in read(document).galat}
    (words,) = (each for each in told if each.startswith("Tabel di dalam sel tidak ikut dibaca"))
    assert (told[words].lembar, told[words].baris) == ("Tabel 1", 1)
    assert not any("kosong" in each for each in told)


def test_a_main_part_of_another_name_as_word_on_the_web_gives_it_is_read_all_the_same():
    data = rencana(*ROWS)
    renamed = with_main_part(data, "document.xml", "document2.xml")
    assert read_file(renamed, "sk.docx").langkah == read_file(data, "sk.docx").langkah


def test_macros_of_a_document_are_said_once():
    """python-docx refuses the content type of a .docm."""
    usual = rb"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main\+xml"
    with_macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    data = change_part(rencana(*ROWS), "[Content_Types].xml", usual, with_macros)
    result = read_file(add_parts(data, {"word/vbaProject.bin": b"x"}), "sk.docm")
    assert len(result.langkah) == 2
    assert [remark.pesan for remark in result.peringatan] == [
        "Berkas ini berisi makro. Makro tidak dijalankan; berkas asli disimpan apa adanya, termasuk makronya."
    ]


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [(rb"<w:body>", b"<w:body"), (rb"<w:document ", b"<w:kosong "), (rb"<w:body>.*</w:body>", b"")],
)
def test_a_damaged_document_is_refused_with_a_next_step(pattern, replacement):
    data = change_document(rencana(*ROWS), rb"(?s)" + pattern, replacement)
    [error] = read_file(data, "sk.docx").galat
    assert "rusak" in error.pesan
    assert "Word" in error.pesan


def test_a_table_without_end_is_refused_and_a_cell_over_a_thousand_million_columns_does_no_harm():
    row = b"<w:tr><w:tc><w:p/></w:tc></w:tr>" * (limits.MAX_ROWS + 1)
    [error] = read_file(
        change_document(rencana(*ROWS), rb"</w:tbl>", row + b"</w:tbl>"), "sk.docx"
    ).galat
    assert f"Tabel 1 berisi lebih dari {limits.MAX_ROWS} baris" in error.pesan
    result = read_file(
        change_document(rencana(*ROWS), rb'w:gridSpan w:val="7"', b'w:gridSpan w:val="999999999"'),
        "sk.docx",
    )
    assert len(result.langkah) == 2
