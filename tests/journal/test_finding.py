"""Entries are found without listing the journal's folder or looking back through it, whatever became of the index."""

from __future__ import annotations

import json
import os
import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from monev.core.errors import JournalDamaged, VersionClash
from monev.journal import FolderJournal, Journal
from monev.journal.backup import make_backup
from monev.journal.entry import seal, to_text
from monev.journal.restore import put_back
from tests.journal.processes import start_process
from tests.makers import TAHUN, append_unggahan, large_content, sample_content

OFFICES = [f"KPU Kabupaten {name}" for name in "ABCDE"]
KILLED_BEFORE = """
import os
import monev.journal.folder as home
from monev.journal.index import Index
def go(*_):
    say("tersimpan")
    os._exit(1)
setattr({what}, go)
append_unggahan(journal, satker="KPU Kabupaten A")
"""
COUNT = """
import monev.journal.entry
touched = []
def watch(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and str(arguments[0]).startswith(str(journal.folder)):
        touched.append(event)
number, entry_hash = FolderJournal(journal.folder).tip()
after = sys.argv[2]
sys.addaudithook(watch)
journal.remember(number, entry_hash)
entry = append_unggahan(journal, satker="KPU Kabupaten A", after=after)
assert journal.tip() == (entry.nomor, entry.hash)
assert [e.nomor for e in journal.read(number)] == [entry.nomor]
assert journal.newest_hash("KPU Kabupaten Tanpa Rencana", 2025, entry.nomor) == ""
assert [e.nomor for e in journal.entries_about("KPU Kabupaten A", number)] == [entry.nomor]
say(" ".join(sorted(touched)))
"""
ALTERNATELY = """
for _ in range(10):
    number = int(sys.stdin.readline())
    seen = journal.newest_hash(sys.argv[2], 2025, number)
    entry = append_unggahan(journal, satker=sys.argv[2], after=seen)
    say(f"{entry.nomor} {entry.hash}")
"""


def fill(journal: Journal, count: int = 12) -> None:
    """Entries of five offices in turn, in two years, and now and then one of a person."""
    for n in range(count):
        if n % 4 == 3:
            journal.add(jenis="orang", pelaku="A", satker=None, tahun=None, content=person(n))
        else:
            append_unggahan(journal, sample_content(unggahan=n + 1), satker=OFFICES[n % 5], tahun=TAHUN + n % 2)


def person(n: int) -> dict:
    """The content of an entry of jenis orang."""
    return {"orang": f"orang{n}", "nama": f"Orang {n}", "surel": "", "aktif": True, "peran": [], "pic": []}


