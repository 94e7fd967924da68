"""The commands' own database: DuckDB lets one process at a time have a file, so several commands take turns."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path

from monev.core.errors import DatabaseLocked, cause_of
from monev.core.platform_files import hold_lock
from monev.database.connection import PlaceReadOnly, check_path, not_allowed
from monev.database.places import files_at

LOCK_SUFFIX = ".kunci"
TURN_SECONDS = 600.0
"""Fifty commands that store at once are done within two minutes."""
POLL_SECONDS = 0.1


@contextmanager
def command_turn(database: Path) -> Iterator[Path]:
    """Have the commands' file beside `database` alone, for the length of a `with` block; where it lies.

    Raises DatabaseLocked after TURN_SECONDS, and MonevError for a place that cannot be used.
    """
    _, file = files_at(database)
    with suppress(PlaceReadOnly):
        check_path(file)
    busy = DatabaseLocked(
        f"Perintah lain masih memakai basis data {file}.",
        "Tunggu sampai perintah itu selesai, atau hentikan, lalu ulangi. Belum ada yang tersimpan.",
    )
    lock = file.with_name(file.name + LOCK_SUFFIX)
    with ExitStack() as stack:
        try:
            stack.enter_context(hold_lock(lock, busy, wait=TURN_SECONDS, poll=POLL_SECONDS))
        except OSError as error:
            if error.errno == errno.EROFS:  # nobody writes there: it is served from memory
                yield file
                return
            raise not_allowed(file, cause_of(error)) from error
        yield file


@contextmanager
def reader_turn(file: Path) -> Iterator[None]:
    """Read a file that is there, for the length of a `with` block: the commands' own in turn with them, the app's
    beside it. Raises as `command_turn`."""
    app, _ = files_at(file)
    with nullcontext() if file == app else command_turn(file):
        yield
