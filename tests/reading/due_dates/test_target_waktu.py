"""TARGET WAKTU becomes tenggat (docs/reading.md): words, frequencies, real dates and any text."""

from datetime import date
from operator import attrgetter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monev.core.dates import MONTH_NAMES, SHORT_MONTHS
from monev.core.statuses import JENIS_TARGET
from monev.reading.due_dates.target_waktu import TargetTime, read_time
from tests.reading.tables import midnight

WHOLE_YEAR = [f"2025-{month:02d}" for month in range(1, 13)]
TRIWULAN = ["2025-03", "2025-06", "2025-09", "2025-12"]


def keys(timing: TargetTime) -> list[str]:
    """List the tenggat of a time."""
    return [target.tenggat for target in timing.tenggat]


def read_certain(text: str, **other: object) -> tuple[str, str | None, list[str]]:
    """Read a time of 2025 that adds no question: kind, first month, tenggat."""
    timing = read_time(text, 2025, **other)
    assert timing.peringatan == ()
    return timing.jenis_target, timing.mulai, keys(timing)


def read_doubtful(
    text: str, tahun: int | None = 2025, **other: object
) -> tuple[str, str | None, list[str], str]:
    """Read a time that adds questions: kind, first month, tenggat, the questions joined."""
    timing = read_time(text, tahun, **other)
    assert timing.peringatan
    return (
        timing.jenis_target,
        timing.mulai,
        keys(timing),
        " ".join(remark.pesan for remark in timing.peringatan),
    )


def test_a_blank_or_a_word_for_later_is_no_time_and_no_question():
    for text in ("", " - ", "–", "Menyusul", "belum ditentukan"):
        assert read_certain(text) == ("tanpa", None, [])


@pytest.mark.parametrize(
    "joiner", ["-", "‐", "‑", "‒", "–", "—", "―", "−", "--", " - ", " – ", "–\n", "\x96"]
)
@pytest.mark.parametrize("tahun", [" 2025", ""])
def test_every_kind_of_dash_joins_a_window(joiner, tahun):
    assert read_certain(f"September{joiner}Oktober{tahun}") == ("rentang", "2025-09", ["2025-10"])


def test_every_word_for_until_joins_a_window(subtests):
    words = (
        "sd | s.d | s.d. | s/d | s / d | S.D. | SD. | sampai dengan | sampai | hingga | s.d. dengan"
    )
    for joiner in words.split(" | "):
        with subtests.test(joiner):
            assert read_certain(f"September {joiner} Oktober 2025") == (
                "rentang",
                "2025-09",
                ["2025-10"],
            )


@pytest.mark.parametrize(
    "text",
    ["minggu ke-2 Maret", "M-II Maret", "Minggu II s.d. minggu ke-3 Maret", "awal bulan Maret"],
)
def test_a_part_of_a_month_is_that_month(text):
    assert read_certain(text) == ("bulan", None, ["2025-03"])


def test_without_any_year_nothing_is_guessed_and_one_named_once_serves_the_cell():
    assert read_doubtful("Maret", None)[:3] == ("tanpa", None, [])
    assert read_doubtful("setiap bulan", None)[:3] == ("tanpa", None, [])
    assert keys(read_time("Maret 2025", None)) == ["2025-03"]
    assert keys(read_time("2024: Maret, Juni", 2025)) == ["2024-03", "2024-06"]
    assert keys(read_time("Maret 2024, Juni", 2025)) == ["2024-03", "2024-06"]
    assert keys(read_time("Des 2024, Jan, Feb 2025", 2025)) == ["2024-12", "2025-01", "2025-02"]


MONTHLY = ("bulanan", "2025-01", WHOLE_YEAR), ("bulanan", "2025-05", WHOLE_YEAR[4:10])
QUARTERLY = ("triwulanan", "2025-01", TRIWULAN), ("triwulanan", "2025-05", ["2025-06", "2025-09"])
ONCE = ("rentang", "2025-01", ["2025-12"]), ("rentang", "2025-05", ["2025-10"])
HOW_OFTEN = {
    "monthly": (
        "Dilaksanakan setiap bulan | Dilaksanakannya Evaluasi tiap Bulan | "
        "1. Melaporkan hasil Pengaduan Masyarakat setiap bulannya 2. Laporan Dumas | "
        "Sosialisasi pada setiap bulannya.\n2. Sosialisasi SPIP | 1 (satu) laporan per bulan | "
        "Rapat sebulan sekali | 1 laporan/bulan | Tiap bulan 1 kartu kendali | setiap bulan 1 (satu) laporan"
    ),
    "quarterly": "Dilaksanakan 3 (Tiga) bulan sekali | per triwulan | setiap 3 bulan | 1 kali tiap triwulan",
    # What only sounds like a frequency.
    "once": (
        " | selama 12 bulan pada tahun 2024 | 1 (satu) Dokumen SK | Dilaksanakan awal tahun | "
        "Tersedia pembulanan angka | Laporan Tahunan | setahun sekali | setiap hari kerja | "
        "laporan setiap bulan Juli | laporan setiap triwulan 1 dan 3 | hasil per triwulan 1 tahun 2025 | "
        "Beberapa lampiran Dokumen 1. Terlaksananya Apel Rutin 2. Terlaksananya Rapat Pleno"
    ),
}


