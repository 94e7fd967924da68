"""TARGET WAKTU to tenggat (DESIGN §3). Every expectation here was worked out by hand from the rule, not the program."""

from __future__ import annotations

from datetime import date, datetime
from datetime import time as jam

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monev.baca.waktu import Waktu, baca_waktu
from monev.istilah import JENIS_TARGET
from monev.tanggal import BULAN_PENDEK, NAMA_BULAN, akhir_bulan

SETAHUN = [f"2025-{b:02d}" for b in range(1, 13)]
TRIWULAN = ["2025-03", "2025-06", "2025-09", "2025-12"]


def tengah_malam(tahun: int, bulan: int, hari: int) -> datetime:
    """A date as a workbook's cell holds it: a moment without a zone."""
    return datetime.combine(date(tahun, bulan, hari), jam.min)


def kunci(waktu: Waktu) -> list[str]:
    return [t.tenggat for t in waktu.tenggat]


def baca(teks: str, **lain: object) -> tuple[str, str | None, list[str]]:
    """The reading in the plan's year 2025 and without any question."""
    waktu = baca_waktu(teks, 2025, **lain)
    assert waktu.peringatan == ()
    return waktu.jenis_target, waktu.mulai, kunci(waktu)


def ragu(teks: str, tahun: int | None = 2025, **lain: object) -> tuple[str, str | None, list[str], str]:
    """The reading where a question must be asked; the questions come joined as the last item."""
    waktu = baca_waktu(teks, tahun, **lain)
    assert waktu.peringatan
    return waktu.jenis_target, waktu.mulai, kunci(waktu), " ".join(waktu.peringatan)


