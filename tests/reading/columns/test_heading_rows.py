"""Headings are found by their words and shape, wherever they stand and in whatever order."""

from __future__ import annotations

import pytest

from monev.reading import read_file
from monev.reading.columns.header import Header
from monev.reading.columns.heading_rows import find_header
from monev.reading.files.child import open_file
from monev.reading.files.grid import build_from_worker
from tests.reading.tables import HEADINGS, Row, make_grid, xlsx

ALL_HEADINGS = {
    "no": 1,
    "komponen": 2,
    "indikator": 3,
    "langkah_aksi": 4,
    "bukti_dukung": 5,
    "target_waktu": 6,
    "target_capaian": 7,
}


def header_of(*row: Row, merges: tuple[str, ...] = ()) -> Header | None:
    """The headings found in these rows; from a real workbook where there are merges."""
    if merges:
        return find_header(build_from_worker(open_file(xlsx(row, merges), "xlsx")).sheets[0])
    return find_header(make_grid(*row))


def test_the_headings_of_a_decree() -> None:
    result = header_of(("RENCANA AKSI ZI",), (), HEADINGS, (1, "a", "b", "c", "d", "Juli 2025", "e"))
    assert (result.start, result.end, result.columns, result.missing) == (3, 3, ALL_HEADINGS, ())


@pytest.mark.parametrize(
    "heading",
    [
        ("No.", "Unsur", "Indikator Keberhasilan", "Rencana\nAksi", "EVIDEN", "Waktu Pelaksanaan", "Output"),
        ("NOMOR", "ASPEK", "indikator  kinerja", "UPAYA", "Data Dukung", "JADWAL", "TARGET KINERJA"),
        ("no", "KOMPONEN", "INDIKATOR", "Kegiatan", "BUKTI FISIK/EVIDEN", "BATAS WAKTU", "KELUARAN"),
        ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI (KEGIATAN)", "BUKTI DUKUNG YANG DISIAPKAN", "WAKTU", "HASIL"),
    ],
)
def test_synonyms_case_spacing_and_line_breaks_do_not_matter(heading: tuple[str, ...]) -> None:
    assert header_of(heading).columns == ALL_HEADINGS


def test_columns_may_stand_in_any_order_with_others_between() -> None:
    result = header_of(
        ("TARGET WAKTU", "NO", "CATATAN", "LANGKAH AKSI", "INDIKATOR", "BUKTI DUKUNG", "PIC", "KOMPONEN")
    )
    assert result.columns == {
        "target_waktu": 1,
        "no": 2,
        "langkah_aksi": 4,
        "indikator": 5,
        "bukti_dukung": 6,
        "pic": 7,
        "komponen": 8,
    }
    assert result.others == {3: "CATATAN"}


def test_two_heading_rows_with_merges() -> None:
    result = header_of(
        ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET", None, "PIC"),
        (None, None, None, None, None, "WAKTU", "CAPAIAN", None),
        (1, "a", "b", "c", "d", "Juli 2025", "e", "f"),
        merges=("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:G1", "H1:H2"),
    )
    assert (result.start, result.end) == (1, 2)
    assert result.columns == {**ALL_HEADINGS, "pic": 8}
    assert result.display_name("target_waktu") == "TARGET WAKTU"


def test_numbers_beside_the_evidence_under_its_heading_number_its_documents() -> None:
    result = header_of(
        ("NO", "LANGKAH AKSI", "EVIDEN", None, "WAKTU"),
        (None, None, "No", "Uraian", None),
        (1, "Membentuk tim", 1, "SK Tim", "Mei 2025"),
        merges=("A1:A2", "B1:B2", "C1:D1", "E1:E2"),
    )
    assert (result.columns["langkah_aksi"], result.columns["bukti_dukung"]) == (2, 4)
    assert (result.grid.texts[3, 4], 3 in result.headings) == ("1. SK Tim", False)