def test_target_capaian_says_how_often_a_window_is_due(subtests):
    for often, (whole_year, part) in {
        "monthly": MONTHLY,
        "quarterly": QUARTERLY,
        "once": ONCE,
    }.items():
        for capaian in HOW_OFTEN[often].split(" | "):
            with subtests.test(capaian):
                assert read_certain("Januari – Desember 2025", target_capaian=capaian) == whole_year
                assert read_certain("Mei sd Oktober 2025", target_capaian=capaian) == part
    assert (
        "bulanan"
        in read_doubtful("Januari – Desember 2025", target_capaian="12 laporan bulanan")[3]
    )
    assert (
        "setiap 5 bulan"
        in read_doubtful("Januari – Desember 2025", target_capaian="setiap 5 bulan")[3]
    )


def test_a_frequency_expands_windows_only():
    """A single time adds a question, unless its months are as far apart as the frequency says."""
    for text, frequency, capaian, expected in (
        ("Maret 2025", "bulanan", "setiap bulan", ("bulan", None, ["2025-03"])),
        ("Januari, Juni 2025", None, "tiap bulan", ("daftar", None, ["2025-01", "2025-06"])),
        ("4 Agustus 2025", "bulanan", "", ("tanggal", None, ["2025-08-04"])),
    ):
        *read_as, question = read_doubtful(text, frequency=frequency, target_capaian=capaian)
        assert tuple(read_as) == expected
        assert "tidak dipakai" in question
    # A cell that was a date is asked about as its words are; what comes once is due that day.
    last = midnight(2025, 12, 31)
    for frequency, expected in (("Monthly", "setiap bulan"), ("twice a year", "setiap semester")):
        *_, question = read_doubtful("31/12/2025", day=last, frequency=frequency)
        assert f'"{expected}" tidak dipakai' in question
    for frequency in ("once", "sekali", "setahun sekali"):
        assert read_certain("31/12/2025", day=last, frequency=frequency)[2] == ["2025-12-31"]
    quarters = ("daftar", None, ["2025-03", "2025-06", "2025-09", "2025-12"])
    assert (
        read_certain("Maret, Juni, September, Desember 2025", target_capaian="tiap triwulan")
        == quarters
    )


def test_the_frekuensi_column_overrules_target_waktu_and_target_capaian(subtests):
    year, semesters = "Januari – Desember 2025", ("daftar", None, ["2025-06", "2025-12"])
    for text, frequency, capaian, reading in [
        (year, "sekali", "setiap bulan", ONCE[0]),
        (year, "1 kali", "setiap bulan", ONCE[0]),
        (year, "1x", "setiap bulan", ONCE[0]),
        (year, "Satu kali", "setiap bulan", ONCE[0]),
        (year, "tahunan", "setiap bulan", ONCE[0]),
        ("setiap bulan", "sekali", "", ONCE[0]),
        (year, "Triwulanan", "setiap bulan", QUARTERLY[0]),
        (year, "3 bulanan", "setiap bulan", QUARTERLY[0]),
        (year, "tiga (3) bulanan", "setiap bulan", QUARTERLY[0]),
        (year, "per 3 bulanan", "", QUARTERLY[0]),
        (year, "Bulanan", "", MONTHLY[0]),
        (year, "1/bulan", "", MONTHLY[0]),
        (year, "perbulan", "", MONTHLY[0]),
        (year, "per semester", "", semesters),
        (year, "enam bulanan", "", semesters),
        (year, " - ", "tiap bulan", MONTHLY[0]),
        # It may be kept in English, and one nobody knows changes no single month.
        (year, "Once", "", ONCE[0]),
        (year, "Monthly", "", MONTHLY[0]),
        (year, "Quarterly", "", QUARTERLY[0]),
        (year, "Semiannually", "", semesters),
        ("Juli 2025", "SK", "", ("bulan", None, ["2025-07"])),
        ("Maret, Agustus", "2x", "", ("daftar", None, ["2025-03", "2025-08"])),
        ("April – Mei 2025", "2 kali", "", ("bulanan", "2025-04", ["2025-04", "2025-05"])),
        ("2 s.d. 14 April 2025", "1 kali", "", ("tanggal", None, ["2025-04-14"])),
    ]:
        with subtests.test(frequency):
            assert read_certain(text, frequency=frequency, target_capaian=capaian) == reading
    for times in (1, 2, 4, 12):
        assert len(read_doubtful(year, frequency=str(times))[2]) == times, (
            "a bare number is so many times a year"
        )


