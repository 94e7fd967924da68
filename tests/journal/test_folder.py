"""The folder journal: finding its end and its gaps from the entry that was seen, checking all of
it, and telling a forged chain by a printed anchor."""

import json
from pathlib import Path

import pytest

from monev.core.errors import JournalDamaged, MonevError
from monev.journal import FolderJournal, open_journal
from monev.journal.entry import seal, to_text
from monev.journal.survey import anchor_of, check_anchor, read_anchor, survey_journal
from tests.journal.conftest import ORIGINAL
from tests.journal.homes import entry_file, fill
from tests.journal.processes import start_process
from tests.makers import append_unggahan, sample_content


def test_half_written_and_foreign_files_are_no_entries(three):
    """Some are notes of earlier versions (`ujung`, `indeks`). What a killed writer left (`rests`)
    is overwritten by the next one."""
    foreign = [
        "entri/00000004.json.tmp",
        "entri/.DS_Store",
        "entri/00000003 (1).json",
        "entri/desktop.ini",
        "ujung",
        "ujung.baru",
        "indeks",
        "00000004.json.tmp",
    ]
    rests = ["entri/baru.tmp", "berkas/baru.tmp"]
    for name in (*foreign, *rests):
        (three.folder / name).write_text("{" * 9999)
    assert [entry.nomor for entry in FolderJournal(three.folder).read()] == [1, 2, 3]
    entry = append_unggahan(FolderJournal(three.folder), sample_content(unggahan=4), file=b"lain")
    assert list(FolderJournal(three.folder).read(3)) == [entry]
    assert not any((three.folder / name).exists() for name in rests)
    assert {(three.folder / name).read_text() for name in foreign} == {"{" * 9999}


def test_another_address_and_a_file_are_refused_with_what_is_accepted(tmp_path):
    for address in ("mysql://server/monev", "http://contoh.go.id"):
        with pytest.raises(MonevError) as error:
            open_journal(address)
        assert "jalur sebuah folder" in error.value.advice
    (tmp_path / "rencana.xlsx").write_bytes(ORIGINAL)
    with pytest.raises(MonevError, match="tidak dikenal"):
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


COUNT = """
touched = []
def watch(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and str(arguments[0]).startswith(str(journal.folder)):
        touched.append(event)
number, entry_hash = int(sys.argv[2]), sys.argv[3]
sys.addaudithook(watch)
journal.remember(number, entry_hash)
assert journal.tip() == (number, entry_hash)
entry = append_unggahan(journal, satker="KPU Kabupaten A", seen=number)
assert journal.tip() == (entry.nomor, entry.hash)
assert [e.nomor for e in journal.read(number)] == [entry.nomor]
say(" ".join(sorted(touched)))
"""


@pytest.fixture
def filled(journal: FolderJournal) -> FolderJournal:
    """Make a journal of twelve entries, each with an original."""
    fill(journal, 12, with_originals=True)
    return journal


def remembering(journal: FolderJournal, number: int) -> FolderJournal:
    """Open the same journal and remember an entry that was seen."""
    result = FolderJournal(journal.folder)
    result.remember(number, journal.entry_at(number).hash)
    return result


def assert_gap_is_told(journal: FolderJournal, seen: int, missing: int) -> None:
    """Check that readers and writers who saw entry `seen` hear that `missing` is missing."""
    for request in (
        journal.tip,
        lambda: list(journal.read(seen)),
        lambda: append_unggahan(journal),
    ):
        with pytest.raises(JournalDamaged, match=f"Entri {missing:08d} .* tidak ada"):
            request()


@pytest.mark.parametrize("number", [1, 7, 12])
def test_from_what_was_seen_the_newest_entry_is_found(filled, number):
    assert remembering(filled, number).tip() == filled.tip()


@pytest.mark.parametrize("missing", [[8], [8, 9], [8, 9, 10, 11], [9, 10, 11], [11]])
def test_a_gap_after_what_was_seen_is_told_and_nothing_is_written_into_it(filled, missing):
    for number in missing:
        (filled.folder / "entri" / f"{number:08d}.json").unlink()
    assert_gap_is_told(remembering(filled, 7), 7, missing[0])


