"""The store in PostgreSQL, for several servers that each follow it.

The first call that finds it dead notes that, and later calls are refused at once; one thread tries
until it answers again. The answer to a commit may be lost; then it is looked for once the server is
back. A copy of the server that commits wait for is not waited for without end.

People read our own words. The driver's words go to the log, without a password; those about an
address go nowhere, since they may quote one.
"""

import atexit
import logging
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cache
from itertools import chain, repeat
from pathlib import Path
from typing import Any, TypeVar

import psycopg
import sqlalchemy as sa
from psycopg import conninfo, errors
from psycopg.pq import TransactionStatus
from psycopg.rows import TupleRow

from monev.core import clock
from monev.core.dates import format_day
from monev.core.errors import JournalUnreachable, MonevError
from monev.journal.sqlite_store import SqliteStore, remove_beside
from monev.journal.statements import EVERYTHING, own_words
from monev.journal.store import BUSY_SECONDS, NOT_STORED, NoTables, Row, Store, broken_characters

log = logging.getLogger(__name__)
T = TypeVar("T")

CONNECTIONS = 8
BACK_SECONDS = 20.0
"""Wait so long for a server that went away during a commit: only it knows if the entry is stored.
"""
COPY_SECONDS = 5.0
"""Wait so long for the copy of a server that commits wait for (synchronous_standby_names)."""
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


def _not_an_address() -> MonevError:
    """Return the error for a malformed address. It is not quoted, as it may hold a password."""
    return MonevError(
        "Alamat jurnal postgresql://… tidak dapat dibaca.",
        "Tulis seperti postgresql://pengguna@server:5432/basisdata; sandinya di ~/.pgpass, di "
        "PGPASSWORD, atau dengan tanda khususnya sebagai %XX.",
    )


def read_address(address: str) -> dict[str, str]:
    """Read the parts of a postgresql:// address and add our defaults.

    Raises MonevError, which does not quote the address.
    """
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


def _is_lost(error: Exception) -> bool:
    """True if the connection is gone or could not be made, or was ended by the server.

    Of the first two the server says nothing, of the last 57P or 25P03.
    """
    kinds = psycopg.OperationalError, psycopg.InternalError
    is_silent = isinstance(error, kinds) and error.sqlstate is None
    return is_silent or (isinstance(error, kinds) and str(error.sqlstate)[:3] in ("57P", "25P"))


class _Connection(psycopg.Connection[TupleRow]):
    """A connection whose answers come as bytes, not as digits of them."""

    def cursor(self, *names: str, **how: Any) -> Any:
        """Make a cursor for binary answers."""
        return super().cursor(*names, **{**how, "binary": True})


