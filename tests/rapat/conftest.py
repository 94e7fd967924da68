"""A rencana with one upload of 30 June 2025, and a meeting about it on 10 July."""

from __future__ import annotations

from datetime import date

import pytest

from monev import rapat
from monev.basisdata import Basisdata
from monev.rapat import Rapat
from tests.pembuat import SATKER, TAHUN, unggah

ANI = {"pelaku": "Ani"}
BUDI = {"pelaku": "Budi"}


@pytest.fixture(autouse=True)
def kini(hari_ini):
    """The day of the meeting."""
    hari_ini("2025-07-10")


@pytest.fixture
def terisi(db, jurnal) -> Basisdata:
    """A database with one unggahan of three langkah."""
    unggah(jurnal)
    db.ikuti()
    return db


@pytest.fixture
def pertemuan(terisi) -> Rapat:
    """A meeting that goes on."""
    return rapat.buka(
        terisi, SATKER, TAHUN, judul="Rapat evaluasi TW II", tanggal="2025-07-10", posisi=date(2025, 6, 30), **ANI
    )
