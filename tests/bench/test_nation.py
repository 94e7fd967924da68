"""The journal that `make bench-nasional` measures on is what it says, and its results are what was measured."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from bench.nasional.measures import Results, exponent
from bench.nasional.nation import Nation, Size, posisi_of
from bench.nasional.rencana import in_tahun
from monev.database import Database, to_rows
from monev.figures import full_state, list_rencana, view_at
from monev.journal import FolderJournal
from monev.journal.content import check_content

SIZE = Size(2, years=2, uploads=3, meetings=2, entries=6)


@pytest.fixture
def journal(tmp_path) -> FolderJournal:
    journal = FolderJournal(tmp_path / "monev.jurnal")
    Nation(SIZE).fill(journal)
    return journal


def test_it_holds_as_many_entries_as_its_size_says(journal):
    """2 offices × 2 tahun × (3 unggahan + 2 rapat × 6 entri) = 60, and the register. A meeting of six is opened, has
    three ticks, a note, and is closed."""
    entries = list(journal.read())
    assert SIZE.rencana == 4
    assert SIZE.entry_count == len(entries) == 61
    assert Counter(entry.jenis for entry in entries) == {"satker": 1, "unggahan": 12, "suntingan": 24, "rapat": 24}
    for entry in entries:
        check_content(entry.jenis, entry.satker, entry.tahun, entry.isi)


def test_it_is_the_same_each_time(journal, tmp_path):
    again = FolderJournal(tmp_path / "lagi.jurnal")
    Nation(SIZE).fill(again)
    assert again.tip() == journal.tip()


def test_its_tables_are_those_of_the_decrees(journal):
    """2025 is Gunungkidul's plan (56 langkah, 228 tenggat), 2024 Mesuji's (45 and 40); an unggahan of each file and
    one of each meeting. What is reported only grows."""
    db = Database.open_at(None, journal)
    assert db.notice is None
    listing = to_rows(list_rencana(db))
    assert Counter((row["tahun"], row["unggahan"], row["langkah"]) for row in listing) == {
        (2025, 5, 56): 2,
        (2024, 5, 45): 2,
    }
    for satker in SIZE.names:
        states = [full_state(db, view_at(db, satker, 2025, date(2025, month, 1))) for month in (2, 8, 12)]
        assert [sum(state["status"].values()) for state in states] == [228] * 3
        states.append(full_state(db, view_at(db, satker, 2025, date(2025, 12, 31))))
        done = [state["status"]["selesai"] for state in states]
        assert done == sorted(done)
        assert done[0] == 0 < done[-1] < 228
    db.close()


def test_an_entry_says_what_stood_before_it(journal):
    """A change made in the app names the value of the field before: that of the entries before it."""
    known: dict[tuple, str | None] = {}
    for entry in journal.read():
        for row in entry.isi.get("langkah", ()):
            for one in row["tenggat"]:
                for name in ("laporan", "kendala", "tanggal_selesai", "selesai_sejak"):
                    known[*entry.rencana, row["kode"], one["tenggat"], None, name] = one[name]
                for bukti in one["bukti"]:
                    known[*entry.rencana, row["kode"], one["tenggat"], bukti["nama"], "status"] = bukti["status"]
        for edit in entry.isi["ubah"] if entry.jenis == "suntingan" else ():
            place = (*entry.rencana, edit["kode"], edit["tenggat"], edit["bukti"], edit["kolom"])
            assert known[place] == edit["dari"]
            known[place] = edit["ke"]


def test_a_plan_of_another_tahun_has_its_days():
    rows = in_tahun(0, 2025)  # of 2024, which has a 29 February
    days = {one["tenggat"]: one["jatuh_tempo"] for row in rows for one in row["tenggat"]}
    assert days["2025-02"] == "2025-02-28"
    assert {key[:4] for key in days} == {"2025"}
    assert {one["jatuh_tempo"] for row in in_tahun(1, 2024) for one in row["tenggat"]} >= {"2024-08-04"}


def test_unggahan_report_from_january_to_december():
    assert [posisi_of(number, 4, 2025).isoformat() for number in range(1, 5)] == [
        "2025-01-31",
        "2025-05-31",
        "2025-08-31",
        "2025-12-31",
    ]


def test_ratios_are_of_the_same_round():
    results = Results()
    for ours, bare in ((2.0, 1.0), (30.0, 10.0), (8.0, 2.0)):
        results.add("kueri", 10, ours)
        results.add("kueri", 1, bare)
    assert results.ratio("kueri", 10, "kueri", 1) == 3.0
    assert results.middle("kueri", 10) == 8.0
    assert results.ratio("kueri", 10, "muat", 10) is None
    results.add("tertinggal", 10, 16.0)  # once, against the median of three
    assert results.ratio("tertinggal", 10, "kueri", 10) == 2.0


def test_the_exponent_is_one_where_it_grows_as_the_amount_does():
    assert exponent(10, 100, 3, 30) == pytest.approx(1)
    assert exponent(10, 100, 3, 300) == pytest.approx(2)
