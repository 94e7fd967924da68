"""What each row is, by its own cells and their place."""

import pytest

from monev.reading.columns.heading_rows import find_header
from monev.reading.files.child import open_file
from monev.reading.files.grid import build_from_worker
from monev.reading.rows import CONTINUATION, LANGKAH, NOTE, Row
from monev.reading.rows import HEADING as HEADING_ROW
from monev.reading.rows.row_kinds import classify_rows
from monev.reading.vocabulary.structure import UNFINISHED, lone_mark, row_number, split_mark
from tests.reading.tables import HEADINGS, make_grid, xlsx
from tests.reading.tables import Row as Isi

FULL_ROW = (1, "Tim", "Ada tim", "Membentuk tim", "SK", "Juli 2025", "1 SK")


def rows_of(*content: Isi, merges: tuple[str, ...] = ()) -> list[Row]:
    """The rows under a decree's headings, which stand in row 1."""
    everything = (HEADINGS, *content)
    sheet = (
        build_from_worker(open_file(xlsx(everything, merges), "xlsx")).sheets[0] if merges else make_grid(*everything)
    )
    return classify_rows(find_header(sheet))


def jenis(*content: Isi, merges: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(b.kind, b.no or (b.mark.text if b.mark else "")) for b in rows_of(*content, merges=merges)]


def test_a_heading_with_its_mark_and_title(subtests: pytest.Subtests) -> None:
    for content, mark, heading in [
        (("I. MANAJEMEN PERUBAHAN",), "I", "MANAJEMEN PERUBAHAN"),
        (("VII Inovasi Pelayanan",), "VII", "Inovasi Pelayanan"),
        (("IV. Penguatan Akuntabilitas",), "IV", "Penguatan Akuntabilitas"),
        (("a", "Pembangunan Unit Kerja"), "a", "Pembangunan Unit Kerja"),
        (("e Penanganan Pengaduan",), "e", "Penanganan Pengaduan"),
        (("V", "PENGUATAN PENGAWASAN"), "V", "PENGUATAN PENGAWASAN"),
        (("A", "PROGRAM MANAJEMEN PERUBAHAN"), "A", "MANAJEMEN PERUBAHAN"),
        (("AREA III : PENATAAN SDM",), "III", "PENATAAN SDM"),
        (("B. TATA LAKSANA",), "B", "TATA LAKSANA"),
        (("MANAJEMEN PERUBAHAN",), None, "MANAJEMEN PERUBAHAN"),
        ((None, "b. Whistle Blowing"), "b", "Whistle Blowing"),
    ]:
        with subtests.test(str(content)):
            header = rows_of(content, FULL_ROW)[0]
            assert (header.kind, header.mark and header.mark.text, header.title) == ("heading", mark, heading)


def test_a_mark_in_one_row_and_its_title_in_the_next_are_one_heading() -> None:
    for merges in ((), ("A2:G2", "A3:G3")):
        header = rows_of(("a",), ("Pengendalian Gratifikasi",), FULL_ROW, merges=merges)
        assert [(b.kind, b.title) for b in header[:1]] == [("heading", "Pengendalian Gratifikasi")]
        assert len(header) == 2


def test_a_numbered_title_is_a_heading_only_if_rows_below_are_numbered_anew() -> None:
    assert jenis((1, "Pengendalian Gratifikasi"), FULL_ROW) == [("heading", "1"), ("langkah", "1")]
    assert jenis(FULL_ROW, (2, "Belum diisi"), (3, *FULL_ROW[1:])) == [
        ("langkah", "1"),
        ("note", "2"),
        ("langkah", "3"),
    ]
    assert jenis((1, "Tim"), (None, None, "a", "b", "c", "d")) == [("langkah", "1"), ("continuation", "")]


