"""TARGET WAKTU as offices type it (docs/design.md §3): what is read at once, what looks readable but is asked."""

from datetime import date

import pytest

from monev.reading.due_dates.target_waktu import TargetTime, read_time

WHOLE_YEAR = [f"2025-{b:02d}" for b in range(1, 13)]
TRIWULAN = ["2025-03", "2025-06", "2025-09", "2025-12"]
MARCH, DAY = ["2025-03"], ["2025-08-04"]


def keys(timing: TargetTime) -> list[str]:
    return [t.tenggat for t in timing.tenggat]


READ = {
    "daftar 2025-03 2025-06": "Bulan ke-3 dan ke-6",
    "daftar 2025-03 2025-09": "Triwulan ke-1, ke-3",
    "rentang 2025-06": "Bulan ke-3 s.d. ke-6 | 3 (Maret) s.d. 6 (Juni)",
    "bulan 2025-03": (
        "Triwulan\nI | Maret W2 | TW I (31 Maret 2025) | 3 [Maret] | 03 (Maret 2025) | Maret (3) | (3) Maret | "
        "3. Maret | 03/Maret | 3-Maret | 03 - Maret"
    ),
    "bulan 2025-12": "TW\nIV\n2025 | SM II",
    "bulan 2025-06": "Tribulan II | H1 2025",
    "triwulanan 2025-03 2025-06 2025-09 2025-12": "Tribulanan | pertriwulan | per triwulan (4 kali)",
    "daftar 2025-06 2025-12": (
        "Triwulan Dua dan Empat | Januari - Desember 2025 (persemester) | 6 (Juni) dan 12 (Desember)"
    ),
    "tanggal 2025-06-30": "Deadline 30 Juni",
    "bulan 2025-02": "Febuari 2025",
    "bulan 2025-08": "Agts 2025",
    "tanggal 2025-08-29": "Jum'at, 29 Agustus 2025",
    "bulanan " + " ".join(WHOLE_YEAR): "perbulan",
    "daftar 2025-03 2025-06 2025-09 2025-12": "4 kali (TW I, II, III dan IV)",
    "rentang 2025-12": "1 (satu) kali, Januari - Desember 2025 | Septem-\nber s.d. Desem-\nber 2025 | Jan-\nDes 2025",
    "bulan 2025-01": "Janu-\nari 2025",
    "bulan 2025-09": "Se\nptember 2025",
    "daftar 2025-03 2025-05": "Maret\nMei 2025",
    "tanggal 2025-08-04": (
        "4 Agustus 2025 pukul 09.00 WIB | 4 Agustus 2025, 09.00-12.00 WIB | "
        "09.00 s.d. 12.00 WITA, 4 Agustus 2025 | Senin, 4 Agustus 2025 jam 13:00 | "
        "4 Agustus 2025, pukul 09.00 s.d. selesai"
    ),
    "tanggal 2025-03-03": "3 Maret",
    "tanggal 2025-03-15": "15 (Maret)",
}
"""How a time is read, and what offices type for it."""


def test_what_offices_type_is_read_without_a_question(subtests: pytest.Subtests) -> None:
    for meant, writings in READ.items():
        for text in writings.split(" | "):
            with subtests.test(text):
                timing = read_time(text, 2025)
                assert (" ".join((timing.jenis_target, *keys(timing))), timing.peringatan) == (meant, ())


ASKED = {
    "bulanan " + " ".join(WHOLE_YEAR): (
        "bulanan, triwulanan dan tahunan | setiap bulan dan setiap triwulan | setiap bulan/triwulan | "
        "per bulan/semester | Januari - Desember 2025 (setiap Senin) | Setiap Jumat, Januari-Desember 2025 | "
        "Paling lambat tanggal 10 tiap bulan | hari ke-5 setiap bulan | minimal 1 kali dalam sebulan"
    ),
    "tanpa": "Tidak setiap bulan | Setiap bulan kecuali Mei | 31 Februari setiap bulan",
    "bulan 2025-03": (
        "Maret 2025 dan setiap bulan | TW I (setiap bulan) | 3 kegiatan Maret 2025 | dua kegiatan Maret 2025"
    ),
    "daftar 2025-03 2025-06": "Kegiatan 1: Maret\nKegiatan 2: Juni",
    "rentang 2025-03": "2 kegiatan Januari-Maret 2025",
    "rentang 2025-12": "mulai TW II",
    "-": "Setiap awal triwulan | tiap awal semester | TW II + 1 bulan",
}
"""The same of what is asked about: two frequencies (the most frequent counts, so that no obligation is overlooked), a
meeting of every Monday, words beside every month or that take it back, the number of an activity; `-`: not read."""


def test_what_looks_readable_is_read_and_asked_about(subtests: pytest.Subtests) -> None:
    for meant, writings in ASKED.items():
        for text in writings.split(" | "):
            with subtests.test(text):
                timing = read_time(text, 2025)
                assert timing.peringatan
                assert meant in ("-", " ".join((timing.jenis_target, *keys(timing))))
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
