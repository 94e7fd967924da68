"""Of plan and realisasi side by side only the plan makes tenggat; what was done stays with the langkah."""

from __future__ import annotations

import pytest

from monev.baca import baca
from monev.model import Bacaan
from monev.tanggal import BULAN_PENDEK
from tests.baca.tabel import Baris, xlsx

JUDUL = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG")
ISI = (1, "Tim", "SK", "Membentuk tim", "SK Tim")


def rencana(*baris: Baris, gabung: tuple[str, ...] = ()) -> Bacaan:
    """A plan of 2025 whose headings begin in row 2."""
    return baca(xlsx([("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",), *baris], gabung), "a.xlsx")


def bulan(hasil: Bacaan) -> list[list[str]]:
    """The months of each langkah's tenggat."""
    assert hasil.galat == ()
    return [[t.tenggat.removeprefix("2025-") for t in langkah.tenggat] for langkah in hasil.langkah]


@pytest.mark.parametrize("kata", [("Renc", "Real"), ("Rencana", "Realisasi"), ("T", "R"), ("Target", "Capaian")])
@pytest.mark.parametrize("digabung", [True, False])
def test_of_twin_columns_under_each_month_only_the_planned_one_is_read(kata: tuple[str, str], digabung: bool) -> None:
    gabung = [f"{awal}2:{akhir}2" for awal, akhir in zip("FHJLNPRTVXZ", "GIKMOQSUWYA", strict=True) if awal < akhir]
    hasil = rencana(
        (*JUDUL, *(sel for nama in BULAN_PENDEK for sel in (nama, None))),
        (*(None,) * len(JUDUL), *kata * 12),
        ("I. MANAJEMEN PERUBAHAN",),
        (*ISI, "v", None, None, "v", *(None,) * 16, "v", None, None, None),
        gabung=tuple(gabung) if digabung else (),
    )
    assert bulan(hasil) == [["01", "11"]]
    assert list(hasil.langkah[0].lainnya.values()) == ["v"]
    assert [c for c in hasil.peringatan if c.baris == 5] == []


def test_what_stands_beside_the_target_of_a_month_is_no_plan_either() -> None:
    hasil = rencana(
        (*JUDUL, *(sel for nama in BULAN_PENDEK for sel in (nama, None, None))),
        (*(None,) * len(JUDUL), *("Target", "Realisasi", "%") * 12),
        ("I. MANAJEMEN PERUBAHAN",),
        (*ISI, 1, 1, "100%", 1, None, "0%", None, 1, "50%"),
    )
    assert bulan(hasil) == [["01", "02"]]


@pytest.mark.parametrize(
    ("judul", "kata"), [("R/T", ("T", "R")), ("URAIAN", ("Rencana", "Realisasi")), ("", ("Target", "Realisasi"))]
)
def test_a_row_of_realisasi_under_each_langkah_makes_no_tenggat(judul: str, kata: tuple[str, str]) -> None:
    hasil = rencana(
        (*JUDUL, judul or None, *BULAN_PENDEK),
        ("I. MANAJEMEN PERUBAHAN",),
        (*ISI, kata[0], "x", None, None, None, None, "x"),
        (*(None,) * 5, kata[1], None, "x"),
        (2, *ISI[1:], kata[0], None, None, "x"),
        (*(None,) * 5, kata[1]),
        gabung=("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5"),
    )
    assert bulan(hasil) == [["01", "06"], ["03"]]
    assert [langkah.lainnya for langkah in hasil.langkah] == [{"Realisasi": "Feb"}, {}]
    (catatan,) = [c for c in hasil.peringatan if "realisasi" in c.pesan]
    assert "baris 5, 7" in catatan.pesan


def test_a_row_of_realisasi_says_its_words_too() -> None:
    hasil = rencana(
        (*JUDUL, "JENIS", "TARGET WAKTU"),
        ("I. MANAJEMEN PERUBAHAN",),
        (*ISI, "Rencana", "Maret 2025"),
        (None, None, None, None, None, "Realisasi", "April 2025"),
    )
    assert bulan(hasil) == [["03"]]
    assert hasil.langkah[0].lainnya == {"Realisasi": "TARGET WAKTU: April 2025"}


def test_a_column_of_one_such_word_is_only_kept() -> None:
    hasil = rencana(
        (*JUDUL, "JENIS", "TARGET WAKTU"), ("I. MANAJEMEN PERUBAHAN",), (*ISI, "Rencana", "Maret 2025"), ISI
    )
    assert [langkah.lainnya for langkah in hasil.langkah] == [{"JENIS": "Rencana"}, {}]
