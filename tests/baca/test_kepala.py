"""Headings are found by their words and shape, wherever they stand and in whatever order."""

from __future__ import annotations

import pytest

from monev.baca.anak import buka_workbook
from monev.baca.kepala import Kepala, cari_kepala
from monev.baca.kisi import dari_pekerja
from tests.baca.tabel import JUDUL, Baris, kisi, xlsx

LENGKAP = {
    "no": 1,
    "komponen": 2,
    "indikator": 3,
    "langkah_aksi": 4,
    "bukti_dukung": 5,
    "target_waktu": 6,
    "target_capaian": 7,
}


def kepala(*baris: Baris, gabung: tuple[str, ...] = ()) -> Kepala | None:
    """The headings found in these rows; from a real workbook where there are merges."""
    if gabung:
        return cari_kepala(dari_pekerja(buka_workbook(xlsx(baris, gabung))).lembar[0])
    return cari_kepala(kisi(*baris))


def test_the_headings_of_a_decree() -> None:
    hasil = kepala(("RENCANA AKSI ZI",), (), JUDUL, (1, "a", "b", "c", "d", "Juli 2025", "e"))
    assert (hasil.awal, hasil.akhir, hasil.kolom, hasil.kurang) == (3, 3, LENGKAP, ())


@pytest.mark.parametrize(
    "judul",
    [
        ("No.", "Unsur", "Indikator Keberhasilan", "Rencana\nAksi", "EVIDEN", "Waktu Pelaksanaan", "Output"),
        ("NOMOR", "ASPEK", "indikator  kinerja", "UPAYA", "Data Dukung", "JADWAL", "TARGET KINERJA"),
        ("no", "KOMPONEN", "INDIKATOR", "Kegiatan", "BUKTI FISIK/EVIDEN", "BATAS WAKTU", "KELUARAN"),
        ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI (KEGIATAN)", "BUKTI DUKUNG YANG DISIAPKAN", "WAKTU", "HASIL"),
    ],
)
def test_synonyms_case_spacing_and_line_breaks_do_not_matter(judul: tuple[str, ...]) -> None:
    assert kepala(judul).kolom == LENGKAP


def test_who_is_responsible_has_many_names() -> None:
    for judul in ("Ketua Tim", "TIM KERJA", "Pengampu", "Leading Sector", "PJ Kegiatan", "Koordinator Pokja"):
        assert kepala((*JUDUL[:6], judul)).kolom["pic"] == 7


def test_columns_may_stand_in_any_order_with_others_between() -> None:
    hasil = kepala(("TARGET WAKTU", "NO", "CATATAN", "LANGKAH AKSI", "INDIKATOR", "BUKTI DUKUNG", "PIC", "KOMPONEN"))
    assert hasil.kolom == {
        "target_waktu": 1,
        "no": 2,
        "langkah_aksi": 4,
        "indikator": 5,
        "bukti_dukung": 6,
        "pic": 7,
        "komponen": 8,
    }
    assert hasil.lain == {3: "CATATAN"}


def test_two_heading_rows_with_merges() -> None:
    hasil = kepala(
        ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET", None, "PIC"),
        (None, None, None, None, None, "WAKTU", "CAPAIAN", None),
        (1, "a", "b", "c", "d", "Juli 2025", "e", "f"),
        gabung=("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:G1", "H1:H2"),
    )
    assert (hasil.awal, hasil.akhir) == (1, 2)
    assert hasil.kolom == {**LENGKAP, "pic": 8}
    assert hasil.sebutan("target_waktu") == "TARGET WAKTU"


def test_two_heading_rows_whose_merges_a_csv_lost() -> None:
    hasil = kepala(
        ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET", ""),
        ("", "", "", "", "", "WAKTU", "CAPAIAN"),
        (1, "a", "b", "c", "d", "Juli 2025", "e"),
    )
    assert (hasil.akhir, hasil.kolom) == (2, LENGKAP)


