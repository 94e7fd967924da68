"""Is a DuckDB file there still what the journal says? Asked before anything is written to it."""

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
from monev.journal.interface import ACCEPT_ADVICE

SCHEMA_VERSION = 6
"""Raise it when an older program must leave the tables alone; that they are made anew is seen to by
`fingerprint()`."""
DUCKDB_MARK = slice(8, 12), b"DUCK"
SEALS_AT_ONCE = 50
"""Entries compared between two looks at whether to stop: some hundredths of a second where all are
plans."""
SEALS_OF_NEWEST = 1000
"""And by who stores: a fifth of a second. All of a nation's 80,000 would take 20, at each command
that stores."""
PUT_BACK_ADVICE = (
    "Tidak ada yang dapat disimpan sebelum itu. Tanpa cadangan: hentikan aplikasi, lalu jalankan "
    f"{OWN_COMMAND} jurnal periksa --pulihkan, yang menyusunnya dari basis data bila di sana masih "
    "utuh."
)

SealsBetween = Callable[[int, int], dict[int, str]]
"""Number → hash, as the tables have it, of the entries after the first number up to the second."""


def connect_checked(
    file: Path, journal: Journal
) -> tuple[duckdb.DuckDBPyConnection, MonevError | None]:
    """Connect to a `file` that is missing, empty of tables, or ours and a true derivation of this
    journal so far. Where it is whole but the journal cannot be followed from there, with the
    reason: the tables can still be shown. Raises, and has changed nothing: FileDamaged for one to
    be put aside and rebuilt, DatabaseNewer, DatabaseLocked, MonevError for another's."""
    if not file.exists():
        return connect(file), None
    try:
        connection, may_write = _connect_unchanged(file)
    except FileDamaged as error:
        # One that was never DuckDB's, with no journal to rebuild from, is a wrong path: it is left
        # alone.
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
    """A connection that leaves a file as it is until something is written, and whether it may be:
    where there is a log beside the file, opened for writing it would be folded in."""
    if not file.with_name(f"{file.name}.wal").exists():
        with suppress(PlaceReadOnly):
            return connect(file), True
    return connect(file, read_only=True), False


def check_followed(journal: Journal, number: int, entry_hash: str) -> MonevError | None:
    """Why tables filled up to that entry cannot go on with this journal now; None where they can.
    Raises FileDamaged where a person said that another journal stands in its place, and
    DatabaseNewer."""
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
    """Whether the entries that tables were filled with before this process opened them still are
    what they were: what it applies itself is checked as it is read. The newest by who stores first,
    all in pieces by who has time for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._compared = self._to_compare = self._newest = 0
        self._broken: tuple[int, int] | None = None

    def begin(self, number: int) -> None:
        """The tables were opened, filled up to that entry."""
        self._to_compare = self._newest = number

    def compare(
        self, journal: Journal, seals: SealsBetween, *, stopped: Callable[[], bool]
    ) -> None:
        """Compare what was not yet. Raises MonevError for the first entry that is damaged or cannot
        be read."""
        while self._compared < self._to_compare and not stopped():
            with self._lock:
                end = min(self._compared + SEALS_AT_ONCE, self._to_compare)
                self._compare_between(journal, seals, self._compared, end)
                self._compared = end

    def compare_newest(self, journal: Journal, seals: SealsBetween) -> None:
        """Compare the newest, unless they were: so many as who stores can wait for, however long
        the journal is. Raises as `compare`, and for what was found broken before."""
        if broken := self.still_broken(journal, seals):
            raise broken
        with self._lock:
            since = max(self._compared, self._newest - SEALS_OF_NEWEST)
            if since < self._newest:
                self._compare_between(journal, seals, since, self._newest)
                self._to_compare, self._newest = since, 0

    def still_broken(self, journal: Journal, seals: SealsBetween) -> MonevError | None:
        """Why entries found broken still are; None where none were, or somebody put them back."""
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
    """Damage in what the tables hold already can be mended from them. Raises JournalDamaged."""
    try:
        yield
    except JournalDamaged as error:
        raise JournalDamaged(error.pesan, f"{error.advice} {PUT_BACK_ADVICE}") from error


def check_rebuildable(
    journal: Journal, seen: tuple[int, str], damaged: FileDamaged | None, *, is_lost: bool = False
) -> None:
    """Return where the journal holds what was seen of it, so that tables can be made from it alone
    (of a database that `is_lost` also from a damaged or shorter one). Raises JournalStepsBack.
    `damaged`: the file they are to replace."""
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
        return  # what can be read is shown, and the rest is said
    if damaged is not None and damaged.display_name == "rusak" and journal.is_empty():
        raise _without_tables(journal, f"Jurnal {journal} tidak ada atau kosong.", damaged)


def _without_tables(
    journal: Journal, message: str, damaged: FileDamaged | None
) -> JournalStepsBack:
    also = (
        ""
        if damaged is None
        else f" Basis data juga tidak dapat dipakai ({damaged}); berkasnya tidak diubah."
    )
    advice = f"Tidak ada yang ditulis. {journal.how_to_bring_back}, lalu ulangi. {ACCEPT_ADVICE}"
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
        # All of it is in the journal and only shaped otherwise, so there is nothing to keep.
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
