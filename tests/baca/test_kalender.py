"""A calendar is found among the headings by its words and order, and its columns know their months."""

from __future__ import annotations

import pytest

from monev.baca.kalender import Kalender, cari_kalender
from monev.tanggal import BULAN_PENDEK, NAMA_BULAN
from tests.baca.tabel import Baris, kisi

TAHUNAN = list(range(1, 13))


def kalender(*baris: Baris) -> Kalender | None:
    """The calendar of these heading rows, merges lost."""
    return cari_kalender(kisi(*baris), 1, len(baris))


def bulan(hasil: Kalender) -> list[int]:
    """The last month of each column, from left to right."""
    return [hasil.kolom[k].bulan for k in sorted(hasil.kolom)]


@pytest.mark.parametrize(
    "judul",
    [
        BULAN_PENDEK,
        [n.upper() for n in NAMA_BULAN],
        list("JFMAMJJASOND"),
        [str(n) for n in TAHUNAN],
        [f"B{n:02d}" for n in TAHUNAN],
        [f"{n}-25" for n in BULAN_PENDEK],
        [f"Target {n}" for n in NAMA_BULAN],
        ["Jan", "Peb", "Mrt", "Apr", "May", "June", "Jul", "Agt", "Sept", "Oct", "Nop", "Dec"],
    ],
)
def test_twelve_columns_of_months(judul: list[str]) -> None:
    assert bulan(kalender(("NO", "KEGIATAN", *judul, "PIC"))) == TAHUNAN


@pytest.mark.parametrize(
    "judul",
    [
        ["TW I", "TW II", "TW III", "TW IV"],
        ["Triwulan 1", "Triwulan 2", "Triwulan 3", "Triwulan 4"],
        ["Target TW I", "Target TW II", "Target TW III", "Target TW IV"],
        ["Q1", "Q2", "Q3", "Q4"],
        ["TW I (Jan-Mar)", "TW II (Apr-Jun)", "TW III (Jul-Sep)", "TW IV (Okt-Des)"],
    ],
)
def test_four_columns_of_triwulan_stand_for_their_last_month(judul: list[str]) -> None:
    assert bulan(kalender(("NO", *judul))) == [3, 6, 9, 12]


def test_bare_numbers_under_triwulan_are_quarters_but_not_under_another_word() -> None:
    assert bulan(kalender(("NO", "TRIWULAN"), ("", "I", "II", "III", "IV"))) == [3, 6, 9, 12]
    assert kalender(("NO", "NILAI"), ("", "I", "II", "III", "IV")) is None


def test_of_triwulan_over_months_and_months_over_weeks_the_months_count() -> None:
    tw = [n for kata in ("TW I", "TW II", "TW III", "TW IV") for n in (kata, "", "")]
    assert bulan(kalender(("NO", *tw), ("", *BULAN_PENDEK))) == TAHUNAN
    minggu = [n for kata in BULAN_PENDEK for n in (kata, "", "", "")]
    hasil = kalender(("NO", *minggu), ("", *["1", "2", "3", "4"] * 12))
    assert bulan(hasil) == [b for b in TAHUNAN for _ in range(4)]


def test_a_column_of_sums_between_the_months_is_no_month() -> None:
    hasil = kalender(("NO", "Jan", "Feb", "Mar", "TW I", "Apr", "Mei", "Jun", "TW II"))
    assert bulan(hasil) == [1, 2, 3, 4, 5, 6]
    assert sorted(hasil.rekap) == [5, 9]


def test_months_of_realisasi_or_of_money_are_not_the_plans() -> None:
    dua = kalender(("NO", "RENCANA", *[""] * 11, "REALISASI", *[""] * 11), ("", *BULAN_PENDEK, *BULAN_PENDEK))
    assert (min(dua.kolom), max(dua.kolom), dua.lain) == (2, 13, ())
    assert kalender(("NO", "REALISASI", *[""] * 11), ("", *BULAN_PENDEK)) is None
    assert kalender(("NO", "PENYERAPAN ANGGARAN", *[""] * 11), ("", *BULAN_PENDEK)) is None


def test_two_calendars_without_a_word_between_them_are_known_to_be_two() -> None:
    hasil = kalender(("NO", *BULAN_PENDEK, *BULAN_PENDEK))
    assert (min(hasil.kolom), max(hasil.kolom), hasil.lain) == (2, 13, (14,))


def test_the_year_over_the_months_or_in_them_is_kept() -> None:
    assert {p.tahun for p in kalender(("NO", "TAHUN 2025"), ("", *BULAN_PENDEK)).kolom.values()} == {2025}
    lintas = kalender(("NO", "Nov 2025", "Des 2025", "Jan 2026"))
    assert [p.urutan for p in lintas.kolom.values()] == [(2025, 11), (2025, 12), (2026, 1)]


@pytest.mark.parametrize(
    "judul", [("NO", "Mei"), ("1", "2", "3", "4"), ("NO", "I", "II", "III"), ("A", "B", "C"), ("NO", "Maret", "April")]
)
def test_chance_words_and_numbers_are_no_calendar(judul: tuple[str, ...]) -> None:
    assert kalender(judul) is None
