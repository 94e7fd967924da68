"""Checks, before anything is written, that a DuckDB file still agrees with the journal."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from monev import VERSION
from monev.core.errors import (
    DatabaseNewer,
    JournalDamaged,
    JournalStepsBack,
    JournalUnreachable,
    MonevError,
)
from monev.core.platform_processes import OWN_COMMAND
from monev.database.apply import fingerprint
from monev.database.connection import FileDamaged, PlaceReadOnly, connect
from monev.database.query_files import only_row, schema_versions, table_names
from monev.journal import Journal
from monev.journal.journal import ACCEPT_ADVICE

SCHEMA_VERSION = 6
"""Raise it if older programs must not touch the tables. `fingerprint()` alone takes care of
rebuilding."""
DUCKDB_MARK = slice(8, 12), b"DUCK"
PUT_BACK_ADVICE = (
    "Tidak ada yang dapat disimpan sebelum itu. Tanpa cadangan: jalankan "
    f"{OWN_COMMAND} jurnal lanjutkan, yang meneruskan dari entri terakhir yang utuh."
)


def connect_checked(
    file: Path, journal: Journal, seen: tuple[int, str] | None
) -> tuple[duckdb.DuckDBPyConnection, MonevError | None]:
    """Connect to a `file` that is missing, has no tables, or holds our tables.

    The tables have to agree with the journal so far. If the file is good but the journal cannot be
    followed, also return the reason: the tables can still be shown. Otherwise raises without a
    change:

    - FileDamaged: the file has to be put aside and rebuilt
    - DatabaseNewer, DatabaseLocked; MonevError: the file is not ours
    """
    if not file.exists():
        return connect(file), None
    try:
        connection, may_write = _connect_unchanged(file)
    except FileDamaged as error:
        # A file that was never DuckDB's, without a journal to rebuild from, is a wrong path.
        with file.open("rb") as content:
            beginning = content.read(DUCKDB_MARK[0].stop)
        if beginning and beginning[DUCKDB_MARK[0]] != DUCKDB_MARK[1] and journal.tip()[0] == 0:
            raise _not_ours(file) from error
        raise
    try:
        with connection.cursor() as cursor:
            reason = _check_content(cursor, file, journal, seen)
    except BaseException as error:
        connection.close()
        if isinstance(error, duckdb.Error):
            raise FileDamaged from error
        raise
    if not may_write:
        connection.close()
        connection = connect(file)
    return connection, reason


def _connect_unchanged(file: Path) -> tuple[duckdb.DuckDBPyConnection, bool]:
    """Connect without changing the file, and tell if it may be written.

    With a log beside it, opening for writing would merge the log at once.
    """
    if not file.with_name(f"{file.name}.wal").exists():
        with suppress(PlaceReadOnly):
            return connect(file), True
    return connect(file, read_only=True), False


def check_followed(
    journal: Journal, applied: tuple[int, str], seen: tuple[int, str] | None
) -> MonevError | None:
    """Say why tables filled up to an entry cannot follow this journal now; None if they can.

    Raises DatabaseNewer, and FileDamaged if the journal has everything that was `seen` and the
    tables are of another: a person put it in the other's place.
    """
    number, _ = applied
    try:
        journal.check_seen(*applied)
        with _told_how_to_put_back():
            journal.check_whole(number)
    except DatabaseNewer:
        raise
    except JournalStepsBack as error:
        with suppress(MonevError):
            # Without a note of what was seen, it is what is in the tables.
            journal.check_seen(*(seen or applied))
            why = f"isinya sampai entri {number} dari jurnal yang sudah digantikan"
            raise FileDamaged(why, "lain") from error
        return error
    except MonevError as error:
        return error
    return None


@contextmanager
def _told_how_to_put_back() -> Iterator[None]:
    """Add to JournalDamaged the advice that the tables can repair the journal."""
    try:
        yield
    except JournalDamaged as error:
        raise JournalDamaged(error.pesan, f"{error.advice} {PUT_BACK_ADVICE}") from error


def check_rebuildable(
    journal: Journal, seen: tuple[int, str], damaged: FileDamaged | None, *, is_lost: bool = False
) -> None:
    """Return if tables may be rebuilt from the journal, because it holds everything seen of it.

    Raises JournalStepsBack.

    If the database `is_lost`, a damaged or shorter journal is accepted too. `damaged`: the file to
    be replaced.
    """
    try:
        if is_lost and journal.hash_at(seen[0]) is None:
            return
        journal.check_seen(*seen)
    except JournalStepsBack as error:
        raise _without_tables(journal, str(error), damaged) from error
    except (DatabaseNewer, JournalUnreachable):
        raise
    except MonevError:
        return  # the readable part is shown, and the notice says what is missing
    if damaged is not None and damaged.display_name == "rusak" and journal.is_empty():
        raise _without_tables(journal, f"Jurnal {journal} tidak ada atau kosong.", damaged)


def _without_tables(
    journal: Journal, message: str, damaged: FileDamaged | None
) -> JournalStepsBack:
    also = ""
    if damaged is not None:
        also = f" Basis data juga tidak dapat dipakai ({damaged}); berkasnya tidak diubah."
    advice = (
        f"Tidak ada yang ditulis. {journal.store.how_to_bring_back}, lalu ulangi. {ACCEPT_ADVICE}"
    )
    return JournalStepsBack(f"{message}{also}", advice)


def _check_content(
    connection: duckdb.DuckDBPyConnection,
    file: Path,
    journal: Journal,
    seen: tuple[int, str] | None,
) -> MonevError | None:
    versions = schema_versions(connection)
    if versions is None:
        if table_names(connection):
            raise _not_ours(file)
        return None
    if not versions:
        raise FileDamaged("catatannya tentang dirinya hilang")
    (version,) = versions
    if version > SCHEMA_VERSION:
        raise DatabaseNewer(
            f"Basis data {file} dibuat oleh Monev ZI versi yang lebih baru (skema {version}); "
            f"Monev ZI {VERSION} ini mengenal sampai skema {SCHEMA_VERSION}."
        )
    reason = check_followed(journal, only_row(connection, "schema/applied_up_to"), seen)
    damage = None
    if version < SCHEMA_VERSION or only_row(connection, "schema/fingerprint")[0] != fingerprint():
        # The journal has everything, so there is nothing to keep.
        damage = FileDamaged(
            "tabelnya dibuat oleh versi program yang lain", "lama" if reason else None
        )
    elif missing := only_row(connection, "schema/missing_rows")[0]:
        damage = FileDamaged(f"baris pada {missing} unggahan tidak lagi seperti waktu ditulis")
    if damage is not None:
        raise reason if isinstance(reason, JournalStepsBack) else damage
    return reason


def _not_ours(file: Path) -> MonevError:
    advice = (
        "Periksa --db atau MONEV_DB: berkas .duckdb buatan Monev ZI, atau nama berkas yang "
        "belum ada."
    )
    return MonevError(f"{file} bukan basis data Monev ZI. Berkas itu tidak diubah.", advice)
