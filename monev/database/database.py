"""The DuckDB file that follows the journal: opened, asked, kept up to date, rebuilt."""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar, overload

import duckdb
import pandas as pd

from monev.core import clock
from monev.core.content import QUIET
from monev.core.errors import DatabaseNewer, MonevError
from monev.core.platform_files import make_private
from monev.database.apply import apply_entries, current_names, fingerprint
from monev.database.apply_plans import Plans
from monev.database.checks import SCHEMA_VERSION, check_followed, check_rebuildable, connect_checked
from monev.database.connection import (
    FileDamaged,
    Gate,
    Pace,
    PlaceReadOnly,
    StorageFull,
    breaks_connection,
    connect,
    means_damage,
    put_aside,
    translate_error,
)
from monev.database.newest import NewestEntries
from monev.database.pictures import JUDGED, purge_pictures, show_pictures
from monev.database.places import NOTHING, read_remembered, seen_file, write_remembered
from monev.database.query_files import (
    Param,
    Row,
    Shape,
    fetch_frame,
    fetch_rows,
    list_questions,
    only_row,
    run_question,
    schema_versions,
)
from monev.journal import Entry, Journal

if TYPE_CHECKING:
    from monev.journal.whole_check import Findings

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")

APPLY_BATCH = 50
"""Plans (the large entries) per transaction: few commits in a rebuild, little lost in a power
cut."""
LONGEST_BATCH = 1000
FOLD_AFTER = 50
"""Entries after which the write-ahead log is merged into the file; a plan counts as that many.
Merging rewrites the end of each table."""
GENTLE_BATCH = 8
"""Plans per transaction while pages are drawn, since a running statement cannot rest."""
FEW = 3
"""A page applies up to so many entries itself before it is drawn, and leaves more to the
follower."""
FEW_SECONDS = 0.1
NEWS_KEPT = 5000
PICTURES_KEPT = timedelta(minutes=10)
"""So long a page may draw from a picture that is not the present one any more."""
_TABLES = count(1)
_OPEN_DATABASES: dict[Path, Database] = {}
_OPEN_LOCK = threading.Lock()


class News(NamedTuple):
    """An applied entry: its satker by its current name, and who made it.

    `is_quiet`: no page shows it.
    """

    nomor: int
    satker: str | None
    pelaku: str
    is_quiet: bool = False


