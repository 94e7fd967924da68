"""A locked backup opens by its password alone, and a password that is guessed at once is refused."""

import pytest

from monev.core.errors import FileRefused
from monev.journal import backup_file
from monev.journal.backup import make_backup, read_backup
from monev.journal.backup_file import is_locked
from tests.journal.homes import SqliteHome
from tests.journal.homes import journal as journal
from tests.journal.material import content, put

PASSWORD = "kuda lumping di sawah"


def test_a_locked_backup_is_opened_by_its_password_alone_and_refuses_any_foreign_piece(
    three, tmp_path
):
    backup = make_backup(three, tmp_path / "cadangan", password=PASSWORD)
    assert is_locked(backup.file)
    assert PASSWORD not in repr(backup)
    data = backup.file.read_bytes()
    assert b'"nomor"' not in data
    assert b"SQLite" not in data
    for wrong, told in (("", "dikunci dengan kata sandi"), ("kuda di ladang lain", "bukan kata")):
        with pytest.raises(FileRefused, match=told):
            read_backup(backup.file, wrong)
    other = SqliteHome(tmp_path / "lain" / "monev.jurnal").open()
    put(other, read_backup(backup.file, PASSWORD))
    assert content(other) == content(three)
    unlocked = make_backup(three, tmp_path / "cadangan").file
    with pytest.raises(FileRefused, match="tidak dikunci"):
        read_backup(unlocked, PASSWORD)
    foreign = make_backup(other, tmp_path / "asing", password="sandi orang lain sekali").file
    for mixed in (
        data[:-1],
        data + b"x",
        data[:60] + foreign.read_bytes()[60:],
        data[:47] + unlocked.read_bytes(),
    ):
        backup.file.write_bytes(mixed)
        with pytest.raises(FileRefused, match="berubah sejak"):
            read_backup(backup.file, PASSWORD)


def test_a_guess_at_a_locked_backup_takes_64_mb(three, tmp_path, full_cost, monkeypatch):
    cheap = make_backup(three, tmp_path, password=PASSWORD).file
    monkeypatch.setattr(backup_file, "GUESS_COST", full_cost[1])
    with pytest.raises(FileRefused):
        read_backup(cheap, PASSWORD)
    assert 128 * 8 * full_cost[1] == 64 * 2**20


def test_a_password_that_is_guessed_at_once_is_refused_and_leaves_no_file(three, tmp_path):
    with pytest.raises(FileRefused, match="paling sedikit 12 huruf; yang diisi 7"):
        make_backup(three, tmp_path / "cadangan", password="rahasia")
    assert list((tmp_path / "cadangan").iterdir()) == []
