"""A backup is whole even while others write, is read through before it is trusted, and is put back
without losing anything.
"""

import os
import random
import resource
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from monev.core.errors import FileRefused, JournalDamaged, MonevError
from monev.journal import Journal
from monev.journal.backup import list_backups, make_backup, read_backup
from monev.journal.whole_check import check_all
from tests.journal.homes import PostgresHome, SqliteHome, fill
from tests.journal.homes import journal as journal
from tests.journal.material import WRITE_ON, content, people, put
from tests.journal.processes import start_process
from tests.makers import append_unggahan, sample_content

PASSWORD = "kuda lumping di sawah"


def test_no_backup_overwrites_another_and_only_its_owner_reads_it(three, tmp_path, today):
    today("2025-10-01")
    made = [make_backup(three, tmp_path / "c").file for _ in range(3)]
    assert len(set(made)) == 3
    assert all("2025-10-01" in file.name for file in made)
    assert all(read_backup(file).entries == 3 for file in made)
    assert {file.stat().st_mode & 0o777 for file in made} == {0o600}
    assert {*(tmp_path / "c").iterdir()} == {*made}
    today("2025-10-02")
    newest = make_backup(three, tmp_path / "c").file
    assert list_backups(tmp_path / "c")[0] == newest, "which is offered first"


def test_made_while_two_others_write_each_is_whole_and_no_older_than_its_beginning(home, tmp_path):
    journal = home.open()
    writers = []
    for name in "AB":
        other = f"journal = open_journal({home.address!r})\n{WRITE_ON}"
        writers.append(start_process(tmp_path, other, f"KPU Kabupaten {name}"))
    for writer in writers:
        assert writer.stdout.readline()
    made = []
    for _ in range(2):
        before = journal.tip()[0]
        made.append((before, make_backup(journal, tmp_path / "cadangan")))
        while journal.tip()[0] <= made[-1][1].entries:  # the writers go on
            pass
    for writer in writers:
        writer.kill()
        writer.wait()
    for before, backup in made:
        assert backup.entries >= before
        assert backup.missing == ()
        assert check_all(Journal(backup.store)).faults == []
    assert made[0][1].entries < made[-1][1].entries


def test_a_missing_original_is_named_and_a_damaged_entry_is_never_copied_as_if_it_were_whole(
    three, home, tmp_path
):
    lost = next(three.read(1)).sha256
    home.write_original(lost, b"rusak")
    assert make_backup(three, tmp_path).missing == (lost,)
    home.write_original(lost, None)
    assert make_backup(three, tmp_path).missing == (lost,)
    made = {*tmp_path.glob("cadangan*")}
    home.write_text(2, "{")
    with pytest.raises(JournalDamaged, match="Entri 00000002"):
        make_backup(three, tmp_path)
    assert {*tmp_path.glob("cadangan*")} == made


def test_nothing_is_copied_of_a_journal_not_there(journal, tmp_path):
    with pytest.raises(MonevError, match="kosong atau tidak ada"):
        make_backup(journal, tmp_path / "cadangan")
    assert not (tmp_path / "cadangan").exists()


def test_a_disk_that_is_full_is_said_and_nothing_is_left(three, tmp_path):
    append_unggahan(three, sample_content(unggahan=4), file=random.Random(1).randbytes(600_000))
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, limit[1]))
    try:
        with pytest.raises(MonevError, match="Cadangan tidak dapat ditulis di"):
            make_backup(three, tmp_path / "flash disk")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert list((tmp_path / "flash disk").iterdir()) == []
    assert make_backup(three, tmp_path / "flash disk").entries == 4


def test_who_writes_does_not_wait_for_the_disk_of_a_backup(tmp_path, monkeypatch):
    three = SqliteHome(tmp_path / "rumah.jurnal").open()
    fill(three, 3)
    entered, goes_on = threading.Event(), threading.Event()
    copy = shutil.copyfile

    def slow(source: Path, to: Path) -> None:
        entered.set()
        assert goes_on.wait(60)
        copy(source, to)

    monkeypatch.setattr(shutil, "copyfile", slow)
    with ThreadPoolExecutor(1) as thread:
        made = thread.submit(make_backup, three, tmp_path / "flash disk")
        assert entered.wait(60)
        assert append_unggahan(three, sample_content(unggahan=4)).nomor == 4
        goes_on.set()
        assert made.result().entries == 3


