"""Is the installation well: the journal, its backups, the letters that could not be sent?"""

from datetime import date

from monev.access import name_of
from monev.core.dates import format_day
from monev.database import Database
from monev.figures import list_rencana, own_plans
from monev.journal.address import is_postgres
from monev.outputs.messages import WEEK, read_notices
from monev.people.visits import accounts_of, last_backup


def backup_trouble(db: Database, day: date) -> str:
    """That the newest copy is older than a week, or that there is none though there is something to
    lose; "" where all is well. PostgreSQL may have copies of its own that nobody tells of here."""
    if made := last_backup(str(db.journal)):
        last = made.date()
        return (
            ""
            if day - last <= WEEK
            else f"Cadangan terakhir dibuat {format_day(last)}, lebih dari sepekan lalu."
        )
    has_own = any(row["unggahan"] for row in own_plans(list_rencana(db)))
    return "Belum pernah ada cadangan." if has_own and not is_postgres(str(db.journal)) else ""


def troubles(db: Database, day: date) -> list[str]:
    """What an admin has to look at, in sentences."""
    found = [] if db.notice is None else [f"{db.notice.pesan} {db.notice.advice}"]
    found += [] if db.last_check is None else db.last_check.faults
    failed = accounts_of(str(db.journal)).find_kept("cadangan", "gagal")
    found += [f"Pencadangan terakhir gagal: {failed}"] if failed else []
    found += [lacking] if (lacking := backup_trouble(db, day)) else []
    lost = [
        row
        for row in read_notices(db, None)
        if row["keadaan"] == "gagal" and abs(day - row["hari"]) < WEEK
    ]
    if lost:
        names = ", ".join(dict.fromkeys(name_of(db, row["kepada"]) for row in lost))
        found.append(f"{len(lost)} email tidak terkirim (kepada {names}): {lost[-1]['jawaban']}")
    return found
