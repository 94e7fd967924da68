"""One PostgreSQL database as this process knows it: its connections, and whether it answers. The
first call that finds it dead says so to all that follow, which are refused at once; one thread then
tries until it answers again. What a person reads is ours: the driver's words go to the log, never a
password; those about an address go nowhere."""

import atexit
import logging
import re
import threading
import time
from collections.abc import Callable
from datetime import datetime
from functools import cache
from itertools import chain, repeat
from pathlib import Path
from typing import LiteralString, TypeVar, cast

import psycopg
from psycopg import conninfo, errors
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool, PoolTimeout

from monev.core import clock
from monev.core.dates import format_day
from monev.core.errors import JournalUnreachable, MonevError
from monev.journal.address import Address
from monev.journal.interface import broken_characters

log = logging.getLogger(__name__)

FOLDER = Path(__file__).resolve().parents[2] / "queries" / "postgres"
CONNECTIONS = 8
PAUSES = (0.2, 0.5, 1.0)
"""Seconds between tries to reach a server that is gone; the last one for as long as it takes."""
BUSY_SECONDS = 30.0

DEFAULTS = {
    "connect_timeout": "4",
    "application_name": "Monev ZI",
    "client_encoding": "UTF8",
    # A server that went without a word is noticed within seconds, not after the system's two hours.
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}

LEAST_VERSION = 15
NOT_STORED = "Belum ada yang tersimpan."

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
"""What stands in the driver's words → why, in ours; the first that fits. A server that speaks
another language is told as one that refuses, and its own words are in the log."""


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
    """An error of one statement, on a connection that lives, as one of the project's. The original
    goes to the log."""
    if isinstance(error, errors.DataError) and "NUL" in str(error):
        return broken_characters()
    log.error("%s: %s", journal, error)
    message, advice = next(words for kind, words in _REFUSALS.items() if isinstance(error, kind))
    return MonevError(message.format(journal=journal), f"{advice} {NOT_STORED}")


def _not_an_address() -> MonevError:
    """It is not quoted: it may hold a password."""
    return MonevError(
        "Alamat jurnal postgresql://… tidak dapat dibaca.",
        "Tulis seperti postgresql://pengguna@server:5432/basisdata; sandinya di ~/.pgpass, di "
        "PGPASSWORD, atau dengan tanda khususnya sebagai %XX.",
    )


Connection = psycopg.Connection[TupleRow]
T = TypeVar("T")


@cache
def statement(name: str) -> LiteralString:
    """The text of `queries/postgres/<name>.sql`: the program's own, never a person's."""
    return cast("LiteralString", (FOLDER / f"{name}.sql").read_text(encoding="utf-8"))


def with_tables(
    work: Callable[[Connection], T], *tables: LiteralString
) -> Callable[[Connection], T]:
    """`work`, for which these statements first make the tables where there are none yet."""

    def whole(connection: Connection) -> T:
        try:
            return work(connection)
        except psycopg.errors.UndefinedTable:
            with connection.transaction():
                for text in (statement("make_alone"), *tables):
                    connection.execute(text)
            return work(connection)

    return whole


def read_address(address: str) -> dict[str, str]:
    """The parts of a postgresql:// address, with what it leaves open. Raises MonevError, without
    quoting it."""
    try:
        parts = {
            key: str(value)
            for key, value in conninfo.conninfo_to_dict(address).items()
            if value is not None
        }
    except psycopg.Error:
        raise _not_an_address() from None  # the driver's words quote the address, and so a password
    # A password with an @ or a / that is not written as %XX would be read as part of a host, a port
    # or a name.
    if "@" in parts.get("host", "") + parts.get("dbname", "") or not re.fullmatch(
        r"[\d,]*", parts.get("port", "")
    ):
        raise _not_an_address()
    return {**DEFAULTS, **parts}