class Database:
    """Tables derived from a journal, one object per file and process.

    Any number of threads may ask at once.

    Every method may raise MonevError, never an error of DuckDB.

    - up_to: nomor and hash of the last applied entry; shown_until: when it was stored
    - notice: why the journal cannot be followed, shown first on pages; nothing is written meanwhile
    - newest: the last entry that touched each rencana
    - tables: changes when the tables are made anew or opened, so ids of pictures before are void
    - is_in_memory: there is no file, or no space for it
    - is_followed: somebody applies what others store
    - last_check: the result of the last full check
    """

    def __init__(self, file: Path | None, journal: Journal) -> None:
        """Use `Database.open_at` instead, which keeps one connection per file."""
        self.journal = journal
        self.file = file
        self.notice: MonevError | None = None
        self._not_helped: set[str] = set()
        self._gate = Gate()
        self._catch_up_lock = threading.Lock()
        self._news: deque[News] = deque(maxlen=NEWS_KEPT)
        self.newest = NewestEntries()
        self.tables = 0
        self._written = 0
        self._unfolded = 0
        self._read_only: PlaceReadOnly | None = None
        self._pace = Pace()
        self.is_followed = False
        self.last_check: Findings | None = None
        self._connection: duckdb.DuckDBPyConnection | None = None
        self.up_to: tuple[int, str] = NOTHING
        self.shown_until: datetime | None = None
        self._end = 0
        self.is_in_memory = file is None
        self._is_closed = False
        self._prepare()

    @classmethod
    def open_at(cls, file: Path | None, journal: Journal) -> Database:
        """Return the database of `file` (None: in memory), up to date with `journal`.

        It is created or rebuilt if needed.

        Raises:

        - DatabaseLocked; DatabaseNewer, with the file untouched; MonevError for an unusable path
        - JournalStepsBack if the journal is not the one seen before and nothing can be shown (else
          there is a `notice`)
        """
        if file is None:
            return cls(None, journal)
        path = Path(file).expanduser().resolve()
        with _OPEN_LOCK:
            opened = _OPEN_DATABASES.get(path)
            if opened is None:
                opened = _OPEN_DATABASES[path] = cls(path, journal)
            elif str(opened.journal) != str(journal):
                raise ValueError(f"{path} sudah terbuka dengan jurnal lain: {opened.journal}")
        make_private(path, path.with_name(f"{path.name}.wal"), seen_file(path))
        journal.store.make_private()
        opened.keep_up()
        return opened

    @classmethod
    def opened_at(cls, file: Path) -> Database | None:
        """Return the database of `file` if this process has it open."""
        with _OPEN_LOCK:
            return _OPEN_DATABASES.get(Path(file).expanduser().resolve())

    @property
    def behind(self) -> int:
        """How many entries were not in the tables yet when the journal's end was last looked at."""
        return max(0, self._end - self.up_to[0])

    @property
    def is_late(self) -> bool:
        """True if more entries are missing than a page waits for."""
        return self.behind > FEW

    def trouble(self) -> MonevError | None:
        """Return the error that pages have to show first.

        It is the `notice`, else a full or read-only disk of the journal.
        """
        if self.notice is None and (why := self.journal.store.why_nothing_fits()):
            message = (
                f"Jurnal {self.journal} sedang hanya dapat dibaca: {why}. Belum ada yang dapat "
                "disimpan."
            )
            return PlaceReadOnly(
                message, "Beri ruang, atau pasang disknya lagi; program melanjutkan sendiri."
            )
        return self.notice

    def news(self, since: int) -> list[News] | None:
        """List the entries applied after entry `since`.

        None if that is too long ago to remember.
        """
        kept = list(self._news)
        if self.up_to[0] <= since:
            return []
        if not kept or kept[0].nomor > since + 1:
            return None
        return [news for news in kept if news.nomor > since]

    @overload
    def ask(self, name: str, /, **params: Param) -> list[Row]:
        """Return the rows without a type of their own."""

    @overload
    def ask(self, name: str, shape: type[Shape], /, **params: Param) -> list[Shape]:
        """Return the rows as `shape`."""

    def ask(self, name: str, shape: object = None, /, **params: Param) -> object:
        """Return the answer of `queries/<name>.sql` as rows; `frame` returns tables.

        `shape`: the TypedDict of the rows, for type checking only.
        """
        return self._ask(name, lambda cursor: fetch_rows(run_question(cursor, name, **params)))

    def frame(self, name: str, **params: Param) -> pd.DataFrame:
        """Return the answer of `queries/<name>.sql` as a table, in the form of `fetch_frame`."""
        return self._ask(name, lambda cursor: fetch_frame(run_question(cursor, name, **params)))

    def pictures(
        self, rencana: Sequence[int], days: Sequence[date], entry: int | None
    ) -> list[Row]:
        """Return the picture of each rencana on the day at its place: rows of `figures/judged`.

        Those that nobody asked for yet are made, all at once. `entry`: as known just after that
        journal entry (None: now).
        """
        asked: dict[str, Param] = {"daftar": [*rencana], "pada": [*days], "entri": entry}
        written = self._written
        rows = self.ask(JUDGED, **asked)
        if all(row["unggahan_id"] for row in rows):
            return rows
        self._pace.hurry.set()
        with self._catch_up_lock:
            self._pace.hurry.clear()
            known = rows if written == self._written else None
            self._written += 1
            return self._ask("apply/gambar", lambda cursor: show_pictures(cursor, asked, known))

    def _ask(self, name: str, answer: Callable[[duckdb.DuckDBPyConnection], Answer]) -> Answer:
        """Ask a question and fetch its answer.

        After an error that breaks the connection (full disk, broken block) it reconnects and asks
        again. If the file is still to blame, it is put aside and rebuilt.
        """
        for attempt in range(3):
            try:
                return self._answer(name, answer)
            except _Disconnected as lost:
                connection, error = lost.args
                rebuild = attempt > 0
                if attempt == 2:
                    self._not_helped.add(name)
                # If a new file once did not help a question, it is not tried again.
                has_file = self.file is not None and not self.is_in_memory
                may_help = has_file and means_damage(error) and name not in self._not_helped
                if rebuild and not may_help:
                    raise translate_error(error, f"pertanyaan {name}") from error
                self._reconnect(connection, FileDamaged() if rebuild else None)
        raise AssertionError("unreachable: the last attempt returns or raises")

    def catch_up(self) -> int:
        """Apply new entries of the journal and return their number.

        If the journal cannot be followed (damaged, missing, another one), the tables stay as they
        are and `notice` says why. It continues once that is over.
        """
        if self._is_current():
            return 0
        self._pace.hurry.set()
        with self._catch_up_lock:
            self._pace.hurry.clear()
            return self._catch_up(gently=False)

    def keep_up(self) -> None:
        """Catch up for a page without making it wait.

        If somebody else applies entries (`is_followed`), only the last few are applied here. A
        person's own changes are there already, since storing catches up.
        """
        self._pace.asked()
        if not self.is_followed:
            self.catch_up()
            return
        if self._is_current() or self.is_late:
            return
        if self._catch_up_lock.acquire(timeout=FEW_SECONDS):
            try:
                self._catch_up(gently=False)
            finally:
                self._catch_up_lock.release()

    def follow(self, stopped: Callable[[], bool]) -> None:
        """Catch up in the background without slowing pages or writers down.

        Raises as `catch_up`.
        """
        since = time.monotonic()
        while not self._is_current() and not stopped():
            with self._catch_up_lock:
                if not self._catch_up(gently=True):
                    return
            since = self._pace.rest(since)

    def _catch_up(self, *, gently: bool) -> int:
        connection = self._connection
        try:
            reason = check_followed(self.journal, self.up_to, self._last_seen())
        except FileDamaged:
            self._reconnect(connection)
            return self.up_to[0]
        if connection is None:
            self._reconnect(connection)
            return self.up_to[0]
        if reason is not None:
            self.notice = reason
            return 0
        beginning = self.up_to[0]
        try:
            with self._gate.shared():
                self._apply_new(connection, gently=gently)
        except duckdb.Error as error:
            if not breaks_connection(error):
                raise translate_error(error, "menerapkan jurnal") from error
            self._reconnect(connection)
        return self.up_to[0] - beginning

    def close(self) -> None:
        """Close the file for the whole process after the running questions."""
        with _OPEN_LOCK, self._gate.alone():
            self._is_closed = True
            self._release()
            if self.file is not None and _OPEN_DATABASES.get(self.file) is self:
                del _OPEN_DATABASES[self.file]

    def _answer(self, name: str, answer: Callable[[duckdb.DuckDBPyConnection], Answer]) -> Answer:
        with self._gate.shared():
            connection = self._connection
            if connection is None:
                raise _Disconnected(None, duckdb.ConnectionException("belum tersambung"))
            self._pace.asked()
            try:
                with connection.cursor() as cursor:
                    return answer(cursor)
            except duckdb.Error as error:
                if breaks_connection(error):
                    raise _Disconnected(connection, error) from error
                raise translate_error(error, f"pertanyaan {name}") from error

    def _is_current(self) -> bool:
        if self._connection is None or self.notice is not None:
            return False
        try:
            end = self.journal.tip()
        except DatabaseNewer:
            raise
        except MonevError:
            return False  # the next step reports it, with what could still be read
        self._end = end[0]
        return end == self.up_to

    def _reconnect(
        self, broken: duckdb.DuckDBPyConnection | None, damaged: FileDamaged | None = None
    ) -> None:
        """Replace a broken connection, unless another thread has.

        With `damaged`, also make a new file.
        """
        with self._gate.alone():
            if self._is_closed:
                raise MonevError("Basis data sudah ditutup.", "Jalankan ulang program.")
            if self._connection is broken:
                self._release()
                if damaged is not None and self.file is not None:
                    self._put_aside(self.file, damaged)
                self._prepare()

    def _release(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _prepare(self) -> None:
        """Connect and catch up.

        On a full or read-only disk use memory: people still have to see what is in the journal. The
        file catches up at the next start.
        """
        try:
            self._connection = self._build(self.file)
        except (StorageFull, PlaceReadOnly) as error:
            if self.file is None:
                raise
            log.warning(
                "%s: %s disusun di memori sampai program dijalankan ulang.", error.title, self.file
            )
            self._read_only = error if isinstance(error, PlaceReadOnly) else None
            self._connection = self._build(None)
            self.is_in_memory = True

    def _build(self, file: Path | None) -> duckdb.DuckDBPyConnection:
        try:
            return self._open(file)
        except FileDamaged as damaged:
            if file is None:
                raise MonevError(
                    f"Basis data di memori tidak dapat disusun: {damaged}.", "Ulangi."
                ) from damaged
            self._put_aside(file, damaged)
        try:
            return self._open(file)
        except FileDamaged as damaged:
            raise MonevError(
                f"Basis data {file} tidak dapat dibuka: {damaged}.", "Pilih berkas lain."
            ) from damaged

    def _open(self, file: Path | None) -> duckdb.DuckDBPyConnection:
        """Open a file or memory and fill it. Raises FileDamaged if the file has to be replaced."""
        if file is None or not file.exists():
            check_rebuildable(
                self.journal, self._last_seen() or NOTHING, None, is_lost=file is not None
            )
        reason = None
        if file is None:
            connection = connect(None)
        else:
            connection, reason = connect_checked(file, self.journal, self._last_seen())
        try:
            self._fill(connection, reason)
        except duckdb.Error as error:
            connection.close()
            if means_damage(error):
                log.error("menyusun basis data dari jurnal: %s", error)
                raise FileDamaged from error
            raise translate_error(error, "menyusun basis data dari jurnal") from error
        except BaseException:
            connection.close()
            raise
        return connection

    def _put_aside(self, file: Path, damaged: FileDamaged) -> None:
        """Make room for a new file. If the journal cannot replace it, raise the reason instead."""
        check_rebuildable(self.journal, self._last_seen() or NOTHING, damaged)
        put_aside(file, damaged)

    def _fill(self, connection: duckdb.DuckDBPyConnection, reason: MonevError | None) -> None:
        self.tables = next(_TABLES)
        # The cursor is closed afterwards: an answer not read to its end keeps a transaction open.
        with connection.cursor() as cursor:
            if schema_versions(cursor) is None:
                make_tables(cursor)
            else:
                purge_pictures(cursor, clock.real_now())
            self.up_to = only_row(cursor, "schema/applied_up_to")
            for row in fetch_rows(run_question(cursor, "schema/shown_until")):
                self.shown_until = row["waktu"]
            self.journal.remember(*self.up_to)
            self.newest.begin(self.up_to, current_names(cursor))
        if reason is None:
            self._apply_new(connection)
        else:
            self.notice = reason

    def _apply_new(self, connection: duckdb.DuckDBPyConnection, *, gently: bool = False) -> None:
        """Apply the journal's entries after `self.up_to`, one batch per transaction.

        `gently`: only one batch, a small one. Merge DuckDB's log into its file once FOLD_AFTER
        entries are in it. If the rest cannot be read, the reason becomes the notice.
        """
        entries = self.journal.read(self.up_to[0])
        plans = GENTLE_BATCH if gently else APPLY_BATCH
        if gently:
            entries = self._pace.gently(entries)
        reason: MonevError | None = None
        in_mind = Plans()
        with _without_collecting(), connection.cursor() as cursor:
            while reason is None:
                batch, reason = _read_batch(entries, plans)
                if not batch:
                    break
                cursor.begin()
                try:
                    names = apply_entries(cursor, batch, self.newest.names, in_mind)
                    cursor.commit()
                except BaseException:
                    # After a fatal error there is no transaction to end; the first error counts.
                    with suppress(duckdb.Error):
                        cursor.rollback()
                    raise
                self.newest.note(batch, names)
                for entry in batch:
                    satker = self.newest.name_of(entry.satker)
                    is_quiet = entry.jenis in QUIET
                    self._news.append(News(entry.nomor, satker, entry.pelaku, is_quiet))
                    self._unfolded += FOLD_AFTER if entry.jenis == "unggahan" else 1
                self._written += 1
                self.up_to = (batch[-1].nomor, batch[-1].hash)
                self.shown_until = datetime.fromisoformat(batch[-1].waktu)
                if gently:
                    break
            if self._unfolded >= FOLD_AFTER:
                purge_pictures(cursor, clock.real_now() - PICTURES_KEPT)
                # A running transaction may prevent it. Until then committed rows are in the log.
                with suppress(duckdb.TransactionException):
                    cursor.checkpoint()
                    self._unfolded = 0
        self._note(reason)

    def _note(self, reason: MonevError | None) -> None:
        """Remember how far the journal was seen, and why it ends here.

        If it was seen further before, that is kept.
        """
        known, seen = self.up_to, self._last_seen() or NOTHING
        if reason is None and seen[0] > known[0]:
            try:
                self.journal.check_seen(*seen)
            except MonevError as error:
                reason, known = error, seen
        self.notice = reason or self._read_only
        self.journal.remember(*known)
        if reason is None and self.file is not None and seen[0] <= known[0] and seen != known:
            write_remembered(self.file, *known)

    def _last_seen(self) -> tuple[int, str] | None:
        """Return the newest entry that anybody saw with this file, if it is known.

        It is read each time: a person may have accepted another journal meanwhile.
        """
        return None if self.file is None else read_remembered(self.file)


def make_tables(cursor: duckdb.DuckDBPyConnection) -> None:
    """Create the empty tables and the macros for their meaning in a database that has none.

    Raises duckdb.Error.
    """
    cursor.begin()
    run_question(cursor, "schema/tables")
    for meaning in list_questions("meaning"):
        run_question(cursor, meaning)
    run_question(cursor, "schema/about", versi_skema=SCHEMA_VERSION, sidik=fingerprint())
    cursor.commit()


def _read_batch(entries: Iterator[Entry], most_plans: int) -> tuple[list[Entry], MonevError | None]:
    """Return the next entries to apply together, and the reason if none can be read after them."""
    batch: list[Entry] = []
    plans = 0
    try:
        for entry in islice(entries, LONGEST_BATCH):
            batch.append(entry)
            plans += entry.jenis == "unggahan"
            if plans == most_plans:
                break
    except DatabaseNewer:
        raise
    except MonevError as reason:
        return batch, reason
    return batch, None


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Put off the garbage collector: it took a quarter of a rebuild, and entries are no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Disconnected(Exception):
    """The lost connection and the error of DuckDB that broke it."""
