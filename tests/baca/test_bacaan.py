"""A whole file, from bytes to Bacaan: read the same from workbook and CSV, or refused with what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from monev.baca import baca
from monev.model import Bacaan, Langkah
from tests.baca.tabel import ATAS, GUNUNGKIDUL, JUDUL, MESUJI, Baris, isi_lembar, simpan, teks_csv, xlsx

AREA = ("I. MANAJEMEN PERUBAHAN",)
SATU = (1, "Tim", "Ada tim", "Membentuk", "SK", "Juli 2025", "1 SK")
MERGE_MESUJI = ("A7:G7", "B8:G8", "A10:A11", "B10:B11", "F10:F11", "G10:G11", "A12:G12", "A17:A18", "D17:D18")


def tabel(*baris: Baris, judul: Baris = JUDUL, atas: tuple[Baris, ...] = ATAS) -> Bacaan:
    """The reading of these rows under an area; with ATAS the first row given is row 7."""
    return baca(xlsx((*atas, judul, AREA, *baris)), "a.xlsx")


def ringkas(bacaan: Bacaan) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(lk.kode, tuple(t.tenggat for t in lk.tenggat), tuple(b.nama for b in lk.bukti)) for lk in bacaan.langkah]


def test_an_excerpt_in_mesujis_shape() -> None:
    hasil = baca(xlsx(MESUJI), "mesuji.xlsx")
    assert hasil.galat == ()
    assert (hasil.satker, hasil.tahun, hasil.simulasi) == ("KPU Kabupaten Contoh", 2025, False)
    assert ringkas(hasil) == [
        ("I.a.1.1", ("2025-07",), ("SK Tim",)),
        ("I.a.2.1", ("2025-10",), ("Daftar Hadir", "Video")),
        ("I.a.2.2", ("2025-10",), ("Foto", "notulensi")),
        ("IV.1.1", ("2025-12",), ("Undangan",)),
        ("V.a.1.1", ("2025-12",), ("Banner", "Tampilan situs")),
        ("V.e.1.1", (), ("Kuesioner",)),
        ("V.e.1.2", (), ("Hasil olah",)),
        ("VII.1.1", ("2025-11",), ("Banner",)),
        ("VII.1.2", ("2025-11",), ("Banner",)),
    ]
    assert hasil.langkah[4].nama_sub_area == "Pelaksanaan Pengendalian Gratifikasi"
    assert "SAMINGAN" in hasil.keterangan["di_bawah_tabel"]
    assert hasil.realisasi is None
    assert hasil.bukti is None


def test_an_excerpt_in_gunungkiduls_shape() -> None:
    hasil = baca(xlsx(GUNUNGKIDUL), "gk.xlsx")
    assert (hasil.satker, hasil.tahun, hasil.galat) == ("KPU Kabupaten Gunungkidul", 2024, ())
    assert ringkas(hasil) == [
        ("I.I.1.1", ("2024-01",), ("SK Tim",)),
        ("II.1.1", ("2024-04", "2024-08"), ("Undangan",)),
        ("V.1.1.1", ("2024-12",), ("Notulensi",)),
        ("V.1.2.1", ("2024-03", "2024-06", "2024-09"), ("Hasil survei",)),
        ("V.2.1.1", ("2024-06", "2024-12"), ("Surat Ketua", "Sosialisasi oleh Inspektorat")),
    ]


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
@pytest.mark.parametrize("pengodean", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_workbook_and_the_csv_saved_from_it_read_the_same(pemisah: str, pengodean: str) -> None:
    def inti(bacaan: Bacaan) -> list[Langkah]:
        return [replace(lk, lembar="", jejak=()) for lk in bacaan.langkah]

    dari_csv = baca(teks_csv(MESUJI, pemisah).encode(pengodean), "m.csv")
    assert inti(dari_csv) == inti(baca(xlsx(MESUJI, MERGE_MESUJI), "m.xlsx"))
    assert {lk.lembar for lk in dari_csv.langkah} == {"CSV"}


def test_every_target_waktu_says_how_it_was_read_and_where_it_stands() -> None:
    for langkah in baca(xlsx(MESUJI), "m.xlsx").langkah:
        jejak = [j for j in langkah.jejak if j.kolom == "TARGET WAKTU" and j.cara in ("ditafsirkan", "diragukan")]
        assert [(j.nilai, j.sel, j.lembar) for j in jejak] == [
            (langkah.target_waktu, f"F{langkah.baris}", "Rencana Aksi")
        ]
        assert jejak[0].dibaca


def test_a_langkah_without_target_is_asked_about_by_its_cell() -> None:
    hasil = baca(xlsx(MESUJI), "m.xlsx")
    tanya = [(c.baris, c.kolom, c.sel) for c in hasil.peringatan if "anpa target waktu" in c.pesan]
    assert tanya == [(20, "TARGET WAKTU", "F20"), (21, "TARGET WAKTU", "F21")]


def test_a_doubtful_target_is_a_warning_on_its_cell_and_marked_so() -> None:
    hasil = tabel((1, "Tim", "Ada", "Membentuk", "SK", "kapan-kapan", "x"))
    assert [(c.baris, c.kolom, c.nilai, c.sel) for c in hasil.peringatan] == [(7, "TARGET WAKTU", "kapan-kapan", "F7")]
    assert hasil.langkah[0].jejak[-1].cara == "diragukan"


def test_a_real_date_is_shown_as_excel_shows_it_and_read_as_that_month() -> None:
    buku = Workbook()
    isi_lembar(buku.active, (*ATAS, JUDUL, AREA, (*SATU[:5], datetime(2025, 11, 1), "x")))  # noqa: DTZ001
    buku.active["F7"].number_format = "mmm-yy"
    langkah = baca(simpan(buku), "a.xlsx").langkah[0]
    assert (langkah.target_waktu, langkah.jenis_target) == ("Nov-25", "bulan")
    assert [t.tenggat for t in langkah.tenggat] == ["2025-11"]


def test_every_cells_words_survive_verbatim() -> None:
    teks = "  Rapat  evaluasi,\n“dua” kali; =SUM(A1) & <b>x</b>  "
    langkah = tabel((1, "Tim", "Ada", teks, "SK\nFoto", "Juli 2025", "x")).langkah[0]
    assert langkah.langkah_aksi == teks.strip()
    assert langkah.bukti_dukung == "SK\nFoto"


def test_the_kode_column_wins_and_blank_ones_are_made_up_around_it() -> None:
    hasil = tabel(
        (*SATU, "V.a.9.9"),
        (None, None, None, "Dua"),
        (None, None, None, "Tiga", *[None] * 3, "I.1.2"),
        judul=(*JUDUL, "Kode"),
    )
    assert [lk.kode for lk in hasil.langkah] == ["V.a.9.9", "I.1.3", "I.1.2"]


def test_a_kode_used_twice_is_refused_by_its_cell() -> None:
    hasil = tabel((*SATU, "K1"), (2, *SATU[1:], "K1"), judul=(*JUDUL, "Kode"))
    assert [(c.baris, c.kolom, c.nilai, c.sel) for c in hasil.galat] == [(8, "Kode", "K1", "H8")]


def test_pic_and_frekuensi_and_other_columns_are_read() -> None:
    langkah = tabel(
        (*SATU, "Sekretaris", "Bulanan", "cat"), judul=(*JUDUL, "Penanggung Jawab", "Frekuensi", "Anggaran")
    ).langkah[0]
    assert (langkah.pic, langkah.frekuensi, langkah.lainnya) == ("Sekretaris", "Bulanan", {"Anggaran": "cat"})


def test_a_status_column_of_a_plain_table_is_read() -> None:
    hasil = tabel(
        (*SATU, "Selesai", "30 Juni 2025", "tidak ada", "arsipkan"),
        (2, *SATU[1:], None, None, None, None),
        (3, *SATU[1:], "beres kayaknya", None, None, None),
        judul=(*JUDUL, "Status", "Tanggal Selesai", "Kendala", "Tindak Lanjut"),
    )
    assert [(r.kode, r.tenggat, r.status, r.tanggal_selesai) for r in hasil.realisasi] == [
        ("I.1.1", None, "selesai", date(2025, 6, 30)),
        ("I.2.1", None, "belum", None),
        ("I.3.1", None, None, None),
    ]
    assert (hasil.realisasi[0].kendala, hasil.realisasi[0].tindak_lanjut) == ("tidak ada", "arsipkan")
    assert [(c.sel, c.nilai) for c in hasil.peringatan] == [("H9", "beres kayaknya")]
    assert hasil.langkah[2].lainnya == {"Status": "beres kayaknya"}
    assert hasil.bukti is None


def test_a_link_says_a_bukti_is_there_only_where_it_can_be_but_one() -> None:
    hasil = tabel(
        (*SATU, "https://contoh.go.id/1"),
        (2, "a", "b", "c", "Foto, SK", "Juli 2025", "x", "https://contoh.go.id/2"),
        judul=(*JUDUL, "Link Bukti"),
    )
    assert [(b.kode, b.nama, b.status, b.tautan[-1]) for b in hasil.bukti] == [
        ("I.1.1", "SK", "ada", "1"),
        ("I.2.1", "Foto", "belum_ada", "2"),
        ("I.2.1", "SK", "belum_ada", "2"),
    ]
    assert ["Tautan ini tidak menyebut" in c.pesan for c in hasil.peringatan] == [True]


def test_fiction_is_known_by_its_title() -> None:
    assert baca(xlsx((("DATA SIMULASI",), *MESUJI)), "a.xlsx").simulasi


def test_tahun_and_satker_given_win_over_the_file() -> None:
    hasil = baca(xlsx(MESUJI), "a.xlsx", tahun=2026, satker="KPU KOTA CONTOH")
    assert (hasil.tahun, hasil.satker) == (2026, "KPU Kota Contoh")


def test_without_any_year_it_is_asked_for() -> None:
    baris = (JUDUL, AREA, (*SATU[:5], "Juli", "x"))
    hasil = baca(xlsx(baris), "renaksi.xlsx")
    assert hasil.langkah == ()
    assert "Tahun rencana tidak ditemukan" in hasil.galat[0].pesan
    assert baca(xlsx(baris), "renaksi.xlsx", tahun=2025).galat == ()
    assert baca(xlsx(baris), "renaksi 2025.xlsx").tahun == 2025


def test_hidden_rows_columns_and_failed_formulas_are_read_and_said() -> None:
    buku = Workbook()
    isi_lembar(buku.active, (*ATAS, JUDUL, AREA, SATU, (2, "#REF!", *SATU[2:]), (3, *SATU[1:6], "=A1")))
    buku.active.row_dimensions[8].hidden = True
    buku.active.column_dimensions["C"].hidden = True
    hasil = baca(simpan(buku), "a.xlsx")
    assert len(hasil.langkah) == 3
    semua = " ".join(c.pesan for c in hasil.peringatan)
    for kata in ("baris tersembunyi yang ikut dibaca: 8", "Kolom C", "#REF!", "Sel G9 berisi rumus"):
        assert kata in semua


def test_tables_beside_and_below_the_plan_are_left_out_and_said() -> None:
    samping = {5: ("AREA", "JUMLAH"), 6: ("Manajemen Perubahan", 3), 7: ("Tata Laksana", 2)}
    baris = [(*isi, *[None] * (8 - len(isi)), *samping.get(ke, ())) for ke, isi in enumerate(MESUJI[:-4], start=1)]
    bawah = [("TIM",), ("NO", "NAMA", "JABATAN"), (1, "Contoh", "Ketua"), (2, "Contoh", "Anggota")]
    hasil = baca(xlsx((*baris, *bawah)), "a.xlsx")
    assert [lk.kode for lk in hasil.langkah] == [lk.kode for lk in baca(xlsx(MESUJI), "m.xlsx").langkah]
    semua = " ".join(c.pesan for c in hasil.peringatan)
    assert "Di samping rencana ada tabel lain (kolom I–J)" in semua
    assert "tabel lain di bawah rencana (TIM" in semua


def test_an_area_whose_name_stands_above_its_own_headings() -> None:
    dua = (("II. TATA LAKSANA",), JUDUL, SATU)
    hasil = baca(xlsx((*ATAS, AREA, JUDUL, SATU, *dua)), "a.xlsx")
    assert [lk.kode for lk in hasil.langkah] == ["I.1.1", "II.1.1"]


def test_missing_usual_columns_are_said_once_and_no_row_is_asked_about() -> None:
    hasil = baca(xlsx((*ATAS, ("KEGIATAN", "EVIDEN", "WAKTU"), AREA, ("Membentuk", "SK", "Mei 2025"))), "a.xlsx")
    assert [(lk.kode, lk.komponen, lk.indikator) for lk in hasil.langkah] == [("I.1.1", "", "")]
    assert [c.pesan for c in hasil.peringatan] == [
        "Tabel ini tidak berkolom NO, KOMPONEN, INDIKATOR: langkah dinomori menurut urutannya; KOMPONEN dibiarkan "
        "kosong; INDIKATOR dibiarkan kosong."
    ]


def test_a_list_in_a_langkah_cell_is_one_langkah_and_asked_about() -> None:
    hasil = baca(xlsx((*ATAS, JUDUL, AREA, (*SATU[:3], "a. Membentuk\nb. Melantik", *SATU[4:]))), "a.xlsx")
    assert len(hasil.langkah) == 1
    assert "2 butir" in hasil.peringatan[0].pesan


def test_a_coloured_area_row_without_mark_is_an_area() -> None:
    buku = Workbook()
    isi_lembar(buku.active, (*ATAS, JUDUL, ("MANAJEMEN PERUBAHAN",), SATU, ("MANAJEMEN MEDIA",), SATU))
    for sel in ("A6", "A8"):
        buku.active[sel].fill = PatternFill("solid", fgColor="FFE699")
    assert [lk.kode for lk in baca(simpan(buku), "a.xlsx").langkah] == ["I.1.1", "II.1.1"]


def test_an_instruction_in_a_cell_is_only_text() -> None:
    jahat = '=HYPERLINK("http://x")'
    data = teks_csv((*ATAS, JUDUL, AREA, (1, jahat, "@SUM(1)", "+1", "-1 dokumen", "Juli 2025", "x"))).encode()
    langkah = baca(data, "a.csv").langkah[0]
    assert (langkah.komponen, langkah.indikator, langkah.langkah_aksi) == (jahat, "@SUM(1)", "+1")
