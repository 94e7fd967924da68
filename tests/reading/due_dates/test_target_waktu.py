"""TARGET WAKTU to tenggat (docs/design.md §3). Every expectation was worked out by hand from the rule."""

from datetime import date, datetime
from datetime import time as clock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monev.core.dates import MONTH_NAMES, SHORT_MONTHS
from monev.core.statuses import JENIS_TARGET
from monev.reading import read_file
from monev.reading.due_dates.target_waktu import TargetTime, read_time
from tests.reading.tables import xlsx

WHOLE_YEAR = [f"2025-{b:02d}" for b in range(1, 13)]
TRIWULAN = ["2025-03", "2025-06", "2025-09", "2025-12"]


def midnight(tahun: int, month: int, day: int) -> datetime:
    """A date as a workbook's cell holds it: a moment without a zone."""
    return datetime.combine(date(tahun, month, day), clock.min)


def keys(timing: TargetTime) -> list[str]:
    return [t.tenggat for t in timing.tenggat]


def read_certain(text: str, **other: object) -> tuple[str, str | None, list[str]]:
    """The reading in the plan's year 2025 and without any question."""
    timing = read_time(text, 2025, **other)
    assert timing.peringatan == ()
    return timing.jenis_target, timing.mulai, keys(timing)


def read_doubtful(text: str, tahun: int | None = 2025, **other: object) -> tuple[str, str | None, list[str], str]:
    """The reading where a question must be asked; the questions come joined as the last item."""
    timing = read_time(text, tahun, **other)
    assert timing.peringatan
    return timing.jenis_target, timing.mulai, keys(timing), " ".join(remark.pesan for remark in timing.peringatan)


WRITINGS = {
    "bulan - 2025-07": "Juli 2025 | Juli",
    "tanggal - 2025-08-04": (
        "04 Agustus 2025 | 2025-08-04 | 2025-08-04 00:00:00 | 4-Agu-25 | Senin, 4 Agustus 2025 | "
        "tanggal 4 bulan Agustus 2025 | August 4, 2025"
    ),
    "bulan - 2025-11": "Nov-25 | Nopember 2025 | Nov'25",
    "rentang 2025-09 2025-10": "September sd Oktober 2025 | September\nsd Oktober\n2025",
    "rentang 2025-01 2025-12": (
        "Januari -- Desember 2025 | Januari- Desember 2025 | Januari\n- Desember 2025 | "
        "Januari â€“ Desember 2025 | sepanjang tahun | Sepanjang tahun 2025"
    ),
    "daftar - 2025-03 2025-06 2025-09 2025-12": "Maret, Juni, September dan Desember 2025 | TW I, II, III dan IV",
    "daftar - 2025-01 2025-06": "Januari, Juni 2025 | 1. Januari\n2. Juni 2025 | - Januari\n- Juni 2025",
    "bulan - 2025-08": "Bulan Agustus 2025 | Agt. 2025",
    "bulan - 2025-02": "Pebruari 2025",
    "bulan - 2025-09": "Sept 2025 | triwulan ke-3 tahun 2025",
    "bulan - 2025-03": (
        "Mrt | Mar 25 | 2025-03 | 03/2025 | B03 | Bulan ke-3 | akhir Maret 2025 | paling lambat Maret 2025 | "
        "TW I | TW 1/2025 | Maret 2025 (100%) | Maks. Maret 2025 | ± Maret 2025 | Setiap bulan Maret"
    ),
    "bulan - 2025-10": "October 2025",
    "bulan - 2025-06": "Triwulan 2 | Semester I | TW II (April-Juni) | akhir TW II | Juni, 75 % | Perkiraan Juni 2025",
    "bulan - 2025-12": "Q4 2025 | Semester II 2025 | akhir tahun 2025",
    "rentang 2025-01 2025-09": "TW I s.d. TW III",
    "triwulanan 2025-01 2025-03 2025-06 2025-09 2025-12": "TW I–IV | tiap triwulan | 3 (tiga) bulan sekali",
    "daftar - 2025-06 2025-12": "Semester I - Semester II | 2 kali (Juni dan Desember) | per semester",
    "rentang 2025-03 2025-05": "03/2025-05/2025 | Antara Maret dan Mei 2025 | mulai Maret s.d. Mei 2025",
    "rentang 2025-01 2025-06": "B01-B06",
    "rentang 2025-01 2025-03": "Tahun 2025 (Januari s.d. Maret) | s.d. Maret 2025",
    "tanggal - 2025-05-15": "Triwulan II (15 Mei 2025)",
    "tanggal - 2025-01-09": "Awal tahun (9 Januari)",
    "daftar - 2025-03 2025-09": "TW I, TW III | September, Maret",
    "daftar - 2025-03 2025-06": "B03,B06",
    "daftar - 2025-03 2025-06 2025-09": "B03, 06 & 09 | Maret\nJuni\nSeptember",
    "daftar - 2025-03 2025-04": "Maret/April 2025",
    "daftar - 2025-07 2026-01": "Juli 2025, Januari 2026",
    "tanggal - 2025-06-30": "s.d. 30 Juni 2025",
    "tanggal - 2025-03-31": "Max 31 Maret 2025",
    "tanggal - 2025-04-13": "13/4/2025",
    "tanggal - 2025-02-28": "28 Februari 2025",
    "tanggal - 2025-08-08": "4 s.d. 8 Agustus 2025 | 28 Juli – 8 Agustus 2025",
    "daftar - 2025-08-04 2025-08-11 2025-08-18": "4, 11 dan 18 Agustus 2025",
    "bulanan 2025-01 " + " ".join(WHOLE_YEAR): "Setiap bulan | setiap akhir bulan tahun 2025 | rutin tiap bulan",
    "bulanan 2025-01 2025-01 2025-02 2025-03": "Setiap bulan Januari - Maret",
}
"""How a time is read (its kind, the first month of its window, its tenggat), and ways to write it."""


