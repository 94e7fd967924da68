"""Backups that are made and noted: when the newest was, or why there is none."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from monev.core.errors import MonevError
from monev.journal import Journal
from monev.journal.backup import Backup, make_backup, thin
from monev.people.accounts import accounts_of


def back_up(journal: Journal, folder: Path, *, password: str = "") -> Backup:
    """Make a backup in a folder, locked if a password is given.

    It is noted when it was made or why not. Older ones are thinned if a setting says so. Raises
    MonevError if none is made.
    """
    accounts = accounts_of(str(journal))
    try:
        backup = make_backup(journal, folder, password=password)
    except MonevError as error:
        # Noted so that an admin gets a letter; if that can't be noted either, there is none.
        with suppress(MonevError):
            if not journal.is_empty():
                accounts.keep("cadangan", "gagal", error.pesan)
        raise
    accounts.forget("cadangan", "gagal")
    accounts.keep("cadangan", "terakhir", backup.made_at)
    thin(folder)
    return backup


def last_backup(journal: str) -> datetime | None:
    """Return when the newest backup of a journal was made; None without any. Raises MonevError."""
    made = accounts_of(journal).find_kept("cadangan", "terakhir")
    return datetime.fromisoformat(made) if made else None