def test_two_heading_rows_whose_merges_a_csv_lost() -> None:
    result = header_of(
        ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET", ""),
        ("", "", "", "", "", "WAKTU", "CAPAIAN"),
        (1, "a", "b", "c", "d", "Juli 2025", "e"),
    )
    assert (result.end, result.columns) == (2, ALL_HEADINGS)


def test_a_title_over_the_first_column_heads_no_other() -> None:
    result = header_of(
        ("RENCANA AKSI ZI 2025",), ("NO", "RENCANA AKSI", "BUKTI", "TGL", "BULAN"), (1, "a", "b", 5, "Mei")
    )
    assert (result.start, result.columns["langkah_aksi"]) == (2, 2)


def test_three_heading_rows() -> None:
    result = header_of(
        ("NO", "URAIAN", None, None, "PEMENUHAN", None, None),
        (None, "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET", None),
        (None, None, None, None, None, "WAKTU", "CAPAIAN"),
        merges=("A1:A3", "B1:D1", "E1:G1", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:G2"),
    )
    assert (result.end, result.columns) == (3, ALL_HEADINGS)


def test_a_column_of_row_numbers_without_heading_is_no_and_it_is_said() -> None:
    result = header_of(("", *HEADINGS[1:]), (1, "a", "b", "c", "d", "e"), (2, "a", "b", "c", "d", "e"))
    assert result.columns["no"] == 1
    assert "Kolom A tanpa judul dibaca sebagai NO" in result.warnings[0].pesan


def test_of_kegiatan_and_rencana_aksi_the_right_one_is_the_langkah_and_that_is_said() -> None:
    result = header_of(("NO", "RENCANA AKSI", "INDIKATOR", "KEGIATAN", "BUKTI DUKUNG", "WAKTU"))
    assert (result.columns["komponen"], result.columns["langkah_aksi"]) == (2, 4)
    assert "“RENCANA AKSI” dibaca sebagai KOMPONEN" in result.warnings[0].pesan
    left = header_of(("NO", "KEGIATAN", "INDIKATOR", "RENCANA AKSI", "BUKTI DUKUNG", "WAKTU"))
    assert (left.columns["komponen"], left.columns["langkah_aksi"]) == (2, 4)
    assert "“KEGIATAN” dibaca sebagai KOMPONEN" in left.warnings[0].pesan


def test_words_cut_short_in_a_heading_mean_what_the_whole_words_do() -> None:
    result = header_of(("NO", "Keg.", "Wkt Pelaks.", "Bkt Dkg", "Penangg. Jwb"))
    meanings = ("langkah_aksi", "target_waktu", "bukti_dukung", "pic")
    assert [result.columns.get(meaning) for meaning in meanings] == [2, 3, 4, 5]


def test_two_columns_of_one_meaning_are_asked_about_and_the_first_is_read() -> None:
    result = header_of((*HEADINGS, "DATA DUKUNG"))
    assert result.columns["bukti_dukung"] == 5
    assert [c.sel for c in result.warnings] == ["H1"]
    assert "Dua kolom" in result.warnings[0].pesan


def test_bukti_and_waktu_under_realisasi_are_not_the_plans() -> None:
    result = header_of(
        (*HEADINGS, "REALISASI", None, None),
        (*[None] * 7, "WAKTU", "STATUS", "BUKTI DUKUNG"),
        merges=(*(f"{k}1:{k}2" for k in "ABCDEFG"), "H1:J1"),
    )
    assert {meaning: result.columns[meaning] for meaning in ALL_HEADINGS} == ALL_HEADINGS
    assert (result.columns["tanggal_selesai"], result.columns["status"]) == (8, 9)
    assert result.others == {10: "REALISASI BUKTI DUKUNG"}


def test_twelve_month_columns_are_a_calendar_and_no_target_waktu_column() -> None:
    month = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    result = header_of(
        ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", *[None] * 11),
        (*[None] * 5, *month),
        merges=("F1:Q1",),
    )
    assert "target_waktu" not in result.columns
    assert (result.missing, result.end, result.calendar.display_name) == ((), 2, "TARGET WAKTU")
    assert {k: p.month for k, p in result.calendar.columns.items()} == {k: k - 5 for k in range(6, 18)}


def test_what_is_missing_is_known() -> None:
    assert header_of(("NO", "KOMPONEN", "LANGKAH AKSI", "PIC")).missing == ("bukti_dukung", "target_waktu")


def test_komponen_indikator_and_no_can_be_missing() -> None:
    result = header_of(("KEGIATAN", "EVIDEN", "WAKTU", "PJ"))
    assert (result.missing, result.missing_usual) == ((), ("no", "komponen", "indikator"))


def test_program_kerja_is_the_komponen_beside_kegiatan_and_the_langkah_without_it() -> None:
    together_with = header_of(("NO", "PROGRAM KERJA", "KEGIATAN", "EVIDEN", "WAKTU"))
    assert (together_with.columns["komponen"], together_with.columns["langkah_aksi"]) == (2, 3)
    assert header_of(("NO", "PROGRAM KERJA", "EVIDEN", "WAKTU")).columns["langkah_aksi"] == 2


def test_headings_may_be_numbered_or_english() -> None:
    assert header_of(("1. NO", "2. KOMPONEN", "3. INDIKATOR", "4. LANGKAH AKSI", "5. BUKTI DUKUNG", "6. TARGET WAKTU"))
    english = header_of(("No", "Component", "Indicator", "Action Plan", "Evidence", "Timeline", "Expected Output"))
    assert english.columns == ALL_HEADINGS


def test_a_sheet_without_headings_has_none() -> None:
    assert header_of(("Kepada Yth.",), ("Bapak", "Ibu"), (1, 2, 3)) is None


def test_of_two_words_side_by_side_a_heading_means_the_one_the_plan_needs() -> None:
    result = header_of(("NO", "KOMPONEN / AKTIVITAS", "INDIKATOR", "OUTPUT/EVIDEN", "TIMELINE"))
    assert result.columns == {"no": 1, "langkah_aksi": 2, "indikator": 3, "bukti_dukung": 4, "target_waktu": 5}


def test_the_other_word_is_taken_where_a_surer_heading_has_the_first() -> None:
    result = header_of(("NO", "KOMPONEN / AKTIVITAS", "LANGKAH AKSI", "BUKTI", "WAKTU"))
    assert (result.columns["komponen"], result.columns["langkah_aksi"]) == (2, 3)


def test_an_output_is_the_bukti_only_where_no_column_is_and_it_is_said() -> None:
    result = header_of(("NO", "RENCANA AKSI", "OUTPUT", "WAKTU"))
    assert result.columns["bukti_dukung"] == 3
    assert result.warnings == (), "no other column could hold it, so there is nothing to answer"
    result = header_of(("NO", "RENCANA AKSI", "OUTPUT", "WAKTU", "KETERANGAN"))
    assert [c.kolom for c in result.warnings] == ["OUTPUT"]
    assert header_of(("NO", "RENCANA AKSI", "OUTPUT", "WAKTU", "BUKTI")).columns["target_capaian"] == 3


def test_a_program_is_no_work_where_the_steps_have_a_column() -> None:
    result = header_of(("NO", "PROGRAM", "INDIKATOR", "LANGKAH-LANGKAH", "BUKTI", "WAKTU"))
    assert (result.columns["komponen"], result.columns["langkah_aksi"], result.warnings) == (2, 4, ())


def test_a_program_read_as_the_work_beside_an_unknown_column_is_asked_about() -> None:
    result = header_of(("NO", "PROGRAM", "URUSAN POKOK", "BUKTI", "WAKTU"))
    assert result.columns["langkah_aksi"] == 2
    assert [c.kolom for c in result.warnings] == ["PROGRAM"]


def test_a_target_column_that_holds_months_is_the_time_where_no_other_is() -> None:
    heading = ("NO", "RENCANA AKSI", "BUKTI", "TARGET")
    result = header_of(heading, (1, "Membentuk tim", "SK", "Januari 2025"), (2, "Monev", "Laporan", "TW II"))
    assert (result.columns["target_waktu"], result.missing) == (4, ())
    assert result.warnings == ()


def test_a_target_column_of_amounts_is_no_time() -> None:
    heading = ("NO", "RENCANA AKSI", "BUKTI", "TARGET")
    result = header_of(heading, (1, "Membentuk tim", "SK", "1 SK"), (2, "Monev", "Laporan", "4"), (3, "a", "b", "100%"))
    assert result.missing == ("target_waktu",)


def test_of_kegiatan_and_sub_kegiatan_the_finer_is_the_work() -> None:
    result = header_of(("NO", "AREA", "KEGIATAN", "SUB KEGIATAN", "BUKTI", "WAKTU"))
    assert (result.columns["komponen"], result.columns["langkah_aksi"]) == (3, 4)


def test_the_parts_of_a_target_are_not_asked_about_but_two_bukti_are() -> None:
    heading = ("NO", "LANGKAH AKSI", "BUKTI", "TARGET", None, "WAKTU")
    assert header_of(heading, (None, None, None, "VOLUME", "SATUAN", None), merges=("D1:E1",)).warnings == ()
    result = header_of(
        ("NO", "LANGKAH AKSI", "BUKTI", None, "WAKTU"), (None, None, "JENIS", "LETAK"), merges=("C1:D1",)
    )
    assert [c.kolom for c in result.warnings] == ["BUKTI LETAK"]


def test_a_column_of_shares_is_no_status_and_it_is_said() -> None:
    heading = ("NO", "LANGKAH AKSI", "BUKTI", "WAKTU", "PROGRES")
    result = header_of(heading, (1, "a", "b", "Mei", "100%"), (2, "a", "b", "Juni", "0,5"))
    assert ("status" in result.columns, [c.kolom for c in result.warnings]) == (False, ["PROGRES"])
    assert "status" in header_of(heading, (1, "a", "b", "Mei", "Selesai"), (2, "a", "b", "Juni", "50%")).columns


def test_a_follow_up_plan_is_the_work_where_no_other_column_is() -> None:
    result = header_of(("NO", "AREA", "REKOMENDASI", "RENCANA TINDAK LANJUT", "WAKTU", "BUKTI"))
    assert result.columns["langkah_aksi"] == 4
    assert header_of(("NO", "LANGKAH AKSI", "BUKTI", "WAKTU", "RENCANA TINDAK LANJUT")).columns["tindak_lanjut"] == 5


def test_under_area_komponen_stand_the_komponen() -> None:
    assert header_of(("NO", "AREA/KOMPONEN", "RENCANA AKSI", "BUKTI", "WAKTU")).columns["komponen"] == 2


def test_column_numbers_may_stand_in_the_heading_cells() -> None:
    assert header_of(tuple(f"{text}\n({index})" for index, text in enumerate(HEADINGS, 1))).columns == ALL_HEADINGS


def test_a_month_and_its_year_under_one_heading_are_read_by_the_month() -> None:
    result = header_of(
        ("NO", "KEGIATAN", "BUKTI", "TARGET WAKTU", None),
        (None, None, None, "BULAN", "TAHUN"),
        merges=("D1:E1", "A1:A2", "B1:B2", "C1:C2"),
    )
    assert (result.end, result.columns["target_waktu"]) == (2, 4)


def test_a_heading_that_speaks_of_work_is_it_before_a_mere_uraian() -> None:
    result = header_of(("NO", "URAIAN", "KEGIATAN YANG DILAKUKAN OLEH TIM", "DATA DUKUNG", "WAKTU", "BIDANG"))
    assert (result.columns["langkah_aksi"], result.columns["pic"]) == (3, 6)
    result = header_of(("NO", "URAIAN", "JUMLAH PESERTA KEGIATAN", "DATA DUKUNG", "WAKTU"))
    assert result.columns["langkah_aksi"] == 2


def test_of_kegiatan_and_its_details_the_finer_is_the_langkah(subtests: pytest.Subtests) -> None:
    for finer in ["RINCIAN", "TAHAPAN", "URAIAN", "URAIAN KEGIATAN", "RINCIAN KEGIATAN", "DETIL"]:
        with subtests.test(str(finer)):
            result = header_of(("NO", "KEGIATAN", finer, "BUKTI DUKUNG", "WAKTU"))
            assert (result.columns["komponen"], result.columns["langkah_aksi"]) == (2, 3)
            assert "indikator" not in result.columns


def test_ways_to_head_the_evidence(subtests: pytest.Subtests) -> None:
    for words in [
        "Dakung",
        "Datduk",
        "Produk Output",
        "Hasil",
        "LUARAN",
        "BUKTI KERJA",
        "Bentuk Kerja",
        "KELENGKAPAN DOKUMEN",
    ]:
        with subtests.test(str(words)):
            assert header_of(("NO", "KOMPONEN", "LANGKAH AKSI", words, "WAKTU")).columns["bukti_dukung"] == 4


def test_ways_to_head_who_does_it(subtests: pytest.Subtests) -> None:
    names = "P. JAWAB|PEN. JAWAB|UIC|Unit in Charge|Satker Pelaksana|Fungsi|Ketua Tim|TIM KERJA|Pengampu|Leading Sector"
    for words in (*names.split("|"), "PJ Kegiatan", "Koordinator Pokja"):
        with subtests.test(str(words)):
            assert header_of(("NO", "LANGKAH AKSI", "BUKTI", "WAKTU", words)).columns["pic"] == 5


def test_hasil_takes_the_capaian_that_a_target_of_time_gave_up() -> None:
    result = header_of(
        ("NO", "KEGIATAN", "TARGET", "HASIL", "BUKTI"),
        (1, "Tim", "Maret", "1 SK", "SK"),
        (2, "Rapat", "Juni", "1 notula", "Notula"),
    )
    assert result is not None
    assert (result.columns["target_waktu"], result.columns["target_capaian"]) == (3, 4)
    assert result.warnings == ()


def test_of_three_columns_of_work_the_left_is_the_komponen() -> None:
    result = header_of(("PILAR", "RENCANA KERJA", "KEGIATAN", "RINCIAN", "BUKTI", "WAKTU"))
    columns = [result.columns[meaning] for meaning in ("komponen", "indikator", "langkah_aksi")]
    assert columns == [2, 3, 4]
    assert not any(remark.code == "columns.two_of_one_meaning" for remark in result.warnings)


def test_bukti_in_numbered_columns_under_one_heading_is_one_list() -> None:
    rows = (
        ("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",),
        ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", None, None, "TARGET WAKTU"),
        (None, None, 1, 2, 3, None),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Membentuk tim", "SK Tim", "Undangan", None, "Mei 2025"),
        (2, "Memimpin rapat", "Notulen", None, "Foto", "Juni 2025"),
    )
    reading = read_file(xlsx(rows, ["A2:A3", "B2:B3", "C2:E2", "F2:F3"]), "a.xlsx")
    assert [[bukti.nama for bukti in one.bukti] for one in reading.langkah] == [
        ["SK Tim", "Undangan"],
        ["Notulen", "Foto"],
    ]
    assert reading.peringatan == ()


def test_rencana_over_times_is_the_time_without_a_question() -> None:
    result = header_of(("NO", "KEGIATAN", "BUKTI", "RENCANA"), (1, "Rapat", "Notula", "B03"), (2, "Tim", "SK", "B06"))
    assert (result.columns["target_waktu"], result.warnings) == (4, ())
