"""The accounts' SQLite file beside the journal, for secrets that must be changed and forgotten.

It holds only Argon2id of passwords and SHA-256 of secrets, so whoever reads it cannot sign in."""

import errno
import hashlib
import logging
import os
import secrets
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from monev.core.errors import MonevError, cause_from_text
from monev.core.words import read_words, worded
from monev.database.query_files import FOLDER

log = logging.getLogger("monev.accounts")
BUSY_SECONDS = 10
TRY_AGAIN_SECONDS = 10
_READING = frozenset(
    (
        "attempts",
        "invitation",
        "knows_device",
        "passwords",
        "sessions",
        "values",
        "machines",
    )
)
_WAYS_IN = frozenset(
    (
        "begin_attempt",
        "forget_attempts",
        "remember_device",
        "begin_session",
        "seen",
        "end_sessions",
        "drop_old_sessions",
        "drop_old_machines",
    )
)
_UNWRITABLE = frozenset((errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EDQUOT))
_SQLITE_UNWRITABLE = frozenset(
    (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)
)
Row = tuple[str, ...]
"""A row of a statement's answer; every column is a text."""
Param = str | int | None
"""A parameter of a statement."""
WORDS = read_words(__file__)
"""The words of errors, read ahead in case no file can be opened any more."""


def new_secret() -> str:
    """Make a secret of 256 bits for a cookie or a link."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """Return the SHA-256 of a secret in hex, which is all that is kept of it."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


class AccountsStore:
    """The accounts' file; safe for many threads. Its methods raise MonevError if it can't be used.

    People can still sign in on a disk that is full or read-only: what that needs to note is noted
    in memory, and everything else is refused. Once the disk takes it, the file is used again."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None
        self._memory: _InMemory | None = None

    def ask(self, name: str, **params: Param) -> list[Row]:
        """Run `queries/accounts/<name>.sql`, commit, and return its rows."""
        with self._in_words(), self._lock:
            if self._memory is not None and self._memory.serves(name, params, self._file_id()):
                return _run(self._memory.connection, name, params)
            try:
                connection = self._connect()
                if self._memory is not None:
                    self._memory.give_back(connection)
                rows = _run(connection, name, params)
            except (sqlite3.Error, OSError) as error:
                if not (_is_unwritable(error) and _may_be_lost(name, params)):
                    raise
                return self._run_in_memory(name, params, error)
            self._memory = None
            return rows

    def _run_in_memory(
        self,
        name: str,
        params: Mapping[str, Param],
        error: Exception,
    ) -> list[Row]:
        file_id = self._file_id()
        if self._memory is None or self._memory.file_id != file_id:
            cause = cause_from_text(str(error)) or error
            log.warning("%s: %s; masuk dicatat di memori saja.", self.file, cause)
            self._memory = _InMemory(self.file, file_id)
        self._memory.next_try = time.monotonic() + TRY_AGAIN_SECONDS
        return _run(self._memory.connection, name, params)

    def forget_ways_in(self) -> None:
        """End every session and invitation, after a backup was put back: they are outdated."""
        with self._in_words(), self._lock:
            self._connect().executescript(read_statement("forget_ways_in"))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._disconnect()

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self._opened = None

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            cause = cause_from_text(str(error)) or error
            raise worded(
                MonevError,
                WORDS["unreadable"],
                file=self.file,
                cause=cause,
            ) from error

    def _connect(self) -> sqlite3.Connection:
        """Return the open file; open it anew if another one is in its place, from a backup."""
        is_open = self._opened is not None and self._opened == self._file_id()
        if self._connection is not None and is_open:
            return self._connection
        self._disconnect()
        # Made here and not by SQLite, so that others can never read it.
        self.file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(self.file, os.O_CREAT | os.O_RDWR, 0o600))
        self._connection = sqlite3.connect(
            self.file,
            timeout=BUSY_SECONDS,
            check_same_thread=False,
        )
        self._connection.executescript(read_statement("durable"))
        self._connection.executescript(read_statement("schema"))
        # Only now: a damaged file is closed and opened anew.
        self._opened = self._file_id()
        return self._connection

    def _file_id(self) -> tuple[int, int] | None:
        with suppress(FileNotFoundError):
            found = self.file.stat()
            return found.st_dev, found.st_ino
        return None


class _InMemory:
    """A copy of the file in memory, while its disk takes nothing more. `file_id`: the file's."""

    def __init__(self, file: Path, file_id: tuple[int, int] | None) -> None:
        self.connection = sqlite3.connect(":memory:", check_same_thread=False)
        self.file_id = file_id
        self.next_try = 0.0
        if file_id is not None:
            address = f"{file.absolute().as_uri()}?mode=ro"
            with closing(sqlite3.connect(address, uri=True)) as source:
                source.backup(self.connection)
        self.connection.executescript(read_statement("schema"))
        self._former = _sessions(self.connection)

    def serves(
        self,
        name: str,
        params: Mapping[str, Param],
        file_id: tuple[int, int] | None,
    ) -> bool:
        """True if memory answers this. Else the disk is tried again; strangers can cause that only
        every TRY_AGAIN_SECONDS."""
        if file_id != self.file_id or not _may_be_lost(name, params):
            return False
        return name in _READING or time.monotonic() < self.next_try

    def give_back(self, connection: sqlite3.Connection) -> None:
        """Write to the file which sessions ended and began meanwhile. A new session is dropped if
        the person's password has changed since; those by the office's provider have none."""
        sessions = _sessions(self.connection)
        passwords = _passwords(connection)
        former_passwords = _passwords(self.connection)
        with connection:
            for key in self._former.keys() - sessions.keys():
                ended = {"sidik": key, "orang": "", "kecuali": ""}
                connection.execute(read_statement("end_sessions"), ended)
            for key in sessions.keys() - self._former.keys():
                _, orang, origin, moment, _ = sessions[key]
                if orang in passwords and passwords[orang] != former_passwords.get(orang):
                    continue
                begun = {
                    "sidik": key,
                    "orang": orang,
                    "dari": origin,
                    "waktu": moment,
                }
                connection.execute(read_statement("begin_session"), begun)