@pytest.mark.parametrize(
    ("teks", "jenis", "mulai", "tenggat"),
    [
        # the notations of the two decrees
        ("Juli 2025", "bulan", None, ["2025-07"]),
        ("04 Agustus 2025", "tanggal", None, ["2025-08-04"]),
        ("Nov-25", "bulan", None, ["2025-11"]),
        ("September sd Oktober 2025", "rentang", "2025-09", ["2025-10"]),
        ("Januari -- Desember 2025", "rentang", "2025-01", ["2025-12"]),
        ("Januari- Desember 2025", "rentang", "2025-01", ["2025-12"]),
        ("Maret, Juni, September dan Desember 2025", "daftar", None, TRIWULAN),
        ("Januari, Juni 2025", "daftar", None, ["2025-01", "2025-06"]),
        # months
        ("Juli", "bulan", None, ["2025-07"]),
        ("Bulan Agustus 2025", "bulan", None, ["2025-08"]),
        ("Pebruari 2025", "bulan", None, ["2025-02"]),
        ("Nopember 2025", "bulan", None, ["2025-11"]),
        ("Agt. 2025", "bulan", None, ["2025-08"]),
        ("Sept 2025", "bulan", None, ["2025-09"]),
        ("Mrt", "bulan", None, ["2025-03"]),
        ("October 2025", "bulan", None, ["2025-10"]),
        ("Nov'25", "bulan", None, ["2025-11"]),
        ("2025-03", "bulan", None, ["2025-03"]),
        ("03/2025", "bulan", None, ["2025-03"]),
        ("B03", "bulan", None, ["2025-03"]),
        ("Bulan ke-3", "bulan", None, ["2025-03"]),
        ("akhir Maret 2025", "bulan", None, ["2025-03"]),
        ("paling lambat Maret 2025", "bulan", None, ["2025-03"]),
        # quarters and semesters mean their last month
        ("TW I", "bulan", None, ["2025-03"]),
        ("Triwulan 2", "bulan", None, ["2025-06"]),
        ("triwulan ke-3 tahun 2025", "bulan", None, ["2025-09"]),
        ("Q4 2025", "bulan", None, ["2025-12"]),
        ("TW 1/2025", "bulan", None, ["2025-03"]),
        ("Semester I", "bulan", None, ["2025-06"]),
        ("Semester II 2025", "bulan", None, ["2025-12"]),
        ("akhir tahun 2025", "bulan", None, ["2025-12"]),
        # windows
        ("TW I s.d. TW III", "rentang", "2025-01", ["2025-09"]),
        ("TW I–IV", "rentang", "2025-01", ["2025-12"]),
        ("Semester I - Semester II", "rentang", "2025-01", ["2025-12"]),
        ("03/2025-05/2025", "rentang", "2025-03", ["2025-05"]),
        ("B01-B06", "rentang", "2025-01", ["2025-06"]),
        ("Antara Maret dan Mei 2025", "rentang", "2025-03", ["2025-05"]),
        ("September\nsd Oktober\n2025", "rentang", "2025-09", ["2025-10"]),
        ("Januari\n- Desember 2025", "rentang", "2025-01", ["2025-12"]),
        ("Januari â€“ Desember 2025", "rentang", "2025-01", ["2025-12"]),
        ("mulai Maret s.d. Mei 2025", "rentang", "2025-03", ["2025-05"]),
        ("sepanjang tahun", "rentang", "2025-01", ["2025-12"]),
        ("Sepanjang tahun 2025", "rentang", "2025-01", ["2025-12"]),
        ("Tahun 2025 (Januari s.d. Maret)", "rentang", "2025-01", ["2025-03"]),
        ("TW II (April-Juni)", "bulan", None, ["2025-06"]),
        # lists
        ("2 kali (Juni dan Desember)", "daftar", None, ["2025-06", "2025-12"]),
        ("TW I, TW III", "daftar", None, ["2025-03", "2025-09"]),
        ("TW I, II, III dan IV", "daftar", None, TRIWULAN),
        ("B03,B06", "daftar", None, ["2025-03", "2025-06"]),
        ("B03, 06 & 09", "daftar", None, ["2025-03", "2025-06", "2025-09"]),
        ("Maret/April 2025", "daftar", None, ["2025-03", "2025-04"]),
        ("Maret\nJuni\nSeptember", "daftar", None, ["2025-03", "2025-06", "2025-09"]),
        ("1. Januari\n2. Juni 2025", "daftar", None, ["2025-01", "2025-06"]),
        ("- Januari\n- Juni 2025", "daftar", None, ["2025-01", "2025-06"]),
        ("September, Maret", "daftar", None, ["2025-03", "2025-09"]),
        # exact dates
        ("13/4/2025", "tanggal", None, ["2025-04-13"]),
        ("2025-08-04", "tanggal", None, ["2025-08-04"]),
        ("2025-08-04 00:00:00", "tanggal", None, ["2025-08-04"]),
        ("4-Agu-25", "tanggal", None, ["2025-08-04"]),
        ("Senin, 4 Agustus 2025", "tanggal", None, ["2025-08-04"]),
        ("tanggal 4 bulan Agustus 2025", "tanggal", None, ["2025-08-04"]),
        ("August 4, 2025", "tanggal", None, ["2025-08-04"]),
        ("28 Februari 2025", "tanggal", None, ["2025-02-28"]),
        ("4 s.d. 8 Agustus 2025", "tanggal", None, ["2025-08-08"]),
        ("28 Juli – 8 Agustus 2025", "tanggal", None, ["2025-08-08"]),
        ("4, 11 dan 18 Agustus 2025", "daftar", None, ["2025-08-04", "2025-08-11", "2025-08-18"]),
        # frequency in the cell itself
        ("Setiap bulan", "bulanan", "2025-01", SETAHUN),
        ("setiap akhir bulan tahun 2025", "bulanan", "2025-01", SETAHUN),
        ("Setiap bulan Januari - Maret", "bulanan", "2025-01", SETAHUN[:3]),
        ("Setiap bulan Maret", "bulan", None, ["2025-03"]),
        ("tiap triwulan", "triwulanan", "2025-01", TRIWULAN),
        ("3 (tiga) bulan sekali", "triwulanan", "2025-01", TRIWULAN),
        ("per semester", "daftar", None, ["2025-06", "2025-12"]),
        # nothing there
        ("", "tanpa", None, []),
        (" - ", "tanpa", None, []),
        ("–", "tanpa", None, []),
    ],
)
def test_every_notation_gives_its_tenggat_without_a_question(
    teks: str, jenis: str, mulai: str | None, tenggat: list[str]
) -> None:
    assert baca(teks) == (jenis, mulai, tenggat)