def test_an_example_below_the_headings_and_check_boxes_without_words_are_no_work() -> None:
    for example in (("CONTOH", *FULL_ROW[1:]), (None, "Tim", None, "Contoh: rapat", "Undangan", "Maret")):
        assert [row.kind for row in rows_of(example, FULL_ROW)] == [NOTE, LANGKAH]
    assert [row.kind for row in rows_of(FULL_ROW, ("Contoh", *FULL_ROW[1:]))] == [LANGKAH, LANGKAH]
    boxes = (None,) * 6
    assert [row.kind for row in rows_of(FULL_ROW, (*boxes, "FALSE"), (*boxes[1:], "-", "Belum"))] == [
        LANGKAH,
        NOTE,
        NOTE,
    ]


def test_a_numbered_title_merged_over_the_table_is_a_heading() -> None:
    assert jenis((2, "Benturan Kepentingan"), (5, *FULL_ROW[1:]), merges=("B2:G2",))[0] == ("heading", "2")


def test_a_label_over_the_work_a_text_apart_below_it_and_names_over_numbered_rows_are_notes() -> None:
    label, apart = (None, None, None, "Program: Internalisasi"), (None, "B03: Maret; B06: Juni")
    assert jenis(label, FULL_ROW, (), apart) == [("note", ""), ("langkah", "1"), ("note", "")]
    assert jenis(FULL_ROW, (), apart, (None, None, None, "Melantik", "SK"))[1] == ("continuation", "")
    over = [(None, None, None, name) for name in ("Penyusunan Tim", "Pemantauan")]
    kinds = [kind for kind, _ in jenis(("I. SDM",), over[0], FULL_ROW, over[1], (2, *FULL_ROW[1:]))]
    assert kinds == ["heading", "note", "langkah", "note", "langkah"]
    assert jenis(("I. SDM",), FULL_ROW, over[1], (2, *FULL_ROW[1:]))[2] == ("continuation", "")


def test_a_list_of_abbreviations_among_the_rows_is_notes_until_the_next_heading() -> None:
    listed = (("Singkatan PIC:",), (None, "KTU", None, "Kepala Bagian Umum"))
    kinds = [kind for kind, _ in jenis(FULL_ROW, (), *listed, (), ("B. REFORM",), (2, *FULL_ROW[1:]))]
    assert kinds == ["langkah", "note", "note", "heading", "langkah"]


def test_a_row_number_loses_its_dot_or_bracket_and_a_row_without_one_continues(subtests: pytest.Subtests) -> None:
    for no, tidied in [(1, "1"), ("1.", "1"), ("1)", "1"), ("(1)", "1"), ("2.1", "2.1"), ("a.", "a")]:
        with subtests.test(str(no)):
            assert jenis((no, *FULL_ROW[1:])) == [("langkah", tidied)]
    assert jenis(FULL_ROW, (None, None, None, None, "Foto")) == [("langkah", "1"), ("continuation", "")]
    assert jenis(FULL_ROW, (None, None, None, "2. Helpdesk PDPB")) == [("langkah", "1"), ("continuation", "")]


def test_repeated_headings_and_column_numbers_are_skipped() -> None:
    number = ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)")
    assert jenis(number, FULL_ROW, HEADINGS, (1, 2, 3, 4, 5, 6, 7), (2, *FULL_ROW[1:])) == [
        ("langkah", "1"),
        ("langkah", "2"),
    ]


def test_notes_and_signatures_below_are_not_langkah() -> None:
    below = (
        (),
        ("Catatan: rencana dapat berubah",),
        (None, None, "Mengetahui,", None, None, "Mesuji, 05 Agustus 2025"),
        (None, None, "Sekretaris", None, None, "Ketua Tim Kerja"),
        (None, None, "NAMA SATU", None, None, "SAMINGAN"),
    )
    assert {b.kind for b in rows_of(FULL_ROW, *below)[1:]} == {"note"}
    assert {b.kind for b in rows_of(FULL_ROW, *below[2:])[1:]} == {"note"}
    for office in ("Koordinator Area,", "Inspektur", "Kapolres Contoh", "Kasubbag", "Dibuat oleh"):
        below = ((), (*[None] * 5, office), (), (*[None] * 5, "Nama Satu, S.H."))
        assert {b.kind for b in rows_of(FULL_ROW, *below)[1:]} == {"note"}, office


