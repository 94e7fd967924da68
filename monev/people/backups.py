"""Backups that are made and noted: which this home made, when the newest was, or why there is none.

A file is never judged by its name: only what is noted here is ever deleted.
"""

from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from monev.core import clock
from monev.core.errors import MonevError, in_words, read_setting
from monev.core.platform_files import remove
from monev.journal import Journal
from monev.journal.backup import Backup, make_backup, tip_of
from monev.people.accounts import accounts_of

KEPT_SETTING = "MONEV_CADANGAN_SIMPAN"
_MADE = "cadangan_dibuat"
"""The kind of value that notes a backup: its path → when it was made, the hash of its newest entry,
and the address of its journal, since a copied store is another home."""


class _Noted(NamedTuple):
    made_at: str
    file: Path
    tip: str


def back_up(journal: Journal, folder: Path, *, password: str = "") -> Backup:
    """Make a backup in a folder, locked if a password is given.

    It is noted when it was made or why not. Older ones are thinned if a setting says so. Raises
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
    accounts.keep(_MADE, str(backup.file), f"{backup.made_at} {backup.hashes[-1]} {journal}")
    _thin(journal, backup.file, password)
    return backup


def _thin(journal: Journal, newest: Path, password: str) -> None:
    """Delete older backups that this home made in a folder, if a setting says so.

    Kept is the newest whole one of each of so many days, weeks and months, and each that no newer
    whole one stands for. Raises BadSetting, MonevError.
    """
    kept = read_setting(
        KEPT_SETTING,
        lambda text: tuple(map(int, text.split(","))),
        "bukan tiga angka.",
        "Tulis hari, minggu dan bulan, misalnya 14,8,12.",
    )
    if kept is None:
        return
    folder = newest.parent
    noted = _noted_in(journal, newest)
    opens = cache(lambda note: tip_of(note.file, password) == note.tip)
    slots: list[dict[object, list[_Noted]]] = [{}, {}, {}]
    for note in noted:
        for of_kind, key in zip(slots, _keys(note), strict=False):
            of_kind.setdefault(key, []).append(note)
    deleted = []
    with in_words(f"Cadangan lama di {folder} tidak dapat dihapus", "Periksa izin folder itu."):
        for note in noted:
            standing = [noted]
            for of_kind, key, count in zip(slots, _keys(note), kept, strict=False):
                if key in [*of_kind][:count]:
                    standing.append(of_kind[key])
            newer = [[*of_kind[: of_kind.index(note)]] for of_kind in standing]
            if all(any(map(opens, those)) for those in newer):
                deleted.append(note.file)
        for file in deleted:
            remove(file)
            accounts_of(str(journal)).forget(_MADE, str(file))


def _noted_in(journal: Journal, newest: Path) -> list[_Noted]:
    """List the backups that this home made in the folder of the newest, which comes first.

    One of a day to come is of a wrong clock and comes last. Those that are gone are forgotten.
    """
    accounts = accounts_of(str(journal))
    found = []
    for name, value in accounts.kept(_MADE).items():
        made_at, tip, home = value.split(" ", 2)
        file = Path(name)
        if file.parent != newest.parent or home != str(journal):
            continue
        if file.exists():
            found.append(_Noted(made_at, file, tip))
        elif newest.exists():
            accounts.forget(_MADE, name)
    return sorted(
        found, key=lambda note: (note.file == newest, not _is_ahead(note), note), reverse=True
    )


def _is_ahead(note: _Noted) -> bool:
    return datetime.fromisoformat(note.made_at) > clock.now()


def _keys(note: _Noted) -> tuple[object, ...]:
    """Return the day, week and month of a backup; none of one of a day to come."""
    day = datetime.fromisoformat(note.made_at).date()
    return () if _is_ahead(note) else (day, day.isocalendar()[:2], (day.year, day.month))


def last_backup(journal: str) -> datetime | None:
    """Return when the newest backup of a journal was made; None without any. Raises MonevError."""
    made = accounts_of(journal).find_kept("cadangan", "terakhir")
    return datetime.fromisoformat(made) if made else None
