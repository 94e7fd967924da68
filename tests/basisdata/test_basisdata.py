"""The database is a derivation of the journal: the same on any machine, whatever happened to the file."""

from __future__ import annotations

from tests.pembuat import SATKER, TAHUN, unggah


def test_an_unggahan_is_seen_once_followed(db, jurnal):
    unggah(jurnal)
    assert db.ikuti() == 1
    assert db.ikuti() == 0
    rencana = db.tanya("keadaan/daftar_rencana", sertakan_tersembunyi=False)
    assert rencana[["satker", "tahun", "langkah"]].values.tolist() == [[SATKER, TAHUN, 3]]
