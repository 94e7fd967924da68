"""Several programs over one journal. A command has a database beside the app's, commands take
turns, and both know what either saw. Two servers over a journal in PostgreSQL show the same, and go
on without it.
"""

from contextlib import closing
from pathlib import Path

import pytest

from monev.core.errors import DatabaseLocked, JournalStepsBack, JournalUnreachable, MonevError
from monev.database import Database, command_turn, find_place, places
from monev.database.places import files_at, read_remembered
from monev.journal import Journal, open_journal
from tests.database.conftest import file_of_home
from tests.database.tables import all_table_content, unggahan_now
from tests.journal.homes import home_of, postgres_home
from tests.journal.processes import start_process
from tests.makers import append_unggahan, sample_content

HAVING_A_TURN = """
from monev.database import command_turn
with command_turn(folder / "monev.duckdb") as file:
    db = Database.open_at(file, journal)
    say(db.up_to[0])
    sys.stdin.readline()
"""


@pytest.fixture
def app_file(tmp_path: Path, journal: Journal) -> Path:
    """Open an app with two unggahan; return its database file."""
    append_unggahan(journal)
    append_unggahan(journal, sample_content(unggahan=2))
    file = tmp_path / "monev.duckdb"
    with closing(Database.open_at(file, journal)):
        yield file


def test_beside_an_app_a_command_has_equal_tables_of_its_own(app_file, journal):
    with command_turn(app_file) as own:
        assert own.name == "monev.perintah.duckdb"
        with closing(Database.open_at(own, open_journal(str(journal)))) as db:
            entry = append_unggahan(db.journal, sample_content(unggahan=3))
            assert db.catch_up() == 1
    app = Database.open_at(app_file, journal)
    assert app.up_to == (entry.nomor, entry.hash)
    app.close()
    assert all_table_content(own) == all_table_content(app_file)


def test_a_command_that_waits_too_long_says_so_and_a_killed_one_is_waited_for_by_nobody(
    app_file, monkeypatch
):
    process = start_process(app_file.parent, HAVING_A_TURN)
    assert process.stdout.readline() == "2\n"
    with monkeypatch.context() as patch:
        patch.setattr(places, "TURN_SECONDS", 0.1)
        with (
            pytest.raises(DatabaseLocked, match="Perintah lain masih memakai"),
            command_turn(app_file),
        ):
            pytest.fail("two at once")
    process.kill()
    process.wait()
    with command_turn(app_file) as own:
        assert own.exists()


def test_where_there_can_be_no_file_it_is_said(tmp_path):
    (tmp_path / "berkas").write_text("x")
    with (
        pytest.raises(MonevError, match="tidak dapat dibuka"),
        command_turn(tmp_path / "berkas" / "monev.duckdb"),
    ):
        pytest.fail("no folder")


@pytest.mark.parametrize("who", ["the app", "a command"])
def test_what_one_saw_last_the_other_does_not_take_for_gone(tmp_path, journal, who):
    """Let one program see three entries, put an older copy of the journal there, and open it with
    the other.
    """
    first, second = files_at(tmp_path / "monev.duckdb")[:: 1 if who == "the app" else -1]
    for number in (1, 2, 3):
        entry = append_unggahan(journal, sample_content(unggahan=number))
    Database.open_at(first, journal).close()
    assert read_remembered(tmp_path / "monev.duckdb") == (3, entry.hash)
    home_of(journal).shorten()
    with closing(Database.open_at(second, open_journal(str(journal)))) as db:
        assert isinstance(db.notice, JournalStepsBack)
        with pytest.raises(JournalStepsBack):
            append_unggahan(db.journal, sample_content(unggahan=3))
    home_of(journal).bring_back()
    home_of(journal).take_away()
    second.unlink()
    with closing(Database.open_at(second, open_journal(str(journal)))) as db:
        assert isinstance(db.notice, JournalStepsBack), "no fresh start: the first is there"


@pytest.mark.parametrize("setting", [None, ""])
def test_the_journal_lies_beside_the_database_and_an_option_wins_over_the_environment(
    monkeypatch, setting
):
    for name in ("MONEV_DB", "MONEV_JURNAL"):
        monkeypatch.setenv(name, setting or "")
        if setting is None:
            monkeypatch.delenv(name)
    assert find_place().db == Path("data/monev.duckdb")
    assert find_place().journal == "data/monev.jurnal"
    monkeypatch.setenv("MONEV_DB", "/srv/zi/kpu.duckdb")
    assert find_place().journal == "/srv/zi/kpu.jurnal"
    assert find_place("uji.db").journal == "uji.db.jurnal"
    monkeypatch.setenv("MONEV_DB", "/srv/a.duckdb")
    monkeypatch.setenv("MONEV_JURNAL", "/srv/a.jurnal")
    assert (find_place().db, find_place().journal) == (Path("/srv/a.duckdb"), "/srv/a.jurnal")
    chosen = find_place("b.duckdb", "c")
    assert (chosen.db, chosen.journal) == (Path("b.duckdb"), "c")


home, file = postgres_home, file_of_home


@pytest.mark.parametrize("while_open", [True, False])
def test_without_the_server_reading_goes_on_its_age_is_said_and_it_recovers(
    postgres, home, file, opened, while_open
):
    db = opened(file, home.open()) if while_open else None
    with postgres.away(killed=True):
        db = db or opened(file, home.open())
        for _ in range(2):
            assert db.catch_up() == 0
            assert unggahan_now(db) == [3]
            assert isinstance(db.notice, JournalUnreachable)
            assert (
                "Yang tampak adalah keadaan" if while_open else "belum pernah tersambung"
            ) in db.notice.pesan
            with pytest.raises(JournalUnreachable):
                append_unggahan(db.journal, sample_content(unggahan=4))
    append_unggahan(home.open(), sample_content(unggahan=4))
    assert db.journal.store.wait_until_back(60)
    assert db.catch_up() == 1
    assert (unggahan_now(db), db.notice) == ([4], None)
    assert append_unggahan(db.journal, sample_content(unggahan=5)).nomor == 5


def test_a_lost_database_is_not_made_anew_while_the_server_is_gone(postgres, home, file, opened):
    file.unlink()
    with postgres.away(killed=True):
        for database in files_at(file):
            with pytest.raises(JournalUnreachable):
                Database.open_at(database, home.open())
            assert not database.exists()
    assert unggahan_now(opened(file, home.open())) == [3]