def test_nothing_unlocked_of_a_locked_backup_is_in_its_folder_and_what_a_run_left_goes(
    three, home, tmp_path
):
    people(three).set_password("ani", PASSWORD)
    folder = tmp_path / "flash disk"
    folder.mkdir()
    for name, days in (("0" * 16, 2), ("1" * 16, 0)):
        left = folder / f".monev-{name}.tmp"
        left.write_bytes(b"$argon2id$")
        when = time.time() - days * 86_400
        os.utime(left, (when, when))
    make = f"make_backup(journal, Path({str(folder)!r}), password={PASSWORD!r})"
    code = f"""
from monev.journal import backup, open_journal
from monev.journal.backup import make_backup
journal = open_journal({home.address!r})
lock = backup.lock
def locking(*them):
    lock(*them)
    say("terkunci")
    sys.stdin.readline()
backup.lock = locking
{make}
"""
    process = start_process(tmp_path, code)
    assert process.stdout.readline() == "terkunci\n"
    process.kill()
    process.wait()
    made = [file for file in folder.iterdir() if file.name != f".monev-{'1' * 16}.tmp"]
    assert len(made) == 1, "what was left two days ago is gone"
    assert not any(b"argon2" in file.read_bytes() for file in made)
    newest = make_backup(three, folder, password=PASSWORD)
    assert {*folder.iterdir()} == {newest.file, folder / f".monev-{'1' * 16}.tmp"}
    assert [file.name for file in tmp_path.rglob("*.cadangan")] == []


def test_random_damage_in_a_backup_is_found_or_harmless(three, tmp_path):
    file = make_backup(three, tmp_path).file
    whole = file.read_bytes()
    true = content(three)
    chance = random.Random(7)
    found = 0
    for _ in range(40):
        data = bytearray(whole)
        place = chance.randrange(len(data))
        data[place : place + 400] = chance.randbytes(len(data[place : place + 400]))
        file.write_bytes(data)
        try:
            backup = read_backup(file)
        except FileRefused as refused:
            found += 1
            assert "Tidak ada yang diubah" in refused.pesan
        else:
            entries, _ = content(Journal(backup.store)) if not backup.missing else true
            assert entries == true[0]
    assert found
    for data in (b"", whole[: len(whole) // 2], b"bukan cadangan"):
        file.write_bytes(data)
        with pytest.raises(FileRefused):
            read_backup(file)
    with pytest.raises(FileRefused, match="tidak dapat dibaca"):
        read_backup(tmp_path / "tidak ada.jurnal")


def test_a_backup_that_only_earlier_versions_read_is_refused_with_what_to_do(tmp_path):
    for first, told in ((b"PK\x03\x04", "Monev ZI 1.2 dahulu"), (b"PGDMP", "pg_restore")):
        file = tmp_path / "cadangan-monev-2025-11-01-013000.zip"
        file.write_bytes(first + bytes(500))
        with pytest.raises(FileRefused, match="tidak dibaca lagi di sini") as refused:
            read_backup(file)
        assert told in refused.value.advice


def test_of_postgresql_it_is_a_file_that_serves_as_a_store_and_goes_back_into_a_server(
    postgres_home, postgres, tmp_path
):
    journal = postgres_home.open()
    fill(journal, 3, with_originals=True)
    odd = {"orang": "ani", "argon2": "\t\\N\n\\x41 \r\b\f\v é", "waktu": "\\N"}
    journal.store.write(lambda: journal.store.ask("set_password", **odd))
    backup = make_backup(journal, tmp_path / "c")
    assert backup.file.suffix == ".jurnal"
    assert [*(tmp_path / "c").iterdir()] == [backup.file]
    other = PostgresHome(postgres.new_database())
    for found in (other.open(), SqliteHome(backup.file).open()):
        if found.is_empty():
            put(found, read_backup(backup.file))
        assert content(found) == content(journal)
        assert found.tip() == journal.tip()
        assert found.store.ask("passwords", orang=None) == [tuple(odd.values())]
        append_unggahan(found, sample_content(unggahan=4))
        found.store.close()


def test_one_bit_of_a_passwords_hash_is_told(three, tmp_path):
    people(three).set_password("ani", PASSWORD)
    file = make_backup(three, tmp_path / "c").file
    data = file.read_bytes()
    place = data.index(b"$argon2id$") + 40
    file.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    with pytest.raises(FileRefused, match="berubah sejak dibuat"):
        read_backup(file)


def test_a_folder_lists_what_begins_as_a_backup_whatever_its_name(three, tmp_path):
    folder = tmp_path / "c"
    made = [make_backup(three, folder).file, make_backup(three, folder, password=PASSWORD).file]
    renamed = made[0].rename(folder / "punya kantor")
    (folder / "cadangan-monev-2025-01-01-000000.jurnal").write_bytes(b"")
    (folder / "catatan.txt").write_text("bukan cadangan")
    assert {*list_backups(folder)} == {renamed, made[1]}
    assert list_backups(tmp_path / "tidak ada") == []
