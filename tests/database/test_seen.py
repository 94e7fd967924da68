"""A journal that is shorter than what was seen, another one or none is never taken for an empty one, in both homes."""

import shutil
from pathlib import Path

import pytest

from monev.core.errors import JournalStepsBack
from monev.database import Database
from tests.database.tables import all_table_content, unggahan_now
from tests.journal.homes import Home, fill
from tests.makers import append_unggahan, sample_content

GONE = {
    ("folder", "take_away"): "folder itu tidak ada",
    ("folder", "empty"): "folder itu kosong",
    ("folder", "empty_entries"): "folder itu kosong",
    ("folder", "shorten"): "hanya ada sampai entri 2",
    ("folder", "exchange"): "ini jurnal lain",
    ("postgres", "take_away"): "basis data itu tidak berisi entri",
    ("postgres", "shorten"): "hanya ada sampai entri 2",
    ("postgres", "exchange"): "ini jurnal lain",
}
"""In which home what happens to a journal → how that is said."""
ONLY_FOLDER = pytest.mark.parametrize("home", ["folder"], indirect=True)


@pytest.fixture
def file(tmp_path: Path, home: Home) -> Path:
    """A closed database of three unggahan."""
    fill(journal := home.open(), 3)
    Database.open_at(tmp_path / "monev.duckdb", journal).close()
    return tmp_path / "monev.duckdb"


def refuses_to_write(db: Database) -> None:
    with pytest.raises(JournalStepsBack):
        append_unggahan(db.journal, sample_content(unggahan=4))


@pytest.mark.parametrize(("home", "go"), GONE, indirect=["home"])
@pytest.mark.parametrize("while_open", [True, False])
def test_what_was_known_stays_it_is_said_nothing_is_written_and_it_goes_on_by_itself(file, home, go, while_open):
    db = Database.open_at(file, home.open())
    if not while_open:
        db.close()
    getattr(home, go)()
    there = home.content()
    if while_open:
        refuses_to_write(db)  # a writer who comes before anybody looked
    else:
        db = Database.open_at(file, home.open())
    for _ in range(2):
        assert db.catch_up() == 0
        assert unggahan_now(db) == [3]
        assert isinstance(db.notice, JournalStepsBack)
        assert "entri 3" in db.notice.pesan
        kind = "folder" if hasattr(home, "folder") else "postgres"
        assert GONE[kind, go] in db.notice.pesan
        assert {"folder": "Pasang kembali", "postgres": "PostgreSQL"}[kind] in db.notice.advice
        refuses_to_write(db)
    assert home.content() == there
    home.bring_back()
    append_unggahan(home.open(), sample_content(unggahan=4))
    assert db.catch_up() == 1
    assert (unggahan_now(db), db.notice) == ([4], None)
    assert append_unggahan(db.journal, sample_content(unggahan=5)).nomor == 5
    db.close()
    assert not list(file.parent.glob("monev.duckdb.lain-*"))


@ONLY_FOLDER
def test_a_lost_database_is_not_made_of_another_or_a_shorter_journal_or_of_none_without_words(file, home):
    file.unlink()
    home.exchange()
    with pytest.raises(JournalStepsBack, match="ini jurnal lain"):
        Database.open_at(file, home.open())
    assert not file.exists()
    home.bring_back()
    db = Database.open_at(file, home.open())
    assert unggahan_now(db) == [3]
    db.close()
    file.unlink()
    home.shorten()
    for _ in range(2):
        db = Database.open_at(file, home.open())
        assert unggahan_now(db) == [2]
        assert "hanya ada sampai entri 2" in str(db.notice)
        refuses_to_write(db)
        db.close()
    home.bring_back()
    db = Database.open_at(file, home.open())
    assert (unggahan_now(db), db.notice) == ([3], None)
    db.close()
    number, entry_hash = home.open().tip()
    file.unlink()
    shutil.rmtree(home.folder)
    for _ in range(2):
        db = Database.open_at(file, home.open())
        assert isinstance(db.notice, JournalStepsBack)
        assert "entri 3" in db.notice.pesan
        refuses_to_write(db)
        db.close()
    home.open().replace({number: [entry_hash]})
    db = Database.open_at(file, home.open())
    assert (unggahan_now(db), db.notice) == ([], None)
    assert append_unggahan(db.journal).nomor == 1
    db.close()


@pytest.mark.parametrize(
    ("home", "go", "shown"),
    [
        ("folder", "empty_entries", []),
        ("folder", "shorten", [2]),
        ("folder", "exchange", [4]),
        ("postgres", "shorten", [2]),
    ],
    indirect=["home"],
)
@pytest.mark.parametrize("while_open", [True, False])
def test_a_journal_a_person_says_is_right_is_followed(file, home, go, shown, while_open):
    number, entry_hash = home.open().tip()
    old_content = all_table_content(file)
    db = Database.open_at(file, home.open()) if while_open else None
    getattr(home, go)()
    home.open().replace({number: [entry_hash]})
    if db is None:
        db = Database.open_at(file, home.open())
    db.catch_up()
    assert (unggahan_now(db), db.notice) == (shown, None)
    append_unggahan(db.journal, sample_content(unggahan=5))
    assert db.catch_up() == 1
    db.close()
    (kept,) = [path for path in file.parent.glob("monev.duckdb.lain-*") if path.suffix != ".wal"]
    assert all_table_content(kept) == old_content
    Database.open_at(file, home.open()).close()  # and again: nothing more is asked