@pytest.mark.parametrize("hubung", ["-", "‐", "‑", "‒", "–", "—", "―", "−", "--", " - ", " – ", "–\n", "\x96"])
@pytest.mark.parametrize("tahun", [" 2025", ""])
def test_every_kind_of_dash_joins_a_window(hubung: str, tahun: str) -> None:
    assert baca(f"September{hubung}Oktober{tahun}") == ("rentang", "2025-09", ["2025-10"])


@pytest.mark.parametrize(
    "hubung", ["sd", "s.d", "s.d.", "s/d", "s / d", "S.D.", "SD.", "sampai dengan", "sampai", "hingga", "s.d. dengan"]
)
def test_every_word_for_until_joins_a_window(hubung: str) -> None:
    assert baca(f"September {hubung} Oktober 2025") == ("rentang", "2025-09", ["2025-10"])


@pytest.mark.parametrize(
    ("teks", "jenis", "mulai", "tenggat", "kata"),
    [
        ("4/8/2025", "tanggal", None, ["2025-08-04"], "hari dahulu"),
        ("8/25/2025", "tanggal", None, ["2025-08-25"], "bulan dahulu"),
        ("2025", "rentang", "2025-01", ["2025-12"], "Hanya tahun"),
        ("Tahun berjalan", "rentang", "2025-01", ["2025-12"], "tahun berjalan"),
        ("Desmber 2025", "bulan", None, ["2025-12"], '"desmber" dibaca sebagai Desember'),
        ("Septmber sd Otober 2025", "rentang", "2025-09", ["2025-10"], "Oktober"),
        ("Januari–Maret, September", "daftar", None, ["2025-03", "2025-09"], "memuat rentang"),
        ("Oktober 2024 – Maret 2025", "rentang", "2024-10", ["2025-03"], "2024 bukan tahun rencana"),
        ("Maret 2026", "bulan", None, ["2026-03"], "2026 bukan tahun rencana"),
        ("Maret, Maret dan April", "daftar", None, ["2025-03", "2025-04"], "lebih dari sekali"),
        ("Maret, TW I", "bulan", None, ["2025-03"], "lebih dari sekali"),
        ("mulai Maret 2025", "rentang", "2025-03", ["2025-12"], "Akhir rentang"),
        ("s.d. Maret 2025", "rentang", "2025-01", ["2025-03"], "Awal rentang"),
        ("Nov 25", "bulan", None, ["2025-11"], "dibaca sebagai tahun 2025"),
        ("25-Nov", "tanggal", None, ["2025-11-25"], "tanggal 25"),
        ("3, 6, 9, 12", "daftar", None, TRIWULAN, "nomor bulan"),
        ("Setiap minggu", "bulanan", "2025-01", SETAHUN, "dibaca sebagai setiap bulan"),
        ("Januari Juni 2025", "daftar", None, ["2025-01", "2025-06"], "tanpa pemisah"),
        ("Rapat Maret 2025", "bulan", None, ["2025-03"], '"rapat"'),
        ("TW I - TW IV (Maret, Juni, September, Desember)", "daftar", None, TRIWULAN, "kurung"),
        ("31 Februari 2025", "tanpa", None, [], "tidak ada dalam kalender"),
        ("29 Februari 2025", "tanpa", None, [], "tidak ada dalam kalender"),
        ("November – Februari 2025", "tanpa", None, [], "lebih dahulu"),
        ("8 s.d. 4 Agustus 2025", "tanpa", None, [], "lebih dahulu"),
        ("TW V", "tanpa", None, [], "triwulan 5"),
        ("13/2025", "tanpa", None, [], "bulan 13"),
        ("12 bulan", "tanpa", None, [], "tidak terbaca"),
        ("setiap bulan kecuali Juli", "tanpa", None, [], "kecuali"),
        ("menyesuaikan", "tanpa", None, [], "Juli 2025"),
        ("6", "tanpa", None, [], "tidak terbaca"),
        ("45873", "tanpa", None, [], "4 Agustus 2025"),
    ],
)
def test_what_is_doubtful_is_asked_about(
    teks: str, jenis: str, mulai: str | None, tenggat: list[str], kata: str
) -> None:
    *bacaan, tanya = ragu(teks)
    assert bacaan == [jenis, mulai, tenggat]
    assert kata in tanya


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("minggu ke-2 Maret", "minggu dihitung"),
        ("Minggu II s.d. minggu ke-3 Maret", "minggu dihitung"),
        ("Maret (minggu keempat)", "minggu dihitung"),
        ("awal bulan Maret", "awal bulan dihitung"),
        ("pertengahan Maret", "pertengahan bulan dihitung"),
    ],
)
def test_a_part_of_a_month_is_that_month_and_the_trace_says_so(teks: str, kata: str) -> None:
    waktu = baca_waktu(teks, 2025)
    assert (waktu.jenis_target, [t.tenggat for t in waktu.tenggat], waktu.peringatan) == ("bulan", ["2025-03"], ())
    assert kata in waktu.dibaca


