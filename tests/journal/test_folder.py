"""The folder journal: what was appended comes back, and what was tampered with is named."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from monev.core.errors import DatabaseNewer, JournalDamaged, MonevError, VersionClash
from monev.journal import JOURNAL_VERSION, FolderJournal, open_journal
from monev.journal.entry import seal, to_text
from tests.makers import SATKER, TAHUN, append_unggahan, sample_content

ORIGINAL = b"PK\x03\x04 isi berkas asli"


def entry_file(journal: FolderJournal, number: int) -> Path:
    return journal.folder / "entri" / f"{number:08d}.json"


def edit_entry(journal: FolderJournal, number: int, **fields) -> None:
    path = entry_file(journal, number)
    path.write_text(json.dumps({**json.loads(path.read_text()), **fields}))


@pytest.fixture
def three(journal):
    """A journal of three entries; the second has an original."""
    append_unggahan(journal)
    append_unggahan(journal, sample_content(unggahan=2), file=ORIGINAL)
    append_unggahan(journal, sample_content(unggahan=3))
    return journal


def test_an_empty_journal_has_no_entries_and_makes_no_folder(journal):
    assert journal.tip() == (0, "")
    assert list(journal.read()) == []
    assert not journal.folder.exists()


def test_what_was_appended_comes_back_the_same_in_another_journal_object(journal):
    written = [append_unggahan(journal), append_unggahan(journal, sample_content(unggahan=2), file=ORIGINAL)]
    assert list(FolderJournal(journal.folder).read()) == written
    assert FolderJournal(journal.folder).tip() == (2, written[1].hash)


def test_an_entry_says_who_when_and_what(journal, today):
    today("2025-07-01")
    entry = append_unggahan(journal, file=ORIGINAL)
    assert (entry.versi, entry.nomor, entry.jenis, entry.pelaku) == (JOURNAL_VERSION, 1, "unggahan", "Penguji")
    assert (entry.satker, entry.tahun, entry.sebelum) == (SATKER, TAHUN, "")
    assert entry.waktu.startswith("2025-07-01T")
    assert entry.waktu.endswith("+07:00")
    assert entry.sha256 == hashlib.sha256(ORIGINAL).hexdigest()


def test_each_entry_names_the_hash_of_the_one_before(three):
    one, two, three_ = three.read()
    assert (two.sebelum, three_.sebelum) == (one.hash, two.hash)


def test_reading_goes_on_where_it_stopped(three):
    assert [e.nomor for e in three.read(1)] == [2, 3]
    assert list(three.read(3)) == []


def test_the_original_comes_back_byte_for_byte(three):
    sha256 = next(three.read(1)).sha256
    assert three.read_file(sha256) == ORIGINAL


def test_the_same_original_twice_is_kept_once(three):
    append_unggahan(three, sample_content(unggahan=4), file=ORIGINAL)
    assert len(list((three.folder / "berkas").iterdir())) == 1


def test_an_original_that_rotted_is_mended_when_the_same_file_comes_again(three):
    sha256 = next(three.read(1)).sha256
    (three.folder / "berkas" / sha256).write_bytes(b"rusak")
    append_unggahan(three, sample_content(unggahan=4), file=ORIGINAL)
    assert three.read_file(sha256) == ORIGINAL


def test_ujung_sees_what_another_writer_appended(three):
    other = FolderJournal(three.folder)
    assert other.tip() == three.tip()
    entry = append_unggahan(other, sample_content(unggahan=4))
    assert three.tip() == (4, entry.hash)


def test_ujung_sees_that_the_newest_entry_was_taken_away(three):
    assert three.tip()[0] == 3
    entry_file(three, 3).unlink()
    assert three.tip() == (2, next(three.read(1)).hash)


def test_half_written_and_foreign_files_are_no_entries(three):
    for name in ("00000004.json.tmp", ".DS_Store", "00000003 (1).json", "desktop.ini"):
        (three.folder / "entri" / name).write_text("{")
    assert [e.nomor for e in FolderJournal(three.folder).read()] == [1, 2, 3]


def test_the_next_writer_clears_what_a_killed_one_left(three):
    rest = [three.folder / "entri" / "00000004.json.tmp", three.folder / "berkas" / "abc.tmp"]
    for path in rest:
        path.write_text("{")
    append_unggahan(three, sample_content(unggahan=4))
    assert not any(path.exists() for path in rest)
    assert three.tip()[0] == 4


@pytest.mark.parametrize("fields", ["jenis", "waktu", "pelaku", "satker", "tahun", "sha256", "sebelum", "hash", "isi"])
def test_a_tampered_field_is_found_and_the_entry_named(three, fields):
    edit_entry(three, 2, **{fields: "lain"})
    with pytest.raises(JournalDamaged, match=r"Entri 00000002 .* sudah berubah sejak ditulis"):
        list(three.read())


def test_a_tampered_entry_with_a_new_hash_breaks_the_chain_after_it(three):
    fields = json.loads(entry_file(three, 2).read_text())
    del fields["hash"]
    entry_file(three, 2).write_text(to_text(seal(**{**fields, "pelaku": "Orang lain"})))
    with pytest.raises(JournalDamaged, match=r"Entri 00000003 .* tidak menyambung"):
        list(three.read())
    with pytest.raises(JournalDamaged, match=r"Entri 00000003 .* tidak menyambung"):
        list(three.read(2))


def test_swapped_entries_are_found(three):
    one, two = entry_file(three, 1).read_text(), entry_file(three, 2).read_text()
    entry_file(three, 1).write_text(two)
    entry_file(three, 2).write_text(one)
    with pytest.raises(JournalDamaged, match="Entri 00000001"):
        list(three.read())


@pytest.mark.parametrize("number", [1, 2])
def test_a_gap_is_found_by_readers_and_writers(three, number):
    entry_file(three, number).unlink()
    other = FolderJournal(three.folder)
    for request_made in (other.tip, lambda: list(other.read()), lambda: append_unggahan(other)):
        with pytest.raises(JournalDamaged, match=f"Entri {number:08d} .* tidak ada") as error:
            request_made()
        assert f"entri/{number:08d}.json dari salinan cadangan" in error.value.advice


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"{}", b'{"versi": 1}', b"null"])
def test_an_unreadable_entry_is_named_and_nothing_is_appended_after_it(three, content):
    entry_file(three, 3).write_bytes(content)
    other = FolderJournal(three.folder)
    for request_made in (lambda: list(other.read()), other.tip, lambda: append_unggahan(other)):
        with pytest.raises(JournalDamaged, match="Entri 00000003"):
            request_made()
    assert not entry_file(three, 4).exists()


def test_a_missing_original_stops_only_what_needs_it(three):
    sha256 = next(three.read(1)).sha256
    (three.folder / "berkas" / sha256).unlink()
    assert [e.nomor for e in three.read()] == [1, 2, 3]
    assert append_unggahan(three, sample_content(unggahan=4)).nomor == 4
    with pytest.raises(JournalDamaged, match=sha256):
        three.read_file(sha256)


def test_what_stands_before_a_damaged_or_missing_entry_is_read(three):
    append_unggahan(three, sample_content(unggahan=4))
    entry_file(three, 3).unlink()
    read: list[int] = []
    with pytest.raises(JournalDamaged, match=r"Entri 00000003 .* tidak ada"):
        read.extend(entry.nomor for entry in FolderJournal(three.folder).read())
    assert read == [1, 2]


def test_a_changed_original_is_never_given_out(three):
    sha256 = next(three.read(1)).sha256
    (three.folder / "berkas" / sha256).write_bytes(ORIGINAL + b"!")
    with pytest.raises(JournalDamaged, match="sudah berubah isinya"):
        three.read_file(sha256)


def test_an_entry_of_a_newer_format_is_left_alone(three):
    edit_entry(three, 3, versi=JOURNAL_VERSION + 1, medan_baru="x")
    previous = entry_file(three, 3).read_bytes()
    other = FolderJournal(three.folder)
    for request_made in (lambda: list(other.read()), other.tip, lambda: append_unggahan(other)):
        with pytest.raises(DatabaseNewer, match="Entri 00000003"):
            request_made()
    assert entry_file(three, 3).read_bytes() == previous
    assert not entry_file(three, 4).exists()


def test_a_writer_who_saw_the_newest_entry_of_the_rencana_wins(three):
    last = three.tip()[1]
    append_unggahan(three, satker="KPU Kabupaten Lain")
    assert append_unggahan(three, sample_content(unggahan=4), after=last).nomor == 5


def test_a_writer_who_saw_an_older_entry_is_refused_and_nothing_is_stored(three):
    old = next(three.read(1)).hash
    with pytest.raises(VersionClash, match=SATKER):
        append_unggahan(three, sample_content(unggahan=4), after=old, file=b"baru")
    assert three.tip()[0] == 3
    assert len(list((three.folder / "berkas").iterdir())) == 1


def test_a_writer_who_saw_no_entry_is_refused_once_there_is_one(three):
    with pytest.raises(VersionClash):
        append_unggahan(three, after="")
    assert append_unggahan(three, tahun=2026, after="").nomor == 4


def test_the_newest_entry_of_a_rencana_is_found_behind_a_very_long_name(three):
    # Longer than what is read of an entry's head: the whole entry is read instead.
    pelaku = "Tim ZI " * 1000
    content = {"disembunyikan": True}
    entry = three.add(jenis="tampilan", pelaku=pelaku, satker=SATKER, tahun=TAHUN, content=content)
    assert append_unggahan(three, sample_content(unggahan=4), after=entry.hash).nomor == 5


def test_broken_characters_are_refused_in_words(journal):
    with pytest.raises(MonevError, match="karakter rusak"):
        append_unggahan(journal, sample_content(nama_berkas="rencana\udcff.xlsx"), file=ORIGINAL)
    assert journal.tip() == (0, "")


def test_an_address_is_a_folder(tmp_path):
    assert isinstance(open_journal(tmp_path / "monev.jurnal"), FolderJournal)
    assert isinstance(open_journal(str(tmp_path)), FolderJournal)


@pytest.mark.parametrize("address", ["mysql://server/monev", "http://contoh.go.id"])
def test_another_address_is_refused_with_what_is_accepted(address):
    with pytest.raises(MonevError) as error:
        open_journal(address)
    assert "jalur sebuah folder" in error.value.advice


def test_a_file_is_no_journal(tmp_path):
    (tmp_path / "rencana.xlsx").write_bytes(ORIGINAL)
    with pytest.raises(MonevError, match="adalah berkas"):
        open_journal(tmp_path / "rencana.xlsx")
