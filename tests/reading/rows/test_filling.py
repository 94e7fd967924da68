"""Merges fill, continuation rows inherit, numbered rows inherit nothing, pieces of one langkah are joined."""

import io

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from monev.core.records import Reading
from monev.reading import read_file
from monev.reading.choices import WITHOUT_CHOICES
from monev.reading.columns.heading_rows import find_header
from monev.reading.files.child import open_file
from monev.reading.files.grid import build_from_worker
from monev.reading.rows.filling import TableContent, fill_langkah
from monev.reading.rows.legends import MarkMeanings
from monev.reading.rows.placement import arrange_rows
from monev.reading.rows.row_kinds import classify_rows
from tests.reading.tables import HEADINGS, TOP_ROWS, Row, make_grid, workbook_bytes, xlsx

AREA = ("I. MANAJEMEN PERUBAHAN",)
ONE = (1, "Tim", "Ada tim", "Membentuk", "SK", "Juli 2025", "1 SK")


def read_entries(*row: Row, merges: tuple[str, ...] = (), heading: Row = HEADINGS) -> TableContent:
    """The langkah of these rows; headings stand in row 1, the area in row 2, so the first row given is row 3."""
    everything = (heading, AREA, *row)
    sheet = (
        build_from_worker(open_file(xlsx(everything, merges), "xlsx")).sheets[0] if merges else make_grid(*everything)
    )
    header = find_header(sheet)
    return fill_langkah(header, arrange_rows(header, classify_rows(header)), MarkMeanings(), WITHOUT_CHOICES)


def ways(result: TableContent, index: int) -> set[tuple[str, str, str]]:
    """How cells of a langkah were understood: (heading, reading, way)."""
    return {(j.kolom, j.dibaca, j.cara) for j in result.drafts[index].trace}


def test_a_continuation_row_inherits_each_blank_cell_and_says_so() -> None:
    result = read_entries(ONE, (None, None, "Terlibat", "Mengajak", "Foto"))
    assert result.drafts[1].content == {
        "komponen": "Tim",
        "indikator": "Terlibat",
        "langkah_aksi": "Mengajak",
        "bukti_dukung": "Foto",
        "target_waktu": "Juli 2025",
        "target_capaian": "1 SK",
    }
    assert ("TARGET WAKTU", "Juli 2025", "diwarisi") in ways(result, 1)
    assert result.drafts[1].no == "1"


def test_a_numbered_row_inherits_nothing_nor_any_across_a_heading_and_blank_is_inherited_as_blank() -> None:
    result = read_entries(ONE, (2, "Renaksi", "Ada", "Menyusun", "Dokumen"))
    assert (result.drafts[1].content["target_waktu"], result.drafts[1].trace) == ("", [])
    result = read_entries(ONE, ("II. TATA LAKSANA",), (None, None, None, "Menyusun SOP"))
    assert result.drafts[1].content["target_waktu"] == ""
    result = read_entries((1, "Kuesioner", "Ada", "Menyebar", "Bukti"), (None, None, None, "Mengolah", "Hasil"))
    assert [d.content["target_waktu"] for d in result.drafts] == ["", ""]


def test_a_merge_fills_what_it_covers_even_in_a_numbered_row_and_across_columns() -> None:
    result = read_entries(ONE, (2, "Renaksi", "Ada", "Menyusun", "Dokumen"), merges=("F3:F4",))
    assert result.drafts[1].content["target_waktu"] == "Juli 2025"
    assert ("TARGET WAKTU", "Juli 2025", "gabungan") in ways(result, 1)
    result = read_entries((1, "Tim dan indikatornya", None, "Membentuk", "SK", "Juli 2025"), merges=("B3:C3",))
    assert result.drafts[0].content["indikator"] == "Tim dan indikatornya"


def test_bukti_without_a_langkah_joins_the_langkah_above_but_with_another_target_is_one_of_its_own() -> None:
    for timing, merges in ((None, ()), ("Juli 2025", ()), (None, ("D3:D4", "F3:F4"))):
        result = read_entries(ONE, (None, None, None, None, "Foto", timing), merges=merges)
        assert [d.bukti for d in result.drafts] == [["SK", "Foto"]]
        assert result.drafts[0].content["bukti_dukung"] == "SK\nFoto"
        assert result.drafts[0].content["target_waktu"] == "Juli 2025"
        assert result.warnings == []
    result = read_entries(ONE, (None, None, None, None, "Foto", "Oktober 2025"))
    assert [(d.content["langkah_aksi"], d.bukti, d.content["target_waktu"]) for d in result.drafts] == [
        ("Membentuk", ["SK"], "Juli 2025"),
        ("Membentuk", ["Foto"], "Oktober 2025"),
    ]


