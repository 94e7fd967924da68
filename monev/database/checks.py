"""Is a DuckDB file there still what the journal says? Asked before anything is written to it."""

from __future__ import annotations

from pathlib import Path

import duckdb

from monev.core.errors import DatabaseNewer, MonevError
from monev.database.apply import fingerprint
from monev.database.connection import UNREADABLE, FileDamaged, connect
from monev.database.questions import only_row, run_question
from monev.journal import Journal

DUCKDB_MARK = slice(8, 12), b"DUCK"
"""Where a DuckDB file says that it is one."""


def check_file(file: Path, journal: Journal, schema_version: int) -> None:
    """Return where `file` is missing, empty of tables, or ours and a true derivation of this journal so far.

    Reads only: a file refused here is byte for byte what it was. Raises FileDamaged for one to be put aside and
    rebuilt, DatabaseNewer and DatabaseLocked, and MonevError for a file that is somebody else's.
    """
    if not file.exists():
        return
    try:
        connection = connect(file, read_only=True)
    except FileDamaged as error:
        _refuse_foreign_file(file, journal, error)
        raise
    try:
        _check_content(connection, file, journal, schema_version)
    except duckdb.Error as error:
        raise FileDamaged(UNREADABLE, "rusak") from error
    finally:
        connection.close()


def is_in_journal(journal: Journal, number: int, entry_hash: str) -> bool:
    """Whether entry `number` of the journal exists and is the one of that hash (0: before the first, always)."""
    tip_number, tip_hash = journal.tip()
    if number in (0, tip_number):
        return entry_hash == (tip_hash if number else "")
    return number < tip_number and next(iter(journal.read(number - 1))).hash == entry_hash


def _check_content(connection: duckdb.DuckDBPyConnection, file: Path, journal: Journal, schema_version: int) -> None:
    table_count, is_ours = only_row(connection, "schema/table_list")
    if not table_count:
        return
    if not is_ours:
        raise _not_ours(file)
    versions = run_question(connection, "schema/version").fetchall()
    if not versions:
        raise FileDamaged("catatannya tentang dirinya hilang", "rusak")
    ((version,),) = versions
    if version > schema_version:
        raise DatabaseNewer(
            f"Basis data {file} dibuat oleh Monev ZI versi yang lebih baru (skema {version}; versi ini mengenal "
            f"sampai {schema_version}).",
            "Perbarui Monev ZI di komputer ini, atau pakai berkas lain dengan --db. Berkas itu tidak diubah.",
        )
    number, entry_hash = only_row(connection, "schema/applied_up_to")
    if not is_in_journal(journal, number, entry_hash):
        raise FileDamaged(f"isinya sampai entri {number}, yang bukan dari jurnal {journal}", "lain")
    # All of it is in the journal and only shaped otherwise, so there is nothing to keep.
    if version < schema_version or only_row(connection, "schema/fingerprint")[0] != fingerprint():
        raise FileDamaged("tabelnya dibuat oleh versi program yang lain", None)
    (missing,) = only_row(connection, "schema/missing_rows")
    if missing:
        raise FileDamaged(f"baris pada {missing} unggahan tidak lagi seperti waktu ditulis", "rusak")


def _refuse_foreign_file(file: Path, journal: Journal, error: FileDamaged) -> None:
    """A file that was never DuckDB's, with no journal to rebuild from, is a wrong path: leave it alone."""
    with file.open("rb") as content:
        beginning = content.read(DUCKDB_MARK[0].stop)
    if beginning and beginning[DUCKDB_MARK[0]] != DUCKDB_MARK[1] and journal.tip()[0] == 0:
        raise _not_ours(file) from error


def _not_ours(file: Path) -> MonevError:
    return MonevError(
        f"{file} bukan basis data Monev ZI. Berkas itu tidak diubah.",
        "Periksa --db atau MONEV_DB; yang diterima adalah berkas .duckdb buatan Monev ZI atau nama berkas yang belum "
        "ada.",
        heading="Bukan basis data Monev ZI",
    )
