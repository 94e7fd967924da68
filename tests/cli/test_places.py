"""Where the data are: named behind the command, used beside a running app, or in PostgreSQL."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from monev.database import find_place
from monev.journal import FolderJournal, Journal, open_journal
from monev.journal.places import accounts_file
from monev.people.accounts import Accounts
from monev.people.store import AccountsStore
from monev.people.visits import accounts_of
from tests.cli.conftest import ONE, TEST_OFFICE, TWO
from tests.code import ROOT
from tests.makers import append_unggahan, sample_content
from tests.postgres import PASSWORD, Cluster

# The app: holds its file, and when told to look says how many unggahan it now has.
APPLICATION = """
import sys
from monev.database import Database, find_place
from monev.journal import open_journal
from monev.figures import list_rencana
place = find_place(sys.argv[1])
db = Database.open_at(place.db, open_journal(place.journal))
print("siap", flush=True)
for _ in sys.stdin:
    db.catch_up()
    print(int(list_rencana(db)["unggahan"].sum()), flush=True)
"""


@contextmanager
def application_at(database: str) -> Iterator[subprocess.Popen[str]]:
    pipe = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", APPLICATION, database], cwd=ROOT, **pipe) as program:
        assert program.stdout.readline() == "siap\n"
        yield program
        program.stdin.close()


def test_beside_a_running_app_it_answers_stores_and_the_app_follows(environment, run, table):
    with application_at(environment["MONEV_DB"]) as application:
        assert run("muat", table("a.csv", ONE), "--posisi", "2025-06-30").exit_code == 0
        assert run("muat", table("b.csv", ONE, TWO), "--posisi", "2025-09-30").exit_code == 0
        assert run("keadaan", *TEST_OFFICE, "--json").json["unggahan"] == 2
        application.stdin.write("\n")
        application.stdin.flush()
        assert application.stdout.readline() == "2\n"


def test_options_name_the_place_and_the_journal(run, table, tmp_path):
    other = ("--db", tmp_path / "lain" / "kantor.duckdb")
    run("muat", table("a.csv", ONE), *other)
    for named in (other, (f"--db={other[1]}",)):
        assert len(run("riwayat", *TEST_OFFICE, *named, "--json").json) == 1
    assert (tmp_path / "lain" / "kantor.jurnal").is_dir()
    assert run("riwayat", *TEST_OFFICE).exit_code == 1  # the usual place has none of it
    journal = tmp_path / "catatan"
    assert run("muat", table("a.csv", ONE), "--jurnal", journal).exit_code == 0
    assert (journal / "entri" / "00000001.json").is_file()
    assert len(run("riwayat", *TEST_OFFICE, "--jurnal", journal, "--json").json) == 1


@pytest.fixture
def address(journal: FolderJournal, postgres: Cluster) -> str:
    """An empty database."""
    return postgres.new_database()


@pytest.fixture
def moved(run, journal, address, monkeypatch) -> Journal:
    """The journal as it was moved to PostgreSQL, which is now where the environment says it is."""
    assert run("jurnal", "salin", journal, address).exit_code == 0
    monkeypatch.setenv("MONEV_JURNAL", address)
    return open_journal(address)


def test_salin_moves_it_either_way_with_passwords_and_never_says_the_servers_own(run, journal, address, tmp_path):
    Accounts(AccountsStore(accounts_file(journal.folder))).set_password("ani", "kuda lumping di sawah")
    number, entry_hash = journal.tip()
    said = ("Kata sandi 1 orang ikut disalin", "2 entri dan 1 berkas asli")
    answer = run("jurnal", "salin", journal, address, "--json").says(0, *said)
    assert answer.json == {"disalin": 2, "berkas": 1, "nomor": number, "hash": entry_hash, "hilang": []}
    assert PASSWORD not in answer.stderr
    assert "Kata sandi" not in run("jurnal", "salin", journal, address).stderr
    accounts = accounts_of(str(open_journal(address)))
    assert accounts.person_of(accounts.begin_session("ani", origin="uji").session) == "ani"
    assert run("jurnal", "salin", address, tmp_path / "kembali.jurnal").exit_code == 0
    assert list(FolderJournal(tmp_path / "kembali.jurnal").read()) == list(journal.read())


def test_people_lie_there_too_and_a_backup_goes_into_an_empty_one(run, moved, postgres, tmp_path, monkeypatch):
    assert run("orang", "tambah", "ani", "--nama", "Ani", "--peran", "admin").exit_code == 0
    assert not list(find_place().db.parent.glob("*.akun.sqlite*"))
    assert [entry.jenis for entry in moved.read()][2:4] == ["orang", "undangan"]
    assert run("cadangkan", "-o", tmp_path / "cadangan").exit_code == 0
    (backup,) = (tmp_path / "cadangan").iterdir()
    assert run("pulihkan-cadangan", backup).exit_code == 0  # it holds all of it already
    append_unggahan(moved, sample_content(unggahan=3))
    run("pulihkan-cadangan", backup, "--setuju").says(1, "Tidak ada yang diubah")
    assert moved.tip()[0] == 5
    empty = postgres.new_database()
    monkeypatch.setenv("MONEV_JURNAL", empty)
    monkeypatch.setenv("MONEV_DB", str(tmp_path / "baru.duckdb"))
    assert run("pulihkan-cadangan", backup).exit_code == 0
    assert list(open_journal(empty).read()) == list(moved.read())[:4]
