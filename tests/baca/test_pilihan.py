"""Readings people settled: each finds its cell by what stands there, leaves a trace, and falls silent elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from monev.baca import baca
from monev.baca.judul import satker_di_judul, tabel_berkas
from monev.baca.pilihan import (
    TANPA_ARTI,
    YA,
    ButirPilihan,
    PilihanBaca,
    kata_langkah,
    kunci_benar,
    susun_pilihan,
)
from monev.model import Bacaan, Langkah
from tests.baca.tabel import ATAS, JUDUL, xlsx

RAGU = "setelah Lebaran"
BARIS = (
    ("I. MANAJEMEN PERUBAHAN",),
    (1, "Tim Kerja", "SK terbit", "Membentuk tim", "SK Tim, Notulensi rapat", RAGU, "1 SK"),
    (2, "Agen", "Agen ada", "Menunjuk agen", "SK Agen", RAGU, "1 SK"),
    (3, "Pola Pikir", "Teladan", "Pimpinan hadir", "Daftar hadir", None, "4 Dokumen"),
)


def berkas(judul: Sequence[str] = JUDUL, baris: Sequence[Sequence[object]] = BARIS) -> bytes:
    return xlsx((*ATAS, judul, *baris))


def baca_dengan(*butir: ButirPilihan, data: bytes | None = None, tahun: int = 2025) -> Bacaan:
    return baca(data or berkas(), "rencana.xlsx", pilihan=susun_pilihan(butir, tahun))


def tenggat(langkah: Langkah) -> list[str]:
    return [t.tenggat for t in langkah.tenggat]


def cara(langkah: Langkah, sel: str) -> list[str]:
    return [j.cara for j in langkah.jejak if j.sel == sel]


def kata(nomor: int) -> str:
    _, komponen, indikator, aksi, *_ = BARIS[nomor]
    return kata_langkah({"komponen": komponen, "indikator": indikator, "langkah_aksi": aksi})


def test_a_time_settled_for_every_such_cell_is_read_so_with_a_trace_and_without_a_question():
    bacaan = baca_dengan(ButirPilihan("waktu", RAGU, "Mei"))
    satu, dua, _ = bacaan.langkah
    assert tenggat(satu) == tenggat(dua) == ["2025-05"]
    assert satu.target_waktu == RAGU, "the cell stays as written"
    assert cara(satu, "F7") == ["pilihan"]
    assert [c.sel for c in bacaan.peringatan] == ["F9"]


def test_a_time_settled_for_one_row_leaves_the_same_words_in_another_row_in_doubt():
    bacaan = baca_dengan(ButirPilihan("waktu", RAGU, "Mei", langkah=kata(2)))
    satu, dua, _ = bacaan.langkah
    assert (tenggat(satu), tenggat(dua)) == ([], ["2025-05"])
    assert "F7" in [c.sel for c in bacaan.peringatan]


def test_an_empty_time_is_settled_for_its_row_and_its_year_only():
    butir = ButirPilihan("waktu", "", "Agustus s.d. Oktober", langkah=kata(3), tahun=2025)
    tiga = baca_dengan(butir).langkah[2]
    assert (tenggat(tiga), tiga.jenis_target, tiga.mulai) == (["2025-10"], "rentang", "2025-08")
    assert tiga.target_waktu == ""
    assert tenggat(baca_dengan(butir, tahun=2026).langkah[2]) == []


def test_the_words_of_a_choice_take_the_year_of_the_plan_they_meet():
    data = xlsx((*ATAS[:2], ("TAHUN 2026",), JUDUL, *BARIS))
    assert tenggat(baca_dengan(ButirPilihan("waktu", RAGU, "Mei"), data=data, tahun=2026).langkah[0]) == ["2026-05"]


@pytest.mark.parametrize("nilai", ["kapan saja", "", "31 Februari"])
def test_words_that_do_not_read_settle_nothing(nilai: str):
    assert tenggat(baca_dengan(ButirPilihan("waktu", RAGU, nilai)).langkah[0]) == []


def test_a_frequency_beside_a_settled_time_no_longer_counts():
    baris = (BARIS[0], (1, "Tim", "Ada", "Rapat", "Notulensi", "Januari s.d. Juni", "setiap bulan"))
    data = berkas(baris=baris)
    assert len(baca_dengan(data=data).langkah[0].tenggat) == 6
    settled = baca_dengan(ButirPilihan("waktu", "Januari s.d. Juni", "Juni"), data=data)
    assert tenggat(settled.langkah[0]) == ["2025-06"]


def test_the_documents_of_a_cell_are_those_chosen_and_the_cell_stays_as_written():
    butir = ButirPilihan("bukti", "SK Tim,  Notulensi rapat", "SK Tim, Notulensi rapat, dijilid\nFoto")
    satu = baca_dengan(butir).langkah[0]
    assert [(b.nama, b.jenis) for b in satu.bukti] == [
        ("SK Tim, Notulensi rapat, dijilid", "SK"),
        ("Foto", "Dokumentasi"),
    ]
    assert satu.bukti_dukung == "SK Tim, Notulensi rapat"
    assert cara(satu, "E7") == ["pilihan"]


def test_a_heading_no_dictionary_knows_is_read_as_people_said():
    judul = (*JUDUL[:3], "Ikhtiar Nyata", *JUDUL[4:])
    assert baca(berkas(judul), "rencana.xlsx").galat
    bacaan = baca_dengan(ButirPilihan("judul", "Ikhtiar  NYATA", "langkah_aksi"), data=berkas(judul))
    assert not bacaan.galat
    assert [lk.langkah_aksi for lk in bacaan.langkah] == ["Membentuk tim", "Menunjuk agen", "Pimpinan hadir"]
    assert bacaan.keterangan["kolom D"] == "Ikhtiar Nyata = LANGKAH AKSI"


def test_of_two_columns_of_one_meaning_the_chosen_one_is_read_without_a_question():
    judul, baris = (*JUDUL, "TENGGAT"), [(*b, *[None] * (7 - len(b)), "Juni") for b in BARIS[1:]]
    data = berkas(judul, (BARIS[0], *baris))
    assert any("Dua kolom" in c.pesan for c in baca(data, "a.xlsx").peringatan)
    bacaan = baca_dengan(ButirPilihan("judul", "TENGGAT", "target_waktu"), data=data)
    assert tenggat(bacaan.langkah[0]) == ["2025-06"]
    assert not any("Dua kolom" in c.pesan for c in bacaan.peringatan)
    assert bacaan.langkah[0].lainnya == {"TARGET WAKTU": RAGU}, "the other column is kept as it is"


def test_a_column_said_to_mean_nothing_is_only_kept():
    bacaan = baca_dengan(ButirPilihan("judul", "TARGET CAPAIAN", TANPA_ARTI))
    assert (bacaan.langkah[0].target_capaian, bacaan.langkah[0].lainnya) == ("", {"TARGET CAPAIAN": "1 SK"})


def test_a_row_goes_into_the_sub_area_people_say_and_says_where_it_came_from():
    letak = "V\nPENGUATAN PENGAWASAN\na\nPengendalian Gratifikasi"
    bacaan = baca_dengan(ButirPilihan("area", "", letak, langkah=kata(2)))
    (satu,) = (lk for lk in bacaan.langkah if lk.langkah_aksi == "Menunjuk agen")
    assert (satu.area, satu.sub_area, satu.nama_sub_area) == ("V", "a", "Pengendalian Gratifikasi")
    assert satu.kode == "V.a.2.1"
    (jejak,) = (j for j in satu.jejak if j.cara == "pilihan")
    assert (jejak.nilai, jejak.dibaca) == (
        "I MANAJEMEN PERUBAHAN",
        "area V: PENGUATAN PENGAWASAN, sub-area a: Pengendalian Gratifikasi (dipilih)",
    )


def test_rows_without_an_area_go_where_people_say_and_get_their_kode_there():
    data = berkas(baris=BARIS[1:])
    assert {lk.area for lk in baca(data, "a.xlsx").langkah} == {"0"}
    semua = [ButirPilihan("area", "", "V\nPENGUATAN PENGAWASAN", langkah=kata(n)) for n in (1, 2, 3)]
    bacaan = baca_dengan(*semua, data=data)
    assert [lk.kode for lk in bacaan.langkah] == ["V.1.1", "V.2.1", "V.3.1"]
    assert {(lk.area, lk.nama_area) for lk in bacaan.langkah} == {("V", "PENGUATAN PENGAWASAN")}
    assert not any("Tanpa area" in c.pesan for c in bacaan.peringatan)
    sebagian = baca_dengan(*semua[:2], data=data)
    assert [lk.kode for lk in sebagian.langkah] == ["V.1.1", "V.2.1", "0.3.1"]
    assert any("Tanpa area" in c.pesan for c in sebagian.peringatan)


def test_a_reading_said_to_be_right_is_not_asked_again_until_its_cell_changes():
    data = berkas(baris=(("VIII. INOVASI DAERAH",), *BARIS[1:]))
    asing = next(c for c in baca(data, "a.xlsx").peringatan if "bukan salah satu" in c.pesan)
    butir = ButirPilihan("benar", kunci_benar(asing.nilai, asing.pesan), YA)
    assert asing not in baca_dengan(butir, data=data).peringatan
    lain = berkas(baris=(("VIII. INOVASI KOTA",), *BARIS[1:]))
    assert any("bukan salah satu" in c.pesan for c in baca_dengan(butir, data=lain).peringatan)


def test_no_choice_changes_nothing():
    assert not PilihanBaca()
    assert baca_dengan() == baca(berkas(), "rencana.xlsx")


def test_headings_are_listed_with_their_meaning_and_what_is_missing():
    (tabel,) = tabel_berkas(berkas((*JUDUL[:3], "Ikhtiar Nyata", *JUDUL[4:])))
    assert (tabel.lembar, tabel.kurang) == ("Rencana Aksi", ("langkah_aksi",))
    assert [(k.huruf, k.judul, k.arti) for k in tabel.kolom][2:5] == [
        ("C", "INDIKATOR", "indikator"),
        ("D", "Ikhtiar Nyata", None),
        ("E", "BUKTI DUKUNG", "bukti_dukung"),
    ]
    assert tabel.kolom[3].contoh == ("Membentuk tim", "Menunjuk agen", "Pimpinan hadir")


def test_the_office_is_known_from_the_title_though_the_table_is_not_read():
    assert satker_di_judul(berkas((*JUDUL[:3], "Ikhtiar Nyata", *JUDUL[4:]))) == "KPU Kabupaten Contoh"
    assert satker_di_judul(b"bukan berkas") is None
    assert tabel_berkas(b"\x00\x01bukan berkas") == ()