def test_the_beginning_of_a_longer_period_is_asked_about() -> None:
    assert ragu("awal TW II")[:3] == ("bulan", None, ["2025-04"])


def test_without_any_year_nothing_is_guessed() -> None:
    assert ragu("Maret", None)[:3] == ("tanpa", None, [])
    assert ragu("setiap bulan", None)[:3] == ("tanpa", None, [])
    assert kunci(baca_waktu("Maret 2025", None)) == ["2025-03"]


def test_a_year_named_once_serves_the_cell_and_of_several_the_next_one_counts() -> None:
    assert kunci(baca_waktu("2024: Maret, Juni", 2025)) == ["2024-03", "2024-06"]
    assert kunci(baca_waktu("Maret 2024, Juni", 2025)) == ["2024-03", "2024-06"]
    assert kunci(baca_waktu("Des 2024, Jan, Feb 2025", 2025)) == ["2024-12", "2025-01", "2025-02"]


CAPAIAN_BULANAN = (
    "Dilaksanakan setiap bulan",
    "Dilaksanakannya Evaluasi tiap Bulan",
    "1. Melaporkan hasil Pengaduan Masyarakat setiap bulannya 2. Laporan Dumas",
    "Sosialisasi pada setiap bulannya.\n2. Sosialisasi SPIP",
    "1 (satu) laporan per bulan",
    "Rapat sebulan sekali",
    "1 laporan/bulan",
)


@pytest.mark.parametrize("capaian", CAPAIAN_BULANAN)
def test_target_capaian_that_says_every_month_makes_a_window_bulanan(capaian: str) -> None:
    assert baca("Januari – Desember 2025", target_capaian=capaian) == ("bulanan", "2025-01", SETAHUN)
    assert baca("Oktober sd Desember 2025", target_capaian=capaian) == ("bulanan", "2025-10", SETAHUN[9:])


@pytest.mark.parametrize(
    "capaian", ["Dilaksanakan 3 (Tiga) bulan sekali", "per triwulan", "setiap 3 bulan", "1 kali tiap triwulan"]
)
def test_target_capaian_that_says_every_quarter_makes_a_window_triwulanan(capaian: str) -> None:
    assert baca("Januari – Desember 2025", target_capaian=capaian) == ("triwulanan", "2025-01", TRIWULAN)
    assert baca("Mei - Oktober 2025", target_capaian=capaian) == ("triwulanan", "2025-05", ["2025-06", "2025-09"])