def test_a_gap_before_what_was_seen_is_told_and_nothing_is_appended(filled):
    (filled.folder / "entri" / "00000005.json").unlink()
    assert_gap_is_told(remembering(filled, 12), 12, 5)


@pytest.mark.parametrize("number", [5, 11, 12])
def test_what_is_taken_away_and_put_back_while_the_journal_is_open_is_seen_at_once(filled, number):
    tip, path = filled.tip(), entry_file(filled, number)
    text = path.read_bytes()
    for _ in range(2):
        path.unlink()
        if number == 12:
            assert filled.tip()[0] == 11
        else:
            with pytest.raises(JournalDamaged, match=f"Entri {number:08d} .* tidak ada"):
                filled.tip()
        path.write_bytes(text)
        assert filled.tip() == tip


@pytest.mark.semua
def test_a_long_journal_is_touched_as_little_as_a_short_one(tmp_path):
    """A new process that knows what its database knows lists the folder once and appends."""
    touched = []
    for count in (8, 160):
        folder = tmp_path / str(count)
        journal = FolderJournal(folder / "monev.jurnal")
        fill(journal, count, with_originals=True)
        number, entry_hash = journal.tip()
        process = start_process(folder, COUNT, str(number), entry_hash)
        touched.append(process.communicate()[0])
    assert touched[0] == touched[1]
    assert touched[0].count("listdir") + touched[0].count("scandir") == 1
    assert 0 < touched[0].count("open") < 20


def forge(journal: FolderJournal, number: int) -> None:
    """Change entry `number`, and seal it and all after it anew to hide that."""
    previous = ""
    for current in range(1, journal.tip()[0] + 1):
        file = entry_file(journal, current)
        fields = json.loads(file.read_text())
        del fields["hash"]
        changed = {"pelaku": "Orang lain"} if current == number else {}
        entry = seal(**{**fields, **changed, "sebelum": previous})
        file.write_text(to_text(entry))
        previous = entry.hash


def test_every_fault_is_named_not_only_the_first(filled):
    sha256 = [entry.sha256 for entry in filled.read()]
    entry_file(filled, 2).write_bytes(b"{")
    entry_file(filled, 4).unlink()
    (filled.folder / "berkas" / sha256[0]).unlink()
    (filled.folder / "berkas" / sha256[4]).write_bytes(b"lain")
    survey = survey_journal(FolderJournal(filled.folder))
    assert (survey.entries, survey.tip[0]) == (10, 12)
    originals = (f"Berkas asli {sha256[0]} tidak ada", f"Berkas asli {sha256[4]} sudah berubah")
    expected = (*originals, "Entri 00000002", "Entri 00000004")
    assert len(survey.faults) == len(expected)
    for words in expected:
        assert any(fault.startswith(words) for fault in survey.faults), words
    assert any(sha256[0] in fault and "(entri 1)" in fault for fault in survey.faults)


def test_a_chain_forged_anew_is_told_by_an_anchor_and_an_entry_that_is_gone_too(filled):
    anchor = read_anchor(str(anchor_of(*filled.tip())))
    early = read_anchor(str(anchor_of(1, next(filled.read()).hash)))
    assert check_anchor(filled, anchor) is None
    forge(filled, 3)
    forged = FolderJournal(filled.folder)
    assert survey_journal(forged).faults == []
    assert "tidak cocok" in str(check_anchor(forged, anchor))
    assert check_anchor(forged, early) is None
    anchor = anchor_of(*filled.tip())
    entry_file(filled, 12).unlink()
    assert "hanya sampai entri 11" in str(check_anchor(FolderJournal(filled.folder), anchor))


def test_an_anchor_is_read_as_it_is_typed_and_what_is_none_refused_with_what_is_accepted():
    for text in (
        "",
        "12",
        "12:",
        ":abcdef0123",
        "12:abc",
        "dua:0123456789abcdef",
        "1:xyz0123456789",
        "²:0123456789",
    ):
        with pytest.raises(ValueError, match="12:0123456789abcdef"):
            read_anchor(text)
    assert str(read_anchor(" 12 : 0123 4567 89AB CDEF ")) == "12:0123456789abcdef"
