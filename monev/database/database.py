"""The DuckDB file that follows the journal: opening it, asking it, keeping it up to date,
rebuilding it."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar, overload

import duckdb
import pandas as pd

from monev.core.content import QUIET
from monev.core.errors import DatabaseNewer, MonevError
from monev.core.platform_files import make_private
from monev.database.apply import apply_entries, current_names, fingerprint
from monev.database.checks import (
    SCHEMA_VERSION,
    Seals,
    check_followed,
    check_rebuildable,
    connect_checked,
)
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
from monev.journal.survey import Survey

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")

APPLY_BATCH = 50
"""Plans, the large entries, per transaction: few commits for a rebuild, little undone by a power
cut."""
LONGEST_BATCH = 1000
FOLD_AFTER = 50
"""Entries, or a plan, after which the write-ahead log is folded into the file: it writes the end of
each table anew."""
GENTLE_BATCH = 8
"""Plans per transaction where pages are drawn meanwhile: a statement that is under way cannot
rest."""
FEW = 3
"""Entries that a page applies itself before it is drawn. More are left to who follows the
journal."""
FEW_SECONDS = 0.1
NEWS_KEPT = 5000
_OPEN_DATABASES: dict[Path, Database] = {}
_OPEN_LOCK = threading.Lock()


class News(NamedTuple):
    """Whose entry was applied: of which satker, as it is called now, by whom; `is_quiet`: no page
    shows it."""

    nomor: int
    satker: str | None
    pelaku: str
    is_quiet: bool = False


class Database:
    """Tables derived from a journal, one per file and process; any number of threads may ask at
    once. Every method may raise MonevError; nothing of DuckDB comes through. `up_to`: nomor and
    hash of the entry they have come up to; `shown_until`: when that was stored. `notice`: why the
    journal cannot be followed further, to be said first; nothing is written meanwhile. `newest`:
    which entry was the last to touch a rencana. `is_in_memory`: for want of a file or of room.
    `is_followed`: somebody applies what others store. `last_check`: what the last check of all came
    to."""

    def __init__(
        self, file: Path | None, journal: Journal, *, seen: tuple[int, str] = NOTHING
    ) -> None:
        """Use `Database.open_at`: it keeps to one connection per file. `seen`: the newest entry
        known."""
        self.journal = journal
        self.file = file
        self._seen = seen
        self.notice: MonevError | None = None
        self._not_helped: set[str] = set()
        self._gate = Gate()
        self._catch_up_lock = threading.Lock()
        self._news: deque[News] = deque(maxlen=NEWS_KEPT)
        self.newest = NewestEntries()
        self._seals = Seals()
        self._unfolded = 0
        self._read_only: PlaceReadOnly | None = None
        self._pace = Pace()
        self.is_followed = False
        self.last_check: Survey | None = None
        self._connection: duckdb.DuckDBPyConnection | None = None
        self.up_to: tuple[int, str] = NOTHING
        self.shown_until: datetime | None = None
        self._end = 0
        self.is_in_memory = file is None
        self._is_closed = False
        self._prepare()

    @classmethod
    def open_at(cls, file: Path | None, journal: Journal) -> Database:
        """The database of `file` (None: in memory), up to date with `journal`, made or rebuilt as
        needed; one object for a file. Raises DatabaseLocked, DatabaseNewer (file untouched),
        MonevError for a path that cannot be used, JournalStepsBack where the journal is not the one
        seen before and nothing can be shown (else `notice`)."""
        if file is None:
            return cls(None, journal)
        path = Path(file).expanduser().resolve()
        seen = read_remembered(path)
        with _OPEN_LOCK:
            opened = _OPEN_DATABASES.get(path)
            if opened is None:
                opened = _OPEN_DATABASES[path] = cls(path, journal, seen=seen)
            elif str(opened.journal) != str(journal):
                raise ValueError(f"{path} sudah terbuka dengan jurnal lain: {opened.journal}")
        make_private(path, path.with_name(f"{path.name}.wal"), seen_file(path))
        journal.make_private()
        opened.keep_up()
        return opened

    @classmethod
    def opened_at(cls, file: Path) -> Database | None:
        """The database of `file` where this process has it open."""
        with _OPEN_LOCK:
            return _OPEN_DATABASES.get(Path(file).expanduser().resolve())

    @property
    def behind(self) -> int:
        """How many entries of the journal were not in the tables yet when its end was last looked
        at."""
        return max(0, self._end - self.up_to[0])

    @property
    def is_late(self) -> bool:
        """Whether more are behind than a page waits for."""
        return self.behind > FEW

    def trouble(self) -> MonevError | None:
        """What is to be said first: the `notice`, else that the journal's disk became full or can
        only be read."""
        if self.notice is None and (why := self.journal.why_nothing_fits()):
            told = (
                f"Jurnal {self.journal} sedang hanya dapat dibaca: {why}. Belum ada yang dapat "
                "disimpan."
            )
            return PlaceReadOnly(
                told, "Beri ruang, atau pasang disknya lagi; program melanjutkan sendiri."
            )
        return self.notice

    def news(self, since: int) -> list[News] | None:
        """What was applied after entry `since`; None where that is longer ago than is
        remembered."""
        kept = list(self._news)
        if self.up_to[0] <= since:
            return []
        return (
            [news for news in kept if news.nomor > since]
            if kept and kept[0].nomor <= since + 1
            else None
        )

    @overload
    def ask(self, name: str, /, **params: Param) -> list[Row]:
        """The rows without a type of their own."""

    @overload
    def ask(self, name: str, shape: type[Shape], /, **params: Param) -> list[Shape]:
        """The rows as `shape`."""

    def ask(self, name: str, shape: object = None, /, **params: Param) -> object:
        """The answer to `queries/<name>.sql` as rows, for single things; tables are asked with
        `frame`. `shape`: the TypedDict of such a row, for who reads the code alone."""
        return self._ask(name, params, fetch_rows)

    def frame(self, name: str, **params: Param) -> pd.DataFrame:
        """The answer to `queries/<name>.sql` as a table, in the shape of `fetch_frame`."""
        return self._ask(name, params, fetch_frame)

    def _ask(
        self,
        name: str,
        params: Mapping[str, Param],
        fetch: Callable[[duckdb.DuckDBPyConnection], Answer],
    ) -> Answer:
        """The answer as by `run_question`, fetched. An error that takes the connection along (full
        disk, broken block) reopens it and asks again; a file still to blame is put aside and
        rebuilt at last."""
        for attempt in range(3):
            try:
                return self._answer(name, params, fetch)
            except _Disconnected as lost:
                connection, error = lost.args
                rebuild = attempt > 0
                if attempt == 2:
                    self._not_helped.add(name)
                # Where a new file once did not help a question, it is not tried again.
                may_help = (
                    self.file
                    and not self.is_in_memory
                    and means_damage(error)
                    and name not in self._not_helped
                )
                if rebuild and not may_help:
                    raise translate_error(error, f"pertanyaan {name}") from error
                self._reconnect(connection, FileDamaged() if rebuild else None)
        raise AssertionError("unreachable: the last attempt returns or raises")

    def catch_up(self) -> int:
        """Apply what was appended to the journal since; how many entries. Where it cannot be
        followed (damaged, gone, another one), the tables stay as they are and `notice` says why;
        once it can again, it goes on."""
        if self._is_current():
            return 0
        self._pace.hurry.set()
        with self._catch_up_lock:
            self._pace.hurry.clear()
            return self._catch_up(gently=False)

    def check_seals(self, *, stopped: Callable[[], bool] | None = None) -> None:
        """Compare the entries that the tables had when they were opened with the journal, once in a
        process: all until `stopped`; without it the newest, for who stores. What is damaged is
        raised and becomes the `notice`, until it was put back."""
        try:
            if stopped is None:
                self._seals.compare_newest(self.journal, self._seals_between)
            else:
                self._seals.compare(self.journal, self._seals_between, stopped=stopped)
        except MonevError as error:
            self.notice = error
            raise

    def _seals_between(self, since: int, up_to: int) -> dict[int, str]:
        return {
            row["nomor"]: row["hash"] for row in self.ask("audit/seals", sejak=since, sampai=up_to)
        }

    def keep_up(self) -> None:
        """As `catch_up` for a page, which is not kept waiting: what somebody else applies
        (`is_followed`) is left to them but for the last few entries. What a person stores is there
        for them: storing it catches up."""
        self._pace.asked()
        if not self.is_followed:
            self.catch_up()
        elif (
            not self._is_current()
            and not self.is_late
            and self._catch_up_lock.acquire(timeout=FEW_SECONDS)
        ):
            try:
                self._catch_up(gently=False)
            finally:
                self._catch_up_lock.release()

    def follow(self, stopped: Callable[[], bool]) -> None:
        """Catch up while pages are drawn as fast as ever; who stores comes in between. Raises as
        `catch_up`."""
        since = time.monotonic()
        while not self._is_current() and not stopped():
            with self._catch_up_lock:
                if not self._catch_up(gently=True):
                    return
            since = self._pace.rest(since)

    def _catch_up(self, *, gently: bool) -> int:
        connection = self._connection
        try:
            reason = check_followed(self.journal, *self.up_to)
        except FileDamaged:
            self._reconnect(connection)
            return self.up_to[0]
        reason = reason or self._seals.still_broken(self.journal, self._seals_between)
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
        """Close the file for the whole process, after the questions still under way."""
        with _OPEN_LOCK, self._gate.alone():
            self._is_closed = True
            self._release()
            if self.file is not None and _OPEN_DATABASES.get(self.file) is self:
                del _OPEN_DATABASES[self.file]

    def _answer(
        self,
        name: str,
        params: Mapping[str, Param],
        fetch: Callable[[duckdb.DuckDBPyConnection], Answer],
    ) -> Answer:
        with self._gate.shared():
            connection = self._connection
            if connection is None:
                raise _Disconnected(None, duckdb.ConnectionException("belum tersambung"))
            self._pace.asked()
            try:
                with connection.cursor() as cursor:
                    return fetch(run_question(cursor, name, **params))
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
            return False  # said by what comes next, with what could still be read
        self._end = end[0]
        return end == self.up_to

    def _reconnect(
        self, broken: duckdb.DuckDBPyConnection | None, damaged: FileDamaged | None = None
    ) -> None:
        """Open anew in place of a broken connection, unless another thread did already; `damaged`:
        with a new file."""
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
        """Connect, up to date with the journal. On a disk that is full or can only be read, in
        memory: what is stored is in the journal, and people still have to see it; the file catches
        up when the program starts again."""
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
        """Raises FileDamaged where the file is to be replaced."""
        if file is None or not file.exists():
            check_rebuildable(self.journal, self._seen, None, is_lost=file is not None)
        connection, reason = (
            (connect(None), None) if file is None else connect_checked(file, self.journal)
        )
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
        """Make room for a new file, unless the journal is not there to make it from: then why is
        raised."""
        check_rebuildable(self.journal, self._seen, damaged)
        put_aside(file, damaged)

    def _fill(self, connection: duckdb.DuckDBPyConnection, reason: MonevError | None) -> None:
        # On a cursor that is closed again: an answer not read to its end would stay an open
        # transaction.
        with connection.cursor() as cursor:
            if schema_versions(cursor) is None:
                make_tables(cursor)
            self.up_to = only_row(cursor, "schema/applied_up_to")
            for row in fetch_rows(run_question(cursor, "schema/shown_until")):
                self.shown_until = row["waktu"]
            self.journal.remember(*self.up_to)
            self._seals.begin(self.up_to[0])
            self.newest.begin(self.up_to, current_names(cursor))
        if reason is None:
            self._apply_new(connection)
        else:
            self.notice = reason

    def _apply_new(self, connection: duckdb.DuckDBPyConnection, *, gently: bool = False) -> None:
        """Apply what the journal has after `self.up_to`, a batch per transaction (`gently`: one
        small one); fold the log into the file in time. What keeps the rest from being read becomes
        the notice."""
        entries = self.journal.read(self.up_to[0])
        plans = GENTLE_BATCH if gently else APPLY_BATCH
        if gently:
            entries = self._pace.gently(entries)
        reason: MonevError | None = None
        with connection.cursor() as cursor:
            while reason is None:
                batch, reason = _read_batch(entries, plans)
                if not batch:
                    break
                cursor.begin()
                try:
                    apply_entries(cursor, batch)
                    names = (
                        current_names(cursor)
                        if any(entry.jenis == "satker" for entry in batch)
                        else None
                    )
                    cursor.commit()
                except BaseException:
                    # After a fatal error there is no transaction left to end; the first error is
                    # the one to tell.
                    with suppress(duckdb.Error):
                        cursor.rollback()
                    raise
                self.newest.note(batch, names)
                self._news.extend(
                    News(
                        entry.nomor,
                        self.newest.name_of(entry.satker),
                        entry.pelaku,
                        entry.jenis in QUIET,
                    )
                    for entry in batch
                )
                self.up_to = (batch[-1].nomor, batch[-1].hash)
                self.shown_until = datetime.fromisoformat(batch[-1].waktu)
                self._unfolded += sum(
                    FOLD_AFTER if entry.jenis == "unggahan" else 1 for entry in batch
                )
                if gently:
                    break
            if self._unfolded >= FOLD_AFTER:
                # Another transaction under way may refuse it: what was committed is safe in the log
                # until next time.
                with suppress(duckdb.TransactionException):
                    cursor.checkpoint()
                    self._unfolded = 0
        self._note(reason)

    def _note(self, reason: MonevError | None) -> None:
        """Remember up to where the journal was seen, unless it was seen further before; say why it
        ends here."""
        known = self.up_to
        if reason is None and self._seen[0] > self.up_to[0]:
            with suppress(FileDamaged):  # a person said that this journal is right
                reason = check_followed(self.journal, *self._seen)
                known = self.up_to if reason is None else self._seen
        self.notice = reason or self._read_only
        self.journal.remember(*known)
        if reason is None and self._seen != self.up_to:
            self._seen = self.up_to
            if self.file is not None:
                write_remembered(self.file, *self.up_to)


def make_tables(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make the tables, empty, with what their rows mean, in a database that has none. Raises
    duckdb.Error."""
    cursor.begin()
    run_question(cursor, "schema/tables")
    for meaning in list_questions("meaning"):
        run_question(cursor, meaning)
    run_question(cursor, "schema/about", versi_skema=SCHEMA_VERSION, sidik=fingerprint())
    cursor.commit()


def _read_batch(entries: Iterator[Entry], most_plans: int) -> tuple[list[Entry], MonevError | None]:
    """The next entries to apply together, and why none can be read after them where that is so."""
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


class _Disconnected(Exception):
    """The connection that is lost, and DuckDB's error that took it along."""