@pytest.mark.parametrize(
    "capaian",
    [
        "",
        "selama 12 bulan pada tahun 2024",
        "1 (satu) Dokumen SK",
        "Dilaksanakan awal tahun",
        "Tersedia pembulanan angka",
        "Laporan Tahunan",
        "setahun sekali",
        "setiap hari kerja",
        "laporan setiap bulan Juli",
        "Beberapa lampiran Dokumen 1. Terlaksananya Apel Rutin 2. Terlaksananya Rapat Pleno",
    ],
)
def test_target_capaian_that_only_sounds_like_a_frequency_leaves_one_tenggat(capaian: str) -> None:
    assert baca("Januari – Desember 2025", target_capaian=capaian) == ("rentang", "2025-01", ["2025-12"])


def test_a_frequency_that_is_only_hinted_at_is_asked_about() -> None:
    assert "bulanan" in ragu("Januari – Desember 2025", target_capaian="12 laporan bulanan")[3]
    assert "setiap 5 bulan" in ragu("Januari – Desember 2025", target_capaian="setiap 5 bulan")[3]


def test_a_frequency_expands_windows_only() -> None:
    assert baca("Maret 2025", target_capaian="setiap bulan", frekuensi="bulanan") == ("bulan", None, ["2025-03"])
    assert baca("Januari, Juni 2025", target_capaian="tiap bulan") == ("daftar", None, ["2025-01", "2025-06"])
    assert baca("4 Agustus 2025", frekuensi="bulanan") == ("tanggal", None, ["2025-08-04"])


def test_the_frekuensi_column_overrules_target_waktu_and_target_capaian() -> None:
    setahun = "Januari – Desember 2025"
    for sekali in ("sekali", "1 kali", "1x", "Satu kali", "tahunan"):
        assert baca(setahun, frekuensi=sekali, target_capaian="setiap bulan") == ("rentang", "2025-01", ["2025-12"])
    assert baca("setiap bulan", frekuensi="sekali") == ("rentang", "2025-01", ["2025-12"])
    assert baca(setahun, frekuensi="Triwulanan", target_capaian="setiap bulan") == ("triwulanan", "2025-01", TRIWULAN)
    assert baca(setahun, frekuensi="Bulanan") == ("bulanan", "2025-01", SETAHUN)
    assert baca(setahun, frekuensi="per semester") == ("daftar", None, ["2025-06", "2025-12"])
    assert baca(setahun, frekuensi=" - ", target_capaian="tiap bulan") == ("bulanan", "2025-01", SETAHUN)


def test_a_frekuensi_that_cannot_be_read_is_said_and_not_used() -> None:
    jenis, _, tenggat, tanya = ragu("Januari – Desember 2025", frekuensi="insidentil")
    assert (jenis, tenggat) == ("rentang", ["2025-12"])
    assert "insidentil" in tanya
    assert "setiap bulan" in tanya


def test_a_window_in_which_no_quarter_ends_keeps_one_tenggat_and_asks() -> None:
    assert ragu("Oktober–November 2025", frekuensi="triwulanan")[:3] == ("rentang", "2025-10", ["2025-11"])
    assert ragu("Juli–Oktober 2025", frekuensi="semesteran")[:3] == ("rentang", "2025-07", ["2025-10"])


