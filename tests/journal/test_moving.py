"""A journal moves from one home to another: the same entries, or nothing at all."""

from pathlib import Path

import pytest

from monev.core.errors import JournalDamaged, MonevError
from monev.database import Database
from monev.journal.moving import copy_journal
from tests.journal.homes import FolderHome, Home, PostgresHome
from tests.makers import append_unggahan, sample_content


@pytest.fixture
def other(request: pytest.FixtureRequest, home: Home, tmp_path: Path) -> Home:
    """An empty home of the other kind."""
    if isinstance(home, PostgresHome):
        return FolderHome(tmp_path / "lain.jurnal")
    return request.getfixturevalue("postgres_home")


@pytest.fixture
def full(home: Home) -> Home:
    """Four entries; the second and fourth have the same original, the third one of its own."""
    journal = home.open()
    for n, file in enumerate((None, b"sama", b"lain", b"sama"), start=1):
        append_unggahan(journal, sample_content(unggahan=n), file=file)
    return home


def test_every_entry_and_original_is_the_same_again_copies_nothing_and_then_what_came_since(full, other):
    full.open().replace({2: ["abc"]})
    copied = copy_journal(full.open(), other.open())
    assert (copied.entries, copied.originals, copied.missing) == (4, 2, ())
    source, target = full.open(), other.open()
    assert list(target.read()) == list(source.read())
    assert target.tip() == source.tip() == copied.tip
    assert {sha: target.read_file(sha) for sha in target.originals()} == {
        sha: source.read_file(sha) for sha in source.originals()
    }
    assert target.replaced() == [(2, "abc")]
    again = copy_journal(full.open(), other.open())
    assert (again.entries, again.originals, again.tip) == (0, 0, copied.tip)
    append_unggahan(full.open(), sample_content(unggahan=5), file=b"baru")
    copied = copy_journal(full.open(), other.open())
    assert (copied.entries, copied.originals, copied.tip[0]) == (1, 1, 5)
    assert list(other.open().read()) == list(full.open().read())


def test_a_database_goes_on_with_the_other_home(full, other, tmp_path):
    Database.open_at(tmp_path / "monev.duckdb", full.open()).close()
    copy_journal(full.open(), other.open())
    db = Database.open_at(tmp_path / "monev.duckdb", other.open())
    assert db.notice is None
    append_unggahan(db.journal, sample_content(unggahan=5))
    assert db.catch_up() == 1
    db.close()


def test_a_target_with_another_journal_or_a_longer_one_is_refused_and_not_changed(full, other, tmp_path):
    foreign = FolderHome(tmp_path / "asing.jurnal")
    theirs = append_unggahan(foreign.open(), satker="KPU Kabupaten Lain")
    with pytest.raises(MonevError, match="sejak entri 1 lain") as error:
        copy_journal(full.open(), foreign.open())
    assert "Tidak ada yang diubah" in error.value.pesan
    assert list(foreign.open().read()) == [theirs]
    copy_journal(full.open(), other.open())
    append_unggahan(other.open(), sample_content(unggahan=5))
    with pytest.raises(MonevError, match="lebih panjang"):
        copy_journal(full.open(), other.open())
    assert other.open().tip()[0] == 5


def test_a_broken_chain_is_not_copied_at_all(full, other):
    full.write_text(3, full.text(3).replace("Penguji", "Orang lain"))
    with pytest.raises(JournalDamaged, match="Entri 00000003"):
        copy_journal(full.open(), other.open())
    assert other.open().is_empty()


def test_a_target_that_is_damaged_is_not_gone_on_with(full, other):
    copy_journal(full.open(), other.open())
    append_unggahan(full.open(), sample_content(unggahan=5))
    other.write_text(2, "{")
    with pytest.raises(JournalDamaged, match="Entri 00000002"):
        copy_journal(full.open(), other.open())
    assert other.open().numbers() == [1, 2, 3, 4]


def test_an_empty_source_and_the_same_place_are_refused_and_a_lost_original_is_named(full, other):
    with pytest.raises(MonevError, match="kosong atau tidak ada"):
        copy_journal(other.open(), full.open())
    with pytest.raises(MonevError, match="jurnal yang sama"):
        copy_journal(full.open(), full.open())
    lost = next(full.open().read(2)).sha256
    full.write_original(lost, None)
    copied = copy_journal(full.open(), other.open())
    assert (copied.entries, copied.originals, copied.missing) == (4, 1, (lost,))
