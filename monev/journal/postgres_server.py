"""One PostgreSQL database as this process knows it: its connections, and if it answers.

The first call that finds it dead notes that, and later calls are refused at once; one thread tries
until it answers again. People read our own words. The driver's words go to the log, without a
password; those about an address go nowhere, since they may quote one."""

import atexit
import logging
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import chain, repeat
from typing import TypeVar

import psycopg
from psycopg import conninfo, errors
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool, PoolTimeout

from monev.core import clock
from monev.core.dates import format_day
from monev.core.errors import JournalUnreachable, MonevError
from monev.journal.store import BUSY_SECONDS, NOT_STORED, broken_characters, statement

log = logging.getLogger(__name__)
Connection = psycopg.Connection[TupleRow]
T = TypeVar("T")

CONNECTIONS = 8
PAUSES = (0.2, 0.5, 1.0)
"""Seconds between tries to reach a server that is gone; the last one is repeated."""

DEFAULTS = {
    "connect_timeout": "4",
    "application_name": "Monev ZI",
    "client_encoding": "UTF8",
    # A server that just vanished is noticed within seconds, not after the system's two hours.
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}

LEAST_VERSION = 15

_UNREACHABLE = {
    "database .* does not exist": "basis data PostgreSQL-nya tidak ada di server itu",
    "Connection refused|No such file or directory": (
        "tidak ada server PostgreSQL yang menjawab di alamat itu"
    ),
    "translate host name|resolve host|Name or service not known": "nama servernya tidak dikenal",
    "timeout|timed out|No route to host|Network is unreachable": "servernya tidak menjawab",
    "pg_hba.conf": "servernya tidak mengizinkan sambungan dari komputer ini",
    "password|role ": "nama pengguna atau sandinya ditolak",
    "certificate|SSL": "sambungan bersandinya (SSL) ditolak",
    "too many clients|remaining connection slots": "sambungan ke server itu sudah habis terpakai",
}
"""Pattern in the driver's words → the reason in ours; the first that fits. For a server that speaks
another language the reason is *refuses*, and the log has its words."""


_REFUSALS: dict[type[psycopg.Error] | tuple[type[psycopg.Error], ...], tuple[str, str]] = {
    errors.DiskFull: (
        "Ruang penyimpanan server jurnal {journal} penuh, jadi perubahan belum tersimpan.",
        "Minta pengelola server mengosongkan ruang disk, lalu ulangi.",
    ),
    errors.LockNotAvailable: (
        "Jurnal {journal} sedang ditulis oleh program lain sejak 30 detik.",
        "Tunggu sebentar lalu ulangi.",
    ),
    errors.ReadOnlySqlTransaction: (
        "PostgreSQL di {journal} hanya dapat dibaca: ia salinan dari server lain.",
        "Sebut server utamanya di MONEV_JURNAL.",
    ),
    errors.InsufficientPrivilege: (
        "Pengguna PostgreSQL di {journal} belum berhak memakai atau membuat tabel jurnal.",
        "Jadikan ia pemilik basis data itu: ALTER DATABASE … OWNER TO …, lalu ulangi.",
    ),
    (errors.UndefinedColumn, errors.UndefinedTable, errors.DatatypeMismatch): (
        "Di {journal} ada tabel bernama jurnal_…, tetapi bukan susunan jurnal Monev ZI.",
        "Sebut basis data lain di MONEV_JURNAL, atau kembalikan basis data itu dari cadangannya.",
    ),
    psycopg.Error: (
        "PostgreSQL di {journal} tidak dapat menyelesaikan yang diminta.",
        "Ulangi sebentar lagi; alasannya ada di catatan Monev ZI.",
    ),
}
"""Kind of error → what happened, and what to do; the first that fits."""


def _translated(journal: str, error: psycopg.Error) -> MonevError:
    """Make an error of ours of one that a statement raised on a living connection, and log the
    original."""
    if isinstance(error, errors.DataError) and "NUL" in str(error):
        return broken_characters()
    log.error("%s: %s", journal, error)
    message, advice = next(words for kind, words in _REFUSALS.items() if isinstance(error, kind))
    return MonevError(message.format(journal=journal), f"{advice} {NOT_STORED}")


def _not_an_address() -> MonevError:
    """Return the error for a malformed address. It is not quoted, as it may hold a password."""
    return MonevError(
        "Alamat jurnal postgresql://… tidak dapat dibaca.",
        "Tulis seperti postgresql://pengguna@server:5432/basisdata; sandinya di ~/.pgpass, di "
        "PGPASSWORD, atau dengan tanda khususnya sebagai %XX.",
    )