@pytest.mark.parametrize(
    ("teks", "lain", "tenggat", "jatuh_tempo", "buka"),
    [
        ("Juli 2025", {}, "2025-07", date(2025, 7, 31), date(2025, 7, 1)),
        ("TW I", {}, "2025-03", date(2025, 3, 31), date(2025, 3, 1)),
        ("04 Agustus 2025", {}, "2025-08-04", date(2025, 8, 4), date(2025, 8, 1)),
        ("September sd November 2025", {}, "2025-11", date(2025, 11, 30), date(2025, 9, 1)),
        ("Januari - Februari 2024", {}, "2024-02", date(2024, 2, 29), date(2024, 1, 1)),
        ("Januari - Desember", {"frekuensi": "bulanan"}, "2025-12", date(2025, 12, 31), date(2025, 12, 1)),
        ("Januari - Desember", {"frekuensi": "triwulanan"}, "2025-12", date(2025, 12, 31), date(2025, 10, 1)),
        ("28 Juli – 8 Agustus 2025", {}, "2025-08-08", date(2025, 8, 8), date(2025, 7, 1)),
    ],
)
def test_a_tenggat_is_due_at_the_end_of_its_month_and_opens_with_its_window(
    teks: str, lain: dict[str, str], tenggat: str, jatuh_tempo: date, buka: date
) -> None:
    terakhir = baca_waktu(teks, 2025, **lain).tenggat[-1]
    assert (terakhir.tenggat, terakhir.jatuh_tempo, terakhir.buka) == (tenggat, jatuh_tempo, buka)


@pytest.mark.parametrize(
    ("teks", "nilai", "jenis", "tenggat"),
    [
        ("Nov-25", tengah_malam(2025, 11, 1), "bulan", "2025-11"),
        ("November 2025", date(2025, 11, 17), "bulan", "2025-11"),
        ("04 Agustus 2025", tengah_malam(2025, 8, 4), "tanggal", "2025-08-04"),
        ("8/4/2025", tengah_malam(2025, 8, 4), "tanggal", "2025-08-04"),  # as Excel shows it in English
        ("4/8/2025", tengah_malam(2025, 8, 4), "tanggal", "2025-08-04"),
        ("25-Nov", tengah_malam(2025, 11, 25), "tanggal", "2025-11-25"),
        ("11/25", tengah_malam(2025, 11, 1), "bulan", "2025-11"),
        ("2025-08-04 00:00:00", tengah_malam(2025, 8, 4), "tanggal", "2025-08-04"),
        ("", date(2025, 8, 4), "tanggal", "2025-08-04"),
    ],
)
def test_a_real_date_is_read_by_its_value_and_shown_by_its_text(
    teks: str, nilai: date, jenis: str, tenggat: str
) -> None:
    waktu = baca_waktu(teks, 2025, nilai=nilai)
    assert (waktu.jenis_target, kunci(waktu), waktu.peringatan) == (jenis, [tenggat], ())


def test_the_reading_is_said_in_words() -> None:
    assert baca_waktu("September sd Oktober 2025", 2025).dibaca == (
        "September–Oktober 2025: satu tenggat, akhir Oktober 2025"
    )
    assert baca_waktu("Jan-Des", 2024, target_capaian="tiap bulan").dibaca == (
        "Januari–Desember 2024, setiap bulan (menurut TARGET CAPAIAN): 12 tenggat"
    )
    assert baca_waktu("TW I, TW III", 2025).dibaca == "Maret dan September 2025: 2 tenggat"
    assert baca_waktu("4/8/2025", 2025).dibaca == "satu tenggat, 4 Agustus 2025"


BULAN = st.integers(1, 12)
TAHUN = st.integers(2020, 2035)
RAGAM = st.sampled_from([str.lower, str.upper, str.title, lambda t: t])
JARAK = st.sampled_from([" ", "  ", "\u00a0", "\t", " \n "])


