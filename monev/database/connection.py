"""Opening a DuckDB file, its errors in our words, and the gate for questions.

Other modules never read DuckDB's errors. Here is also the pace of background work.
"""

import errno
import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import duckdb

from monev.core import platform_files
from monev.core.clock import zone
from monev.core.errors import (
    DatabaseLocked,
    DatabaseNewer,
    MonevError,
    cause_from_text,
    cause_of,
    in_words,
)
from monev.database.query_files import run_question
from monev.journal import Entry

log = logging.getLogger(__name__)

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": 1,
}
"""Settings of each connection. No query can reach a file, the network or an extension.

One thread: DuckDB splits a question only above 122,880 rows, more than our tables have. Below that,
waking other threads costs a sixth more."""

LOCKED_WORDING = (
    "Could not set lock",
    "different configuration",
    "used by another process",
    "already open in",
    "Sharing violation",
)
"""DuckDB's messages for a locked file. Windows writes in its user's language, so then DuckDB's name
of the holder is matched; the last is Wine's."""
FULL_WORDING = ("No space left", "File too large", "Disk quota exceeded")

UNREADABLE = "isinya tidak terbaca sebagai basis data"
"""For a broken file, instead of DuckDB's own English message."""
ROOM_BELOW = 40
"""How many letters longer than the database's name its neighbours' names get: a file put aside has
a time in its name."""
JUST_ASKED = 0.2
"""Seconds after a question in which a page is assumed to be drawn."""
STRETCH = 0.005
"""Seconds of work after which a page may interrupt."""
REST = 0.05
"""Longest rest for the page each time, in seconds. Rests take two thirds of the time."""
STILL_CONNECTED = (
    duckdb.ProgrammingError,
    duckdb.DataError,
    duckdb.IntegrityError,
    duckdb.NotSupportedError,
    duckdb.OutOfMemoryException,
    duckdb.InterruptException,
    duckdb.TransactionException,
)
"""Errors of a single question. Any other error may have broken the connection."""


class FileDamaged(Exception):
    """The file cannot be used as our database.

    `display_name` becomes part of its new name when it is put aside. None: the journal holds
    everything, so the file is deleted.
    """

    def __init__(self, why: str = UNREADABLE, display_name: str | None = "rusak") -> None:
        super().__init__(why)
        self.display_name = display_name


class StorageFull(MonevError):
    """There is no space left to write the database's file."""

    title = "Ruang penyimpanan penuh"


class PlaceReadOnly(MonevError):
    """The database is on a read-only disk."""

    title = "Disk hanya dapat dibaca"


