"""TARGET WAKTU as offices type it (docs/design.md §3): what is read at once, what looks readable but is asked."""

from __future__ import annotations

from datetime import date

import pytest

from monev.reading.due_dates.target_waktu import TargetTime, read_time

WHOLE_YEAR = [f"2025-{b:02d}" for b in range(1, 13)]
TRIWULAN = ["2025-03", "2025-06", "2025-09", "2025-12"]
MARCH, DAY = ["2025-03"], ["2025-08-04"]


def keys(timing: TargetTime) -> list[str]:
    return [t.tenggat for t in timing.tenggat]


def test_what_offices_type_is_read_without_a_question(subtests: pytest.Subtests) -> None:
    for text, jenis, tenggat in [
        ("Bulan ke-3 dan ke-6", "daftar", ["2025-03", "2025-06"]),
        ("Triwulan ke-1, ke-3", "daftar", ["2025-03", "2025-09"]),
        ("Bulan ke-3 s.d. ke-6", "rentang", ["2025-06"]),
        ("Triwulan\nI", "bulan", MARCH),
        ("TW\nIV\n2025", "bulan", ["2025-12"]),
        ("Tribulan II", "bulan", ["2025-06"]),
        ("Tribulanan", "triwulanan", TRIWULAN),
        ("Triwulan Dua dan Empat", "daftar", ["2025-06", "2025-12"]),
        ("SM II", "bulan", ["2025-12"]),
        ("H1 2025", "bulan", ["2025-06"]),
        ("Maret W2", "bulan", ["2025-03"]),
        ("Deadline 30 Juni", "tanggal", ["2025-06-30"]),
        ("TW I (31 Maret 2025)", "bulan", ["2025-03"]),
        ("Febuari 2025", "bulan", ["2025-02"]),
        ("Agts 2025", "bulan", ["2025-08"]),
        ("Jum'at, 29 Agustus 2025", "tanggal", ["2025-08-29"]),
        ("perbulan", "bulanan", WHOLE_YEAR),
        ("pertriwulan", "triwulanan", TRIWULAN),
        ("Januari - Desember 2025 (persemester)", "daftar", ["2025-06", "2025-12"]),
        ("4 kali (TW I, II, III dan IV)", "daftar", TRIWULAN),
        ("per triwulan (4 kali)", "triwulanan", TRIWULAN),
        ("1 (satu) kali, Januari - Desember 2025", "rentang", ["2025-12"]),
        # a word cut by the end of a line is one word
        ("Janu-\nari 2025", "bulan", ["2025-01"]),
        ("Se\nptember 2025", "bulan", ["2025-09"]),
        ("Septem-\nber s.d. Desem-\nber 2025", "rentang", ["2025-12"]),
        ("Jan-\nDes 2025", "rentang", ["2025-12"]),
        ("Maret\nMei 2025", "daftar", ["2025-03", "2025-05"]),
        # the hour of a meeting is no day and no month
        ("4 Agustus 2025 pukul 09.00 WIB", "tanggal", DAY),
        ("4 Agustus 2025, 09.00-12.00 WIB", "tanggal", DAY),
        ("09.00 s.d. 12.00 WITA, 4 Agustus 2025", "tanggal", DAY),
        ("Senin, 4 Agustus 2025 jam 13:00", "tanggal", DAY),
        ("4 Agustus 2025, pukul 09.00 s.d. selesai", "tanggal", DAY),
        # a month's own number beside its name is no day
        ("3 (Maret)", "bulan", MARCH),
        ("03 (Maret 2025)", "bulan", MARCH),
        ("6 (Juni) dan 12 (Desember)", "daftar", ["2025-06", "2025-12"]),
        ("3 (Maret) s.d. 6 (Juni)", "rentang", ["2025-06"]),
        ("Maret (3)", "bulan", MARCH),
        ("(3) Maret", "bulan", MARCH),
        ("3 Maret", "tanggal", ["2025-03-03"]),
        ("15 (Maret)", "tanggal", ["2025-03-15"]),
    ]:
        with subtests.test(text):
            timing = read_time(text, 2025)
            assert (timing.jenis_target, keys(timing), timing.peringatan) == (jenis, tenggat, ())


