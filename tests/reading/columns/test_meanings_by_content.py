"""What stands in a column says what it means where its heading does not, and cells a merge lays over two are one."""

from __future__ import annotations

import pytest

from monev.core.records import Reading
from monev.reading import read_file
from tests.reading.tables import Row, xlsx


def rencana(*row: Row, merges: tuple[str, ...] = ()) -> Reading:
    """A plan of 2025 whose headings stand in row 2."""
    return read_file(xlsx([("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",), *row], merges), "a.xlsx")


def test_areas_merged_down_a_column_without_heading() -> None:
    result = rencana(
        (None, "NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI", "WAKTU"),
        ("MANAJEMEN\nPERUBAHAN", 1, "Tim", "SK", "Membentuk tim", "SK", "Mei 2025"),
        (None, 2, "Monev", "L", "Rapat", "Notula", "Juni 2025"),
        ("PENATAAN TATALAKSANA", 1, "SOP", "SOP", "Mereviu", "SOP", "Juli 2025"),
        merges=("A3:A4",),
    )
    assert [(lk.kode, lk.langkah_aksi) for lk in result.langkah] == [
        ("I.1.1", "Membentuk tim"),
        ("I.2.1", "Rapat"),
        ("II.1.1", "Mereviu"),
    ]
    assert "Kolom A tanpa judul dibaca sebagai AREA PERUBAHAN" in result.peringatan[0].pesan


def test_areas_in_a_column_headed_komponen() -> None:
    result = rencana(
        ("NO", "KOMPONEN", "KEGIATAN", "BUKTI", "WAKTU"),
        (1, "Manajemen Perubahan", "Membentuk tim", "SK", "Mei 2025"),
        (2, None, "Rapat", "Notula", "Juni 2025"),
        (3, "Pengawasan", "Sosialisasi", "Foto", "Juli 2025"),
    )
    assert [(lk.area, lk.komponen) for lk in result.langkah] == [("I", ""), ("I", ""), ("V", "")]


def test_a_komponen_of_that_name_below_an_area_heading_stays_one() -> None:
    result = rencana(
        ("NO", "KOMPONEN", "KEGIATAN", "BUKTI", "WAKTU"),
        ("VI. PENINGKATAN KUALITAS PELAYANAN PUBLIK",),
        (1, "Pelayanan Publik", "Membentuk tim", "SK", "Mei 2025"),
        (2, "Standar Pelayanan", "Rapat", "Notula", "Juni 2025"),
        (3, "Budaya Pelayanan", "Sosialisasi", "Foto", "Juli 2025"),
    )
    assert (result.langkah[0].area, result.langkah[0].komponen) == ("VI", "Pelayanan Publik")


