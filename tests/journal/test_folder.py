"""The folder journal: what was appended comes back, and what was tampered with is named."""

from pathlib import Path

import pytest

from monev.core.errors import MonevError
from monev.journal import FolderJournal, open_journal
from tests.journal.homes import entry_file
from tests.makers import append_unggahan, sample_content

ORIGINAL = b"PK\x03\x04 isi berkas asli"


@pytest.fixture
def three(journal):
    """A journal of three entries; the second has an original."""
    append_unggahan(journal)
    append_unggahan(journal, sample_content(unggahan=2), file=ORIGINAL)
    append_unggahan(journal, sample_content(unggahan=3))
    return journal


def test_looking_at_an_empty_journal_makes_no_folder(journal):
    assert (journal.tip(), list(journal.read())) == ((0, ""), [])
    assert not journal.folder.exists()


def test_half_written_and_foreign_files_are_no_entries(three):
    """Among them what earlier versions noted beside the entries: how far it goes, and which entries speak of whom."""
    entries = ("baru.tmp", "00000004.json.tmp", ".DS_Store", "00000003 (1).json", "desktop.ini")
    foreign = [*(f"entri/{name}" for name in entries), "ujung", "ujung.baru", "indeks", "00000004.json.tmp"]
    for name in foreign:
        (three.folder / name).write_text("{")
    assert [e.nomor for e in FolderJournal(three.folder).read()] == [1, 2, 3]
    assert append_unggahan(FolderJournal(three.folder)).nomor == 4
    # The one a writer puts its entry in is used anew.
    assert {(three.folder / name).read_text() for name in foreign if name != "entri/baru.tmp"} == {"{"}


def test_ujung_sees_that_the_newest_entry_was_taken_away(three):
    assert three.tip()[0] == 3
    entry_file(three, 3).unlink()
    assert three.tip() == (2, next(three.read(1)).hash)


def test_what_a_killed_writer_left_is_overwritten_by_the_next(three):
    rests = [three.folder / name / "baru.tmp" for name in ("entri", "berkas")]
    for path in rests:
        path.write_text("{" * 9999)
    entry = append_unggahan(three, sample_content(unggahan=4), file=b"lain")
    assert not any(path.exists() for path in rests)
    assert list(FolderJournal(three.folder).read(3)) == [entry]


def test_another_address_and_a_file_are_refused_with_what_is_accepted(tmp_path):
    for address in ("mysql://server/monev", "http://contoh.go.id"):
        with pytest.raises(MonevError) as error:
            open_journal(address)
        assert "jalur sebuah folder" in error.value.advice
    (tmp_path / "rencana.xlsx").write_bytes(ORIGINAL)
    with pytest.raises(MonevError, match="adalah berkas"):
        open_journal(tmp_path / "rencana.xlsx")


def test_a_drive_that_was_pulled_out_is_said_and_what_was_kept_is_there_again(three, monkeypatch):
    def pulled_out(*_, **__):
        error = PermissionError(13, "The device is not ready")
        error.winerror = 21
        raise error

    for name in ("stat", "mkdir"):
        monkeypatch.setattr(Path, name, pulled_out)
    for act in (three.tip, lambda: append_unggahan(three)):
        with pytest.raises(MonevError, match="disknya tidak terpasang"):
            act()
    monkeypatch.undo()
    assert append_unggahan(three).nomor == 4
