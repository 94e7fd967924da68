"""Nothing announced as stored is ever lost: killed writers, full disks, torn pages, other owners."""

import os
import random
import shutil
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from queue import Queue
from threading import get_ident

import pytest

from monev.core import clock, platform_files
from monev.core.errors import ConsentNeeded, JournalDamaged, MonevError
from monev.database import Database
from monev.database.places import NOTHING
from monev.journal import Journal, open_journal, sqlite_store, store
from monev.journal.backup import make_backup, read_backup
from monev.journal.moving import go_on, put_back
from monev.journal.sqlite_store import SqliteStore
from monev.journal.whole_check import check_all
from monev.reminders.health import troubles
from tests.journal.homes import fill, home_of
from tests.journal.processes import start_process
from tests.makers import append_unggahan, sample_content

pytestmark = pytest.mark.slow

WRITE_ON = """
while True:
    entri = append_unggahan(journal, large_content(1, month=6, langkah=4), file=sys.argv[2].encode() + bytes(200_000))
    say(f"{entri.nomor} {entri.hash}")
"""

SERVING = """
for line in sys.stdin:
    def keep(entri):
        journal.store.ask("keep_value", jenis="uji", nama=str(entri.nomor), nilai="x", sekali=True)
    file = sys.argv[2].encode() + bytes(60_000)
    say(append_unggahan(journal, large_content(1, month=6, langkah=4), satker=sys.argv[2], file=file, beside=keep).nomor)
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
    hashes = {entry.nomor: entry.hash for entry in open_journal(tmp_path / "monev.jurnal").read()}
    assert len(announced) >= kills
    for row in announced:
        number, entry_hash = row.split()
        assert hashes[int(number)] == entry_hash
    # At most one entry per kill was whole on the disk and not yet announced.
    assert len(hashes) - len(announced) <= kills


def test_a_journal_that_cannot_be_written_says_why(tmp_path):
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(MonevError, match="tidak dapat dipakai") as error:
        append_unggahan(open_journal(tmp_path / "berkas" / "monev.jurnal"))
    assert "boleh ditulis" in error.value.advice


def test_a_writer_waits_for_another_and_says_so_when_it_waits_too_long(journal, monkeypatch):
    append_unggahan(journal)
    monkeypatch.setattr(sqlite_store, "WRITE_SECONDS", 0.1)
    other = Journal(SqliteStore(journal.store.file))

    def while_held() -> None:
        with ThreadPoolExecutor(1) as thread:
            thread.submit(append_unggahan, other, sample_content(unggahan=2)).result()

    with pytest.raises(MonevError, match="sedang dibaca atau ditulis program lain"):
        journal.store.write(while_held)
    assert append_unggahan(other, sample_content(unggahan=2)).nomor == 2


def test_a_reader_stops_no_writer_who_says_what_it_waits_for_and_no_other_reader(
    journal, monkeypatch
):
    append_unggahan(journal)
    told: Queue[tuple[int, str]] = Queue()
    tell = [lambda words: told.put((get_ident(), words))]
    monkeypatch.setattr(store, "_told_to", tell)
    reader = sqlite3.connect(journal.store.file, isolation_level=None)
    reader.execute("begin")
    reader.execute("select count(*) from jurnal_entri").fetchone()
    picture = os.urandom(5_000_000)  # more than SQLite keeps in memory by itself
    with ThreadPoolExecutor(3) as threads:
        waiting = [
            threads.submit(append_unggahan, journal, sample_content(unggahan=n), file=picture)
            for n in (2, 3)
        ]
        heard = [told.get(timeout=30) for _ in waiting]
        assert len({thread for thread, _ in heard}) == 2
        assert all("dibaca atau ditulis program lain" in words for _, words in heard)
        assert [entry.nomor for entry in journal.read()] == [1]
        reader.close()
        assert {entry.result().nomor for entry in waiting} == {2, 3}
    assert told.empty(), "each says it once"


def torn(journal: Journal, *, is_page: bool = True) -> Journal:
    """Fill a journal with sixty entries and a person, and tear a page."""
    fill(journal, 60, with_originals=True)
    store = journal.store
    set_password = {"orang": "ani", "argon2": "x", "waktu": "y"}
    store.write(lambda: store.ask("set_password", **set_password))
    store.close()
    if not is_page:
        return Journal(SqliteStore(store.file))
    place = store.file.read_bytes().rindex(b'"nomor": 55,')
    with store.file.open("r+b") as opened:
        opened.seek(place // 4096 * 4096)
        opened.write(os.urandom(4096))
    return Journal(SqliteStore(store.file))


def test_a_backup_over_torn_pages_leaves_the_people_there_are(journal, tmp_path):
    fill(journal, 1)
    keep = {"orang": "budi", "argon2": "x", "waktu": "y"}
    journal.store.write(lambda: journal.store.ask("set_password", **keep))
    backup = make_backup(journal, tmp_path)
    after = torn(journal)
    assert put_back(after, backup, consent=True).has_people is False
    again = Journal(SqliteStore(journal.store.file))
    assert [entry.nomor for entry in again.read()] == [1]
    assert [orang for orang, *_ in again.store.ask("passwords", orang=None)] == ["ani", "budi"]


def test_torn_pages_are_told_and_one_goes_on_with_what_reads_and_every_person(journal):
    after = torn(journal)
    store = after.store
    tip = 60, store.ask_tip()[0][2]
    with pytest.raises(JournalDamaged):
        list(after.read())
    assert after.store.faults()
    with pytest.raises(ConsentNeeded, match="yang terakhir utuh"):
        go_on(after, tip, consent=False, beside=store.file)
    number, kept = go_on(after, tip, consent=True, beside=store.file)
    assert 40 < number < 60
    assert kept.exists()
    again = Journal(SqliteStore(store.file))
    assert again.store.faults() == []
    assert len([*again.read()]) == number
    assert again.store.ask("passwords", orang=None) == [("ani", "x", "y")]
    assert append_unggahan(again, sample_content(unggahan=99)).nomor == number + 1


def test_one_byte_that_is_no_text_names_its_entry_and_stops_nothing_before_it(journal, tmp_path):
    fill(journal, 9)
    home_of(journal).execute(
        "update jurnal_entri set teks = cast(x'7b22ff227d' as text) where nomor = 5"
    )
    fresh = Journal(SqliteStore(journal.store.file))
    (fault, *others) = check_all(fresh).faults
    assert "Entri 00000005" in fault
    assert all("Entri 00000006" in other for other in others)
    with pytest.raises(JournalDamaged, match="Entri 00000005"):
        make_backup(fresh, tmp_path / "c")
    with closing(Database.open_at(tmp_path / "lain.duckdb", fresh)) as db:
        assert (db.up_to[0], type(db.notice)) == (4, JournalDamaged)
    number, kept = go_on(fresh, NOTHING, consent=True, beside=journal.store.file)
    assert (number, kept.exists()) == (4, True)


@pytest.mark.parametrize("how", ["flipped", "cut"])
def test_of_a_file_with_a_torn_header_or_a_missing_end_all_that_reads_is_kept(journal, how):
    after = torn(journal, is_page=False)
    file = after.store.file
    data = file.read_bytes()
    file.write_bytes(bytes(100) + data[100:] if how == "flipped" else data[: len(data) * 6 // 10])
    with pytest.raises(ConsentNeeded, match="yang terakhir utuh"):
        go_on(after, NOTHING, consent=False, beside=file)
    number, kept = go_on(after, NOTHING, consent=True, beside=file)
    assert number == 60 if how == "flipped" else 20 < number < 60
    assert kept.read_bytes() == file_before(data, how)
    again = Journal(SqliteStore(file))
    assert check_all(again).entries == number
    if how == "flipped":
        assert check_all(again).faults == []
        assert again.store.ask("passwords", orang=None) == [("ani", "x", "y")]
    assert append_unggahan(again, sample_content(unggahan=99)).nomor == number + 1
    assert [path.name for path in file.parent.iterdir() if "terbaca" in path.name] == []


def file_before(data: bytes, how: str) -> bytes:
    return bytes(100) + data[100:] if how == "flipped" else data[: len(data) * 6 // 10]


def test_a_copy_of_the_one_file_holds_every_act_that_was_announced_before_it(tmp_path):
    """Two servers write, with passwords and originals; then both are killed, and it still does."""
    servers = [start_process(tmp_path, SERVING, f"KPU {name}") for name in "AB"]
    announced = []
    for turn in range(12):
        server = servers[turn % 2]
        server.stdin.write("lagi\n")
        server.stdin.flush()
        announced.append(int(server.stdout.readline()))
        assert_copy_holds(tmp_path, announced)
    for server in servers:
        server.kill()
        server.wait()
    assert_copy_holds(tmp_path, announced)
    assert {path.suffix for path in tmp_path.iterdir()} <= {".jurnal", ".jurnal-journal"}


def test_a_copy_made_while_something_is_stored_holds_it_all_or_says_that_it_is_torn(tmp_path):
    writer = start_process(tmp_path, WRITE_ON, "KPU A")
    announced = [writer.stdout.readline()]
    with ThreadPoolExecutor(1) as thread:
        reading = thread.submit(announced.extend, writer.stdout)
        for _ in range(40):
            before = len(announced)
            copy = shutil.copyfile(tmp_path / "monev.jurnal", tmp_path / "salinan.jurnal")
            with suppress(MonevError):
                found = check_all(Journal(SqliteStore(copy)))
                assert found.faults or found.entries >= before
            for path in tmp_path.glob("salinan*"):
                path.unlink()
        while len(announced) == 1:  # it stored something meanwhile, however busy the machine is
            time.sleep(0.01)
        writer.kill()
        writer.wait()
        reading.result()


def test_a_store_of_1_2_that_left_a_log_beside_it_is_one_file_once_it_is_opened(journal, tmp_path):
    append_unggahan(journal)
    file = journal.store.file
    journal.store.close()
    with closing(sqlite3.connect(file, isolation_level=None)) as old:
        old.execute("pragma journal_mode = wal")
        old.execute("insert into simpanan values ('uji', 'ani', 'x')")
        place = tmp_path / "naik versi"
        place.mkdir()
        for end in ("", "-wal"):
            shutil.copyfile(f"{file}{end}", place / f"{file.name}{end}")
    store = SqliteStore(place / file.name)
    assert store.ask("values", jenis="uji", nama="") == [("ani", "x")]
    assert Journal(store).numbers() == [1]
    assert not (place / f"{file.name}-wal").exists()


def assert_copy_holds(folder: Path, announced: list[int]) -> None:
    """Copy the one file elsewhere, and look for every act there."""
    place = folder / "tempat lain"
    place.mkdir(exist_ok=True)
    copy = shutil.copyfile(folder / "monev.jurnal", place / "monev.jurnal")
    journal = Journal(SqliteStore(copy))
    assert check_all(journal).faults == []
    assert journal.numbers()[-1] >= max(announced)
    kept = dict(journal.store.ask("values", jenis="uji", nama=""))
    assert {str(number) for number in announced} <= kept.keys()
    journal.store.close()
    shutil.rmtree(place)


def test_another_account_than_the_owner_is_refused_with_the_command_to_type_but_reads_a_backup(
    journal, tmp_path, monkeypatch
):
    append_unggahan(journal)
    backup = make_backup(journal, tmp_path / "cadangan").file
    monkeypatch.setattr(platform_files.os, "geteuid", lambda: 4711)
    with pytest.raises(MonevError, match="dijalankan oleh akun lain") as refused:
        open_journal(str(journal))
    assert "sudo -u root " in refused.value.advice
    assert read_backup(backup).entries == 1


def test_a_network_drive_is_refused_with_postgresql_as_the_way_out(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite_store, "file_system", lambda _: "nfs4")
    with pytest.raises(MonevError, match="drive jaringan") as refused:
        append_unggahan(open_journal(tmp_path / "monev.jurnal"))
    assert "PostgreSQL" in refused.value.advice
    assert not (tmp_path / "monev.jurnal").exists()


def test_one_that_is_on_a_network_drive_already_is_used_and_every_admin_told(
    journal, monkeypatch, caplog
):
    append_unggahan(journal)
    journal.store.close()
    file = journal.store.file.rename(journal.store.file.with_name("pindah.jurnal"))
    monkeypatch.setattr(sqlite_store, "file_system", lambda _: "cifs")
    there = open_journal(file)
    assert append_unggahan(there, sample_content(unggahan=2)).nomor == 2
    assert "drive jaringan" in caplog.text
    with closing(Database.open_at(file.with_name("monev.duckdb"), there)) as db:
        (told,) = [told for told in troubles(db, clock.today()) if "drive jaringan" in told]
    assert "PostgreSQL" in told


def test_what_is_deleted_is_not_left_in_the_file_or_beside_it(journal):
    append_unggahan(journal)
    store = journal.store
    name = {"jenis": "orang", "nama": "k", "nilai": "Zulaikha Qurrata", "sekali": True}
    store.write(lambda: store.ask("keep_value", **name))
    store.write(lambda: store.ask("drop_value", jenis="orang", nama="k"))
    left = b"".join(path.read_bytes() for path in store.file.parent.iterdir() if path.is_file())
    assert b"Zulaikha" not in left
    assert home_of(journal).text(1)


@pytest.mark.parametrize("name", ["a?b", "a#b", "a%20b", "dengan spasi", "é", "a&b=c"])
def test_a_folder_of_any_name_keeps_a_store(tmp_path, name):
    store = SqliteStore(tmp_path / name / "monev.jurnal")
    store.write(lambda: store.ask("set_password", orang="ani", argon2="x", waktu="y"))
    assert [path.name for path in (tmp_path / name).iterdir() if path.suffix == ".jurnal"]
    assert SqliteStore(store.path).ask("passwords", orang=None) == [("ani", "x", "y")]
