"""The file given back with its complaints as comments: at their cells, beside everything the person had in it."""

from __future__ import annotations

import subprocess
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from monev.galat import BerkasDitolak
from monev.keluaran import keluhan
from monev.keluaran.keluhan import KeluhanTidakTertulis, beri_catatan, nama_keluhan, salinan
from monev.keluaran.pekerja_keluhan import LEMBAR, TANDA
from monev.keluaran.templat import buat_templat
from monev.model import Catatan
from monev.unggah import periksa, rancang
from tests.keluaran.bahan import POSISI, rencana_lengkap, sel, ubah
from tests.unggah.bahan import SATKER, TAHUN, muat


@pytest.fixture
def templat(db) -> bytes:
    muat(db, rencana_lengkap(), POSISI)
    return buat_templat(db, SATKER, TAHUN)


def salah_isi(buku) -> None:
    """A status that is none, a date that is text; a formula and a comment of the person's own."""
    realisasi = buku["Realisasi"]
    sel(realisasi, "Status", Kode="I.a.2.1", Tenggat="Juni 2025").value = "Beres"
    sel(realisasi, "Tanggal selesai", Kode="II.1.1", Tenggat="Maret 2025").value = "minggu lalu"
    sel(realisasi, "Status", Kode="I.a.2.1", Tenggat="Juni 2025").comment = Comment("tanya Pak Budi", "Ani")
    buku.create_sheet("Hitungan kami")["A1"] = "=1+1"


def buka(data: bytes):
    return load_workbook(BytesIO(data))


def berkomentar(data: bytes) -> dict[str, str]:
    """Sheet!cell → our part of its comment."""
    return {
        f"{lembar.title}!{s.coordinate}": s.comment.text
        for lembar in buka(data)
        for baris in lembar.iter_rows()
        for s in baris
        if s.comment and TANDA in s.comment.text
    }


def test_each_complaint_stands_at_its_cell_and_everything_else_stays(templat):
    rusak = ubah(templat, salah_isi)
    bacaan = periksa(rusak, "isian.xlsx")
    hasil = beri_catatan(rusak, bacaan.galat, bacaan.peringatan)
    status, tanggal = (
        sel(buka(rusak)["Realisasi"], judul, **di).coordinate
        for judul, di in (
            ("Status", {"Kode": "I.a.2.1", "Tenggat": "Juni 2025"}),
            ("Tanggal selesai", {"Kode": "II.1.1", "Tenggat": "Maret 2025"}),
        )
    )
    komentar = berkomentar(hasil)
    assert "Harus diperbaiki: Status “Beres” tidak dikenal." in komentar[f"Realisasi!{status}"]
    assert komentar[f"Realisasi!{status}"].startswith("tanya Pak Budi\n")
    assert "“minggu lalu” bukan tanggal" in komentar[f"Realisasi!{tanggal}"]
    asal, baru = buka(rusak), buka(hasil)
    assert baru.sheetnames == [*asal.sheetnames, LEMBAR]
    assert baru["Hitungan kami"]["A1"].value == "=1+1"
    for nama in asal.sheetnames:
        isi = [[(s.value, s.number_format, s.fill.fgColor.rgb) for s in b] for b in asal[nama].iter_rows()]
        assert isi == [[(s.value, s.number_format, s.fill.fgColor.rgb) for s in b] for b in baru[nama].iter_rows()]
        assert len(baru[nama].data_validations.dataValidation) == len(asal[nama].data_validations.dataValidation)
        assert baru[nama].freeze_panes == asal[nama].freeze_panes
    assert "Pilih: Belum, Proses" in baru["Realisasi"]["D4"].comment.text


def test_mended_in_that_copy_it_is_taken_as_the_same_template(db, templat):
    rusak = ubah(templat, salah_isi)
    bacaan = periksa(rusak, "isian.xlsx")

    def perbaiki(buku):
        sel(buku["Realisasi"], "Status", Kode="I.a.2.1", Tenggat="Juni 2025").value = "Selesai"
        sel(buku["Realisasi"], "Tanggal selesai", Kode="II.1.1", Tenggat="Maret 2025").value = None

    betul = periksa(ubah(beri_catatan(rusak, bacaan.galat), perbaiki), "isian.xlsx")
    assert betul.galat == ()
    rancangan = rancang(db, betul, posisi=date.fromisoformat(POSISI))
    assert [(p.jenis, p.kode, p.tenggat) for p in rancangan.perubahan] == [("selesai_baru", "I.a.2.1", "2025-06")]