def check_finding(journal: FolderJournal, folder: Path | None = None) -> None:
    """What is found is what looking at every entry finds."""
    entries = list(FolderJournal(folder or journal.folder).read())
    for satker in [*OFFICES, None, "KPU Kabupaten Lain"]:
        for tahun in (TAHUN, TAHUN + 1, None):
            for number in (len(entries), len(entries) // 2):
                own = [e.hash for e in entries[:number] if (e.satker, e.tahun) == (satker, tahun)]
                assert journal.newest_hash(satker, tahun, number) == (own[-1] if own else "")


@pytest.fixture
def filled(journal: FolderJournal) -> FolderJournal:
    """Twelve entries."""
    fill(journal)
    return journal


def lose(folder: Path) -> None:
    (folder / "indeks").unlink()
    (folder / "ujung").unlink()


def take_from_another(folder: Path) -> None:
    other = FolderJournal(folder.with_name("lain.jurnal"))
    fill(other, 14)
    for name in ("indeks", "ujung"):
        shutil.copy2(other.folder / name, folder / name)


def take_from_another_of_the_same_length(folder: Path) -> None:
    other = FolderJournal(folder.with_name("lain.jurnal"))
    fill(other, 12)
    for name in ("indeks", "ujung"):
        shutil.copy2(other.folder / name, folder / name)


def write_as_an_older_program(folder: Path) -> None:
    """Two entries more, of which the index knows nothing."""
    for _ in range(2):
        number, previous = FolderJournal(folder).tip()
        last = next(FolderJournal(folder).read(number - 1))
        fields = {name: getattr(last, name) for name in last.__slots__ if name != "hash"}
        entry = seal(**{**fields, "nomor": number + 1, "sebelum": previous, "satker": OFFICES[0], "tahun": TAHUN})
        (folder / "entri" / f"{number + 1:08d}.json").write_text(to_text(entry))


def go_back_to_an_older_index(folder: Path) -> None:
    kept = {name: (folder / name).read_bytes() for name in ("indeks", "ujung")}
    fill(FolderJournal(folder), 3)
    for name, data in kept.items():
        (folder / name).write_bytes(data)


def fill_with_zeros(folder: Path) -> None:
    """As a power cut may leave it."""
    size = (folder / "indeks").stat().st_size
    os.truncate(folder / "indeks", size - 100)
    os.truncate(folder / "indeks", size)


STATES: dict[str, Callable[[Path], None]] = {
    "as it is": lambda folder: None,
    "lost": lose,
    "of another journal": take_from_another,
    "of another journal of the same length": take_from_another_of_the_same_length,
    "behind": write_as_an_older_program,
    "older": go_back_to_an_older_index,
    "cut by a power cut": fill_with_zeros,
    "empty": lambda folder: (folder / "indeks").write_bytes(b"") and None,
    "nonsense": lambda folder: [(folder / n).write_bytes(b"[1]" * 30) for n in ("indeks", "ujung")] and None,
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("while_open", [True, False])
def test_whatever_became_of_the_index_the_same_is_found_and_it_is_made_whole_by_the_next_writer(
    filled, state, while_open
):
    if while_open:
        check_finding(filled)
    STATES[state](filled.folder)
    journal = filled if while_open else FolderJournal(filled.folder)
    count = len(list((filled.folder / "entri").iterdir()))
    check_finding(journal)
    assert journal.tip()[0] == FolderJournal(filled.folder).tip()[0] == count
    seen = journal.newest_hash(OFFICES[1], TAHUN, count)
    assert append_unggahan(journal, satker=OFFICES[1], after=seen).nomor == count + 1
    assert (filled.folder / "indeks").stat().st_size == 24 * (count + 2)
    check_finding(FolderJournal(filled.folder))
    with pytest.raises(VersionClash):
        append_unggahan(FolderJournal(filled.folder), satker=OFFICES[1], after=seen)


def test_random_damage_in_the_index_never_finds_another_entry(filled):
    random_source = random.Random(7)
    for _ in range(60):
        path = filled.folder / random_source.choice(["indeks", "ujung"])
        whole = path.read_bytes()
        data = bytearray(whole)
        data[random_source.randrange(len(data))] ^= 1 << random_source.randrange(8)
        path.write_bytes(data if random_source.random() < 0.7 else data[: random_source.randrange(len(data))])
        journal = FolderJournal(filled.folder)
        assert journal.tip() == filled.tip()
        assert len(list(journal.read())) == 12
        check_finding(journal)
        path.write_bytes(whole)


def test_a_journal_without_an_index_is_only_read_and_gets_one_with_its_first_entry(filled, tmp_path):
    lose(filled.folder)
    before = sorted(path.name for path in filled.folder.iterdir())
    journal = FolderJournal(filled.folder)
    check_finding(journal)
    assert (journal.tip()[0], len(list(journal.read()))) == (12, 12)
    assert sorted(path.name for path in filled.folder.iterdir()) == before
    fill(journal, 1)
    assert sorted(path.name for path in filled.folder.iterdir()) == sorted([*before, "indeks", "ujung"])


@pytest.mark.parametrize("what", ["Index, 'append'", "home, 'note_extent'"])
def test_a_writer_killed_between_the_entry_and_the_index_leaves_the_entry_found(filled, tmp_path, what):
    process = start_process(tmp_path, KILLED_BEFORE.format(what=what))
    assert process.communicate()[0] == "tersimpan\n"
    for journal in (filled, FolderJournal(filled.folder)):
        assert journal.tip()[0] == 13
        assert journal.newest_hash("KPU Kabupaten A", TAHUN, 13) == journal.tip()[1]
        check_finding(journal)
    with pytest.raises(VersionClash):
        append_unggahan(filled, satker="KPU Kabupaten A", after="")
    assert append_unggahan(filled, satker="KPU Kabupaten A").nomor == 14
    check_finding(FolderJournal(filled.folder))


def test_a_gap_that_came_while_the_program_runs_is_not_covered_by_the_next_entry(filled):
    (filled.folder / "entri" / "00000005.json").unlink()
    with pytest.raises(JournalDamaged, match=r"Entri 00000005 .* tidak ada"):
        append_unggahan(filled)
    with pytest.raises(JournalDamaged, match=r"Entri 00000005 .* tidak ada"):
        FolderJournal(filled.folder).tip()


def test_an_index_that_cannot_be_written_loses_no_entry(journal, caplog):
    fill(journal, 2)
    lose(journal.folder)
    for name in ("indeks.baru", "ujung.baru"):
        (journal.folder / name).mkdir()
    fill(journal, 2)
    assert "belum masuk indeks" in caplog.text
    check_finding(journal)
    check_finding(FolderJournal(journal.folder))
    assert journal.tip()[0] == 4


def test_a_folder_whose_time_cannot_be_set_is_listed_as_before(filled, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError

    monkeypatch.setattr("monev.journal.extent.os.utime", refuse)
    fill(filled, 3)
    (filled.folder / "entri" / "00000005.json").unlink()
    with pytest.raises(JournalDamaged, match=r"Entri 00000005 .* tidak ada"):
        FolderJournal(filled.folder).tip()


def test_an_entry_that_is_damaged_far_back_stops_only_who_needs_it(filled):
    """Entry 2 is the newest of its rencana, entry 1 is not."""
    lose(filled.folder)
    (filled.folder / "entri" / "00000002.json").write_bytes(b"{")
    journal = FolderJournal(filled.folder)
    newest = journal.newest_hash(OFFICES[0], TAHUN + 1, 12)
    assert newest == list_hashes(journal, since=2)[5 - 2]
    assert append_unggahan(journal, satker=OFFICES[0], tahun=TAHUN + 1, after=newest).nomor == 13
    for asked in (journal, FolderJournal(filled.folder)):
        with pytest.raises(JournalDamaged, match="Entri 00000002"):
            asked.newest_hash("KPU Kabupaten Lain", TAHUN, 12)


def list_hashes(journal: FolderJournal, since: int) -> list[str]:
    """The hash of each entry after `since`, each by itself."""
    return [journal.entry_at(n).hash for n in range(since + 1, 13)]


def test_an_entry_whose_head_was_changed_is_named(filled):
    path = filled.folder / "entri" / "00000012.json"
    changed = path.read_text().replace('"satker": null', '"satker": "KPU Kabupaten Lain"')
    assert changed != path.read_text()
    path.write_text(changed)
    with pytest.raises(JournalDamaged, match=r"Entri 00000012 .* sudah berubah"):
        FolderJournal(filled.folder).newest_hash(None, None, 12)


def test_an_entry_that_was_sealed_anew_in_its_place_is_asked_itself(filled):
    """Entry 9 becomes another office's; the index still calls it the newest of the one that it was of."""
    path = filled.folder / "entri" / "00000009.json"
    fields = json.loads(path.read_text())
    del fields["hash"]
    was = fields["satker"]
    path.write_text(to_text(forged := seal(**{**fields, "satker": "KPU Kabupaten Lain"})))
    journal = FolderJournal(filled.folder)
    own = [e for e in map(journal.entry_at, range(1, 13)) if (e.satker, e.tahun) == (was, forged.tahun)]
    assert journal.newest_hash(was, forged.tahun, 12) == (own[-1].hash if own else "")
    with pytest.raises(JournalDamaged, match=r"Entri 00000009 .* bukan yang dahulu ditulis"):
        list(journal.entries_about(was))


def test_a_backup_holds_no_index_and_one_of_the_journal_there_was_is_not_believed(filled, tmp_path):
    append_unggahan(filled, large_content(13), satker=OFFICES[2])
    backup = make_backup(filled, tmp_path / "cadangan")
    with zipfile.ZipFile(backup.file) as archive:
        assert not [name for name in archive.namelist() if "indeks" in name or "ujung" in name]
    for n in range(3):
        append_unggahan(filled, sample_content(unggahan=20 + n), satker=OFFICES[3])
    put_back(filled, backup, seen=[], consent=True)
    for journal in (filled, FolderJournal(filled.folder)):
        assert journal.tip() == (13, backup.hashes[-1])
        check_finding(journal)
    seen = filled.newest_hash(OFFICES[3], TAHUN, 13)
    assert append_unggahan(filled, satker=OFFICES[3], after=seen).nomor == 14
    check_finding(FolderJournal(filled.folder))


def test_two_processes_that_write_alternately_each_find_what_the_other_wrote(filled, tmp_path):
    processes = [start_process(tmp_path, ALTERNATELY, "KPU Kabupaten A") for _ in range(2)]
    number = 12
    for turn in range(20):
        process = processes[turn % 2]
        process.stdin.write(f"{number}\n")
        process.stdin.flush()
        number, entry_hash = int((row := process.stdout.readline().split())[0]), row[1]
        assert filled.newest_hash("KPU Kabupaten A", TAHUN, number) == entry_hash
    for process in processes:
        process.communicate()
    assert number == 32
    check_finding(filled)


def test_a_long_journal_is_touched_as_little_as_a_short_one(tmp_path):
    """A fresh process that appends, looks at the tip, reads on and asks for the newest of a rencana."""
    touched = []
    for count in (8, 160):
        folder = tmp_path / str(count)
        journal = FolderJournal(folder / "monev.jurnal")
        fill(journal, count)
        seen = journal.newest_hash("KPU Kabupaten A", TAHUN, count)
        process = start_process(folder, COUNT, seen)
        touched.append(process.communicate()[0])
    assert touched[0] == touched[1]
    assert "listdir" not in touched[0]
    assert "scandir" not in touched[0]
    assert 0 < touched[0].count("open") < 40