def test_marks_and_texts_in_two_cells_under_one_heading_are_one_text() -> None:
    result = rencana(
        ("NO", "KOMPONEN", "LANGKAH AKSI", None, "BUKTI", None, "WAKTU"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Tim", "a.", "Membentuk tim", "1.", "SK", "Mei 2025"),
        (None, None, "b.", "Membagi tugas", "-", "Uraian tugas", "Juni 2025"),
        (None, None, None, None, "-", "Foto", None),
        merges=("C2:D2", "E2:F2"),
    )
    assert [(lk.langkah_aksi, [b.nama for b in lk.bukti]) for lk in result.langkah] == [
        ("a. Membentuk tim", ["SK"]),
        ("b. Membagi tugas", ["Uraian tugas", "Foto"]),
    ]
    assert all("Dua kolom" not in c.pesan for c in result.peringatan)


def test_marks_before_texts_whose_column_has_no_heading() -> None:
    result = rencana(
        ("NO", "KOMPONEN", "LANGKAH AKSI", None, "BUKTI", "WAKTU"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Tim", "a.", "Membentuk tim", "SK", "Mei 2025"),
        (None, None, "b.", "Membagi tugas", "Uraian tugas", "Juni 2025"),
    )
    assert [lk.langkah_aksi for lk in result.langkah] == ["a. Membentuk tim", "b. Membagi tugas"]


def test_a_letter_alone_before_a_langkah_is_its_number_and_none_of_its_words() -> None:
    result = rencana(
        ("NO", "PROGRAM", "LANGKAH AKSI", None, "BUKTI", "WAKTU"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Tim", "a", "Membentuk tim", "SK", "Mei 2025"),
        (None, None, "b", "Membagi tugas", "Uraian tugas", "Juni 2025"),
        merges=("C2:D2",),
    )
    assert [lk.langkah_aksi for lk in result.langkah] == ["Membentuk tim", "Membagi tugas"]


def test_numbers_of_area_and_row_in_two_cells_under_one_no() -> None:
    result = rencana(
        ("NO", None, "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI", "WAKTU"),
        ("I", None, "MANAJEMEN PERUBAHAN"),
        (None, 1, "Tim", "SK", "Membentuk tim", "SK", "Mei 2025"),
        (None, 2, "Monev", "L", "Rapat", "Notula", "Juni 2025"),
        ("II", None, "PENATAAN TATALAKSANA"),
        (None, 1, "SOP", "SOP", "Mereviu", "SOP", "Juli 2025"),
        merges=("A2:B2",),
    )
    assert [lk.kode for lk in result.langkah] == ["I.1.1", "I.2.1", "II.1.1"]
    assert result.peringatan == ()


def test_two_columns_of_text_under_one_heading_stay_two_and_are_asked_about() -> None:
    result = rencana(
        ("NO", "KOMPONEN", "LANGKAH AKSI", None, "BUKTI", "WAKTU"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Tim", "Membentuk tim", "Membagi tugas", "SK", "Mei 2025"),
        merges=("C2:D2",),
    )
    assert result.langkah[0].langkah_aksi == "Membentuk tim"
    assert any("Dua kolom sama-sama dapat berarti LANGKAH AKSI" in c.pesan for c in result.peringatan)


def test_a_heading_and_its_cells_merged_over_two_columns_are_one_column() -> None:
    result = rencana(
        ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", None, "BUKTI", "WAKTU"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Tim", "SK", "Membentuk tim", None, "SK", "Mei 2025"),
        merges=("D2:E2", "D4:E4"),
    )
    assert (result.langkah[0].langkah_aksi, result.peringatan) == ("Membentuk tim", ())


def test_a_remark_behind_a_usual_areas_name_leaves_it_usual() -> None:
    result = rencana(
        ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI", "WAKTU"),
        ("I. MANAJEMEN PERUBAHAN (Ketua Pokja: Budi)",),
        (1, "Tim", "SK", "Membentuk tim", "SK", "Mei 2025"),
    )
    first = result.langkah[0]
    assert (first.nama_area, first.pic, result.peringatan) == ("MANAJEMEN PERUBAHAN", "Budi", ())


def test_months_over_groups_of_rows_are_no_areas_where_these_have_a_column() -> None:
    result = rencana(
        ("NO", "AREA", "KEGIATAN", "BUKTI", "WAKTU"),
        ("JANUARI",),
        (1, "Manajemen Perubahan", "Membentuk tim", "SK", "Januari"),
        ("FEBRUARI",),
        (2, "Penataan Tatalaksana", "Mereviu", "SOP", "Februari"),
        merges=("A3:E3", "A5:E5"),
    )
    assert [lk.kode for lk in result.langkah] == ["I.1.1", "II.2.1"]
    assert all("JANUARI" not in (c.nilai or "") for c in result.peringatan)


def test_bare_numbers_are_what_their_heading_counts() -> None:
    def tenggat(heading: str, content: object) -> list[str]:
        result = rencana(
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
    result = rencana(headings, ("I. MANAJEMEN PERUBAHAN",), *rows)
    assert [(lk.langkah_aksi, lk.bukti_dukung) for lk in result.langkah] == [row[:2] for row in WORK]
    assert [remark.values["meaning"] for remark in result.peringatan] == asked


def test_a_table_of_another_kind_is_still_refused() -> None:
    result = rencana(
        ("NO", "NAMA", "JABATAN", "WAKTU"), (1, "Memed", "Laporan", "Maret"), (2, "Mega", "Undangan", "April")
    )
    assert result.langkah == ()
    beside = rencana(("NO", "KEGIATAN", "PIC", "WAKTU"), (1, "Rapat", "Umum", "Maret"), (2, "Apel", "Umum", "April"))
    assert [remark.code for remark in beside.galat] == ["identity.columns_missing"]
