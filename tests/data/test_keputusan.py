"""The two decrees in data/ are read as a person reads them: row by row, from .xlsx and from .csv alike.

`harapan_*.csv` were written by hand from the decrees (DESIGN §2–§4), each doubtful reading explained beside it.
"""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

from monev.baca import baca
from monev.model import Bacaan, Langkah

DATA = Path(__file__).resolve().parents[2] / "data"
HARAPAN = Path(__file__).resolve().parent
MESUJI = "Rencana Aksi ZI KPU Kabupaten Mesuji 2025"
GUNUNGKIDUL = "Rencana Aksi ZI KPU Kabupaten Gunungkidul 2024"
RENCANA = {
    MESUJI: ("harapan_mesuji.csv", "KPU Kabupaten Mesuji", 2025),
    GUNUNGKIDUL: ("harapan_gunungkidul.csv", "KPU Kabupaten Gunungkidul", 2024),
}
BERKAS = [f"{nama}{akhiran}" for nama in RENCANA for akhiran in (".xlsx", ".csv")]


@cache
def bacaan(berkas: str) -> Bacaan:
    """One file of data/, read once for all tests; tahun and satker come from the file itself."""
    return baca((DATA / berkas).read_bytes(), berkas)


@cache
def harapan(nama: str) -> tuple[dict[str, str], ...]:
    """The rows a person expects of one decree, in decree order."""
    with (HARAPAN / RENCANA[nama][0]).open(encoding="utf-8", newline="") as berkas:
        return tuple(csv.DictReader(berkas))


def langkah(berkas: str, kode: str) -> Langkah:
    """The langkah of a file with this kode."""
    return next(langkah for langkah in bacaan(berkas).langkah if langkah.kode == kode)


def nama_rencana(berkas: str) -> str:
    """A file's name without its ending."""
    return berkas.rsplit(".", 1)[0]


@pytest.mark.parametrize("berkas", BERKAS)
def test_a_decree_is_accepted_with_its_satker_and_tahun(berkas: str) -> None:
    _, satker, tahun = RENCANA[nama_rencana(berkas)]
    hasil = bacaan(berkas)
    assert hasil.galat == ()
    assert (hasil.satker, hasil.tahun) == (satker, tahun)
    assert not hasil.simulasi
    assert hasil.realisasi is None, "a plan table has no place for progress"


@pytest.mark.parametrize("berkas", BERKAS)
def test_every_langkah_is_there_once_and_in_decree_order(berkas: str) -> None:
    assert [langkah.kode for langkah in bacaan(berkas).langkah] == [
        baris["kode"] for baris in harapan(nama_rencana(berkas))
    ]


@pytest.mark.parametrize(
    ("berkas", "kode"), [(berkas, baris["kode"]) for berkas in BERKAS for baris in harapan(nama_rencana(berkas))]
)
def test_a_row_is_read_as_expected(berkas: str, kode: str) -> None:
    baris = next(baris for baris in harapan(nama_rencana(berkas)) if baris["kode"] == kode)
    terbaca = langkah(berkas, kode)
    assert {
        "area": terbaca.area,
        "sub_area": terbaca.sub_area or "",
        "no": terbaca.no,
        "jenis_target": terbaca.jenis_target,
        "mulai": terbaca.mulai or "",
        "tenggat": ";".join(tenggat.tenggat for tenggat in terbaca.tenggat),
        "jumlah_bukti": str(len(terbaca.bukti)),
    } == {kolom: nilai for kolom, nilai in baris.items() if kolom not in ("kode", "penjelasan")}, baris["penjelasan"]


@pytest.mark.parametrize(
    ("nama", "per_area", "tenggat", "jenis"),
    [
        (MESUJI, {"I": 6, "II": 3, "III": 4, "IV": 2, "V": 25, "VI": 3, "VII": 2}, 40, {"tanpa": 5}),
        (GUNUNGKIDUL, {"I": 5, "II": 3, "III": 4, "IV": 2, "V": 25, "VI": 3, "VII": 14}, 228, {"bulanan": 14}),
    ],
)
@pytest.mark.parametrize("akhiran", [".xlsx", ".csv"])
def test_the_sums_are_the_yardsticks_of_the_design(
    nama: str, akhiran: str, per_area: dict[str, int], tenggat: int, jenis: dict[str, int]
) -> None:
    terbaca = bacaan(nama + akhiran).langkah
    assert Counter(langkah.area for langkah in terbaca) == per_area
    assert sum(len(langkah.tenggat) for langkah in terbaca) == tenggat
    per_jenis = Counter(langkah.jenis_target for langkah in terbaca)
    assert {nama_jenis: per_jenis[nama_jenis] for nama_jenis in jenis} == jenis