def test_every_notation_gives_its_tenggat_without_a_question(subtests: pytest.Subtests) -> None:
    for meant, writings in WRITINGS.items():
        for text in writings.split(" | "):
            with subtests.test(text):
                jenis, start, tenggat = read_certain(text)
                assert " ".join((jenis, start or "-", *tenggat)) == meant
    for text in ("", " - ", "–"):
        assert read_certain(text) == ("tanpa", None, [])


@pytest.mark.parametrize("joiner", ["-", "‐", "‑", "‒", "–", "—", "―", "−", "--", " - ", " – ", "–\n", "\x96"])
@pytest.mark.parametrize("tahun", [" 2025", ""])
def test_every_kind_of_dash_joins_a_window(joiner: str, tahun: str) -> None:
    assert read_certain(f"September{joiner}Oktober{tahun}") == ("rentang", "2025-09", ["2025-10"])


def test_every_word_for_until_joins_a_window(subtests: pytest.Subtests) -> None:
    words = "sd | s.d | s.d. | s/d | s / d | S.D. | SD. | sampai dengan | sampai | hingga | s.d. dengan"
    for joiner in words.split(" | "):
        with subtests.test(joiner):
            assert read_certain(f"September {joiner} Oktober 2025") == ("rentang", "2025-09", ["2025-10"])


