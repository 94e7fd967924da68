"""A sheet becomes a plain grid: verbatim text, real dates, merges, fills, hidden rows and columns."""

from __future__ import annotations

from datetime import datetime

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from monev.baca.anak import buka_workbook
from monev.baca.berkas import periksa_berkas
from monev.baca.kisi import Kisi, alamat, dari_csv, dari_pekerja
from monev.galat import BerkasDitolak
from tests.baca.tabel import simpan


def baca_lembar(buku: Workbook) -> Kisi:
    return dari_pekerja(buka_workbook(simpan(buku))).lembar[0]


@pytest.fixture
def kisi() -> Kisi:
    """A sheet with one of each."""
    buku = Workbook()
    lembar = buku.active
    lembar["A1"] = "  judul\nkedua baris "
    lembar["B2"] = 1.0
    lembar["C2"] = datetime(2025, 11, 1)  # noqa: DTZ001
    lembar["C2"].number_format = "mmm-yy"
    lembar["A3"] = "gabungan"
    lembar.merge_cells("A3:B5")
    lembar["D5"] = "sendiri"
    lembar["D5"].fill = PatternFill("solid", fgColor="FFFFE699")
    lembar["D6"] = "=1/0"
    lembar["E6"] = "#REF!"
    lembar.row_dimensions[5].hidden = True
    lembar.column_dimensions["D"].hidden = True
    return baca_lembar(buku)


def test_text_is_verbatim_with_inner_line_breaks(kisi: Kisi) -> None:
    assert kisi.teks[1, 1] == "judul\nkedua baris"
    assert kisi.teks[2, 2] == "1"
    assert kisi.teks[6, 5] == "#REF!"


def test_a_date_keeps_its_value_and_shows_its_format(kisi: Kisi) -> None:
    assert kisi.teks[2, 3] == "Nov-25"
    assert kisi.nilai_tanggal(2, 3) == datetime(2025, 11, 1)  # noqa: DTZ001
    assert kisi.bentuk[2, 3] == "mmm-yy"


def test_a_merge_fills_every_cell_it_covers_and_is_known_to_come_from_above(kisi: Kisi) -> None:
    assert {(b, k): kisi.isi(b, k) for b in (3, 4, 5) for k in (1, 2)} == dict.fromkeys(
        ((b, k) for b in (3, 4, 5) for k in (1, 2)), "gabungan"
    )
    assert kisi.sendiri(3, 2) == "gabungan"
    assert kisi.sendiri(4, 1) == ""
    assert kisi.tertutup_dari_atas(5, 2)
    assert not kisi.tertutup_dari_atas(3, 2)
    assert kisi.lebar(3, 1) == 2


def test_fills_and_hidden_rows_and_columns_are_kept(kisi: Kisi) -> None:
    assert kisi.warna[5, 4] == "FFE699"
    assert kisi.baris_tersembunyi == {5}
    assert kisi.kolom_tersembunyi == {4}


def test_a_formula_without_a_stored_result_is_known(kisi: Kisi) -> None:
    assert kisi.rumus_kosong == ("D6",)


def test_the_last_row_and_column_are_those_of_filled_cells(kisi: Kisi) -> None:
    assert (kisi.baris_akhir, kisi.kolom_akhir) == (6, 5)


def test_csv_makes_the_same_grid_without_merges() -> None:
    buku = dari_csv(periksa_berkas(b"a;b;\n;;\n 1 ;;c\n"))
    assert buku.jenis == "csv"
    assert buku.lembar[0].teks == {(1, 1): "a", (1, 2): "b", (3, 1): "1", (3, 3): "c"}
    assert buku.lembar[0].per_baris == {1: [1, 2], 3: [1, 3]}


def test_merges_over_whole_columns_cost_nothing_where_nothing_stands() -> None:
    buku = Workbook()
    buku.active["A1"] = "x"
    buku.active.merge_cells("A1:A900")
    assert set(baca_lembar(buku).gabungan) == {(1, 1)}


def test_merges_that_lie_over_each_other_a_million_times_are_refused() -> None:
    lembar = {
        **{k: [] for k in ("tanggal", "bentuk", "warna", "baris_tersembunyi", "kolom_tersembunyi", "rumus_kosong")},
        **{"nama": "A", "tersembunyi": False, "sel": [[4000, 150, "x"]], "gabungan": [[1, 1, 150, 4000]] * 3},
    }
    with pytest.raises(BerkasDitolak, match="sel gabungan"):
        dari_pekerja({"lembar": [lembar], "properti": {}})


@pytest.mark.parametrize(("baris", "kolom", "teks"), [(1, 1, "A1"), (12, 6, "F12"), (3, 27, "AA3"), (9, 702, "ZZ9")])
def test_an_address_is_what_a_person_types(baris: int, kolom: int, teks: str) -> None:
    assert alamat(baris, kolom) == teks