@given(BULAN, TAHUN, RAGAM, JARAK)
def test_any_month_of_any_year_round_trips(bulan: int, tahun: int, ragam: object, jarak: str) -> None:
    harapan = [f"{tahun}-{bulan:02d}"]
    nama, pendek = NAMA_BULAN[bulan - 1], BULAN_PENDEK[bulan - 1]
    for teks in (
        f"{nama} {tahun}",
        f"{pendek}-{tahun % 100:02d}",
        f"{pendek}. {tahun}",
        f"{tahun}-{bulan:02d}",
        f"{bulan:02d}/{tahun}",
        f"B{bulan:02d} {tahun}",
        f"bulan {nama} tahun {tahun}",
    ):
        waktu = baca_waktu(ragam(teks).replace(" ", jarak), tahun)
        assert (waktu.jenis_target, kunci(waktu), waktu.peringatan) == ("bulan", harapan, ())


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), RAGAM, JARAK)
def test_any_exact_date_round_trips(tanggal: date, ragam: object, jarak: str) -> None:
    nama = NAMA_BULAN[tanggal.month - 1]
    for teks in (
        f"{tanggal.day} {nama} {tanggal.year}",
        f"{tanggal.day:02d} {nama} {tanggal.year}",
        f"{tanggal.day}-{BULAN_PENDEK[tanggal.month - 1]}-{tanggal.year}",
        f"{nama}_{tanggal.day},_{tanggal.year}",  # an English date keeps to its line
        tanggal.isoformat(),
    ):
        waktu = baca_waktu(ragam(teks).replace(" ", jarak).replace("_", " "), tanggal.year)
        assert (waktu.jenis_target, kunci(waktu), waktu.peringatan) == ("tanggal", [tanggal.isoformat()], ())
    angka = baca_waktu(f"{tanggal.day}/{tanggal.month}/{tanggal.year}", tanggal.year)
    assert kunci(angka) == [tanggal.isoformat()]
    dua_makna = tanggal.day <= 12 and tanggal.day != tanggal.month
    assert bool(angka.peringatan) == dua_makna


SAMPAI = st.sampled_from([" sd ", " s.d. ", " s/d ", " sampai dengan ", " hingga ", "-", " – ", "—", " -- ", "−"])


@given(BULAN, BULAN, TAHUN, SAMPAI, RAGAM, st.booleans())
def test_any_window_round_trips_or_is_asked_about(
    awal: int, akhir: int, tahun: int, sampai: str, ragam: object, pendek: bool
) -> None:
    nama = BULAN_PENDEK if pendek else NAMA_BULAN
    waktu = baca_waktu(ragam(f"{nama[awal - 1]}{sampai}{nama[akhir - 1]} {tahun}"), tahun)
    if awal < akhir:
        assert (waktu.jenis_target, waktu.mulai) == ("rentang", f"{tahun}-{awal:02d}")
        assert (kunci(waktu), waktu.peringatan) == ([f"{tahun}-{akhir:02d}"], ())
        assert waktu.tenggat[0].jatuh_tempo == akhir_bulan(tahun, akhir)
    elif awal == akhir:
        assert (waktu.jenis_target, kunci(waktu)) == ("bulan", [f"{tahun}-{akhir:02d}"])
    else:
        assert (waktu.jenis_target, waktu.tenggat) == ("tanpa", ())
        assert waktu.peringatan


PISAH = st.sampled_from([", ", ",", " dan ", " & ", "/", "\n", "; ", ", dan ", "\n- "])


@given(st.sets(BULAN, min_size=2), TAHUN, PISAH, RAGAM)
def test_any_list_of_months_round_trips(bulan: set[int], tahun: int, pisah: str, ragam: object) -> None:
    nama = [NAMA_BULAN[b - 1] for b in sorted(bulan)]
    teks = ("- " if pisah == "\n- " else "") + pisah.join(nama) + f" {tahun}"
    waktu = baca_waktu(ragam(teks), tahun)
    harapan = [f"{tahun}-{b:02d}" for b in sorted(bulan)]
    assert (waktu.jenis_target, kunci(waktu), waktu.peringatan) == ("daftar", harapan, ())


@given(st.sets(st.integers(1, 4), min_size=2), st.sampled_from(["TW ", "Triwulan ", "tw", "Q", "TW-"]), st.booleans())
def test_any_list_of_quarters_round_trips(triwulan: set[int], kata: str, romawi: bool) -> None:
    nama = [("I", "II", "III", "IV")[n - 1] if romawi and kata != "Q" else str(n) for n in sorted(triwulan)]
    harapan = [f"2025-{3 * n:02d}" for n in sorted(triwulan)]
    assert baca(", ".join(kata + n for n in nama)) == ("daftar", None, harapan)