def test_what_is_doubtful_is_asked_about(subtests: pytest.Subtests) -> None:
    for text, jenis, start, tenggat, wording in [
        ("4/8/2025", "tanggal", None, ["2025-08-04"], "hari dahulu"),
        ("8/25/2025", "tanggal", None, ["2025-08-25"], "bulan dahulu"),
        ("2025", "rentang", "2025-01", ["2025-12"], "Hanya tahun"),
        ("Tahun berjalan", "rentang", "2025-01", ["2025-12"], "tahun berjalan"),
        ("Desmber 2025", "bulan", None, ["2025-12"], '"desmber" dibaca sebagai Desember'),
        ("Septmber sd Otober 2025", "rentang", "2025-09", ["2025-10"], "Oktober"),
        ("Januari–Maret, September", "daftar", None, ["2025-03", "2025-09"], "memuat rentang"),
        ("Oktober 2024 – Maret 2025", "rentang", "2024-10", ["2025-03"], "2024 bukan tahun rencana"),
        ("April 2026", "bulan", None, ["2026-04"], "2026 bukan tahun rencana"),
        ("mulai Maret 2025", "rentang", "2025-03", ["2025-12"], "Akhir rentang"),
        ("Maret 2025 s.d.", "rentang", "2025-03", ["2025-12"], "Akhir rentang"),
        ("Nov 24", "bulan", None, ["2024-11"], "dibaca sebagai tahun 2024"),
        ("25-Nov", "tanggal", None, ["2025-11-25"], "tanggal 25"),
        ("3, 6, 9, 12", "daftar", None, TRIWULAN, "nomor bulan"),
        ("Setiap minggu", "bulanan", "2025-01", WHOLE_YEAR, "dibaca sebagai setiap bulan"),
        ("Januari Juni 2025", "daftar", None, ["2025-01", "2025-06"], "tanpa pemisah"),
        ("Rapat Maret 2025", "bulan", None, ["2025-03"], '"rapat"'),
        ("TW I - TW IV (Maret, Juni, September, Desember)", "triwulanan", "2025-01", TRIWULAN, "kurung"),
        ("Maret 1985", "tanpa", None, [], "di luar jangkauan"),
        ("31 Februari 2025", "tanpa", None, [], "tidak ada dalam kalender"),
        ("29 Februari 2025", "tanpa", None, [], "tidak ada dalam kalender"),
        ("November – Februari 2025", "tanpa", None, [], "lebih dahulu"),
        ("8 s.d. 4 Agustus 2025", "tanpa", None, [], "lebih dahulu"),
        ("TW V", "tanpa", None, [], "triwulan 5"),
        ("13/2025", "tanpa", None, [], "bulan 13"),
        ("5 bulan", "tanpa", None, [], "tidak terbaca"),
        ("1/4", "tanggal", None, ["2025-04-01"], "hari dahulu"),
        ("HUT RI dan Desember", "bulan", None, ["2025-12"], "tidak dipakai"),
        ("Maret setelah Lebaran", "bulan", None, ["2025-03"], "tidak dipakai"),
        ("setiap bulan kecuali Juli", "tanpa", None, [], "kecuali"),
        ("menyesuaikan", "tanpa", None, [], 'misalnya "Juli"'),
        ("6", "tanpa", None, [], "tidak terbaca"),
        ("45873", "tanpa", None, [], "tidak terbaca"),
        ("100%", "tanpa", None, [], "tidak terbaca"),
        ("awal TW II", "bulan", None, ["2025-04"], "awal"),
        ("pertengahan TW II", "bulan", None, ["2025-05"], "tengah"),
    ]:
        with subtests.test(str(text)):
            *reading, questions = read_doubtful(text)
            assert reading == [jenis, start, tenggat]
            assert wording in questions


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("minggu ke-2 Maret", "minggu dihitung"),
        ("Minggu II s.d. minggu ke-3 Maret", "minggu dihitung"),
        ("Maret (minggu keempat)", "minggu dihitung"),
        ("awal bulan Maret", "awal bulan dihitung"),
        ("pertengahan Maret", "pertengahan bulan dihitung"),
    ],
)
def test_a_part_of_a_month_is_that_month_and_the_trace_says_so(text: str, wording: str) -> None:
    timing = read_time(text, 2025)
    assert (timing.jenis_target, [t.tenggat for t in timing.tenggat], timing.peringatan) == ("bulan", ["2025-03"], ())
    assert wording in timing.dibaca


def test_without_any_year_nothing_is_guessed_and_one_named_once_serves_the_cell() -> None:
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
    "quarterly": ("Dilaksanakan 3 (Tiga) bulan sekali | per triwulan | setiap 3 bulan | 1 kali tiap triwulan"),
    "once": (
        "selama 12 bulan pada tahun 2024 | 1 (satu) Dokumen SK | Dilaksanakan awal tahun | "
        "Tersedia pembulanan angka | Laporan Tahunan | setahun sekali | setiap hari kerja | "
        "laporan setiap bulan Juli | laporan setiap triwulan 1 dan 3 | hasil per triwulan 1 tahun 2025 | "
        "Beberapa lampiran Dokumen 1. Terlaksananya Apel Rutin 2. Terlaksananya Rapat Pleno"
    ),
}
"""How often, and what says so; `once`: what only sounds like a frequency."""