class PostgresStore(Store):
    """The store in a PostgreSQL database. Its methods promise what `Store` says."""

    kind = "postgres"
    errors = (psycopg.Error,)
    when_empty = "basis data itu tidak berisi entri"
    how_to_bring_back = "Periksa MONEV_JURNAL, atau kembalikan basis data PostgreSQL jurnalnya"

    def __init__(self, address: str) -> None:
        self._parts = read_address(address)
        # An earlier version kept the accounts in a schema of their own.
        own = self._parts.get("options", "")
        self._parts["options"] = f'-c search_path="$user",public,akun {own}'.strip()
        self.name = without_password(self._parts)
        self.key = f"{self.name} {id(self)}"
        self._lock = threading.Lock()
        self._pool: sa.Pool | None = None
        self._why: psycopg.Error | None = None
        self._last_contact: datetime | None = None
        self._watcher: threading.Thread | None = None
        self._ended = threading.Event()
        self._is_back = threading.Condition(self._lock)
        atexit.register(self.close)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        is_outermost = not self.is_at_work
        try:
            with super().snapshot():
                if is_outermost:  # else it is a writer, who must not stop in the middle
                    self._ask(own_words("postgres/unhurried"), {})
                yield
        except psycopg.Error as lost:
            raise self._trouble(lost) from lost

    def _save_as(self, file: Path) -> None:
        try:
            with closing(SqliteStore(file)) as copy:
                self.copy_to(copy, EVERYTHING)
        finally:
            remove_beside(file)

    def wait_until_back(self, seconds: float) -> bool:
        """True if a server that was gone answers within so many seconds, while a thread tries."""
        until = time.monotonic() + seconds
        with self._lock:
            while self._why is not None and (left := until - time.monotonic()) > 0:
                self._let_watch()
                self._is_back.wait(min(left, PAUSES[-1]))
            return self._why is None

    def close(self) -> None:
        self._ended.set()
        self._drop_pool()

    def _run(self, work: Callable[[Any], T], *, make: bool = False) -> T:
        """Do `work` as the store does.

        If the connection is dead but the server lives, do it once more with another. Raises
        JournalUnreachable, MonevError.
        """
        if self.is_at_work:
            return super()._run(work)
        for is_last in (False, True):
            try:
                result = super()._run(work)
            except psycopg.Error as lost:  # the connection is gone; other errors came in words
                self._look_at_server()
                if is_last:
                    raise self._trouble(lost) from lost
            else:
                self._last_contact = clock.now()
                return result
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _write(self, work: Callable[[], T], made: Callable[[T], bool] | None) -> T:
        pending: list[T] = []
        lacking: list[str] = []

        def whole(connection: Any) -> T:
            with _not_waiting_for_a_copy(connection, lacking) as commits:

                def do() -> T:
                    if pending and made is not None:
                        # The lock waits for our own lost transaction, should that still go on.
                        self.take_turn()
                        if made(pending[0]):
                            return pending[0]
                    pending.clear()
                    result = work()
                    pending.append(result)  # from here on the commit decides
                    commits()
                    return result

                return self._whole(do, connection)

        try:
            result = self._with_tables(whole)
        except MonevError as error:
            if not pending or made is None:
                raise
            result = self._after_lost_commit(whole, pending, error)
        if lacking:
            raise MonevError(
                f"Perubahan ini tersimpan di server utama jurnal {self.name}, tetapi salinan "
                f"sinkronnya tidak menjawab sejak {COPY_SECONDS:.0f} detik.",
                "Jangan disimpan lagi sebelum dilihat di Riwayat. Minta pengelola server "
                "menghidupkan salinan itu: "
                "sebelum itu yang baru tersimpan dapat hilang bila server utamanya rusak.",
            )
        return result

    def _make_alone(self) -> None:
        self._ask(own_words("postgres/make_alone"), {})

    def _stream(self, connection: _Connection, text: str, at_once: int) -> Iterator[Row]:
        with connection.cursor("salin") as found:
            found.itersize = at_once
            yield from found.execute(text)

    def _after_lost_commit(
        self, whole: Callable[[Any], T], pending: list[T], error: MonevError
    ) -> T:
        try:
            self.wait_until_back(BACK_SECONDS)
            return self._run(whole)
        except MonevError:
            if not pending:
                raise  # it was surely not stored, and the error says why
            told = (
                f"Sambungan ke jurnal {self.name} putus tepat ketika menyimpan, jadi belum "
                "diketahui apakah tersimpan."
            )
            advice = (
                "Setelah tersambung lagi, lihat di Riwayat apakah perubahan itu ada; bila "
                "tidak, ulangi."
            )
            raise MonevError(told, advice) from error

    def _in_own_words(self, error: Exception) -> Exception:
        if isinstance(error, sa.exc.TimeoutError):
            told = f"Jurnal {self.name} sedang melayani terlalu banyak permintaan."
            return MonevError(told, f"Tunggu sebentar lalu ulangi. {NOT_STORED}")
        if _is_lost(error):
            return error
        if isinstance(error, errors.UndefinedTable):
            return NoTables()
        if isinstance(error, errors.DataError) and "NUL" in str(error):
            return broken_characters()
        log.error("%s: %s", self.name, error)
        told, advice = next(words for kind, words in _REFUSALS.items() if isinstance(error, kind))
        return MonevError(told.format(journal=self.name), f"{advice} {NOT_STORED}")

    def _trouble(self, error: Exception) -> JournalUnreachable:
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

    @contextmanager
    def _connected(self, *, make: bool = False) -> Iterator[_Connection]:
        held = self._connections().connect()
        connection: Any = held.driver_connection
        try:
            yield connection
        finally:
            if connection.pgconn.transaction_status != TransactionStatus.IDLE:  # or it is lost
                held.invalidate()
            held.close()

    def _connections(self) -> sa.Pool:
        """Return the connections.

        Before the first one the server is checked, so that the error can say what is wrong.
        """
        with self._lock:
            if self._why is not None:
                self._let_watch()
                raise self._trouble(self._why)
            if self._pool is not None:
                return self._pool
        self._look_at_server()
        with self._lock:
            if self._pool is None:
                how = {"max_overflow": 0, "timeout": BUSY_SECONDS, "reset_on_return": None}
                self._pool = sa.QueuePool(self._connect, pool_size=CONNECTIONS, **how)
            return self._pool

    def _connect(self) -> Any:
        how = {**self._parts, "prepare_threshold": None, "autocommit": True}
        connection = _Connection.connect(**how)  # type: ignore[arg-type] - mixed types
        connection.execute(own_words("postgres/durable").text.encode())
        return connection

    def _visit(self) -> None:
        """Check that the server answers and can keep a journal.

        Raises psycopg.Error, MonevError (JournalUnreachable).
        """
        settings = {**self._parts, "autocommit": True}
        with psycopg.connect(**settings) as connection:  # type: ignore[arg-type] - mixed types
            told = connection.execute(own_words("postgres/server").text.encode()).fetchone()
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

    def _look_at_server(self) -> None:
        """Check that the server answers.

        Raises JournalUnreachable, as later calls then do at once, and MonevError.
        """
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
        """Start the thread that tries until the server answers, unless it is at work.

        If it ended by an error, start another.
        """
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
            pool.dispose()

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


@contextmanager
def _not_waiting_for_a_copy(
    connection: _Connection, lacking: list[str]
) -> Iterator[Callable[[], None]]:
    """Give a function to call before a commit, which then waits for the server's copy.

    It waits at most COPY_SECONDS. Without the copy it commits and adds the server's warning to
    `lacking`.
    """

    def note(told: psycopg.errors.Diagnostic) -> None:
        if told.severity_nonlocalized == "WARNING":
            lacking.append(told.message_primary or "")
            log.warning("%s", told.message_primary)

    def give_up() -> None:
        try:
            connection.cancel_safe(timeout=COPY_SECONDS)
        except psycopg.Error as error:  # the connection is gone, which the commit reports itself
            log.info("%s", error)

    timer = threading.Timer(COPY_SECONDS, give_up)
    timer.daemon = True
    connection.add_notice_handler(note)
    try:
        yield timer.start
    finally:
        timer.cancel()
        if timer.ident is not None:
            timer.join()  # so that it never cancels the next work on this connection
        connection.remove_notice_handler(note)


@cache
def store_of(address: str) -> PostgresStore:
    """Return the store at a whole address, the same for the whole process.

    Raises MonevError for a malformed address.
    """
    return PostgresStore(address)
