"""What each row is, by its own cells and their place."""

from __future__ import annotations

import pytest

from monev.baca.anak import buka_workbook
from monev.baca.baris import CATATAN, LANGKAH, LANJUTAN, Baris, golongkan
from monev.baca.baris import JUDUL as JUDUL_BARIS
from monev.baca.kepala import cari_kepala
from monev.baca.kisi import dari_pekerja
from monev.baca.tanda import nomor_baris, pisah_tanda, tanda_sendiri
from tests.baca.tabel import JUDUL, kisi, xlsx
from tests.baca.tabel import Baris as Isi

PENUH = (1, "Tim", "Ada tim", "Membentuk tim", "SK", "Juli 2025", "1 SK")


def baris(*isi: Isi, gabung: tuple[str, ...] = ()) -> list[Baris]:
    """The rows under a decree's headings, which stand in row 1."""
    semua = (JUDUL, *isi)
    lembar = dari_pekerja(buka_workbook(xlsx(semua, gabung))).lembar[0] if gabung else kisi(*semua)
    return golongkan(cari_kepala(lembar))


def jenis(*isi: Isi, gabung: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(b.jenis, b.no or (b.tanda.teks if b.tanda else "")) for b in baris(*isi, gabung=gabung)]


@pytest.mark.parametrize(
    ("isi", "tanda", "judul"),
    [
        (("I. MANAJEMEN PERUBAHAN",), "I", "MANAJEMEN PERUBAHAN"),
        (("VII Inovasi Pelayanan",), "VII", "Inovasi Pelayanan"),
        (("IV. Penguatan Akuntabilitas",), "IV", "Penguatan Akuntabilitas"),
        (("a", "Pembangunan Unit Kerja"), "a", "Pembangunan Unit Kerja"),
        (("e Penanganan Pengaduan",), "e", "Penanganan Pengaduan"),
        (("V", "PENGUATAN PENGAWASAN"), "V", "PENGUATAN PENGAWASAN"),
        (("AREA III : PENATAAN SDM",), "III", "PENATAAN SDM"),
        (("B. TATA LAKSANA",), "B", "TATA LAKSANA"),
        (("MANAJEMEN PERUBAHAN",), None, "MANAJEMEN PERUBAHAN"),
        ((None, "b. Whistle Blowing"), "b", "Whistle Blowing"),
    ],
)
def test_a_heading_with_its_mark_and_title(isi: Isi, tanda: str | None, judul: str) -> None:
    kepala = baris(isi, PENUH)[0]
    assert (kepala.jenis, kepala.tanda and kepala.tanda.teks, kepala.judul) == ("judul", tanda, judul)


def test_a_mark_in_one_row_and_its_title_in_the_next_are_one_heading() -> None:
    for gabung in ((), ("A2:G2", "A3:G3")):
        kepala = baris(("a",), ("Pengendalian Gratifikasi",), PENUH, gabung=gabung)
        assert [(b.jenis, b.judul) for b in kepala[:1]] == [("judul", "Pengendalian Gratifikasi")]
        assert len(kepala) == 2


def test_a_numbered_title_is_a_heading_only_if_rows_below_are_numbered_anew() -> None:
    assert jenis((1, "Pengendalian Gratifikasi"), PENUH) == [("judul", "1"), ("langkah", "1")]
    assert jenis(PENUH, (2, "Belum diisi"), (3, *PENUH[1:])) == [("langkah", "1"), ("langkah", "2"), ("langkah", "3")]
    assert jenis((1, "Tim"), (None, None, "a", "b", "c", "d")) == [("langkah", "1"), ("lanjutan", "")]


def test_a_numbered_title_merged_over_the_table_is_a_heading() -> None:
    assert jenis((2, "Benturan Kepentingan"), (5, *PENUH[1:]), gabung=("B2:G2",))[0] == ("judul", "2")


@pytest.mark.parametrize(
    ("no", "rapi"), [(1, "1"), ("1.", "1"), ("1)", "1"), ("(1)", "1"), ("2.1", "2.1"), ("a.", "a")]
)
def test_a_row_number_loses_its_dot_or_bracket(no: object, rapi: str) -> None:
    assert jenis((no, *PENUH[1:])) == [("langkah", rapi)]


