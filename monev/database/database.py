"""The DuckDB file that follows the journal: opening it, asking it, keeping it up to date, rebuilding it."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import duckdb
import pandas as pd

from monev.core.errors import DatabaseLocked, MonevError
from monev.database.apply import apply_entries, fingerprint
from monev.database.checks import check_file, is_in_journal
from monev.database.connection import (
    FileDamaged,
    Gate,
    StorageFull,
    breaks_connection,
    connect,
    put_aside,
    translate_error,
)
from monev.database.questions import check_parameters, list_questions, only_row, run_question
from monev.journal import Journal

log = logging.getLogger(__name__)

SCHEMA_VERSION = 6
"""Raise it when an older program must leave the tables alone; that they are made anew is seen to by `fingerprint()`."""

APPLY_BATCH = 50
"""Journal entries per transaction: few commits for a rebuild, little undone by a power cut."""

_OPEN_DATABASES: dict[Path, Database] = {}
_OPEN_LOCK = threading.Lock()


class Database:
    """Tables derived from a journal. One per file and process; any number of threads may ask at once.

    Every method may raise MonevError or one of its kind; nothing of DuckDB comes through.
    """

    def __init__(self, file: Path | None, journal: Journal) -> None:
        """Use `Database.open_at`: it keeps to one connection per file."""
        self.journal = journal
        self.file = file
        self._gate = Gate()
        self._catch_up_lock = threading.Lock()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._up_to: tuple[int, str] = (0, "")
        self._is_in_memory = file is None
        self._is_closed = False
        self._prepare()

    @classmethod
    def open_at(
        cls, file: Path | None, journal: Journal, *, when_locked: Literal["tolak", "memori"] = "tolak"
    ) -> Database:
        """The database of `file` (None: in memory), up to date with `journal`; made or rebuilt where needed.

        Within a process the same file gives the same object. Where another process holds the file:
        DatabaseLocked, or with when_locked="memori" an equal one in memory. Raises DatabaseNewer (file
        untouched), JournalDamaged, and MonevError for a path that cannot be used.
        """
        if file is None:
            return cls(None, journal)
        path = Path(file).expanduser().resolve()
        with _OPEN_LOCK:
            opened = _OPEN_DATABASES.get(path)
            if opened is None:
                try:
                    opened = _OPEN_DATABASES[path] = cls(path, journal)
                except DatabaseLocked:
                    if when_locked == "tolak":
                        raise
                    return cls(None, journal)
            elif str(opened.journal) != str(journal):
                raise ValueError(f"{path} sudah terbuka dengan jurnal lain: {opened.journal}")
        opened.catch_up()
        return opened

    @property
    def is_in_memory(self) -> bool:
        """Whether the tables are in memory only: for want of a file, of a free one, or of room on the disk."""
        return self._is_in_memory

    @property
    def up_to(self) -> tuple[int, str]:
        """The journal entry these tables have come up to: its nomor and hash; (0, "") for none."""
        return self._up_to

    def ask(self, name: str, **params: Any) -> pd.DataFrame:
        """The answer to `queries/<name>.sql`, one row per row; `params` are just its named parameters.

        Raises LookupError for an unknown name and TypeError for other parameters (mistakes of the program). An
        error that takes the connection along (full disk, broken block) reopens it and asks once more.
        """
        check_parameters(name, params)
        try:
            return self._answer(name, params)
        except _Disconnected as lost:
            self._reconnect(lost.connection)
        try:
            return self._answer(name, params)
        except _Disconnected as lost:
            raise translate_error(lost.error, f"pertanyaan {name}") from lost.error

    def catch_up(self) -> int:
        """Apply what was appended to the journal since; returns how many entries. Next to nothing when none was."""
        if self._connection is not None and self.journal.tip() == self._up_to:
            return 0
        with self._catch_up_lock:
            connection = self._connection
            if connection is None or not is_in_journal(self.journal, *self._up_to):
                self._reconnect(connection)
                return self._up_to[0]
            beginning = self._up_to[0]
            with self._gate.shared():
                try:
                    self._apply_new(connection)
                except duckdb.Error as error:
                    broken = error
                else:
                    return self._up_to[0] - beginning
            if breaks_connection(broken):
                self._reconnect(connection)
                return self._up_to[0] - beginning
            raise translate_error(broken, "menerapkan jurnal") from broken

    def close(self) -> None:
        """Close the file for the whole process, after the questions still under way."""
        with _OPEN_LOCK, self._gate.alone():
            self._is_closed = True
            self._release()
            if self.file is not None and _OPEN_DATABASES.get(self.file) is self:
                del _OPEN_DATABASES[self.file]

    def _answer(self, name: str, params: dict[str, Any]) -> pd.DataFrame:
        with self._gate.shared():
            connection = self._connection
            if connection is None:
                raise _Disconnected(None, duckdb.ConnectionException("belum tersambung"))
            try:
                with connection.cursor() as cursor:
                    return run_question(cursor, name, **params).df()
            except duckdb.Error as error:
                if breaks_connection(error):
                    raise _Disconnected(connection, error) from error
                raise translate_error(error, f"pertanyaan {name}") from error

    def _reconnect(self, broken: duckdb.DuckDBPyConnection | None) -> None:
        """Open anew in place of a connection that cannot go on, unless another thread has done so already."""
        with self._gate.alone():
            if self._is_closed:
                raise MonevError("Basis data sudah ditutup.", "Jalankan ulang program.")
            if self._connection is broken:
                self._release()
                self._prepare()

    def _release(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _prepare(self) -> None:
        """Connect, up to date with the journal. On a full disk in memory: what is stored is in the journal, and
        people still have to see it; the file catches up when the program starts again with room to write."""
        try:
            self._connection = self._build(self.file)
        except StorageFull:
            if self.file is None:
                raise
            log.warning("Ruang penyimpanan penuh: %s disusun di memori sampai program dijalankan ulang.", self.file)
            self._connection = self._build(None)
        else:
            return
        self._is_in_memory = True

    def _build(self, file: Path | None) -> duckdb.DuckDBPyConnection:
        """Open the file, put it aside first where it is not ours to go on with, and apply what it lacks."""
        try:
            if file is not None:
                try:
                    check_file(file, self.journal, SCHEMA_VERSION)
                except FileDamaged as damaged:
                    put_aside(file, damaged)
            connection = connect(file)
        except FileDamaged as damaged:
            raise MonevError(f"Basis data {file} tidak dapat dibuka: {damaged}.", "Pilih berkas lain.") from damaged
        try:
            self._fill(connection)
        except duckdb.Error as error:
            connection.close()
            raise translate_error(error, "menyusun basis data dari jurnal") from error
        except BaseException:
            connection.close()
            raise
        return connection

    def _fill(self, connection: duckdb.DuckDBPyConnection) -> None:
        # On a cursor that is closed again: an answer not read to its end would stay an open transaction.
        with connection.cursor() as cursor:
            if not only_row(cursor, "schema/table_list")[0]:
                cursor.begin()
                run_question(cursor, "schema/tables")
                run_question(cursor, "schema/about", versi_skema=SCHEMA_VERSION, sidik=fingerprint())
                cursor.commit()
            # Made anew at each open: what a status means is this program's to say, not the file's.
            for meaning in list_questions("meaning"):
                run_question(cursor, meaning)
            number, entry_hash = only_row(cursor, "schema/applied_up_to")
            self._up_to = (number, entry_hash)
        self._apply_new(connection)

    def _apply_new(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Apply what the journal has after `self._up_to`, a batch per transaction; then fold the log into the file."""
        if self.journal.tip() == self._up_to:
            return
        entries = self.journal.read(self._up_to[0])
        with connection.cursor() as cursor:
            while batch := list(islice(entries, APPLY_BATCH)):
                cursor.begin()
                try:
                    apply_entries(cursor, batch)
                    cursor.commit()
                except BaseException:
                    # After a fatal error there is no transaction left to end; the first error is the one to tell.
                    with suppress(duckdb.Error):
                        cursor.rollback()
                    raise
                self._up_to = (batch[-1].nomor, batch[-1].hash)
            # Another transaction under way may refuse it: what was committed is safe in the log until next time.
            with suppress(duckdb.TransactionException):
                cursor.checkpoint()


class _Disconnected(Exception):
    """A question could not be answered because its connection is gone."""

    def __init__(self, connection: duckdb.DuckDBPyConnection | None, error: duckdb.Error) -> None:
        super().__init__(str(error))
        self.connection = connection
        self.error = error