def test_target_capaian_says_how_often_a_window_is_due(subtests: pytest.Subtests) -> None:
    readings = {"monthly": MONTHLY, "quarterly": QUARTERLY, "once": ONCE}
    for often, words in HOW_OFTEN.items():
        for capaian in ("", *words.split(" | ")) if often == "once" else words.split(" | "):
            with subtests.test(capaian):
                whole_year, part = readings[often]
                assert read_certain("Januari – Desember 2025", target_capaian=capaian) == whole_year
                assert read_certain("Mei sd Oktober 2025", target_capaian=capaian) == part


def test_a_frequency_that_is_only_hinted_at_is_asked_about() -> None:
    assert "bulanan" in read_doubtful("Januari – Desember 2025", target_capaian="12 laporan bulanan")[3]
    assert "setiap 5 bulan" in read_doubtful("Januari – Desember 2025", target_capaian="setiap 5 bulan")[3]


def test_a_frequency_expands_windows_only() -> None:
    """And says so where the time named is no window, unless its months are as far apart as the frequency says."""
    for text, frequency, capaian, expected in (
        ("Maret 2025", "bulanan", "setiap bulan", ("bulan", None, ["2025-03"])),
        ("Januari, Juni 2025", None, "tiap bulan", ("daftar", None, ["2025-01", "2025-06"])),
        ("4 Agustus 2025", "bulanan", "", ("tanggal", None, ["2025-08-04"])),
    ):
        *read_as, question = read_doubtful(text, frequency=frequency, target_capaian=capaian)
        assert tuple(read_as) == expected
        assert "tidak dipakai" in question
    quarters = ("daftar", None, ["2025-03", "2025-06", "2025-09", "2025-12"])
    assert read_certain("Maret, Juni, September, Desember 2025", target_capaian="tiap triwulan") == quarters


def test_the_frekuensi_column_overrules_target_waktu_and_target_capaian(subtests: pytest.Subtests) -> None:
    year, semesters = "Januari – Desember 2025", ("daftar", None, ["2025-06", "2025-12"])
    for text, frequency, capaian, reading in [
        *((year, once, "setiap bulan", ONCE[0]) for once in ("sekali", "1 kali", "1x", "Satu kali", "tahunan")),
        ("setiap bulan", "sekali", "", ONCE[0]),
        (year, "Triwulanan", "setiap bulan", QUARTERLY[0]),
        (year, "Bulanan", "", MONTHLY[0]),
        (year, "per semester", "", semesters),
        (year, " - ", "tiap bulan", MONTHLY[0]),
        # It may be kept in English, and one nobody knows changes no single month.
        (year, "Once", "", ONCE[0]),
        (year, "Monthly", "", MONTHLY[0]),
        (year, "Quarterly", "", QUARTERLY[0]),
        (year, "Semiannually", "", semesters),
        ("Juli 2025", "SK", "", ("bulan", None, ["2025-07"])),
    ]:
        with subtests.test(frequency):
            assert read_certain(text, frequency=frequency, target_capaian=capaian) == reading


def test_a_frekuensi_that_cannot_be_read_or_finds_no_quarter_is_said_and_not_used() -> None:
    jenis, _, tenggat, questions = read_doubtful("Januari – Desember 2025", frequency="insidentil")
    assert (jenis, tenggat) == ("rentang", ["2025-12"])
    assert "insidentil" in questions
    assert "setiap bulan" in questions
    assert read_doubtful("Oktober–November 2025", frequency="triwulanan")[:3] == ("rentang", "2025-10", ["2025-11"])
    assert read_doubtful("Juli–Oktober 2025", frequency="semesteran")[:3] == ("rentang", "2025-07", ["2025-10"])


def test_where_a_window_begins_is_asked_only_where_its_months_are_due() -> None:
    monthly = read_time("s.d. Maret 2025", 2025, frequency="setiap bulan")
    assert [t.tenggat for t in monthly.tenggat] == ["2025-01", "2025-02", "2025-03"]
    assert [remark.code for remark in monthly.peringatan] == ["due.start_not_named"]


