"""What the database of a file knows of its journal, asked without bringing the two together."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import duckdb

from monev.core.errors import MonevError
from monev.database.connection import FileDamaged, connect
from monev.database.database import Database
from monev.database.places import files_at
from monev.database.questions import only_row
from monev.database.remembered import NOTHING, read_remembered
from monev.database.turns import reader_turn


def known_entries(database: Path) -> list[tuple[int, str]]:
    """Number and hash of the entries that people who used this database have seen last; none where nothing is known.

    What cannot be read, or is held by another process, is known by the file beside it.
    """
    path = database.expanduser().resolve()
    known = {read_remembered(path), *map(_filled_up_to, files_at(path))}
    return sorted(known - {NOTHING})


def _filled_up_to(path: Path) -> tuple[int, str]:
    opened = Database.opened_at(path)
    if opened is not None:
        return opened.up_to
    if not path.exists():
        return NOTHING
    try:
        with reader_turn(path), closing(connect(path, read_only=True)) as connection:
            number, entry_hash = only_row(connection, "schema/applied_up_to")
            return number, entry_hash
    except (MonevError, FileDamaged, duckdb.Error):
        return NOTHING
