"""Merges fill, continuation rows inherit, numbered rows inherit nothing, pieces of one langkah are joined."""

from __future__ import annotations

import pytest

from monev.baca import baca
from monev.baca.anak import buka_workbook
from monev.baca.baris import golongkan
from monev.baca.isian import Isian, isi
from monev.baca.kepala import cari_kepala
from monev.baca.kisi import dari_pekerja
from monev.baca.susunan import susun
from tests.baca.tabel import ATAS, JUDUL, Baris, kisi, xlsx

AREA = ("I. MANAJEMEN PERUBAHAN",)
SATU = (1, "Tim", "Ada tim", "Membentuk", "SK", "Juli 2025", "1 SK")


def isian(*baris: Baris, gabung: tuple[str, ...] = (), judul: Baris = JUDUL) -> Isian:
    """The langkah of these rows; headings stand in row 1, the area in row 2, so the first row given is row 3."""
    semua = (judul, AREA, *baris)
    lembar = dari_pekerja(buka_workbook(xlsx(semua, gabung))).lembar[0] if gabung else kisi(*semua)
    kepala = cari_kepala(lembar)
    return isi(kepala, susun(kepala, golongkan(kepala)))


def cara(hasil: Isian, ke: int) -> set[tuple[str, str, str]]:
    """How cells of a langkah were understood: (heading, reading, way)."""
    return {(j.kolom, j.dibaca, j.cara) for j in hasil.draf[ke].jejak}


def test_a_continuation_row_inherits_each_blank_cell_and_says_so() -> None:
    hasil = isian(SATU, (None, None, "Terlibat", "Mengajak", "Foto"))
    assert hasil.draf[1].isi == {
        "komponen": "Tim",
        "indikator": "Terlibat",
        "langkah_aksi": "Mengajak",
        "bukti_dukung": "Foto",
        "target_waktu": "Juli 2025",
        "target_capaian": "1 SK",
    }
    assert ("TARGET WAKTU", "Juli 2025", "diwarisi") in cara(hasil, 1)
    assert hasil.draf[1].no == "1"


def test_a_numbered_row_inherits_nothing() -> None:
    hasil = isian(SATU, (2, "Renaksi", "Ada", "Menyusun", "Dokumen"))
    assert hasil.draf[1].isi["target_waktu"] == ""
    assert hasil.draf[1].jejak == []


def test_blank_is_inherited_as_blank() -> None:
    hasil = isian((1, "Kuesioner", "Ada", "Menyebar", "Bukti"), (None, None, None, "Mengolah", "Hasil"))
    assert [d.isi["target_waktu"] for d in hasil.draf] == ["", ""]


def test_a_merge_fills_what_it_covers_even_in_a_numbered_row() -> None:
    hasil = isian(SATU, (2, "Renaksi", "Ada", "Menyusun", "Dokumen"), gabung=("F3:F4",))
    assert hasil.draf[1].isi["target_waktu"] == "Juli 2025"
    assert ("TARGET WAKTU", "Juli 2025", "gabungan") in cara(hasil, 1)


def test_a_merge_across_columns_fills_each_of_them() -> None:
    hasil = isian((1, "Tim dan indikatornya", None, "Membentuk", "SK", "Juli 2025"), gabung=("B3:C3",))
    assert hasil.draf[0].isi["indikator"] == "Tim dan indikatornya"


def test_bukti_without_a_langkah_joins_the_langkah_above() -> None:
    for waktu, gabung in ((None, ()), ("Juli 2025", ()), (None, ("D3:D4", "F3:F4"))):
        hasil = isian(SATU, (None, None, None, None, "Foto", waktu), gabung=gabung)
        assert [d.bukti for d in hasil.draf] == [["SK", "Foto"]]
        assert hasil.draf[0].isi["bukti_dukung"] == "SK\nFoto"
        assert hasil.draf[0].isi["target_waktu"] == "Juli 2025"
        assert hasil.peringatan == []


def test_bukti_with_another_target_is_a_langkah_of_its_own_with_inherited_words() -> None:
    hasil = isian(SATU, (None, None, None, None, "Foto", "Oktober 2025"))
    assert [(d.isi["langkah_aksi"], d.bukti, d.isi["target_waktu"]) for d in hasil.draf] == [
        ("Membentuk", ["SK"], "Juli 2025"),
        ("Membentuk", ["Foto"], "Oktober 2025"),
    ]


