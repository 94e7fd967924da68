"""The full check: the journal's chain, the original files, and all tables row for row.

It also finds which entries a database knows, without a journal.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from monev.core import clock
from monev.core.errors import DatabaseLocked, DatabaseNewer, MonevError
from monev.database.apply import apply_entries, fingerprint
from monev.database.connection import FileDamaged, connect
from monev.database.database import APPLY_BATCH, Database, make_tables
from monev.database.places import NOTHING, command_turn, files_at, read_remembered
from monev.database.query_files import only_row, schema_versions, table_names
from monev.journal import Journal

log = logging.getLogger(__name__)

REBUILT = "Ia disusun ulang dari jurnal bila dihapus dan program dijalankan lagi."

NO_STOP: Callable[[], bool] = lambda: False  # noqa: E731 - the default of a parameter

TableSums = dict[str, tuple[Any, ...]]
"""Table → its number of rows and their sum."""


@dataclass(slots=True)
class Findings:
    """The result of a check.

    It has counts of entries, originals and compared tables, the newest entry, a sentence for each
    fault, and when it ended.
    """

    entries: int = 0
    originals: int = 0
    tip: tuple[int, str] = (0, "")
    faults: list[str] = field(default_factory=list)
    tables: int = 0
    moment: datetime = field(default_factory=clock.now)


def check_all(
    journal: Journal, *databases: Path, stopped: Callable[[], bool] = NO_STOP
) -> Findings:
    """Check every entry and original, and the tables of each existing database.

    The tables have to follow from the entries. It checks until `stopped` says so. Raises MonevError
    if there is no journal.

    It changes nothing, except that it first rebuilds tables of another program version if the
    journal is good. A file held by the running app is skipped: the app checks its own.
    """
    findings = Findings(faults=journal.store.faults())
    needed = _check_entries(journal, findings, stopped)
    for sha256 in sorted(needed.keys() | set(journal.originals())):
        if stopped():
            break
        try:
            journal.read_file(sha256)
        except MonevError as error:
            owner = f" (entri {needed[sha256]})" if sha256 in needed else ""
            findings.faults.append(f"{error.pesan.removesuffix('.')}{owner}.")
        else:
            findings.originals += 1
    for database in databases:
        if not database.exists() or stopped():
            continue
        try:
            findings.tables += _compare_tables(journal, database, findings.faults, stopped)
        except DatabaseLocked:
            log.warning(
                "%s dipegang aplikasi, yang memeriksanya sendiri; di sini dilewati.", database
            )
        except FileDamaged as damaged:
            findings.faults.append(
                f"Basis data {database} tidak dapat dibaca: {damaged}. {REBUILT}"
            )
    findings.moment = clock.now()
    return findings


def _check_entries(
    journal: Journal, findings: Findings, stopped: Callable[[], bool]
) -> dict[str, int]:
    """Check every entry by itself and by the one before it.

    Returns the originals that entries name: SHA-256 → the first entry with it.
    """
    needed: dict[str, int] = {}
    previous: str | None = ""
    for number in range(1, max(journal.numbers(), default=0) + 1):
        if stopped():
            break
        try:
            entry = journal.entry_at(number, previous)
        except DatabaseNewer:
            raise
        except MonevError as error:
            findings.faults.append(error.pesan)
            previous = None
            continue
        previous = entry.hash
        findings.entries += 1
        findings.tip = (number, entry.hash)
        if entry.sha256 is not None:
            needed.setdefault(entry.sha256, number)
    return needed


def _compare_tables(
    journal: Journal, database: Path, faults: list[str], stopped: Callable[[], bool]
) -> int:
    """Compare the tables with a rebuild and add differences to `faults`.

    Return the number of tables compared. Raises FileDamaged.
    """
    found, number, entry_hash, made_by = _read_sums(database)
    if not found:
        return 0
    if made_by != fingerprint():
        if faults:  # keep them: they may hold what the journal has lost
            log.info("%s dibuat oleh versi program yang lain dan tidak dibandingkan.", database)
            return 0
        with _turn_at(database), closing(Database.open_at(database, journal)):
            log.info("%s disusun ulang: tabelnya dibuat oleh versi program yang lain.", database)
        found, number, entry_hash, _ = _read_sums(database)
    expected = None
    try:
        if number and journal.hash_at(number) != entry_hash:
            if not journal.was_replaced(number, entry_hash):  # else the next opening puts it aside
                faults.append(
                    f"Basis data {database} berisi sampai entri {number}, yang bukan dari jurnal "
                    f"{journal}."
                )
            return 0
        expected = _sums_of_rebuild(journal, number, stopped)
    except MonevError as error:  # that entry is damaged, which is a fault already
        log.info("%s", error)
    if expected is None:
        faults.append(
            f"Basis data {database} tidak dapat dibandingkan: entri jurnalnya ada yang rusak."
        )
        return 0
    for table in sorted(found.keys() | expected.keys()):
        if found.get(table) != expected.get(table):
            faults.append(
                f"Tabel {table} di {database} tidak sama dengan yang disusun dari jurnal. {REBUILT}"
            )
    return len(expected)


def _sums_of_rebuild(journal: Journal, up_to: int, stopped: Callable[[], bool]) -> TableSums | None:
    """Rebuild the tables in memory from the entries up to `up_to` and return their sums.

    None if stopped.
    """
    with connect(None) as connection, connection.cursor() as cursor:
        make_tables(cursor)
        entries = islice(journal.read(), up_to)
        while batch := list(islice(entries, APPLY_BATCH)):
            if stopped():
                return None
            apply_entries(cursor, batch)
        return _sums(cursor)


def _read_sums(database: Path) -> tuple[TableSums, int, str, str]:
    """Return the tables' sums, and number and hash of their last entry.

    Also return the fingerprint of the program that filled them. Raises DatabaseLocked, FileDamaged.
    """
    opened = Database.opened_at(database)
    # Never the file itself: closing it would drop the lock that this process holds.
    while opened is not None:
        number, entry_hash = opened.up_to
        names = [row["tabel"] for row in opened.ask("schema/table_names")]
        sums = {}
        for name in names:
            (row,) = opened.ask("schema/table_sum", tabel=name)
            sums[name] = tuple(row.values())
        if opened.up_to == (number, entry_hash):  # else entries came in between: try again
            return sums, number, entry_hash, fingerprint()
    with _closed_file(database) as connection:
        if schema_versions(connection) is None:
            return {}, 0, "", ""
        number, entry_hash = only_row(connection, "schema/applied_up_to")
        return _sums(connection), number, entry_hash, only_row(connection, "schema/fingerprint")[0]


def _sums(connection: duckdb.DuckDBPyConnection) -> TableSums:
    return {
        name: only_row(connection, "schema/table_sum", tabel=name)
        for name in table_names(connection)
    }


@contextmanager
def _closed_file(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a file for reading that this process does not have open.

    Raises DatabaseLocked, MonevError, FileDamaged.
    """
    with _turn_at(database), closing(connect(database, read_only=True)) as connection:
        try:
            yield connection
        except duckdb.Error as error:
            log.warning("%s: %s", database, error, exc_info=True)
            raise FileDamaged from error


def _turn_at(database: Path) -> AbstractContextManager[object]:
    """Take a turn at the commands' file.

    The app's file needs none: the process that has it open locks it.
    """
    return nullcontext() if database == files_at(database)[0] else command_turn(database)


def known_entries(database: Path) -> list[tuple[int, str]]:
    """List number and hash of the last entries that users of this database saw.

    If a file is unreadable or held by another process, its note beside it counts.
    """
    path = database.expanduser().resolve()
    known = {read_remembered(path)}
    for file in files_at(path):
        opened = Database.opened_at(file)
        try:
            if opened is not None:
                known.add(opened.up_to)
            elif file.exists():
                with _closed_file(file) as connection:
                    known.add(only_row(connection, "schema/applied_up_to"))
        except (MonevError, FileDamaged):
            continue
    return sorted(known - {NOTHING})
