"""`muat`: whole or not at all, nothing twice, nothing taken away unasked."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from monev import unggah
from tests.kode import AKAR
from tests.perintah.conftest import MESUJI

UJI = ("--satker", "KPU Kota Uji", "--tahun", "2025")
SATU = ("Rapat pertama", "Maret 2025", "Selesai")
DUA = ("Rapat kedua", "Juni 2025", "")


def angka(jalan) -> dict:
    return jalan("keadaan", *UJI, "--posisi", "2025-12-31", "--json").json


def test_a_plan_with_a_status_column_is_stored_with_its_progress(jalan, tabel):
    jawaban = jalan("muat", tabel("a.csv", SATU, DUA), "--posisi", "2025-06-30", "--json")
    assert jawaban.kode == 0
    assert jawaban.json["tersimpan"] is True
    assert (jawaban.json["satker"], jawaban.json["tahun"], jawaban.json["unggahan"]) == ("KPU Kota Uji", 2025, 1)
    assert jawaban.json["posisi"] == "2025-06-30"
    assert angka(jalan)["capaian_posisi"] == {"n": 1, "N": 2}


def test_the_same_file_again_stores_nothing(jalan, tabel):
    berkas = tabel("a.csv", SATU, DUA)
    jalan("muat", berkas, "--posisi", "2025-06-30")
    ulang = jalan("muat", berkas, "--posisi", "2025-09-30", "--json")
    assert (ulang.kode, ulang.json["tersimpan"], ulang.json["unggahan"]) == (0, False, None)
    assert "Tidak ada yang disimpan" in ulang.galat
    assert len(jalan("riwayat", *UJI, "--json").json) == 1


def test_without_changes_nothing_is_stored_unless_a_posisi_is_given(jalan, tabel):
    jalan("muat", tabel("a.csv", SATU, DUA), "--posisi", "2025-06-30")
    sama = tabel("b.csv", SATU, DUA, judul="KPU KOTA UJI  TAHUN 2025")
    tanpa = jalan("muat", sama, "--json")
    assert (tanpa.kode, tanpa.json["tersimpan"]) == (0, False)
    assert "Tidak ada yang disimpan" in tanpa.galat
    assert "ulangi dengan --posisi TANGGAL" in tanpa.galat
    assert len(jalan("riwayat", *UJI, "--json").json) == 1
    disebut = jalan("muat", sama, "--posisi", "2025-09-30", "--json")
    assert (disebut.kode, disebut.json["tersimpan"], disebut.json["posisi"]) == (0, True, "2025-09-30")
    assert disebut.json["perubahan"] == []


def test_who_stores_at_the_same_moment_is_not_undone_by_the_second_try(jalan, proses, tabel, monkeypatch):
    """A plain table has no mark of where it came from: what it was first held against is what it goes on from."""
    jalan("muat", tabel("a.csv", SATU, DUA), "--posisi", "2025-06-30")
    orang_lain = tabel("lain.csv", (*SATU[:2], "Selesai"), (*DUA[:2], "Proses"))
    simpan, giliran = unggah.simpan, []

    def didahului(*isi, **nama):
        monkeypatch.setattr(unggah, "simpan", simpan)
        giliran.append(proses("muat", orang_lain, "--posisi", "2025-07-31").kode)
        return simpan(*isi, **nama)

    monkeypatch.setattr(unggah, "simpan", didahului)
    kita = tabel("kita.csv", SATU, DUA, ("Rapat ketiga", "Agustus 2025", "Selesai"))
    jawaban = jalan("muat", kita, "--posisi", "2025-09-30", "--json")
    assert giliran == [0], jawaban.galat
    assert jawaban.kode == 0, jawaban.galat
    assert jawaban.json["unggahan"] == 3
    assert any("digabung sel demi sel" in kalimat for kalimat in jawaban.json["keterangan"])
    isi = angka(jalan)
    assert isi["status"]["selesai"] == 2
    assert next((p["jenis"], p["kode"]) for p in jawaban.json["perubahan"]) == ("langkah_baru", "I.3.1")


def test_what_takes_something_away_is_listed_and_refused_unless_agreed_to(jalan, tabel):
    jalan("muat", tabel("a.csv", SATU, DUA), "--posisi", "2025-06-30")
    sebelum = angka(jalan)
    kurang = tabel("b.csv", SATU)

    ditolak = jalan("muat", kurang, "--posisi", "2025-09-30", "--json")
    assert ditolak.kode == 1
    assert ditolak.json["tersimpan"] is False
    assert any("I.2.1" in hal for hal in ditolak.json["perlu_persetujuan"])
    assert "I.2.1" in ditolak.galat
    assert "--setuju" in ditolak.galat
    assert angka(jalan) == sebelum

    assert jalan("muat", kurang, "--posisi", "2025-09-30", "--setuju").kode == 0
    assert angka(jalan)["langkah"] == 1


def test_a_second_file_says_what_it_changes(jalan, tabel):
    jalan("muat", tabel("a.csv", SATU, DUA), "--posisi", "2025-06-30")
    jawaban = jalan("muat", tabel("b.csv", SATU, (*DUA[:2], "Selesai")), "--posisi", "2025-09-30")
    assert "Perubahan: 1 selesai." in jawaban.galat
    assert "unggahan 2" in jawaban.galat


def test_posisi_is_today_unless_said(jalan, tabel):
    assert jalan("muat", tabel("a.csv", SATU), "--json").json["posisi"] == "2025-10-01"


@pytest.mark.parametrize(
    ("isi", "disebut"),
    [
        (b"", "kosong"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "gambar (PNG)"),
        (b"NO,NAMA\n1,Budi\n", "LANGKAH AKSI"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_and_every_answer_stays_the_same(jalan, tabel, tmp_path, isi, disebut):
    jalan("muat", tabel("a.csv", SATU, DUA), "--posisi", "2025-06-30")
    sebelum = (angka(jalan), jalan("riwayat", *UJI, "--json").json, jalan("kesenjangan", *UJI, "--json").json)
    rusak = tmp_path / "rusak.csv"
    rusak.write_bytes(isi)

    for perintah in ("muat", "periksa"):
        jawaban = jalan(perintah, rusak, "--json")
        assert jawaban.kode == 1
        assert jawaban.json["galat"]
        assert disebut in jawaban.galat
    assert (angka(jalan), jalan("riwayat", *UJI, "--json").json, jalan("kesenjangan", *UJI, "--json").json) == sebelum


def test_a_file_of_another_office_or_year_is_refused(jalan, tabel):
    berkas = tabel("a.csv", SATU)
    for pilihan in (("--satker", "KPU Kabupaten Lain"), ("--tahun", "2024")):
        jawaban = jalan("muat", berkas, *pilihan)
        assert jawaban.kode == 1
        assert pilihan[1] in jawaban.galat


def test_a_file_that_does_not_name_its_office_takes_the_one_given(jalan, tabel):
    berkas = tabel("a.csv", SATU, judul="")
    jawaban = jalan("muat", berkas)
    assert jawaban.kode == 1
    assert "satker" in jawaban.galat
    assert jalan("muat", berkas, *UJI).kode == 0
    assert angka(jalan)["langkah"] == 1


@pytest.mark.parametrize(
    ("nama", "disebut"),
    [("tidak-ada.xlsx", "tidak ada"), (".", "adalah folder"), ("/dev/zero", "lebih besar dari 20 MB")],
)
def test_a_path_that_is_no_file_to_take_is_refused(jalan, nama, disebut):
    for perintah in ("muat", "periksa"):
        jawaban = jalan(perintah, nama)
        assert jawaban.kode == 1
        assert disebut in jawaban.galat


def test_the_template_written_and_unchanged_stores_nothing_and_filled_in_it_does(jalan, tmp_path):
    jalan("muat", MESUJI, "--posisi", "2025-08-05")
    isian = tmp_path / "isian.xlsx"
    satker = ("--satker", "KPU Kabupaten Mesuji", "--tahun", "2025")
    assert jalan("templat", *satker, "-o", isian).kode == 0
    assert "Tidak ada yang disimpan" in jalan("muat", isian, "--posisi", "2025-08-05").galat

    buku = load_workbook(isian)
    lembar = buku["Realisasi"]
    judul = {sel.value: sel.column for baris in lembar.iter_rows(max_row=5) for sel in baris if sel.value}
    baris = next(sel.row for kolom in lembar.iter_cols() for sel in kolom if sel.value == "I.a.1.1")
    lembar.cell(baris, judul["Status"]).value = "Selesai"
    buku.save(isian)
    assert jalan("muat", isian, "--posisi", "2025-09-30").kode == 0
    isi = jalan("keadaan", *satker, "--posisi", "2025-09-30", "--json").json
    assert (isi["unggahan"], isi["status"]["selesai"], isi["selesai_tanpa_bukti"]) == (2, 1, 1)


@pytest.mark.parametrize("lembar", [(), ("--lembar", "rencana"), ("--lembar", "Bukti")])
def test_a_sheet_as_csv_written_and_unchanged_stores_nothing(jalan, tmp_path, lembar):
    jalan("muat", MESUJI, "--posisi", "2025-08-05")
    ekspor = tmp_path / "lembar.csv"
    assert jalan("templat", "--satker", "KPU Kabupaten Mesuji", "--tahun", "2025", "-o", ekspor, *lembar).kode == 0
    jawaban = jalan("muat", ekspor, "--json")
    assert (jawaban.kode, jawaban.json["tersimpan"], jawaban.json["perubahan"]) == (0, False, [])


@pytest.mark.parametrize(
    ("tujuan", "lembar", "disebut"),
    [("x.xlsx", "bukti", "hanya untuk berkas .csv"), ("x.csv", "semua", "bukan lembar"), ("x.pdf", "bukti", ".csv")],
)
def test_a_sheet_that_is_none_is_wrong_usage(jalan, tmp_path, tujuan, lembar, disebut):
    rencana = ("--satker", "KPU Kabupaten Mesuji", "--tahun", "2025")
    jawaban = jalan("templat", *rencana, "-o", tmp_path / tujuan, "--lembar", lembar)
    assert jawaban.kode == 2
    assert disebut in jawaban.galat


def test_a_filled_workbook_is_never_written_over(jalan, tmp_path):
    jalan("muat", MESUJI, "--posisi", "2025-08-05")
    isian = tmp_path / "isian.xlsx"
    isian.write_bytes(b"kerja sehari")
    jawaban = jalan("templat", "--satker", "KPU Kabupaten Mesuji", "--tahun", "2025", "-o", isian)
    assert jawaban.kode == 0
    [lama] = tmp_path.glob("isian (lama *).xlsx")
    assert lama.read_bytes() == b"kerja sehari"
    assert lama.name in jawaban.galat
    assert isian.read_bytes().startswith(b"PK")


def test_a_template_that_cannot_be_written_is_told(jalan, tmp_path):
    jalan("muat", MESUJI, "--posisi", "2025-08-05")
    tujuan = tmp_path / "tidak ada" / "isian.xlsx"
    jawaban = jalan("templat", "--satker", "KPU Kabupaten Mesuji", "--tahun", "2025", "-o", tujuan)
    assert jawaban.kode == 1
    assert "tidak dapat ditulis" in jawaban.galat


def test_both_forms_of_a_decree_read_the_same(jalan):
    xlsx, csv = (jalan("periksa", jalur, "--json").json["langkah"] for jalur in (MESUJI, MESUJI.with_suffix(".csv")))
    assert MESUJI.is_relative_to(AKAR)
    beda = ("baris",)
    assert [{k: v for k, v in satu.items() if k not in beda} for satu in xlsx] == [
        {k: v for k, v in satu.items() if k not in beda} for satu in csv
    ]


def test_of_two_plans_in_one_file_lembar_chooses(jalan, tabel):
    satu = tabel("a.csv", ("Rapat", "Maret 2025", ""))
    dua = tabel("b.csv", ("Rapat", "Maret 2026", ""), ("Reviu", "Mei 2026", ""), judul="KPU KOTA UJI TAHUN 2026")
    satu.write_text(satu.read_text() + dua.read_text())
    ditolak = jalan("periksa", satu, "--json")
    assert (ditolak.kode, "“CSV (baris 2)”, “CSV (baris 6)”" in ditolak.galat) == (1, True)
    isi = jalan("periksa", satu, "--lembar", "CSV (baris 6)", "--json").json
    assert (isi["tahun"], len(isi["langkah"])) == (2026, 2)
    assert jalan("muat", satu, "--lembar", "CSV (baris 2)", "--posisi", "2025-06-30").kode == 0


def test_a_file_that_cannot_be_read_is_told_for_that_alone(jalan, tmp_path):
    """Not also that no office's name was found in it: one reason, the right one."""
    kosong = tmp_path / "kosong.xlsx"
    kosong.write_bytes(b"")
    jawaban = jalan("muat", kosong, "--json")
    assert jawaban.kode == 1
    assert [satu["pesan"].split(" (")[0] for satu in jawaban.json["galat"]] == ["Berkas ini kosong"]


def test_a_langkah_that_was_probably_reworded_is_named_with_how_to_say_so(jalan, tabel):
    """The file without KODE, a row put above, the old one reworded: its progress is not given up for a wording."""
    lama = "Meninjau prosedur operasional utama bersama pelaksananya"
    baru = "Meninjau prosedur operasional utama bersama pimpinan"
    sela = ("Mengumumkan nilai dasar di papan", "April 2025", "")
    jalan("muat", tabel("a.csv", SATU, (lama, "Maret 2025", "Selesai")), "--posisi", "2025-06-30")
    ditolak = jalan("muat", tabel("b.csv", SATU, sela, (baru, "Maret 2025", "")), "--posisi", "2025-06-30")
    assert ditolak.kode == 1
    assert f"Mungkin langkah I.2.1 kini berbunyi “{baru}”: bila benar, tulis I.2.1 di kolom KODE" in ditolak.galat
