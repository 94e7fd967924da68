"""Where the database and its journal lie (docs/operations.md), what lies beside, and turns at the
commands' file."""

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
"""Fifty commands that store at once are done within two minutes."""
POLL_SECONDS = 0.1
NOTHING = (0, "")
_OF_COMMANDS = ".perintah"

log = logging.getLogger(__name__)


class Place(NamedTuple):
    """The app's DuckDB file, and the journal's address as `monev.journal.open_journal` takes it."""

    db: Path
    journal: Address

    def beside(self, suffix: str) -> Path:
        """What lies beside the database and is called like it: `data/monev.catatan`."""
        return self.db.with_name(self.db.name.removesuffix(DB_SUFFIX) + suffix)


def find_place(db: str | Path | None = None, journal: str | Path | None = None) -> Place:
    """`db` else MONEV_DB else data/monev.duckdb; `journal` else MONEV_JURNAL else beside it. Empty
    is not set."""
    place = Place(Path(db or os.environ.get("MONEV_DB") or "data/monev.duckdb"), Address(""))
    return Place(
        place.db, Address(journal or os.environ.get("MONEV_JURNAL") or place.beside(JOURNAL_SUFFIX))
    )


def files_at(database: Path) -> tuple[Path, Path]:
    """The app's file and the commands' own, found by either: `data/monev.duckdb`,
    `data/monev.perintah.duckdb`."""
    app = database.with_name(database.name.replace(_OF_COMMANDS, ""))
    return app, app.with_stem(app.stem + _OF_COMMANDS)


def seen_file(database: Path) -> Path:
    """Where both note what they saw last of the journal: `data/monev.duckdb.ujung`. It is there too
    while the database cannot be read, because it is broken or another process holds it."""
    app, _ = files_at(database)
    return app.with_name(f"{app.name}.ujung")


def read_remembered(database: Path) -> tuple[int, str]:
    """Number and hash of the newest entry ever seen with this database; (0, "") where nothing is
    known."""
    try:
        content = json.loads(seen_file(database).read_bytes())
        return int(content["nomor"]), str(content["hash"])
    except (OSError, ValueError, KeyError, TypeError):
        return NOTHING


def write_remembered(database: Path, number: int, entry_hash: str) -> None:
    """Remember that entry. One who cannot write it goes on: the database says up to where it is
    filled as well."""
    temporary = database.with_name(
        f"{database.name}.tmp"
    )  # its own: others note what they saw in the same place
    try:
        temporary.write_text(json.dumps({"nomor": number, "hash": entry_hash}), encoding="utf-8")
        replace(temporary, seen_file(database))
    except OSError as error:
        log.info("%s: %s", seen_file(database), cause_of(error))


@contextmanager
def command_turn(database: Path) -> Iterator[Path]:
    """Have the commands' file beside `database` alone, for the length of a `with` block; where it
    lies. DuckDB lets one process at a time have a file, so commands take turns. Raises
    DatabaseLocked after TURN_SECONDS, MonevError."""
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
            if error.errno != errno.EROFS:  # where nobody writes it is served from memory
                raise not_allowed(file, cause_of(error)) from error
        yield file
