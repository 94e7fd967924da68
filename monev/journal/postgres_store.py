"""The store in PostgreSQL, for several servers that each follow it.

The answer to a commit may be lost; then it is looked for once the server is back. A copy of the
server that commits wait for is not waited for without end."""

import logging
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from typing import LiteralString, TypeVar, cast

import psycopg

from monev.core.errors import MonevError
from monev.journal.postgres_server import Connection, Server
from monev.journal.store import PLACE_OF_TABLE, NoTables, Param, Row, Store, statement

T = TypeVar("T")
BACK_SECONDS = 20.0
"""Wait so long for a server that went away during a commit: only it knows if the entry is stored.
"""
COPY_SECONDS = 5.0
"""Wait so long for the copy of a server that commits wait for (synchronous_standby_names)."""
ROWS_AT_ONCE = 20

log = logging.getLogger(__name__)


class PostgresStore(Store):
    """The store in PostgreSQL. Its methods promise what `Store` says."""

    kind = "postgres"
    when_empty = "basis data itu tidak berisi entri"
    how_to_bring_back = "Periksa MONEV_JURNAL, atau kembalikan basis data PostgreSQL jurnalnya"

    def __init__(self, server: Server) -> None:
        self._server = server
        self.name = server.name
        self._writing = threading.local()

    def ask(self, name: str, **params: Param) -> list[Row]:
        try:
            return self.execute(statement(name), params)
        except NoTables:
            return []

    def execute(self, text: str, params: Mapping[str, Param]) -> list[Row]:
        def work(connection: Connection) -> list[Row]:
            try:
                cursor = connection.execute(_translated(text), params or None, binary=True)
            except psycopg.errors.UndefinedTable as error:
                raise NoTables from error
            return cursor.fetchall() if cursor.description else []

        return self._server.run(work)

    def write(self, work: Callable[[], T], *, made: Callable[[T], bool] | None = None) -> T:
        if getattr(self._writing, "is_on", False):
            return work()
        pending: list[T] = []
        lacking: list[str] = []

        def whole(connection: Connection) -> T:
            with _not_waiting_for_a_copy(connection, lacking) as commits, connection.transaction():
                connection.execute(statement("postgres/begin_writing"))
                if pending and made is not None:
                    # The lock waits for our own lost transaction, should that still go on.
                    self.take_turn()
                    if made(pending[0]):
                        return pending[0]
                pending.clear()
                self._writing.is_on = True
                try:
                    result = work()
                finally:
                    self._writing.is_on = False
                pending.append(result)  # from here on the commit decides
                commits()
            return result

        try:
            result = self._server.run(partial(self._with_tables, whole))
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

    def _after_lost_commit(
        self, whole: Callable[[Connection], T], pending: list[T], error: MonevError
    ) -> T:
        try:
            self._server.wait_until_back(BACK_SECONDS)
            return self._server.run(whole)
        except MonevError:
            if not pending:
                raise  # it was surely not stored, and the error says why
            told = (
                f"Sambungan ke jurnal {self.name} putus tepat ketika menyimpan, jadi belum "
                "diketahui apakah tersimpan."
            )
            advice = (
                "Setelah tersambung lagi, lihat di Riwayat apakah perubahan itu ada; bila "
                "tidak, simpan lagi."
            )
            raise MonevError(told, advice) from error

    @staticmethod
    def _with_tables(whole: Callable[[Connection], T], connection: Connection) -> T:
        """Do the work; if it finds no tables, make them and do it again."""
        try:
            return whole(connection)
        except (NoTables, psycopg.errors.UndefinedTable):
            with connection.transaction():
                connection.execute(statement("postgres/make_alone"))
                connection.execute(statement("store/tables"))
                connection.execute(statement("postgres/accounts_schema"))
                connection.execute(statement("accounts/schema"))
            return whole(connection)

    def rows(self, table: str) -> Iterator[Row]:
        connection: Connection = self._server.run(lambda held: held)
        text = statement("store/rows_of_table").replace(PLACE_OF_TABLE, table)
        try:
            with connection.transaction(), connection.cursor(name="baris", binary=True) as cursor:
                cursor.itersize = ROWS_AT_ONCE
                yield from cursor.execute(cast("LiteralString", text))
        except psycopg.errors.UndefinedTable:
            return

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        with self._server.held() as connection, connection.transaction():
            connection.execute(statement("postgres/snapshot"))
            yield

    def take_turn(self, what: str = "") -> None:
        if what:
            self.ask("postgres/one_attempt_at_a_time", orang=what)
        else:
            self.execute(statement("postgres/take_turn"), {})

    def version(self) -> object:
        return None

    def faults(self) -> list[str]:
        return []

    def close(self) -> None:
        self._server.close()


@cache
def _translated(text: str) -> LiteralString:
    return cast("LiteralString", re.sub(r"\$(\w+)", r"%(\1)s", text))


@contextmanager
def _not_waiting_for_a_copy(
    connection: Connection, lacking: list[str]
) -> Iterator[Callable[[], None]]:
    """Give a function to call before a commit, which then waits at most COPY_SECONDS for the
    server's copy. Without the copy it commits and adds the server's warning to `lacking`."""

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
    """Return the store at a whole address, the same for the whole process. Raises MonevError for a
    malformed address."""
    return PostgresStore(Server(address))
