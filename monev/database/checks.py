"""Checks, before anything is written, that a DuckDB file still agrees with the journal."""

import threading
from collections.abc import Callable, Iterator
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
SEALS_AT_ONCE = 50
"""Entries compared before checking whether to stop. Fifty plans take some hundredths of a
second."""
SEALS_OF_NEWEST = 1000
"""Entries compared before something is stored: a fifth of a second. All 80,000 entries of a whole
nation would take 20 seconds at each command."""
PUT_BACK_ADVICE = (
    "Tidak ada yang dapat disimpan sebelum itu. Tanpa cadangan: jalankan "
    f"{OWN_COMMAND} jurnal lanjutkan, yang meneruskan dari entri terakhir yang utuh."
)

SealsBetween = Callable[[int, int], dict[int, str]]
"""Returns number → hash in the tables, for the entries after the first number up to the second."""


def connect_checked(
    file: Path, journal: Journal
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
            reason = _check_content(cursor, file, journal)
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


def check_followed(journal: Journal, number: int, entry_hash: str) -> MonevError | None:
    """Say why tables filled up to that entry cannot follow this journal now; None if they can.

    Raises DatabaseNewer, and FileDamaged if a person replaced the journal by another.
    """
    try:
        journal.check_seen(number, entry_hash)
        with _told_how_to_put_back():
            journal.check_whole(number)
    except DatabaseNewer:
        raise
    except JournalStepsBack as error:
        if journal.was_replaced(number, entry_hash):
            raise FileDamaged(
                f"isinya sampai entri {number} dari jurnal yang sudah digantikan", "lain"
            ) from error
        return error
    except MonevError as error:
        return error
    return None


class Seals:
    """Compares the entries that were in the tables at opening with the journal.

    Entries applied later are checked as they are read.

    A writer compares the newest first. The rest is compared in pieces in the background.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._compared = self._to_compare = self._newest = 0
        self._broken: tuple[int, int] | None = None

    def begin(self, number: int) -> None:
        """Note that the tables were opened, filled up to that entry."""
        self._to_compare = self._newest = number

    def compare(
        self, journal: Journal, seals: SealsBetween, *, stopped: Callable[[], bool]
    ) -> None:
        """Compare the entries that were not compared yet.

        Raises MonevError for the first that is damaged or unreadable.
        """
        while self._compared < self._to_compare and not stopped():
            with self._lock:
                end = min(self._compared + SEALS_AT_ONCE, self._to_compare)
                self._compare_between(journal, seals, self._compared, end)
                self._compared = end

    def compare_newest(self, journal: Journal, seals: SealsBetween) -> None:
        """Compare the newest entries once, as many as a writer can wait for.

        Raises as `compare`, and for damage found before.
        """
        if broken := self.still_broken(journal, seals):
            raise broken
        with self._lock:
            since = max(self._compared, self._newest - SEALS_OF_NEWEST)
            if since < self._newest:
                self._compare_between(journal, seals, since, self._newest)
                self._to_compare, self._newest = since, 0

    def still_broken(self, journal: Journal, seals: SealsBetween) -> MonevError | None:
        """Check again entries found damaged.

        Return the error; None if there were none or somebody repaired them.
        """
        if self._broken:
            try:
                self._compare_between(journal, seals, *self._broken)
            except MonevError as error:
                return error
            self._broken = None
        return None

    def _compare_between(
        self, journal: Journal, seals: SealsBetween, since: int, up_to: int
    ) -> None:
        try:
            with _told_how_to_put_back():
                journal.compare(seals(since, up_to))
        except JournalDamaged:
            self._broken = since, up_to
            raise


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
        if not journal.was_replaced(*seen):
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
    connection: duckdb.DuckDBPyConnection, file: Path, journal: Journal
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
    number, entry_hash = only_row(connection, "schema/applied_up_to")
    reason = check_followed(journal, number, entry_hash)
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