def _sessions(connection: sqlite3.Connection) -> dict[str, Row]:
    return {row[0]: row for row in connection.execute(read_statement("all_sessions"))}


def _passwords(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute(read_statement("passwords"), {"orang": None})
    return {orang: argon2 for orang, argon2, *_ in rows}


def _run(connection: sqlite3.Connection, name: str, params: Mapping[str, Param]) -> list[Row]:
    with connection:
        return connection.execute(read_statement(name), params).fetchall()


def _may_be_lost(name: str, params: Mapping[str, Param]) -> bool:
    """True if memory is enough for this: reading, signing in and out, and noting that an admin got
    a letter about the disk."""
    if name == "keep_value":
        return params["jenis"] in ("kesehatan", "tanda")
    return name in _READING or name in _WAYS_IN


def _is_unwritable(error: sqlite3.Error | OSError) -> bool:
    """True if the disk takes nothing more: full, read-only, or not allowed to this program."""
    if isinstance(error, OSError):
        return error.errno in _UNWRITABLE
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _SQLITE_UNWRITABLE


class Store(Protocol):
    """A place that keeps the accounts."""

    def ask(self, name: str, **params: Param) -> list[Row]:
        """Run `queries/accounts/<name>.sql`, commit, and return its rows."""
        ...


def copy_passwords(source: Store, target: Store) -> int:
    """Copy the passwords of people who have none in `target`. Returns how many."""
    known = {orang for orang, *_ in target.ask("passwords", orang=None)}
    copied = 0
    for orang, argon2, waktu in source.ask("passwords", orang=None):
        if orang not in known:
            target.ask(
                "set_password",
                orang=orang,
                argon2=argon2,
                waktu=waktu,
            )
            copied += 1
    return copied


def copy_kept(source: Store, target: Store) -> int:
    """Copy the kept values that `target` lacks: people's names, who wants no letters, calendars'
    addresses, the signing key, mail servers' passwords. Returns how many."""
    known = {(kind, name) for kind, name, _ in target.ask("all_kept")}
    copied = 0
    for kind, name, value in source.ask("all_kept"):
        if (kind, name) not in known:
            target.ask(
                "keep_value",
                jenis=kind,
                nama=name,
                nilai=value,
                sekali=True,
            )
            copied += 1
    return copied


def as_file(source: Store) -> bytes:
    """Return the passwords and kept values as the bytes of an SQLite file, for a backup. Sessions
    and invitations are left out."""
    with TemporaryDirectory(prefix="monev-akun-") as folder:
        target = AccountsStore(Path(folder) / "akun.sqlite")
        copy_passwords(source, target)
        copy_kept(source, target)
        target.close()
        return target.file.read_bytes()


@cache
def read_statement(name: str) -> str:
    """Read `queries/accounts/<name>.sql`."""
    return (FOLDER / "accounts" / f"{name}.sql").read_text(encoding="utf-8")
