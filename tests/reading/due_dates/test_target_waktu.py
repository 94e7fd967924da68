"""TARGET WAKTU to tenggat (docs/reading.md), as offices type it; each expectation was worked out
by hand."""

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


def meaning(timing: TargetTime) -> str:
    """Write a time as its kind, the first month of its window and its tenggat."""
    return " ".join((timing.jenis_target, timing.mulai or "-", *keys(timing)))


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


EACH_MONTH = "bulanan 2025-01 " + " ".join(WHOLE_YEAR)
EACH_QUARTER = "2025-03 2025-06 2025-09 2025-12"
WRITINGS = {
    "bulan - 2025-01": "Janu-\nari 2025",
    "bulan - 2025-02": "Pebruari 2025 | Febuari 2025 | TW I (Februari) | Februari/TW I | TW I: Feb",
    "bulan - 2025-03": (
        "Mrt | Mar 25 | 2025-03 | 03/2025 | B03 | Bulan ke-3 | akhir Maret 2025 | paling lambat Maret 2025 | TW I | "
        "TW 1/2025 | Maret 2025 (100%) | Maks. Maret 2025 | ± Maret 2025 | Setiap bulan Maret | Triwulan\nI | "
        "Maret W2 | TW I (31 Maret 2025) | 3 [Maret] | 03 (Maret 2025) | (3) Maret | 3. Maret | 03/Maret | "
        "3-Maret | 03 - Maret | M a r e t 2025 | 3 bulan pertama"
    ),
    "bulan - 2025-06": (
        "Triwulan 2 | Semester I | TW II (April-Juni) | akhir TW II | Juni, 75 % | Perkiraan Juni 2025 | Tribulan II | "
        "H1 2025 | J U N I 2025 | Ju ni 2025 | sebelum akhir Juni | sebelum TW II berakhir | 6 bulan pertama"
    ),
    "bulan - 2025-05": "tidak lebih dari Mei | Tidak melewati Mei 2025 | jangan lewat dari Mei | bulan kedua TW II",
    "bulan - 2026-01": "Januari tahun berikutnya",
    "daftar - 2025-01 2025-04 2025-07 2025-10": "bulan pertama setiap triwulan",
    "bulan - 2025-07": "Juli 2025 | Juli | Juli (laporan Semester I)",
    "bulan - 2025-08": "Bulan Agustus 2025 | Agt. 2025 | Agts 2025 | 2 hari kerja, Agustus 2025 | ≤ Agustus 2025",
    "bulan - 2025-09": "Mei, direvisi menjadi September | Sept 2025 | triwulan ke-3 tahun 2025 | Se\nptember 2025",
    "bulan - 2025-10": "October 2025 | Mulai dibuka paling lambat Oktober | Semula Juni, mundur ke Oktober",
    "bulan - 2025-11": "Nov-25 | Nopember 2025 | Nov'25 | Nov 2025¹ | Nov 2025 1) | Nov # | Setelah Maulid (November)",
    "bulan - 2025-12": "Q4 2025 | Semester II 2025 | akhir tahun 2025 | TW\nIV\n2025 | SM II",
    "tanggal - 2025-02-28": "28 Februari 2025",
    "tanggal - 2025-01-09": "Minggu pertama Januari (paling lambat 9 Januari)",
    "tanggal - 2025-03-03": "3 Maret | 3 Maret 2025 (Permen Nomor 6 Tahun 2022) | 3 Maret (SE No. 6 Tahun 2022)",
    "tanggal - 2025-03-15": "15 (Maret)",
    "tanggal - 2025-03-31": "Max 31 Maret 2025 | 2025-03-31T00:00:00+07:00 | 2025-03-30T17:00:00.000Z",
    "tanggal - 2025-04-13": "13/4/2025",
    "tanggal - 2025-05-15": "Triwulan II (15 Mei 2025)",
    "tanggal - 2025-06-30": "s.d. 30 Juni 2025 | Deadline 30 Juni",
    "tanggal - 2025-08-04": (
        "04 Agustus 2025 | 2025-08-04 | 2025-08-04 00:00:00 | 4-Agu-25 | Senin, 4 Agustus 2025 | August 4, 2025 | "
        "tanggal 4 bulan Agustus 2025 | 4 Agustus 2025 pukul 09.00 WIB | 4 Agustus 2025, 09.00-12.00 WIB | "
        "09.00 s.d. 12.00 WITA, 4 Agustus 2025 | Senin, 4 Agustus 2025 jam 13:00 | "
        "4 Agustus 2025, pukul 09.00 s.d. selesai | 4 (empat) Agustus 2025 | 4 (Senin) Agustus 2025"
    ),
    "tanggal - 2025-08-08": "4 s.d. 8 Agustus 2025 | 28 Juli – 8 Agustus 2025 | 2 Jan-8 Agt 2025 | 2 Januari–8 Agustus",
    "tanggal - 2025-08-29": "Jum'at, 29 Agustus 2025",
    "rentang 2025-01 2025-03": "Tahun 2025 (Januari s.d. Maret) | s.d. Maret 2025",
    "rentang 2025-01 2025-06": "B01-B06",
    "rentang 2025-01 2025-09": "dimulai Januari dan harus selesai pada September",
    "rentang 2025-01 2025-12": (
        "Januari -- Desember 2025 | Januari- Desember 2025 | Januari\n- Desember 2025 | Januari â€“ Desember 2025 | "
        "sepanjang tahun | Sepanjang tahun 2025 | 1 (satu) kali, Januari - Desember 2025 | Jan-\nDes 2025"
    ),
    "rentang 2025-03 2025-05": "03/2025-05/2025 | mulai Maret s.d. Mei 2025",
    "rentang 2025-03 2025-06": "Bulan ke-3 s.d. ke-6 | 3 (Maret) s.d. 6 (Juni) | Mulai Maret, selesai Juni 2025",
    "rentang 2025-09 2025-10": "September sd Oktober 2025 | September\nsd Oktober\n2025",
    "rentang 2025-09 2025-12": "Septem-\nber s.d. Desem-\nber 2025",
    "daftar - 2025-01 2025-06": "Januari, Juni 2025 | 1. Januari\n2. Juni 2025 | - Januari\n- Juni 2025",
    "daftar - 2025-03 2025-04": "Maret/April 2025",
    "tanggal - 2025-11-25": "25-Nov",
    "daftar - 2025-03 2025-05": "Maret\nMei 2025",
    "daftar - 2025-03 2025-06": "B03,B06 | Bulan ke-3 dan ke-6",
    "daftar - 2025-03 2025-06 2025-09": "B03, 06 & 09 | Maret\nJuni\nSeptember",
    "daftar - 2025-03 2025-09": "TW I, TW III | September, Maret | Triwulan ke-1, ke-3",
    f"daftar - {EACH_QUARTER}": (
        "Maret, Juni, September dan Desember 2025 | TW I, II, III dan IV | 4 kali (TW I, II, III dan IV)"
    ),
    "daftar - 2025-06 2025-12": (
        "2 kali (Juni dan Desember) | per semester | Triwulan Dua dan Empat | "
        "Januari - Desember 2025 (persemester) | 6 (Juni) dan 12 (Desember)"
    ),
    "daftar - 2025-07 2026-01": "Juli 2025, Januari 2026",
    "daftar - 2025-08-04 2025-08-11 2025-08-18": "4, 11 dan 18 Agustus 2025",
    " ".join(("daftar -", *(f"{month}-10" for month in WHOLE_YEAR))): (
        "Paling lambat tanggal 10 tiap bulan | Tgl 10 setiap bulan | setiap tanggal 10 | setiap bulan maksimal tgl. 10"
    ),
    "daftar - 2025-01-31 2025-02-28 2025-03-31": "Januari - Maret setiap tanggal 31",
    f"triwulanan 2025-01 {EACH_QUARTER}": (
        "TW I–IV (4 kali) | tiap triwulan | 3 (tiga) bulan sekali | 3 bulan\nsekali | Setiap 3\nbulan | Tribulanan | pertriwulan | per triwulan (4 kali)"
    ),
    EACH_MONTH: "Setiap bulan | Setiap\nbulan | setiap akhir bulan tahun 2025 | rutin tiap bulan | perbulan",
    "bulanan 2025-01 2025-01 2025-02 2025-03": "Setiap bulan Januari - Maret | 3 kali (Januari - Maret)",
}
"""How a time is read (its kind, the first month of its window, its tenggat), and ways to write
it."""

