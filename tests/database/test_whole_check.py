"""The check of everything: the tables are what the journal's entries make, row for row."""

from pathlib import Path
from unittest.mock import Mock

import duckdb
import pytest

from monev.database import Database
from monev.database.whole_check import check_all
from monev.journal import Journal, open_journal
from tests.database.tables import change_file
from tests.journal.homes import home_of
from tests.journal.processes import HOLDING, start_process
from tests.makers import append_unggahan, large_content, sample_content


@pytest.fixture
def file(tmp_path: Path, journal: Journal) -> Path:
    """Return a closed database of two unggahan."""
    append_unggahan(journal, file=b"asli")
    append_unggahan(journal, large_content(2, month=3, langkah=4))
    Database.open_at(tmp_path / "monev.duckdb", journal).close()
    return tmp_path / "monev.duckdb"


def test_a_whole_database_and_journal_also_behind_it_and_ended_early_when_told_to(file, journal):
    result = check_all(journal, file)
    assert not result.faults
    assert (result.entries, result.originals) == (2, 1)
    assert result.tables >= 19
    append_unggahan(journal, sample_content(unggahan=3))
    assert not check_all(journal, file).faults
    assert check_all(journal, file, stopped=lambda: True).entries == 0


@pytest.mark.parametrize(
    "command",
    [
        "update langkah set pic = 'lain' where unggahan_id = 2 and kode = 'V.a.1.1'",
        "update tenggat set laporan = 'selesai' where unggahan_id = 1",
        "insert into pilihan values ('s', 'h', 'k', '', null, null, 1, 1, now(), 'p')",
        "update unggahan set dibatalkan = true where unggahan_id = 2",
    ],
)
def test_one_row_that_is_otherwise_is_found_in_its_table(file, journal, command):
    change_file(file, command)
    (fault,) = check_all(journal, file).faults
    table = command.removeprefix("insert into ").removeprefix("update ").split()[0]
    assert fault.startswith(f"Tabel {table} di ")
    assert "disusun ulang" in fault


@pytest.mark.parametrize(
    "words_of_windows",
    [
        "",
        'Cannot open file "D:\\monev.duckdb": Proses tidak dapat mengakses file.\n'
        "File is already open in \npython.exe",
        'Cannot open file "D:\\monev.duckdb": Sharing violation.',
    ],
    ids=["Linux", "Windows", "Wine"],
)
def test_beside_an_app_its_file_is_left_to_it_and_that_is_said(
    file, journal, words_of_windows, monkeypatch, caplog
):
    holder = start_process(file.parent, HOLDING)
    assert holder.stdout.readline() == "dipegang\n"
    if words_of_windows:
        monkeypatch.setattr(
            duckdb, "connect", Mock(side_effect=duckdb.IOException(words_of_windows))
        )
    result = check_all(journal, file)
    holder.kill()
    holder.wait()
    assert (result.faults, result.entries, result.tables) == ([], 2, 0)
    assert "dipegang aplikasi" in caplog.text


def test_where_this_process_has_it_open_its_lock_is_kept(file, journal):
    db = Database.open_at(file, journal)
    assert not check_all(journal, file).faults
    other = start_process(file.parent, HOLDING)
    assert (other.communicate()[0], other.returncode) == ("", 1), "it is locked out"
    db.close()


def test_a_file_that_cannot_be_read_is_a_fault_and_left_alone(file, journal):
    file.write_bytes(file.read_bytes()[:5000])
    broken = file.read_bytes()
    assert "tidak dapat dibaca" in check_all(journal, file).faults[0]
    assert file.read_bytes() == broken


@pytest.mark.parametrize("number", [1, 2])
def test_a_damaged_entry_is_a_fault_and_the_tables_are_not_judged(file, journal, number):
    home_of(journal).write_text(number, "{")
    assert [fault.split()[0] for fault in check_all(open_journal(str(journal)), file).faults] == [
        "Entri",
        "Basis",
    ]
