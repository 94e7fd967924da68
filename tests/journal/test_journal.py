"""The promises of a journal, in both homes: appended entries come back and tampering is found. A
copy into the other home is whole or not made at all.
"""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from monev.core.errors import (
    DatabaseNewer,
    JournalDamaged,
    JournalStepsBack,
    MonevError,
    VersionClash,
)
from monev.journal import JOURNAL_VERSION, Journal
from monev.journal.entry import FIELDS, seal, to_text
from monev.journal.journal import read_anchor
from tests.journal.conftest import ORIGINAL
from tests.journal.homes import Home, fill
from tests.journal.homes import journal as journal
from tests.makers import SATKER, TAHUN, append_unggahan, large_content, sample_content, together


def edit_entry(home: Home, number: int, **fields) -> None:
    home.write_text(number, json.dumps({**json.loads(home.text(number)), **fields}))


OTHER = "KPU Kabupaten Lain"


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


def test_a_tampered_field_is_found_and_the_entry_named(three, home):
    whole = home.text(2)
    for field in "jenis waktu pelaku satker tahun sha256 sebelum hash isi".split():  # noqa: SIM905 - words
        edit_entry(home, 2, **{field: "lain"})
        with pytest.raises(JournalDamaged, match=r"Entri 00000002 .* sudah berubah sejak ditulis"):
            list(three.read())
        home.write_text(2, whole)
    assert len(list(three.read())) == 3


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


def test_each_look_counts_the_newest_entries_and_the_first_look_all_of_them(home, monkeypatch):
    monkeypatch.setattr("monev.journal.journal.COUNTED_AGAIN", 3)
    fill(home.open(), 8)
    opened = home.open()
    newest = opened.tip()
    for missing, is_found in ((7, True), (2, False)):
        home.set_aside(missing, missing)
        with pytest.raises(JournalDamaged, match=f"Entri {missing:08d}"):
            home.open().tip()
        if is_found:
            with pytest.raises(JournalDamaged, match=f"Entri {missing:08d}"):
                opened.tip()
        else:
            assert opened.tip() == newest, "a look costs no more in a long journal"
        home.put_in()
        assert opened.tip() == newest


def test_an_unreadable_entry_is_named_and_nothing_is_appended_after_it(three, home):
    for content in ("", "{", "\x01", "[]", "{}", '{"versi": 1}', "null"):
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


def test_an_anchor_is_read_as_it_is_typed_and_what_is_none_refused_with_what_is_accepted():
    for text in ("", "12", "12:", ":abcdef0123", "12:abc", "dua:0123456789abcdef", "²:0123456789"):
        with pytest.raises(ValueError, match="12:0123456789abcdef"):
            read_anchor(text)
    assert str(read_anchor(" 12 : 0123 4567 89AB CDEF ")) == "12:0123456789abcdef"
