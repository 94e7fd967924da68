"""Which tables of a file are its plan: one behind others, several together, a choice, or none and why."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from monev.baca import baca
from tests.baca.tabel import ATAS, JUDUL, MESUJI, Baris, isi_lembar, simpan, xlsx

AREA = ("I. MANAJEMEN PERUBAHAN",)
SATU = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1 SK")


def lembar(isi: dict[str, tuple[Baris, ...]]) -> bytes:
    """A workbook of these sheets."""
    buku = Workbook()
    buku.remove(buku.active)
    for nama, baris in isi.items():
        isi_lembar(buku.create_sheet(nama), baris)
    return simpan(buku)


def test_the_sheet_with_the_plan_is_found_behind_others() -> None:
    hasil = baca(lembar({"Sampul": (("SAMPUL",), ("Nama", "NIP")), "Isi": MESUJI}), "a.xlsx")
    assert (len(hasil.langkah), hasil.galat) == (9, ())


def test_two_sheets_that_could_each_be_the_plan_are_asked_about() -> None:
    hasil = baca(lembar({"2024": MESUJI, "2025": MESUJI}), "a.xlsx")
    assert "“2024”, “2025”" in hasil.galat[0].pesan


@pytest.mark.parametrize("pilihan", ["2025", " 2025 "])
def test_the_plan_chosen_by_its_sheet_is_read(pilihan: str) -> None:
    data = lembar({"2024": MESUJI, "2025": MESUJI})
    assert baca(data, "a.xlsx").pilihan == ("2024", "2025")
    hasil = baca(data, "a.xlsx", lembar=pilihan)
    assert (hasil.galat, {lk.lembar for lk in hasil.langkah}) == ((), {"2025"})


def test_a_choice_that_names_no_plan_says_what_can_be_chosen() -> None:
    hasil = baca(lembar({"2024": MESUJI, "Sampul": (("a",),)}), "a.xlsx", lembar="Sampul")
    assert (hasil.pilihan, "“2024”" in hasil.galat[0].pesan) == (("2024",), True)


def test_two_plans_under_each_other_on_one_sheet_are_chosen_by_their_row() -> None:
    lain = [("RENCANA AKSI",), ("KPU KABUPATEN CONTOH",), ("TAHUN 2026",), *MESUJI[4:]]
    data = xlsx((*MESUJI[:-4], *lain))
    pilihan = baca(data, "a.xlsx").pilihan
    assert pilihan == ("Rencana Aksi (baris 5)", f"Rencana Aksi (baris {len(MESUJI)})")
    dibaca = [baca(data, "a.xlsx", lembar=satu) for satu in pilihan]
    assert [(b.tahun, len(b.langkah), b.galat) for b in dibaca] == [(2025, 9, ()), (2026, 9, ())]


def test_a_sheet_per_area_is_one_plan() -> None:
    satu = (*ATAS, JUDUL, AREA, SATU)
    dua = (*ATAS, JUDUL, ("II. TATA LAKSANA",), SATU)
    hasil = baca(lembar({"Area 1": satu, "Area 2": dua}), "a.xlsx")
    assert [(lk.kode, lk.lembar) for lk in hasil.langkah] == [("I.1.1", "Area 1"), ("II.1.1", "Area 2")]


def hanya_tersembunyi() -> bytes:
    """A workbook whose every sheet is hidden, which no spreadsheet program saves but some converters do."""
    aliran = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(MESUJI))) as lama, zipfile.ZipFile(aliran, "w") as baru:
        for bagian in lama.infolist():
            baru.writestr(bagian.filename, lama.read(bagian).replace(b'state="visible"', b'state="hidden"'))
    return aliran.getvalue()


@pytest.mark.parametrize(
    ("data", "kata"),
    [
        (xlsx([]), "kosong"),
        (xlsx([["Kepada Yth."], ["Bersama ini"]]), "tidak berisi tabel rencana aksi"),
        (
            xlsx([("NO", "KOMPONEN", "LANGKAH AKSI", "PIC"), (1, "a", "b", "c")]),
            "belum ada kolom BUKTI DUKUNG, TARGET WAKTU",
        ),
        (xlsx([("NO", "NAMA", "NIP", "JABATAN"), (1, "a", 123, "x")]), "daftar pegawai"),
        (xlsx([("NO", "URAIAN", "VOLUME", "HARGA SATUAN", "JUMLAH"), (1, "a", 1, 2, 3)]), "anggaran"),
        (xlsx([("NO", "KRITERIA", "BOBOT", "NILAI", "JAWABAN"), (1, "a", 1, 2, "Ya")]), "LKE"),
        (xlsx([("TAHUN 2025",), JUDUL]), "tidak ada satu langkah pun"),
        (xlsx([("TAHUN 2025",), JUDUL, AREA]), "tidak ada satu langkah pun"),
        (hanya_tersembunyi(), "lembar tersembunyi"),
        (b"satu kolom\nsaja\n" * 5, "tidak berisi tabel rencana aksi"),
        (b"\x00\x01\x02" * 100, "bukan workbook Excel"),
        (b"", "0 byte"),
        (xlsx(MESUJI)[:3000], "rusak"),
    ],
)
def test_what_holds_no_plan_is_refused_whole_with_the_reason(data: bytes, kata: str) -> None:
    hasil = baca(data, "a.xlsx")
    assert hasil.langkah == ()
    assert kata in " ".join(c.pesan for c in hasil.galat)


def test_what_was_found_and_what_is_missing_is_named_for_every_sheet() -> None:
    isi = {"Renaksi": (("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI"),), "Lain": (("apa", "saja"),)}
    hasil = baca(lembar(isi), "a.xlsx")
    assert [c.lembar for c in hasil.galat] == ["Renaksi", "Lain"]
    assert "ditemukan kolom NO (“NO”), KOMPONEN (“KOMPONEN”)" in hasil.galat[0].pesan


def test_sheets_whose_names_count_the_areas_are_one_plan() -> None:
    atas = (("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",), JUDUL, SATU)
    hasil = baca(lembar({"1. Manajemen Perubahan": atas, "2. Tata Kelola": atas, "3. Kepegawaian": atas}), "a.xlsx")
    assert hasil.galat == ()
    assert [(lk.kode, lk.nama_area) for lk in hasil.langkah] == [
        ("1.1.1", "Manajemen Perubahan"),
        ("2.1.1", "Tata Kelola"),
        ("3.1.1", "Kepegawaian"),
    ]


def test_sheets_of_other_names_stay_a_choice() -> None:
    atas = (("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",), JUDUL, ("I. MANAJEMEN PERUBAHAN",), SATU)
    hasil = baca(lembar({"Rev 1": atas, "Rev 2": atas}), "a.xlsx")
    assert hasil.pilihan == ("Rev 1", "Rev 2")


def test_of_plans_for_two_years_the_year_asked_for_is_read() -> None:
    isi = {
        str(tahun): (
            (f"RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN {tahun}",),
            JUDUL,
            ("I. MANAJEMEN PERUBAHAN",),
            (1, "Tim", "SK", f"Membentuk tim {tahun}", "SK Tim", f"Juli {tahun}", "1"),
        )
        for tahun in (2024, 2025)
    }
    assert [lk.langkah_aksi for lk in baca(lembar(isi), "a.xlsx", 2025).langkah] == ["Membentuk tim 2025"]
    assert baca(lembar(isi), "a.xlsx").pilihan == ("2024", "2025")
    assert baca(lembar(isi), "a.xlsx", 2023).pilihan == ("2024", "2025")


def test_empty_columns_between_the_plans_own_are_only_looks() -> None:
    def jarang(*isi: object) -> Baris:
        return [sel for satu in isi for sel in (satu, None)]

    hasil = baca(
        xlsx(
            [
                ("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",),
                jarang(*JUDUL),
                jarang("I.", "MANAJEMEN PERUBAHAN"),
                (),
                jarang(*SATU),
                (),
                jarang("II.", "PENATAAN TATALAKSANA"),
                jarang(*SATU),
            ]
        ),
        "a.xlsx",
    )
    assert [(lk.kode, lk.nama_area, lk.komponen) for lk in hasil.langkah] == [
        ("I.1.1", "MANAJEMEN PERUBAHAN", "Tim"),
        ("II.1.1", "PENATAAN TATALAKSANA", "Tim"),
    ]
    assert hasil.peringatan == ()


def test_two_halves_of_a_plan_side_by_side_are_one_plan() -> None:
    kanan = ("II. PENATAAN TATALAKSANA",)
    hasil = baca(
        xlsx(
            [
                ("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",),
                (*JUDUL, None, *JUDUL),
                ("I. MANAJEMEN PERUBAHAN", *[None] * 7, *kanan),
                (*SATU, None, *SATU),
                (2, *SATU[1:], None, 2, *SATU[1:]),
            ]
        ),
        "a.xlsx",
    )
    assert [lk.kode for lk in hasil.langkah] == ["I.1.1", "I.2.1", "II.1.1", "II.2.1"]
    assert hasil.peringatan == ()


def test_two_plans_side_by_side_are_a_choice_and_either_can_be_read() -> None:
    area = ("I. MANAJEMEN PERUBAHAN", *[None] * 7)
    lain = (1, "Tim", "SK", "Membentuk tim lain", "SK Tim", "Juli 2025", "1 SK")
    atas = ("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",)
    data = xlsx([atas, (*JUDUL, None, *JUDUL), (*area, area[0]), (*SATU, None, *lain)], nama="Renaksi")
    assert baca(data, "a.xlsx").pilihan == ("Renaksi (baris 2, kolom A)", "Renaksi (baris 2, kolom I)")
    dipilih = baca(data, "a.xlsx", lembar="Renaksi (baris 2, kolom I)")
    assert [lk.langkah_aksi for lk in dipilih.langkah] == ["Membentuk tim lain"]