def test_rows_with_neither_langkah_nor_bukti_are_joined_and_asked_about_once() -> None:
    rows = ((None, None, "Ada anggotanya"), (None, None, None, None, None, "Oktober 2025"))
    result = read_entries(ONE, *rows)
    assert len(result.drafts) == 1
    assert result.drafts[0].content["indikator"] == "Ada tim\nAda anggotanya"
    assert result.drafts[0].content["target_waktu"] == "Juli 2025\nOktober 2025"
    assert [(c.sel, c.values["row"], c.values["headings"]) for c in result.warnings] == [
        ("C4", "4, 5", "INDIKATOR, TARGET WAKTU")
    ]
    assert {column for column, _, c in ways(result, 0) if c == "sambungan"} == {"INDIKATOR", "TARGET WAKTU"}
    # A LANGKAH AKSI merged over the row, or a bukti of its own, says that it goes on.
    assert read_entries(ONE, rows[0], merges=("D3:D4",)).warnings == []
    assert read_entries(ONE, (None, None, "Ada anggotanya", None, "Foto")).warnings == []


def test_words_cut_by_a_page_are_joined_without_a_question_and_inherited_whole() -> None:
    result = read_entries(
        ONE,
        (None, None, "dan anggotanya", "tim kerja di kantor"),
        (None, None, None, "Melantik tim", "SK", "Mei 2025"),
    )
    assert [d.content["langkah_aksi"] for d in result.drafts] == ["Membentuk tim kerja di kantor", "Melantik tim"]
    assert [d.content["indikator"] for d in result.drafts] == ["Ada tim dan anggotanya"] * 2
    assert result.warnings == []
    assert sum(c == "sambungan" for _, _, c in ways(result, 0)) == 2


def test_a_small_first_letter_alone_does_not_make_a_row_the_rest_of_another() -> None:
    selesai = read_entries((1, "Tim", "Ada", "Membentuk tim.", "SK", "Juli 2025"), (None, None, None, "melantik tim"))
    own_bukti = read_entries(ONE, (None, None, None, "melantik tim", "daftar hadir"))
    for result in (selesai, own_bukti):
        assert [d.content["langkah_aksi"] for d in result.drafts][1:] == ["melantik tim"]
        assert ["terpotong" in c.pesan for c in result.warnings] == [True]
    all_small = read_entries((1, "tim", "ada", "membentuk", "sk", "Juli 2025"), (None, None, None, "melantik", "foto"))
    assert (len(all_small.drafts), all_small.warnings) == (2, [])


def test_bukti_that_goes_on_in_small_letters_is_added_and_asked_about() -> None:
    result = read_entries(ONE, (None, None, None, None, "tentang tim kerja"))
    assert [d.bukti for d in result.drafts] == [["SK", "tentang tim kerja"]]
    assert "terpotong" in result.warnings[0].pesan
    # Beside a merged langkah documents stand one below the other: no page cut them.
    merges = tuple(f"{column}3:{column}4" for column in "ABCDFG")
    result = read_entries(ONE, (None, None, None, None, "daftar hadir"), merges=merges)
    assert result.drafts[0].bukti == ["SK", "daftar hadir"]
    assert result.warnings == []


def test_without_a_no_column_a_komponen_opens_a_number() -> None:
    heading = HEADINGS[1:6]
    result = read_entries(
        ("Tim", "Ada", "Membentuk", "SK", "Juli 2025"),
        (None, None, "Melantik", "Foto", "Mei 2025"),
        ("Renaksi", "Ada", "Menyusun", "Dokumen", "Mei 2025"),
        heading=heading,
    )
    assert [(d.no, d.content["komponen"]) for d in result.drafts] == [("1", "Tim"), ("1", "Tim"), ("2", "Renaksi")]
    assert result.warnings == []


def test_a_numbered_row_without_langkah_is_completed_by_the_row_below() -> None:
    result = read_entries(
        (1, "Tim"), (None, None, "Ada", "Membentuk", "SK", "Juli 2025"), (None, None, None, "Melantik")
    )
    assert [(d.content["komponen"], d.content["langkah_aksi"], d.no) for d in result.drafts] == [
        ("Tim", "Membentuk", "1"),
        ("Tim", "Melantik", "1"),
    ]


