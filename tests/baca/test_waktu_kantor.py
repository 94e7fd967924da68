"""TARGET WAKTU as offices type it (DESIGN §3): what is read at once, and what looks readable but must be asked."""

from __future__ import annotations

from datetime import date

import pytest

from monev.baca.waktu import Waktu, baca_waktu

SETAHUN = [f"2025-{b:02d}" for b in range(1, 13)]
TRIWULAN = ["2025-03", "2025-06", "2025-09", "2025-12"]


def kunci(waktu: Waktu) -> list[str]:
    return [t.tenggat for t in waktu.tenggat]


@pytest.mark.parametrize(
    ("teks", "jenis", "tenggat"),
    [
        ("Bulan ke-3 dan ke-6", "daftar", ["2025-03", "2025-06"]),
        ("Triwulan ke-1, ke-3", "daftar", ["2025-03", "2025-09"]),
        ("Bulan ke-3 s.d. ke-6", "rentang", ["2025-06"]),
        ("Triwulan\nI", "bulan", ["2025-03"]),
        ("TW\nIV\n2025", "bulan", ["2025-12"]),
        ("Tribulan II", "bulan", ["2025-06"]),
        ("Tribulanan", "triwulanan", TRIWULAN),
        ("Triwulan Dua dan Empat", "daftar", ["2025-06", "2025-12"]),
        ("SM II", "bulan", ["2025-12"]),
        ("Febuari 2025", "bulan", ["2025-02"]),
        ("Agts 2025", "bulan", ["2025-08"]),
        ("Jum'at, 29 Agustus 2025", "tanggal", ["2025-08-29"]),
        ("perbulan", "bulanan", SETAHUN),
        ("pertriwulan", "triwulanan", TRIWULAN),
        ("Januari - Desember 2025 (persemester)", "daftar", ["2025-06", "2025-12"]),
        ("4 kali (TW I, II, III dan IV)", "daftar", TRIWULAN),
        ("per triwulan (4 kali)", "triwulanan", TRIWULAN),
        ("1 (satu) kali, Januari - Desember 2025", "rentang", ["2025-12"]),
    ],
)
def test_what_offices_type_is_read_without_a_question(teks: str, jenis: str, tenggat: list[str]) -> None:
    waktu = baca_waktu(teks, 2025)

    assert (waktu.jenis_target, kunci(waktu), waktu.peringatan) == (jenis, tenggat, ())


@pytest.mark.parametrize(
    ("teks", "tenggat"),
    [
        ("Janu-\nari 2025", ["2025-01"]),
        ("Se\nptember 2025", ["2025-09"]),
        ("Septem-\nber s.d. Desem-\nber 2025", ["2025-12"]),
        ("Jan-\nDes 2025", ["2025-12"]),
        ("Maret\nMei 2025", ["2025-03", "2025-05"]),
    ],
)
def test_a_word_cut_by_the_end_of_a_line_is_one_word(teks: str, tenggat: list[str]) -> None:
    waktu = baca_waktu(teks, 2025)

    assert (kunci(waktu), waktu.peringatan) == (tenggat, ())


@pytest.mark.parametrize(
    "teks",
    [
        "4 Agustus 2025 pukul 09.00 WIB",
        "4 Agustus 2025, 09.00-12.00 WIB",
        "09.00 s.d. 12.00 WITA, 4 Agustus 2025",
        "Senin, 4 Agustus 2025 jam 13:00",
        "4 Agustus 2025, pukul 09.00 s.d. selesai",
    ],
)
def test_the_hour_of_a_meeting_is_no_day_and_no_month(teks: str) -> None:
    waktu = baca_waktu(teks, 2025)

    assert (waktu.jenis_target, kunci(waktu), waktu.peringatan) == ("tanggal", ["2025-08-04"], ())


@pytest.mark.parametrize(
    "teks",
    [
        "Januari - Desember 2025, 4 kali",
        "2 kali Januari - Desember 2025",
        "Januari-Desember 2025 (2x)",
        "3 kali: Juni dan Desember",
    ],
)
def test_a_number_of_times_that_the_reading_does_not_have_is_asked_about(teks: str) -> None:
    assert any("kali" in p for p in baca_waktu(teks, 2025).peringatan)


@pytest.mark.parametrize(
    "teks",
    [
        "bulanan, triwulanan dan tahunan",
        "setiap bulan dan setiap triwulan",
        "setiap bulan/triwulan",
        "per bulan/semester",
    ],
)
def test_two_frequencies_in_one_cell_are_asked_about(teks: str) -> None:
    waktu = baca_waktu(teks, 2025)

    assert waktu.peringatan
    assert kunci(waktu) == SETAHUN  # the most frequent, so that no obligation is overlooked


