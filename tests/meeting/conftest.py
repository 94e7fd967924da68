"""A rencana with one upload of 30 June 2025, and a meeting about it on 10 July."""

import pytest

from monev.database import Database
from monev.meeting import acts, ending, records
from tests.conftest import filled_by, on_day
from tests.makers import SATKER, TAHUN, append_unggahan, begin_rapat

ANI = {"pelaku": "Ani"}
BUDI = {"pelaku": "Budi"}

current = on_day("2025-07-10")


def close(db: Database, r: records.Rapat) -> records.Rapat:
    """The meeting with all a closing needs, closed."""
    acts.add_attendance(db, r, [("Budi", "Anggota")], **ANI)
    ending.close_rapat(db, r, {"pemimpin": "Ketua", "notulis": "Ani", "selesai": "11.45"}, **ANI)
    return records.read_rapat(db, SATKER, TAHUN, r.nomor)


def values_of(rows, *column: str) -> list[tuple]:
    """Of each row these columns."""
    return [tuple(map(row.__getitem__, column)) for row in rows]


def decide(db: Database, r: records.Rapat, **other: str) -> dict:
    """A decision of Ani's; `other`: what is said otherwise of it."""
    content = {"uraian": "Lengkapi notulensi", "pic": "Sekretaris", "batas": "2025-07-20"}
    return acts.decide(db, r, **{**content, **other}, **ANI)


def begin_meeting(db: Database) -> None:
    append_unggahan(db)
    begin_rapat(db, judul="Rapat evaluasi TW II")


filled = filled_by(append_unggahan, a_meeting=begin_meeting)


@pytest.fixture
def a_meeting(filled) -> records.Rapat:
    """A meeting that goes on."""
    return records.read_rapat(filled, SATKER, TAHUN, 1)