def test_a_frekuensi_that_cannot_be_read_or_finds_no_quarter_is_said_and_not_used():
    jenis, _, tenggat, questions = read_doubtful("Januari – Desember 2025", frequency="insidentil")
    assert (jenis, tenggat) == ("rentang", ["2025-12"])
    assert "insidentil" in questions
    assert "setiap bulan" in questions
    assert read_doubtful("Oktober–November 2025", frequency="triwulanan")[:3] == (
        "rentang",
        "2025-10",
        ["2025-11"],
    )
    assert read_doubtful("Juli–Oktober 2025", frequency="semesteran")[:3] == (
        "rentang",
        "2025-07",
        ["2025-10"],
    )


def test_where_a_window_begins_is_asked_only_where_its_months_are_due():
    monthly = read_time("s.d. Maret 2025", 2025, frequency="setiap bulan")
    assert keys(monthly) == ["2025-01", "2025-02", "2025-03"]
    assert [remark.code for remark in monthly.peringatan] == ["due.start_not_named"]


def test_a_tenggat_is_due_at_the_end_of_its_month_and_opens_with_its_window(subtests):
    for text, frequency, tenggat, jatuh_tempo, open_at in [
        ("Juli 2025", None, "2025-07", date(2025, 7, 31), date(2025, 7, 1)),
        ("TW I", None, "2025-03", date(2025, 3, 31), date(2025, 3, 1)),
        ("04 Agustus 2025", None, "2025-08-04", date(2025, 8, 4), date(2025, 8, 1)),
        ("September sd November 2025", None, "2025-11", date(2025, 11, 30), date(2025, 9, 1)),
        ("Januari - Februari 2024", None, "2024-02", date(2024, 2, 29), date(2024, 1, 1)),
        ("Januari - Desember", "bulanan", "2025-12", date(2025, 12, 31), date(2025, 12, 1)),
        ("Januari - Desember", "triwulanan", "2025-12", date(2025, 12, 31), date(2025, 10, 1)),
        ("28 Juli – 8 Agustus 2025", None, "2025-08-08", date(2025, 8, 8), date(2025, 7, 1)),
    ]:
        with subtests.test(text):
            last = read_time(text, 2025, frequency=frequency).tenggat[-1]
            assert (last.tenggat, last.jatuh_tempo, last.buka) == (tenggat, jatuh_tempo, open_at)


def test_a_real_date_is_read_by_its_value_and_shown_by_its_text(subtests):
    for text, value, jenis, tenggat in [
        ("Nov-25", midnight(2025, 11, 1), "bulan", "2025-11"),
        ("November 2025", midnight(2025, 11, 17), "bulan", "2025-11"),
        ("04 Agustus 2025", midnight(2025, 8, 4), "tanggal", "2025-08-04"),
        ("8/4/2025", midnight(2025, 8, 4), "tanggal", "2025-08-04"),  # as Excel shows it in English
        ("4/8/2025", midnight(2025, 8, 4), "tanggal", "2025-08-04"),
        ("25-Nov", midnight(2025, 11, 25), "tanggal", "2025-11-25"),
        ("11/25", midnight(2025, 11, 1), "bulan", "2025-11"),
        ("2025-08-04 00:00:00", midnight(2025, 8, 4), "tanggal", "2025-08-04"),
        ("", midnight(2025, 8, 4), "tanggal", "2025-08-04"),
        # Where it shows no month, what is shown counts.
        ("Q1", midnight(2025, 1, 1), "bulan", "2025-03"),
        ("Jan-25", midnight(2025, 1, 1), "bulan", "2025-01"),
    ]:
        with subtests.test(text):
            timing = read_time(text, 2025, day=value)
            assert (timing.jenis_target, keys(timing), timing.peringatan) == (jenis, [tenggat], ())
    assert read_doubtful("2025", day=midnight(2025, 1, 1))[2] == ["2025-12"]


def test_the_reading_is_said_in_words():
    window = read_time("September sd Oktober 2025", 2025).dibaca
    assert window == "September–Oktober 2025: satu target, akhir Oktober 2025"
    monthly = read_time("Jan-Des", 2024, target_capaian="tiap bulan").dibaca
    assert monthly == "Januari–Desember 2024, setiap bulan (menurut TARGET CAPAIAN): 12 target"
    assert read_time("TW I, TW III", 2025).dibaca == "Maret dan September 2025: 2 target"
    assert read_time("4/8/2025", 2025).dibaca == "satu target, 4 Agustus 2025"