@pytest.mark.parametrize("teks", ["Januari - Desember 2025 (setiap Senin)", "Setiap Jumat, Januari-Desember 2025"])
def test_a_meeting_of_every_monday_is_monthly_and_asked_about(teks: str) -> None:
    waktu = baca_waktu(teks, 2025)

    assert (waktu.jenis_target, kunci(waktu)) == ("bulanan", SETAHUN)
    assert waktu.peringatan


@pytest.mark.parametrize("teks", ["Setiap awal triwulan", "tiap awal semester"])
def test_the_beginning_of_every_quarter_is_not_taken_for_its_end_unasked(teks: str) -> None:
    assert baca_waktu(teks, 2025).peringatan


@pytest.mark.parametrize("teks", ["Maret 2025 dan setiap bulan", "TW I (setiap bulan)"])
def test_every_month_of_a_time_that_is_no_window_is_asked_about(teks: str) -> None:
    waktu = baca_waktu(teks, 2025)

    assert (waktu.jenis_target, kunci(waktu)) == ("bulan", ["2025-03"])
    assert waktu.peringatan


def test_the_number_of_an_activity_is_not_the_day_of_its_month() -> None:
    waktu = baca_waktu("Kegiatan 1: Maret\nKegiatan 2: Juni", 2025)

    assert kunci(waktu) == ["2025-03", "2025-06"]
    assert waktu.peringatan


def test_a_time_counted_on_from_another_is_asked_about() -> None:
    assert baca_waktu("TW II + 1 bulan", 2025).peringatan


@pytest.mark.parametrize("teks", ["3 kegiatan Maret 2025", "2 kegiatan Januari-Maret 2025", "dua kegiatan Maret 2025"])
def test_a_number_of_activities_is_not_the_day_of_a_month(teks: str) -> None:
    waktu = baca_waktu(teks, 2025)

    assert kunci(waktu) == ["2025-03"]
    assert waktu.peringatan


def test_from_a_quarter_on_begins_with_its_first_month() -> None:
    waktu = baca_waktu("mulai TW II", 2025)

    assert (waktu.mulai, kunci(waktu)) == ("2025-04", ["2025-12"])
    assert waktu.peringatan


@pytest.mark.parametrize(
    ("tampak", "tenggat", "ditanya"),
    [("2025", ["2025-12"], True), ("Q1", ["2025-03"], False), ("Jan-25", ["2025-01"], False)],
)
def test_of_a_date_that_shows_no_month_what_is_shown_counts(tampak: str, tenggat: list[str], ditanya: bool) -> None:
    waktu = baca_waktu(tampak, 2025, nilai=date(2025, 1, 1))

    assert (kunci(waktu), bool(waktu.peringatan)) == (tenggat, ditanya)


@pytest.mark.parametrize(
    "teks",
    [
        "Paling lambat tanggal 10 tiap bulan",
        "hari ke-5 setiap bulan",
        "minimal 1 kali dalam sebulan",
        "rutin tiap bulan",
    ],
)
def test_every_month_with_words_beside_it_is_monthly_and_asked_about(teks: str) -> None:
    waktu = baca_waktu(teks, 2025)

    assert (waktu.jenis_target, kunci(waktu)) == ("bulanan", SETAHUN)
    assert waktu.peringatan


@pytest.mark.parametrize("teks", ["Tidak setiap bulan", "Setiap bulan kecuali Mei", "31 Februari setiap bulan"])
def test_every_month_is_not_read_out_of_words_that_take_it_back(teks: str) -> None:
    waktu = baca_waktu(teks, 2025)

    assert (waktu.jenis_target, kunci(waktu)) == ("tanpa", [])
    assert waktu.peringatan


@pytest.mark.parametrize(
    ("frekuensi", "tenggat"),
    [
        ("3 bulanan", TRIWULAN),
        ("tiga (3) bulanan", TRIWULAN),
        ("per 3 bulanan", TRIWULAN),
        ("enam bulanan", ["2025-06", "2025-12"]),
        ("1/bulan", SETAHUN),
        ("perbulan", SETAHUN),
    ],
)
def test_a_frekuensi_in_months_keeps_their_number(frekuensi: str, tenggat: list[str]) -> None:
    waktu = baca_waktu("Januari - Desember 2025", 2025, frekuensi=frekuensi)

    assert (kunci(waktu), waktu.peringatan) == (tenggat, ())


@pytest.mark.parametrize(("angka", "banyak"), [("1", 1), ("2", 2), ("4", 4), ("12", 12)])
def test_a_bare_number_as_frekuensi_is_so_many_times_a_year_and_asked_about(angka: str, banyak: int) -> None:
    waktu = baca_waktu("Januari - Desember 2025", 2025, frekuensi=angka)

    assert len(waktu.tenggat) == banyak
    assert waktu.peringatan