def test_a_number_used_twice_goes_on_and_is_told_and_a_first_row_without_one_is_asked_about() -> None:
    result = read_entries(ONE, (1, "Lain", "Ada", "Menyusun", "SK", "Juli 2025"))
    assert [d.no for d in result.drafts] == ["1", "1"]
    assert ["Nomor 1 sudah dipakai" in c.pesan for c in result.warnings] == [True]
    result = read_entries((None, *ONE[1:]))
    assert [d.no for d in result.drafts] == ["1"]
    assert "tidak bernomor" in result.warnings[0].pesan


def test_columns_without_a_meaning_are_kept_under_their_heading() -> None:
    result = read_entries(
        (*ONE, "penting", "biru", "x"),
        (None, None, None, "Melantik"),
        heading=(*HEADINGS, "KETERANGAN", "KETERANGAN"),
    )
    everything = {"KETERANGAN": "penting", "KETERANGAN (kolom I)": "biru", "Kolom J": "x"}
    assert [d.other_columns for d in result.drafts] == [everything, everything]


def test_a_reported_status_is_never_inherited_but_merged_over() -> None:
    row = ((*ONE, "Selesai"), (None, None, None, "Melantik"))
    assert read_entries(*row, heading=(*HEADINGS, "STATUS")).drafts[1].content["status"] == ""
    assert read_entries(*row, heading=(*HEADINGS, "STATUS"), merges=("H3:H4",)).drafts[1].content["status"] == "Selesai"


def test_a_cell_that_says_idem_is_as_the_one_above_and_keeps_its_own_words(subtests: pytest.Subtests) -> None:
    for writing in ["idem", "Idem", "s.d.a.", "sda", "〃", '"', "sama dengan di atas"]:
        with subtests.test(str(writing)):
            one = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1", "TU")
            two = (2, writing, "Lain", "Menyusun tugas", writing, writing, "1", writing)
            three = (1, "SOP", "SOP", "Mereviu", "SOP", "Mei 2025", "1", writing)
            rows = ((*HEADINGS, "PIC"), AREA, one, two, ("II. PENATAAN TATALAKSANA",), three)
            result = read_file(xlsx((*TOP_ROWS, *rows)), "a.xlsx")
            same, other = result.langkah[1:]
            assert (same.komponen, same.bukti[0].nama, same.target_waktu, same.pic) == (
                "Tim",
                "SK Tim",
                "Juli 2025",
                "TU",
            )
            assert ([t.tenggat for t in same.tenggat], other.pic) == (["2025-07"], "TU")
            assert ("PIC", writing, "TU") in [(j.kolom, j.nilai, j.dibaca) for j in same.jejak]
            columns = ("KOMPONEN", "TARGET WAKTU", "BUKTI DUKUNG", "PIC")
            assert sorted(same.lainnya["Tertulis"].split("; ")) == sorted(f"{name}: {writing}" for name in columns)
            assert result.peringatan == ()


