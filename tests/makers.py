"""Builders for tests, on a database: meetings, people, acts at the same moment. Those of an unggahan
are from tests.contents.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from monev.access import Visitor, list_people
from monev.core.dates import periode_of
from monev.core.errors import MonevError
from monev.core.roles import EVERY_SATKER, LOCAL_ACTOR
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.figures.views import newest_view
from monev.journal import open_journal
from monev.meeting import acts, records
from monev.people.setting_up import add_person
from monev.writing.content_of import read_langkah
from monev.writing.plan_versions import find_last
from tests.contents import SATKER as SATKER
from tests.contents import TAHUN as TAHUN
from tests.contents import append_unggahan as append_unggahan
from tests.contents import bukti_content as bukti_content
from tests.contents import langkah_content as langkah_content
from tests.contents import large_content as large_content
from tests.contents import said_remark as said_remark
from tests.contents import sample_content as sample_content
from tests.contents import tenggat_content as tenggat_content

JUNE, SEPTEMBER = date(2025, 6, 30), date(2025, 9, 30)


def saved(made: Any, *form: str, **more: Any) -> bytes:
    """Return what a library made, such as a workbook, a Word document or a picture, as a file."""
    stream = BytesIO()
    made.save(stream, *form, **more)
    return stream.getvalue()


def journal_of(dump: Path, folder: Path) -> Database:
    """Open a journal that an earlier version wrote, kept as SQL."""
    file = folder / "monev.jurnal"
    with closing(sqlite3.connect(file)) as store:
        store.executescript(dump.read_text(encoding="utf-8"))
    return Database.open_at(None, open_journal(file))


def values_of(rows: Iterable[dict[str, Any]], *columns: str) -> list[tuple]:
    """List these columns of each row."""
    return [tuple(map(row.__getitem__, columns)) for row in rows]


def begin_rapat(db: Database, **other: Any) -> records.Rapat:
    """Open a meeting about the rencana: on 10 July 2025, about 30 June, by Ani, unless `other` says
    otherwise.
    """
    usual = {"judul": "Rapat", "tanggal": "2025-07-10", "pelaku": "Ani"}
    if day := other.pop("posisi", date(2025, 6, 30)):
        usual["periode"] = periode_of(day).code
    return acts.open_rapat(db, **{"satker": SATKER, "tahun": TAHUN} | usual | other)


def add_people(db: Database, **people: dict[str, str]) -> None:
    """Set up these people, and `utama`, an admin for everything, if absent. `people`: sign-in name
    → satker → roles, with a blank between several. The name of a person is the sign-in name with a
    capital letter.
    """
    first = {} if "utama" in list_people(db) else {"utama": {EVERY_SATKER: "admin"}}
    for orang, places in (first | people).items():
        roles = {satker: frozenset(held.split()) for satker, held in places.items()}
        add_person(db, Visitor(orang, orang.title(), roles=roles), pelaku=LOCAL_ACTOR)


def together(*acts: Callable[[], object]) -> list[object]:
    """Run all acts at the same moment, each in its thread; list their results, or the MonevError
    each ended with.
    """
    beginning = Barrier(len(acts))

    def do(act: Callable[[], object]) -> object:
        beginning.wait()
        try:
            return act()
        except MonevError as error:
            return error

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(do, acts))


@contextmanager
def refused_at(**wording: str) -> Iterator[None]:
    """Assert that an entry is refused at just these fields, each with a sentence that holds these
    words.
    """
    with pytest.raises(EntryRefused) as refused:
        yield
    entries = refused.value.entries
    assert entries.keys() == wording.keys()
    assert all(words in entries[field] for field, words in wording.items()), entries


def last_content(db: Database, satker: str, tahun: int) -> dict[str, Any]:
    """Return the content of a rencana's newest unggahan that was not cancelled, as the journal
    holds it.
    """
    return find_last(db, satker, tahun).content


def langkah_now(db: Database, kode: str, satker: str = SATKER) -> dict[str, Any]:
    """Return a langkah of the usual plan as it is now, in the journal's shape."""
    return read_langkah(db, newest_view(db, satker, TAHUN), [kode])[kode]