def test_a_last_row_with_bukti_and_months_is_not_taken_for_place_and_date() -> None:
    continuation = (None, None, None, None, "Sosialisasi oleh Inspektorat", "Juni, Desember 2024")
    assert jenis(FULL_ROW, continuation)[1] == ("continuation", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("V", ("V", "roman", 5)),
        ("a.", ("a", "letter", 1)),
        ("12)", ("12", "number", 12)),
        ("C", ("C", "letter capital", 3)),
    ],
)
def test_a_mark_has_a_kind_and_a_place_in_its_series(text: str, expected: tuple[str, str, int]) -> None:
    mark = lone_mark(text)
    assert (mark.text, mark.kind, mark.order) == expected


def test_words_are_no_mark(subtests: pytest.Subtests) -> None:
    for text in ["Tim Kerja", "", "SK", "1 SK", "IIII", "Mei"]:
        with subtests.test(str(text)):
            assert lone_mark(text) is None
            assert row_number(text) is None


def test_words_that_begin_like_a_mark_are_left_whole() -> None:
    assert split_mark("Inovasi Pelayanan") == (None, "Inovasi Pelayanan", False)
    assert split_mark("Area parkir") == (None, "Area parkir", False)


def test_the_word_area_or_pokja_before_a_usual_areas_name_is_no_part_of_it() -> None:
    for text in ("AREA MANAJEMEN PERUBAHAN", "Area Perubahan: MANAJEMEN PERUBAHAN", "POKJA MANAJEMEN PERUBAHAN"):
        assert split_mark(text) == (None, "MANAJEMEN PERUBAHAN", True)
    # A colon says that a name of any kind follows.
    assert split_mark("Area  : Inovasi Unggulan") == (None, "Inovasi Unggulan", True)


def test_a_row_of_sums_is_no_langkah_and_one_of_averages_no_heading() -> None:
    counts = ("Jumlah", None, None, 16)
    for content in (
        (None, "JUMLAH: 4 langkah"),
        ("Total", None, None, None, "7"),
        (None, None, "Sub Jumlah", None, 4),
        counts,
        ("JUMLAH", None, None, "19 kegiatan"),
    ):
        assert jenis(FULL_ROW, content, (2, *FULL_ROW[1:]))[1][0] != "langkah"
    for text in ("Rata-rata area I", "Nilai akhir", "Persentase capaian", "SUBTOTAL"):
        assert jenis(FULL_ROW, (text, *[None] * 5, "75%"), FULL_ROW)[1][0] == NOTE, text


def test_a_usual_area_alone_in_the_komponen_column_is_a_heading() -> None:
    result = rows_of(FULL_ROW, (None, "Penguatan Pengawasan"), (1, *FULL_ROW[1:]))
    assert [(b.kind, b.title) for b in result][1] == ("heading", "Penguatan Pengawasan")


def test_an_area_alone_under_langkah_aksi_is_a_heading_and_so_is_what_looks_like_it() -> None:
    heading = ("NO", "KEGIATAN", "EVIDEN", "WAKTU")
    content = (1, "Membentuk tim", "SK", "Mei")
    result = classify_rows(
        find_header(
            make_grid(
                heading, (None, "MANAJEMEN PERUBAHAN"), content, (None, "Menyusun SK"), (None, "ZONA KHUSUS"), content
            )
        )
    )
    assert [one.kind for one in result] == [HEADING_ROW, LANGKAH, CONTINUATION, HEADING_ROW, LANGKAH]


@pytest.mark.parametrize(
    "text", ["POKJA I / MANAJEMEN PERUBAHAN", "Pokja I - MANAJEMEN PERUBAHAN", "I | MANAJEMEN PERUBAHAN"]
)
def test_what_parts_mark_and_title_belongs_to_neither(text: str) -> None:
    mark, heading, _ = split_mark(text)
    assert (mark.text, heading) == ("I", "MANAJEMEN PERUBAHAN")


