"""The two decrees in data/ are read as a person reads them: row by row, from .xlsx and from .csv
alike.

`harapan_*.csv` were written by hand from the decrees (docs/reading.md), each doubtful reading
explained beside it.
"""

import csv
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from monev.core.records import Langkah
from monev.uploads import first_data
from tests.code import GUNUNGKIDUL_FILE, MESUJI_FILE, ROOT
from tests.reading.tables import read_path

DATA = ROOT / "data"
EXPECTED = Path(__file__).resolve().parent
MESUJI, GUNUNGKIDUL = MESUJI_FILE.stem, GUNUNGKIDUL_FILE.stem
RENCANA = {
    MESUJI: ("harapan_mesuji.csv", "KPU Kabupaten Mesuji", 2025),
    GUNUNGKIDUL: ("harapan_gunungkidul.csv", "KPU Kabupaten Gunungkidul", 2024),
}
INHERITED_IN_CSV = {(GUNUNGKIDUL, "VII.1.3")}
"""Rows that a CSV reads differently. It keeps no merges, so a row under a merged NO looks like a
continuation."""

BARE_IN_CSV = (MESUJI, "VII.1.2")
"""Words alone, merged with the langkah above in the workbook: in a CSV they inherit nothing."""

FILES = [f"{name}{suffix}" for name in RENCANA for suffix in (".xlsx", ".csv")]


@cache
def expected_rows(name: str) -> tuple[dict[str, str], ...]:
    """List the rows that a person expects of one decree, in its order."""
    with (EXPECTED / RENCANA[name][0]).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def langkah(file: str, kode: str) -> Langkah:
    """Return the langkah of a file with this kode."""
    return next(langkah for langkah in read_path(DATA / file).langkah if langkah.kode == kode)


def rencana_name(file: str) -> str:
    """Return the name of a file without its ending."""
    return file.rsplit(".", 1)[0]


@pytest.mark.parametrize("file", FILES)
def test_a_decree_is_accepted_with_its_satker_and_tahun_and_every_langkah_in_its_order(file):
    _, satker, tahun = RENCANA[rencana_name(file)]
    result = read_path(DATA / file)
    assert result.galat == ()
    assert (result.satker, result.tahun) == (satker, tahun)
    assert not result.simulasi
    assert result.realisasi is None, "a plan table has no place for progress"
    expected = [row["kode"] for row in expected_rows(rencana_name(file))]
    assert [langkah.kode for langkah in result.langkah] == expected


@pytest.mark.parametrize("name", RENCANA)
def test_each_row_is_read_as_expected(name):
    read = {langkah.kode: langkah for langkah in read_path(DATA / f"{name}.xlsx").langkah}
    for row in expected_rows(name):
        read_back = read[row["kode"]]
        found = {
            "kode": read_back.kode,
            "penjelasan": row["penjelasan"],
            "area": read_back.area,
            "sub_area": read_back.sub_area or "",
            "no": read_back.no,
            "jenis_target": read_back.jenis_target,
            "mulai": read_back.mulai or "",
            "tenggat": ";".join(tenggat.tenggat for tenggat in read_back.tenggat),
            "jumlah_bukti": str(len(read_back.bukti)),
        }
        assert found == row, row["penjelasan"]


@pytest.mark.parametrize("name", RENCANA)
def test_csv_and_xlsx_are_read_the_same_cell_for_cell(name):
    """Leave out three differences.

    (1) The trail: a merge fills in the workbook what a continuation row inherits in the CSV. (2)
    One row inherits in the CSV what the workbook leaves blank under a merged NO. (3) Another is
    words alone without its merges, and asked (see below).
    """

    def without_origin(file: str) -> list[Langkah]:
        everything = read_path(DATA / file).langkah
        return [
            replace(row, lembar="", jejak=())
            for row in everything
            if (name, row.kode) not in {*INHERITED_IN_CSV, BARE_IN_CSV}
        ]

    assert without_origin(f"{name}.csv") == without_origin(f"{name}.xlsx")


def test_a_row_of_words_alone_inherits_nothing_without_merges_and_is_asked():
    name, kode = BARE_IN_CSV
    bare, whole = (langkah(f"{name}.{suffix}", kode) for suffix in ("csv", "xlsx"))
    assert (bare.langkah_aksi, bare.baris) == (whole.langkah_aksi, whole.baris)
    assert not bare.tenggat
    assert not bare.bukti
    remarks = read_path(DATA / f"{name}.csv").peringatan
    asked = {remark.code for remark in remarks if remark.baris == bare.baris}
    assert asked == {"rows.perhaps_cut", "rows.without_target_waktu"}


FIRST_SUB_AREA = "Pembangunan Unit Kerja Untuk Memperoleh Predikat Menuju WBK/WBBM"


@pytest.mark.parametrize(
    ("name", "kode", "area", "sub_area"),
    [
        (MESUJI, "II.1.1", "PENATAAN TATA LAKSANA", None),
        (MESUJI, "V.a.1.1", "PENGUATAN PENGAWASAN", "Pelaksanaan Pengendalian Gratifikasi"),
        (MESUJI, "V.b.1.3", "PENGUATAN PENGAWASAN", "Pelaksanaan Whistle Blowing System"),
        (
            MESUJI,
            "V.e.4.1",
            "PENGUATAN PENGAWASAN",
            "Penanganan Pengaduan Masyarakat di KPU Kabupaten Mesuji",
        ),
        (GUNUNGKIDUL, "I.I.1.1", "MANAJEMEN PERUBAHAN", FIRST_SUB_AREA),
        (GUNUNGKIDUL, "V.2.1.1", "Penguatan Pengawasan", "Pelaksanaan Whistle Blowing System"),
        (GUNUNGKIDUL, "VII.10.1", "Inovasi Pelayanan", None),
    ],
)
def test_areas_and_sub_areas_have_the_decrees_names(name, kode, area, sub_area):
    read_back = langkah(f"{name}.xlsx", kode)
    assert (read_back.nama_area, read_back.nama_sub_area) == (area, sub_area)


def test_a_first_start_loads_each_decree_as_of_its_day_and_every_file_listed_is_there():
    listed = first_data.read_listing()
    for name, posisi in ((MESUJI, date(2025, 8, 5)), (GUNUNGKIDUL, date(2024, 1, 31))):
        assert (f"{name}.xlsx", *RENCANA[name][1:], posisi) in [one[:4] for one in listed]
    assert len(listed) == (DATA / first_data.LISTING).read_text(encoding="utf-8").count(
        "[[unggahan]]"
    )