@pytest.mark.parametrize("akhiran", [".xlsx", ".csv"])
def test_what_has_no_target_is_asked_by_its_row_and_column(akhiran: str) -> None:
    berkas = MESUJI + akhiran
    tanpa_target = [langkah(berkas, kode).baris for kode in ("V.d.4.1", "V.d.4.2", "V.e.4.1", "VI.2.1", "VI.3.1")]
    ditanyakan = [catatan.baris for catatan in bacaan(berkas).peringatan if catatan.kolom == "TARGET WAKTU"]
    assert ditanyakan == tanpa_target


@pytest.mark.parametrize("akhiran", [".xlsx", ".csv"])
def test_what_a_blank_cell_took_from_the_row_above_is_on_its_trail(akhiran: str) -> None:
    """Gunungkidul VII.1: the third langkah's BUKTI and TARGET CAPAIAN are blank and not merged."""
    diwarisi = {j.kolom for j in langkah(GUNUNGKIDUL + akhiran, "VII.1.3").jejak if j.cara == "diwarisi"}
    assert {"BUKTI FISIK", "TARGET CAPAIAN"} <= diwarisi
    assert not any(j.cara == "diwarisi" for j in langkah(GUNUNGKIDUL + akhiran, "VII.2.1").jejak)


@pytest.mark.parametrize("nama", RENCANA)
def test_csv_and_xlsx_are_read_the_same_cell_for_cell(nama: str) -> None:
    """Only the trail differs: a merge fills in the workbook what a continuation row inherits in the csv."""

    def tanpa_asal(berkas: str) -> list[Langkah]:
        return [replace(langkah, lembar="", jejak=()) for langkah in bacaan(berkas).langkah]

    assert tanpa_asal(f"{nama}.csv") == tanpa_asal(f"{nama}.xlsx")


@pytest.mark.parametrize("akhiran", [".xlsx", ".csv"])
@pytest.mark.parametrize(
    ("nama", "kode", "kolom", "teks"),
    [
        (
            MESUJI,
            "I.a.4.1",
            "indikator",
            "Timelene Pemantauan dan evaluasi pembangunan WBK/WBBM (per semester)/per triwulan)",
        ),
        (MESUJI, "III.1.1", "target_waktu", "Nov-25"),
        (MESUJI, "V.a.1.2", "target_waktu", "November sd Desember 2025"),
        (MESUJI, "V.d.2.1", "komponen", "Penilaian resiko urut atas pelaksanaan kebijakan"),
        (MESUJI, "V.d.4.1", "target_waktu", ""),
        (MESUJI, "V.d.4.2", "komponen", "Informasi SPIP kepada Seluruh Pihak"),
        (MESUJI, "V.e.2.3", "target_capaian", "Infografis Dumas, Rekapitulasi Dumas, Laporan Workshop"),
        (MESUJI, "V.e.4.1", "target_capaian", ""),
        (MESUJI, "VII.1.2", "langkah_aksi", "2. Helpdesk PDPB"),
        (MESUJI, "VII.1.2", "bukti_dukung", "Sosialisasi melalui ex Banner di Tempat Umum/Kecamatan"),
        (
            MESUJI,
            "V.a.2.1",
            "target_capaian",
            "Terpasangnnya nya Banner tolak gratifikasi di halaman KPU Kabupaten Mesuji, Laporan Hasil Pengendalian "
            "Gratifikasi, Tangkapan Website KPU Kabupaten Mesuji terkait tagline tolak gratifikasi",
        ),
        (
            GUNUNGKIDUL,
            "I.I.4.1",
            "target_capaian",
            "Beberapa lampiran Dokumen\n1. Terlaksananya Apel Rutin\n2. Terlaksananya Rapat Pleno",
        ),
        (GUNUNGKIDUL, "I.I.4.1", "target_waktu", "Januari -- Desember 2024"),
        (GUNUNGKIDUL, "I.I.4.2", "target_waktu", "Januari- Desember 2024"),
        (GUNUNGKIDUL, "III.1.1", "target_waktu", "Januari – Desember 2024"),
        (GUNUNGKIDUL, "V.1.1.2", "target_waktu", "Januari - Desember 2024"),
        (
            GUNUNGKIDUL,
            "V.1.1.2",
            "langkah_aksi",
            "Sosialisasi Public Campaign dengan mengundang pihak terkait, Studi tiru dengan instansi lain di wilayah "
            "Gunungkidul, Melakukan Diskusi Anti Korupsi, Pada tiap bagian membuat quote utk penguatan, Membuat video "
            "dari layanan autentifikasi yang berisi dengan statement/testimoni dari Magang/Parpol",
        ),
        (GUNUNGKIDUL, "V.3.1.1", "target_capaian", ""),
        (GUNUNGKIDUL, "V.4.2.2", "komponen", "Penilaian resiko unit atas pelaksanaan kebijakan"),
        (GUNUNGKIDUL, "VII.1.3", "langkah_aksi", "1. Penggunaan Layanan Online\n2. Pelaksanaan Apel BMN"),
        (GUNUNGKIDUL, "VII.2.1", "bukti_dukung", ""),
        (GUNUNGKIDUL, "VII.7.1", "bukti_dukung", "Nomor Call Center Whatsaap yang masih aktif"),
    ],
)
def test_the_wording_of_the_decree_survives(akhiran: str, nama: str, kode: str, kolom: str, teks: str) -> None:
    assert getattr(langkah(nama + akhiran, kode), kolom) == teks


