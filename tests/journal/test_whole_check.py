"""Every entry and original is looked at, every fault named, and a chain forged anew told by an anchor."""

from dataclasses import replace

import pytest

from monev.journal import Journal
from monev.journal.entry import seal, to_text
from monev.journal.journal import anchor_of, read_anchor
from monev.journal.whole_check import check_all
from tests.journal.homes import Home, fill
from tests.journal.homes import journal as journal


def test_every_entry_and_original_is_surveyed(three, home):
    assert check_all(home.open()).faults == []
    home.write_original(next(three.read(1)).sha256, b"lain")
    home.write_text(1, "{")
    assert len(check_all(home.open()).faults) == 2


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
