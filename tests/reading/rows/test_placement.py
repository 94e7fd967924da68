"""Areas and sub-areas are recognised by shape and position, not by one list of names."""

import pytest

from monev.reading import read_file
from monev.reading.columns.heading_rows import find_header
from monev.reading.rows.placement import Structure, arrange_rows
from monev.reading.rows.row_kinds import classify_rows
from tests.reading.tables import HEADINGS, Row, make_grid, xlsx


def find_structure(*content: Row, heading: tuple[str, ...] = HEADINGS) -> Structure:
    header = find_header(make_grid(heading, *content))
    return arrange_rows(header, classify_rows(header))


def locations(*content: Row) -> list[tuple[str, str | None]]:
    return [(place.area, place.sub_area) for _, place in find_structure(*content).rows]


def langkah(no: object = 1) -> Row:
    return (no, "Tim", "Ada", "Membentuk", "SK", "Juli 2025", "1")


def test_roman_sub_areas_go_on_until_a_usual_area_claims_the_number() -> None:
    assert locations(
        ("I. MANAJEMEN PERUBAHAN",),
        ("I. Pembangunan",),
        langkah(),
        ("II. Pemeliharaan",),
        langkah(),
        ("II. PENATAAN TATA LAKSANA",),
        langkah(),
    ) == [("I", "I"), ("I", "II"), ("II", None)]


def test_letters_and_numbers_under_a_roman_area_are_sub_areas() -> None:
    assert locations(
        ("V. PENGUATAN PENGAWASAN",),
        ("a", "Gratifikasi"),
        langkah(),
        (2, "Benturan"),
        langkah(),
        ("b", "WBS"),
        langkah(),
    ) == [("V", "a"), ("V", "a.2"), ("V", "b")]


def test_an_unnumbered_area_takes_its_usual_number_and_a_gap_before_it_is_said_so() -> None:
    result = find_structure(("MANAJEMEN PERUBAHAN",), langkah(), ("PENGUATAN PENGAWASAN",), langkah())
    assert [place.area for _, place in result.rows] == ["I", "V"]
    assert "area V" in next(j.dibaca for j in result.traces[5])
    assert [c.pesan for c in result.warnings] == [
        "Judul “PENGUATAN PENGAWASAN” tidak bernomor; diberi nomor lazimnya, V."
    ]


def test_numbered_areas_over_small_roman_rows_are_areas() -> None:
    assert locations(
        ("A", "PENGUNGKIT"),
        ("I", "PEMENUHAN"),
        (1, "MANAJEMEN PERUBAHAN"),
        langkah("i"),
        langkah("ii"),
        (2, "PENATAAN TATALAKSANA"),
        langkah("i"),
    ) == [("1", None), ("1", None), ("2", None)]


def test_areas_may_be_marked_by_letters_or_numbers_and_one_of_another_name_is_kept_and_flagged() -> None:
    assert locations(("A. MANAJEMEN PERUBAHAN",), ("1", "Tim"), langkah(), ("B. TATA LAKSANA",), langkah()) == [
        ("A", "1"),
        ("B", None),
    ]
    result = find_structure(("I. MANAJEMEN PERUBAHAN",), langkah(), ("II. MANAJEMEN MEDIA",), langkah())
    assert [(t.area, t.nama_area) for _, t in result.rows] == [("I", "MANAJEMEN PERUBAHAN"), ("II", "MANAJEMEN MEDIA")]
    assert ["MANAJEMEN MEDIA" in c.pesan for c in result.warnings] == [True]


def test_an_area_repeated_after_a_page_break_is_the_same_area() -> None:
    result = find_structure(
        ("I. MANAJEMEN PERUBAHAN",), ("a", "Unit"), langkah(), ("I. Manajemen Perubahan (lanjutan)",), langkah(2)
    )
    assert [(t.area, t.sub_area) for _, t in result.rows] == [("I", "a"), ("I", "a")]
    assert result.warnings == []


def test_the_letter_after_h_is_a_letter_not_a_roman_number() -> None:
    letter = [content for h in "abcdefghij" for content in ((h, f"Sub {h}"), langkah())]
    assert [s for _, s in locations(("V. PENGUATAN PENGAWASAN",), *letter)] == list("abcdefghij")


def test_rows_above_any_heading_are_kept_and_asked_about_and_a_jump_in_the_areas_numbers_is_said() -> None:
    result = find_structure(langkah())
    assert [t.area for _, t in result.rows] == ["0"]
    assert "Tidak ada judul area" in result.warnings[0].pesan
    result = find_structure(("I. MANAJEMEN PERUBAHAN",), langkah(), ("VI. AKUNTABILITAS",), langkah())
    assert [c.pesan for c in result.warnings] == ["Nomor area meloncat dari I ke VI."]
    # An office may plan for some areas only: each has its usual number.
    assert find_structure(("I. MANAJEMEN PERUBAHAN",), langkah(), ("IV. AKUNTABILITAS",), langkah()).warnings == []


