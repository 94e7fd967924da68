"""Keeps what an office sets once in a matter of its own (`hal`): letterhead, Word templates, mail.
The journal holds it."""

import json
from collections.abc import Callable, Mapping

from monev.core.records import JsonObject
from monev.database import Database
from monev.journal import Entry
from monev.writing.append import NewEntry, append_entry, append_with_retry

MAIL = "surel"
"""The matter of an office's mail."""


def stored_settings(db: Database, hal: str, satker: str | None = None) -> JsonObject:
    """Read what was set in a matter, by the satker that set it. `satker`: only this one."""
    rows = db.ask("documents/settings", hal=hal, satker=satker)
    return {row["satker"]: json.loads(row["nilai"]) for row in rows}


def store_setting(
    db: Database,
    satker: str,
    hal: str,
    value: Mapping[str, object],
    *,
    pelaku: str,
    file: bytes | None = None,
) -> Entry:
    """Keep what a satker set, and the file it speaks of. Raises NotAllowed."""
    content = {"hal": hal, "nilai": value}
    return append_entry(
        db,
        NewEntry(
            "pengaturan",
            satker,
            None,
            content,
            file=file,
        ),
        pelaku=pelaku,
    )


def change_setting(
    db: Database,
    satker: str,
    hal: str,
    change: Callable[[JsonObject | None], JsonObject | None],
    *,
    pelaku: str,
    file: bytes | None = None,
) -> Entry | None:
    """Keep what `change` makes of what a satker set (None: nothing yet); None if it makes nothing.
    `change` runs again if somebody was first. Raises what it raises, and NotAllowed."""

    def plan() -> NewEntry | None:
        value = change(stored_settings(db, hal, satker).get(satker))
        content = {"hal": hal, "nilai": value}
        return (
            None
            if value is None
            else NewEntry(
                "pengaturan",
                satker,
                None,
                content,
                file=file,
            )
        )

    return append_with_retry(db, plan, pelaku=pelaku)