DOUBTFUL = {
    "rentang 2024-10 2025-03": "Oktober 2024 – Maret 2025 → 2024 bukan tahun rencana",
    "bulan - 2024-12": "Desember tahun sebelumnya → 2024 bukan tahun rencana",
    "tanggal - 2025-06-14": "sebelum 15 Juni 2025 → Sebelum",
    "tanggal - 2025-11-24": "satu minggu sebelum Desember 2025 → dihitung dari",
    "tanggal - 2025-04-10": "10 hari setelah TW I → dihitung dari",
    "daftar - 2025-04-14 2025-07-14 2025-10-14 2026-01-14": (
        "paling lambat 10 hari kerja setelah akhir triwulan → hari kerja"
    ),
    "daftar - 2025-04-10 2025-07-10 2025-10-10 2026-01-10": (
        "Tanggal 10 setelah triwulan berakhir | Setiap triwulan (paling lambat tanggal 10 bulan berikutnya)"
    ),
    "daftar - 2025-07-15 2026-01-15": "15 hari setelah semester berakhir → dihitung dari",
    " ".join(("daftar -", *(f"{month}-10" for month in WHOLE_YEAR[1:]), "2026-01-10")): (
        "setiap tanggal 10 bulan berikutnya | setiap bulan, paling lambat tanggal 10 bulan berikutnya"
    ),
    "daftar - 2025-04 2025-07 2025-10 2026-01": "bulan berikutnya setelah triwulan → tidak menyebut batasnya",
    "tanggal - 2025-08-10": "seminggu sebelum 17 Agustus 2025 → dihitung dari",
    "daftar - 2025-05 2025-08": "Sebelum Mei dan setelah Agustus → tidak dipakai",
    "triwulanan 2025-01 2025-03 2025-06 2025-09": "TW I s.d. TW III → tiap triwulan | TW I-III → tiap triwulan",
    "bulan - 2024-11": "Nov 24 → 2024 bukan tahun rencana",
    "bulan - 2025-03": (
        'Rapat Maret 2025 → "rapat" | Maret setelah Lebaran → tidak dipakai | Maret 2025 dan setiap bulan | '
        "TW I (setiap bulan) | 3 kegiatan Maret 2025 | dua kegiatan Maret 2025 | Maret (3)"
    ),
    "bulan - 2025-04": "awal TW II → awal",
    "bulan - 2025-07": (
        "Juli (menyesuaikan jadwal Kanwil) → tidak dipakai | Juli (ditunda) → tidak dipakai | "
        "setelah Juni → tidak menyebut batasnya"
    ),
    "bulan - 2025-06": ("Juin 2025 → Juni | Jnui 2025 → Juni"),
    "bulan - 2025-02": "Feb (TW I) → dalam kurung",
    "bulan - 2025-05": "sebelum Juni 2025 → Sebelum | pertengahan TW II → tengah",
    "bulan - 2025-12": 'Desmber 2025 → "desmber" dibaca sebagai Desember | HUT RI dan Desember → tidak dipakai',
    "bulan - 2026-04": "April 2026 → 2026 bukan tahun rencana",
    "tanggal - 2025-08-04": "4/8/2025 → hari dahulu",
    "tanggal - 2025-04-01": "1/4 → hari dahulu",
    "tanggal - 2025-03-01": "setiap bulan tanggal 1 Maret → setiap bulan",
    "tanggal - 2025-08-25": "8/25/2025 → bulan dahulu",
    "rentang 2024-09 2025-03": "September 2024 – Maret 2025 → 2024 bukan tahun rencana",
    "rentang 2025-01 2025-03": "2 kegiatan Januari-Maret 2025",
    "rentang 2025-01 2025-12": (
        "2025 → Hanya tahun | Mie 2025 → mie | Berkelanjutan → Januari sampai | Tahun berjalan → tahun berjalan"
    ),
    "rentang 2025-03 2025-12": "mulai Maret 2025 → Akhir rentang | Maret 2025 s.d. → Akhir rentang",
    "rentang 2025-04 2025-12": "mulai TW II",
    "rentang 2025-09 2025-10": "Septmber sd Otober 2025 → Oktober",
    "daftar - 2025-01 2025-06": "Januari Juni 2025 → tanpa pemisah",
    "daftar - 2025-03 2025-06": "Kegiatan 1: Maret\nKegiatan 2: Juni",
    "daftar - 2025-03 2025-09": "Januari–Maret, September → memuat rentang",
    "daftar - 2025-03 2025-05": "Antara Maret dan Mei 2025 → antara",
    f"triwulanan 2025-01 {EACH_QUARTER}": (
        "awal bulan berikutnya setelah triwulan berakhir → setelah | "
        "minggu pertama setiap triwulan → tidak dipakai | "
        "TW I - TW IV (Maret, Juni, September, Desember) → kurung | TW I–IV → tiap triwulan. Pilih bila"
    ),
    # Two frequencies (the most frequent counts, so that no obligation is overlooked), a meeting of
    # every Monday, words beside every month.
    EACH_MONTH: (
        "Setiap minggu → dibaca sebagai setiap bulan | bulanan, triwulanan dan tahunan | "
        "setiap bulan dan setiap triwulan | setiap bulan/triwulan | per bulan/semester | "
        "Januari - Desember 2025 (setiap Senin) | Setiap Jumat, Januari-Desember 2025 | "
        "hari ke-5 setiap bulan | minimal 1 kali dalam sebulan"
    ),
    "tanpa -": (
        "3, 6, 9, 12 → tidak terbaca | Maret 1985 → di luar jangkauan | 31 Februari 2025 → tidak ada dalam kalender | TW V → triwulan 5 | "
        "29 Februari 2025 → tidak ada dalam kalender | November – Februari 2025 → lebih dahulu | 6 → tidak terbaca | "
        "8 s.d. 4 Agustus 2025 → lebih dahulu | 13/2025 → bulan 13 | 5 bulan → tidak terbaca | 49873 → tidak terbaca | "
        "setiap bulan kecuali Juli → kecuali | Sesuai jadwal Itda → menurut kebutuhan | 100% → tidak terbaca | "
        "Tidak setiap bulan | Setiap bulan kecuali Mei | 31 Februari setiap bulan | menunggu juknis"
    ),
    "daftar - 2025-06 2025-12": (
        "Semester I - Semester II → tiap semester. Pilih bila selesai sekali saja | "
        "Smt. Genap → genap"
    ),
    # What is made of these is of no account, nor of a number of times that the reading does not
    # have.
    "": (
        "Semester genap TA 2024/2025 → genap | Awal tahun pelajaran baru → pelajaran | "
        "Awal tahun pelajaran baru (Juli 2025) → pelajaran | "
        "Setiap awal triwulan | tiap awal semester | TW II + 1 bulan | Januari - Desember 2025, 4 kali → kali | "
        "2 kali Januari - Desember 2025 → kali | Januari-Desember 2025 (2x) → kali | 3 kali: Juni dan Desember → kali"
    ),
}
"""The same of what is asked about, and what the question says."""