@pytest.mark.parametrize("akhiran", [".xlsx", ".csv"])
@pytest.mark.parametrize(
    ("nama", "kode", "bukti"),
    [
        (
            MESUJI,
            "I.a.4.1",
            ["Undangan Rapat", "daftar hadir", "lembar monev ZI", "bukti pelaksanaan dan tindak lanjut"],
        ),
        (
            MESUJI,
            "V.a.2.1",
            [
                'Banner "Tolak Gratifikasi " dan tagline-tagline yang berbasis bebas korupsi dan pelayanan publik '
                "menggunakan media daring",
                "Tampilan Website dan Media Sosial tentang Anti Korupsi dan Gratifikasi di KPU Kabupaten Mesuji",
            ],
        ),
        (
            MESUJI,
            "V.e.1.1",
            [
                "Website KPU Kabupaten Mesuji",
                "email pengaduan masyarakat KPU Kabupaten Mesuji Banner Dumas pada setiap acara dan halaman depan "
                "kantor : (SOP, Call Center dan surel edaran, Banner, Kotak Aduan)",
            ],
        ),
        (
            GUNUNGKIDUL,
            "V.2.1.1",
            [
                "Surat Ketua KPU Kabupaten Gunungkidul kepada KPU DIY",
                "memasang hotline khusus (call center)",
                "atau via surel",
                "Sosialisasi Whistle Blowing System oleh Inspektorat",
            ],
        ),
        (
            GUNUNGKIDUL,
            "V.3.1.1",
            [
                "Tabel hasil identifikasi potensi benturan kepentingan yang berisi: uraian benturan kepentingan, "
                "pejabat/pegawai terkait, penyebab, dan prosedur penanganan/ pencegahan benturan kepentingan"
            ],
        ),
        (
            GUNUNGKIDUL,
            "V.4.3.1",
            ["Daftar Kegiatan Pengendalian Resiko dan Contoh – Contoh Bentuk Pengendalian"],
        ),
        (GUNUNGKIDUL, "VII.1.3", ["Undangan", "Notulensi", "Foto Kegiatan"]),
    ],
)
def test_an_evidence_cell_becomes_these_documents(akhiran: str, nama: str, kode: str, bukti: list[str]) -> None:
    assert [butir.nama for butir in langkah(nama + akhiran, kode).bukti] == bukti


@pytest.mark.parametrize("akhiran", [".xlsx", ".csv"])
@pytest.mark.parametrize(
    ("nama", "kode", "urutan", "buka", "jatuh_tempo"),
    [
        (MESUJI, "I.a.2.1", 0, date(2025, 8, 1), date(2025, 8, 4)),
        (MESUJI, "III.1.1", 0, date(2025, 11, 1), date(2025, 11, 30)),
        (MESUJI, "II.1.1", 0, date(2025, 9, 1), date(2025, 10, 31)),
        (GUNUNGKIDUL, "III.1.1", 0, date(2024, 1, 1), date(2024, 12, 31)),
        (GUNUNGKIDUL, "V.3.2.1", 1, date(2024, 2, 1), date(2024, 2, 29)),
        (GUNUNGKIDUL, "I.I.3.1", 0, date(2024, 3, 1), date(2024, 3, 31)),
    ],
)
def test_a_tenggat_opens_and_falls_due_on_these_days(
    akhiran: str, nama: str, kode: str, urutan: int, buka: date, jatuh_tempo: date
) -> None:
    tenggat = langkah(nama + akhiran, kode).tenggat[urutan]
    assert (tenggat.buka, tenggat.jatuh_tempo) == (buka, jatuh_tempo)