AREA_COLUMNS = ("NO", "AREA", *HEADINGS[1:6])


def area_row(no: int, area: str) -> Row:
    return (no, area, "Tim", "Ada", "Membentuk", "SK", "Juli 2025")


def test_areas_of_a_column_without_numbers_are_numbered_by_order_usual_ones_keep_their_number() -> None:
    result = find_structure(*(area_row(1, n) for n in ("Budaya Kerja", "Budaya Kerja", "Arsip")), heading=AREA_COLUMNS)
    assert [t.area for _, t in result.rows] == ["I", "I", "II"]
    assert [c.baris for c in result.warnings] == [1, 1]
    assert "I Budaya Kerja, II Arsip" in result.warnings[0].pesan
    assert "“Budaya Kerja”" in result.warnings[1].pesan
    name = ("Penguatan Pengawasan", "Manajemen Perubahan", "Penguatan Pengawasan", "Tata Laksana")
    result = find_structure(*(area_row(index, n) for index, n in enumerate(name)), heading=AREA_COLUMNS)
    assert [t.area for _, t in result.rows] == ["V", "I", "V", "II"]


def test_an_area_after_rows_without_one_is_an_area_and_the_lkes_group_heading_none() -> None:
    assert locations(langkah(), ("I. MANAJEMEN PERUBAHAN",), langkah()) == [("0", None), ("I", None)]
    assert locations(("A. PENGUNGKIT",), ("I. MANAJEMEN PERUBAHAN",), langkah()) == [("I", None)]


def test_a_heading_without_langkah_and_cells_beside_a_heading_are_named() -> None:
    result = find_structure(
        ("I. MANAJEMEN PERUBAHAN", *[None] * 4, "Pokja 1"), ("a", "Kosong"), ("b", "Isi"), langkah()
    )
    assert [(c.baris, c.pesan) for c in result.warnings] == [
        (2, "Isi lain di baris judul “MANAJEMEN PERUBAHAN” tidak dipakai: Pokja 1."),
        (3, "Judul “Kosong” tidak berisi satu langkah pun."),
    ]


def test_numbers_by_level_are_areas_sub_areas_and_langkah() -> None:
    result = find_structure(
        ("1", "Manajemen Perubahan"),
        ("1.1", "Tim Kerja"),
        ("1.1.1", *langkah()[1:]),
        ("1.1.2", *langkah()[1:]),
        ("1.2", "Rencana Kerja"),
        ("1.2.1", *langkah()[1:]),
        ("2", "Penataan Tatalaksana"),
        ("2.1", "SOP"),
        ("2.1.1", *langkah()[1:]),
    )
    assert [(one.no, place.area, place.sub_area) for one, place in result.rows] == [
        ("1.1.1", "1", "1"),
        ("1.1.2", "1", "1"),
        ("1.2.1", "1", "2"),
        ("2.1.1", "2", "1"),
    ]
    assert result.warnings == []


def test_numbers_by_level_and_the_word_area_stand_in_the_cell_of_the_title_or_the_one_before() -> None:
    assert locations(("I. MANAJEMEN PERUBAHAN",), ("I.1 Tim Kerja",), langkah(), ("I.2 Rencana Kerja",), langkah()) == [
        ("I", "1"),
        ("I", "2"),
    ]
    result = find_structure(("AREA I", "MANAJEMEN PERUBAHAN"), langkah(), ("POKJA 2", "Tata Kelola Baru"), langkah())
    assert [(t.area, t.nama_area) for _, t in result.rows] == [("I", "MANAJEMEN PERUBAHAN"), ("2", "Tata Kelola Baru")]
    assert (
        find_structure(("AREA I",), ("MANAJEMEN PERUBAHAN",), langkah()).rows[0][1].nama_area == "MANAJEMEN PERUBAHAN"
    )


def test_below_hasil_the_areas_begin_anew() -> None:
    result = find_structure(
        ("A", "PENGUNGKIT"),
        ("1", "MANAJEMEN PERUBAHAN"),
        ("i", "Tim Kerja"),
        ("a", *langkah()[1:]),
        ("B", "HASIL"),
        ("I", "BIROKRASI YANG BERSIH DAN AKUNTABEL"),
        ("a", *langkah()[1:]),
    )
    assert [(t.area, t.sub_area) for _, t in result.rows] == [("1", "i"), ("I", None)]