def test_a_tenggat_is_due_at_the_end_of_its_month_and_opens_with_its_window(subtests: pytest.Subtests) -> None:
    for text, other, tenggat, jatuh_tempo, open_at in [
        ("Juli 2025", {}, "2025-07", date(2025, 7, 31), date(2025, 7, 1)),
        ("TW I", {}, "2025-03", date(2025, 3, 31), date(2025, 3, 1)),
        ("04 Agustus 2025", {}, "2025-08-04", date(2025, 8, 4), date(2025, 8, 1)),
        ("September sd November 2025", {}, "2025-11", date(2025, 11, 30), date(2025, 9, 1)),
        ("Januari - Februari 2024", {}, "2024-02", date(2024, 2, 29), date(2024, 1, 1)),
        ("Januari - Desember", {"frequency": "bulanan"}, "2025-12", date(2025, 12, 31), date(2025, 12, 1)),
        ("Januari - Desember", {"frequency": "triwulanan"}, "2025-12", date(2025, 12, 31), date(2025, 10, 1)),
        ("28 Juli – 8 Agustus 2025", {}, "2025-08-08", date(2025, 8, 8), date(2025, 7, 1)),
    ]:
        with subtests.test(str(text)):
            last = read_time(text, 2025, **other).tenggat[-1]
            assert (last.tenggat, last.jatuh_tempo, last.buka) == (tenggat, jatuh_tempo, open_at)


def test_a_real_date_is_read_by_its_value_and_shown_by_its_text(subtests: pytest.Subtests) -> None:
    for text, value, jenis, tenggat in [
        ("Nov-25", midnight(2025, 11, 1), "bulan", "2025-11"),
        ("November 2025", date(2025, 11, 17), "bulan", "2025-11"),
        ("04 Agustus 2025", midnight(2025, 8, 4), "tanggal", "2025-08-04"),
        ("8/4/2025", midnight(2025, 8, 4), "tanggal", "2025-08-04"),  # as Excel shows it in English
        ("4/8/2025", midnight(2025, 8, 4), "tanggal", "2025-08-04"),
        ("25-Nov", midnight(2025, 11, 25), "tanggal", "2025-11-25"),
        ("11/25", midnight(2025, 11, 1), "bulan", "2025-11"),
        ("2025-08-04 00:00:00", midnight(2025, 8, 4), "tanggal", "2025-08-04"),
        ("", date(2025, 8, 4), "tanggal", "2025-08-04"),
    ]:
        with subtests.test(str(text)):
            timing = read_time(text, 2025, value=value)
            assert (timing.jenis_target, keys(timing), timing.peringatan) == (jenis, [tenggat], ())


def test_the_reading_is_said_in_words() -> None:
    assert read_time("September sd Oktober 2025", 2025).dibaca == (
        "September–Oktober 2025: satu target, akhir Oktober 2025"
    )
    assert read_time("Jan-Des", 2024, target_capaian="tiap bulan").dibaca == (
        "Januari–Desember 2024, setiap bulan (menurut TARGET CAPAIAN): 12 target"
    )
    assert read_time("TW I, TW III", 2025).dibaca == "Maret dan September 2025: 2 target"
    assert read_time("4/8/2025", 2025).dibaca == "satu target, 4 Agustus 2025"


