"""The database is a derivation of the journal: the same on any machine, whatever happened to the file."""

from __future__ import annotations

from tests.makers import SATKER, TAHUN, append_unggahan


def test_an_unggahan_is_seen_once_followed(db, journal):
    append_unggahan(journal)
    assert db.catch_up() == 1
    assert db.catch_up() == 0
    rencana = db.ask("figures/rencana_list", sertakan_tersembunyi=False)
    assert rencana[["satker", "tahun", "langkah"]].values.tolist() == [[SATKER, TAHUN, 3]]
