"""Is the installation well: the journal, its backups, the letters that could not be sent?"""

from datetime import date

from monev.database import Database
from monev.outputs.messages import WEEK, read_notices
from monev.people.visits import accounts_of


def troubles(db: Database, day: date) -> list[str]:
    """What an admin has to look at, in sentences."""
    found = [] if db.notice is None else [f"{db.notice.pesan} {db.notice.advice}"]
    found += [] if db.last_check is None else db.last_check.faults
    failed = accounts_of(str(db.journal)).find_kept("cadangan", "gagal")
    found += [f"Pencadangan terakhir gagal: {failed}"] if failed else []
    lost = [row for row in read_notices(db, None) if row["keadaan"] == "gagal" and abs(day - row["hari"]) < WEEK]
    if lost:
        names = ", ".join(dict.fromkeys(row["kepada"] for row in lost))
        found.append(f"{len(lost)} email tidak terkirim (kepada {names}): {lost[-1]['jawaban']}")
    return found
