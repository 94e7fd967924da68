"""Is everything there and unchanged: the journal's chain, the originals, and the tables, row for
row? And what the database of a file knows of its journal, asked without bringing the two
together."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice, product
from pathlib import Path
from typing import Any

import duckdb

from monev.core import clock
from monev.core.errors import DatabaseLocked, MonevError
from monev.database.apply import apply_entries, fingerprint
from monev.database.connection import UNREADABLE, FileDamaged, connect
from monev.database.database import APPLY_BATCH, Database, make_tables
from monev.database.places import NOTHING, command_turn, files_at, read_remembered
from monev.database.query_files import only_row, run_question, schema_versions, table_names
from monev.journal import Entry, Journal
from monev.journal.entry import JOURNAL_VERSION, seal
from monev.journal.survey import NO_STOP, Survey, survey_journal

log = logging.getLogger(__name__)

ZONES = (*(timezone(timedelta(hours=hours)) for hours in (7, 8, 9)), UTC)
"""Those that an entry's time may have been written in: WIB, WITA, WIT."""
REBUILT = "Ia disusun ulang dari jurnal bila dihapus dan program dijalankan lagi."

TableSums = dict[str, tuple[Any, ...]]
"""Table → how many rows it has and what they come to."""


def check_all(journal: Journal, *databases: Path, stopped: Callable[[], bool] = NO_STOP) -> Survey:
    """Check the journal, and that the tables of each database that is there are what its entries
    make. Changes nothing but tables of another version of the program: of a whole journal they are
    made anew first. A file that the running app holds is left out: it compares its own. Raises
    MonevError for no journal."""
    survey = survey_journal(journal, stopped=stopped)
    for database in databases:
        if not database.exists() or stopped():
            continue
        try:
            survey.tables += _compare_tables(journal, database, survey.faults, stopped)
        except DatabaseLocked:
            log.warning(
                "%s dipegang aplikasi, yang memeriksanya sendiri; di sini dilewati.", database
            )
        except FileDamaged as damaged:
            survey.faults.append(f"Basis data {database} tidak dapat dibaca: {damaged}. {REBUILT}")
    survey.moment = clock.now()
    return survey


def _compare_tables(
    journal: Journal, database: Path, faults: list[str], stopped: Callable[[], bool]
) -> int:
    """How many tables were compared; what differs is added to `faults`. Raises FileDamaged."""
    found, number, entry_hash, made_by = _read_sums(database)
    if not found:
        return 0
    if made_by != fingerprint():
        if faults:  # what the journal lacks may still be in them
            log.info("%s dibuat oleh versi program yang lain dan tidak dibandingkan.", database)
            return 0
        with _turn_at(database), closing(Database.open_at(database, journal)):
            log.info("%s disusun ulang: tabelnya dibuat oleh versi program yang lain.", database)
        found, number, entry_hash, _ = _read_sums(database)
    expected = None
    try:
        if number and journal.hash_at(number) != entry_hash:
            if not journal.was_replaced(number, entry_hash):  # else who opens it next puts it aside
                faults.append(
                    f"Basis data {database} berisi sampai entri {number}, yang bukan dari jurnal "
                    f"{journal}."
                )
            return 0
        expected = _sums_of_rebuild(journal, number, stopped)
    except MonevError as error:  # that entry is damaged: a fault already
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
    """The sums of tables made anew, in memory, of the entries up to that one; None where it was
    stopped."""
    with connect(None) as connection, connection.cursor() as cursor:
        make_tables(cursor)
        entries = islice(journal.read(), up_to)
        while batch := list(islice(entries, APPLY_BATCH)):
            if stopped():
                return None
            apply_entries(cursor, batch)
        return _sums(cursor)


def _read_sums(database: Path) -> tuple[TableSums, int, str, str]:
    """The tables' sums, up to which entry they are filled, and by which program. Raises
    DatabaseLocked, FileDamaged."""
    opened = Database.opened_at(database)
    while (
        opened is not None
    ):  # never the file itself: closing it would give up the lock this process has on it
        number, entry_hash = opened.up_to
        names = [row["tabel"] for row in opened.ask("schema/table_names")]
        sums = {
            name: tuple(opened.ask("schema/table_sum", tabel=name)[0].values()) for name in names
        }
        if opened.up_to == (number, entry_hash):  # else entries came in between: once more
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
    """A file that this process has not open, to be read. Raises DatabaseLocked, MonevError,
    FileDamaged."""
    with _turn_at(database), closing(connect(database, read_only=True)) as connection:
        try:
            yield connection
        except duckdb.Error as error:
            log.warning("%s: %s", database, error, exc_info=True)
            raise FileDamaged from error


def _turn_at(database: Path) -> AbstractContextManager[object]:
    """The commands' file is had in turns; the app's is held by who has it open."""
    return nullcontext() if database == files_at(database)[0] else command_turn(database)


def known_entries(database: Path) -> list[tuple[int, str]]:
    """Number and hash of the entries that people who used this database have seen last; none where
    nothing is known. What cannot be read, or is held by another process, is known by the file
    beside it."""
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


def known_entry(database: Path, journal: Journal, number: int) -> Entry | None:
    """Entry `number`, made anew of what the tables keep of it; None where its hash does not come
    out: of an uploaded plan they do not keep every word. Raises DatabaseLocked, and MonevError
    where the database cannot be read."""
    path = database.expanduser().resolve()
    if not path.exists():
        return None
    try:
        with _closed_file(path) as connection:
            rows = run_question(connection, "audit/kept_entry", nomor=number).fetchall()
    except FileDamaged as error:
        raise MonevError(
            f"Basis data {path}: {UNREADABLE}.", "Pakai cadangan jurnalnya."
        ) from error
    for pelaku, jenis, tahun, content, entry_hash, seconds, keys, previous in rows:
        moment = datetime.fromtimestamp(seconds, UTC)
        times = [moment.astimezone(zone).isoformat() for zone in ZONES]
        originals = [None, *journal.originals()]
        for sha256, satker, waktu, version in product(
            originals, keys, times, range(JOURNAL_VERSION, 0, -1)
        ):
            who = {
                "jenis": jenis,
                "waktu": waktu,
                "pelaku": pelaku,
                "satker": satker,
                "tahun": tahun,
            }
            chain = {"versi": version, "nomor": number, "sha256": sha256, "sebelum": previous}
            entry = seal(**who, **chain, isi=json.loads(content))
            if entry.hash == entry_hash:
                return entry
    return None
