"""Sample data goes out of sight for good, and only sample data."""

from __future__ import annotations

from monev.figures import list_rencana
from monev.writing.sample_visibility import hide_simulations
from tests.makers import append_unggahan, sample_content


def _seen(db) -> list[tuple[str, int]]:
    return [tuple(row) for row in list_rencana(db)[["satker", "tahun"]].itertuples(index=False)]


def test_every_sample_rencana_is_hidden_and_nothing_else(db, journal):
    append_unggahan(journal, sample_content(simulasi=True), satker="KPU Contoh", tahun=2025)
    append_unggahan(journal, sample_content(simulasi=True), satker="KPU Contoh", tahun=2024)
    append_unggahan(journal, sample_content(), satker="KPU Sungguhan", tahun=2025)
    db.catch_up()
    entry = hide_simulations(db, pelaku="Penguji")
    assert sorted(one.tahun for one in entry) == [2024, 2025]
    assert _seen(db) == [("KPU Sungguhan", 2025)]


def test_hiding_twice_records_nothing_more(db, journal):
    append_unggahan(journal, sample_content(simulasi=True))
    db.catch_up()
    hide_simulations(db, pelaku="Penguji")
    assert hide_simulations(db, pelaku="Penguji") == []
    assert len(list(journal.read())) == 2
