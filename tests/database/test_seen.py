"""A journal that is shorter than before, another one or none is never taken for an empty one, in
both homes.
"""

import pytest

from monev.core.errors import JournalStepsBack
from monev.database import Database
from monev.database.places import write_remembered
from tests.conftest import first_few
from tests.database.conftest import file_of_home
from tests.database.tables import all_table_content, unggahan_now
from tests.makers import append_unggahan, sample_content

file = file_of_home
GONE = {
    ("sqlite", "take_away"): "berkas itu tidak ada",
    ("sqlite", "empty"): "berkas itu tidak ada atau kosong",
    ("sqlite", "shorten"): "hanya ada sampai entri 2",
    ("sqlite", "exchange"): "ini jurnal lain",
    ("postgres", "take_away"): "basis data itu tidak berisi entri",
    ("postgres", "shorten"): "hanya ada sampai entri 2",
    ("postgres", "exchange"): "ini jurnal lain",
}
"""(home, what happens to the journal) → the words of the refusal."""


def refuses_to_write(db: Database) -> None:
    with pytest.raises(JournalStepsBack):
        append_unggahan(db.journal, sample_content(unggahan=4))


@pytest.mark.parametrize(("home", "go"), GONE, indirect=["home"])
@pytest.mark.parametrize("while_open", first_few((True, False), 1))
def test_what_was_known_stays_nothing_is_written_and_it_goes_on_by_itself(
    file, home, opened, go, while_open
):
    db = opened(file, home.open())
    if not while_open:
        db.close()
    getattr(home, go)()
    there = home.content()
    if while_open:
        refuses_to_write(db)  # a writer that comes before any reader
    else:
        db = opened(file, home.open())
    for _ in range(2):
        assert db.catch_up() == 0
        assert unggahan_now(db) == [3]
        assert isinstance(db.notice, JournalStepsBack)
        assert "entri 3" in db.notice.pesan
        kind = "sqlite" if hasattr(home, "file") else "postgres"
        assert GONE[kind, go] in db.notice.pesan
        assert {"sqlite": "Pasang kembali", "postgres": "PostgreSQL"}[kind] in db.notice.advice
        refuses_to_write(db)
    assert home.content() == there
    home.bring_back()
    append_unggahan(home.open(), sample_content(unggahan=4))
    assert db.catch_up() == 1
    assert (unggahan_now(db), db.notice) == ([4], None)
    assert append_unggahan(db.journal, sample_content(unggahan=5)).nomor == 5
    assert not list(file.parent.glob("monev.duckdb.lain-*"))


@pytest.mark.parametrize("home", ["sqlite"], indirect=True)
def test_a_lost_database_is_not_made_of_another_or_a_shorter_journal_or_of_none_without_words(
    file, home, opened
):
    file.unlink()
    home.exchange()
    with pytest.raises(JournalStepsBack, match="ini jurnal lain"):
        opened(file, home.open())
    assert not file.exists()
    home.bring_back()
    assert unggahan_now(opened(file, home.open())) == [3]
    file.unlink()
    home.shorten()
    for _ in range(2):
        db = opened(file, home.open())
        assert unggahan_now(db) == [2]
        assert "hanya ada sampai entri 2" in str(db.notice)
        refuses_to_write(db)
    home.bring_back()
    db = opened(file, home.open())
    assert (unggahan_now(db), db.notice) == ([3], None)
    db.close()
    file.unlink()
    home.take_away()
    for _ in range(2):
        db = opened(file, home.open())
        assert isinstance(db.notice, JournalStepsBack)
        assert "entri 3" in db.notice.pesan
        refuses_to_write(db)
    write_remembered(file, 0, "")
    db = opened(file, home.open())
    assert (unggahan_now(db), db.notice) == ([], None)
    assert append_unggahan(db.journal).nomor == 1


FOLLOWED = [
    ("sqlite", "empty", []),
    ("sqlite", "shorten", [2]),
    ("sqlite", "exchange", [4]),
    ("postgres", "shorten", [2]),
]


@pytest.mark.parametrize(("home", "go", "shown"), FOLLOWED, indirect=["home"])
@pytest.mark.parametrize("while_open", first_few((True, False), 1))
def test_a_journal_a_person_says_is_right_is_followed(file, home, opened, go, shown, while_open):
    old_content = all_table_content(file)
    db = opened(file, home.open()) if while_open else None
    getattr(home, go)()
    write_remembered(file, *home.open().tip())
    db = db or opened(file, home.open())
    db.catch_up()
    assert (unggahan_now(db), db.notice) == (shown, None)
    append_unggahan(db.journal, sample_content(unggahan=5))
    assert db.catch_up() == 1
    db.close()
    (kept,) = [path for path in file.parent.glob("monev.duckdb.lain-*") if path.suffix != ".wal"]
    assert all_table_content(kept) == old_content
    opened(file, home.open())  # opening it again asks nothing more
