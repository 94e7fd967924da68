"""The promises of a journal, in both homes: appended entries come back and tampering is found. A
copy into the other home is whole or not made at all.
"""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from monev.accounts.store import AccountsStore
from monev.core.errors import (
    ConsentNeeded,
    DatabaseNewer,
    JournalDamaged,
    JournalStepsBack,
    MonevError,
    VersionClash,
)
from monev.database import Database
from monev.journal import JOURNAL_VERSION, Entry, Journal
from monev.journal.entry import FIELDS, seal, to_text
from monev.journal.journal import anchor_of, read_anchor
from monev.journal.moving import copy_store, go_on
from monev.journal.sqlite_store import SqliteStore
from monev.journal.whole_check import check_all
from monev.people.accounts import Accounts
from tests.journal.conftest import ORIGINAL
from tests.journal.homes import Home, PostgresHome, SqliteHome, fill
from tests.makers import SATKER, TAHUN, append_unggahan, large_content, sample_content, together


def edit_entry(home: Home, number: int, **fields) -> None:
    home.write_text(number, json.dumps({**json.loads(home.text(number)), **fields}))


OTHER = "KPU Kabupaten Lain"


@pytest.fixture
def journal(home: Home) -> Journal:
    """Make an empty journal."""
    return home.open()


def test_what_was_appended_says_who_when_and_what_and_comes_back_the_same_in_another_object(
    journal, home, today
):
    today("2025-07-01")
    written = [
        append_unggahan(journal, file=ORIGINAL),
        append_unggahan(journal, sample_content(unggahan=2)),
    ]
    assert list(home.open().read()) == written
    assert home.open().tip() == (2, written[1].hash)
    entry = written[0]
    assert (entry.versi, entry.nomor) == (JOURNAL_VERSION, 1)
    assert (entry.jenis, entry.pelaku) == ("unggahan", "Penguji")
    assert (entry.satker, entry.tahun, entry.sebelum) == (SATKER, TAHUN, "")
    assert entry.waktu.startswith("2025-07-01T")
    assert entry.waktu.endswith("+07:00")
    assert entry.sha256 == hashlib.sha256(ORIGINAL).hexdigest()


def test_the_same_original_twice_is_kept_once_and_mended_where_it_rotted(three, home):
    append_unggahan(three, sample_content(unggahan=4), file=ORIGINAL)
    assert len(three.originals()) == 1
    sha256 = next(three.read(1)).sha256
    home.write_original(sha256, b"rusak")
    append_unggahan(three, sample_content(unggahan=4), file=ORIGINAL)
    assert three.read_file(sha256) == ORIGINAL


@pytest.mark.parametrize(
    "fields", ["jenis", "waktu", "pelaku", "satker", "tahun", "sha256", "sebelum", "hash", "isi"]
)
def test_a_tampered_field_is_found_and_the_entry_named(three, home, fields):
    edit_entry(home, 2, **{fields: "lain"})
    with pytest.raises(JournalDamaged, match=r"Entri 00000002 .* sudah berubah sejak ditulis"):
        list(three.read())


def test_a_tampered_entry_with_a_new_hash_breaks_the_chain_and_swapped_ones_are_found(three, home):
    fields = json.loads(home.text(2))
    del fields["hash"]
    home.write_text(2, to_text(seal(**{**fields, "pelaku": "Orang lain"})))
    with pytest.raises(JournalDamaged, match=r"Entri 00000003 .* tidak menyambung"):
        list(three.read())
    with pytest.raises(JournalDamaged, match=r"Entri 00000003 .* tidak menyambung"):
        list(three.read(2))
    one, two = home.text(1), home.text(2)
    home.write_text(1, two)
    home.write_text(2, one)
    with pytest.raises(JournalDamaged, match="Entri 00000001"):
        list(three.read())


def refuse(home: Home, error: type[MonevError], words: str, *, last: int) -> Journal:
    """Check that readers and writers get this error, and that entries up to `last` are read.
    Returns the journal as they have it.
    """
    other, read = home.open(), []
    for act in (
        lambda: read.extend(entry.nomor for entry in other.read()),
        lambda: append_unggahan(other),
    ):
        other.remember(0, "")  # as a database that follows it does
        with pytest.raises(error, match=words) as told:
            act()
        assert "cadangan" in told.value.advice or error is DatabaseNewer
    assert read == list(range(1, last + 1))
    return other


@pytest.mark.parametrize("number", [1, 2])
def test_a_gap_is_found_by_readers_and_writers(three, home, number):
    home.drop(number)
    refuse(home, JournalDamaged, f"Entri {number:08d} .* tidak ada", last=number - 1)


@pytest.mark.parametrize("content", ["", "{", "\x01", "[]", "{}", '{"versi": 1}', "null"])
def test_an_unreadable_entry_is_named_and_nothing_is_appended_after_it(three, home, content):
    home.write_text(3, content)
    other = refuse(home, JournalDamaged, "Entri 00000003", last=2)
    with pytest.raises(JournalDamaged, match="Entri 00000003"):
        other.tip()
    assert three.numbers() == [1, 2, 3]


