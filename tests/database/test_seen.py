"""A journal that is shorter than what was seen, another one or none is never taken for an empty one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from monev.core.errors import JournalStepsBack
from monev.database import Database
from monev.journal import FolderJournal
from monev.journal.seen import replace_seen
from tests.database.tables import all_table_content
from tests.makers import append_unggahan, sample_content


@pytest.fixture
def file(tmp_path: Path, journal: FolderJournal) -> Path:
    """A closed database of three unggahan."""
    for n in (1, 2, 3):
        append_unggahan(journal, sample_content(unggahan=n))
    Database.open_at(tmp_path / "monev.duckdb", journal).close()
    return tmp_path / "monev.duckdb"


def unggahan_now(db: Database) -> list[int]:
    return db.ask("figures/rencana_list", sertakan_tersembunyi=True)["unggahan"].tolist()


def take_away(journal: FolderJournal) -> None:
    """The drive is not mounted: the folder is not there."""
    journal.folder.rename(journal.folder.with_name("dilepas"))


def empty(journal: FolderJournal) -> None:
    """Its mount point is there, with nothing in it."""
    shutil.copytree(journal.folder, journal.folder.with_name("dilepas"))
    shutil.rmtree(journal.folder)
    journal.folder.mkdir()


def empty_entries(journal: FolderJournal) -> None:
    """As a journal that was just begun."""
    empty(journal)
    (journal.folder / "entri").mkdir()


def shorten(journal: FolderJournal) -> None:
    """An older copy was put back."""
    shutil.copytree(journal.folder, journal.folder.with_name("dilepas"))
    (journal.folder / "entri" / "00000003.json").unlink()


def exchange(journal: FolderJournal) -> None:
    """Another office's journal stands there, longer than ours."""
    take_away(journal)
    other = FolderJournal(journal.folder)
    for n in (1, 2, 3, 4):
        append_unggahan(other, sample_content(unggahan=n), satker="KPU Kabupaten Lain")


def bring_back(journal: FolderJournal) -> None:
    shutil.rmtree(journal.folder, ignore_errors=True)
    journal.folder.with_name("dilepas").rename(journal.folder)


GONE = {
    take_away: "folder itu tidak ada",
    empty: "folder itu kosong",
    empty_entries: "folder itu kosong",
    shorten: "hanya ada sampai entri 2",
    exchange: "ini jurnal lain",
}


def content_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("go", GONE)
@pytest.mark.parametrize("while_open", [True, False])
def test_what_was_known_stays_it_is_said_nothing_is_written_and_it_goes_on_by_itself(file, journal, go, while_open):
    db = Database.open_at(file, journal)
    if not while_open:
        db.close()
    go(journal)
    there = content_of(journal.folder)
    if not while_open:
        db = Database.open_at(file, FolderJournal(journal.folder))
    for _ in range(2):
        if while_open:
            with pytest.raises(JournalStepsBack):  # a writer who comes before anybody looked
                append_unggahan(db.journal, sample_content(unggahan=4))
        assert db.catch_up() == 0
        assert unggahan_now(db) == [3]
        assert isinstance(db.notice, JournalStepsBack)
        assert "entri 3" in db.notice.pesan
        assert GONE[go] in db.notice.pesan
        assert "Pasang kembali" in db.notice.advice
        with pytest.raises(JournalStepsBack):
            append_unggahan(db.journal, sample_content(unggahan=4))
    assert content_of(journal.folder) == there
    bring_back(journal)
    append_unggahan(FolderJournal(journal.folder), sample_content(unggahan=4))
    assert db.catch_up() == 1
    assert unggahan_now(db) == [4]
    assert db.notice is None
    assert append_unggahan(db.journal, sample_content(unggahan=5)).nomor == 5
    db.close()
    assert not list(file.parent.glob("monev.duckdb.lain-*"))


def test_a_lost_database_is_not_rebuilt_from_another_journal(file, journal):
    file.unlink()
    exchange(journal)
    with pytest.raises(JournalStepsBack, match="ini jurnal lain"):
        Database.open_at(file, FolderJournal(journal.folder))
    assert not file.exists()
    bring_back(journal)
    db = Database.open_at(file, FolderJournal(journal.folder))
    assert unggahan_now(db) == [3]
    db.close()


def test_a_lost_database_and_a_shorter_journal_show_what_is_there_and_say_it(file, journal):
    file.unlink()
    shorten(journal)
    for _ in range(2):
        db = Database.open_at(file, FolderJournal(journal.folder))
        assert unggahan_now(db) == [2]
        assert GONE[shorten] in str(db.notice)
        with pytest.raises(JournalStepsBack):
            append_unggahan(db.journal, sample_content(unggahan=3))
        db.close()
    bring_back(journal)
    db = Database.open_at(file, FolderJournal(journal.folder))
    assert unggahan_now(db) == [3]
    assert db.notice is None
    db.close()


def test_with_neither_database_nor_journal_what_was_seen_is_missed_until_a_person_says_it_is_right(file, journal):
    (newest,) = journal.read(2)
    file.unlink()
    shutil.rmtree(journal.folder)
    for _ in range(2):
        db = Database.open_at(file, FolderJournal(journal.folder))
        assert isinstance(db.notice, JournalStepsBack)
        assert "entri 3" in db.notice.pesan
        with pytest.raises(JournalStepsBack):
            append_unggahan(db.journal)
        db.close()
    journal.folder.mkdir()
    replace_seen(journal.folder, {newest.nomor: [newest.hash]})
    db = Database.open_at(file, FolderJournal(journal.folder))
    assert (unggahan_now(db), db.notice) == ([], None)
    assert append_unggahan(db.journal).nomor == 1
    db.close()


@pytest.mark.parametrize("go", [empty_entries, shorten, exchange])
@pytest.mark.parametrize("while_open", [True, False])
def test_a_journal_a_person_says_is_right_is_followed(file, journal, go, while_open):
    (newest,) = (entry for entry in journal.read(2))
    db = Database.open_at(file, journal)
    old_content = all_table_content_closed(db, file) if not while_open else None
    go(journal)
    replace_seen(journal.folder, {newest.nomor: [newest.hash]})
    if while_open:
        db.catch_up()
    else:
        db = Database.open_at(file, FolderJournal(journal.folder))
    assert unggahan_now(db) == {empty_entries: [], shorten: [2], exchange: [4]}[go]
    assert db.notice is None
    append_unggahan(db.journal, sample_content(unggahan=5))
    assert db.catch_up() == 1
    db.close()
    (kept,) = [path for path in file.parent.glob("monev.duckdb.lain-*") if path.suffix != ".wal"]
    assert old_content is None or all_table_content(kept) == old_content
    Database.open_at(file, FolderJournal(journal.folder)).close()  # and again: nothing more is asked


def all_table_content_closed(db: Database, file: Path) -> dict[str, list[tuple]]:
    db.close()
    return all_table_content(file)
