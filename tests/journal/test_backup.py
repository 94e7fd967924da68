"""A backup is whole even while others write, is read through before it is trusted, and is put back
without losing anything.
"""

import random
import resource

import pytest

from monev.accounts.store import AccountsStore
from monev.core.errors import ConsentNeeded, FileRefused, JournalDamaged, MonevError
from monev.journal import Journal, open_journal
from monev.journal.backup import list_backups, make_backup, read_backup
from monev.journal.backup_file import is_locked
from monev.journal.moving import put_back
from monev.journal.sqlite_store import SqliteStore
from monev.journal.whole_check import check_all
from monev.people.accounts import Accounts
from tests.journal.conftest import ORIGINAL
from tests.journal.homes import Home, PostgresHome, SqliteHome, fill
from tests.journal.processes import start_process
from tests.makers import append_unggahan, sample_content

PASSWORD = "kuda lumping di sawah"
WRITE_ON = """
unggahan = 0
while True:
    unggahan += 1
    say(append_unggahan(journal, sample_content(unggahan=unggahan), satker=sys.argv[2], file=b"asli").nomor)
"""


@pytest.fixture
def journal(home: Home) -> Journal:
    """Make an empty journal."""
    return home.open()


def put(journal: Journal, backup, **other):
    return put_back(journal, backup, **{"consent": False, **other})


def people(journal: Journal) -> Accounts:
    return Accounts(AccountsStore(journal.store))


def content(journal: Journal) -> object:
    """Read every entry and original as it is kept."""
    entries = [journal.entry_bytes(number) for number in journal.numbers()]
    return entries, [journal.read_file(sha256) for sha256 in journal.originals()]


def test_what_is_put_back_is_what_was_copied_and_mends_damage_without_asking(three, home, tmp_path):
    people(three).set_password("ani", PASSWORD)
    backup = make_backup(three, tmp_path / "cadangan")
    assert (backup.entries, backup.originals, backup.missing) == (3, 1, ())
    assert backup.has_accounts
    assert backup.hashes[-1] == three.tip()[1]
    other = SqliteHome(tmp_path / "rumah baru" / "monev.jurnal").open()
    assert put(other, read_backup(backup.file)) == (None, True, ())
    assert content(other) == content(three)
    assert people(other).has_password() == {"ani"}
    assert append_unggahan(other, sample_content(unggahan=4)).nomor == 4
    whole = content(three)
    home.write_text(2, "{")
    put(three, read_backup(backup.file))
    assert content(home.open()) == whole


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


def test_a_password_that_is_guessed_at_once_is_refused_and_leaves_no_file(three, tmp_path):
    with pytest.raises(FileRefused, match="paling sedikit 12 huruf; yang diisi 7"):
        make_backup(three, tmp_path / "cadangan", password="rahasia")
    assert list((tmp_path / "cadangan").iterdir()) == []


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
    for _ in range(3):
        before = journal.tip()[0]
        made.append((before, make_backup(journal, tmp_path / "cadangan")))
    for writer in writers:
        writer.kill()
        writer.wait()
    for before, backup in made:
        assert backup.entries >= before
        assert backup.missing == ()
        assert check_all(Journal(backup.store)).faults == []
    assert made[0][1].entries < made[-1][1].entries


def test_an_older_backup_needs_consent_and_one_of_another_way_too_and_what_was_there_is_kept(
    three, tmp_path
):
    backup = make_backup(three, tmp_path / "cadangan")
    append_unggahan(three, sample_content(unggahan=4), file=b"empat")
    before = content(three)
    with pytest.raises(ConsentNeeded, match="1 entrinya") as refused:
        put(three, backup)
    assert refused.value.matters == ("Tidak lagi berlaku: entri 4.",)
    assert content(three) == before
    kept = put(three, backup, consent=True).aside
    assert content(Journal(read_backup(kept).store)) == before
    assert kept.stat().st_mode & 0o777 == 0o600
    assert three.tip() == (3, backup.hashes[-1])
    other = SqliteHome(tmp_path / "lain.jurnal").open()
    append_unggahan(other, satker="KPU Kabupaten Lain")
    with pytest.raises(ConsentNeeded):
        put(other, backup)