@pytest.mark.parametrize("akhiran", [".xlsx", ".csv"])
def test_areas_and_sub_areas_have_the_decrees_names(akhiran: str) -> None:
    def nama(rencana: str, kode: str) -> tuple[str, str | None]:
        terbaca = langkah(rencana + akhiran, kode)
        return terbaca.nama_area, terbaca.nama_sub_area

    assert nama(MESUJI, "II.1.1") == ("PENATAAN TATA LAKSANA", None)
    assert nama(MESUJI, "V.a.1.1") == ("PENGUATAN PENGAWASAN", "Pelaksanaan Pengendalian Gratifikasi")
    assert nama(MESUJI, "V.b.1.3") == ("PENGUATAN PENGAWASAN", "Pelaksanaan Whistle Blowing System")
    assert nama(MESUJI, "V.e.4.1") == (
        "PENGUATAN PENGAWASAN",
        "Penanganan Pengaduan Masyarakat di KPU Kabupaten Mesuji",
    )
    assert nama(GUNUNGKIDUL, "I.I.1.1") == (
        "MANAJEMEN PERUBAHAN",
        "Pembangunan Unit Kerja Untuk Memperoleh Predikat Menuju WBK/WBBM",
    )
    assert nama(GUNUNGKIDUL, "V.2.1.1") == ("Penguatan Pengawasan", "Pelaksanaan Whistle Blowing System")
    assert nama(GUNUNGKIDUL, "VII.10.1") == ("Inovasi Pelayanan", None)


@pytest.mark.parametrize("nama", RENCANA)
def test_the_csv_is_what_excel_saves_of_the_sheet(nama: str) -> None:
    """Semicolons (Indonesian locale), BOM, CRLF; a merge only in its first cell; a date as it is shown."""
    mentah = (DATA / f"{nama}.csv").read_bytes()
    assert mentah.startswith(b"\xef\xbb\xbf")
    assert mentah.endswith(b"\r\n")
    with (DATA / f"{nama}.csv").open(encoding="utf-8-sig", newline="") as berkas:
        dari_csv = list(csv.reader(berkas, delimiter=";"))
    lembar = load_workbook(DATA / f"{nama}.xlsx").active
    assert dari_csv == [
        ["" if sel.value is None else "Nov-25" if isinstance(sel.value, datetime) else str(sel.value) for sel in baris]
        for baris in lembar.iter_rows(max_col=7)
    ]


def test_only_mesuji_iii_1_holds_a_real_date() -> None:
    """Excel made a date of it and shows mmm-yy; every other TARGET WAKTU is text, as typed."""
    tanggal = {
        (nama, sel.row, sel.value.date(), sel.number_format)
        for nama in RENCANA
        for baris in load_workbook(DATA / f"{nama}.xlsx").active.iter_rows()
        for sel in baris
        if isinstance(sel.value, datetime)
    }
    assert tanggal == {(MESUJI, langkah(f"{MESUJI}.xlsx", "III.1.1").baris, date(2025, 11, 1), "mmm-yy")}


def test_what_a_first_start_loads_is_there_and_named_rightly() -> None:
    muatan = tomllib.loads((DATA / "muatan_awal.toml").read_text(encoding="utf-8"))["unggahan"]
    keputusan = {unggahan["file"]: unggahan for unggahan in muatan if nama_rencana(unggahan["file"]) in RENCANA}
    assert set(keputusan) == {f"{nama}.xlsx" for nama in RENCANA}
    for berkas, unggahan in keputusan.items():
        assert (unggahan["satker"], unggahan["tahun"]) == RENCANA[nama_rencana(berkas)][1:]
    assert keputusan[f"{MESUJI}.xlsx"]["posisi"] == date(2025, 8, 5)
    assert keputusan[f"{GUNUNGKIDUL}.xlsx"]["posisi"] == date(2024, 1, 31)
    assert all((DATA / unggahan["file"]).is_file() for unggahan in muatan)