def test_a_row_with_neither_langkah_nor_bukti_is_joined_and_asked_about() -> None:
    hasil = isian(SATU, (None, None, "Ada anggotanya"), (None, None, None, None, None, "Oktober 2025"))
    assert len(hasil.draf) == 1
    assert hasil.draf[0].isi["indikator"] == "Ada tim\nAda anggotanya"
    assert hasil.draf[0].isi["target_waktu"] == "Juli 2025\nOktober 2025"
    assert [c.sel for c in hasil.peringatan] == ["C4", "F5"]
    assert {kolom for kolom, _, c in cara(hasil, 0) if c == "sambungan"} == {"INDIKATOR", "TARGET WAKTU"}


def test_words_cut_by_a_page_are_joined_without_a_question_and_inherited_whole() -> None:
    hasil = isian(
        SATU,
        (None, None, "dan anggotanya", "tim kerja di kantor"),
        (None, None, None, "Melantik tim", "SK", "Mei 2025"),
    )
    assert [d.isi["langkah_aksi"] for d in hasil.draf] == ["Membentuk tim kerja di kantor", "Melantik tim"]
    assert [d.isi["indikator"] for d in hasil.draf] == ["Ada tim dan anggotanya"] * 2
    assert hasil.peringatan == []
    assert sum(c == "sambungan" for _, _, c in cara(hasil, 0)) == 2


def test_a_small_first_letter_alone_does_not_make_a_row_the_rest_of_another() -> None:
    selesai = isian((1, "Tim", "Ada", "Membentuk tim.", "SK", "Juli 2025"), (None, None, None, "melantik tim"))
    bukti_sendiri = isian(SATU, (None, None, None, "melantik tim", "daftar hadir"))
    for hasil in (selesai, bukti_sendiri):
        assert [d.isi["langkah_aksi"] for d in hasil.draf][1:] == ["melantik tim"]
        assert ["terpotong" in c.pesan for c in hasil.peringatan] == [True]
    kecil_semua = isian((1, "tim", "ada", "membentuk", "sk", "Juli 2025"), (None, None, None, "melantik", "foto"))
    assert (len(kecil_semua.draf), kecil_semua.peringatan) == (2, [])


def test_bukti_that_goes_on_in_small_letters_is_added_and_asked_about() -> None:
    hasil = isian(SATU, (None, None, None, None, "tentang tim kerja"))
    assert [d.bukti for d in hasil.draf] == [["SK", "tentang tim kerja"]]
    assert "terpotong" in hasil.peringatan[0].pesan


def test_documents_one_below_the_other_beside_a_merged_langkah_were_not_cut_by_a_page() -> None:
    gabung = tuple(f"{kolom}3:{kolom}4" for kolom in "ABCDFG")
    hasil = isian(SATU, (None, None, None, None, "daftar hadir"), gabung=gabung)
    assert hasil.draf[0].bukti == ["SK", "daftar hadir"]
    assert hasil.peringatan == []


def test_without_a_no_column_a_komponen_opens_a_number() -> None:
    judul = JUDUL[1:6]
    hasil = isian(
        ("Tim", "Ada", "Membentuk", "SK", "Juli 2025"),
        (None, None, "Melantik", "Foto", "Mei 2025"),
        ("Renaksi", "Ada", "Menyusun", "Dokumen", "Mei 2025"),
        judul=judul,
    )
    assert [(d.no, d.isi["komponen"]) for d in hasil.draf] == [("1", "Tim"), ("1", "Tim"), ("2", "Renaksi")]
    assert hasil.peringatan == []


def test_a_numbered_row_without_langkah_is_completed_by_the_row_below() -> None:
    hasil = isian((1, "Tim"), (None, None, "Ada", "Membentuk", "SK", "Juli 2025"), (None, None, None, "Melantik"))
    assert [(d.isi["komponen"], d.isi["langkah_aksi"], d.no) for d in hasil.draf] == [
        ("Tim", "Membentuk", "1"),
        ("Tim", "Melantik", "1"),
    ]


def test_a_number_used_twice_goes_on_and_is_asked_about() -> None:
    hasil = isian(SATU, (1, "Lain", "Ada", "Menyusun", "SK", "Juli 2025"))
    assert [d.no for d in hasil.draf] == ["1", "1"]
    assert ["Nomor 1 sudah dipakai" in c.pesan for c in hasil.peringatan] == [True]


