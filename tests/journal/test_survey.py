"""The check of a whole journal names every fault, and an anchor tells a chain that was forged."""

from dataclasses import replace

import pytest

from monev.journal import Journal
from monev.journal.entry import seal, to_text
from monev.journal.survey import anchor_of, check_anchor, read_anchor, survey_journal
from tests.journal.homes import Home, fill


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
    survey = survey_journal(home.open())
    assert (survey.entries, survey.tip[0]) == (10, 12)
    originals = (f"Berkas asli {sha256[0]} tidak ada", f"Berkas asli {sha256[4]} sudah berubah")
    expected = (*originals, "Entri 00000002", "Entri 00000004")
    assert len(survey.faults) == len(expected)
    for words in expected:
        assert any(fault.startswith(words) for fault in survey.faults), words
    assert any(sha256[0] in fault and "(entri 1)" in fault for fault in survey.faults)


def test_a_chain_forged_anew_is_told_by_an_anchor_and_one_that_is_shorter_too(filled, home):
    anchor = read_anchor(str(anchor_of(*filled.tip())))
    early = read_anchor(str(anchor_of(1, next(filled.read()).hash)))
    assert check_anchor(filled, anchor) is None
    forge(home, 3)
    forged = home.open()
    assert survey_journal(forged).faults == []
    assert "tidak cocok" in str(check_anchor(forged, anchor))
    assert check_anchor(forged, early) is None
    home.drop(12)
    last = forged.hash_at(11)
    home.execute("update jurnal_ujung set nomor = 11, hash = %s", last)
    assert "hanya sampai entri 11" in str(check_anchor(home.open(), anchor))


def test_an_anchor_is_read_as_it_is_typed_and_what_is_none_refused_with_what_is_accepted():
    for text in ("", "12", "12:", ":abcdef0123", "12:abc", "dua:0123456789abcdef", "²:0123456789"):
        with pytest.raises(ValueError, match="12:0123456789abcdef"):
            read_anchor(text)
    assert str(read_anchor(" 12 : 0123 4567 89AB CDEF ")) == "12:0123456789abcdef"
