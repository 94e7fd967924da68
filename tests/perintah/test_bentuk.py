"""The JSON shapes of DESIGN §9 are a contract: keys, their order, types and words, on a real decree."""

from __future__ import annotations

import re

import pytest

from tests.perintah.conftest import MESUJI

RENCANA = ("--satker", "KPU Kabupaten Mesuji", "--tahun", "2025")
ANGKA = ("langkah", "tanpa_target", "status", "capaian_posisi", "capaian_setahun", "bukti", "selesai_tanpa_bukti")


@pytest.fixture
def mesuji(jalan):
    assert jalan("muat", MESUJI, "--posisi", "2025-08-05").kode == 0
    return jalan


def periksa_angka(isi: dict) -> None:
    assert type(isi["langkah"]) is type(isi["tanpa_target"]) is type(isi["selesai_tanpa_bukti"]) is int
    assert list(isi["status"]) == ["selesai", "terlambat", "berjalan", "belum_jatuh_tempo", "tidak_berlaku"]
    for bagian in (isi["capaian_posisi"], isi["capaian_setahun"], isi["bukti"]):
        assert list(bagian) == ["n", "N"]
        assert all(type(nilai) is int for nilai in bagian.values())


def test_keadaan(mesuji):
    jawaban = mesuji("keadaan", *RENCANA, "--posisi", "2025-09-30", "--json")
    isi = jawaban.json
    assert (jawaban.kode, jawaban.galat) == (0, "")
    assert list(isi) == ["satker", "tahun", "posisi", "unggahan", *ANGKA, "area"]
    assert (isi["satker"], isi["tahun"], isi["posisi"]) == ("KPU Kabupaten Mesuji", 2025, "2025-09-30")
    # The decree's own numbers (DESIGN §2, §3): 45 langkah, 5 of them without target, 40 tenggat.
    assert (isi["unggahan"], isi["langkah"], isi["tanpa_target"]) == (1, 45, 5)
    assert isi["capaian_setahun"] == {"n": 0, "N": 40}
    periksa_angka(isi)
    assert [(a["area"], a["langkah"]) for a in isi["area"]] == [
        ("I", 6),
        ("II", 3),
        ("III", 4),
        ("IV", 2),
        ("V", 25),
        ("VI", 3),
        ("VII", 2),
    ]
    for area in isi["area"]:
        assert list(area) == ["area", "nama_area", *ANGKA, "bulan"]
        periksa_angka(area)
        for bulan in area["bulan"]:
            assert list(bulan) == ["bulan", "n", "N"]
            assert re.fullmatch(r"\d{4}-\d{2}", bulan["bulan"])
        assert sum(bulan["N"] for bulan in area["bulan"]) == area["capaian_setahun"]["N"]


def test_kesenjangan(mesuji):
    semua = mesuji("kesenjangan", *RENCANA, "--posisi", "2025-08-31", "--json").json
    kunci = ["kode", "area", "langkah_aksi", "tenggat", "hari_terlambat", "bukti", "jenis_bukti", "status_bukti", "pic"]
    assert all(list(satu) == kunci for satu in semua)
    pertama = semua[0]
    assert pertama == {
        "kode": "I.a.1.1",
        "area": "I",
        "langkah_aksi": "Membentuk Tim Kerja Pembangunan ZI menuju WBK dan WBBM",
        "tenggat": "2025-07",
        "hari_terlambat": 31,
        "bukti": "SK Tim Pembangunan Zona Integritas KPU Kabupaten Mesuji",
        "jenis_bukti": "SK",
        "status_bukti": "Belum ada",
        "pic": None,
    }
    assert {"2025-08-04"} == {satu["tenggat"] for satu in semua if satu["kode"] == "I.a.2.1"}  # an exact date


def test_riwayat(mesuji):
    [satu] = mesuji("riwayat", *RENCANA, "--json").json
    assert (satu["unggahan"], satu["posisi"], satu["langkah"], satu["tenggat"]) == (1, "2025-08-05", 45, 40)
    assert satu["nama_berkas"] == MESUJI.name
    assert re.fullmatch(r"2025-10-01T\d\d:\d\d:\d\d\+07:00", satu["waktu"])
    assert re.fullmatch(r"[0-9a-f]{64}", satu["sha256"])
    assert (satu["dilaporkan"], satu["dibatalkan"]) == (False, False)