def test_a_row_under_a_merged_number_inherits_no_blank_cell() -> None:
    rows = ((*HEADINGS,), ("I. MANAJEMEN PERUBAHAN",), (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1 SK"))
    below = (None, None, "Rapat", "Mengadakan rapat", "Notulen", None, None)
    merged = read_file(xlsx((("TAHUN 2025",), *rows, below), ["A4:A5"]), "a.xlsx")
    blank = read_file(xlsx((("TAHUN 2025",), *rows, below)), "a.xlsx")
    assert [one.target_waktu for one in merged.langkah] == ["Juli 2025", ""]
    assert "rows.without_target_waktu" in {remark.code for remark in merged.peringatan}
    assert [one.target_waktu for one in blank.langkah] == ["Juli 2025", "Juli 2025"]
    assert "TARGET WAKTU (baris 5)" in blank.keterangan["diwarisi"]


LONG = (("NO", "KOMPONEN", "KEGIATAN", "DATA DUKUNG", "WAKTU"), AREA, (1, "Tim", "Membentuk tim,", "SK", "Januari sd"))


def read_long(*rows: Row) -> Reading:
    """Rows below a langkah whose cells stop in the middle of a sentence."""
    return read_file(xlsx((("TAHUN 2025",), *LONG, *rows)), "a.xlsx")


def test_text_that_a_page_broke_over_rows_is_joined_into_one_langkah() -> None:
    reading = read_long(
        (None, None, "pengelola dan", None, "Maret"),
        (None, None, "Sekretariat", "Undangan,", None),
        (None, None, None, "notulen dan", None),
        (None, None, None, "Foto", None),
    )
    [one] = reading.langkah
    assert one.langkah_aksi == "Membentuk tim, pengelola dan Sekretariat"
    assert one.target_waktu == "Januari sd Maret"
    assert [bukti.nama for bukti in one.bukti] == ["SK", "Undangan", "notulen", "Foto"]
    # A line that begins with a capital after a comma is asked about.
    reading = read_long((None, None, "Pengelola", None, "Mei 2025"))
    assert "rows.perhaps_cut" in {remark.code for remark in reading.peringatan}


def test_a_note_between_the_rows_is_no_langkah_and_no_heading(subtests: pytest.Subtests) -> None:
    for note in [
        ("Catatan: tim dibentuk ulang",),
        (None, None, "Catatan: dapat berubah"),
        ("*) menyesuaikan anggaran",),
        (None, None, "*) sesuai jadwal pusat"),
        ("Ket. data dukung diunggah",),
        ("Lanjutan",),
        (None, None, "(Lanjutan)"),
        (None, None, "Lanjutan Area I"),
        ("*)", "sesuai jadwal pusat"),
    ]:
        with subtests.test(str(note)):
            two = (2, "Rapat", "Mengadakan rapat", "Notulen", "Mei 2025")
            rows = (*LONG[:2], (1, "Tim", "Membentuk tim", "SK", "Juni"), note, two)
            reading = read_file(xlsx((("TAHUN 2025",), *rows)), "a.xlsx")
            assert [(one.kode, one.langkah_aksi) for one in reading.langkah] == [
                ("I.1.1", "Membentuk tim"),
                ("I.2.1", "Mengadakan rapat"),
            ]
            assert reading.sheets[0].rows["catatan"] == (1, 5)


def test_a_row_that_is_struck_through_is_asked_about() -> None:
    workbook = load_workbook(io.BytesIO(xlsx((("TAHUN 2025",), *LONG[:2], (1, "Tim", "Melantik", "SK", "Juni")))))
    for cell in workbook.active[4]:
        cell.font = Font(strike=True)
    reading = read_file(workbook_bytes(workbook), "a.xlsx")
    assert [(remark.code, remark.sel) for remark in reading.peringatan] == [("rows.struck", "E4")]


def test_items_of_letters_below_a_number_are_no_sentence_a_page_cut() -> None:
    result = read_entries(
        (1, "Tim", "Ada tim", "a. Membentuk tim", "SK", "Juli 2025", "1 SK"),
        (None, None, None, "b. Sosialisasi", "Foto", "Agustus 2025", None),
    )
    assert [draft.content["langkah_aksi"] for draft in result.drafts] == ["a. Membentuk tim", "b. Sosialisasi"]
    assert result.warnings == []


def test_a_person_named_above_the_table_does_the_work_that_names_nobody() -> None:
    headings = (*HEADINGS, "PIC")
    rows = (
        (1, "", "", "Rapat", "Notula", "Juli 2025", "", ""),
        (2, "", "", "Apel", "Foto", "Juli 2025", "", "Sekretaris"),
    )
    for above in (
        ("Penanggung Jawab", ": Kasubbag Umum"),
        ("PIC : Kasubbag Umum",),
        ("Koordinator Pokja: Kasubbag Umum",),
    ):
        reading = read_file(xlsx([*TOP_ROWS, above, headings, ("I. MANAJEMEN PERUBAHAN",), *rows]), "a.xlsx")
        assert [one.pic for one in reading.langkah] == ["Kasubbag Umum", "Sekretaris"]
        assert [(one.code, one.values["count"]) for one in reading.peringatan] == [("columns.pic_above_table", 1)]
    # Named with an area, of that area alone.
    titles = (*TOP_ROWS, ("Area : MANAJEMEN PERUBAHAN",), ("PIC : Kasubbag Umum",))
    reading = read_file(xlsx([*titles, HEADINGS, ONE, ("II. PENATAAN TATALAKSANA",), ONE]), "a.xlsx")
    assert [one.pic for one in reading.langkah] == ["Kasubbag Umum", None]
