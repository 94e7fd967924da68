"""Stores an office's settings in the journal by matter (`hal`).

They are letterhead, mail and the LKE.
"""

import json
from collections.abc import Callable, Mapping

from monev.access.visitors import not_allowed
from monev.core.records import JsonObject
from monev.database import Database
from monev.journal import Entry
from monev.journal.journal import Beside
from monev.writing.append import NewEntry, append_with_retry

MAIL = "surel"
"""The matter of an office's mail settings."""


def stored_settings(db: Database, hal: str, satker: str | None = None) -> JsonObject:
    """Read the settings of a matter: satker → its settings. `satker`: only this one."""
    rows = db.ask("offices/settings", hal=hal, satker=satker)
    return {row["satker"]: json.loads(row["nilai"]) for row in rows}


def _entry(satker: str, hal: str, value: Mapping[str, object], file: bytes | None) -> NewEntry:
    content = {"hal": hal, "nilai": value}
    return NewEntry("pengaturan", satker, None, content, file=file)


def change_setting(
    db: Database,
    satker: str,
    hal: str,
    change: Callable[[JsonObject | None], JsonObject | None],
    *,
    pelaku: str,
    file: bytes | None = None,
    beside: Beside = None,
) -> Entry | None:
    """Store the result of `change`, which gets the present settings (None if there are none).

    Nothing is stored if it returns None. It is called again if another entry came first. Raises the
    errors of `change`, and NotAllowed. `beside` changes accounts in the same transaction.
    """

    def plan() -> NewEntry | None:
        value = change(stored_settings(db, hal, satker).get(satker))
        return None if value is None else _entry(satker, hal, value, file)

    return append_with_retry(db, plan, pelaku=pelaku, beside=beside)


def change_of_tahun(
    db: Database,
    satker: str,
    tahun: int,
    hal: str,
    change: Callable[[JsonObject | None], JsonObject | None],
    *,
    pelaku: str,
) -> bool:
    """Store the result of `change`, which gets the settings of this tahun; True if it is not None.

    Raises the errors of `change`, and NotAllowed, also if the plan is closed.
    """

    def plan(stored: JsonObject | None) -> JsonObject | None:
        if db.ask("access/closed", satker=satker, tahun=tahun):
            raise not_allowed("plan_closed", satker=satker, tahun=tahun)
        before = stored or {}
        new = change(before.get(str(tahun)))
        return None if new is None else before | {str(tahun): new}

    return change_setting(db, satker, hal, plan, pelaku=pelaku) is not None