def test_every_notation_gives_its_tenggat_without_a_question(subtests: pytest.Subtests) -> None:
    for meant, writings in WRITINGS.items():
        for text in writings.split(" | "):
            with subtests.test(text):
                timing = read_time(text, 2025)
                assert (meaning(timing), timing.peringatan) == (meant, ())
    for text in ("", " - ", "–", "Menyusul", "belum ditentukan"):
        assert read_certain(text) == ("tanpa", None, [])


def test_what_is_doubtful_is_read_and_asked_about(subtests: pytest.Subtests) -> None:
    for meant, writings in DOUBTFUL.items():
        for text, _, wording in (writing.partition(" → ") for writing in writings.split(" | ")):
            with subtests.test(text):
                timing = read_time(text, 2025)
                assert meaning(timing) == (meant or meaning(timing))
                assert timing.peringatan
                assert any(wording in remark.pesan for remark in timing.peringatan)


@pytest.mark.parametrize(
    "joiner", ["-", "‐", "‑", "‒", "–", "—", "―", "−", "--", " - ", " – ", "–\n", "\x96"]
)
@pytest.mark.parametrize("tahun", [" 2025", ""])
def test_every_kind_of_dash_joins_a_window(joiner: str, tahun: str) -> None:
    assert read_certain(f"September{joiner}Oktober{tahun}") == ("rentang", "2025-09", ["2025-10"])


