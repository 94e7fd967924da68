"""Backups are thinned by what this home noted, never by a name; each that is not made is noted."""

import io
import zipfile
from datetime import date, timedelta
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
    """Keep fourteen days, eight weeks and twelve months."""
    monkeypatch.setenv("MONEV_CADANGAN_SIMPAN", "14,8,12")


def days(count: int) -> list[str]:
    """List so many days up to the end of 2025."""
    return [str(date(2025, 12, 31) - timedelta(back)) for back in reversed(range(count))]


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


@pytest.mark.usefixtures("thinned")
def test_of_two_homes_in_one_folder_neither_deletes_what_the_other_made(tmp_path, today):
    a, b = home(tmp_path, "A"), home(tmp_path, "B")
    folder = tmp_path / "c"
    for day in days(3):
        today(day)
        made = [back_up(journal, folder).file for journal in (a, b) * 2]
        assert all(file.exists() for file in made[2:])
    kept = [read_backup(file).hashes[-1] for file in folder.iterdir()]
    assert sorted(map(kept.count, {*kept})) == [3, 3], "the newest of each day, of each home"


@pytest.mark.usefixtures("thinned")
def test_one_of_each_day_week_and_month_stays(tmp_path, today):
    journal, folder = home(tmp_path, "A"), tmp_path / "c"
    for day in days(100):
        today(day)
        back_up(journal, folder)
    kept = sorted(file.name[15:25] for file in folder.iterdir())
    assert kept[-14:] == days(14)
    assert kept[0] == "2025-09-30", "the last of its month, and October and November"
    assert {"2025-10-31", "2025-11-30"} <= {*kept}
    assert len(kept) == len({*kept}) < 14 + 8 + 12


@pytest.mark.usefixtures("thinned")
@pytest.mark.parametrize("password", ["", PASSWORD])
def test_a_torn_or_empty_file_never_stands_for_a_whole_one(tmp_path, today, password, monkeypatch):
    journal, folder = home(tmp_path, "A"), tmp_path / "c"
    monkeypatch.delenv("MONEV_CADANGAN_SIMPAN")
    whole, others = [], []
    for day, left in (("2025-12-01", 700), ("2025-12-02", 0)):
        today(day)
        whole.append(back_up(journal, folder, password=password).file)
        others.append(back_up(journal, folder, password=password).file)
        data = others[-1].read_bytes()
        others[-1].write_bytes(data[:left])
        others.append(others[-1].rename(folder / f"{day} malam"))
        accounts = accounts_of(str(journal))
        note = accounts.find_kept("cadangan_dibuat", str(whole[-1]))
        accounts.keep(
            "cadangan_dibuat", str(others[-1]), f"{day}T23:59:00+07:00 {note.partition(' ')[2]}"
        )
    monkeypatch.setenv("MONEV_CADANGAN_SIMPAN", "14,8,12")
    today("2025-12-03")
    back_up(journal, folder, password=password)
    assert {file.name for file in whole} <= names(folder)


@pytest.mark.usefixtures("thinned")
def test_what_this_home_did_not_make_and_what_is_of_a_wrong_clock(tmp_path, today):
    journal, folder = home(tmp_path, "A"), tmp_path / "c"
    today("2031-01-01")
    ahead = back_up(journal, folder).file
    foreign = folder / "cadangan-monev-2025-12-30-013000.jurnal"
    foreign.write_bytes(b"berkas orang lain")
    for day in ("2025-12-30", "2025-12-31"):
        today(day)
        back_up(journal, folder)
    assert not ahead.exists()
    assert foreign.read_bytes() == b"berkas orang lain"


def test_a_young_office_whose_plan_is_a_workbook_has_a_backup(tmp_path):
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 50)
    journal = Journal(SqliteStore(tmp_path / "monev.jurnal"))
    append_unggahan(journal, file=book.getvalue())
    backup = back_up(journal, tmp_path / "c")
    assert (read_backup(backup.file).originals, backup.missing) == (1, ())
    (original,) = journal.originals()
    assert Journal(backup.store).read_file(original) == book.getvalue()


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


def test_how_many_stay_is_refused_if_it_is_no_three_numbers(tmp_path, monkeypatch):
    monkeypatch.setenv("MONEV_CADANGAN_SIMPAN", "banyak")
    with pytest.raises(MonevError, match="MONEV_CADANGAN_SIMPAN"):
        back_up(home(tmp_path, "A"), tmp_path / "c")


def test_a_second_of_the_same_day_lets_the_first_go(tmp_path, today, thinned):
    journal, folder = home(tmp_path, "A"), tmp_path / "c"
    today("2025-12-01")
    first = back_up(journal, folder).file
    append_unggahan(journal, sample_content(unggahan=2))
    second = back_up(journal, folder).file
    assert names(folder) <= {first.name, second.name}
    assert len(names(folder)) == 1
