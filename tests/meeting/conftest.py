"""A rencana with one upload of 30 June 2025, and a meeting about it on 10 July."""

import pytest

from monev.database import Database
from monev.edits.single_edits import Target
from monev.meeting import acts, ending, records
from tests.conftest import filled_by, on_day
from tests.makers import SATKER, TAHUN, append_unggahan, begin_rapat

ANI = {"pelaku": "Ani"}
BUDI = {"pelaku": "Budi"}
NOTULENSI = Target("I.1.1", "2025-03", "Notulensi")

current = on_day("2025-07-10")


def close(db: Database, rapat: records.Rapat) -> records.Rapat:
    """Close the meeting with all that a closing needs; return it as it is then."""
    acts.add_attendance(db, rapat, [("Budi", "Anggota")], **ANI)
    ending.close_rapat(
        db, rapat, {"pemimpin": "Ketua", "notulis": "Ani", "selesai": "11.45"}, **ANI
    )
    return rapat_now(db, rapat.nomor)


def rapat_now(db: Database, number: int = 1) -> records.Rapat:
    """Read a meeting of the office as it is now."""
    return records.read_rapat(db, SATKER, TAHUN, number)


def decide(db: Database, rapat: records.Rapat, **other: str) -> dict:
    """Record a decision as Ani; `other` replaces fields of it."""
    content = {"uraian": "Lengkapi notulensi", "pic": "Sekretaris", "batas": "2025-07-20"}
    return acts.decide(db, rapat, **{**content, **other}, **ANI)


def begin_meeting(db: Database) -> None:
    append_unggahan(db)
    begin_rapat(db, judul="Rapat evaluasi TW II")


filled = filled_by(append_unggahan, a_meeting=begin_meeting)


@pytest.fixture
def a_meeting(filled) -> records.Rapat:
    """Return a meeting, still open."""
    return rapat_now(filled)