def test_an_area_said_again_in_the_reform_part_is_the_same_area_and_its_sub_areas_begin_anew() -> None:
    result = find_structure(
        ("I", "PEMENUHAN"),
        ("1", "MANAJEMEN PERUBAHAN"),
        ("i", "Tim Kerja"),
        ("a", *langkah()[1:]),
        ("2", "PENATAAN TATALAKSANA"),
        ("i", "SOP"),
        ("a", *langkah()[1:]),
        ("II", "REFORM"),
        ("1", "MANAJEMEN PERUBAHAN"),
        ("i", "Komitmen Perubahan"),
        ("a", *langkah()[1:]),
        ("b", *langkah()[1:]),
    )
    assert [t.area for _, t in result.rows] == ["1", "2", "1", "1"]
    assert [t.nama_sub_area for _, t in result.rows] == ["Tim Kerja", "SOP", *["Komitmen Perubahan"] * 2]
    assert result.warnings == []


def test_a_usual_area_with_aims_of_its_own_beside_it_is_an_area_all_the_same() -> None:
    result = find_structure(("I", "MANAJEMEN PERUBAHAN", "Nilai naik", None, None, None, "5 poin"), langkah())
    assert [(t.area, t.nama_area) for _, t in result.rows] == [("I", "MANAJEMEN PERUBAHAN")]
    assert "Nilai naik; 5 poin" in result.warnings[0].pesan


LKE = (
    ("A.", "PENGUNGKIT"),
    ("I.", "PEMENUHAN"),
    ("1.", "MANAJEMEN PERUBAHAN"),
    ("i.", "Penyusunan Tim Kerja"),
    ("a.", "Tim telah dibentuk", "Membentuk tim", "SK", "Januari"),
    ("b.", "Anggota dipilih", "Seleksi", "Undangan", "Februari"),
    ("2.", "PENATAAN TATALAKSANA"),
    ("i.", "Prosedur operasional"),
    ("a.", "SOP sesuai peta proses", "Reviu SOP", "SOP", "April"),
)
LKE_KODE = [
    ("1.i.a.1", "Penyusunan Tim Kerja"),
    ("1.i.b.1", "Penyusunan Tim Kerja"),
    ("2.i.a.1", "Prosedur operasional"),
]


def kode_of(rows: tuple[Row, ...], merges: tuple[str, ...] = ()) -> list[tuple[str, str | None]]:
    """Kode and sub-area of each langkah of a plan of 2025."""
    reading = read_file(xlsx((("RENCANA AKSI TAHUN 2025",), *rows), merges), "a.xlsx")
    return [(lk.kode, lk.nama_sub_area) for lk in reading.langkah]


@pytest.mark.parametrize("heading", ["PENILAIAN", "KOMPONEN", "URAIAN"])
def test_the_hierarchy_of_the_lke_is_none_of_the_headings(heading: str) -> None:
    assert kode_of((("NO", heading, "RENCANA AKSI", "BUKTI DUKUNG", "TARGET WAKTU"), *LKE)) == LKE_KODE


@pytest.mark.parametrize("merges", [(), ("A2:E2",)])
def test_the_marks_of_the_lke_may_stand_in_steps_under_no(merges: tuple[str, ...]) -> None:
    depth = {"A.": 0, "I.": 1, "1.": 2, "2.": 2, "i.": 3, "a.": 4, "b.": 4}
    rows = tuple((*[None] * depth[row[0]], row[0], *[None] * (4 - depth[row[0]]), *row[1:]) for row in LKE)
    head = ("NO", None, None, None, None, "URAIAN", "RENCANA AKSI", "BUKTI DUKUNG", "TARGET WAKTU")
    assert kode_of((head, *rows), merges) == LKE_KODE


def test_the_marks_of_the_lke_may_stand_in_front_of_its_titles() -> None:
    rows = tuple((" ".join(row[:2]), *row[2:]) for row in LKE)
    names = [name for _, name in kode_of((("PENILAIAN", "RENCANA AKSI", "BUKTI DUKUNG", "TARGET WAKTU"), *rows))]
    assert names == [name for _, name in LKE_KODE]


ONE = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1 SK")


def test_a_title_may_name_the_one_area_of_its_table() -> None:
    def area(heading: str) -> tuple[str, str]:
        langkah = read_file(xlsx([(heading,), ("TAHUN 2025",), HEADINGS, ONE]), "a.xlsx").langkah[0]
        return langkah.area, langkah.nama_area

    assert area("RENCANA AKSI POKJA MANAJEMEN PERUBAHAN KPU CONTOH") == ("I", "MANAJEMEN PERUBAHAN")
    assert area("RENCANA AKSI ZI AREA 6 PELAYANAN PUBLIK") == ("VI", "PELAYANAN PUBLIK")
    assert area("RENCANA AKSI ZI DINAS PELAYANAN PUBLIK") == ("0", "Tanpa area")


