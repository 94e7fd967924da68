"""The accounts' own file beside the journal: secrets that must be changed and forgotten, which a journal never does.
Who reads the file can't sign in with it: Argon2id of passwords, SHA-256 of secrets. SQLite: for several processes."""

import hashlib
import os
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from monev.core.errors import MonevError, cause_from_text
from monev.core.words import read_words, worded
from monev.database.questions import FOLDER

BUSY_SECONDS = 10
WORDS = read_words(__file__)
"""Why somebody of this room is refused; read ahead, for where no file can be opened any more."""


def new_secret() -> str:
    """A secret for a cookie or a link: 256 bits, as letters an address can hold."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is kept of a secret: its SHA-256, in hex."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


class AccountsStore:
    """The file and its statements; safe for many threads. Every method raises MonevError where it can't be used."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None

    def ask(self, name: str, **params: Any) -> list[tuple[Any, ...]]:
        """Run `queries/accounts/<name>.sql` and keep what it changed; its rows."""
        with self._in_use() as connection, connection:
            return connection.execute(read_statement(name), params).fetchall()

    def forget_ways_in(self) -> None:
        """End every session and invitation: in a backup that was put back they come from another time."""
        with self._in_use() as connection:
            connection.executescript(read_statement("forget_ways_in"))

    @contextmanager
    def _in_use(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._lock:
                yield self._connect()
        except (sqlite3.Error, OSError) as error:
            words, cause = WORDS["unreadable"], cause_from_text(str(error)) or error
            raise worded(MonevError, words, file=self.file, cause=cause) from error

    def _connect(self) -> sqlite3.Connection:
        """The open file; opened anew where another lies in its place, put back from a backup."""
        if self._connection is None or self._opened is None or self._file_id() != self._opened:
            if self._connection is not None:
                self._connection.close()
            self._connection = self._opened = None
            # Made before SQLite does, so that it is never readable by others.
            self.file.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.file, os.O_CREAT | os.O_RDWR, 0o600))
            self._connection = sqlite3.connect(self.file, timeout=BUSY_SECONDS, check_same_thread=False)
            self._connection.execute(read_statement("durable"))
            self._connection.executescript(read_statement("schema"))
            self._opened = self._file_id()  # not before: where the file is damaged it is closed and opened anew
        return self._connection

    def _file_id(self) -> tuple[int, int] | None:
        with suppress(FileNotFoundError):
            found = self.file.stat()
            return found.st_dev, found.st_ino
        return None


class Store(Protocol):
    """What the accounts ask of the place they are kept in."""

    def ask(self, name: str, **params: Any) -> list[tuple[Any, ...]]:
        """Run `queries/accounts/<name>.sql` and keep what it changed; its rows."""
        ...


def copy_passwords(source: Store, target: Store) -> int:
    """Give who has no password in `target` the one they have in `source`; how many that were."""
    known = {orang for orang, *_ in target.ask("passwords", orang=None)}
    lacking = [row for row in source.ask("passwords", orang=None) if row[0] not in known]
    for orang, argon2, waktu in lacking:
        target.ask("set_password", orang=orang, argon2=argon2, waktu=waktu)
    return len(lacking)


@cache
def read_statement(name: str) -> str:
    """The text of `queries/accounts/<name>.sql`."""
    return (FOLDER / "accounts" / f"{name}.sql").read_text(encoding="utf-8")