@given(BULAN, BULAN, st.sampled_from([(1, "bulanan", "setiap bulan"), (3, "triwulanan", "tiap triwulan")]))
def test_a_frequency_gives_every_period_that_ends_in_the_window(
    awal: int, akhir: int, irama: tuple[int, str, str]
) -> None:
    awal, akhir = min(awal, akhir), max(awal, akhir)
    panjang, jenis, capaian = irama
    harapan = [f"2025-{b:02d}" for b in range(awal, akhir + 1) if b % panjang == 0]
    waktu = baca_waktu(f"{NAMA_BULAN[awal - 1]} - {NAMA_BULAN[akhir - 1]} 2025", 2025, target_capaian=capaian)
    if awal == akhir:
        assert waktu.jenis_target == "bulan"
    elif harapan:
        assert (waktu.jenis_target, kunci(waktu)) == (jenis, harapan)
    else:
        assert (waktu.jenis_target, kunci(waktu)) == ("rentang", [f"2025-{akhir:02d}"])
        assert waktu.peringatan


_SERPIHAN = (
    "januari Maret Desmber agt TW Triwulan semester I IV B03 13 4 31 2025 25 2025-08-04 4/8/2025 03/2026 - – s.d. s/d "
    "sampai , dan / & ( ) . ' \n setiap per tiap bulan bulannya sekali kali 3 minggu ke-2 awal akhir tahun sepanjang "
    "mulai antara selama satu rapat 2025/2026 1. a) 99999 0 -1 x ?"
)
POTONGAN = st.sampled_from(_SERPIHAN.split(" "))


@given(
    st.one_of(st.text(max_size=80), st.lists(POTONGAN, max_size=12).map(" ".join), st.lists(POTONGAN).map("".join)),
    st.one_of(st.none(), TAHUN),
    st.one_of(st.none(), st.lists(POTONGAN, max_size=4).map(" ".join)),
    st.lists(POTONGAN, max_size=6).map(" ".join),
)
@example("İ" * 20, 2025, None, "")
@example("9999-12", 2025, "setiap 0 bulan", "0 kali setahun")
@example("²/2025", 2025, "²", "²")
def test_any_text_gives_a_reading_that_holds_together(
    teks: str, tahun: int | None, frekuensi: str | None, capaian: str
) -> None:
    waktu = baca_waktu(teks, tahun, frekuensi=frekuensi, target_capaian=capaian)
    assert waktu.jenis_target in JENIS_TARGET
    assert waktu.dibaca
    assert (waktu.jenis_target == "tanpa") == (waktu.tenggat == ())
    assert (waktu.mulai is not None) == (waktu.jenis_target in ("rentang", "bulanan", "triwulanan"))
    assert len(set(kunci(waktu))) == len(waktu.tenggat)
    assert list(waktu.tenggat) == sorted(waktu.tenggat, key=lambda t: (t.jatuh_tempo, t.tenggat))
    assert all(t.buka <= t.jatuh_tempo for t in waktu.tenggat)
    assert not (waktu.jenis_target in ("bulan", "tanggal", "rentang") and len(waktu.tenggat) != 1)


@pytest.mark.parametrize(
    "pola",
    ["1", "1-", "s/d", "januari ", "(", "setiap ", "1 kali ", "minggu ke-1 dan ", "4/8/2025-", "3 (tiga) bulan ", " "],
)
@pytest.mark.parametrize("panjang", [600, 32767])
@pytest.mark.timeout(30)
def test_a_hostile_cell_is_read_in_the_end(pola: str, panjang: int) -> None:
    teks = (pola * panjang)[:panjang]
    waktu = baca_waktu(teks, 2025, frekuensi=teks, target_capaian=teks)
    assert waktu.tenggat or waktu.peringatan or not teks.strip()
