"""The store as one SQLite file, which holds all that was announced, durable at each commit."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from monev.core.errors import JournalDamaged, MonevError, cause_from_text, cause_of
from monev.core.platform_files import (
    check_path,
    file_system,
    is_private,
    make_folder,
    make_private,
    owner_of,
    remove,
    why_nothing_fits,
)
from monev.core.platform_processes import OWN_COMMAND
from monev.journal.statements import own_words
from monev.journal.store import BUSY_SECONDS, NOT_STORED, NoTables, Store, Unwritable, tell_waiting

T = TypeVar("T")
WRITE_SECONDS = 120.0
"""Wait so long to write while other programs read or write."""
PAUSE_SECONDS = 0.25
"""Between two tries to write. A writer who waits for a reader keeps new readers out."""
TOLD_AFTER_SECONDS = 1.0
FIRST_BYTES = b"SQLite format 3\x00"
_HEADER, _PAGE = 100, 4096
"""Bytes of a file's header and of each page (https://sqlite.org/fileformat.html)."""
SIDE_FILES = ("-wal", "-shm", "-journal")
LONGEST_INSIDE = len(".lama-20251129-000000-000000.jurnal-journal")
OVER_NETWORKS = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs", "webdav", "davfs")
)
_UNWRITABLE = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
)
_WORDS = {
    sqlite3.SQLITE_FULL: "ruang disk penuh",
    sqlite3.SQLITE_READONLY: "disknya hanya dapat dibaca",
    sqlite3.SQLITE_CANTOPEN: "berkasnya tidak dapat dibuka",
    sqlite3.SQLITE_IOERR: "disknya gagal dibaca atau ditulis",
}


ELSEWHERE = "Simpan data di disk komputer ini, atau pakai PostgreSQL: MONEV_JURNAL."


log = logging.getLogger(__name__)


class _Busy(MonevError):
    """Another program reads or writes the file."""


class _Pool(NamedTuple):
    """The idle connections to one file, and one that tells if it changed."""

    file_id: tuple[int, int]
    number: int
    idle: list[sqlite3.Connection]
    watch: sqlite3.Connection


