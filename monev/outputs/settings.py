"""What an office sets once in a matter of its own (`hal`): letterhead, Word templates, mail. The journal keeps it."""

import json
from typing import Any

from monev.database import Database
from monev.journal import Entry
from monev.writing.append import NewEntry, append_entry

MAIL = "surel"
"""The matter of an office's mail."""


def stored_settings(db: Database, hal: str, satker: str | None = None) -> dict[str, Any]:
    """What was set in a matter, by the satker (None: all of them) that set it."""
    return {row["satker"]: json.loads(row["nilai"]) for row in db.ask("documents/settings", hal=hal, satker=satker)}


def store_setting(
    db: Database, satker: str, hal: str, value: dict[str, Any], *, pelaku: str, file: bytes | None = None
) -> Entry:
    """Keep what a satker set, and the file it speaks of. Raises NotAllowed."""
    content = {"hal": hal, "nilai": value}
    return append_entry(db, NewEntry("pengaturan", satker, None, content, file=file), pelaku=pelaku)
