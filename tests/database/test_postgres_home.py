"""Databases that follow a journal in PostgreSQL: two servers show the same, and what a server that is gone leaves."""

import pytest

from monev.core.errors import JournalUnreachable
from monev.database import Database
from monev.database.places import files_at
from monev.database.whole_check import check_all
from monev.journal import FolderJournal
from tests.database.conftest import file_of_home
from tests.database.tables import all_table_content, unggahan_now
from tests.journal.homes import postgres_home
from tests.makers import append_unggahan, large_content, sample_content

home, file = postgres_home, file_of_home


def test_two_servers_and_a_folder_with_the_same_entries_have_the_same_tables(tmp_path, home, pytestconfig):
    dbs = [Database.open_at(tmp_path / f"{name}.duckdb", home.open()) for name in ("satu", "dua")]
    for n in range(1, 9 if pytestconfig.getoption("semua") else 5):
        writer = dbs[n % 2]
        append_unggahan(writer.journal, large_content(n), satker=f"KPU Kabupaten {n % 3}", file=f"asli {n}".encode())
        for db in dbs:
            assert db.catch_up() == 1
            assert db.up_to == writer.journal.tip()
    folder = FolderJournal(tmp_path / "sama.jurnal")
    for entry in home.open().read():
        folder.adopt(entry, home.open().read_file(entry.sha256))
    Database.open_at(tmp_path / "folder.duckdb", folder).close()
    for db in dbs:
        assert check_all(home.open(), db.file).faults == ()
        db.close()
    tables = [all_table_content(tmp_path / f"{name}.duckdb") for name in ("satu", "dua", "folder")]
    assert tables[0] == tables[1] == tables[2]


@pytest.mark.parametrize("while_open", [True, False])
def test_without_the_server_reading_goes_on_its_age_is_said_and_it_recovers(postgres, home, file, opened, while_open):
    db = opened(file, home.open()) if while_open else None
    with postgres.away(killed=True):
        db = db or opened(file, home.open())
        for _ in range(2):
            assert db.catch_up() == 0
            assert unggahan_now(db) == [3]
            assert isinstance(db.notice, JournalUnreachable)
            assert ("Yang tampak adalah keadaan" if while_open else "belum pernah tersambung") in db.notice.pesan
            with pytest.raises(JournalUnreachable):
                append_unggahan(db.journal, sample_content(unggahan=4))
    append_unggahan(home.open(), sample_content(unggahan=4))
    assert db.journal._server.wait_until_back(60)
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