def connect(file: Path | None, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Connect to `file` (None: in memory), with settings that no query can change.

    The file is created if missing. Raises DatabaseLocked, DatabaseNewer (written by a newer
    DuckDB), MonevError if the system refuses, FileDamaged.
    """
    if file is not None:
        check_path(file)
    office_zone = str(zone())
    try:
        connection = duckdb.connect(
            ":memory:" if file is None else str(file), read_only=read_only, config=SETTINGS
        )
        run_question(connection, "schema/settings", zona=office_zone)
    except duckdb.Error as error:
        raise _open_error(file, error) from error
    return connection


def translate_error(error: duckdb.Error, what: str) -> MonevError:
    """Turn an error of DuckDB into one for people and log the original.

    `what`: what was being done.
    """
    log.error("%s: %s", what, error)
    kept = "Yang sudah tersimpan di jurnal tidak berubah."
    if _is_full(error):
        message = f"Ruang penyimpanan penuh, jadi {what} tidak dapat diselesaikan."
        return StorageFull(message, f"Kosongkan sebagian ruang disk lalu ulangi. {kept}")
    if isinstance(error, duckdb.OutOfMemoryException):
        return MonevError(
            f"Memori komputer tidak cukup untuk {what}.", f"Tutup program lain lalu ulangi. {kept}"
        )
    advice = f"Ulangi; bila tetap begini, jalankan ulang program. {kept}"
    return MonevError(f"Basis data tidak dapat menyelesaikan {what}.", advice)


def breaks_connection(error: duckdb.Error) -> bool:
    """True if an error may have left the connection unusable.

    It is a full disk, a broken block, or an internal error.
    """
    return _is_full(error) or not isinstance(error, STILL_CONNECTED)


def means_damage(error: duckdb.Error) -> bool:
    """True if the file itself may be damaged: a wrong checksum, an internal error.

    Not a full disk.
    """
    return breaks_connection(error) and not _is_full(error)


def _is_full(error: duckdb.Error) -> bool:
    return any(wording in str(error) for wording in FULL_WORDING)


def put_aside(file: Path, damaged: FileDamaged) -> None:
    """Rename the old file to make room for a new one, or delete it if the journal has everything.

    Raises MonevError.
    """
    aside = None
    if damaged.display_name:
        moment = f"{datetime.now(zone()):%Y%m%d-%H%M%S-%f}"
        aside = f"{file.name}.{damaged.display_name}-{moment}"
    log.warning(
        "%s disusun ulang dari jurnal (%s); berkas lama: %s", file, damaged, aside or "dihapus"
    )
    advice = (
        "Pindahkan berkas itu ke tempat lain lalu jalankan ulang; basis data disusun kembali "
        "dari jurnal."
    )
    with in_words(
        f"Basis data {file} tidak dapat dipakai ({damaged}) dan tidak dapat diganti", advice
    ):
        for suffix in ("", ".wal"):
            old = file.with_name(file.name + suffix)
            if aside and old.exists():
                platform_files.replace(old, file.with_name(aside + suffix))
            platform_files.remove(old)


def check_path(file: Path) -> None:
    """Create the folder of a file if it is missing.

    Raises MonevError if the file cannot be used.
    """
    if file.is_dir():
        message = f"{file} adalah folder, sedangkan basis data berupa berkas."
        raise MonevError(message, "Sebut nama berkasnya juga, misalnya data/monev.duckdb.")
    if "?" in str(file):  # DuckDB reads what follows as settings
        raise MonevError(
            f"Nama folder atau berkas {file} memuat tanda “?”, yang tidak dapat dipakai DuckDB.",
            "Ganti nama folder itu, atau pilih tempat lain: --db. Tidak ada yang diubah.",
        )
    try:
        platform_files.check_path(file, below=ROOM_BELOW)
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and not os.access(file, os.R_OK | os.W_OK):
            # Raises the system's reason. A writable file is not opened: closing drops its lock.
            os.close(os.open(file, os.O_RDWR))
    except OSError as error:
        if error.errno == errno.EROFS:
            raise _read_only(file) from error
        raise not_allowed(file, cause_of(error)) from error


def _open_error(file: Path | None, error: duckdb.Error) -> Exception:
    message = str(error)
    if any(wording in message for wording in LOCKED_WORDING):
        message = f"Basis data {file} sedang dipakai oleh proses Monev ZI yang lain."
        return DatabaseLocked(
            message, "Tutup program lain yang memakainya, atau pakai berkas lain dengan --db."
        )
    if "newer version of DuckDB" in message:
        return DatabaseNewer(f"Basis data {file} dibuat dengan DuckDB versi yang lebih baru.")
    if _is_full(error):
        return translate_error(error, f"membuka basis data {file}")
    if file is not None and "Read-only file system" in message:
        return _read_only(file)
    if any(wording in message for wording in ("Permission denied", "Cannot open file")):
        return not_allowed(file, cause_from_text(message) or message.rpartition(": ")[2])
    return FileDamaged()


def _read_only(file: Path) -> PlaceReadOnly:
    message = (
        f"Basis data {file} ada di disk yang hanya dapat dibaca, jadi yang tampil disusun dari "
        "jurnal di memori."
    )
    advice = (
        "Agar perubahan dapat disimpan, pasang lagi disknya agar dapat ditulis, lalu jalankan "
        "ulang program."
    )
    return PlaceReadOnly(message, advice)


def not_allowed(file: Path | None, why: str) -> MonevError:
    """Return the error for a place where the system allows no database."""
    return MonevError(
        f"Basis data {file} tidak dapat dibuka: {why}.",
        (
            "Periksa bahwa foldernya ada dan boleh ditulis oleh yang menjalankan program, atau "
            "pilih tempat lain: --db."
        ),
    )


class Gate:
    """Lets many ask at once, or one replace the file.

    DuckDB keeps one instance per file as long as the process uses it, so replacing has to wait for
    all running questions.
    """

    def __init__(self) -> None:
        self._entrance = threading.Lock()
        self._leaving = threading.Condition()
        self._inside = 0

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Be one of many. Waits while somebody has the connection alone."""
        with self._entrance, self._leaving:
            self._inside += 1
        try:
            yield
        finally:
            with self._leaving:
                self._inside -= 1
                self._leaving.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be alone: wait until the others have left, and keep new ones out."""
        with self._entrance, self._leaving:
            self._leaving.wait_for(lambda: self._inside == 0)
            yield


class Pace:
    """Makes background work rest while pages ask questions.

    The work does not rest if somebody waits for it (`hurry`).
    """

    def __init__(self) -> None:
        self._asked = float("-inf")
        self.hurry = threading.Event()

    def asked(self) -> None:
        """Note that a question was asked now, or a page begins to be drawn.

        Such a page may need only cached answers.
        """
        self._asked = time.monotonic()

    def gently(self, entries: Iterator[Entry]) -> Iterator[Entry]:
        """Yield the same entries with rests between them."""
        since = time.monotonic()
        for entry in entries:
            yield entry
            since = self.rest(since)

    def rest(self, since: float) -> float:
        """Rest if that is due after work since `since`. Return when work began again."""
        now = time.monotonic()
        if now - since < STRETCH or now - self._asked > JUST_ASKED:
            return since if now - since < STRETCH else now
        self.hurry.wait(min(REST, 2 * (now - since)))
        return time.monotonic()
