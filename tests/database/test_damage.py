"""Damage stops only what needs the damaged part: of the database file, of one entry, or of one
original.
"""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from monev.core.errors import JournalDamaged, JournalStepsBack
from monev.database import Database, Row
from monev.journal import open_journal
from monev.journal.entry import to_text
from monev.journal.whole_check import check_all
from monev.writing.append import NewEntry, append_entry
from tests.conftest import begins
from tests.database.tables import all_table_content, reseal, unggahan_now
from tests.journal.homes import home_of
from tests.makers import SATKER, TAHUN, append_unggahan, large_content, sample_content

DATA_BLOCKS, BLOCK = 12_288, 262_144
"""Where DuckDB's three header blocks end, and how long each block after them is."""


def fill(db: Database) -> None:
    """Store four unggahan; the second and third are large."""
    append_unggahan(db.journal)
    for number in (2, 3):
        append_unggahan(db.journal, large_content(number), file=b"asli")
    append_unggahan(db, sample_content(unggahan=4))


beginning = begins(file=fill)


def flip(file: Path, place: int, bit: int = 0) -> None:
    """Change one bit of a file, as a bad disk would: its length and time stay."""
    data = bytearray(file.read_bytes())
    data[place] ^= 1 << bit
    stamp = file.stat()
    file.write_bytes(data)
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


def flipped(text: str) -> str:
    """Change one sign in the middle of an entry."""
    return f"{text[:500]}{chr(ord(text[500]) ^ 1)}{text[501:]}"


def aside(file: Path) -> list[Path]:
    """List the broken files that were kept."""
    return list(file.parent.glob(f"{file.name}.rusak-*"))


@pytest.fixture
def reopened(file, journal, opened) -> Callable[[], Database]:
    """Return a function that opens the database as a program that knows only what is on the
    disk.
    """
    return lambda: opened(file, open_journal(str(journal)))


def read_all(db: Database) -> list[list[Row]]:
    """List answers that read every table an unggahan fills."""
    asked = [("figures/changes", {})]
    of_langkah = ("documents_of_langkah", "traces_of_langkah")
    asked += [(f"figures/{name}", {"kode": "V.a.1.1"}) for name in of_langkah]
    numbers = [1, 2, 3, 4]
    whole = [
        db.ask(f"uploads/{name}", daftar=numbers, kode=["V.a.1.1"])
        for name in ("langkah", "tenggat", "bukti")
    ]
    return [
        *whole,
        *(db.ask(name, unggahan_id=number, **more) for number in numbers for name, more in asked),
    ]


def places_in_blocks(data: bytes) -> Iterator[int]:
    """Yield a place in each block that holds data."""
    chance = random.Random(7)
    for start in range(DATA_BLOCKS, len(data), BLOCK):
        filled = [
            at
            for at in range(start, min(start + BLOCK, len(data)), 512)
            if any(data[at : at + 512])
        ]
        if filled:
            yield chance.choice(filled) + chance.randrange(512)


@pytest.mark.semua
def test_one_flipped_bit_in_any_block_changes_no_answer(file, journal, reopened, pytestconfig):
    """Damage that opening does not see is repaired once, for the question that reads there. All
    blocks are tried before a release.
    """
    answers = read_all(db := reopened())
    db.close()
    data, tables, found_by_question = file.read_bytes(), all_table_content(file), 0
    for place in places_in_blocks(data):
        file.write_bytes(data)
        flip(file, place)
        db = reopened()
        at_opening = len(aside(file))
        assert (read_all(db), db.notice) == (answers, None), place
        db.close()
        if len(aside(file)) > at_opening:
            found_by_question += 1
            assert (len(aside(file)), all_table_content(file)) == (1, tables), place
        for old in aside(file):
            old.unlink()
        if found_by_question and not pytestconfig.getoption("semua"):
            break
    assert found_by_question


@pytest.mark.parametrize(
    ("number", "has_tables", "shown"),
    [(3, False, [2]), (1, False, []), (4, False, [3]), (4, True, [4])],
    ids=["in the middle", "the first", "the newest", "the newest of a whole database"],
)
def test_damage_in_one_entry_shows_what_stands_before_and_is_mended(
    file, journal, reopened, number, has_tables, shown
):
    home = home_of(journal)
    whole = home.text(number)
    home.write_text(number, flipped(whole))
    if not has_tables:
        file.unlink()
    for _ in range(2):
        db = reopened()
        assert unggahan_now(db) == shown
        assert isinstance(db.notice, JournalDamaged)
        assert f"{number:08d}" in db.notice.pesan
        with pytest.raises(JournalDamaged, match=f"{number:08d}"):
            append_unggahan(db.journal, sample_content(unggahan=5))
        assert journal.numbers() == [1, 2, 3, 4]
    home.write_text(number, whole)
    db.catch_up()
    assert (unggahan_now(db), db.notice) == ([4], None)
    assert append_unggahan(db.journal, sample_content(unggahan=5)).nomor == 5


@pytest.mark.parametrize("how", ["flipped", "forged"])
def test_damage_behind_whole_tables_stops_nothing_else_and_the_check_names_it(
    journal, reopened, how
):
    home = home_of(journal)
    whole = home.text(2)
    if how == "flipped":
        home.write_text(2, flipped(whole))
    else:
        home.write_text(2, to_text(reseal(journal.entry_at(2), pelaku="lain")))
    db = reopened()
    assert (unggahan_now(db), db.notice) == ([4], None)
    edit = NewEntry("tampilan", SATKER, TAHUN, {"disembunyikan": True})
    assert append_entry(db, edit, pelaku="uji").nomor == 5
    (fault,) = check_all(db.journal).faults
    assert f"Entri {2 if how == 'flipped' else 3:08d}" in fault
    home.write_text(2, whole)
    assert check_all(db.journal).faults == []


@pytest.mark.parametrize("gone", [True, False])
def test_a_damaged_or_missing_original_stops_neither_opening_nor_writing(
    file, journal, reopened, gone
):
    (original,) = journal.originals()
    home_of(journal).write_original(original, None if gone else b"lain")
    file.unlink()
    db = reopened()
    assert (unggahan_now(db), db.notice) == ([4], None)
    with pytest.raises(JournalDamaged, match=original):
        db.journal.read_file(original)
    assert append_unggahan(db.journal, sample_content(unggahan=5)).nomor == 5


def test_a_broken_database_without_its_journal_is_kept_and_said(file, journal, reopened):
    for place in range(DATA_BLOCKS, DATA_BLOCKS + 4096, 64):
        flip(file, place)
    broken = file.read_bytes()
    home_of(journal).take_away()
    for known in (True, False):
        if not known:
            file.with_name("monev.duckdb.ujung").unlink()
        with pytest.raises(JournalStepsBack, match="tidak dapat dipakai") as error:
            reopened()
        assert "Pasang kembali" in error.value.advice
        assert file.read_bytes() == broken
        assert not aside(file)
    home_of(journal).bring_back()
    assert unggahan_now(reopened()) == [4]
