"""TARGET WAKTU as offices type it (docs/design.md §3): what is read at once, what looks readable but is asked."""

from __future__ import annotations

from datetime import date

import pytest

from monev.reading.due_dates.target_waktu import TargetTime, read_time

WHOLE_YEAR = [f"2025-{b:02d}" for b in range(1, 13)]
TRIWULAN = ["2025-03", "2025-06", "2025-09", "2025-12"]


def keys(timing: TargetTime) -> list[str]:
    return [t.tenggat for t in timing.tenggat]


def test_what_offices_type_is_read_without_a_question(subtests: pytest.Subtests) -> None:
    for text, jenis, tenggat in [
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
        ("perbulan", "bulanan", WHOLE_YEAR),
        ("pertriwulan", "triwulanan", TRIWULAN),
        ("Januari - Desember 2025 (persemester)", "daftar", ["2025-06", "2025-12"]),
        ("4 kali (TW I, II, III dan IV)", "daftar", TRIWULAN),
        ("per triwulan (4 kali)", "triwulanan", TRIWULAN),
        ("1 (satu) kali, Januari - Desember 2025", "rentang", ["2025-12"]),
    ]:
        with subtests.test(str(text)):
            timing = read_time(text, 2025)

            assert (timing.jenis_target, keys(timing), timing.peringatan) == (jenis, tenggat, ())


@pytest.mark.parametrize(
    ("text", "tenggat"),
    [
        ("Janu-\nari 2025", ["2025-01"]),
        ("Se\nptember 2025", ["2025-09"]),
        ("Septem-\nber s.d. Desem-\nber 2025", ["2025-12"]),
        ("Jan-\nDes 2025", ["2025-12"]),
        ("Maret\nMei 2025", ["2025-03", "2025-05"]),
    ],
)
def test_a_word_cut_by_the_end_of_a_line_is_one_word(text: str, tenggat: list[str]) -> None:
    timing = read_time(text, 2025)

    assert (keys(timing), timing.peringatan) == (tenggat, ())


@pytest.mark.parametrize(
    "text",
    [
        "4 Agustus 2025 pukul 09.00 WIB",
        "4 Agustus 2025, 09.00-12.00 WIB",
        "09.00 s.d. 12.00 WITA, 4 Agustus 2025",
        "Senin, 4 Agustus 2025 jam 13:00",
        "4 Agustus 2025, pukul 09.00 s.d. selesai",
    ],
)
def test_the_hour_of_a_meeting_is_no_day_and_no_month(text: str) -> None:
    timing = read_time(text, 2025)

    assert (timing.jenis_target, keys(timing), timing.peringatan) == ("tanggal", ["2025-08-04"], ())


@pytest.mark.parametrize(
    "text",
    [
        "Januari - Desember 2025, 4 kali",
        "2 kali Januari - Desember 2025",
        "Januari-Desember 2025 (2x)",
        "3 kali: Juni dan Desember",
    ],
)
def test_a_number_of_times_that_the_reading_does_not_have_is_asked_about(text: str) -> None:
    assert any("kali" in remark.pesan for remark in read_time(text, 2025).peringatan)


@pytest.mark.parametrize(
    "text",
    [
        "bulanan, triwulanan dan tahunan",
        "setiap bulan dan setiap triwulan",
        "setiap bulan/triwulan",
        "per bulan/semester",
    ],
)
def test_two_frequencies_in_one_cell_are_asked_about(text: str) -> None:
    timing = read_time(text, 2025)

    assert timing.peringatan
    assert keys(timing) == WHOLE_YEAR  # the most frequent, so that no obligation is overlooked


@pytest.mark.parametrize("text", ["Januari - Desember 2025 (setiap Senin)", "Setiap Jumat, Januari-Desember 2025"])
def test_a_meeting_of_every_monday_is_monthly_and_asked_about(text: str) -> None:
    timing = read_time(text, 2025)

    assert (timing.jenis_target, keys(timing)) == ("bulanan", WHOLE_YEAR)
    assert timing.peringatan


@pytest.mark.parametrize("text", ["Setiap awal triwulan", "tiap awal semester"])
def test_the_beginning_of_every_quarter_is_not_taken_for_its_end_unasked(text: str) -> None:
    assert read_time(text, 2025).peringatan


@pytest.mark.parametrize("text", ["Maret 2025 dan setiap bulan", "TW I (setiap bulan)"])
def test_every_month_of_a_time_that_is_no_window_is_asked_about(text: str) -> None:
    timing = read_time(text, 2025)

    assert (timing.jenis_target, keys(timing)) == ("bulan", ["2025-03"])
    assert timing.peringatan


