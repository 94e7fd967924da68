"""Opening a DuckDB file, its errors in our words (only here are its own known), the gate, and the
background's pace."""

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
"""No query can reach a file, the network or an extension, whatever it says; and each is answered by
who asks. DuckDB shares a question out from 122,880 rows on, more than a table of ours has; below,
waking others costs a sixth more."""

LOCKED_WORDING = (
    *(
        "Could not set lock",
        "different configuration",
        "used by another process",
        "already open in",
    ),
    "Sharing violation",
)
"""Windows says it in its user's language, after which DuckDB names the holder; Wine in the last of
these."""
FULL_WORDING = ("No space left", "File too large", "Disk quota exceeded")

UNREADABLE = "isinya tidak terbaca sebagai basis data"
"""Said of a broken file in place of DuckDB's own words, which are English and mean nothing to who
reads them."""
ROOM_BELOW = 40
"""Letters that names beside a database are longer than its own: one put aside, with its time."""
JUST_ASKED = 0.2
"""Seconds after a question during which somebody's page is taken to be drawn."""
STRETCH = 0.005
"""Seconds of work after which a page may come in between."""
REST = 0.05
"""And how long at most it is left to it each time; two thirds of the time in all."""
STILL_CONNECTED = (
    duckdb.ProgrammingError,
    duckdb.DataError,
    duckdb.IntegrityError,
    duckdb.NotSupportedError,
    duckdb.OutOfMemoryException,
    duckdb.InterruptException,
    duckdb.TransactionException,
)
"""Errors of one question. Any other may have taken the connection with it."""


class FileDamaged(Exception):
    """The file cannot be used as a database of ours; `display_name` says so in its new name when it
    is put aside. None for one that the journal can give again whole: it is taken away."""

    def __init__(self, why: str = UNREADABLE, display_name: str | None = "rusak") -> None:
        super().__init__(why)
        self.display_name = display_name


class StorageFull(MonevError):
    """There is no room left to write the database's file."""

    title = "Ruang penyimpanan penuh"


class PlaceReadOnly(MonevError):
    """The database lies on a disk that can only be read."""

    title = "Disk hanya dapat dibaca"


def connect(file: Path | None, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Connect to `file` (None: in memory), made where missing, with settings no query can change.
    Raises DatabaseLocked, DatabaseNewer (a newer DuckDB's), MonevError where the system refuses,
    FileDamaged."""
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
    """What a person reads instead of DuckDB's words; `what` names what was being done. The original
    goes to the log."""
    log.error("%s: %s", what, error)
    kept = "Yang sudah tersimpan di jurnal tidak berubah."
    if _is_full(error):
        told = f"Ruang penyimpanan penuh, jadi {what} tidak dapat diselesaikan."
        return StorageFull(told, f"Kosongkan sebagian ruang disk lalu ulangi. {kept}")
    if isinstance(error, duckdb.OutOfMemoryException):
        return MonevError(
            f"Memori komputer tidak cukup untuk {what}.", f"Tutup program lain lalu ulangi. {kept}"
        )
    advice = f"Ulangi; bila tetap begini, jalankan ulang program. {kept}"
    return MonevError(f"Basis data tidak dapat menyelesaikan {what}.", advice)


def breaks_connection(error: duckdb.Error) -> bool:
    """Whether an error may have left the connection unusable: a full disk, a broken block, an
    internal error."""
    return _is_full(error) or not isinstance(error, STILL_CONNECTED)


def means_damage(error: duckdb.Error) -> bool:
    """Whether the file itself may be what is wrong: a wrong checksum, an internal error; not a full
    disk."""
    return breaks_connection(error) and not _is_full(error)


def _is_full(error: duckdb.Error) -> bool:
    return any(wording in str(error) for wording in FULL_WORDING)


def put_aside(file: Path, damaged: FileDamaged) -> None:
    """Make room for a new file: rename the old one, or take it away (the journal has all of it).
    Raises MonevError."""
    aside = (
        damaged.display_name
        and f"{file.name}.{damaged.display_name}-{datetime.now(zone()):%Y%m%d-%H%M%S-%f}"
    )
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
    """Make the folder of a file where it is missing. Raises MonevError where the file cannot be
    used."""
    if file.is_dir():
        told = f"{file} adalah folder, sedangkan basis data berupa berkas."
        raise MonevError(told, "Sebut nama berkasnya juga, misalnya data/monev.duckdb.")
    try:
        platform_files.check_path(file, below=ROOM_BELOW)
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and not os.access(file, os.R_OK | os.W_OK):
            os.close(
                os.open(file, os.O_RDWR)
            )  # never of one this process may write: closing gives up its lock
    except OSError as error:
        if error.errno == errno.EROFS:
            raise _read_only(file) from error
        raise not_allowed(file, cause_of(error)) from error


def _open_error(file: Path | None, error: duckdb.Error) -> Exception:
    message = str(error)
    if any(wording in message for wording in LOCKED_WORDING):
        told = f"Basis data {file} sedang dipakai oleh proses Monev ZI yang lain."
        return DatabaseLocked(
            told, "Tutup program lain yang memakainya, atau pakai berkas lain dengan --db."
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
    told = (
        f"Basis data {file} ada di disk yang hanya dapat dibaca, jadi yang tampil disusun dari "
        "jurnal di memori."
    )
    advice = (
        "Agar perubahan dapat disimpan, pasang lagi disknya agar dapat ditulis, lalu jalankan "
        "ulang program."
    )
    return PlaceReadOnly(told, advice)


def not_allowed(file: Path | None, why: str) -> MonevError:
    """The refusal of a place where the system allows no database."""
    return MonevError(
        f"Basis data {file} tidak dapat dibuka: {why}.",
        (
            "Periksa bahwa foldernya ada dan boleh ditulis oleh yang menjalankan program, atau "
            "pilih tempat lain: --db."
        ),
    )


class Gate:
    """DuckDB hands out one instance per file for as long as anyone in the process holds it, so a
    file can only be replaced once every question still under way has its answer."""

    def __init__(self) -> None:
        self._entrance = threading.Lock()
        self._leaving = threading.Condition()
        self._inside = 0

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Be one of many; waits while someone has the connection alone."""
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
        """Be alone: waits for the others to leave, and keeps new ones out meanwhile."""
        with self._entrance, self._leaving:
            self._leaving.wait_for(lambda: self._inside == 0)
            yield


class Pace:
    """Who works in the background rests while questions are asked, unless somebody waits for the
    work (`hurry`)."""

    def __init__(self) -> None:
        self._asked = float("-inf")
        self.hurry = threading.Event()

    def asked(self) -> None:
        """A question was asked now, or a page begins to be drawn, which may remember all it
        shows."""
        self._asked = time.monotonic()

    def gently(self, entries: Iterator[Entry]) -> Iterator[Entry]:
        """The same entries, with rests between them."""
        since = time.monotonic()
        for entry in entries:
            yield entry
            since = self.rest(since)

    def rest(self, since: float) -> float:
        """Rest where that is due after work since then; since when there is work again."""
        now = time.monotonic()
        if now - since < STRETCH or now - self._asked > JUST_ASKED:
            return since if now - since < STRETCH else now
        self.hurry.wait(min(REST, 2 * (now - since)))
        return time.monotonic()
