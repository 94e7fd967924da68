"""Nothing announced as stored is ever lost: killed writers, full disks, lost answers of a disk."""

import errno
import hashlib
import os
import random
import time
from pathlib import Path

import pytest

from monev.core import platform_files
from monev.core.errors import MonevError
from monev.core.platform_files import hold_lock
from monev.journal import FolderJournal
from monev.journal.backup import make_backup, read_backup
from monev.journal.folder import busy_error
from tests.journal.forgetting import ForgettingDisk, Tree, lay_out
from tests.journal.processes import start_process
from tests.makers import append_unggahan, sample_content

pytestmark = pytest.mark.slow

WRITE_ON = """
while True:
    entri = append_unggahan(journal, large_content(1, month=6, langkah=4), file=sys.argv[2].encode() + bytes(200_000))
    say(f"{entri.nomor} {entri.hash}")
"""


def test_killed_at_any_moment_nothing_announced_is_lost(tmp_path, pytestconfig):
    random_source, kills = random.Random(20), 20 if pytestconfig.getoption("semua") else 3
    announced: list[str] = []
    for round_ in range(kills):
        process = start_process(tmp_path, WRITE_ON, str(round_))
        # The first line proves that it writes; then it is killed in one of its next writes.
        announced.append(process.stdout.readline())
        time.sleep(random_source.uniform(0, 0.03))
        process.kill()
        announced += process.stdout.read().splitlines()
        process.wait()
    hashes = {entry.nomor: entry.hash for entry in FolderJournal(tmp_path / "monev.jurnal").read()}
    assert len(announced) >= kills
    for row in announced:
        number, entry_hash = row.split()
        assert hashes[int(number)] == entry_hash
    # At most one entry per kill was whole on the disk and not yet announced.
    assert len(hashes) - len(announced) <= kills


def test_a_disk_that_forgets_what_was_not_synced_loses_nothing_announced(tmp_path, monkeypatch):
    """Cut the power around every write of uploads, ticks and backups: what was announced is whole,
    and writing goes on."""
    left: list[tuple[str, Tree, list[str], list[str]]] = []
    entries: list[str] = []
    backups: list[str] = []
    (root := tmp_path / "disk").mkdir()
    disk = ForgettingDisk(
        root, monkeypatch, lambda moment, tree: left.append((moment, tree, [*entries], [*backups]))
    )
    journal = FolderJournal(root / "data" / "monev.jurnal")
    for turn in range(2):
        entries.append(
            append_unggahan(journal, sample_content(unggahan=turn + 1), file=b"asli %d" % turn).hash
        )
        entries.append(append_unggahan(journal, sample_content(unggahan=turn + 1)).hash)
        backups.append(make_backup(journal, root / "cadangan" / "flash").file.name)
    disk.close()
    monkeypatch.undo()
    assert len(left) > 100
    for number, (moment, tree, announced, copied) in enumerate(left):
        lay_out(tree, folder := tmp_path / str(number))
        again = FolderJournal(folder / "data" / "monev.jurnal")
        there = list(again.read())
        assert [entry.hash for entry in there[: len(announced)]] == announced, moment
        assert len(there) <= len(announced) + 1, moment
        for entry in there:
            assert entry.sha256 is None or again.read_file(entry.sha256).startswith(b"asli"), moment
        assert append_unggahan(again, sample_content(unggahan=9)).nomor == len(there) + 1, moment
        for name in copied:
            assert read_backup(folder / "cadangan" / "flash" / name).entries, moment


def test_a_full_disk_leaves_nothing_but_an_original_that_another_entry_needs(journal):
    previous = append_unggahan(journal, file=b"lama")
    names = {"00000001.json", "berkas", "entri", "kunci", previous.sha256}
    for place, file in (("entri", b"asli"), ("entri", b"lama"), ("berkas", b"asli")):
        # Writing to /dev/full fails as a full disk does.
        (journal.folder / place / "baru.tmp").symlink_to("/dev/full")
        with pytest.raises(MonevError, match="ruang disk penuh"):
            append_unggahan(journal, sample_content(unggahan=2), file=file)
        assert {path.name for path in journal.folder.rglob("*")} == names
    assert list(journal.read()) == [previous]
    assert append_unggahan(journal, sample_content(unggahan=2), file=b"asli").nomor == 2


def test_an_entry_whose_name_would_not_survive_a_power_cut_is_not_there(journal, monkeypatch):
    previous = append_unggahan(journal)

    def fail(folder):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(platform_files, "fsync_folder", fail)
    with pytest.raises(MonevError):
        append_unggahan(journal, sample_content(unggahan=2))
    assert list(journal.read()) == [previous]


def test_a_journal_that_cannot_be_written_says_why(tmp_path):
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(MonevError, match="tidak dapat ditulis") as error:
        append_unggahan(FolderJournal(tmp_path / "berkas" / "monev.jurnal"))
    assert "boleh ditulis" in error.value.advice


def test_a_writer_waits_for_the_lock_and_says_so_when_it_waits_too_long(tmp_path):
    """That other processes hold it, until they die, is tested in tests/database/test_turns.py."""
    lock, busy = tmp_path / "kunci", busy_error(tmp_path)
    with hold_lock(lock, busy):
        refused = pytest.raises(MonevError, match="sedang ditulis oleh proses lain")
        with refused, hold_lock(lock, busy, wait=0.1):
            pytest.fail("dua pemegang kunci")
    with hold_lock(lock, busy, wait=5):
        pass


def answer_with_an_error(monkeypatch, name, error=errno.EIO):
    """Let a rename to `name` take place and yet fail, as when a network drive's answer is lost."""
    rename = Path.replace

    def replace(self, target):
        result = rename(self, target)
        if Path(target).name == name:
            raise OSError(error, os.strerror(error))
        return result

    monkeypatch.setattr(Path, "replace", replace)


def test_a_rename_that_worked_but_answered_with_an_error_is_stored_once(journal, monkeypatch):
    previous = append_unggahan(journal)
    for name in ("00000002.json", hashlib.sha256(b"asli").hexdigest()):
        answer_with_an_error(monkeypatch, name)
    entry = append_unggahan(journal, sample_content(unggahan=2), file=b"asli", seen=previous.nomor)
    assert list(FolderJournal(journal.folder).read()) == [previous, entry]
    assert journal.read_file(entry.sha256) == b"asli"


def test_where_nobody_can_say_whether_the_entry_stands_its_original_is_kept(journal, monkeypatch):
    """The rename worked, its answer was lost, and reading it back failed too. So the writer hears
    that it is not stored, though it is."""
    append_unggahan(journal)
    answer_with_an_error(monkeypatch, "00000002.json")
    monkeypatch.setattr(platform_files, "_was_renamed", lambda *_: False)
    with pytest.raises(MonevError):
        append_unggahan(journal, sample_content(unggahan=2), file=b"asli")
    entry = list(FolderJournal(journal.folder).read())[-1]
    assert entry.nomor == 2
    assert journal.read_file(entry.sha256) == b"asli"
