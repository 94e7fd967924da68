"""Closing a plan whose year is over, and opening it again (docs/design.md §5)."""

from datetime import date

from monev.core import clock
from monev.database import Database, Row
from monev.figures import find_rencana, list_rencana, own_plans
from monev.figures.views import ask_rencana
from monev.journal import Entry
from monev.writing.append import NewEntry, append_with_retry

_LAST_DAY = (3, 31)
"""Month and day of the next year from which closing is proposed, evaluated or not."""


def closable_plans(db: Database) -> list[Row]:
    """List the offices' own plans that are not closed though their year is over.

    Columns: those of `list_rencana`, and `diusulkan`: True if the last evaluation was held or the
    end of March has come.
    """
    plans = []
    for row in own_plans(list_rencana(db)):
        if _is_closable(row):
            plans.append({**row, "diusulkan": _is_proposed(db, row)})
    return plans


def is_to_be_closed(db: Database, satker: str, tahun: int) -> bool:
    """True if closing this plan is proposed."""
    for row in own_plans(list_rencana(db)):
        if (row["satker"], row["tahun"]) == (satker, tahun):
            return _is_closable(row) and _is_proposed(db, row)
    return False


def _is_closable(row: Row) -> bool:
    is_over = row["tahun"] < clock.today().year
    return bool(row["unggahan"]) and is_over and row["ditutup"] is None


def _is_proposed(db: Database, row: Row) -> bool:
    if clock.today() >= date(row["tahun"] + 1, *_LAST_DAY):
        return True
    rencana = {"rencana_id": row["rencana_id"]}
    return bool(ask_rencana(db, "figures/last_evaluated", row["satker"], row["tahun"], **rencana))


def close_plan(db: Database, satker: str, tahun: int, *, closed: bool, pelaku: str) -> Entry | None:
    """Close a plan, or open it again; None if it is so already. Raises NotFound, NotAllowed."""

    def plan() -> NewEntry | None:
        rencana = find_rencana(db, satker, tahun)
        by_id = {row["rencana_id"]: row for row in list_rencana(db)}
        is_closed = by_id[rencana.rencana_id]["ditutup"] is not None
        if is_closed == closed:
            return None
        return NewEntry("penutupan", rencana.satker, tahun, {"ditutup": closed})

    return append_with_retry(db, plan, pelaku=pelaku)