def test_every_word_for_until_joins_a_window(subtests: pytest.Subtests) -> None:
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
def test_a_part_of_a_month_is_that_month(text: str) -> None:
    assert read_certain(text) == ("bulan", None, ["2025-03"])


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
    "quarterly": "Dilaksanakan 3 (Tiga) bulan sekali | per triwulan | setiap 3 bulan | 1 kali tiap triwulan",
    # What only sounds like a frequency.
    "once": (
        " | selama 12 bulan pada tahun 2024 | 1 (satu) Dokumen SK | Dilaksanakan awal tahun | "
        "Tersedia pembulanan angka | Laporan Tahunan | setahun sekali | setiap hari kerja | "
        "laporan setiap bulan Juli | laporan setiap triwulan 1 dan 3 | hasil per triwulan 1 tahun 2025 | "
        "Beberapa lampiran Dokumen 1. Terlaksananya Apel Rutin 2. Terlaksananya Rapat Pleno"
    ),
}


def test_target_capaian_says_how_often_a_window_is_due(subtests: pytest.Subtests) -> None:
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


def test_a_frequency_expands_windows_only() -> None:
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


def test_the_frekuensi_column_overrules_target_waktu_and_target_capaian(
    subtests: pytest.Subtests,
) -> None:
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


def test_a_frekuensi_that_cannot_be_read_or_finds_no_quarter_is_said_and_not_used() -> None:
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