LETTER_CASE = st.sampled_from([str.lower, str.upper, str.title, lambda text: text])
GAP = st.sampled_from([" ", "  ", "\u00a0", "\t", " \n "])


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), LETTER_CASE, GAP)
def test_any_exact_date_round_trips(day, variant, spacing):
    name = MONTH_NAMES[day.month - 1]
    for text in (
        f"{day.day} {name} {day.year}",
        f"{day.day:02d} {name} {day.year}",
        f"{day.day}-{SHORT_MONTHS[day.month - 1]}-{day.year}",
        f"{name}_{day.day},_{day.year}",  # an English date keeps to its line
        day.isoformat(),
    ):
        timing = read_time(variant(text).replace(" ", spacing).replace("_", " "), day.year)
        assert (timing.jenis_target, keys(timing), timing.peringatan) == (
            "tanggal",
            [day.isoformat()],
            (),
        )
    figures = read_time(f"{day.day}/{day.month}/{day.year}", day.year)
    assert keys(figures) == [day.isoformat()]
    two_meanings = day.day <= 12 and day.day != day.month
    assert bool(figures.peringatan) == two_meanings


_SNIPPETS = (
    "januari Maret Desmber agt TW Triwulan semester I IV B03 13 4 31 2025 25 2025-08-04 4/8/2025 03/2026 - – s.d. s/d "
    "sampai , dan / & ( ) . ' \n setiap per tiap bulan bulannya sekali kali 3 minggu ke-2 awal akhir tahun sepanjang "
    "mulai antara selama satu rapat 2025/2026 1. a) 99999 0 -1 x ?"
)
FRAGMENTS = st.sampled_from(_SNIPPETS.split(" "))


@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(FRAGMENTS, max_size=12).map(" ".join),
        st.lists(FRAGMENTS).map("".join),
    ),
    st.one_of(st.none(), st.integers(2020, 2035)),
    st.one_of(st.none(), st.lists(FRAGMENTS, max_size=4).map(" ".join)),
    st.lists(FRAGMENTS, max_size=6).map(" ".join),
)
@example("İ" * 20, 2025, None, "")
@example("9999-12", 2025, "setiap 0 bulan", "0 kali setahun")
@example("²/2025", 2025, "²", "²")
def test_any_text_gives_a_reading_that_holds_together(text, tahun, frequency, capaian):
    timing = read_time(text, tahun, frequency=frequency, target_capaian=capaian)
    assert timing.jenis_target in JENIS_TARGET
    assert timing.dibaca
    assert (timing.jenis_target == "tanpa") == (timing.tenggat == ())
    assert (timing.mulai is not None) == (
        timing.jenis_target in ("rentang", "bulanan", "triwulanan")
    )
    assert len(set(keys(timing))) == len(timing.tenggat)
    assert list(timing.tenggat) == sorted(timing.tenggat, key=attrgetter("jatuh_tempo", "tenggat"))
    assert all(target.buka <= target.jatuh_tempo for target in timing.tenggat)
    assert not (timing.jenis_target in ("bulan", "tanggal", "rentang") and len(timing.tenggat) != 1)


@pytest.mark.parametrize(
    "pattern",
    [
        "1",
        "1-",
        "s/d",
        "januari ",
        "(",
        "setiap ",
        "1 kali ",
        "minggu ke-1 dan ",
        "4/8/2025-",
        "3 (tiga) bulan ",
        " ",
    ],
)
@pytest.mark.parametrize("length", [600, 32767])
@pytest.mark.processor_seconds(30)
def test_a_hostile_cell_is_read_in_the_end(pattern, length):
    text = (pattern * length)[:length]
    timing = read_time(text, 2025, frequency=text, target_capaian=text)
    assert timing.tenggat or timing.peringatan or not text.strip()


def test_a_window_of_ten_years_is_read_and_one_a_month_longer_is_asked_about():
    assert keys(read_time("Januari 2025 s.d. Desember 2034", 2025)) == ["2034-12"]
    longer = read_time("Januari 2025 s.d. Januari 2035", 2025)
    codes = [remark.code for remark in longer.peringatan]
    assert (keys(longer), codes) == ([], ["due.year_differs", "due.unreadable"])


def test_the_first_quarter_of_the_next_year_is_asked_unless_the_cell_says_it_is_meant():
    for text, codes in {
        "Januari 2026": ["due.year_differs"],
        "Maret 2026": ["due.year_differs"],
        "Juli 2025, Januari 2026": [],
        "Juli 2025 s.d. Januari 2026": [],
        "Januari tahun berikutnya": [],
    }.items():
        timing = read_time(text, 2025)
        assert [remark.code for remark in timing.peringatan] == codes, text
        assert timing.tenggat[-1].tenggat.startswith("2026"), text
