"""Finds troubles of the installation: the journal, its backups, letters that could not be sent."""

from datetime import date

from monev.access import name_of
from monev.core.dates import format_day
from monev.database import Database
from monev.figures import list_rencana, own_plans
from monev.journal.sqlite_store import ELSEWHERE
from monev.outputs.messages import WEEK, read_notices
from monev.people.accounts import accounts_of
from monev.people.backups import last_backup


def backup_trouble(db: Database, day: date) -> str:
    """Say that the newest backup is older than a week, or that an office's plans have none.

    Empty if all is well. A PostgreSQL without our backups is well too: it may have its own.
    """
    made = last_backup(str(db.journal))
    if made is not None:
        last = made.date()
        if day - last <= WEEK:
            return ""
        return f"Cadangan terakhir dibuat {format_day(last)}, lebih dari sepekan lalu."
    if db.journal.store.file is None:
        return ""
    has_own = any(row["unggahan"] for row in own_plans(list_rencana(db)))
    return "Belum pernah ada cadangan." if has_own else ""


def troubles(db: Database, day: date) -> list[str]:
    """List in sentences the troubles that an admin must look at."""
    found = []
    if db.notice is not None:
        found.append(f"{db.notice.pesan} {db.notice.advice}")
    if told := db.journal.store.remark():
        found.append(f"{told} {ELSEWHERE}")
    if db.last_check is not None:
        found += db.last_check.faults
    failed = accounts_of(str(db.journal)).find_kept("cadangan", "gagal")
    if failed:
        found.append(f"Pencadangan terakhir gagal: {failed}")
    lacking = backup_trouble(db, day)
    if lacking:
        found.append(lacking)
    lost = []
    for row in read_notices(db, None):
        if row["keadaan"] == "gagal" and abs(day - row["hari"]) < WEEK:
            lost.append(row)
    if lost:
        names = ", ".join(dict.fromkeys(name_of(db, row["kepada"]) for row in lost))
        found.append(f"{len(lost)} email tidak terkirim (kepada {names}): {lost[-1]['jawaban']}")
    return found