def test_a_writer_goes_on_while_it_is_put_back_and_neither_journal_is_torn(tmp_path):
    journal = open_journal(tmp_path / "monev.jurnal")
    for number in (1, 2, 3):
        append_unggahan(journal, sample_content(unggahan=number))
    backup = make_backup(journal, tmp_path / "cadangan")
    writer = start_process(tmp_path, WRITE_ON, "KPU Kabupaten A")
    number = int(writer.stdout.readline())
    kept = put(journal, backup, consent=True).aside
    # Once the backup is in place, numbers begin again after its own.
    while (after := int(writer.stdout.readline())) > number:
        number = after
    writer.kill()
    writer.wait()
    assert after == 4
    for found in (journal, Journal(SqliteStore(kept))):
        assert check_all(found).faults == []


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


def test_people_are_put_back_where_there_are_none_or_where_asked_and_must_sign_in_again(
    three, tmp_path
):
    ours = people(three)
    ours.set_password("ani", PASSWORD)
    session = ours.begin_session("ani", origin="uji").session
    backup = make_backup(three, tmp_path / "cadangan")
    ours.set_password("budi", PASSWORD)
    assert put(three, backup).has_people is False
    assert ours.has_password() == {"ani", "budi"}
    assert put(three, backup, with_accounts=True).has_people is True
    assert people(three).has_password() == {"ani"}
    assert people(three).person_of(session) is None


def test_nothing_is_copied_of_a_journal_not_there(journal, tmp_path):
    with pytest.raises(MonevError, match="kosong atau tidak ada"):
        make_backup(journal, tmp_path / "cadangan")
    assert not (tmp_path / "cadangan").exists()


def test_a_flash_disk_that_is_full_is_said_and_nothing_is_left(three, tmp_path):
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


def test_a_whole_original_stays_whatever_the_backup_has_and_what_neither_has_needs_consent(
    three, home, tmp_path
):
    (sha256,) = three.originals()
    home.write_original(sha256, b"rusak")
    backup = make_backup(three, tmp_path / "c")
    assert backup.missing == (sha256,)
    with pytest.raises(ConsentNeeded, match="1 berkas asli") as refused:
        put(three, backup)
    assert sha256 in refused.value.matters[0]
    home.write_original(sha256, ORIGINAL)
    assert put(three, backup).lost == ()
    assert three.read_file(sha256) == ORIGINAL
    home.write_original(sha256, None)
    assert put(three, backup, consent=True).lost == (sha256,)


def test_one_bit_of_a_passwords_hash_is_told(three, tmp_path):
    people(three).set_password("ani", PASSWORD)
    file = make_backup(three, tmp_path / "c").file
    data = file.read_bytes()
    place = data.index(b"$argon2id$") + 40
    file.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    with pytest.raises(FileRefused, match="berubah sejak dibuat"):
        read_backup(file)


def test_what_a_restore_set_aside_is_put_back_as_any_backup(tmp_path):
    journal = SqliteHome(tmp_path / "monev.jurnal").open()
    fill(journal, 2, with_originals=True)
    backup = make_backup(journal, tmp_path / "c")
    append_unggahan(journal, sample_content(unggahan=3), file=b"PK\x03\x04" + bytes(90))
    before = content(journal)
    aside = put(journal, backup, consent=True).aside
    put(journal, read_backup(aside), consent=True)
    assert content(journal) == before


def test_a_folder_lists_what_begins_as_a_backup_whatever_its_name(three, tmp_path):
    folder = tmp_path / "c"
    made = [make_backup(three, folder).file, make_backup(three, folder, password=PASSWORD).file]
    renamed = made[0].rename(folder / "punya kantor")
    (folder / "cadangan-monev-2025-01-01-000000.jurnal").write_bytes(b"")
    (folder / "catatan.txt").write_text("bukan cadangan")
    assert {*list_backups(folder)} == {renamed, made[1]}
    assert list_backups(tmp_path / "tidak ada") == []