def test_a_changed_original_is_never_given_out_and_a_missing_one_stops_only_what_needs_it(
    three, home
):
    sha256 = next(three.read(1)).sha256
    home.write_original(sha256, ORIGINAL + b"!")
    with pytest.raises(JournalDamaged, match="sudah berubah isinya"):
        three.read_file(sha256)
    home.write_original(sha256, None)
    assert [entry.nomor for entry in three.read()] == [1, 2, 3]
    assert append_unggahan(three, sample_content(unggahan=4)).nomor == 4
    with pytest.raises(JournalDamaged, match=sha256):
        three.read_file(sha256)


def test_a_writer_who_saw_the_newest_entry_of_the_rencana_wins_and_who_saw_less_stores_nothing(
    three,
):
    for seen in (0, 2):
        with pytest.raises(VersionClash, match=SATKER):
            append_unggahan(three, sample_content(unggahan=4), seen=seen, file=b"baru")
    assert (three.tip()[0], len(three.originals())) == (3, 1)
    append_unggahan(three, satker=OTHER)
    append_unggahan(three, tahun=TAHUN + 1)
    assert append_unggahan(three, sample_content(unggahan=4), seen=3).nomor == 6
    # Entries of no rencana clash with each other too.
    person = {"orang": "ani", "nama": "Ani", "surel": "", "aktif": True, "peran": [], "pic": []}
    about = {"jenis": "orang", "pelaku": "A", "satker": None, "tahun": None, "content": person}
    assert three.add(**about, seen=0).nomor == 7
    with pytest.raises(VersionClash):
        three.add(**about, seen=6)


def test_an_empty_journal_has_no_entries_is_not_made_by_looking_and_takes_no_broken_characters(
    journal, home
):
    assert (journal.tip(), list(journal.read()), journal.is_empty()) == ((0, ""), [], True)
    assert not home.content(), "no folder, no tables"
    assert journal.numbers() == journal.originals() == []
    assert journal.hash_at(1) is None
    with pytest.raises(MonevError, match="karakter rusak"):
        append_unggahan(journal, sample_content(nama_berkas="rencana\udcff.xlsx"), file=ORIGINAL)
    assert journal.tip() == (0, "")


def test_every_entry_and_original_is_surveyed(three, home):
    assert check_all(home.open()).faults == []
    home.write_original(next(three.read(1)).sha256, b"lain")
    home.write_text(1, "{")
    assert len(check_all(home.open()).faults) == 2


def test_a_writer_goes_on_only_from_what_was_seen(three, home):
    number, entry_hash = three.tip()
    three.remember(number, entry_hash)
    append_unggahan(home.open(), sample_content(unggahan=4))
    assert append_unggahan(three, sample_content(unggahan=5)).nomor == 5
    three.remember(3, "0" * 64)
    with pytest.raises(JournalStepsBack, match="ini jurnal lain"):
        append_unggahan(three, sample_content(unggahan=6))
    three.remember(9, "0" * 64)
    with pytest.raises(JournalStepsBack, match="hanya ada sampai entri 5"):
        append_unggahan(three, sample_content(unggahan=6))


def test_sixteen_writers_leave_no_gap_and_no_number_twice(journal, home):
    append_unggahan(journal)
    journals = [home.open() for _ in range(4)]

    def write(turn: int) -> int:
        office, file = f"KPU Kabupaten {turn % 16}", f"asli {turn}".encode()
        return append_unggahan(journals[turn % 4], satker=office, file=file).nomor

    with ThreadPoolExecutor(16) as pool:
        numbers = list(pool.map(write, range(48)))
    assert sorted(numbers) == list(range(2, 50))
    entries = list(home.open().read())
    assert [entry.nomor for entry in entries] == list(range(1, 50))
    hashes = [entry.hash for entry in entries[:-1]]
    assert [entry.sebelum for entry in entries[1:]] == hashes
    assert len(journal.originals()) == 48


def test_of_writers_who_saw_the_same_one_wins_and_the_others_are_told(journal, home):
    seen = append_unggahan(journal).nomor
    journals = [home.open() for _ in range(8)]
    writers = (
        partial(append_unggahan, own, sample_content(unggahan=2), seen=seen) for own in journals
    )
    assert sum(isinstance(came, VersionClash) for came in together(*writers)) == 7
    assert journal.tip()[0] == 2


@pytest.mark.parametrize("is_older", [False, True])
def test_a_large_plan_is_kept_small_and_found_again_also_as_an_older_program_wrote_it(
    three, home, is_older
):
    entry = append_unggahan(three, large_content(4))
    assert len(home.text(4).encode()) <= 30_000
    if is_older:
        fields = {name: getattr(entry, name) for name in FIELDS}
        home.write_text(4, json.dumps(fields, ensure_ascii=False, indent=1) + "\n")
    other = home.open()
    assert (other.entry_at(4), list(other.read(3))) == (entry, [entry])
    assert append_unggahan(other, sample_content(unggahan=5), seen=4).nomor == 5