def test_what_looks_readable_is_read_and_asked_about(subtests: pytest.Subtests) -> None:
    for text, jenis, tenggat in [
        # two frequencies: the most frequent, so that no obligation is overlooked
        ("bulanan, triwulanan dan tahunan", "bulanan", WHOLE_YEAR),
        ("setiap bulan dan setiap triwulan", "bulanan", WHOLE_YEAR),
        ("setiap bulan/triwulan", "bulanan", WHOLE_YEAR),
        ("per bulan/semester", "bulanan", WHOLE_YEAR),
        # a meeting of every Monday
        ("Januari - Desember 2025 (setiap Senin)", "bulanan", WHOLE_YEAR),
        ("Setiap Jumat, Januari-Desember 2025", "bulanan", WHOLE_YEAR),
        # words beside every month
        ("Paling lambat tanggal 10 tiap bulan", "bulanan", WHOLE_YEAR),
        ("hari ke-5 setiap bulan", "bulanan", WHOLE_YEAR),
        ("minimal 1 kali dalam sebulan", "bulanan", WHOLE_YEAR),
        # and words that take it back
        ("Tidak setiap bulan", "tanpa", []),
        ("Setiap bulan kecuali Mei", "tanpa", []),
        ("31 Februari setiap bulan", "tanpa", []),
        # every month of a time that is no window
        ("Maret 2025 dan setiap bulan", "bulan", MARCH),
        ("TW I (setiap bulan)", "bulan", MARCH),
        # the number of an activity, or of activities, is no day
        ("Kegiatan 1: Maret\nKegiatan 2: Juni", "daftar", ["2025-03", "2025-06"]),
        ("3 kegiatan Maret 2025", "bulan", MARCH),
        ("2 kegiatan Januari-Maret 2025", "rentang", MARCH),
        ("dua kegiatan Maret 2025", "bulan", MARCH),
        # from a quarter on
        ("mulai TW II", "rentang", ["2025-12"]),
        # what cannot be read so: the beginning of every quarter, a time counted on from another
        ("Setiap awal triwulan", None, None),
        ("tiap awal semester", None, None),
        ("TW II + 1 bulan", None, None),
    ]:
        with subtests.test(text):
            timing = read_time(text, 2025)
            assert timing.peringatan
            assert jenis is None or (timing.jenis_target, keys(timing)) == (jenis, tenggat)
    assert read_time("mulai TW II", 2025).mulai == "2025-04", "with its first month"


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
    ("visible", "tenggat", "asked"),
    [("2025", ["2025-12"], True), ("Q1", ["2025-03"], False), ("Jan-25", ["2025-01"], False)],
)
def test_of_a_date_that_shows_no_month_what_is_shown_counts(visible: str, tenggat: list[str], asked: bool) -> None:
    timing = read_time(visible, 2025, value=date(2025, 1, 1))
    assert (keys(timing), bool(timing.peringatan)) == (tenggat, asked)


def test_a_frekuensi_in_months_keeps_their_number_and_a_bare_one_is_asked_about(subtests: pytest.Subtests) -> None:
    for frequency, tenggat in [
        ("3 bulanan", TRIWULAN),
        ("tiga (3) bulanan", TRIWULAN),
        ("per 3 bulanan", TRIWULAN),
        ("enam bulanan", ["2025-06", "2025-12"]),
        ("1/bulan", WHOLE_YEAR),
        ("perbulan", WHOLE_YEAR),
        # so many times a year
        ("1", 1),
        ("2", 2),
        ("4", 4),
        ("12", 12),
    ]:
        with subtests.test(frequency):
            timing = read_time("Januari - Desember 2025", 2025, frequency=frequency)
            assert (len(timing.tenggat) if isinstance(tenggat, int) else keys(timing)) == tenggat
            assert bool(timing.peringatan) == isinstance(tenggat, int)