def test_a_usual_areas_name_that_excel_cut_from_the_sheets_name_is_made_whole() -> None:
    def area(sheet: str) -> str:
        return read_file(xlsx((HEADINGS, ONE), name=sheet), "a.xlsx", tahun=2025).langkah[0].nama_area

    assert area("6. Peningkatan Kualitas Pelayan") == "Peningkatan Kualitas Pelayanan Publik"
    assert area("3. Penataan Sistem Manajemen SD") == "Penataan Sistem Manajemen SDM"
    assert area("VI PENINGKATAN KUALITAS PELAYAN") == "PENINGKATAN KUALITAS PELAYANAN PUBLIK"
    assert area("5. Penguatan Pengawasan") == "Penguatan Pengawasan"


@pytest.mark.parametrize(
    "marks", [("l.", "ll.", "lll.", "lV."), ("I.", "Il.", "IlI.", "1V."), ("I.", "I1.", "III.", "IV.")]
)
def test_roman_numbers_typed_with_other_letters_are_read_by_their_series(marks: tuple[str, ...]) -> None:
    names = ("MANAJEMEN PERUBAHAN", "PENATAAN TATALAKSANA", "TIM BARU", "PENGUATAN AKUNTABILITAS")
    rows = [row for mark, name in zip(marks, names, strict=True) for row in ((f"{mark} {name}",), ONE)]
    reading = read_file(xlsx((("TAHUN 2025",), HEADINGS, *rows)), "a.xlsx")
    assert [(one.kode, one.nama_area) for one in reading.langkah] == [
        (f"{mark}.1.1", name) for mark, name in zip(("I", "II", "III", "IV"), names, strict=True)
    ]


def test_the_number_of_the_open_area_opens_no_other() -> None:
    rows = (("I. LAYANAN DIGITAL",), ONE, ("I. TIM KERJA",), ONE)
    reading = read_file(xlsx((("TAHUN 2025",), HEADINGS, *rows)), "a.xlsx")
    assert [(one.area, one.sub_area) for one in reading.langkah] == [("I", None), ("I", "I")]


@pytest.mark.parametrize(
    ("first", "second"), [("A. PEMENUHAN", "B. REFORM"), ("Pemenuhan", "Reform"), ("ASPEK PEMENUHAN", "ASPEK REFORM")]
)
def test_the_halves_of_the_lke_within_an_area_are_its_sub_areas_and_their_numbers_begin_anew(
    first: str, second: str
) -> None:
    rows = (
        ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU"),
        ("I. MANAJEMEN PERUBAHAN",),
        (first,),
        (1, "Membentuk tim", "SK", "Maret 2025"),
        (second,),
        (1, "Menunjuk agen", "SK Agen", "Mei 2025"),
        ("II. PENATAAN TATA LAKSANA",),
        (first,),
        (1, "Menyusun SOP", "SOP", "Juni 2025"),
    )
    reading = read_file(xlsx(rows), "a.xlsx", 2025)
    assert [one.kode for one in reading.langkah] == ["I.A.1.1", "I.B.1.1", "II.A.1.1"]
    assert reading.peringatan == ()


@pytest.mark.parametrize(
    "legend",
    [
        (("MP", "Manajemen Perubahan"), ("PWS", "Penguatan Pengawasan")),
        (("PWS = Penguatan Pengawasan; MP = Manajemen Perubahan",),),
        (("Kode area:", "MP : Manajemen Perubahan"), (None, "PWS : Penguatan Pengawasan")),
    ],
)
def test_a_legend_above_the_table_says_which_areas_its_column_names_for_short(legend: tuple[Row, ...]) -> None:
    headings = ("NO", "AREA", *HEADINGS[1:])
    rows = ((1, "MP", *ONE[1:]), (2, "PWS", "Risiko", "Peta", "Menyusun peta", "Peta", "Mei 2025", "1"))
    reading = read_file(xlsx([("RENCANA AKSI ZI TAHUN 2025",), *legend, headings, *rows]), "a.xlsx")
    assert [(one.area, one.nama_area) for one in reading.langkah] == [
        ("I", "Manajemen Perubahan"),
        ("V", "Penguatan Pengawasan"),
    ]
    assert [remark.code for remark in reading.peringatan if "area" in remark.code] == ["columns.areas_by_short"]
