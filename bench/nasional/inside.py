"""Measured in this process: an office's queries, the Rekap, adding and following entries, opening, rebuilding."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from bench.nasional.measures import Results, processor_and_clock_ms, processor_ms
from bench.nasional.nation import NEWEST, Nation, Size
from monev.core.errors import VersionClash
from monev.database import Database
from monev.database.places import files_at
from monev.figures import view_at
from monev.figures.recap import OfficeFigures, recap, recap_as_json, reporting, total, total_difference
from monev.figures.recap_map import area_map, triwulan_map
from monev.journal import FolderJournal
from monev.outputs import ringkasan_page

_DAYS = count(1)
WRITES = 5
"""How often in a round; one is too small to be measured alone."""
SERVER = "peladen"
"""The folder with a server's own copy of the database; it follows the same journal."""


@dataclass(slots=True)
class Place:
    """A nation that was built: its journal, and the database of this process."""

    nation: Nation
    folder: Path
    journal: FolderJournal
    db: Database

    @property
    def offices(self) -> int:
        """How many there are."""
        return self.nation.size.offices


def journal_folder(folder: Path) -> Path:
    """Where the journal of a place lies."""
    return folder / "monev.jurnal"


def build(folder: Path, size: Size, results: Results) -> Place:
    """Fill the journal, and measure how long the tables take that are made of it (milliseconds of the processor)."""
    folder.mkdir()
    nation, journal, file = Nation(size), FolderJournal(journal_folder(folder)), folder / "monev.duckdb"
    nation.fill(journal)
    results.add("susun", size.offices, processor_ms(lambda: Database.open_at(file, journal).close()))
    results.add("byte entri", size.offices, sum(one.stat().st_size for one in (journal.folder / "entri").iterdir()))
    (folder / SERVER).mkdir()
    shutil.copy(file, folder / SERVER)
    _, of_commands = files_at(file)
    shutil.copy(file, of_commands)
    return Place(nation, folder, journal, Database.open_at(file, journal))


def measure(place: Place, results: Results) -> None:
    """One round of everything."""
    offices, db = place.offices, place.db
    first = place.nation.first
    results.add(
        "kueri",
        offices,
        processor_ms(lambda: ringkasan_page.gather(db, view_at(db, first.satker, NEWEST, _next_day()))),
    )
    for name, part in RECAP_PARTS.items():
        day = _next_day()
        results.add(name, offices, processor_ms(lambda day=day, part=part: part(db, recap(db, day, tahun=NEWEST))))
    for _ in range(WRITES):
        _writing(place, results)
    _opening(place, results)


def _next_day() -> date:
    """A posisi that was not asked before, so that nothing is remembered: all after the last report of anybody."""
    return date(NEWEST, 12, 31) + timedelta(days=next(_DAYS))


def _listing(_: Database, offices: tuple[OfficeFigures, ...]) -> None:
    reported = reporting(offices)
    total(reported)
    total_difference(reported)


RECAP_PARTS: dict[str, Callable[[Database, tuple[OfficeFigures, ...]], object]] = {
    "rekap daftar": _listing,
    "rekap peta area": lambda db, offices: area_map(db, offices),
    "rekap peta triwulan": lambda db, offices: triwulan_map(db, offices, offices[0].posisi),
    "rekap perintah": lambda db, offices: recap_as_json(db, offices),
}
"""Parts of the Rekap of all offices, each with what the list itself needs."""


def _writing(place: Place, results: Results) -> None:
    """Adding an entry as the app does, following it, and adding one right after another writer had the rencana."""
    offices, last, db = place.offices, place.nation.last, place.db
    draft = last.tick()
    results.add("tambah", offices, processor_ms(lambda: _append(place, draft, db.up_to[0])))
    results.add("ikuti", offices, processor_ms(db.catch_up))

    other = FolderJournal(journal_folder(place.folder))
    place.nation.add(other, last, last.tick())
    draft = last.tick()
    processor, clock = processor_and_clock_ms(lambda: _append_after(place, draft))
    results.add("bertemu", offices, processor)
    results.add("bertemu, jam dinding", offices, clock)
    db.catch_up()


def _append(place: Place, draft: tuple[str, dict], seen: int) -> None:
    last, (jenis, content) = place.nation.last, draft
    place.journal.add(jenis=jenis, pelaku="ukur", satker=last.satker, tahun=last.tahun, content=content, seen=seen)


def _append_after(place: Place, draft: tuple[str, dict]) -> None:
    """Somebody else was first: it is refused, and appended after theirs."""
    try:
        _append(place, draft, place.db.up_to[0])
    except VersionClash:
        _append(place, draft, place.journal.tip()[0])
    else:
        raise AssertionError("the other writer's entry was not seen")


def _opening(place: Place, results: Results) -> None:
    place.db.close()
    opened: list[Database] = []
    file = place.folder / "monev.duckdb"

    def work() -> None:
        opened.append(Database.open_at(file, FolderJournal(journal_folder(place.folder))))

    results.add("buka", place.offices, processor_ms(work))
    (place.db,) = opened


def uploads_of_last(place: Place, number: int) -> Iterator[tuple[str, dict]]:
    """So many more unggahan of the last office's newest rencana."""
    last = place.nation.last
    return (last.upload(last.posisi) for _ in range(number))