def test_complaints_of_an_earlier_copy_are_replaced(templat):
    rusak = ubah(templat, salah_isi)
    pertama = beri_catatan(rusak, periksa(rusak, "isian.xlsx").galat)
    kedua = beri_catatan(pertama, [Catatan("Lain sama sekali.", "Realisasi", sel="F6")])
    assert list(berkomentar(kedua)) == ["Realisasi!F6"]
    assert sel(buka(kedua)["Realisasi"], "Status", Kode="I.a.2.1", Tenggat="Juni 2025").comment.text == "tanya Pak Budi"
    assert [b[5] for b in buka(kedua)[LEMBAR].iter_rows(min_row=4, values_only=True)] == ["Lain sama sekali."]


def test_what_is_about_no_cell_stands_on_the_sheet_of_notes(templat):
    hasil = beri_catatan(
        templat,
        [
            Catatan("Berkas ini milik kantor lain.", nilai="KPU Kabupaten Lain"),
            Catatan("Lembar itu tidak ada.", "Lembar hilang", 3, "Status", sel="D3"),
            Catatan("Sel itu tidak ada.", "Realisasi", sel="bukan sel"),
        ],
    )
    assert berkomentar(hasil) == {}
    assert [b[5] for b in buka(hasil)[LEMBAR].iter_rows(min_row=4, values_only=True)] == [
        "Berkas ini milik kantor lain.",
        "Lembar itu tidak ada.",
        "Sel itu tidak ada.",
    ]


def test_a_row_and_a_heading_are_enough_to_find_the_cell(templat):
    hasil = beri_catatan(templat, [Catatan("Sesudah posisi.", "Realisasi", 6, "Tanggal selesai")])
    assert list(berkomentar(hasil)) == ["Realisasi!E6"]
    assert buka(hasil)[LEMBAR]["C4"].hyperlink.location == "'Realisasi'!E6"


def test_a_comment_about_a_merged_cell_stands_at_its_first(templat):
    data = ubah(templat, lambda buku: buku["Petunjuk"].merge_cells("A20:B22"))
    assert list(berkomentar(beri_catatan(data, [Catatan("Ini.", "Petunjuk", sel="B21")]))) == ["Petunjuk!A20"]


def test_a_csv_becomes_a_workbook_of_its_texts():
    data = b"Kode;Tenggat;Status\nI.1.1;Maret 2025;Beres\nI.1.2;=2+2;Proses\n"
    bacaan = periksa(data, "realisasi.csv", satker=SATKER, tahun=TAHUN)
    hasil = beri_catatan(data, bacaan.galat)
    lembar = buka(hasil)["CSV"]
    assert [s.value for s in lembar[2]] == ["I.1.1", "Maret 2025", "Beres"]
    assert (lembar["B3"].value, lembar["B3"].data_type) == ("=2+2", "s")
    assert "Status “Beres” tidak dikenal" in berkomentar(hasil)["CSV!C2"]
    assert nama_keluhan("realisasi TW III.csv") == "realisasi TW III (dengan catatan).xlsx"


def test_what_is_no_table_at_all_is_refused_as_when_it_was_read():
    with pytest.raises(BerkasDitolak):
        beri_catatan(b"\x89PNG\r\n\x1a\n" + bytes(50), [Catatan("x")])


def test_of_what_cannot_be_written_again_the_list_alone_is_given():
    hasil = salinan(b"\x89PNG\r\n\x1a\n" + bytes(50), [Catatan("Berkas ini gambar.")])
    assert buka(hasil).sheetnames == [LEMBAR]
    assert buka(hasil)[LEMBAR]["F4"].value == "Berkas ini gambar."


def test_a_workbook_that_takes_too_long_is_stopped(templat):
    with pytest.raises(KeluhanTidakTertulis) as galat:
        beri_catatan(templat, [Catatan("x")], detik=0.001)
    assert "terlalu rumit" in galat.value.pesan


def test_a_workbook_that_breaks_the_writer_is_told_in_words(templat, monkeypatch):
    def berhenti(*_, **__):
        raise subprocess.CalledProcessError(1, "pekerja", stderr=b"MemoryError")

    monkeypatch.setattr(keluhan.subprocess, "run", berhenti)
    with pytest.raises(KeluhanTidakTertulis) as galat:
        beri_catatan(templat, [Catatan("x")])
    assert "daftar di halaman ini" in galat.value.saran