MONTH = st.integers(1, 12)
TAHUN = st.integers(2020, 2035)
LETTER_CASE = st.sampled_from([str.lower, str.upper, str.title, lambda t: t])
GAP = st.sampled_from([" ", "  ", "\u00a0", "\t", " \n "])


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), LETTER_CASE, GAP)
def test_any_exact_date_round_trips(day: date, variant: object, spacing: str) -> None:
    name = MONTH_NAMES[day.month - 1]
    for text in (
        f"{day.day} {name} {day.year}",
        f"{day.day:02d} {name} {day.year}",
        f"{day.day}-{SHORT_MONTHS[day.month - 1]}-{day.year}",
        f"{name}_{day.day},_{day.year}",  # an English date keeps to its line
        day.isoformat(),
    ):
        timing = read_time(variant(text).replace(" ", spacing).replace("_", " "), day.year)
        assert (timing.jenis_target, keys(timing), timing.peringatan) == ("tanggal", [day.isoformat()], ())
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
    st.one_of(st.text(max_size=80), st.lists(FRAGMENTS, max_size=12).map(" ".join), st.lists(FRAGMENTS).map("".join)),
    st.one_of(st.none(), TAHUN),
    st.one_of(st.none(), st.lists(FRAGMENTS, max_size=4).map(" ".join)),
    st.lists(FRAGMENTS, max_size=6).map(" ".join),
)
@example("İ" * 20, 2025, None, "")
@example("9999-12", 2025, "setiap 0 bulan", "0 kali setahun")
@example("²/2025", 2025, "²", "²")
def test_any_text_gives_a_reading_that_holds_together(
    text: str, tahun: int | None, frequency: str | None, capaian: str
) -> None:
    timing = read_time(text, tahun, frequency=frequency, target_capaian=capaian)
    assert timing.jenis_target in JENIS_TARGET
    assert timing.dibaca
    assert (timing.jenis_target == "tanpa") == (timing.tenggat == ())
    assert (timing.mulai is not None) == (timing.jenis_target in ("rentang", "bulanan", "triwulanan"))
    assert len(set(keys(timing))) == len(timing.tenggat)
    assert list(timing.tenggat) == sorted(timing.tenggat, key=lambda t: (t.jatuh_tempo, t.tenggat))
    assert all(t.buka <= t.jatuh_tempo for t in timing.tenggat)
    assert not (timing.jenis_target in ("bulan", "tanggal", "rentang") and len(timing.tenggat) != 1)


@pytest.mark.parametrize(
    "pattern",
    ["1", "1-", "s/d", "januari ", "(", "setiap ", "1 kali ", "minggu ke-1 dan ", "4/8/2025-", "3 (tiga) bulan ", " "],
)
@pytest.mark.parametrize("length", [600, 32767])
@pytest.mark.processor_seconds(30)
def test_a_hostile_cell_is_read_in_the_end(pattern: str, length: int) -> None:
    text = (pattern * length)[:length]
    timing = read_time(text, 2025, frequency=text, target_capaian=text)
    assert timing.tenggat or timing.peringatan or not text.strip()


def day_order_questions(*times: str) -> int:
    """How often a plan with these TARGET WAKTU is asked whether the day stands first."""
    head = ("NO", "KEGIATAN", "BUKTI", "TARGET WAKTU")
    rows = ((number, f"Rapat {number}", "Notula", text) for number, text in enumerate(times, start=1))
    reading = read_file(xlsx((("TAHUN 2025",), head, ("I. MANAJEMEN PERUBAHAN",), *rows)), "a.xlsx")
    return sum(remark.code == "due.day_first" for remark in reading.peringatan)


def test_day_and_month_are_asked_once_and_not_where_another_date_settles_them() -> None:
    assert day_order_questions("06/07/2025", "05/08/2025") == 1
    assert day_order_questions("06/07/2025", "25/08/2025") == 0
    assert day_order_questions("06/07/2025", "25/08/2025", "08/25/2025") == 1


def test_a_window_of_ten_years_is_read_and_one_a_month_longer_is_asked_about() -> None:
    assert keys(read_time("Januari 2025 s.d. Desember 2034", 2025)) == ["2034-12"]
    longer = read_time("Januari 2025 s.d. Januari 2035", 2025)
    assert keys(longer) == []
    assert "due.span_too_long" in {remark.code for remark in longer.peringatan}


def test_each_example_that_is_shown_for_an_unread_cell_is_of_the_plan_s_own_year() -> None:
    (unread,) = read_time("Secepatnya", 2027).peringatan
    examples = unread.pesan.split('"')[1::2]
    assert len(examples) == 6
    for text in examples:
        timing = read_time(text, 2027)
        assert (timing.peringatan, {key[:4] for key in keys(timing)}) == ((), {"2027"})
