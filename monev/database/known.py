"""What the database of a file knows of its journal, asked without bringing the two together."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from itertools import product
from pathlib import Path

import duckdb

from monev.core.errors import MonevError
from monev.database.connection import UNREADABLE, FileDamaged, connect
from monev.database.database import Database
from monev.database.places import files_at
from monev.database.questions import only_row, run_question
from monev.database.remembered import NOTHING, read_remembered
from monev.database.turns import reader_turn
from monev.journal import Entry, Journal
from monev.journal.entry import JOURNAL_VERSION, seal

ZONES = (*(timezone(timedelta(hours=hours)) for hours in (7, 8, 9)), UTC)
"""Those that an entry's time may have been written in: WIB, WITA, WIT."""


def known_entries(database: Path) -> list[tuple[int, str]]:
    """Number and hash of the entries that people who used this database have seen last; none where nothing is known.

    What cannot be read, or is held by another process, is known by the file beside it.
    """
    path = database.expanduser().resolve()
    known = {read_remembered(path), *map(_filled_up_to, files_at(path))}
    return sorted(known - {NOTHING})


def _filled_up_to(path: Path) -> tuple[int, str]:
    opened = Database.opened_at(path)
    if opened is not None:
        return opened.up_to
    if not path.exists():
        return NOTHING
    try:
        with reader_turn(path), closing(connect(path, read_only=True)) as connection:
            number, entry_hash = only_row(connection, "schema/applied_up_to")
            return number, entry_hash
    except (MonevError, FileDamaged, duckdb.Error):
        return NOTHING


def known_entry(database: Path, journal: Journal, number: int) -> Entry | None:
    """Entry `number`, made anew of what the tables keep of it; None where its hash does not come out, so that never
    anything else stands in its place. Of an uploaded plan they do not keep every word.

    Raises DatabaseLocked, and MonevError where the database cannot be read.
    """
    path = database.expanduser().resolve()
    if not path.exists():
        return None
    try:
        with reader_turn(path), closing(connect(path, read_only=True)) as connection:
            rows = run_question(connection, "audit/kept_entry", nomor=number).fetchall()
    except (FileDamaged, duckdb.Error) as error:
        raise MonevError(f"Basis data {path}: {UNREADABLE}.", "Pakai cadangan jurnalnya.") from error
    for pelaku, jenis, tahun, content, entry_hash, seconds, keys, previous in rows:
        moment = datetime.fromtimestamp(seconds, UTC)
        times = [moment.astimezone(zone).isoformat() for zone in ZONES]
        originals = [None, *journal.originals()]
        for sha256, satker, waktu, version in product(originals, keys, times, range(JOURNAL_VERSION, 0, -1)):
            entry = seal(
                versi=version,
                nomor=number,
                jenis=jenis,
                waktu=waktu,
                pelaku=pelaku,
                satker=satker,
                tahun=tahun,
                sha256=sha256,
                sebelum=previous,
                isi=json.loads(content),
            )
            if entry.hash == entry_hash:
                return entry
    return None
