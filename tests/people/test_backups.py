"""Backups are thinned by what this home noted, never by a name; each that is not made is noted."""

from pathlib import Path

import pytest

from monev.core.errors import MonevError
from monev.journal import Journal
from monev.journal.backup import read_backup
from monev.journal.sqlite_store import SqliteStore
from monev.people import backups
from monev.people.accounts import accounts_of
from monev.people.backups import back_up
from tests.makers import append_unggahan, sample_content

PASSWORD = "kuda lumping di sawah"


def home(folder: Path, name: str) -> Journal:
    """Make a home of an office with one plan."""
    journal = Journal(SqliteStore(folder / name / "monev.jurnal"))
    append_unggahan(journal, satker=f"KPU {name}")
    return journal


@pytest.fixture
def thinned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the last three."""
    monkeypatch.setenv("MONEV_CADANGAN_SIMPAN", "3")


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def write_on(journal: Journal, number: int) -> None:
    append_unggahan(journal, sample_content(unggahan=number), satker="KPU lain")


@pytest.mark.usefixtures("thinned")
def test_of_two_homes_in_one_folder_neither_deletes_what_the_other_made_whatever_the_clock_says(
    tmp_path, today
):
    homes = [home(tmp_path, "A"), home(tmp_path, "B")]
    folder = tmp_path / "c"
    made = {str(journal): [] for journal in homes}
    for number, day in enumerate(("2025-09-30", "2015-01-01", "2031-01-01", "2025-10-01") * 2, 1):
        today(day)
        for journal in homes:
            write_on(journal, number)
            made[str(journal)].append(back_up(journal, folder).file)
            last = made[str(journal)][-3:]
            assert all(file.exists() for file in last)
    kept = {file for files in made.values() for file in files[-3:]}
    assert {*folder.iterdir()} == kept
    for journal in homes:
        ends = [read_backup(file).hashes[-1] for file in made[str(journal)][-3:]]
        assert ends == [journal.hash_at(number) for number in (7, 8, 9)]


@pytest.mark.usefixtures("thinned")
@pytest.mark.parametrize("password", ["", PASSWORD])
def test_what_is_not_whole_stands_for_none_and_stays(tmp_path, password):
    journal, folder = home(tmp_path, "A"), tmp_path / "c"
    made = [back_up(journal, folder, password=password).file for _ in range(3)]
    whole, torn, empty = made
    torn.write_bytes(torn.read_bytes()[:700])
    empty.write_bytes(b"")
    made += [back_up(journal, folder, password=password).file for _ in range(2)]
    assert {*folder.iterdir()} == {*made}
    made.append(back_up(journal, folder, password=password).file)
    assert {*folder.iterdir()} == {*made} - {whole}


@pytest.mark.usefixtures("thinned")
def test_what_this_home_did_not_make_stays(tmp_path):
    journal, folder = home(tmp_path, "A"), tmp_path / "c"
    gone = back_up(journal, folder).file
    foreign = gone.rename(folder / "punya kantor")
    gone.write_bytes(b"berkas orang lain dengan nama itu")
    for _ in range(4):
        back_up(journal, folder)
    assert {foreign.name, gone.name} <= names(folder)
    assert len(names(folder)) == 2 + 3


def test_those_noted_with_their_time_are_older_than_all_numbered_and_go_by_what_they_hold(
    tmp_path, monkeypatch
):
    journal, folder = home(tmp_path, "A"), tmp_path / "c"
    made = []
    for number, day in enumerate(("2025-07-01", "2025-08-01", "2015-01-01"), 1):
        write_on(journal, number)
        made.append(back_up(journal, folder).file)
        note = f"{day}T01:30:00+07:00 {journal.tip()[1]} {journal}"
        accounts_of(str(journal)).keep("cadangan_dibuat", str(made[-1]), note)
    monkeypatch.setenv("MONEV_CADANGAN_SIMPAN", "2")
    newest = back_up(journal, folder).file
    assert {*folder.iterdir()} == {made[-1], newest}


@pytest.mark.parametrize(
    ("error", "told"), [(MonevError("Disk penuh."), "Disk penuh"), (ValueError("x"), "program")]
)
def test_every_failure_is_noted_for_the_admins_letter(tmp_path, monkeypatch, error, told):
    def fail(*_: object, **__: object) -> None:
        raise error

    journal = home(tmp_path, "A")
    monkeypatch.setattr(backups, "make_backup", fail)
    with pytest.raises(type(error)):
        back_up(journal, tmp_path / "c")
    assert told in accounts_of(str(journal)).find_kept("cadangan", "gagal")


@pytest.mark.parametrize("text", ["banyak", "0", "-3", "14,8"])
def test_how_many_stay_is_refused_if_it_is_no_number(tmp_path, monkeypatch, text):
    monkeypatch.setenv("MONEV_CADANGAN_SIMPAN", text)
    journal, folder = home(tmp_path, "A"), tmp_path / "c"
    with pytest.raises(MonevError, match="MONEV_CADANGAN_SIMPAN"):
        back_up(journal, folder)
    assert len(names(folder)) == 1, "the backup itself is made"
