"""The check after the start: its result is kept for Riwayat, and nobody waits for it, neither visitors nor the end."""

import pytest

from monev.database import Database
from monev.database.whole_check import last_result
from monev.journal import FolderJournal
from monev.server.self_check import check_in_background
from tests.makers import append_unggahan, sample_content


@pytest.fixture
def opened(db: Database, monkeypatch) -> Database:
    """The database the server's settings name, with one unggahan."""
    monkeypatch.setenv("MONEV_DB", str(db.file))
    monkeypatch.delenv("MONEV_JURNAL", raising=False)
    append_unggahan(db.journal, file=b"asli")
    db.catch_up()
    return db


def test_its_result_is_kept(opened):
    with check_in_background(after=0) as thread:
        thread.join()
    result = last_result(opened.file)
    assert result is not None
    assert result.is_whole
    assert (result.survey.entries, result.survey.originals) == (1, 1)


def test_a_fault_is_kept_and_logged(opened, caplog):
    (original,) = (opened.journal.folder / "berkas").iterdir()
    original.write_bytes(b"lain")
    with check_in_background(after=0) as thread:
        thread.join()
    assert original.name in last_result(opened.file).faults[0]
    assert original.name in caplog.text


def test_an_entry_damaged_in_the_middle_is_said_on_every_page(opened):
    append_unggahan(opened.journal, sample_content(unggahan=2))
    opened.catch_up()
    opened.close()
    (entry := opened.journal.folder / "entri" / "00000001.json").write_bytes(b"{}")
    again = Database.open_at(opened.file, FolderJournal(opened.journal.folder))
    assert again.notice is None
    with check_in_background(after=0) as thread:
        thread.join()
    assert "Entri 00000001" in again.notice.pesan
    assert entry.read_bytes() == b"{}"
    again.close()


def test_leaving_before_it_began_ends_it_at_once(opened):
    with check_in_background(after=600) as thread:
        pass
    assert not thread.is_alive()
    assert last_result(opened.file) is None


def test_a_database_that_cannot_be_opened_is_logged_and_harms_nothing(tmp_path, monkeypatch, caplog):
    monkeypatch.setenv("MONEV_DB", str(tmp_path))
    with check_in_background(after=0) as thread:
        thread.join()
    assert "adalah folder" in caplog.text
