"""The one store of an office: entries, originals, accounts and sessions in one database.

The same statements ask an SQLite file (`sqlite_store`) and PostgreSQL (`postgres_store`).

What is asked or changed within `write` is one transaction, whoever asks it.
"""

from __future__ import annotations

import errno
import logging
import sqlite3
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.schema import CreateTable

from monev.core.errors import MonevError
from monev.journal.statements import (
    ENTRIES,
    ORIGINALS,
    STATEMENTS,
    TABLES,
    TIPS,
    WAYS_IN,
    drop_all,
    in_words_of,
    own_words,
    row_into,
    rows_of,
)

log = logging.getLogger(__name__)
T = TypeVar("T")
Param = str | int | bytes | None
Row = tuple[Any, ...]

BUSY_SECONDS = 30.0
ROWS_AT_ONCE = 20
NOT_STORED = "Belum ada yang tersimpan."


_told_to: list[Callable[[str], None]] = [log.warning]


def tell_waiting(words: str) -> None:
    """Tell everybody who listens what a writer waits for, in the writer's thread."""
    for tell in _told_to:
        tell(words)


def hear_waiting(tell: Callable[[str], None]) -> None:
    """Let `tell` be called, in the thread of a writer, when it has waited for a second."""
    _told_to.append(tell)


class NoTables(Exception):
    """There are no tables yet, or no file: nothing is stored."""


class Unwritable(MonevError):
    """The disk takes nothing more: it is full, read-only, or not allowed to this program."""

    title = "Belum dapat disimpan"


class _Held(NamedTuple):
    connection: Any
    is_writing: bool


class _Thread(threading.local):
    """The connection of this thread to each store, while it works.

    Two connections of one thread to one file would wait for each other.
    """

    def __init__(self) -> None:
        self.held: dict[str, _Held] = {}


_THREAD = _Thread()