def test_a_row_without_number_continues() -> None:
    assert jenis(PENUH, (None, None, None, None, "Foto")) == [("langkah", "1"), ("lanjutan", "")]
    assert jenis(PENUH, (None, None, None, "2. Helpdesk PDPB")) == [("langkah", "1"), ("lanjutan", "")]


def test_repeated_headings_and_column_numbers_are_skipped() -> None:
    nomor = ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)")
    assert jenis(nomor, PENUH, JUDUL, (1, 2, 3, 4, 5, 6, 7), (2, *PENUH[1:])) == [("langkah", "1"), ("langkah", "2")]


def test_notes_and_signatures_below_are_not_langkah() -> None:
    bawah = (
        (),
        ("Catatan: rencana dapat berubah",),
        (None, None, "Mengetahui,", None, None, "Mesuji, 05 Agustus 2025"),
        (None, None, "Sekretaris", None, None, "Ketua Tim Kerja"),
        (None, None, "NAMA SATU", None, None, "SAMINGAN"),
    )
    assert {b.jenis for b in baris(PENUH, *bawah)[1:]} == {"catatan"}
    assert {b.jenis for b in baris(PENUH, *bawah[2:])[1:]} == {"catatan"}


def test_a_last_row_with_bukti_and_months_is_not_taken_for_place_and_date() -> None:
    lanjutan = (None, None, None, None, "Sosialisasi oleh Inspektorat", "Juni, Desember 2024")
    assert jenis(PENUH, lanjutan)[1] == ("lanjutan", "")


@pytest.mark.parametrize(
    ("teks", "harapan"),
    [
        ("V", ("V", "romawi", 5)),
        ("a.", ("a", "huruf", 1)),
        ("12)", ("12", "angka", 12)),
        ("C", ("C", "huruf besar", 3)),
    ],
)
def test_a_mark_has_a_kind_and_a_place_in_its_series(teks: str, harapan: tuple[str, str, int]) -> None:
    tanda = tanda_sendiri(teks)
    assert (tanda.teks, tanda.macam, tanda.urutan) == harapan


@pytest.mark.parametrize("teks", ["Tim Kerja", "", "SK", "1 SK", "IIII", "Mei"])
def test_words_are_no_mark(teks: str) -> None:
    assert tanda_sendiri(teks) is None
    assert nomor_baris(teks) is None


def test_words_that_begin_like_a_mark_are_left_whole() -> None:
    assert pisah_tanda("Inovasi Pelayanan") == (None, "Inovasi Pelayanan", False)
    assert pisah_tanda("Area parkir") == (None, "Area parkir", False)


def test_the_word_area_or_pokja_before_a_usual_areas_name_is_no_part_of_it() -> None:
    for teks in ("AREA MANAJEMEN PERUBAHAN", "Area Perubahan: MANAJEMEN PERUBAHAN", "POKJA MANAJEMEN PERUBAHAN"):
        assert pisah_tanda(teks) == (None, "MANAJEMEN PERUBAHAN", True)


def test_a_row_of_sums_is_no_langkah() -> None:
    hitungan = ("Jumlah", None, None, 16)
    for isi in (
        (None, "JUMLAH: 4 langkah"),
        ("Total", None, None, None, "7"),
        (None, None, "Sub Jumlah", None, 4),
        hitungan,
    ):
        assert jenis(PENUH, isi, (2, *PENUH[1:]))[1][0] != "langkah"


def test_a_mark_and_a_title_in_the_tables_first_cells_are_a_heading_wherever_no_stands() -> None:
    judul = ("PIC", "WAKTU", "NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG")
    isi = ("Pokja", "Mei 2025", 1, "Tim", "Ada", "Membentuk", "SK")
    hasil = golongkan(cari_kepala(kisi(judul, ("a", "Pengendalian Gratifikasi"), isi)))
    assert [(b.jenis, b.judul) for b in hasil] == [("judul", "Pengendalian Gratifikasi"), ("langkah", "")]


def test_a_usual_area_alone_in_the_komponen_column_is_a_heading() -> None:
    hasil = baris(PENUH, (None, "Penguatan Pengawasan"), (1, *PENUH[1:]))
    assert [(b.jenis, b.judul) for b in hasil][1] == ("judul", "Penguatan Pengawasan")


