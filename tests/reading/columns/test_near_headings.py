"""Headings that nobody listed: by a slip of the pen, and by what their column holds; both together are sure."""

import pytest

from monev.core.records import Reading
from monev.reading import read_file
from tests.reading.tables import TOP_ROWS, Row, read_plan, workbook_of, xlsx

POSTS = ("Kasubbag Umum", "Sekretaris", "Tim Pokja 1", "Sub Bagian Hukum dan SDM")
NAMES = ("Budi, S.H.", "Siti", "Andi, M.M.", "Dewi")


def read(*headings: str, last: tuple[str, ...] = POSTS) -> Reading:
    rows = [
        (number, f"Melaksanakan kegiatan {number}", f"Laporan {number}", "Mei 2025", text)[: len(headings)]
        for number, text in enumerate(last, start=1)
    ]
    return read_file(xlsx((*TOP_ROWS, headings, ("I. MANAJEMEN PERUBAHAN",), *rows)), "a.xlsx")


@pytest.mark.parametrize(
    "heading",
    ["PENANGUNG JAWAB", "PENANGUNGJAWAB", "PELAKSNA", "Personil", "Pengelola", "Pemilik Kegiatan"],
)
def test_who_does_it_is_proposed_under_a_heading_nobody_listed_and_asked_unless_slip_or_posts(heading: str) -> None:
    for people in (POSTS, NAMES):
        reading = read("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", heading, last=people)
        assert [langkah.pic for langkah in reading.langkah] == list(people)
        asked = [] if people is POSTS or heading.isupper() else [(heading, "PIC")]
        assert [(remark.nilai, remark.values["meaning"]) for remark in reading.peringatan] == asked


def test_a_column_of_posts_is_proposed_whatever_its_heading_says_and_others_are_left_alone() -> None:
    heading = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "DARI")
    assert [langkah.pic for langkah in read(*heading).langkah] == list(POSTS)
    left = read(*heading, last=("Aula", "Ruang rapat", "Daring", "Aula"))
    assert ([langkah.pic for langkah in left.langkah], left.peringatan) == ([None] * 4, ())


@pytest.mark.parametrize(
    "headings",
    [
        ("LANGKAH AKSI", "BUKTI DUKUNG", "TARGAT WAKTU"),
        ("RENCANA AKASI", "BUKTI DUKUNG", "WAKTU PELAKSAAN"),
        ("Program Kegiatan", "Bukti Pisik", "TARGER WAKTU"),
    ],
)
def test_a_needed_heading_with_a_letter_wrong_is_known_by_its_cells_too(headings: tuple[str, ...]) -> None:
    reading = read("NO", *headings, "Penangung Jawab")
    first = reading.langkah[0]
    assert (first.langkah_aksi, first.bukti_dukung) == ("Melaksanakan kegiatan 1", "Laporan 1")
    assert [t.tenggat for t in first.tenggat] == ["2025-05"]
    assert reading.peringatan == ()


@pytest.mark.parametrize("proof", ["BUKTI DUKUG", "BUKTI DUKG", "Wujud Bukti", "Dokumen yang Disiapkan", "Lampiran"])
@pytest.mark.parametrize("work", ["Kegiatan yang Dilakukan", "Uraian Tugas", "RENCANA AKSI/KEGIATAN"])
def test_a_heading_that_speaks_of_a_needed_column_in_other_words_is_it_where_no_other_is(proof: str, work: str) -> None:
    reading = read("NO", work, proof, "Time Line")
    assert (reading.langkah[0].langkah_aksi, reading.peringatan) == ("Melaksanakan kegiatan 1", ())


def test_headings_that_are_all_misspelt_are_read_and_of_several_tables_asked_about_once() -> None:
    reading = read("NO", "RENCANA AKSII", "BUKTI DUKNUG", "TARGER WAKTU", "PENANGUNG JAWAB", last=NAMES)
    assert [(langkah.langkah_aksi[-1], langkah.pic) for langkah in reading.langkah] == list(
        zip("1234", NAMES, strict=True)
    )
    assert reading.peringatan == ()
    assert not read("NO", "NAMA", "ALAMAT", "TARGER WAKTU", "TELEPON").langkah
    headings = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "Personil")
    rows = [headings, *((n, "Menyusun SOP", "SOP", "Mei 2025", name) for n, name in enumerate(NAMES, start=1))]
    sheets = {"1. Manajemen Perubahan": rows, "2. Tata Laksana": rows, "3. Pengawasan": rows}
    reading = read_file(workbook_of(sheets), "a.xlsx", 2025)
    assert (len(reading.langkah), [remark.nilai for remark in reading.peringatan]) == (12, ["Personil"])


def test_bare_numbers_are_what_their_heading_counts() -> None:
    def tenggat(heading: str, content: object) -> list[str]:
        result = read_plan(
            ("NO", "KEGIATAN", "BUKTI", heading), ("I. MANAJEMEN PERUBAHAN",), (1, "Rapat", "Notula", content)
        )
        assert result.langkah[0].target_waktu == str(content)
        return [t.tenggat.removeprefix("2025-") for t in result.langkah[0].tenggat]

    assert tenggat("BULAN", 6) == ["06"]
    assert tenggat("BULAN", "2 dan 8") == ["02", "08"]
    assert tenggat("BULAN KE-", "1,4,7,10") == ["01", "04", "07", "10"]
    assert tenggat("TRIWULAN", "I, III") == ["03", "09"]
    assert tenggat("TARGET TRIWULAN", 2) == ["06"]
    assert tenggat("SEMESTER", "II") == ["12"]
    assert tenggat("WAKTU", 6) == []
    assert tenggat("BULAN", 13) == []


WORK = (
    ("Membentuk tim kerja", "SK Tim", "Maret"),
    ("Rapat bulanan", "Undangan, daftar hadir, notulen", "April"),
    ("Penyusunan laporan", "Laporan kegiatan", "Mei"),
)


@pytest.mark.parametrize(
    ("headings", "asked"),
    [
        (("NO", "KEGIATAN", "HAL YANG DISIAPKAN", "WAKTU"), ["BUKTI DUKUNG"]),
        (("NO", "KEGIATAN", None, "WAKTU"), ["BUKTI DUKUNG"]),
        (("NO", "YANG DIKERJAKAN", "BUKTI", "WAKTU"), ["LANGKAH AKSI"]),
        (("NO", "YANG DIKERJAKAN", "YANG DISIAPKAN", "WAKTU"), ["LANGKAH AKSI", "BUKTI DUKUNG"]),
    ],
)
def test_a_column_no_word_names_is_proposed_by_what_it_holds(headings: Row, asked: list[str]) -> None:
    rows = ((number, *row) for number, row in enumerate(WORK, start=1))
    result = read_plan(headings, ("I. MANAJEMEN PERUBAHAN",), *rows)
    assert [(lk.langkah_aksi, lk.bukti_dukung) for lk in result.langkah] == [row[:2] for row in WORK]
    assert [remark.values["meaning"] for remark in result.peringatan] == asked


def test_a_table_of_another_kind_is_still_refused() -> None:
    result = read_plan(
        ("NO", "NAMA", "JABATAN", "WAKTU"), (1, "Memed", "Laporan", "Maret"), (2, "Mega", "Undangan", "April")
    )
    assert result.langkah == ()
    beside = read_plan(("NO", "KEGIATAN", "PIC", "WAKTU"), (1, "Rapat", "Umum", "Maret"), (2, "Apel", "Umum", "April"))
    assert [remark.code for remark in beside.galat] == ["identity.columns_missing"]
