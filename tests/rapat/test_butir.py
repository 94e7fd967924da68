"""The items of an area's screen: late, lacking proof, or settled just now; each with all its documents."""

from __future__ import annotations

from datetime import date

import pytest

from monev import rapat
from monev.unggah.suntingan import Sasaran, sunting
from tests.pembuat import SATKER, TAHUN, isi_contoh, isi_langkah, isi_tenggat, unggah
from tests.rapat.conftest import ANI


@pytest.fixture
def terisi(db, jurnal):
    """Area I at 30 June: done and proven, done without proof, late, not due yet; area II: late."""
    selesai = {"laporan": "selesai", "tanggal_selesai": "2025-03-20"}
    isi = [
        isi_langkah("I.1.1", [isi_tenggat("2025-01", **selesai, bukti={"SK": "ada"})]),
        isi_langkah("I.2.1", [isi_tenggat("2025-04", **selesai, bukti={"SK": "ada", "Notulensi": "belum_ada"})]),
        isi_langkah("I.3.1", [isi_tenggat("2025-02", bukti={"Laporan": "belum_ada", "Foto": "tidak_berlaku"})]),
        isi_langkah("I.4.1", [isi_tenggat("2025-11", bukti={"Laporan": "belum_ada"})]),
        isi_langkah("II.1.1", [isi_tenggat("2025-02")]),
    ]
    unggah(jurnal, isi_contoh(isi, posisi="2025-06-30"))
    db.ikuti()
    return db


@pytest.fixture
def r(terisi):
    return rapat.buka(terisi, SATKER, TAHUN, judul="TW II", tanggal="2025-07-10", posisi=date(2025, 6, 30), **ANI)


def butir(db, r) -> list[tuple[str, str, dict[str, bool]]]:
    semua = rapat.butir_area(db, rapat.pandangan_rapat(db, r), r, "I")
    return [(b["kode"], b["status"], {d["nama"]: d["hadir"] for d in b["bukti"]}) for b in semua]


def test_late_and_unproven_ones_are_listed_longest_due_first_with_every_document(terisi, r):
    assert butir(terisi, r) == [
        ("I.3.1", "terlambat", {"Laporan": False}),
        ("I.2.1", "selesai", {"SK": True, "Notulensi": False}),
    ]


def test_what_is_settled_in_the_meeting_keeps_its_place_until_it_ends(terisi, r):
    for di, nilai in (
        (Sasaran("I.3.1", "2025-02", "Laporan"), {"status": "ada"}),
        (Sasaran("I.3.1", "2025-02"), {"laporan": "selesai"}),
    ):
        sunting(terisi, SATKER, TAHUN, di, nilai, rapat=r.nomor, **ANI)
    assert butir(terisi, r)[0] == ("I.3.1", "selesai", {"Laporan": True})


def test_the_version_of_the_record_stays_while_only_the_screen_moves(terisi, r):
    awal = rapat.versi_catatan(terisi, r)
    rapat.pindah(terisi, r, "situasi", **ANI)
    assert rapat.versi_catatan(terisi, r) == awal
    rapat.hadirkan(terisi, r, [("Siti", "")], **ANI)
    assert rapat.versi_catatan(terisi, r) > awal
