"""How far a journal goes is found from what was seen of it: no folder is listed, and nothing is hidden by a gap."""

import pytest

from monev.core.errors import JournalDamaged
from monev.journal import FolderJournal
from tests.journal.processes import start_process
from tests.makers import append_unggahan, sample_content

OFFICES = [f"KPU Kabupaten {name}" for name in "ABCDE"]
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


def fill(journal: FolderJournal, count: int = 12) -> None:
    """Entries of five offices in turn."""
    for n in range(count):
        append_unggahan(journal, sample_content(unggahan=n + 1), satker=OFFICES[n % 5])


@pytest.fixture
def filled(journal: FolderJournal) -> FolderJournal:
    """Twelve entries."""
    fill(journal)
    return journal


def remembering(journal: FolderJournal, number: int) -> FolderJournal:
    """The same journal as it is opened by who saw it up to that entry."""
    result = FolderJournal(journal.folder)
    result.remember(number, journal.entry_at(number).hash)
    return result


@pytest.mark.parametrize("number", [1, 7, 12])
def test_from_what_was_seen_the_newest_entry_is_found(filled, number):
    assert remembering(filled, number).tip() == filled.tip()


@pytest.mark.parametrize("missing", [[8], [8, 9], [8, 9, 10, 11], [9, 10, 11], [11]])
def test_a_gap_after_what_was_seen_is_told_and_nothing_is_written_into_it(filled, missing):
    for number in missing:
        (filled.folder / "entri" / f"{number:08d}.json").unlink()
    journal = remembering(filled, 7)
    for request in (journal.tip, lambda: list(journal.read(7)), lambda: append_unggahan(journal)):
        with pytest.raises(JournalDamaged, match=f"Entri {missing[0]:08d} .* tidak ada"):
            request()


def test_a_gap_before_what_was_seen_stops_only_who_needs_what_is_missing(filled):
    """As an entry does that is damaged there: who begins anew, and who checks the whole, is told."""
    (filled.folder / "entri" / "00000005.json").unlink()
    assert append_unggahan(remembering(filled, 12)).nomor == 13
    for request in (lambda: list(FolderJournal(filled.folder).read()), FolderJournal(filled.folder).tip):
        with pytest.raises(JournalDamaged, match=r"Entri 00000005 .* tidak ada"):
            request()


@pytest.mark.semua
def test_a_long_journal_is_touched_as_little_as_a_short_one(tmp_path):
    """A fresh process that knows what its database knows: it looks at the tip, appends and reads on."""
    touched = []
    for count in (8, 160):
        folder = tmp_path / str(count)
        journal = FolderJournal(folder / "monev.jurnal")
        fill(journal, count)
        number, entry_hash = journal.tip()
        process = start_process(folder, COUNT, str(number), entry_hash)
        touched.append(process.communicate()[0])
    assert touched[0] == touched[1]
    assert "listdir" not in touched[0]
    assert "scandir" not in touched[0]
    assert 0 < touched[0].count("open") < 20