def test_periksa(jalan):
    isi = jalan("periksa", MESUJI, "--json").json
    assert list(isi) == ["satker", "tahun", "langkah", "peringatan", "galat"]
    assert (isi["satker"], isi["tahun"], len(isi["langkah"]), isi["galat"]) == ("KPU Kabupaten Mesuji", 2025, 45, [])
    kunci = [
        "kode",
        "area",
        "nama_area",
        "sub_area",
        "no",
        "komponen",
        "indikator",
        "langkah_aksi",
        "bukti_dukung",
        "target_waktu",
        "target_capaian",
        "jenis_target",
        "mulai",
        "tenggat",
        "bukti",
        "pic",
        "lainnya",
        "baris",
    ]
    assert all(list(satu) == kunci for satu in isi["langkah"])
    menurut_kode = {satu["kode"]: satu for satu in isi["langkah"]}
    assert menurut_kode["I.a.2.1"]["tenggat"] == ["2025-08-04"]
    assert menurut_kode["I.a.2.1"]["bukti"] == ["Undangan", "Daftar hadir", "Dokumentasi Kegiatan"]
    rentang = menurut_kode["V.c.1.1"]
    assert (rentang["jenis_target"], rentang["mulai"], rentang["tenggat"]) == ("rentang", "2025-08", ["2025-09"])
    assert menurut_kode["VI.2.1"]["tenggat"] == []
    assert {type(satu["baris"]) for satu in isi["langkah"]} == {int}
    assert [list(satu) for satu in isi["peringatan"]] == [["lembar", "baris", "kolom", "nilai", "pesan"]] * 5


def test_an_area_without_sub_areas_has_none(jalan, tabel):
    isi = jalan("periksa", tabel("a.csv", ("Rapat", "Maret 2025", "")), "--json").json
    assert [(satu["kode"], satu["sub_area"], satu["pic"]) for satu in isi["langkah"]] == [("I.1.1", None, None)]


@pytest.mark.parametrize("perintah", ["keadaan", "kesenjangan", "riwayat"])
def test_without_json_words_go_to_standard_error_and_nothing_to_standard_output(mesuji, perintah):
    jawaban = mesuji(perintah, *RENCANA)
    assert (jawaban.kode, jawaban.keluar) == (0, "")
    assert "Mesuji" in jawaban.galat


@pytest.mark.parametrize("perintah", ["keadaan", "kesenjangan", "riwayat"])
def test_an_unknown_rencana_is_refused_with_what_there_is(mesuji, perintah):
    jawaban = mesuji(perintah, "--satker", "KPU Kabupaten Mesujj", "--tahun", "2025", "--json")
    assert (jawaban.kode, jawaban.keluar) == (1, "")
    assert "Mungkin maksudnya: KPU Kabupaten Mesuji." in jawaban.galat
    jawaban = mesuji(perintah, "--satker", "KPU Kabupaten Mesuji", "--tahun", "2024", "--json")
    assert (jawaban.kode, jawaban.keluar) == (1, "")
    assert "Tahun yang ada: 2025." in jawaban.galat


def test_posisi_is_today_but_never_after_the_year(mesuji, monkeypatch):
    assert mesuji("keadaan", *RENCANA, "--json").json["posisi"] == "2025-10-01"
    monkeypatch.setenv("MONEV_HARI_INI", "2026-02-01")
    assert mesuji("keadaan", *RENCANA, "--json").json["posisi"] == "2025-12-31"


def test_periksa_of_what_cannot_be_opened_says_why_in_the_same_shape(jalan, tmp_path):
    raksasa = tmp_path / "raksasa.csv"
    raksasa.write_bytes(b"a,b\n" * (6 * 1024 * 1024))
    for jalur, kata in ((raksasa, "lebih besar dari 20 MB"), (tmp_path / "tiada.xlsx", "tidak ada")):
        jawaban = jalan("periksa", jalur, "--json")
        assert (jawaban.kode, list(jawaban.json)) == (1, ["satker", "tahun", "langkah", "peringatan", "galat"])
        assert kata in jawaban.json["galat"][0]["pesan"]
        assert kata in jawaban.galat
