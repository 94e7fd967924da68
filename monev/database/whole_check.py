"""Is everything there and unchanged: the journal's chain, the originals, and the tables, row for row?"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from monev.core import clock
from monev.core.errors import DatabaseLocked, MonevError
from monev.database.apply import apply_entries, fingerprint
from monev.database.connection import UNREADABLE, FileDamaged, connect
from monev.database.database import APPLY_BATCH, Database, make_tables
from monev.database.questions import only_row, table_names
from monev.database.turns import reader_turn
from monev.journal import Journal
from monev.journal.survey import NO_STOP, Survey, survey_journal

log = logging.getLogger(__name__)

TableSums = dict[str, tuple[Any, ...]]
"""Table → how many rows it has and what they come to."""


@dataclass(frozen=True, slots=True)
class WholeCheck:
    """What a check came to. `tables`: how many were compared with a rebuild; 0 where there is no database to compare.
    `faults`: a sentence each; none where all is well. `moment`: when it ended."""

    moment: datetime
    survey: Survey
    tables: int
    faults: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


_LAST: dict[Path, WholeCheck] = {}


def keep_result(database: Path, result: WholeCheck) -> None:
    """Keep what a check came to, for as long as this process runs."""
    _LAST[database.resolve()] = result


def last_result(database: Path | None) -> WholeCheck | None:
    """What the last check of this process came to; None while there was none."""
    return None if database is None else _LAST.get(database.resolve())


def check_all(journal: Journal, *databases: Path, stopped: Callable[[], bool] = NO_STOP) -> WholeCheck:
    """Check the journal, and that the tables of each database that is there are what its entries make. Changes nothing.

    A file that the running app holds is left out: the app compares its own after its start. Raises MonevError where the
    journal cannot be read.
    """
    survey = survey_journal(journal, stopped=stopped)
    faults = list(survey.faults)
    tables = 0
    for database in databases:
        if not database.exists() or stopped():
            continue
        try:
            tables += _compare_tables(journal, database, faults, stopped)
        except DatabaseLocked:
            log.warning("%s dipegang aplikasi, yang memeriksanya sendiri; di sini dilewati.", database)
        except FileDamaged as damaged:
            faults.append(f"Basis data {database} tidak dapat dibaca: {damaged}. {REBUILT}")
    return WholeCheck(clock.now(), survey, tables, tuple(faults))


REBUILT = "Ia disusun ulang dari jurnal bila dihapus dan program dijalankan lagi."


def _compare_tables(journal: Journal, database: Path, faults: list[str], stopped: Callable[[], bool]) -> int:
    """How many tables were compared; what differs is added to `faults`. Raises FileDamaged."""
    found, number, entry_hash, made_by = _read_sums(database)
    if not found:
        return 0
    if made_by != fingerprint():
        faults.append(f"Tabel {database} dibuat oleh versi program yang lain. Buka sekali dengan program ini.")
        return 0
    try:
        is_of_journal = not number or journal.hash_at(number) == entry_hash
    except MonevError:  # that entry is damaged: a fault already
        faults.append(f"Basis data {database} tidak dapat dibandingkan: entri {number}, sampai mana ia berisi, rusak.")
        return 0
    if not is_of_journal and journal.was_replaced(number, entry_hash):
        return 0  # who opens it next puts it aside
    if not is_of_journal:
        faults.append(f"Basis data {database} berisi sampai entri {number}, yang bukan dari jurnal {journal}.")
        return 0
    expected = _sums_of_rebuild(journal, number, stopped)
    if expected is None:
        faults.append(f"Basis data {database} tidak dapat dibandingkan: entri jurnalnya ada yang rusak.")
        return 0
    for table in sorted(found.keys() | expected.keys()):
        if found.get(table) != expected.get(table):
            faults.append(
                f"Tabel {table} di {database} tidak sama dengan yang disusun dari jurnal "
                f"({_difference(found.get(table), expected.get(table))}). {REBUILT}"
            )
    return len(expected)


def _difference(found: tuple[Any, ...] | None, expected: tuple[Any, ...] | None) -> str:
    if found is None or expected is None:
        return "tabel itu hilang" if found is None else "tabel itu tidak seharusnya ada"
    if found[0] == expected[0]:
        return f"isi dari {found[0]} barisnya berbeda"
    return f"{found[0]} baris, seharusnya {expected[0]}"


def _sums_of_rebuild(journal: Journal, up_to: int, stopped: Callable[[], bool]) -> TableSums | None:
    """The sums of tables made anew, in memory, of the entries up to that one; None where they cannot be made."""
    with connect(None) as connection, connection.cursor() as cursor:
        make_tables(cursor)
        entries = islice(journal.read(), up_to)
        try:
            while batch := list(islice(entries, APPLY_BATCH)):
                if stopped():
                    return None
                apply_entries(cursor, batch)
        except MonevError as error:
            log.info("%s", error)
            return None
        return _sums(cursor)


def _read_sums(database: Path) -> tuple[TableSums, int, str, str]:
    """The tables' sums, up to which entry they are filled, and by which program. Raises DatabaseLocked, FileDamaged."""
    opened = Database.opened_at(database)
    if opened is not None:
        # Never the file itself: closing it here would give up the lock this process has on it.
        return _sums_of_opened(opened)
    with reader_turn(database):
        return _sums_of_file(database)


def _sums_of_opened(db: Database) -> tuple[TableSums, int, str, str]:
    while True:
        number, entry_hash = db.up_to
        names = [row["tabel"] for row in db.ask("schema/table_names")]
        sums = {name: tuple(db.ask("schema/table_sum", tabel=name)[0].values()) for name in names}
        if db.up_to == (number, entry_hash):  # else entries came in between: once more
            return sums, number, entry_hash, fingerprint()


def _sums_of_file(database: Path) -> tuple[TableSums, int, str, str]:
    connection = connect(database, read_only=True)
    try:
        if "tentang" not in table_names(connection):
            return {}, 0, "", ""
        number, entry_hash = only_row(connection, "schema/applied_up_to")
        return _sums(connection), number, entry_hash, only_row(connection, "schema/fingerprint")[0]
    except duckdb.Error as error:
        log.warning("%s: %s", database, error, exc_info=True)
        raise FileDamaged(UNREADABLE, "rusak") from error
    finally:
        connection.close()


def _sums(connection: duckdb.DuckDBPyConnection) -> TableSums:
    return {name: only_row(connection, "schema/table_sum", tabel=name) for name in table_names(connection)}
