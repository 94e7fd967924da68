"""The fictitious office: its committed workbooks say what its story says, and say that they are simulated."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from monev.keadaan import keadaan as hitung
from monev.keadaan import pandang
from monev.unggah import isi_terakhir, periksa, rancang, simpan
from tests.contoh import buat
from tests.contoh.cerita import DIGESER, POSISI, TIDAK_BERLAKU
from tests.kode import AKAR
from tests.unggah.bahan import tenggat


@pytest.fixture
def cerita(db):
    """All four workbooks stored in order; what each changed."""
    hasil = []
    for posisi in POSISI:
        data = (buat.FOLDER / buat.nama_berkas(posisi)).read_bytes()
        rancangan = rancang(db, periksa(data, buat.nama_berkas(posisi)), posisi=posisi)
        simpan(db, rancangan, pelaku="contoh", berkas=data, nama_berkas=buat.nama_berkas(posisi), setuju=False)
        hasil.append(rancangan)
    return hasil


def test_the_committed_workbooks_say_what_their_maker_says(cerita):
    for posisi, rancangan in zip(POSISI, cerita, strict=True):
        for satu, dibuat in zip(rancangan.isi["langkah"], buat.keadaan(posisi), strict=True):
            for kunci in ("kode", "langkah_aksi", "bukti_dukung", "target_waktu", "pic", "jenis_target", "bukti"):
                assert satu[kunci] == dibuat[kunci], (satu["kode"], kunci)
            for t, cerita_t in zip(satu["tenggat"], dibuat["tenggat"], strict=True):
                assert {**t, "selesai_sejak": None} == {**cerita_t, "selesai_sejak": None}, satu["kode"]


def test_they_are_read_without_a_question_but_the_one_meant(cerita):
    """VI.6.1 has no target on purpose: it shows how a langkah that cannot be judged looks."""
    for rancangan in cerita:
        assert [c.nilai for c in rancangan.peringatan if c.kolom] == [""]
        assert rancangan.isi["simulasi"]


def test_nothing_reported_is_ever_taken_back(cerita):
    assert [rancangan.mengurangi for rancangan in cerita] == [()] * 4


def test_seven_areas_and_the_work_of_a_year(db, cerita):
    isi = isi_terakhir(db, buat.SATKER, buat.TAHUN)
    assert list(dict.fromkeys(s["area"] for s in isi["langkah"])) == ["I", "II", "III", "IV", "V", "VI", "VII"]
    assert [s["kode"] for s in isi["langkah"] if not s["tenggat"]] == ["VI.6.1"]
    bulanan = {s["kode"]: len(s["tenggat"]) for s in isi["langkah"] if s["jenis_target"] == "bulanan"}
    assert bulanan == {"I.6.1": 11, "III.5.1": 12, "V.a.3.1": 12}


def test_it_starts_late_and_catches_up(db, cerita):
    persen = []
    for posisi in POSISI:
        capaian = hitung(db, pandang(db, buat.SATKER, buat.TAHUN, posisi))["capaian_posisi"]
        persen.append(capaian["n"] / capaian["N"])
    assert persen[0] < 0.7 < persen[1] < persen[2]
    assert persen[3] < 1


def test_two_targets_were_moved_and_the_move_is_on_record(cerita):
    bergeser = {
        (p["kode"], rancangan.posisi): (p["dari"], p["ke"])
        for rancangan in cerita
        for p in rancangan.isi["perubahan"]
        if p["jenis"] == "target_bergeser"
    }
    assert bergeser == {
        ("II.1.1", date(2025, 6, 30)): ("2025-06", "2025-09"),
        ("VII.1.1", date(2025, 9, 30)): ("2025-08", "2025-10"),
    }
    assert {kode for kode, _ in bergeser} == set(DIGESER)


def test_what_does_not_apply_has_its_reason_and_what_is_done_lacks_some_proof(db, cerita):
    isi = isi_terakhir(db, buat.SATKER, buat.TAHUN)
    for kode, kunci in TIDAK_BERLAKU:
        t = tenggat(isi, kode, kunci)
        assert t["laporan"] == "tidak_berlaku" and t["kendala"]
    assert hitung(db, pandang(db, buat.SATKER, buat.TAHUN, POSISI[-1]))["selesai_tanpa_bukti"] > 5


def test_the_program_loads_them_in_order_at_first_start():
    daftar = tomllib.loads((AKAR / "data" / "muatan_awal.toml").read_text(encoding="utf-8"))["unggahan"]
    contoh = [(s["file"], s["posisi"], s["satker"]) for s in daftar if s["file"].startswith("contoh/")]
    assert contoh == [(f"contoh/{buat.nama_berkas(posisi)}", posisi, buat.SATKER) for posisi in POSISI]