@pytest.fixture
def other(request: pytest.FixtureRequest, home: Home, tmp_path: Path) -> Home:
    """Make an empty home of the other kind."""
    if isinstance(home, PostgresHome):
        return SqliteHome(tmp_path / "lain.jurnal")
    return request.getfixturevalue("postgres_home")


@pytest.fixture
def full(home: Home) -> Home:
    """Fill a home with four entries; the second and fourth have the same original, the third its
    own.
    """
    journal = home.open()
    for number, file in enumerate((None, b"sama", b"lain", b"sama"), start=1):
        append_unggahan(journal, sample_content(unggahan=number), file=file)
    return home


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


def test_an_act_over_entry_and_accounts_is_stored_whole_or_not_at_all(full):
    journal = full.open()
    accounts = Accounts(AccountsStore(journal.store))
    accounts.set_password("ani", "kuda lumping di sawah")

    def fail(_: Entry) -> None:
        accounts.forget_person("ani")
        raise MonevError("mati di tengah")

    with pytest.raises(MonevError, match="mati di tengah"):
        append_unggahan(journal, sample_content(unggahan=5), beside=fail)
    assert accounts.has_password() == {"ani"}
    assert full.open().tip()[0] == 4

    def forget(_: Entry) -> None:
        accounts.forget_person("ani")

    assert append_unggahan(journal, sample_content(unggahan=5), beside=forget).nomor == 5
    assert accounts.has_password() == frozenset()


def numbers_in(kept: Path) -> list[int]:
    """List the entries in what was set aside, whole or damaged."""
    return Journal(SqliteStore(kept)).numbers()


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


def test_several_entries_of_one_transaction_are_all_there_or_none(home):
    journal = home.open()
    append_unggahan(journal)

    def work() -> None:
        before = journal.tip()[0]
        for number in (before + 1, before + 2):
            assert append_unggahan(journal, sample_content(unggahan=number)).nomor == number
        assert journal.tip()[0] == before + 2

    journal.store.write(work)
    assert home.open().tip() == journal.tip()
    with pytest.raises(ZeroDivisionError):
        journal.store.write(lambda: (work(), 1 / 0))
    assert [entry.nomor for entry in home.open().read()] == [1, 2, 3]
    assert journal.tip()[0] == 3


@pytest.fixture
def filled(home: Home) -> Journal:
    """Make a journal of twelve entries, each with an original."""
    journal = home.open()
    fill(journal, 12, with_originals=True)
    return journal


def forge(home: Home, number: int) -> None:
    """Change who made an entry, and seal it and all after it anew."""
    entries = list(home.open().read())
    previous = entries[number - 2].hash
    for entry in entries[number - 1 :]:
        who = "Orang lain" if entry.nomor == number else entry.pelaku
        fields = replace(entry, pelaku=who, sebelum=previous).fields()
        del fields["hash"]
        forged = seal(**fields)
        home.write_text(entry.nomor, to_text(forged))
        previous = forged.hash
    home.execute("update jurnal_ujung set hash = %s", previous)


def test_every_fault_is_named_not_only_the_first(filled, home):
    sha256 = [entry.sha256 for entry in filled.read()]
    home.write_text(2, "{")
    home.drop(4)
    home.write_original(sha256[0], None)
    home.write_original(sha256[4], b"lain")
    found = check_all(home.open())
    assert (found.entries, found.tip[0]) == (10, 12)
    originals = (f"Berkas asli {sha256[0]} tidak ada", f"Berkas asli {sha256[4]} sudah berubah")
    expected = (*originals, "Entri 00000002", "Entri 00000004")
    assert len(found.faults) == len(expected)
    for words in expected:
        assert any(fault.startswith(words) for fault in found.faults), words
    assert any(sha256[0] in fault and "(entri 1)" in fault for fault in found.faults)


def test_a_chain_forged_anew_is_told_by_an_anchor_and_one_that_is_shorter_too(filled, home):
    anchor = read_anchor(str(anchor_of(*filled.tip())))
    early = read_anchor(str(anchor_of(1, next(filled.read()).hash)))
    assert filled.check_anchor(anchor) is None
    forge(home, 3)
    forged = home.open()
    assert check_all(forged).faults == []
    assert "tidak cocok" in str(forged.check_anchor(anchor))
    assert forged.check_anchor(early) is None
    home.drop(12)
    last = forged.hash_at(11)
    home.execute("update jurnal_ujung set nomor = 11, hash = %s", last)
    assert "hanya sampai entri 11" in str(home.open().check_anchor(anchor))


def test_an_anchor_is_read_as_it_is_typed_and_what_is_none_refused_with_what_is_accepted():
    for text in ("", "12", "12:", ":abcdef0123", "12:abc", "dua:0123456789abcdef", "²:0123456789"):
        with pytest.raises(ValueError, match="12:0123456789abcdef"):
            read_anchor(text)
    assert str(read_anchor(" 12 : 0123 4567 89AB CDEF ")) == "12:0123456789abcdef"