def test_the_number_of_an_activity_is_not_the_day_of_its_month() -> None:
    timing = read_time("Kegiatan 1: Maret\nKegiatan 2: Juni", 2025)

    assert keys(timing) == ["2025-03", "2025-06"]
    assert timing.peringatan


def test_a_time_counted_on_from_another_is_asked_about() -> None:
    assert read_time("TW II + 1 bulan", 2025).peringatan


@pytest.mark.parametrize("text", ["3 kegiatan Maret 2025", "2 kegiatan Januari-Maret 2025", "dua kegiatan Maret 2025"])
def test_a_number_of_activities_is_not_the_day_of_a_month(text: str) -> None:
    timing = read_time(text, 2025)

    assert keys(timing) == ["2025-03"]
    assert timing.peringatan


def test_from_a_quarter_on_begins_with_its_first_month() -> None:
    timing = read_time("mulai TW II", 2025)

    assert (timing.mulai, keys(timing)) == ("2025-04", ["2025-12"])
    assert timing.peringatan


@pytest.mark.parametrize(
    ("visible", "tenggat", "asked"),
    [("2025", ["2025-12"], True), ("Q1", ["2025-03"], False), ("Jan-25", ["2025-01"], False)],
)
def test_of_a_date_that_shows_no_month_what_is_shown_counts(visible: str, tenggat: list[str], asked: bool) -> None:
    timing = read_time(visible, 2025, value=date(2025, 1, 1))

    assert (keys(timing), bool(timing.peringatan)) == (tenggat, asked)


@pytest.mark.parametrize(
    "text",
    [
        "Paling lambat tanggal 10 tiap bulan",
        "hari ke-5 setiap bulan",
        "minimal 1 kali dalam sebulan",
    ],
)
def test_every_month_with_words_beside_it_is_monthly_and_asked_about(text: str) -> None:
    timing = read_time(text, 2025)

    assert (timing.jenis_target, keys(timing)) == ("bulanan", WHOLE_YEAR)
    assert timing.peringatan


@pytest.mark.parametrize("text", ["Tidak setiap bulan", "Setiap bulan kecuali Mei", "31 Februari setiap bulan"])
def test_every_month_is_not_read_out_of_words_that_take_it_back(text: str) -> None:
    timing = read_time(text, 2025)

    assert (timing.jenis_target, keys(timing)) == ("tanpa", [])
    assert timing.peringatan


def test_a_frekuensi_in_months_keeps_their_number(subtests: pytest.Subtests) -> None:
    for frequency, tenggat in [
        ("3 bulanan", TRIWULAN),
        ("tiga (3) bulanan", TRIWULAN),
        ("per 3 bulanan", TRIWULAN),
        ("enam bulanan", ["2025-06", "2025-12"]),
        ("1/bulan", WHOLE_YEAR),
        ("perbulan", WHOLE_YEAR),
    ]:
        with subtests.test(str(frequency)):
            timing = read_time("Januari - Desember 2025", 2025, frequency=frequency)

            assert (keys(timing), timing.peringatan) == (tenggat, ())


@pytest.mark.parametrize(("figures", "count"), [("1", 1), ("2", 2), ("4", 4), ("12", 12)])
def test_a_bare_number_as_frekuensi_is_so_many_times_a_year_and_asked_about(figures: str, count: int) -> None:
    timing = read_time("Januari - Desember 2025", 2025, frequency=figures)

    assert len(timing.tenggat) == count
    assert timing.peringatan


@pytest.mark.parametrize(
    ("text", "tenggat"),
    [
        ("3 (Maret)", ["2025-03"]),
        ("03 (Maret 2025)", ["2025-03"]),
        ("6 (Juni) dan 12 (Desember)", ["2025-06", "2025-12"]),
        ("3 (Maret) s.d. 6 (Juni)", ["2025-06"]),
        ("Maret (3)", ["2025-03"]),
        ("(3) Maret", ["2025-03"]),
        ("3 Maret", ["2025-03-03"]),
        ("15 (Maret)", ["2025-03-15"]),
    ],
)
def test_a_months_own_number_beside_its_name_is_no_day(text: str, tenggat: list[str]) -> None:
    timing = read_time(text, 2025)
    assert ([t.tenggat for t in timing.tenggat], timing.peringatan) == (tenggat, ())