def test_three_heading_rows() -> None:
    hasil = kepala(
        ("NO", "URAIAN", None, None, "PEMENUHAN", None, None),
        (None, "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET", None),
        (None, None, None, None, None, "WAKTU", "CAPAIAN"),
        gabung=("A1:A3", "B1:D1", "E1:G1", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:G2"),
    )
    assert (hasil.akhir, hasil.kolom) == (3, LENGKAP)


def test_a_column_of_row_numbers_without_heading_is_no_and_it_is_said() -> None:
    hasil = kepala(("", *JUDUL[1:]), (1, "a", "b", "c", "d", "e"), (2, "a", "b", "c", "d", "e"))
    assert hasil.kolom["no"] == 1
    assert "Kolom A tanpa judul dibaca sebagai NO" in hasil.peringatan[0].pesan


def test_kegiatan_beside_rencana_aksi_is_the_komponen() -> None:
    hasil = kepala(("NO", "KEGIATAN", "INDIKATOR", "RENCANA AKSI", "BUKTI DUKUNG", "WAKTU"))
    assert (hasil.kolom["komponen"], hasil.kolom["langkah_aksi"]) == (2, 4)


def test_kegiatan_right_of_rencana_aksi_is_the_langkah_and_both_readings_are_said() -> None:
    hasil = kepala(("NO", "RENCANA AKSI", "INDIKATOR", "KEGIATAN", "BUKTI DUKUNG", "WAKTU"))
    assert (hasil.kolom["komponen"], hasil.kolom["langkah_aksi"]) == (2, 4)
    assert "“RENCANA AKSI” dibaca sebagai KOMPONEN" in hasil.peringatan[0].pesan
    kiri = kepala(("NO", "KEGIATAN", "INDIKATOR", "RENCANA AKSI", "BUKTI DUKUNG", "WAKTU"))
    assert "“KEGIATAN” dibaca sebagai KOMPONEN" in kiri.peringatan[0].pesan


def test_two_columns_of_one_meaning_are_asked_about_and_the_first_is_read() -> None:
    hasil = kepala((*JUDUL, "DATA DUKUNG"))
    assert hasil.kolom["bukti_dukung"] == 5
    assert [c.sel for c in hasil.peringatan] == ["H1"]
    assert "Dua kolom" in hasil.peringatan[0].pesan


def test_bukti_and_waktu_under_realisasi_are_not_the_plans() -> None:
    hasil = kepala(
        (*JUDUL, "REALISASI", None, None),
        (*[None] * 7, "WAKTU", "STATUS", "BUKTI DUKUNG"),
        gabung=(*(f"{k}1:{k}2" for k in "ABCDEFG"), "H1:J1"),
    )
    assert {arti: hasil.kolom[arti] for arti in LENGKAP} == LENGKAP
    assert (hasil.kolom["tanggal_selesai"], hasil.kolom["status"]) == (8, 9)
    assert hasil.lain == {10: "REALISASI BUKTI DUKUNG"}


def test_twelve_month_columns_are_a_calendar_and_no_target_waktu_column() -> None:
    bulan = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    hasil = kepala(
        ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", *[None] * 11),
        (*[None] * 5, *bulan),
        gabung=("F1:Q1",),
    )
    assert "target_waktu" not in hasil.kolom
    assert (hasil.kurang, hasil.akhir, hasil.kalender.sebutan) == ((), 2, "TARGET WAKTU")
    assert {k: p.bulan for k, p in hasil.kalender.kolom.items()} == {k: k - 5 for k in range(6, 18)}


def test_what_is_missing_is_known() -> None:
    assert kepala(("NO", "KOMPONEN", "LANGKAH AKSI", "PIC")).kurang == ("bukti_dukung", "target_waktu")


def test_komponen_indikator_and_no_can_be_missing() -> None:
    hasil = kepala(("KEGIATAN", "EVIDEN", "WAKTU", "PJ"))
    assert (hasil.kurang, hasil.tidak_lazim) == ((), ("no", "komponen", "indikator"))


def test_program_kerja_is_the_komponen_beside_kegiatan_and_the_langkah_without_it() -> None:
    beserta = kepala(("NO", "PROGRAM KERJA", "KEGIATAN", "EVIDEN", "WAKTU"))
    assert (beserta.kolom["komponen"], beserta.kolom["langkah_aksi"]) == (2, 3)
    assert kepala(("NO", "PROGRAM KERJA", "EVIDEN", "WAKTU")).kolom["langkah_aksi"] == 2


def test_headings_may_be_numbered_or_english() -> None:
    assert kepala(("1. NO", "2. KOMPONEN", "3. INDIKATOR", "4. LANGKAH AKSI", "5. BUKTI DUKUNG", "6. TARGET WAKTU"))
    inggris = kepala(("No", "Component", "Indicator", "Action Plan", "Evidence", "Timeline", "Expected Output"))
    assert inggris.kolom == LENGKAP


def test_a_sheet_without_headings_has_none() -> None:
    assert kepala(("Kepada Yth.",), ("Bapak", "Ibu"), (1, 2, 3)) is None


def test_of_two_words_side_by_side_a_heading_means_the_one_the_plan_needs() -> None:
    hasil = kepala(("NO", "KOMPONEN / AKTIVITAS", "INDIKATOR", "OUTPUT/EVIDEN", "TIMELINE"))
    assert hasil.kolom == {"no": 1, "langkah_aksi": 2, "indikator": 3, "bukti_dukung": 4, "target_waktu": 5}


def test_the_other_word_is_taken_where_a_surer_heading_has_the_first() -> None:
    hasil = kepala(("NO", "KOMPONEN / AKTIVITAS", "LANGKAH AKSI", "BUKTI", "WAKTU"))
    assert (hasil.kolom["komponen"], hasil.kolom["langkah_aksi"]) == (2, 3)


def test_an_output_is_the_bukti_only_where_no_column_is_and_it_is_said() -> None:
    hasil = kepala(("NO", "RENCANA AKSI", "OUTPUT", "WAKTU"))
    assert hasil.kolom["bukti_dukung"] == 3
    assert [c.kolom for c in hasil.peringatan] == ["OUTPUT"]
    assert kepala(("NO", "RENCANA AKSI", "OUTPUT", "WAKTU", "BUKTI")).kolom["target_capaian"] == 3


def test_a_program_is_no_work_where_the_steps_have_a_column() -> None:
    hasil = kepala(("NO", "PROGRAM", "INDIKATOR", "LANGKAH-LANGKAH", "BUKTI", "WAKTU"))
    assert (hasil.kolom["komponen"], hasil.kolom["langkah_aksi"], hasil.peringatan) == (2, 4, ())


def test_a_program_read_as_the_work_beside_an_unknown_column_is_asked_about() -> None:
    hasil = kepala(("NO", "PROGRAM", "URUSAN POKOK", "BUKTI", "WAKTU"))
    assert hasil.kolom["langkah_aksi"] == 2
    assert [c.kolom for c in hasil.peringatan] == ["PROGRAM"]


def test_a_target_column_that_holds_months_is_the_time_where_no_other_is_and_it_is_said() -> None:
    judul = ("NO", "RENCANA AKSI", "BUKTI", "TARGET")
    hasil = kepala(judul, (1, "Membentuk tim", "SK", "Januari 2025"), (2, "Monev", "Laporan", "TW II"))
    assert (hasil.kolom["target_waktu"], hasil.kurang) == (4, ())
    assert [c.kolom for c in hasil.peringatan] == ["TARGET"]


def test_a_target_column_of_amounts_is_no_time() -> None:
    judul = ("NO", "RENCANA AKSI", "BUKTI", "TARGET")
    hasil = kepala(judul, (1, "Membentuk tim", "SK", "1 SK"), (2, "Monev", "Laporan", "4"), (3, "a", "b", "100%"))
    assert hasil.kurang == ("target_waktu",)


def test_of_kegiatan_and_sub_kegiatan_the_finer_is_the_work() -> None:
    hasil = kepala(("NO", "AREA", "KEGIATAN", "SUB KEGIATAN", "BUKTI", "WAKTU"))
    assert (hasil.kolom["komponen"], hasil.kolom["langkah_aksi"]) == (3, 4)


def test_the_parts_of_a_target_are_not_asked_about_but_two_bukti_are() -> None:
    judul = ("NO", "LANGKAH AKSI", "BUKTI", "TARGET", None, "WAKTU")
    assert kepala(judul, (None, None, None, "VOLUME", "SATUAN", None), gabung=("D1:E1",)).peringatan == ()
    hasil = kepala(("NO", "LANGKAH AKSI", "BUKTI", None, "WAKTU"), (None, None, "JENIS", "LETAK"), gabung=("C1:D1",))
    assert [c.kolom for c in hasil.peringatan] == ["BUKTI LETAK"]


def test_a_column_of_shares_is_no_status_and_it_is_said() -> None:
    judul = ("NO", "LANGKAH AKSI", "BUKTI", "WAKTU", "PROGRES")
    hasil = kepala(judul, (1, "a", "b", "Mei", "100%"), (2, "a", "b", "Juni", "0,5"))
    assert ("status" in hasil.kolom, [c.kolom for c in hasil.peringatan]) == (False, ["PROGRES"])
    assert "status" in kepala(judul, (1, "a", "b", "Mei", "Selesai"), (2, "a", "b", "Juni", "50%")).kolom


def test_a_follow_up_plan_is_the_work_where_no_other_column_is() -> None:
    hasil = kepala(("NO", "AREA", "REKOMENDASI", "RENCANA TINDAK LANJUT", "WAKTU", "BUKTI"))
    assert hasil.kolom["langkah_aksi"] == 4
    assert kepala(("NO", "LANGKAH AKSI", "BUKTI", "WAKTU", "RENCANA TINDAK LANJUT")).kolom["tindak_lanjut"] == 5


def test_under_area_komponen_stand_the_komponen() -> None:
    assert kepala(("NO", "AREA/KOMPONEN", "RENCANA AKSI", "BUKTI", "WAKTU")).kolom["komponen"] == 2


def test_column_numbers_may_stand_in_the_heading_cells() -> None:
    assert kepala(tuple(f"{teks}\n({ke})" for ke, teks in enumerate(JUDUL, 1))).kolom == LENGKAP


def test_a_month_and_its_year_under_one_heading_are_read_by_the_month() -> None:
    hasil = kepala(
        ("NO", "KEGIATAN", "BUKTI", "TARGET WAKTU", None),
        (None, None, None, "BULAN", "TAHUN"),
        gabung=("D1:E1", "A1:A2", "B1:B2", "C1:C2"),
    )
    assert (hasil.akhir, hasil.kolom["target_waktu"]) == (2, 4)


def test_a_heading_that_speaks_of_work_is_it_before_a_mere_uraian() -> None:
    hasil = kepala(("NO", "URAIAN", "KEGIATAN YANG DILAKUKAN OLEH TIM", "DATA DUKUNG", "WAKTU", "BIDANG"))
    assert (hasil.kolom["langkah_aksi"], hasil.kolom["pic"]) == (3, 6)
    hasil = kepala(("NO", "URAIAN", "JUMLAH PESERTA KEGIATAN", "DATA DUKUNG", "WAKTU"))
    assert hasil.kolom["langkah_aksi"] == 2