def test_where_a_window_begins_is_asked_only_where_its_months_are_due() -> None:
    monthly = read_time("s.d. Maret 2025", 2025, frequency="setiap bulan")
    assert keys(monthly) == ["2025-01", "2025-02", "2025-03"]
    assert [remark.code for remark in monthly.peringatan] == ["due.start_not_named"]


def test_a_tenggat_is_due_at_the_end_of_its_month_and_opens_with_its_window(
    subtests: pytest.Subtests,
) -> None:
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


def test_a_real_date_is_read_by_its_value_and_shown_by_its_text(subtests: pytest.Subtests) -> None:
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


def test_the_reading_is_said_in_words() -> None:
    window = read_time("September sd Oktober 2025", 2025).dibaca
    assert window == "September–Oktober 2025: satu target, akhir Oktober 2025"
    monthly = read_time("Jan-Des", 2024, target_capaian="tiap bulan").dibaca
    assert monthly == "Januari–Desember 2024, setiap bulan (menurut TARGET CAPAIAN): 12 target"
    assert read_time("TW I, TW III", 2025).dibaca == "Maret dan September 2025: 2 target"
    assert read_time("4/8/2025", 2025).dibaca == "satu target, 4 Agustus 2025"


LETTER_CASE = st.sampled_from([str.lower, str.upper, str.title, lambda text: text])
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
def test_any_text_gives_a_reading_that_holds_together(
    text: str, tahun: int | None, frequency: str | None, capaian: str
) -> None:
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
def test_a_hostile_cell_is_read_in_the_end(pattern: str, length: int) -> None:
    text = (pattern * length)[:length]
    timing = read_time(text, 2025, frequency=text, target_capaian=text)
    assert timing.tenggat or timing.peringatan or not text.strip()


def test_a_window_of_ten_years_is_read_and_one_a_month_longer_is_asked_about() -> None:
    assert keys(read_time("Januari 2025 s.d. Desember 2034", 2025)) == ["2034-12"]
    longer = read_time("Januari 2025 s.d. Januari 2035", 2025)
    codes = [remark.code for remark in longer.peringatan]
    assert (keys(longer), codes) == ([], ["due.year_differs", "due.span_too_long"])
