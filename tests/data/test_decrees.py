"""The two decrees in data/ are read as a person reads them: row by row, from .xlsx and from .csv alike.

`harapan_*.csv` were written by hand from the decrees (docs/design.md §2–§4), each doubtful reading explained beside it.
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

from monev.core.records import Langkah, Reading
from monev.reading import read_file

DATA = Path(__file__).resolve().parents[2] / "data"
EXPECTED = Path(__file__).resolve().parent
MESUJI = "Rencana Aksi ZI KPU Kabupaten Mesuji 2025"
GUNUNGKIDUL = "Rencana Aksi ZI KPU Kabupaten Gunungkidul 2024"
RENCANA = {
    MESUJI: ("harapan_mesuji.csv", "KPU Kabupaten Mesuji", 2025),
    GUNUNGKIDUL: ("harapan_gunungkidul.csv", "KPU Kabupaten Gunungkidul", 2024),
}
INHERITED_IN_CSV = {(GUNUNGKIDUL, "VII.1.3")}
"""What a CSV reads otherwise, for it keeps no merges: a row under a merged NO looks like a continuation there."""

FILES = [f"{name}{suffix}" for name in RENCANA for suffix in (".xlsx", ".csv")]


@cache
def reading_of(file: str) -> Reading:
    """One file of data/, read once for all tests; tahun and satker come from the file itself."""
    return read_file((DATA / file).read_bytes(), file)


@cache
def expected_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows a person expects of one decree, in decree order."""
    with (EXPECTED / RENCANA[name][0]).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def langkah(file: str, kode: str) -> Langkah:
    """The langkah of a file with this kode."""
    return next(langkah for langkah in reading_of(file).langkah if langkah.kode == kode)


def rencana_name(file: str) -> str:
    """A file's name without its ending."""
    return file.rsplit(".", 1)[0]


@pytest.mark.parametrize("file", FILES)
def test_a_decree_is_accepted_with_its_satker_and_tahun(file: str) -> None:
    _, satker, tahun = RENCANA[rencana_name(file)]
    result = reading_of(file)
    assert result.galat == ()
    assert (result.satker, result.tahun) == (satker, tahun)
    assert not result.simulasi
    assert result.realisasi is None, "a plan table has no place for progress"


@pytest.mark.parametrize("file", FILES)
def test_every_langkah_is_there_once_and_in_decree_order(file: str) -> None:
    assert [langkah.kode for langkah in reading_of(file).langkah] == [
        row["kode"] for row in expected_rows(rencana_name(file))
    ]


@pytest.mark.parametrize(("name", "kode"), [(name, row["kode"]) for name in RENCANA for row in expected_rows(name)])
def test_a_row_is_read_as_expected(name: str, kode: str) -> None:
    row = next(row for row in expected_rows(name) if row["kode"] == kode)
    read_back = langkah(f"{name}.xlsx", kode)
    assert {
        "area": read_back.area,
        "sub_area": read_back.sub_area or "",
        "no": read_back.no,
        "jenis_target": read_back.jenis_target,
        "mulai": read_back.mulai or "",
        "tenggat": ";".join(tenggat.tenggat for tenggat in read_back.tenggat),
        "jumlah_bukti": str(len(read_back.bukti)),
    } == {column: value for column, value in row.items() if column not in ("kode", "penjelasan")}, row["penjelasan"]


