"""The store as an SQLite file: written ahead (WAL), durable at each commit, read while written."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
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
    why_nothing_fits,
)
from monev.core.platform_processes import OWN_COMMAND
from monev.journal.store import (
    BUSY_SECONDS,
    NOT_STORED,
    PLACE_OF_TABLE,
    NoTables,
    Param,
    Row,
    Store,
    Unwritable,
    broken_characters,
    statement,
)

T = TypeVar("T")
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


class _Opened(NamedTuple):
    connection: sqlite3.Connection
    file_id: tuple[int, int]
    number: int


class _Held(threading.local):
    """The connection of this thread to each file, while it works: two stores of one file in one
    thread would wait for each other."""

    def __init__(self) -> None:
        self.by_file: dict[Path, _Opened] = {}


_HELD = _Held()


class SqliteStore(Store):
    """The store in an SQLite file. Its methods promise what `Store` says.

    A connection is taken from those that are idle, and opened anew if another file has come in the
    place of this one."""

    kind = "sqlite"
    when_empty = "berkas itu tidak ada atau kosong"
    how_to_bring_back = "Pasang kembali disk atau berkas jurnalnya"

    def __init__(self, file: str | Path, *, name: str = "", is_kept: bool = False) -> None:
        """Use the store in `file`; if it `is_kept`, as a backup, it is only read."""
        self._is_kept = is_kept
        self.path = self.file = Path(file).expanduser().absolute()
        self.name = name or str(self.path)
        self._idle: list[_Opened] = []
        self._count = 0

    def ask(self, name: str, **params: Param) -> list[Row]:
        try:
            return self._run(lambda opened: self._execute(opened, statement(name), params))
        except NoTables:
            return []

    def execute(self, text: str, params: Mapping[str, Param]) -> list[Row]:
        return self._run(lambda opened: self._execute(opened, text, params))

    def write(self, work: Callable[[], T], *, made: Callable[[T], bool] | None = None) -> T:
        if self._held() is not None:
            return work()

        def whole(opened: _Opened) -> T:
            with _transaction(opened.connection, "begin"):
                if not opened.connection.execute(statement("sqlite/has_tables")).fetchone():
                    for name in ("store/tables", "accounts/schema"):
                        for part in statement(name).split(";\n"):
                            opened.connection.execute(part)
                return work()

        self.check_place()
        return self._run(whole, make=True)

    def rows(self, table: str) -> Iterator[Row]:
        opened = _HELD.by_file[self.path]
        text = statement("store/rows_of_table").replace(PLACE_OF_TABLE, table)
        with self._in_words(), suppress(NoTables):
            yield from opened.connection.execute(text)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        if self._held() is not None:  # that transaction sees one moment already
            yield
            return
        opened = self._take(make=False)
        _HELD.by_file[self.path] = opened
        try:
            with self._in_words(), _transaction(opened.connection, "snapshot"):
                yield
        finally:
            del _HELD.by_file[self.path]
            opened.connection.close()

    def take_turn(self, what: str = "") -> None:
        """Do nothing: one transaction writes at a time."""

    def version(self) -> object:
        def ask(opened: _Opened) -> object:
            ((seen,),) = opened.connection.execute(statement("sqlite/data_version"))
            return opened.number, seen, opened.connection.total_changes

        try:
            return self._run(ask)
        except NoTables:
            return None

    def faults(self) -> list[str]:
        try:
            found = [str(fault) for (fault,) in self.ask("sqlite/integrity") if fault != "ok"]
        except MonevError as error:
            return [error.pesan]
        return [f"Berkas {self.name} rusak: {fault}." for fault in found]

    def fold(self) -> None:
        """Write everything into the file itself, so that nothing of what was deleted stays in the
        log beside it."""
        self.ask("sqlite/fold")

    def close(self) -> None:
        while self._idle:
            self._idle.pop().connection.close()

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
        if not self.path.exists() and file_system(self.path.parent) in OVER_NETWORKS:
            raise MonevError(
                f"Folder {self.path.parent} ada di drive jaringan, yang tidak menjaga kunci dan "
                "urutan tulisan.",
                "Simpan data di disk komputer ini, atau pakai PostgreSQL: MONEV_JURNAL.",
            )

    def _held(self) -> _Opened | None:
        return _HELD.by_file.get(self.path)

    def _run(self, work: Callable[[_Opened], T], *, make: bool = False) -> T:
        held = self._held()
        if held is not None:
            return work(held)
        with self._in_words():
            opened = self._take(make=make)
        _HELD.by_file[self.path] = opened
        try:
            result = work(opened)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            opened.connection.close()
            raise self._translated(error) from error
        except BaseException:
            self._idle.append(opened)
            raise
        finally:
            del _HELD.by_file[self.path]
        self._idle.append(opened)
        return result

    def _take(self, *, make: bool) -> _Opened:
        """Return an idle connection, or a new one. Raises NoTables if there is no file and none is
        to be made, sqlite3.Error, OSError, MonevError."""
        present = self._file_id()
        while self._idle:
            with suppress(IndexError):  # another thread was first
                opened = self._idle.pop()
                if opened.file_id == present:
                    return opened
                opened.connection.close()
        if present is None:
            if not make:
                raise NoTables
            check_path(self.path, below=LONGEST_INSIDE)
            make_folder(self.path.parent)
            # Made here and not by SQLite, so that others can never read it.
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        if not self._is_kept:
            self.check_place()
        connection = self._connect()
        self._count += 1
        return _Opened(connection, self._file_id() or (0, 0), self._count)

    def _connect(self) -> sqlite3.Connection:
        how = {"timeout": BUSY_SECONDS, "isolation_level": None, "check_same_thread": False}
        alone = f"{self.path.as_uri()}?immutable=1"
        if self._is_kept:
            return sqlite3.connect(alone, uri=True, **how)
        connection = sqlite3.connect(self.path, **how)
        try:
            connection.executescript(statement("sqlite/durable"))
        except sqlite3.Error as error:
            connection.close()
            log_beside = self.path.with_name(f"{self.path.name}-wal")
            has_log = log_beside.exists() and log_beside.stat().st_size
            if not _is_unwritable(error) or has_log or not self.path.stat().st_size:
                raise
            # On a disk that takes nothing, what is there can still be read.
            return sqlite3.connect(alone, uri=True, **how)
        return connection

    def _file_id(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return found.st_dev, found.st_ino

    @staticmethod
    def _execute(opened: _Opened, text: str, params: Mapping[str, Param]) -> list[Row]:
        return opened.connection.execute(text, params).fetchall()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Turn the errors of SQLite and of the system into words a person can act on."""
        try:
            yield
        except (sqlite3.Error, UnicodeEncodeError, OSError) as error:
            raise self._translated(error) from error

    def _translated(self, error: Exception) -> Exception:
        if isinstance(error, UnicodeEncodeError):
            return broken_characters()
        if "no such table" in str(error):
            return NoTables()
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return MonevError(
                f"Jurnal {self.name} sedang ditulis oleh proses lain sejak 30 detik.",
                f"Tunggu sebentar lalu ulangi. {NOT_STORED}",
            )
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return JournalDamaged(
                f"Jurnal {self.name} rusak: isinya tidak terbaca sebagai basis data.",
                f"{self.how_to_mend}. Tidak ada yang diubah oleh program.",
            )
        if self.path.is_dir():
            return MonevError(
                f"{self.path} adalah folder, sedangkan jurnal berupa berkas.",
                "Sebut nama berkasnya juga, misalnya data/monev.jurnal.",
            )
        why = cause_of(error) if isinstance(error, OSError) else cause_from_text(str(error))
        kind = Unwritable if isinstance(error, OSError) or _is_unwritable(error) else MonevError
        return kind(
            f"Jurnal di {self.name} tidak dapat dipakai: {why or _WORDS.get(code) or error}.",
            "Periksa bahwa foldernya ada, cukup ruangnya dan boleh ditulis, lalu ulangi. "
            "Perubahan belum tersimpan.",
        )


def _is_unwritable(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _UNWRITABLE


@contextmanager
def _transaction(connection: sqlite3.Connection, beginning: str) -> Iterator[None]:
    connection.execute(statement(f"sqlite/{beginning}"))
    try:
        yield
        connection.execute(statement("sqlite/commit"))
    except BaseException:
        if connection.in_transaction:
            with suppress(sqlite3.Error):  # the first error is raised; closing undoes the rest
                connection.execute(statement("sqlite/rollback"))
        raise