class Store(ABC):
    """A database that keeps everything, safe for many threads and processes.

    `file`: None for a server. Its methods raise MonevError, never an error of a driver.
    """

    name: str
    key: str
    file: Path | None = None
    kind: str
    errors: tuple[type[Exception], ...] = ()
    when_empty: str
    how_to_bring_back: str
    how_to_mend = (
        "Pasang cadangan (pulihkan-cadangan), atau lanjutkan dari entri terakhir yang utuh: "
        "jurnal lanjutkan"
    )

    def ask(self, name: str, **params: Param) -> list[Row]:
        """Return the rows of a statement; none if there are no tables yet.

        Within `write` of this thread it is part of that transaction.
        """
        return self._ask(STATEMENTS[name], params)

    def ask_tip(self, since: int = 0) -> list[Row]:
        """Return the journal's end.

        It is format, number, hash, a stamp of the newest entry as it is kept, the largest number
        after `since`, the count of those. There is no row without tables.
        """
        return self._ask(TIPS[self.kind], {"sejak": since})

    def write(self, work: Callable[[], T], *, made: Callable[[T], bool] | None = None) -> T:
        """Do `work` in one transaction, durable when this returns, and make the tables first.

        If it raises, nothing of it is stored. Within another `write` it is part of that one.

        `made` says afterwards if the result of `work` is stored, where a commit's answer was lost;
        without it such an error is raised.
        """
        held = _THREAD.held.get(self.key)
        if held is not None and held.is_writing:
            return work()
        return self._write(work, made)

    def rows(self, table: str) -> Iterator[Row]:
        """Read all rows of a table, within `snapshot`."""
        connection = _THREAD.held[self.key].connection
        text, _ = in_words_of(self.kind, rows_of(table), frozenset())
        with suppress(NoTables), self._in_words():
            # An original has up to 20 MB.
            yield from self._stream(connection, text, 1 if table == ORIGINALS else ROWS_AT_ONCE)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let this thread see one moment of everything during a `with` block."""
        if self.is_at_work:  # that transaction sees one moment already
            yield
            return
        with (
            self._in_words(),
            self._connected() as connection,
            self._holding(connection),
            self._transaction(connection, "snapshot"),
        ):
            yield

    def take_turn(self) -> None:
        """Wait, within `write`, for others who append or try to sign in."""
        self.ask("turn")

    def add_row(self, table: str, row: Row) -> None:
        """Add a row to a table, within `write`."""
        columns = TABLES.tables[table].c.keys()
        self._ask(row_into(table), dict(zip(columns, row, strict=True)))

    def empty(self, table: str) -> None:
        """Take all rows out of a table, within `write`."""
        self._ask(drop_all(table), {})

    def has_people(self) -> bool:
        """True if somebody has a password or a name here."""
        return bool(self.ask("values", jenis="orang", nama="") or self.ask("passwords", orang=None))

    def forget_ways_in(self) -> None:
        """End every session, invitation, known browser and secret address, within `write`."""
        for table in WAYS_IN:
            self.empty(table)
        self.ask("forget_addresses")

    def version(self) -> object:
        """Return what changes with everything stored; None if that cannot be told."""
        return None

    def faults(self) -> list[str]:
        """List what is damaged in the file itself, in sentences."""
        return []

    def why_nothing_fits(self) -> str | None:
        """Return why nothing more can be written now, if that shows without writing; else None."""
        return None

    def remark(self) -> str:
        """Return why everything should be kept elsewhere, or ""."""
        return ""

    def make_private(self) -> None:
        """Let nobody but the owner read the file; a server sees to that itself."""
        return

    def save_as(self, file: Path) -> None:
        """Write one moment of everything into an empty file of SQLite, while others write.

        Raises OSError if its place takes nothing more, MonevError.
        """
        try:
            self._save_as(file)
        except Unwritable as error:
            is_full = getattr(error.__cause__, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL
            raise OSError(errno.ENOSPC if is_full else errno.EIO, error.pesan) from error

    def _save_as(self, file: Path) -> None:
        raise NotImplementedError

    def copy_to(
        self, target: Store, tables: Collection[str], check: Callable[[], None] = lambda: None
    ) -> None:
        """Put one moment of these tables in the place of those of `target`, in one transaction.

        `check` is called before it is stored.
        """

        def work() -> None:
            for table in tables:
                target.empty(table)
                for row in self.rows(table):
                    target.add_row(table, row)
            if ENTRIES in tables:
                ((_, number, entry_hash, *_),) = self.ask_tip()
                target.ask("set_tip", nomor=number or 0, hash=entry_hash or "")
            check()

        with self.snapshot():
            target.write(work)

    @property
    def is_at_work(self) -> bool:
        """True if this thread holds a connection."""
        return self.key in _THREAD.held

    @abstractmethod
    def close(self) -> None:
        """Close all connections."""

    @abstractmethod
    def _connected(self, *, make: bool = False) -> AbstractContextManager[Any]:
        """Take an idle connection, and give it back unless it is lost or still in a transaction.

        Raises NoTables if there is no file, and none is to be made.
        """

    def _stream(self, connection: Any, text: str, at_once: int) -> Iterator[Row]:
        """Ask for rows, so many at once."""
        yield from connection.execute(text)

    @abstractmethod
    def _in_own_words(self, error: Exception) -> Exception:
        """Turn an error of the driver or the system into words a person can act on, or NoTables."""

    def _run(self, work: Callable[[Any], T], *, make: bool = False) -> T:
        """Do `work` with this thread's connection, or one of those that are idle."""
        held = _THREAD.held.get(self.key)
        with self._in_words():
            if held is not None:
                return work(held.connection)
            with self._connected(make=make) as connection, self._holding(connection):
                return work(connection)

    def _write(self, work: Callable[[], T], made: Callable[[T], bool] | None) -> T:
        return self._with_tables(partial(self._whole, work))

    def _with_tables(self, whole: Callable[[Any], T]) -> T:
        """Do the work; if it finds no tables, make them and do it again."""
        try:
            return self._run(whole, make=True)
        except NoTables:
            self._run(self._make_tables, make=True)
            return self._run(whole)

    def _make_tables(self, connection: Any) -> None:
        with self._transaction(connection, "begin"):
            self._make_alone()
            for table in TABLES.sorted_tables:
                self._ask(CreateTable(table, if_not_exists=True), {})
            self.ask("begin_journal")

    def _make_alone(self) -> None:
        """Wait, in the transaction that makes the tables, for others that make them."""
        return

    def _whole(self, work: Callable[[], T], connection: Any) -> T:
        with self._transaction(connection, "begin"), self._holding(connection, is_writing=True):
            return work()

    @contextmanager
    def _holding(self, connection: Any, *, is_writing: bool = False) -> Iterator[None]:
        before = _THREAD.held.get(self.key)
        _THREAD.held[self.key] = _Held(connection, is_writing)
        try:
            yield
        finally:
            del _THREAD.held[self.key]
            if before is not None:
                _THREAD.held[self.key] = before

    @contextmanager
    def _transaction(self, connection: Any, beginning: str) -> Iterator[None]:
        try:
            connection.execute(own_words(f"{self.kind}/{beginning}").text)
            yield
            connection.commit()
        except BaseException:
            with suppress(*self.errors):  # the first error is raised; closing it undoes the rest
                connection.rollback()
            raise

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except UnicodeEncodeError as error:
            raise broken_characters() from error
        except (SQLAlchemyError, OSError, *self.errors) as error:
            told = self._in_own_words(error)
            if told is error:
                raise
            raise told from error

    def _ask(self, asked: sa.ClauseElement, params: dict[str, Param]) -> list[Row]:
        text, always = in_words_of(self.kind, asked, frozenset(params))

        def work(connection: Any) -> list[Row]:
            # Closed also if it raises: an open statement keeps others from writing.
            with closing(connection.execute(text, always | params)) as found:
                return found.fetchall() if found.description else []

        try:
            return self._run(work)
        except NoTables:
            held = _THREAD.held.get(self.key)
            if held is not None and held.is_writing:
                raise
            return []


def broken_characters() -> MonevError:
    """Return the error for text that cannot be hashed or kept."""
    return MonevError(
        "Ada tulisan yang memuat karakter rusak sehingga tidak dapat disimpan.",
        (
            "Ganti nama berkasnya atau ketik ulang sel yang memuat tanda aneh, lalu ulangi. Belum "
            "ada yang tersimpan."
        ),
    )
