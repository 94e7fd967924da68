"""The journal that `make bench-nasional` measures on is what it says."""

from collections import Counter
from datetime import date

from bench.nasional.nation import TAHUN, fill
from monev.database import Database
from monev.figures import full_state, list_rencana, view_at
from monev.journal import open_journal


def test_its_tables_are_those_of_the_decree_and_what_is_reported_only_grows(tmp_path):
    """2 offices x 3 x (an unggahan and 4 changes), and the register. Gunungkidul's plan has 56
    langkah and 228 tenggat.
    """
    journal = open_journal(tmp_path / "monev.jurnal")
    plans = fill(journal, 2, uploads=3, changes=4)
    assert Counter(entry.jenis for entry in journal.read()) == {
        "satker": 1,
        "unggahan": 6,
        "isian": 24,
    }
    db = Database.open_at(None, journal)
    assert db.notice is None
    assert [(row["tahun"], row["unggahan"], row["langkah"]) for row in list_rencana(db)] == [
        (TAHUN, 3, 56)
    ] * 2
    for plan in plans:
        states = [
            full_state(db, view_at(db, plan.satker, TAHUN, date(TAHUN, month, 1)))
            for month in (2, 5, 8, 12)
        ]
        assert [sum(state["status"].values()) for state in states] == [228] * 4
        done = [state["status"]["selesai"] for state in states]
        assert done == sorted(done)
        assert done[0] == 0 < done[-1] < 228
    db.close()