@pytest.mark.parametrize(
    ("name", "per_area", "tenggat", "jenis"),
    [
        (MESUJI, {"I": 6, "II": 3, "III": 4, "IV": 2, "V": 25, "VI": 3, "VII": 2}, 40, {"tanpa": 5}),
        (GUNUNGKIDUL, {"I": 5, "II": 3, "III": 4, "IV": 2, "V": 25, "VI": 3, "VII": 14}, 228, {"bulanan": 14}),
    ],
)
def test_the_sums_are_the_yardsticks_of_the_design(
    name: str, per_area: dict[str, int], tenggat: int, jenis: dict[str, int]
) -> None:
    read_back = reading_of(f"{name}.xlsx").langkah
    assert Counter(langkah.area for langkah in read_back) == per_area
    assert sum(len(langkah.tenggat) for langkah in read_back) == tenggat
    per_jenis = Counter(langkah.jenis_target for langkah in read_back)
    assert {jenis_name: per_jenis[jenis_name] for jenis_name in jenis} == jenis


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_what_has_no_target_is_asked_by_its_row_and_column(suffix: str) -> None:
    file = MESUJI + suffix
    without_target = [langkah(file, kode).baris for kode in ("V.d.4.1", "V.d.4.2", "V.e.4.1", "VI.2.1", "VI.3.1")]
    asked_about = [remarks.baris for remarks in reading_of(file).peringatan if remarks.kolom == "TARGET WAKTU"]
    assert asked_about == without_target


def test_what_a_blank_cell_took_from_the_row_above_is_on_its_trail() -> None:
    """Gunungkidul VII.1: the third langkah's BUKTI and TARGET CAPAIAN are blank and not merged, its NO is."""
    inherited = {j.kolom for j in langkah(f"{GUNUNGKIDUL}.csv", "VII.1.3").jejak if j.cara == "diwarisi"}
    assert {"BUKTI FISIK", "TARGET CAPAIAN"} <= inherited
    assert not any(j.cara == "diwarisi" for j in langkah(f"{GUNUNGKIDUL}.csv", "VII.2.1").jejak)
    assert not any(j.cara == "diwarisi" for j in langkah(f"{GUNUNGKIDUL}.xlsx", "VII.1.3").jejak)


@pytest.mark.parametrize("name", RENCANA)
def test_csv_and_xlsx_are_read_the_same_cell_for_cell(name: str) -> None:
    """Only the trail differs: a merge fills in the workbook what a continuation row inherits in the csv.

    One row inherits in the csv what the workbook leaves blank under a merged NO.
    """

    def without_origin(file: str) -> list[Langkah]:
        readings = (langkah for langkah in reading_of(file).langkah if (name, langkah.kode) not in INHERITED_IN_CSV)
        return [replace(langkah, lembar="", jejak=()) for langkah in readings]

    assert without_origin(f"{name}.csv") == without_origin(f"{name}.xlsx")


@pytest.mark.parametrize(
    ("name", "kode", "column", "text"),
    [
        (MESUJI, "III.1.1", "target_waktu", "Nov-25"),
        (MESUJI, "V.d.2.1", "komponen", "Penilaian resiko urut atas pelaksanaan kebijakan"),
        (MESUJI, "V.d.4.1", "target_waktu", ""),
        (MESUJI, "V.e.2.3", "target_capaian", "Infografis Dumas, Rekapitulasi Dumas, Laporan Workshop"),
        (MESUJI, "VII.1.2", "langkah_aksi", "2. Helpdesk PDPB"),
        (MESUJI, "VII.1.2", "bukti_dukung", "Sosialisasi melalui ex Banner di Tempat Umum/Kecamatan"),
        (GUNUNGKIDUL, "I.I.4.1", "target_waktu", "Januari -- Desember 2024"),
        (GUNUNGKIDUL, "III.1.1", "target_waktu", "Januari – Desember 2024"),
        (GUNUNGKIDUL, "V.3.1.1", "target_capaian", ""),
        (GUNUNGKIDUL, "VII.1.3", "langkah_aksi", "1. Penggunaan Layanan Online\n2. Pelaksanaan Apel BMN"),
        (GUNUNGKIDUL, "VII.7.1", "bukti_dukung", "Nomor Call Center Whatsaap yang masih aktif"),
    ],
)
def test_the_wording_of_the_decree_survives(name: str, kode: str, column: str, text: str) -> None:
    assert getattr(langkah(f"{name}.xlsx", kode), column) == text


def test_a_blank_cell_under_a_merged_no_names_no_bukti() -> None:
    assert [item.nama for item in langkah(f"{GUNUNGKIDUL}.xlsx", "VII.1.3").bukti] == []
    in_csv = [item.nama for item in langkah(f"{GUNUNGKIDUL}.csv", "VII.1.3").bukti]
    assert in_csv == ["Undangan", "Notulensi", "Foto Kegiatan"]