def test_a_first_row_without_number_is_one_and_asked_about() -> None:
    hasil = isian((None, *SATU[1:]))
    assert [d.no for d in hasil.draf] == ["1"]
    assert "tidak bernomor" in hasil.peringatan[0].pesan


def test_nothing_is_inherited_across_a_heading() -> None:
    hasil = isian(SATU, ("II. TATA LAKSANA",), (None, None, None, "Menyusun SOP"))
    assert hasil.draf[1].isi["target_waktu"] == ""


def test_columns_without_a_meaning_are_kept_under_their_heading() -> None:
    hasil = isian(
        (*SATU, "penting", "biru", "x"),
        (None, None, None, "Melantik"),
        judul=(*JUDUL, "KETERANGAN", "KETERANGAN"),
    )
    semua = {"KETERANGAN": "penting", "KETERANGAN (kolom I)": "biru", "Kolom J": "x"}
    assert [d.lainnya for d in hasil.draf] == [semua, semua]


def test_a_reported_status_is_never_inherited_but_merged_over() -> None:
    baris = ((*SATU, "Selesai"), (None, None, None, "Melantik"))
    assert isian(*baris, judul=(*JUDUL, "STATUS")).draf[1].isi["status"] == ""
    assert isian(*baris, judul=(*JUDUL, "STATUS"), gabung=("H3:H4",)).draf[1].isi["status"] == "Selesai"


def test_a_frequency_from_the_row_above_that_changes_the_tenggat_is_asked_about() -> None:
    baris = (
        (1, "Tim", "Ada", "Rapat", "SK", "Januari - Maret 2025", "Bulanan"),
        (None, None, None, "Melapor", "Laporan", "April - Juni 2025", None),
    )
    data = xlsx((*ATAS, (*JUDUL[:6], "FREKUENSI"), AREA, *baris))
    hasil = baca(data, "a.xlsx")
    assert [len(lk.tenggat) for lk in hasil.langkah] == [3, 3]
    assert ["mengikuti baris di atasnya" in c.pesan for c in hasil.peringatan if c.baris == 8] == [True]


@pytest.mark.parametrize("tulisan", ["idem", "Idem", "s.d.a.", "sda", "〃", '"', "sama dengan di atas"])
def test_a_cell_that_says_idem_is_as_the_one_above_and_leaves_a_trace(tulisan: str) -> None:
    hasil = baca(
        xlsx(
            [
                *ATAS,
                (*JUDUL, "PIC"),
                ("I. MANAJEMEN PERUBAHAN",),
                (1, "Tim", "SK", "Membentuk tim", "SK", "Juli 2025", "1", "TU"),
                (2, tulisan, "Lain", "Menyusun tugas", "Uraian", tulisan, "1", tulisan),
                ("II. PENATAAN TATALAKSANA",),
                (1, "SOP", "SOP", "Mereviu", "SOP", "Mei 2025", "1", tulisan),
            ]
        ),
        "a.xlsx",
    )
    dua, tiga = hasil.langkah[1:]
    assert (dua.komponen, dua.target_waktu, dua.pic, [t.tenggat for t in dua.tenggat]) == (
        "Tim",
        "Juli 2025",
        "TU",
        ["2025-07"],
    )
    assert tiga.pic == "TU"
    assert ("PIC", tulisan, "TU") in [(j.kolom, j.nilai, j.dibaca) for j in dua.jejak]
    assert hasil.peringatan == ()


def test_a_numbered_name_is_the_komponen_of_the_unnumbered_work_below_it() -> None:
    hasil = baca(
        xlsx(
            [
                *ATAS,
                ("NO", "URAIAN KEGIATAN", "BUKTI", "WAKTU"),
                ("A", "MANAJEMEN PERUBAHAN"),
                ("1", "Tim Kerja"),
                (None, "- Rapat", "Undangan", "Januari"),
                (None, "- Penetapan", "SK", "Februari"),
                ("2", "Belum diisi"),
                ("3", "Monev", "Laporan", "Juni"),
            ]
        ),
        "a.xlsx",
    )
    assert [(lk.kode, lk.komponen, lk.langkah_aksi, lk.target_waktu) for lk in hasil.langkah] == [
        ("A.1.1", "Tim Kerja", "- Rapat", "Januari"),
        ("A.1.2", "Tim Kerja", "- Penetapan", "Februari"),
        ("A.2.1", "", "Belum diisi", ""),
        ("A.3.1", "", "Monev", "Juni"),
    ]
