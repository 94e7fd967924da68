"""Moved targets and other changes in words, the newest first."""

from datetime import date

import pytest

from monev.database import rows_of
from monev.figures import view_at
from monev.figures.moves import change_table, moves
from monev.figures.riwayat import moved_targets
from tests.figures.material import langkah, store_submissions, tenggat
from tests.figures.test_curve import submitted
from tests.makers import TAHUN

LONG = (
    "Menyusun rencana <b>aksi</b> "
    + "dan menindaklanjuti hasil pemantauan bersama seluruh subbagian " * 4
)


def moves_at(db, *contents: tuple, posisi: str = "2025-12-31"):
    satker = store_submissions(db, *submitted(*contents))
    rows = rows_of(moved_targets(db, view_at(db, satker, TAHUN, date.fromisoformat(posisi))))
    return moves(rows, TAHUN, lambda pelaku: f"nama {pelaku}")


@pytest.fixture
def frame(shared_db):
    """Draw two moves of I.3.1, the first 61 days after it was missed, and I.4.1 taken out."""
    return moves_at(
        shared_db,
        (
            "2025-01-15",
            langkah("I.3.1", tenggat("2025-02"), langkah_aksi=LONG),
            langkah("I.4.1", tenggat("2025-03")),
        ),
        ("2025-04-30", langkah("I.3.1", tenggat("2025-05"), langkah_aksi=LONG), langkah("I.4.1")),
        (
            "2025-05-15",
            langkah("I.3.1", tenggat("2025-10-31"), langkah_aksi=LONG),
            langkah("I.4.1"),
        ),
    )


def test_each_row_says_from_when_to_when_the_newest_first(frame):
    told = frame[["kode", "semula", "menjadi", "ketika", "terlewat"]].to_dict("split")["data"]
    assert told == [
        ["I.3.1", "Mei 2025", "31 Oktober 2025", "belum lewat", False],
        ["I.3.1", "Februari 2025", "Mei 2025", "▲ 61 hari lewat", True],
        ["I.4.1", "Maret 2025", "dicabut", "▲ 30 hari lewat", True],
    ]
    assert frame["kini"].tolist() == ["▲ Terlambat", "", ""]
    assert frame["oleh"].iloc[0] == "nama Penguji"


def test_changes_are_told_as_people_read_them():
    changes = [
        {"jenis": "target_bergeser", "kode": "I.1.1", "langkah_aksi": "Apel", "tenggat": "2025-05", "kolom": None,
         "dari": "2025-05", "ke": "2025-08"},
        {"jenis": "teks_berubah", "kode": "I.1.1", "langkah_aksi": "Apel", "tenggat": None, "kolom": "PIC",
         "dari": None, "ke": "Ani"},
    ]  # fmt: skip
    table = change_table(changes)
    assert table[["jenis", "kolom", "semula", "menjadi"]].to_dict("split")["data"] == [
        ["target bergeser", "", "Mei 2025", "Agustus 2025"],
        ["sel rencana berubah", "PIC", "", "Ani"],
    ]
    assert table["tenggat"].isna().tolist() == [False, True]