COUNTS = ("a", "b", "c", "d", "e", "f", "g"), ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)=(5)/(6)"), (*"ABCDEFG",)


def test_rows_that_count_the_columns_or_pages_are_left_out() -> None:
    for content in (*COUNTS, ("Halaman 1 dari 3",), ("Hal. 2",), ("Page 2 of 5",), ("- 3 -",)):
        assert [one.number for one in rows_of(FULL_ROW, content, FULL_ROW)] == [2, 4], content


def test_a_title_of_the_plan_below_its_headings_is_no_area_and_words_that_only_gather_rows_no_langkah() -> None:
    heading = ("RENCANA AKSI TRIWULAN I S.D. IV TAHUN 2025",)
    assert [one.number for one in rows_of(heading, ("I. MANAJEMEN PERUBAHAN",), FULL_ROW)] == [3, 4]
    assert rows_of(("ii. Rencana Pembangunan Zona Integritas 2025",), FULL_ROW)[0].kind == HEADING_ROW
    routine = (None, None, None, "Kegiatan rutin:", None, None, None)
    assert [j for j, _ in jenis(routine, FULL_ROW, routine, (2, *FULL_ROW[1:]))] == [NOTE, LANGKAH, NOTE, LANGKAH]
    assert jenis(FULL_ROW, (None, None, None, "Menyusun:", "SK", None, None))[1][0] == CONTINUATION


def test_a_numbered_title_is_a_heading_too_where_the_rows_below_name_komponen_of_their_own() -> None:
    content = (None, "a. Kampanye", "Ada", "Memasang banner", "Banner", "Mei 2025", "1")
    assert jenis((1, "Pengendalian Gratifikasi"), content, content) == [
        ("heading", "1"),
        ("continuation", ""),
        ("continuation", ""),
    ]


def test_numbered_notes_below_a_lone_catatan_are_no_langkah() -> None:
    rows = rows_of(FULL_ROW, (2, *FULL_ROW[1:]), ("Catatan:",), (1, "Bukti diunggah ke drive."), (2, "Jadwal tetap."))
    assert [row.kind for row in rows] == [LANGKAH, LANGKAH, NOTE, NOTE, NOTE]
    # With proof and time below it, the numbered row is work, and the note stands between.
    rows = rows_of(FULL_ROW, ("Catatan:",), (2, *FULL_ROW[1:]))
    assert [row.kind for row in rows] == [LANGKAH, NOTE, LANGKAH]


def test_a_sum_of_work_under_langkah_aksi_is_no_langkah_but_a_count_of_documents_may_be_one() -> None:
    rows = rows_of(
        FULL_ROW,
        (None, None, None, "JUMLAH AREA I", "2 kegiatan"),
        (None, None, None, "TOTAL", "2 laporan"),
        (None, None, None, "JUMLAH : 14 RENCANA AKSI"),
        (None, None, None, "Jumlah area I", None, None, "Rp 500.000"),
        (None, None, None, "Jumlah kegiatan: 2"),
        (None, None, None, "Jumlah pengaduan yang ditindaklanjuti", "2 laporan"),
        (None, None, None, "Jumlah pengaduan yang selesai"),
    )
    assert [row.kind for row in rows] == [LANGKAH, *[NOTE] * 5, CONTINUATION, CONTINUATION]


def test_a_langkah_that_ends_with_those_concerned_is_whole() -> None:
    (_, further) = rows_of(FULL_ROW, (None, None, "Hasil", "Menyampaikan hasil kepada pihak terkait", "SK"))
    assert further.kind == CONTINUATION
    assert not UNFINISHED.search("Menyampaikan hasil kepada pihak terkait")
    assert UNFINISHED.search("Menyusun laporan terkait")