class SqliteStore(Store):
    """The store in an SQLite file. Its methods promise what `Store` says.

    Connections are opened anew if another file has come in the place of this one.
    """

    kind = "sqlite"
    errors = (sqlite3.Error,)
    when_empty = "berkas itu tidak ada atau kosong"
    how_to_bring_back = "Pasang kembali disk atau berkas jurnalnya"

    def __init__(self, file: str | Path, *, name: str = "", is_kept: bool = False) -> None:
        """Use the store in `file`; if it `is_kept`, as a backup, it is only read."""
        self._is_kept = is_kept
        self._is_read_only = False
        self.path = self.file = Path(file).expanduser().absolute()
        self.name = name or str(self.path)
        self.key = str(self.path)
        self._pool: _Pool | None = None
        self._lock = threading.RLock()
        self._turn = threading.Lock()
        self._count = 0

    def version(self) -> object:
        if self.is_at_work:
            return None  # its transaction sees another moment
        with suppress(NoTables), self._in_words(), self._lock:
            pool = self._open_pool(make=False)
            return pool.number, *pool.watch.execute(own_words("sqlite/data_version").text)
        return None

    def faults(self) -> list[str]:
        try:
            found = [
                str(fault)
                for (fault,) in self._ask(own_words("sqlite/integrity"), {})
                if fault != "ok"
            ]
        except MonevError as error:
            return [error.pesan]
        return [f"Berkas {self.name} rusak: {fault}." for fault in found]

    def readable_copy(self, to: Path) -> SqliteStore:
        """Copy a torn file, with a header and an index made anew: all that is whole in it reads.

        Raises OSError, MonevError.
        """
        empty = SqliteStore(to)
        remove(to)
        empty.write(lambda: None)
        empty.close()
        header = to.read_bytes()[:_HEADER]
        shutil.copyfile(self.path, to)
        with to.open("r+b") as copy:
            pages = to.stat().st_size // _PAGE
            copy.truncate(pages * _PAGE)
            # Its number of pages is that of the file, and none of them is free.
            copy.write(header[:28] + struct.pack(">IQ", pages, 0) + header[40:])
        copied = SqliteStore(to)
        with suppress(MonevError, NoTables):  # then entries are found only as far as its index goes
            copied._ask(own_words("sqlite/index_anew"), {})
        return copied

    def _save_as(self, file: Path) -> None:
        try:
            self._ask(own_words("sqlite/save_as"), {"file": str(file)})
        finally:
            remove_beside(file)

    def close(self) -> None:
        with self._lock:
            self._drop_pool()

    def why_nothing_fits(self) -> str | None:
        return why_nothing_fits(self.path.parent)

    def make_private(self) -> None:
        paths = [self.path, *(self.path.with_name(self.path.name + end) for end in SIDE_FILES)]
        if not all(map(is_private, paths)):
            make_private(*paths)

    def check_place(self) -> None:
        """Raise MonevError if another account owns the file, or its disk is one of a network."""
        owner = owner_of(self.path)
        if owner:
            raise MonevError(
                f"Data di {self.path} milik akun {owner}, sedangkan perintah ini dijalankan oleh "
                "akun lain.",
                f"Jalankan sebagai pemiliknya: sudo -u {owner} {OWN_COMMAND} …",
            )
        if not self.path.exists() and (told := self.remark()):
            raise MonevError(told, ELSEWHERE)

    def remark(self) -> str:
        if file_system(self.path.parent) not in OVER_NETWORKS:
            return ""
        return (
            f"Folder {self.path.parent} ada di drive jaringan, yang tidak menjaga kunci dan urutan "
            "tulisan: yang tersimpan dapat rusak."
        )

    def _write(self, work: Callable[[], T], made: Callable[[T], bool] | None) -> T:
        """Try until no other program reads or writes.

        One thread tries at a time, and lets go between two tries: else pages could not read while
        it waits for a reader.
        """
        tries = self._tries()
        while not self._turn.acquire(timeout=PAUSE_SECONDS):
            next(tries)
        try:
            while True:
                try:
                    return super()._write(work, made)
                except _Busy:
                    next(tries)
                    time.sleep(PAUSE_SECONDS)
        finally:
            self._turn.release()

    def _tries(self) -> Iterator[None]:
        """Yield for each try, and tell once what is waited for.

        Raises MonevError after WRITE_SECONDS.
        """
        began = time.monotonic()
        is_told = False
        while (waited := time.monotonic() - began) < WRITE_SECONDS:
            if waited >= TOLD_AFTER_SECONDS and not is_told:
                is_told = True
                tell_waiting("Menunggu: data sedang dibaca atau ditulis program lain.")
            yield
        raise self._busy()

    def _busy(self) -> MonevError:
        return _Busy(
            f"Jurnal {self.name} sedang dibaca atau ditulis program lain.",
            f"Tunggu sebentar lalu ulangi. {NOT_STORED}",
        )

    @contextmanager
    def _transaction(self, connection: sqlite3.Connection, beginning: str) -> Iterator[None]:
        if beginning != "begin":
            with super()._transaction(connection, beginning):
                yield
            return
        connection.execute(own_words("sqlite/try").text)
        try:
            with super()._transaction(connection, beginning):
                yield
        finally:
            connection.execute(own_words("sqlite/wait").text)

    @contextmanager
    def _connected(self, *, make: bool = False) -> Iterator[sqlite3.Connection]:
        pool = self._open_pool(make=make)
        try:
            connection = pool.idle.pop()
        except IndexError:
            connection = self._connect()
        try:
            yield connection
        finally:
            if connection.in_transaction or pool is not self._pool:
                connection.close()
            else:
                pool.idle.append(connection)

    def _open_pool(self, *, make: bool) -> _Pool:
        """Return the connections.

        Raises NoTables if there is no file and none is to be made, sqlite3.Error, OSError,
        MonevError.
        """
        pool, present = self._pool, self._file_id()
        if pool is not None and pool.file_id == present and not self._is_read_only:
            return pool
        with self._lock:
            self._drop_pool()
            if present is None:
                if not make:
                    raise NoTables
                check_path(self.path, below=LONGEST_INSIDE)
                make_folder(self.path.parent)
                # Made here and not by SQLite, so that others can never read it.
                os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            if not self._is_kept:
                self.check_place()
            self._count += 1
            self._pool = _Pool(self._file_id() or (0, 0), self._count, [], self._connect())
            return self._pool

    def _drop_pool(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            for connection in (pool.watch, *pool.idle):
                connection.close()

    def _connect(self) -> sqlite3.Connection:
        self._is_read_only = False
        how = {"timeout": BUSY_SECONDS, "isolation_level": None, "check_same_thread": False}
        alone = f"{self.path.as_uri()}?immutable=1"
        if self._is_kept:
            connection = sqlite3.connect(alone, uri=True, **how)
            connection.text_factory = _read_text
            return connection
        connection = sqlite3.connect(self.path, **how)
        connection.text_factory = _read_text
        try:
            connection.executescript(own_words("sqlite/durable").text)
        except sqlite3.Error as error:
            connection.close()
            log_beside = self.path.with_name(f"{self.path.name}-wal")
            has_log = log_beside.exists() and log_beside.stat().st_size
            if not _is_unwritable(error) or has_log or not self.path.stat().st_size:
                raise
            # On a disk that takes nothing, what is there can still be read; each time it is tried.
            self._is_read_only = True
            return sqlite3.connect(alone, uri=True, **how)
        return connection

    def _file_id(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return found.st_dev, found.st_ino

    def _in_own_words(self, error: Exception) -> Exception:
        if "no such table" in str(error):
            return NoTables()
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return self._busy()
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return JournalDamaged(
                f"Jurnal {self.name} rusak: isinya tidak terbaca sebagai basis data.",
                f"{self.how_to_mend}. Tidak ada yang diubah oleh program.",
            )
        if code == sqlite3.SQLITE_READONLY:
            self._is_read_only = True  # the next connection tries again
        if self.path.is_dir():
            return MonevError(
                f"{self.path} adalah folder, sedangkan jurnal berupa berkas.",
                "Sebut nama berkasnya juga, misalnya data/monev.jurnal.",
            )
        log.error("%s: %s", self.name, error)  # the driver's words may hold an entry's
        why = cause_of(error) if isinstance(error, OSError) else cause_from_text(str(error))
        why = why or _WORDS.get(code, "alasannya ada di catatan Monev ZI")
        kind = Unwritable if isinstance(error, OSError) or _is_unwritable(error) else MonevError
        return kind(
            f"Jurnal di {self.name} tidak dapat dipakai: {why}.",
            "Periksa bahwa foldernya ada, cukup ruangnya dan boleh ditulis, lalu ulangi. "
            "Perubahan belum tersimpan.",
        )


def remove_beside(file: Path) -> None:
    """Remove what SQLite leaves beside a file that is closed. Raises OSError."""
    for end in SIDE_FILES:
        remove(file.with_name(file.name + end))


def _read_text(data: bytes) -> str:
    """Read text that may be damaged: its hash then says so, and no driver stops at it."""
    return data.decode(errors="surrogateescape")


def _is_unwritable(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _UNWRITABLE
