"""Sample data goes out of sight for good, and only sample data."""

from __future__ import annotations

from monev.keadaan import daftar_rencana
from monev.unggah.tampilan import sembunyikan_simulasi
from tests.pembuat import isi_contoh, unggah


def _terlihat(db) -> list[tuple[str, int]]:
    return [tuple(baris) for baris in daftar_rencana(db)[["satker", "tahun"]].itertuples(index=False)]


def test_every_sample_rencana_is_hidden_and_nothing_else(db, jurnal):
    unggah(jurnal, isi_contoh(simulasi=True), satker="KPU Contoh", tahun=2025)
    unggah(jurnal, isi_contoh(simulasi=True), satker="KPU Contoh", tahun=2024)
    unggah(jurnal, isi_contoh(), satker="KPU Sungguhan", tahun=2025)
    db.ikuti()
    entri = sembunyikan_simulasi(db, pelaku="Penguji")
    assert sorted(satu.tahun for satu in entri) == [2024, 2025]
    assert _terlihat(db) == [("KPU Sungguhan", 2025)]


def test_hiding_twice_records_nothing_more(db, jurnal):
    unggah(jurnal, isi_contoh(simulasi=True))
    db.ikuti()
    sembunyikan_simulasi(db, pelaku="Penguji")
    assert sembunyikan_simulasi(db, pelaku="Penguji") == []
    assert len(list(jurnal.baca())) == 2
