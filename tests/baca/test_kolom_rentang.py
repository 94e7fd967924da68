"""MULAI and SELESAI in two columns are one window, due at its end."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook

from monev.baca import baca
from monev.model import Langkah
from tests.baca.tabel import isi_lembar, simpan

ATAS = ("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",)


def langkah(mulai: object, selesai: object, *judul: tuple[object, ...], bentuk: str = "dd/mm/yyyy") -> Langkah:
    """The one langkah of a plan with this window, under these headings."""
    buku = Workbook()
    ws = buku.active
    isi_lembar(ws, [ATAS, *judul, ("I. MANAJEMEN PERUBAHAN",), (1, "Tim", "SK", "Membentuk", "SK", mulai, selesai)])
    for sel in (ws.cell(ws.max_row, 6), ws.cell(ws.max_row, 7)):
        if sel.is_date:
            sel.number_format = bentuk
    hasil = baca(simpan(buku), "a.xlsx")
    assert (hasil.galat, hasil.peringatan) == ((), ())
    return hasil.langkah[0]


KIRI = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI")
DUA_BARIS = ((*KIRI, "WAKTU PELAKSANAAN"), (*(None,) * 5, "MULAI", "SELESAI"))


@pytest.mark.parametrize("judul", [DUA_BARIS, ((*KIRI, "TGL MULAI", "TGL SELESAI"),), ((*KIRI, "AWAL", "AKHIR"),)])
def test_the_window_has_both_ends_and_is_due_at_the_last(judul: tuple[tuple[object, ...], ...]) -> None:
    satu = langkah("Januari", "Maret 2025", *judul)
    assert (satu.jenis_target, satu.mulai, [t.tenggat for t in satu.tenggat]) == ("rentang", "2025-01", ["2025-03"])


def test_the_same_month_twice_is_that_month() -> None:
    satu = langkah("Maret 2025", "Maret 2025", *DUA_BARIS)
    assert (satu.target_waktu, satu.jenis_target) == ("Maret 2025", "bulan")


def test_real_dates_keep_their_day() -> None:
    satu = langkah(date(2025, 1, 6), date(2025, 2, 14), *DUA_BARIS)
    assert satu.target_waktu == "6 Januari 2025 s.d. 14 Februari 2025"
    assert [(t.tenggat, t.buka.isoformat()) for t in satu.tenggat] == [("2025-02-14", "2025-01-01")]


def test_real_dates_shown_as_months_are_months() -> None:
    satu = langkah(date(2025, 1, 1), date(2025, 2, 1), *DUA_BARIS, bentuk="mmm-yy")
    assert [t.tenggat for t in satu.tenggat] == ["2025-02"]


def test_an_end_alone_is_the_target() -> None:
    satu = langkah(None, date(2025, 7, 31), *DUA_BARIS)
    assert [t.tenggat for t in satu.tenggat] == ["2025-07-31"]
