"""Saying before a triwulan that the plan still holds, and taking that back."""

from monev.core.clock import today_within
from monev.database import Database, Row
from monev.figures import find_rencana, view_at
from monev.figures.next_triwulan import is_asked
from monev.figures.views import ask_rencana
from monev.journal import Entry
from monev.writing.append import NewEntry, append_with_retry

_KIND = "masih_berlaku"


def said_valid(db: Database, satker: str, tahun: int) -> list[Row]:
    """List what was said and not taken back, newest first: entri, triwulan, waktu, pelaku."""
    rencana = find_rencana(db, satker, tahun)
    return ask_rencana(
        db, "history/still_valid", rencana.satker, tahun, rencana_id=rencana.rencana_id
    )


def say_valid(db: Database, satker: str, tahun: int, *, pelaku: str) -> Entry | None:
    """Say that the plan holds for the triwulan that is asked about; None if none is asked.

    Raises NotFound, NotAllowed.
    """

    def plan() -> NewEntry | None:
        view = view_at(db, satker, tahun, today_within(tahun))
        if not is_asked(view):
            return None
        content = {"triwulan": view.triwulan, "menarik": None}
        return NewEntry(_KIND, view.satker, tahun, content)

    return append_with_retry(db, plan, pelaku=pelaku)


def take_back(db: Database, satker: str, tahun: int, entry: int, *, pelaku: str) -> Entry | None:
    """Take back one's own word, by its journal entry; None if it does not stand any more.

    Raises NotFound, NotAllowed.
    """

    def plan() -> NewEntry | None:
        for row in said_valid(db, satker, tahun):
            if row["entri"] == entry:
                content = {"triwulan": row["triwulan"], "menarik": entry}
                return NewEntry(_KIND, satker, tahun, content)
        return None

    return append_with_retry(db, plan, pelaku=pelaku)
