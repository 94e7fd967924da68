"""The paths of the database and its journal (docs/operations.md) and of files beside them.

Turns for the commands' file.
"""

import errno
import json
import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from monev.core.errors import DatabaseLocked, cause_of
from monev.core.platform_files import hold_lock, replace
from monev.database.connection import PlaceReadOnly, check_path, not_allowed
from monev.journal import JOURNAL_SUFFIX, Address

DB_SUFFIX = ".duckdb"
LOCK_SUFFIX = ".kunci"
TURN_SECONDS = 600.0
"""Fifty commands that store at once finish within two minutes."""
POLL_SECONDS = 0.1
NOTHING = (0, "")
_OF_COMMANDS = ".perintah"

log = logging.getLogger(__name__)


class Place(NamedTuple):
    """The app's DuckDB file, and the journal's address for `monev.journal.open_journal`."""

    db: Path
    journal: Address

    def beside(self, suffix: str) -> Path:
        """Return the path of a file of the same name beside the database: `data/monev.catatan`."""
        return self.db.with_name(self.db.name.removesuffix(DB_SUFFIX) + suffix)


def find_place(db: str | Path | None = None, journal: str | Path | None = None) -> Place:
    """Return the paths in use; "" counts as not set.

    - db: the argument, else MONEV_DB, else data/monev.duckdb
    - journal: the argument, else MONEV_JURNAL, else beside the database
    """
    file = Path(db or os.environ.get("MONEV_DB") or "data/monev.duckdb")
    beside = Place(file, Address("")).beside(JOURNAL_SUFFIX)
    return Place(file, Address(journal or os.environ.get("MONEV_JURNAL") or beside))


def files_at(database: Path) -> tuple[Path, Path]:
    """Return the app's file and the commands' file, given either.

    Such a pair is `data/monev.duckdb` and `data/monev.perintah.duckdb`.
    """
    app = database.with_name(database.name.replace(_OF_COMMANDS, ""))
    return app, app.with_stem(app.stem + _OF_COMMANDS)


def seen_file(database: Path) -> Path:
    """Return the file that notes how far the journal was seen: `data/monev.duckdb.ujung`.

    It stays readable if the database is broken or held by another process.
    """
    app, _ = files_at(database)
    return app.with_name(f"{app.name}.ujung")


def read_remembered(database: Path) -> tuple[int, str] | None:
    """Return number and hash of the newest entry ever seen with this database; None if unknown."""
    try:
        content = json.loads(seen_file(database).read_bytes())
        return int(content["nomor"]), str(content["hash"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_remembered(database: Path, number: int, entry_hash: str) -> None:
    """Remember that entry.

    If that fails, it is only logged: the database also says how far it is filled.
    """
    # A name of its own, since other processes write their notes to the same place.
    temporary = database.with_name(f"{database.name}.tmp")
    try:
        temporary.write_text(json.dumps({"nomor": number, "hash": entry_hash}), encoding="utf-8")
        replace(temporary, seen_file(database))
    except OSError as error:
        log.info("%s: %s", seen_file(database), cause_of(error))


@contextmanager
def command_turn(database: Path) -> Iterator[Path]:
    """Hold the commands' file beside `database` alone for a `with` block, and return its path.

    DuckDB allows a file to one process at a time, so commands take turns. Raises DatabaseLocked
    after TURN_SECONDS, MonevError.
    """
    _, file = files_at(database)
    with suppress(PlaceReadOnly):
        check_path(file)
    advice = (
        "Tunggu sampai perintah itu selesai, atau hentikan, lalu ulangi. Belum ada yang tersimpan."
    )
    busy = DatabaseLocked(f"Perintah lain masih memakai basis data {file}.", advice)
    with ExitStack() as stack:
        try:
            lock = file.with_name(file.name + LOCK_SUFFIX)
            stack.enter_context(hold_lock(lock, busy, wait=TURN_SECONDS, poll=POLL_SECONDS))
        except OSError as error:
            if error.errno != errno.EROFS:  # a read-only disk is served from memory
                raise not_allowed(file, cause_of(error)) from error
        yield file