def without_password(parts: dict[str, str]) -> str:
    """Where it lies, as people and logs may see it."""
    user = f"{parts['user']}@" if parts.get("user") else ""
    hosts = parts.get("host", "").split(",")
    ports = parts.get("port", "").split(",")
    places = [
        host + (f":{port}" if (port := ports[min(at, len(ports) - 1)]) else "")
        for at, host in enumerate(hosts)
    ]
    return f"postgresql://{user}{','.join(places)}/{parts.get('dbname', '')}"


class Server:
    """See above. Safe for many threads; `run` within `run` uses the same connection: nobody waits
    for a second one."""

    def __init__(self, address: str, *, schema: str = "") -> None:
        self._parts = read_address(address)
        if schema:
            self._parts["options"] = (
                f"{self._parts.get('options', '')} -c search_path={schema}".strip()
            )
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
        """What `work` makes with a connection, once more with another where its connection was dead
        and the server lives. Raises JournalUnreachable, MonevError, and what `work` raises but
        psycopg's connection errors."""
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

    def _trouble(self, error: psycopg.Error) -> JournalUnreachable:
        """The journal cannot be reached; how old what is shown may be is said."""
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
        """Wait for a server that is gone, at most that long, and see to it that somebody tries;
        whether it answers."""
        until = time.monotonic() + seconds
        with self._lock:
            while self._why is not None and (left := until - time.monotonic()) > 0:
                self._let_watch()
                self._is_back.wait(min(left, PAUSES[-1]))
            return self._why is None

    def close(self) -> None:
        """Let go of all connections; for tests and the end of the process."""
        self._ended.set()
        self._drop_pool()

    def _work(self, work: Callable[[Connection], T], connection: Connection) -> T:
        """Raises psycopg.Error where the connection is lost, in the middle of something; else
        MonevError."""
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
        """The connections; the first time the server is looked at first, so that what is wrong can
        be said."""
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
        """Return where the server answers and can keep a journal. Raises psycopg.Error,
        MonevError."""
        with psycopg.connect(**self._parts, autocommit=True) as connection:  # type: ignore[arg-type]  # text for every part
            version, encoding = connection.execute(statement("server")).fetchone() or (0, "")
        if (
            version // 10000 < LEAST_VERSION or encoding != "UTF8"
        ):  # as the server counts it, 150018
            raise JournalUnreachable(
                f"Basis data {self.name} dilayani PostgreSQL {version // 10000} dan menyimpan "
                "tulisan sebagai "
                f"{encoding}, sedangkan jurnal memerlukan versi {LEAST_VERSION} atau yang lebih "
                "baru, dan UTF8.",
                (
                    "Perbarui PostgreSQL-nya, atau buat basis data baru: createdb --encoding=UTF8 "
                    "--template=template0."
                ),
            )

    def _look_after_loss(self) -> None:
        """One connection was lost: is the server gone too? Where it lives, the other connections
        are looked at."""
        self._look_at_server()
        if (pool := self._pool) is not None:
            pool.check()

    def _look_at_server(self) -> None:
        """Return where it answers. Raises JournalUnreachable, which all are told that follow, and
        MonevError."""
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
        """One thread tries until the server answers; another where the first ended in a way nobody
        expected."""
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
            except (
                MonevError
            ) as unusable:  # it answers, and whoever asks next is told what is wrong with it
                log.warning("%s", unusable)
            with self._lock:
                self._why = self._watcher = None
                self._is_back.notify_all()
            self._last_contact = clock.now()
            log.warning("%s: tersambung lagi", self.name)
            return


_addresses: dict[str, Address] = {}


def server_of(address: Address) -> Server:
    """The server of an address, the same for the whole process. Raises MonevError for what is no
    address."""
    server = _server_at(address.with_secret())
    _addresses[server.name] = address
    return server


@cache
def _server_at(address: str) -> Server:
    return Server(address)


@cache
def server_beside(journal: str, schema: str) -> Server:
    """The database of a journal, by its address or the name of one opened before, with tables of
    another schema."""
    address = journal if isinstance(journal, Address) else _addresses[journal]
    return Server(address.with_secret(), schema=schema)
