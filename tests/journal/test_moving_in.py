"""A folder of an earlier version is moved into the one store whole, whenever it is interrupted."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from monev.core.errors import JournalDamaged, MonevError
from monev.core.platform_files import replace
from monev.database import Database, open_home
from monev.journal import Journal, moving_in
from monev.journal.moving import kept_aside
from monev.journal.sqlite_store import SqliteStore
from monev.people.accounts import accounts_of

V1 = Path(__file__).parent / "fixtures" / "v1"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Make a folder of an earlier version, with accounts beside it, and return its address."""
    shutil.copytree(V1, tmp_path / "monev.jurnal")
    with closing(sqlite3.connect(tmp_path / "monev.akun.sqlite")) as accounts:
        accounts.execute("create table sandi (orang primary key, argon2, waktu)")
        accounts.execute("create table simpanan (jenis, nama, nilai, primary key (jenis, nama))")
        accounts.execute("insert into sandi values ('ani', 'x', '2025-01-01')")
        accounts.execute("insert into simpanan values ('orang', 'kunci', 'Ani')")
        accounts.commit()
    return tmp_path / "monev.jurnal"


def is_whole(journal: Journal) -> bool:
    return len([*journal.read()]) == len([*(V1 / "entri").iterdir()])


def test_people_come_along_and_nothing_of_the_old_home_is_lost(old):
    before = {path.name: path.read_bytes() for path in old.rglob("*") if path.is_file()}
    journal = open_home(old)
    assert is_whole(journal)
    accounts = accounts_of(str(journal))
    assert accounts.has_password() == {"ani"}
    assert accounts.kept("orang") == {"kunci": "Ani"}
    (aside,) = old.parent.glob("monev.lama-*.jurnal")
    kept = {path.name: path.read_bytes() for path in aside.rglob("*") if path.is_file()}
    kept.pop("kunci", None)
    assert kept == before
    assert old.stat().st_mode & 0o777 == 0o600
    assert {*kept_aside(journal)} == {aside, old.with_name("monev.akun.sqlite")}


@pytest.mark.parametrize("renames", [0, 1])
def test_killed_between_any_two_steps_the_next_start_goes_on(old, monkeypatch, renames):
    done = []

    def killed(source: Path, destination: Path) -> None:
        if len(done) == renames:
            raise SystemExit
        done.append(source)
        replace(source, destination)

    monkeypatch.setattr(moving_in, "replace", killed)
    with pytest.raises(SystemExit):
        open_home(old)
    monkeypatch.undo()
    assert is_whole(open_home(old))
    assert not old.with_name("monev.jurnal.baru").exists()


def test_a_damaged_entry_is_moved_as_it_is_and_told_as_before(old):
    (old / "entri" / "00000002.json").write_bytes(b"{")
    journal = open_home(old)
    with pytest.raises(JournalDamaged, match="Entri 00000002"):
        list(journal.read())


def test_figures_that_are_not_the_same_refuse_it_and_the_old_home_stays(old, monkeypatch):
    """Make one entry count more once it is in the new home, with bytes that agree."""
    asked = Database.ask

    def ask(db: Database, name: str, /, **params: Any) -> list[dict[str, Any]]:
        rows = asked(db, name, **params)
        if name == "figures/counts" and not isinstance(db.journal, moving_in.OldJournal):
            for row in rows:
                row["langkah"] += 1
        return rows

    before = {path: path.read_bytes() for path in old.rglob("*.json")}
    monkeypatch.setattr(Database, "ask", ask)
    with pytest.raises(MonevError, match="tidak sama"):
        open_home(old)
    monkeypatch.undo()
    assert {path: path.read_bytes() for path in old.rglob("*.json")} == before
    assert is_whole(open_home(old))


def test_accounts_that_cannot_be_read_stop_it_and_nothing_is_changed(old):
    old.with_name("monev.akun.sqlite").write_bytes(b"bukan basis data" * 500)
    with pytest.raises(MonevError, match="belum dipindahkan"):
        open_home(old)
    assert (old / "entri").is_dir()


@pytest.mark.parametrize("name", ["a?b", "a#b", "a%20b", "dengan spasi", "é", "a&b=c"])
def test_a_folder_of_any_name_keeps_a_store(tmp_path, name):
    store = SqliteStore(tmp_path / name / "monev.jurnal")
    store.write(lambda: store.ask("set_password", orang="ani", argon2="x", waktu="y"))
    assert [path.name for path in (tmp_path / name).iterdir() if path.suffix == ".jurnal"]
    assert SqliteStore(store.path).ask("passwords", orang=None) == [("ani", "x", "y")]