def read_address(address: str) -> dict[str, str]:
    """Read the parts of a postgresql:// address and add our defaults. Raises MonevError, which does
    not quote the address."""
    try:
        read = conninfo.conninfo_to_dict(address)
    except psycopg.Error:
        raise _not_an_address() from None  # the driver's words quote the address, and so a password
    parts = {name: str(value) for name, value in read.items() if value is not None}
    # A password with an @ or / not written as %XX ends up in the host, the port or the name.
    has_at = "@" in parts.get("host", "") + parts.get("dbname", "")
    if has_at or not re.fullmatch(r"[\d,]*", parts.get("port", "")):
        raise _not_an_address()
    return {**DEFAULTS, **parts}


def without_password(parts: dict[str, str]) -> str:
    """Write an address as people and logs may see it."""
    user = f"{parts['user']}@" if parts.get("user") else ""
    hosts = parts.get("host", "").split(",")
    ports = parts.get("port", "").split(",")
    places = [
        host + (f":{port}" if (port := ports[min(at, len(ports) - 1)]) else "")
        for at, host in enumerate(hosts)
    ]
    return f"postgresql://{user}{','.join(places)}/{parts.get('dbname', '')}"


class Server:
    """A PostgreSQL database, as the module says; safe for many threads. A `run` within a `run` uses
    the same connection, so that nobody waits for a second one."""

    def __init__(self, address: str) -> None:
        self._parts = read_address(address)
        # An earlier version kept the accounts in a schema of their own.
        own = self._parts.get("options", "")
        self._parts["options"] = f'-c search_path="$user",public,akun {own}'.strip()
        self.name = without_password(self._parts)
        self._lock = threading.Lock()
        self._pool: ConnectionPool[Connection] | None = None
        self._why: psycopg.Error | None = None
        self._last_contact: datetime | None = None
        self._held = threading.local()
        self._watcher: threading.Thread | None = None
        self._ended = threading.Event()
        self._is_back = threading.Condition(self._lock)
        atexit.register(self.close)

    def run(self, work: Callable[[Connection], T]) -> T:
        """Do `work` with a connection and return its result. If the connection is dead but the
        server lives, do it once more with another. Raises JournalUnreachable, MonevError, and what
        `work` raises, psycopg's connection errors excepted."""
        held: Connection | None = getattr(self._held, "connection", None)
        if held is not None:
            return work(held)
        for is_last in (False, True):
            try:
                with self._open_pool().connection(timeout=BUSY_SECONDS) as connection:
                    return self._work(work, connection)
            except PoolTimeout as error:
                self._look_after_loss()
                told = f"Jurnal {self.name} sedang melayani terlalu banyak permintaan."
                raise MonevError(told, f"Tunggu sebentar lalu ulangi. {NOT_STORED}") from error
            except psycopg.Error as lost:
                self._look_after_loss()
                if is_last:
                    raise self._trouble(lost) from lost
        raise AssertionError("unreachable: the last attempt returns or raises")

    @contextmanager
    def held(self) -> Iterator[Connection]:
        """Give this thread one connection during a `with` block, for every `run` in it. Raises as
        `run`."""
        with self._open_pool().connection(timeout=BUSY_SECONDS) as connection:
            self._held.connection = connection
            try:
                yield connection
            except psycopg.Error as error:
                raise _translated(self.name, error) from error
            finally:
                self._held.connection = None

    def _trouble(self, error: psycopg.Error) -> JournalUnreachable:
        """Return the error that the journal cannot be reached, with the age of what is shown."""
        told = (words for parts, words in _UNREACHABLE.items() if re.search(parts, str(error)))
        why = next(told, "servernya menolak atau memutus sambungan")
        age = self._last_contact
        said = "Sejak program ini dijalankan jurnal itu belum pernah tersambung."
        if age is not None:
            day = "" if age.date() == clock.today() else f"{format_day(age.date())} "
            said = f"Yang tampak adalah keadaan {day}pukul {age:%H.%M}."
        return JournalUnreachable(
            f"Jurnal {self.name} tidak dapat dihubungi: {why}. {said}",
            "Yang sudah tersimpan tidak berubah. Selama itu belum ada yang dapat disimpan; yang "
            "sedang diketik jangan ditutup dahulu. Program menyambung lagi dengan sendirinya. "
            "Bila lama, periksa server PostgreSQL, jaringan dan MONEV_JURNAL.",
        )

    def wait_until_back(self, seconds: float) -> bool:
        """True if a server that was gone answers within so many seconds, while a thread tries."""
        until = time.monotonic() + seconds
        with self._lock:
            while self._why is not None and (left := until - time.monotonic()) > 0:
                self._let_watch()
                self._is_back.wait(min(left, PAUSES[-1]))
            return self._why is None

    def close(self) -> None:
        """Close all connections, at the end of a test or of the process."""
        self._ended.set()
        self._drop_pool()

    def _work(self, work: Callable[[Connection], T], connection: Connection) -> T:
        """Do `work` on this connection. Raises psycopg.Error if the connection is lost, MonevError
        for other errors of the driver."""
        self._held.connection = connection
        try:
            result = work(connection)
        except psycopg.Error as error:
            if connection.closed:
                raise
            raise _translated(self.name, error) from error
        finally:
            self._held.connection = None
        self._last_contact = clock.now()
        return result

    def _open_pool(self) -> ConnectionPool[Connection]:
        """Return the pool of connections. Before the first one the server is checked, so that the
        error can say what is wrong."""
        with self._lock:
            if self._why is not None:
                self._let_watch()
                raise self._trouble(self._why)
            if self._pool is not None:
                return self._pool
        self._look_at_server()
        with self._lock:
            if self._pool is None:
                how = {**self._parts, "autocommit": True, "prepare_threshold": None}
                self._pool = ConnectionPool(
                    kwargs=how, min_size=1, max_size=CONNECTIONS, open=True, name="jurnal"
                )
            return self._pool

    def _visit(self) -> None:
        """Check that the server answers and can keep a journal. Raises psycopg.Error, MonevError
        (JournalUnreachable)."""
        settings = {**self._parts, "autocommit": True}
        with psycopg.connect(**settings) as connection:  # type: ignore[arg-type] - mixed types
            told = connection.execute(statement("postgres/server")).fetchone()
        number, encoding = told or (0, "")
        version = number // 10000  # the server writes 15.18 as 150018
        if version < LEAST_VERSION or encoding != "UTF8":
            raise JournalUnreachable(
                f"Basis data {self.name} dilayani PostgreSQL {version} dan menyimpan tulisan "
                f"sebagai {encoding}, sedangkan jurnal memerlukan versi {LEAST_VERSION} atau yang "
                "lebih baru, dan UTF8.",
                "Perbarui PostgreSQL-nya, atau buat basis data baru: createdb --encoding=UTF8 "
                "--template=template0.",
            )

    def _look_after_loss(self) -> None:
        """Check the server after a lost connection, and the other connections if it lives."""
        self._look_at_server()
        if (pool := self._pool) is not None:
            pool.check()

    def _look_at_server(self) -> None:
        """Check that the server answers. Raises JournalUnreachable, as later calls then do at once,
        and MonevError."""
        try:
            self._visit()
        except psycopg.Error as error:
            self._went_down(error)
            raise self._trouble(error) from error

    def _went_down(self, error: psycopg.Error) -> None:
        with self._lock:
            if self._why is None:
                log.error("%s: %s", self.name, error)  # the driver's words: for the log alone
            self._why = error
            self._let_watch()
        self._drop_pool()

    def _let_watch(self) -> None:
        """Start the thread that tries until the server answers, unless it is at work. If it ended
        by an error, start another."""
        if self._watcher is None or not self._watcher.is_alive():
            self._watcher = threading.Thread(
                target=self._keep_watching, name="jurnal-postgresql", daemon=True
            )
            self._watcher.start()

    def _drop_pool(self) -> None:
        with self._lock:
            pool = self._pool
            self._pool = None
        if pool is not None:
            pool.close(timeout=1)

    def _keep_watching(self) -> None:
        for pause in chain(PAUSES, repeat(PAUSES[-1])):
            try:
                self._visit()
            except psycopg.Error as error:
                self._went_down(error)
                if self._ended.wait(pause):
                    return
                continue
            except MonevError as unusable:  # it answers, and the next call says what is wrong
                log.warning("%s", unusable)
            with self._lock:
                self._why = self._watcher = None
                self._is_back.notify_all()
            self._last_contact = clock.now()
            log.warning("%s: tersambung lagi", self.name)
            return
