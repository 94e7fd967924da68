"""The journal in PostgreSQL (queries/postgres/tables.sql, docs/operations.md).

An entry and its original are one transaction. A writer locks the row of the newest entry, so
numbers come in the order of commits."""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg

from monev import VERSION
from monev.core.errors import DatabaseNewer, MonevError
from monev.journal.entry import Entry, hash_in
from monev.journal.interface import GAP, Journal, Make
from monev.journal.postgres_server import Connection, Server, statement, with_tables

FORMAT = 1
"""The format of the tables; a higher one was made by a newer program."""
READ_BATCH = 50
BACK_SECONDS = 20.0
"""Wait so long for a server that went away during a commit: only it knows if the entry is stored.
"""

COPY_SECONDS = 5.0
"""Wait so long for the copy of a server that commits wait for (synchronous_standby_names)."""

log = logging.getLogger(__name__)


Answer = TypeVar("Answer")


class PostgresJournal(Journal):
    """A journal in PostgreSQL, safe for many threads and processes. Its methods promise what
    `monev.journal.Journal` says."""

    when_empty = "basis data itu tidak berisi entri"
    how_to_bring_back = "Periksa MONEV_JURNAL, atau kembalikan basis data PostgreSQL jurnalnya"
    how_to_mend_entry = (
        "Kembalikan baris itu di tabel jurnal_entri dari cadangan PostgreSQL, "
        "tanpa menyunting lainnya"
    )
    how_to_mend_original = (
        "Kembalikan berkas itu ke tabel jurnal_berkas dari cadangan basis data PostgreSQL-nya."
    )

    def __init__(self, server: Server) -> None:
        super().__init__()
        self._server = server
        self._tip: tuple[int, str, str] | None = None

    def __str__(self) -> str:
        return self._server.name

    def tip(self) -> tuple[int, str]:
        number, entry_hash, stamp, largest, count = self._tip_row()
        if not number == largest == count:
            self.check_whole()
            raise self._damaged(min(number, largest) + 1, GAP)
        if number == 0:
            return 0, ""
        if self._tip != (number, entry_hash, stamp):
            if self._checked(number, self.entry_bytes(number), hash_in) != entry_hash:
                raise self._damaged(number, "bukan yang terakhir ditulis")
            self._tip = (number, entry_hash, stamp)
        return number, entry_hash

    def numbers(self) -> list[int]:
        return [number for (number,) in self._ask("numbers")]

    def originals(self) -> list[str]:
        return [sha256 for (sha256,) in self._ask("originals")]

    def make_private(self) -> None:
        """Do nothing: the server keeps its files private itself."""

    def replaced(self) -> list[tuple[int, str]]:
        return [(number, entry_hash) for number, entry_hash in self._ask("replaced")]

    def replace(self, entries: Iterable[tuple[int, str]]) -> None:
        def work(connection: Connection) -> None:
            with connection.transaction():
                connection.execute(statement("begin_writing"))
                for number, entry_hash in entries:
                    connection.execute(statement("replace"), {"nomor": number, "hash": entry_hash})

        self._with_tables(work)

    def _append(self, make: Make, file: bytes | None) -> Entry:
        """Append one entry in one transaction. If the connection is lost during the commit, look
        afterwards if the entry was stored."""
        pending: Entry | None = None
        lacking: list[str] = []

        def work(connection: Connection) -> Entry:
            nonlocal pending
            with _not_waiting_for_a_copy(connection, lacking) as commits, connection.transaction():
                # The lock waits for our own lost transaction, should that still go on.
                connection.execute(statement("begin_writing"))
                if pending is not None and self.hash_at(pending.nomor) == pending.hash:
                    return pending
                pending = None
                entry, text = make(*self._writable_tip())
                _write(connection, entry, text, file)
                pending = entry  # from here on the commit decides
                commits()
            return entry

        try:
            entry = self._with_tables(work)
        except MonevError as error:
            if pending is None:
                raise
            try:
                self._server.wait_until_back(BACK_SECONDS)
                entry = self._server.run(work)
            except MonevError:
                if pending is None:
                    raise  # it was surely not stored, and the error says why
                raise MonevError(
                    (
                        f"Sambungan ke jurnal {self} putus tepat ketika menyimpan, jadi belum "
                        "diketahui apakah tersimpan."
                    ),
                    (
                        "Setelah tersambung lagi, lihat di Riwayat apakah perubahan itu ada; bila "
                        "tidak, simpan lagi."
                    ),
                ) from error
        if lacking:
            raise MonevError(
                f"Perubahan ini tersimpan di server utama jurnal {self}, tetapi salinan sinkronnya "
                f"tidak menjawab sejak {COPY_SECONDS:.0f} detik.",
                "Jangan disimpan lagi sebelum dilihat di Riwayat. Minta pengelola server "
                "menghidupkan salinan itu: "
                "sebelum itu yang baru tersimpan dapat hilang bila server utamanya rusak.",
            )
        return entry

    def _with_tables(self, work: Callable[[Connection], Answer]) -> Answer:
        """Do `work` and return its result, making the tables first if there are none."""
        if self._seen is not None:
            self.check_seen(*self._seen)  # before tables are made in another database
        return self._server.run(with_tables(work, statement("tables")))

    def _ask(self, name: str, **params: object) -> list[tuple[Any, ...]]:
        """Return the rows of `queries/postgres/<name>.sql`; none if there are no tables yet."""

        def work(connection: Connection) -> list[tuple[Any, ...]]:
            try:
                return connection.execute(statement(name), params, binary=True).fetchall()
            except psycopg.errors.UndefinedTable:
                return []

        return self._server.run(work)

    def _tip_row(self) -> tuple[int, str, str, int, int]:
        rows = self._ask("tip")
        version, number, entry_hash, stamp, largest, count = (
            rows[0] if rows else (FORMAT, 0, "", "", None, 0)
        )
        if version is not None and version > FORMAT:
            raise DatabaseNewer(
                f"Jurnal {self} dibuat oleh Monev ZI versi yang lebih baru (susunan {version}); "
                f"Monev ZI {VERSION} ini mengenal sampai susunan {FORMAT}."
            )
        return number or 0, entry_hash or "", stamp or "", largest or 0, count

    def _end(self) -> tuple[int, int | None]:
        number, _, _, largest, count = self._tip_row()
        end = max(number, largest)
        missing = None if count == end else self._ask("first_missing", sampai=end)[0][0]
        return (end, None) if missing is None else (missing - 1, missing)

    def _kept(self, since: int, count: int) -> Iterator[tuple[int, bytes]]:
        number = since
        while number < count:
            rows = self._ask("entries_after", sejak=number, banyak=READ_BATCH)
            for found, text in rows or [(count + 1, "")]:
                number += 1
                if found != number:
                    raise self._damaged(number, GAP)
                yield number, text.encode()

    def _find(self, number: int) -> bytes | None:
        rows = self._ask("entries_after", sejak=number - 1, banyak=1)
        return rows[0][1].encode() if rows and rows[0][0] == number else None

    def _find_original(self, sha256: str) -> bytes | None:
        rows = self._ask("original", sha256=sha256)
        return rows[0][0] if rows else None


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


def _write(connection: Connection, entry: Entry, text: str, file: bytes | None) -> None:
    if entry.sha256 is not None and file is not None:
        connection.execute(statement("add_original"), {"sha256": entry.sha256, "isi": file})
    fields = {name: getattr(entry, name) for name in ("nomor", "hash", "satker", "tahun")}
    connection.execute(statement("append"), {**fields, "teks": text})
