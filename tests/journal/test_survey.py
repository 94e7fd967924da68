"""All of a journal is looked at, every fault is named, and a printed anchor tells a chain that was forged anew."""

import json

import pytest

from monev.journal import FolderJournal
from monev.journal.entry import seal, to_text
from monev.journal.survey import anchor_of, check_anchor, read_anchor, survey_journal
from tests.journal.homes import entry_file
from tests.makers import append_unggahan, sample_content


@pytest.fixture
def five(journal: FolderJournal) -> FolderJournal:
    """Five entries, each with an original."""
    for n in range(1, 6):
        append_unggahan(journal, sample_content(unggahan=n), file=f"asli {n}".encode())
    return journal


def forge(journal: FolderJournal, number: int) -> None:
    """Change an entry and seal it and all after it anew, as somebody would who wants to hide it."""
    previous = ""
    for n in range(1, journal.tip()[0] + 1):
        fields = json.loads(entry_file(journal, n).read_text())
        del fields["hash"]
        changed = {"pelaku": "Orang lain"} if n == number else {}
        entry = seal(**{**fields, **changed, "sebelum": previous})
        entry_file(journal, n).write_text(to_text(entry))
        previous = entry.hash


def test_every_fault_is_named_not_only_the_first(five):
    sha256 = [entry.sha256 for entry in five.read()]
    entry_file(five, 2).write_bytes(b"{")
    entry_file(five, 4).unlink()
    (five.folder / "berkas" / sha256[0]).unlink()
    (five.folder / "berkas" / sha256[4]).write_bytes(b"lain")
    survey = survey_journal(FolderJournal(five.folder))
    assert (survey.entries, survey.tip[0]) == (3, 5)
    expected = [
        f"Berkas asli {sha256[0]} tidak ada",
        f"Berkas asli {sha256[4]} sudah berubah",
        "Entri 00000002",
        "Entri 00000004",
    ]
    assert len(survey.faults) == len(expected)
    assert all(any(fault.startswith(words) for fault in survey.faults) for words in expected)
    assert any(sha256[0] in fault and "(entri 1)" in fault for fault in survey.faults)


def test_a_chain_forged_anew_is_told_by_an_anchor_and_an_entry_that_is_gone_too(five):
    anchor = read_anchor(str(anchor_of(*five.tip())))
    early = read_anchor(str(anchor_of(1, next(five.read()).hash)))
    assert check_anchor(five, anchor) is None
    forge(five, 3)
    forged = FolderJournal(five.folder)
    assert survey_journal(forged).faults == []
    assert "tidak cocok" in str(check_anchor(forged, anchor))
    assert check_anchor(forged, early) is None
    anchor = anchor_of(*five.tip())
    entry_file(five, 5).unlink()
    assert "hanya sampai entri 4" in str(check_anchor(FolderJournal(five.folder), anchor))


def test_an_anchor_is_read_as_it_is_typed_and_what_is_none_refused_with_what_is_accepted():
    for text in ("", "12", "12:", ":abcdef0123", "12:abc", "dua:0123456789abcdef", "1:xyz0123456789", "²:0123456789"):
        with pytest.raises(ValueError, match="12:0123456789abcdef"):
            read_anchor(text)
    assert str(read_anchor(" 12 : 0123 4567 89AB CDEF ")) == "12:0123456789abcdef"
