"""Backups that are made and noted: which this home made, when the newest was, or why there is none.

A file is never judged by its name: only what is noted here is ever deleted.
"""

import logging
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from monev.core.errors import MonevError, in_words, read_setting
from monev.core.platform_files import remove
from monev.journal import Journal
from monev.journal.backup import Backup, make_backup, tip_of
from monev.people.accounts import accounts_of

KEPT_SETTING = "MONEV_CADANGAN_SIMPAN"
_MADE = "cadangan_dibuat"
"""The kind of value that notes a backup: its path → its number among those that were made, the hash
of its newest entry, and the address of its journal, since a copied store is another home. No time:
a clock may be wrong."""

log = logging.getLogger(__name__)


class _Noted(NamedTuple):
    turn: int
    end: int
    file: Path
    tip: str


def back_up(journal: Journal, folder: Path, *, password: str = "") -> Backup:
    """Make a backup in a folder, locked if a password is given.

    It is noted when it was made or why not. Older ones go if a setting says how many stay. Raises
    MonevError if none is made.
    """
    accounts = accounts_of(str(journal))
    folder = folder.expanduser().absolute()
    try:
        backup = make_backup(journal, folder, password=password)
    except Exception as error:
        why = "kesalahan program, yang ada di catatan Monev ZI"
        # Noted so that an admin gets a letter; if that can't be noted either, there is none.
        with suppress(MonevError):
            if not journal.is_empty():
                told = error.pesan if isinstance(error, MonevError) else f"Tidak dibuat: {why}."
                accounts.keep("cadangan", "gagal", told)
        raise
    accounts.forget("cadangan", "gagal")
    accounts.keep("cadangan", "terakhir", backup.made_at)
    turn = 1 + max((_turn(note.split(" ")[0]) for note in accounts.kept(_MADE).values()), default=0)
    accounts.keep(_MADE, str(backup.file), f"{turn} {backup.hashes[-1]} {journal}")
    _thin(journal, backup, password)
    return backup


def _thin(journal: Journal, newest: Backup, password: str) -> None:
    """Delete what is older than the last whole backups, as many as a setting says.

    Older is what was noted before; of those that have no number yet, what ends earlier. What is not
    whole, is locked by another password or is another's stays. Raises BadSetting, MonevError.
    """
    kept = read_setting(
        KEPT_SETTING, _count, "bukan jumlah cadangan.", "Tulis satu angka, misalnya 30."
    )
    if kept is None:
        return
    folder = newest.file.parent
    accounts = accounts_of(str(journal))
    with in_words(f"Cadangan lama di {folder} tidak dapat dihapus", "Periksa izin folder itu."):
        for note in _noted_in(journal, newest):
            if tip_of(note.file, password) != note.tip:
                continue
            kept -= 1
            if kept < 0:
                remove(note.file)
                accounts.forget(_MADE, str(note.file))


def _count(text: str) -> int:
    """Read how many backups stay. Three numbers, as earlier versions took, are added up."""
    numbers = [int(part) for part in text.split(",")]
    if len(numbers) not in (1, 3) or min(numbers) < 0 or not sum(numbers):
        raise ValueError(text)
    if len(numbers) > 1:
        log.warning(
            "%s = %s dibaca sebagai %d: yang disimpan %d cadangan terakhir yang utuh, bukan lagi "
            "harian, mingguan dan bulanan. Tulis satu angka.",
            KEPT_SETTING,
            text,
            sum(numbers),
            sum(numbers),
        )
    return sum(numbers)


def _noted_in(journal: Journal, newest: Backup) -> list[_Noted]:
    """List the backups that this home made in the folder of the newest, the last one first.

    Those that are gone are forgotten.
    """
    accounts = accounts_of(str(journal))
    ends = {entry_hash: number for number, entry_hash in enumerate(newest.hashes, 1)}
    found = []
    for name, value in accounts.kept(_MADE).items():
        turn, tip, home = value.split(" ", 2)
        file = Path(name)
        if file.parent != newest.file.parent or home != str(journal):
            continue
        if file.exists():
            found.append(_Noted(_turn(turn), ends.get(tip, 0), file, tip))
        elif newest.file.exists():
            accounts.forget(_MADE, name)
    return sorted(found, reverse=True)


def _turn(text: str) -> int:
    """Read the number of a backup; 0 where an earlier version noted the time."""
    return int(text) if text.isdecimal() else 0


def last_backup(journal: str) -> datetime | None:
    """Return when the newest backup of a journal was made; None without any. Raises MonevError."""
    made = accounts_of(journal).find_kept("cadangan", "terakhir")
    return datetime.fromisoformat(made) if made else None
