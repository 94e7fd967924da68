"""The original file of a stored plan."""

from datetime import date
from typing import NamedTuple

from monev.core.office_names import standard_name
from monev.database import Database
from monev.figures.views import ask_unggahan


class OriginalFile(NamedTuple):
    """An original file in the journal: its office, the unggahan it made, and that entry's hash."""

    satker: str
    name: str
    sha256: str
    unggahan: int
    unggahan_id: int
    posisi: date
    hash_entri: str


def find_original(db: Database, satker: str, tahun: int, unggahan: int) -> OriginalFile | None:
    """Find the newest file at or before that unggahan that was not cancelled.

    None if it was all made in the app.
    """
    found = None
    for row in ask_unggahan(db, "uploads/original_files", db.newest.of_plans(), tahun=tahun):
        is_own = standard_name(row["satker"]) == standard_name(satker)
        if is_own and row["unggahan"] <= unggahan:
            found = OriginalFile(**row)
    return found


def sheets_of(db: Database, file: OriginalFile) -> set[str]:
    """Return the sheets whose rows a file stored."""
    return {row["lembar"] for row in db.journal.entry_at(file.unggahan_id).isi["langkah"]}