@pytest.mark.parametrize(
    ("name", "kode", "order", "open_at", "jatuh_tempo"),
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
    name: str, kode: str, order: int, open_at: date, jatuh_tempo: date
) -> None:
    tenggat = langkah(f"{name}.xlsx", kode).tenggat[order]
    assert (tenggat.buka, tenggat.jatuh_tempo) == (open_at, jatuh_tempo)


def test_areas_and_sub_areas_have_the_decrees_names() -> None:
    def name(rencana: str, kode: str) -> tuple[str, str | None]:
        read_back = langkah(f"{rencana}.xlsx", kode)
        return read_back.nama_area, read_back.nama_sub_area

    assert name(MESUJI, "II.1.1") == ("PENATAAN TATA LAKSANA", None)
    assert name(MESUJI, "V.a.1.1") == ("PENGUATAN PENGAWASAN", "Pelaksanaan Pengendalian Gratifikasi")
    assert name(MESUJI, "V.b.1.3") == ("PENGUATAN PENGAWASAN", "Pelaksanaan Whistle Blowing System")
    assert name(MESUJI, "V.e.4.1") == (
        "PENGUATAN PENGAWASAN",
        "Penanganan Pengaduan Masyarakat di KPU Kabupaten Mesuji",
    )
    assert name(GUNUNGKIDUL, "I.I.1.1") == (
        "MANAJEMEN PERUBAHAN",
        "Pembangunan Unit Kerja Untuk Memperoleh Predikat Menuju WBK/WBBM",
    )
    assert name(GUNUNGKIDUL, "V.2.1.1") == ("Penguatan Pengawasan", "Pelaksanaan Whistle Blowing System")
    assert name(GUNUNGKIDUL, "VII.10.1") == ("Inovasi Pelayanan", None)


@pytest.mark.parametrize("name", RENCANA)
def test_the_csv_is_what_excel_saves_of_the_sheet(name: str) -> None:
    """Semicolons (Indonesian locale), BOM, CRLF; a merge only in its first cell; a date as it is shown."""
    raw = (DATA / f"{name}.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    with (DATA / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        from_csv = list(csv.reader(file, delimiter=";"))
    sheet = load_workbook(DATA / f"{name}.xlsx").active
    assert from_csv == [
        [
            "" if cell.value is None else "Nov-25" if isinstance(cell.value, datetime) else str(cell.value)
            for cell in row
        ]
        for row in sheet.iter_rows(max_col=7)
    ]


def test_only_mesuji_iii_1_holds_a_real_date() -> None:
    """Excel made a date of it and shows mmm-yy; every other TARGET WAKTU is text, as typed."""
    day = {
        (name, cell.row, cell.value.date(), cell.number_format)
        for name in RENCANA
        for row in load_workbook(DATA / f"{name}.xlsx").active.iter_rows()
        for cell in row
        if isinstance(cell.value, datetime)
    }
    assert day == {(MESUJI, langkah(f"{MESUJI}.xlsx", "III.1.1").baris, date(2025, 11, 1), "mmm-yy")}


def test_what_a_first_start_loads_is_there_and_named_rightly() -> None:
    initial_loads = tomllib.loads((DATA / "muatan_awal.toml").read_text(encoding="utf-8"))["unggahan"]
    decree = {unggahan["file"]: unggahan for unggahan in initial_loads if rencana_name(unggahan["file"]) in RENCANA}
    assert set(decree) == {f"{name}.xlsx" for name in RENCANA}
    for file, unggahan in decree.items():
        assert (unggahan["satker"], unggahan["tahun"]) == RENCANA[rencana_name(file)][1:]
    assert decree[f"{MESUJI}.xlsx"]["posisi"] == date(2025, 8, 5)
    assert decree[f"{GUNUNGKIDUL}.xlsx"]["posisi"] == date(2024, 1, 31)
    assert all((DATA / unggahan["file"]).is_file() for unggahan in initial_loads)
