"""What an office sets once in a matter of its own (`hal`): letterhead, Word templates, mail. The journal keeps it."""

import json
from typing import Any

from monev.core.roles import EVERY_SATKER
from monev.database import Database
from monev.journal import Entry
from monev.writing.append import NewEntry, append_entry


def stored_settings(db: Database, hal: str, satker: str | None = None) -> dict[str, Any]:
    """What was set in a matter, by the satker (None: all of them) that set it."""
    return {row["satker"]: json.loads(row["nilai"]) for row in db.ask("documents/settings", hal=hal, satker=satker)}


MAIL = "surel"
"""The matter of the letters, which knows where the links in them lead."""


def pages_address(db: Database, satker: str) -> str:
    """Where a link to a page leads, as the office said of its letters or the machine of all; "" where nobody did."""
    said = stored_settings(db, MAIL)
    return next((said[at]["alamat"] for at in (satker, EVERY_SATKER) if at in said and said[at]["alamat"]), "")


def store_setting(
    db: Database, satker: str, hal: str, value: dict[str, Any], *, pelaku: str, file: bytes | None = None
) -> Entry:
    """Keep what a satker set, and the file it speaks of. Raises NotAllowed."""
    content = {"hal": hal, "nilai": value}
    return append_entry(db, NewEntry("pengaturan", satker, None, content, file=file), pelaku=pelaku)
