"""A journal put back, copied into the other engine, or gone on with after damage: nothing is lost without consent."""

from pathlib import Path

import pytest

from monev.accounts.store import AccountsStore
from monev.core.errors import ConsentNeeded, JournalDamaged, MonevError
from monev.database import Database
from monev.journal import Journal, open_journal
from monev.journal.backup import make_backup, read_backup
from monev.journal.moving import copy_store, go_on
from monev.journal.sqlite_store import SqliteStore
from monev.journal.whole_check import check_all
from monev.people.accounts import Accounts
from tests.journal.conftest import ORIGINAL
from tests.journal.homes import SqliteHome, fill
from tests.journal.homes import journal as journal
from tests.journal.material import WRITE_ON, content, people, put
from tests.journal.processes import start_process
from tests.makers import append_unggahan, sample_content

PASSWORD = "kuda lumping di sawah"


def numbers_in(kept: Path) -> list[int]:
    """List the entries in what was set aside, whole or damaged."""
    return Journal(SqliteStore(kept)).numbers()


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


def test_what_a_restore_set_aside_is_put_back_as_any_backup(tmp_path):
    journal = SqliteHome(tmp_path / "monev.jurnal").open()
    fill(journal, 2, with_originals=True)
    backup = make_backup(journal, tmp_path / "c")
    append_unggahan(journal, sample_content(unggahan=3), file=b"PK\x03\x04" + bytes(90))
    before = content(journal)
    aside = put(journal, backup, consent=True).aside
    put(journal, read_backup(aside), consent=True)
    assert content(journal) == before


def test_everything_is_the_same_in_the_other_engine_and_a_database_goes_on_with_it(
    full, other, tmp_path
):
    Accounts(AccountsStore(full.open().store)).set_password("ani", "kuda lumping di sawah")
    Database.open_at(tmp_path / "monev.duckdb", full.open()).close()
    tip = copy_store(full.open(), other.open())
    source, target = full.open(), other.open()
    assert list(target.read()) == list(source.read())
    assert target.tip() == source.tip() == tip
    copies = {sha: target.read_file(sha) for sha in target.originals()}
    assert copies == {sha: source.read_file(sha) for sha in source.originals()}
    assert Accounts(AccountsStore(target.store)).has_password() == {"ani"}
    db = Database.open_at(tmp_path / "monev.duckdb", target)
    assert db.notice is None
    append_unggahan(db.journal, sample_content(unggahan=5))
    assert db.catch_up() == 1
    db.close()


def test_a_target_that_holds_anything_is_refused_and_not_changed(full, tmp_path):
    foreign = SqliteHome(tmp_path / "asing.jurnal")
    theirs = append_unggahan(foreign.open(), satker="KPU Kabupaten Lain")
    with pytest.raises(MonevError, match="sudah berisi jurnal") as error:
        copy_store(full.open(), foreign.open())
    assert "Tidak ada yang diubah" in error.value.pesan
    assert list(foreign.open().read()) == [theirs]


def test_a_broken_chain_is_not_copied_at_all(full, other):
    full.write_text(3, full.text(3).replace("Penguji", "Orang lain"))
    with pytest.raises(JournalDamaged, match="Entri 00000003"):
        copy_store(full.open(), other.open())
    assert other.open().is_empty()


def test_an_empty_source_and_the_same_place_are_refused(full, other):
    with pytest.raises(MonevError, match="kosong atau tidak ada"):
        copy_store(other.open(), full.open())
    with pytest.raises(MonevError, match="tempat yang sama"):
        copy_store(full.open(), full.open())


def test_after_a_damaged_entry_one_goes_on_from_the_last_whole_one_as_a_person_consents(
    full, tmp_path
):
    journal = full.open()
    tip = journal.tip()
    full.write_text(4, full.text(4)[:40])
    with pytest.raises(ConsentNeeded, match="dilanjutkan dari entri 3"):
        go_on(full.open(), tip, consent=False, beside=tmp_path / "x")
    number, kept = go_on(full.open(), tip, consent=True, beside=tmp_path / "x")
    assert number == 3
    after = full.open()
    assert append_unggahan(after, sample_content(unggahan=5)).nomor == 4
    assert numbers_in(kept) == [1, 2, 3, 4]
    kept.unlink()
    assert go_on(full.open(), full.open().tip(), consent=True, beside=tmp_path / "x") is None