def test_a_row_of_sums_under_langkah_aksi_is_no_langkah_but_a_step_that_begins_so_is() -> None:
    judul = (*JUDUL[:5], "TARGET WAKTU", "ANGGARAN")
    hasil = golongkan(
        cari_kepala(
            kisi(
                judul,
                (1, "Tim", "SK", "Membentuk tim", "SK", "Mei", "500.000"),
                (None, None, None, "Jumlah area I", None, None, "Rp 500.000"),
                (None, None, None, "Jumlah pengaduan yang diproses", "Rekap", None, None),
                (None, None, None, "Jumlah pengaduan yang selesai", None, None, None),
            )
        )
    )
    assert [satu.jenis for satu in hasil] == [LANGKAH, CATATAN, LANJUTAN, LANJUTAN]


@pytest.mark.parametrize("teks", ["Halaman 1 dari 3", "Hal. 2", "Page 2 of 5", "- 3 -"])
def test_page_numbers_between_the_rows_are_left_out(teks: str) -> None:
    isi = (1, "Tim", "SK", "Membentuk tim", "SK", "Mei", "1")
    assert [satu.nomor for satu in golongkan(cari_kepala(kisi(JUDUL, isi, (teks,), isi)))] == [2, 4]


def test_an_area_alone_under_langkah_aksi_is_a_heading_and_so_is_what_looks_like_it() -> None:
    judul = ("NO", "KEGIATAN", "EVIDEN", "WAKTU")
    isi = (1, "Membentuk tim", "SK", "Mei")
    hasil = golongkan(
        cari_kepala(kisi(judul, (None, "MANAJEMEN PERUBAHAN"), isi, (None, "Menyusun SK"), (None, "ZONA KHUSUS"), isi))
    )
    assert [satu.jenis for satu in hasil] == [JUDUL_BARIS, LANGKAH, LANJUTAN, JUDUL_BARIS, LANGKAH]


@pytest.mark.parametrize("teks", ["Rata-rata area I", "Nilai akhir", "Persentase capaian", "SUBTOTAL"])
def test_a_row_of_averages_is_no_heading(teks: str) -> None:
    assert jenis(PENUH, (teks, None, None, None, None, None, "75%"), PENUH)[1][0] == CATATAN


@pytest.mark.parametrize(
    "teks", ["POKJA I / MANAJEMEN PERUBAHAN", "Pokja I - MANAJEMEN PERUBAHAN", "I | MANAJEMEN PERUBAHAN"]
)
def test_what_parts_mark_and_title_belongs_to_neither(teks: str) -> None:
    tanda, judul, _ = pisah_tanda(teks)
    assert (tanda.teks, judul) == ("I", "MANAJEMEN PERUBAHAN")


@pytest.mark.parametrize(
    "isi",
    [("a", "b", "c", "d", "e", "f", "g"), ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)=(5)/(6)"), (*"ABCDEFG",)],
)
def test_the_row_that_counts_the_columns_is_left_out(isi: Isi) -> None:
    assert [satu.nomor for satu in baris(isi, PENUH)] == [3]


def test_a_title_of_the_plan_below_its_headings_is_no_area() -> None:
    judul = ("RENCANA AKSI TRIWULAN I S.D. IV TAHUN 2025",)
    assert [satu.nomor for satu in baris(judul, ("I. MANAJEMEN PERUBAHAN",), PENUH)] == [3, 4]
    assert baris(("ii. Rencana Pembangunan Zona Integritas 2025",), PENUH)[0].jenis == JUDUL_BARIS


def test_words_that_only_gather_rows_are_no_langkah() -> None:
    rutin = (None, None, None, "Kegiatan rutin:", None, None, None)
    assert [j for j, _ in jenis(rutin, PENUH, rutin, (2, *PENUH[1:]))] == [CATATAN, LANGKAH, CATATAN, LANGKAH]
    assert jenis(PENUH, (None, None, None, "Menyusun:", "SK", None, None))[1][0] == LANJUTAN


def test_a_numbered_title_is_a_heading_too_where_the_rows_below_name_komponen_of_their_own() -> None:
    isi = (None, "a. Kampanye", "Ada", "Memasang banner", "Banner", "Mei 2025", "1")
    assert jenis((1, "Pengendalian Gratifikasi"), isi, isi) == [("judul", "1"), ("lanjutan", ""), ("lanjutan", "")]
