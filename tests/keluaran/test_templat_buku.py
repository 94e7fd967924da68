"""The template workbook: export, change nothing, upload: zero changes; filled in, exactly what was filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from monev.baca.kamus_templat import PROPERTI_ASAL
from monev.galat import TidakDitemukan
from monev.keluaran.templat import buat_templat, buat_templat_kosong, susun_templat
from monev.unggah import isi_terakhir, periksa, rancang, simpan
from tests.keluaran.bahan import POSISI, rancang_berkas, rencana_lengkap, sel, ubah
from tests.kode import AKAR
from tests.unggah.bahan import SATKER, TAHUN, muat, status_bukti, tenggat

KEPUTUSAN = sorted((AKAR / "data").glob("Rencana Aksi ZI KPU Kabupaten *.xlsx"))


@pytest.fixture
def templat(db) -> bytes:
    muat(db, rencana_lengkap(), POSISI)
    return buat_templat(db, SATKER, TAHUN)


def test_untouched_it_changes_nothing(db, templat):
    rancangan = rancang_berkas(db, templat)
    assert rancangan.perubahan == ()
    assert rancangan.sama_persis
    lama, baru = (isi["langkah"] for isi in (isi_terakhir(db, SATKER, TAHUN), rancangan.isi))
    for satu, dua in zip(lama, baru, strict=True):
        assert {k: v for k, v in satu.items() if k not in ("baris", "lembar", "jejak")} == {
            k: v for k, v in dua.items() if k not in ("baris", "lembar", "jejak")
        }


@pytest.mark.parametrize("keputusan", KEPUTUSAN, ids=lambda jalur: jalur.stem[-20:])
def test_both_decrees_come_back_unchanged(db, keputusan: Path):
    data = keputusan.read_bytes()
    bacaan = periksa(data, keputusan.name)
    posisi = date(bacaan.tahun, 12, 31)
    semua = {"pelaku": "o", "berkas": data, "nama_berkas": keputusan.name, "setuju": False}
    simpan(db, rancang(db, bacaan, posisi=posisi), **semua)
    templat = buat_templat(db, bacaan.satker, bacaan.tahun)
    rancangan = rancang_berkas(db, templat, posisi.isoformat())
    assert len(KEPUTUSAN) == 2
    assert rancangan.perubahan == ()
    assert rancangan.sama_persis


def test_what_libreoffice_saved_still_reads_the_same(db):
    """The fixture is this plan's template, opened and saved as .xlsx by LibreOffice 7.4 (`soffice --convert-to`)."""
    muat(db, rencana_lengkap(), POSISI)
    data = (Path(__file__).parent / "berkas" / "templat_libreoffice.xlsx").read_bytes()
    bacaan = periksa(data, "templat.xlsx")
    assert bacaan.asal.satker == SATKER
    assert (bacaan.asal.unggahan, bacaan.asal.hash_entri) == (1, "f" * 64)
    assert rancang(db, bacaan, posisi=date.fromisoformat(POSISI)).perubahan == ()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["I", "II", "V"]),
            st.sampled_from([None, "a", "a.1", "a.2", "b"]),
            st.text(
                st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters="\n"),
                max_size=30,
            ),
            st.sampled_from(["", "Maret 2025", "04 Agustus 2025", "TW I, TW IV", "Mei sd Juni 2025"]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_text_in_any_cell_comes_back_as_it_was(baris):
    langkah = [_langkah(n, *satu) for n, satu in enumerate(sorted(baris, key=lambda b: (b[0], b[1] or "")))]
    data = susun_templat(
        {"unggahan": 1, "posisi": POSISI, "simulasi": False, "langkah": langkah},
        satker=SATKER,
        tahun=TAHUN,
        hash_entri="f" * 64,
    )
    bacaan = periksa(data, "templat.xlsx")
    assert bacaan.galat == ()
    for satu, lama in zip(bacaan.langkah, langkah, strict=True):
        for kunci in (
            "kode",
            "komponen",
            "indikator",
            "langkah_aksi",
            "target_waktu",
            "target_capaian",
            "sub_area",
            "nama_sub_area",
        ):
            assert getattr(satu, kunci) == lama[kunci]


def _langkah(nomor: int, area: str, sub_area: str | None, teks: str, waktu: str) -> dict:
    teks = " ".join(["Langkah", *teks.split()])
    kosong = {"frekuensi": None, "pic": None, "lainnya": {}, "tenggat": [], "bukti_dukung": "Undangan"}
    letak = {"area": area, "nama_area": f"Bidang {area}", "sub_area": sub_area}
    return {
        **kosong,
        **letak,
        "nama_sub_area": sub_area and " / ".join(f"Bagian {bagian}" for bagian in sub_area.split(".")),
        "kode": f"{area}.{nomor}.1",
        "no": str(nomor + 1),
        "komponen": teks,
        "indikator": "=" + teks,
        "langkah_aksi": teks,
        "target_waktu": waktu,
        "target_capaian": "-" + teks,
    }


def test_filled_in_it_says_exactly_what_was_filled_in(db, templat):
    def isi(buku):
        realisasi, bukti = buku["Realisasi"], buku["Bukti Dukung"]
        sel(realisasi, "Status", Kode="I.a.2.1", Tenggat="Juni 2025").value = "Selesai"
        sel(realisasi, "Tanggal selesai", Kode="I.a.2.1", Tenggat="Juni 2025").value = date(2025, 6, 20)
        sel(realisasi, "Kendala", Kode="II.1.1", Tenggat="Maret 2025").value = "cuti bersama"
        sel(bukti, "Tautan", Kode="I.a.2.1", Tenggat="Juni 2025", Bukti="Undangan").value = "https://a.example"

    rancangan = rancang_berkas(db, ubah(templat, isi))
    assert [(p.jenis, p.kode, p.tenggat, p.kolom, p.dari, p.ke) for p in rancangan.perubahan] == [
        ("selesai_baru", "I.a.2.1", "2025-06", "Status", "Belum", "Selesai, 20 Juni 2025"),
        ("bukti_ada", "I.a.2.1", "2025-06", "Undangan", "Belum ada", "Ada"),
        ("laporan_berubah", "II.1.1", "2025-03", "Kendala", None, "cuti bersama"),
    ]
    assert tenggat(rancangan.isi, "I.a.2.1", "2025-06")["tanggal_selesai"] == "2025-06-20"
    assert [c.sel for c in rancangan.peringatan if "dibaca Ada" in c.pesan] == ["F10"]


def test_a_target_moved_in_rencana_aksi_takes_its_rows_along(db, templat):
    def geser(buku):
        sel(buku["Rencana Aksi"], "TARGET WAKTU", KODE="V.1.1.2").value = "TW I, TW IV"

    rancangan = rancang_berkas(db, ubah(templat, geser))
    assert [(p.jenis, p.kode, p.dari, p.ke) for p in rancangan.perubahan] == [
        ("teks_berubah", "V.1.1.2", "TW I, TW III", "TW I, TW IV"),
        ("target_bergeser", "V.1.1.2", "2025-09", "2025-12"),
    ]


def test_a_langkah_taken_out_with_its_rows_left_behind_is_a_loss_to_agree_to(db, templat):
    def hapus(buku):
        buku["Rencana Aksi"].delete_rows(sel(buku["Rencana Aksi"], "KODE", KODE="II.1.1").row)

    rancangan = rancang_berkas(db, ubah(templat, hapus))
    assert [p.jenis for p in rancangan.perubahan] == ["langkah_hilang"]
    assert rancangan.mengurangi[0].startswith("Langkah II.1.1 Langkah II.1.1: tidak ada lagi di berkas (4 tenggat, 1")


def test_sheets_renamed_columns_moved_and_rows_deleted_change_nothing(db, templat):
    def acak(buku):
        realisasi, bukti = buku["Realisasi"], buku["Bukti Dukung"]
        realisasi.delete_rows(sel(realisasi, "Status", Kode="II.1.1", Tenggat="Januari 2025").row)
        bukti.insert_cols(1)
        bukti.move_range(f"G1:G{bukti.max_row}", cols=-6)
        bukti["J4"] = "Rak arsip"
        realisasi.title, bukti.title = "Laporan kami", "Dokumen"
        buku.create_sheet("Catatan rapat")["A1"] = "bebas"

    rancangan = rancang_berkas(db, ubah(templat, acak))
    assert rancangan.perubahan == ()
    assert [c.pesan for c in rancangan.peringatan if "Rak arsip" in c.pesan] == [
        "Kolom “Rak arsip” di lembar Dokumen tidak dibaca dan tidak disimpan."
    ]


def test_the_split_of_bukti_is_corrected_for_one_tenggat(db, templat):
    def pecah(buku):
        sel(buku["Bukti Dukung"], "Bukti", Kode="V.1.1.2", Tenggat="Maret 2025", Bukti="Undangan").value = "Satu map"

    rancangan = rancang_berkas(db, ubah(templat, pecah))
    assert status_bukti(rancangan.isi, "V.1.1.2", "2025-03") == {"Notulensi": "belum_ada", "Satu map": "belum_ada"}
    assert status_bukti(rancangan.isi, "V.1.1.2", "2025-09") == {"Undangan": "belum_ada", "Notulensi": "belum_ada"}
    assert rancangan.mengurangi == ()


def test_it_knows_the_unggahan_it_was_made_from_even_without_its_properties(db, templat):
    def buang(buku):
        for nama in PROPERTI_ASAL.values():
            del buku.custom_doc_props[nama]

    asal = periksa(templat, "templat.xlsx").asal
    assert (asal.satker, asal.tahun, asal.unggahan) == (SATKER, TAHUN, 1)
    assert periksa(ubah(templat, buang), "templat.xlsx").asal == asal


def test_text_that_looks_like_a_formula_stays_text(templat):
    buku = load_workbook(BytesIO(templat))
    aksi = sel(buku["Rencana Aksi"], "LANGKAH AKSI", KODE="I.a.1.1")
    assert (aksi.value, aksi.data_type, aksi.quotePrefix) == ("=1+1 bukan rumus", "s", True)
    assert not [s.coordinate for lembar in buku for baris in lembar.iter_rows() for s in baris if s.data_type == "f"]


def test_it_is_pleasant_to_fill_in(templat):
    buku = load_workbook(BytesIO(templat))
    assert buku.sheetnames == ["Rencana Aksi", "Realisasi", "Bukti Dukung", "Petunjuk"]
    for nama in buku.sheetnames[:3]:
        lembar = buku[nama]
        assert lembar.freeze_panes and lembar.auto_filter.ref
        assert not lembar.merged_cells.ranges and not lembar.protection.sheet
        assert (lembar.page_setup.orientation, lembar.page_setup.paperSize) == ("landscape", 9)
        assert lembar.print_title_rows
    pilihan = {str(a.sqref): a.formula1 for a in buku["Realisasi"].data_validations.dataValidation if a.type == "list"}
    assert list(pilihan.values()) == ['"Belum,Proses,Selesai,Tidak berlaku"']
    tanggal = sel(buku["Realisasi"], "Tanggal selesai", Kode="I.a.2.1", Tenggat="Maret 2025")
    assert (tanggal.value.date(), tanggal.is_date) == (date(2025, 4, 2), True)
    assert "alasannya di kolom Kendala" in buku["Realisasi"]["F4"].comment.text


def test_sample_data_says_so_on_every_sheet(db):
    muat(db, replace(rencana_lengkap(), simulasi=True), POSISI)
    templat = buat_templat(db, SATKER, TAHUN)
    for lembar in load_workbook(BytesIO(templat)):
        assert "DATA SIMULASI" in [s.value for s in lembar["A"]]
    assert periksa(templat, "t.xlsx").simulasi
    assert rancang_berkas(db, templat).sama_persis


def test_a_blank_template_has_its_headings_and_says_there_is_no_langkah_yet():
    data = buat_templat_kosong(SATKER, TAHUN)
    assert load_workbook(BytesIO(data))["Rencana Aksi"]["A6"].value == "I. MANAJEMEN PERUBAHAN"
    assert periksa(data, "kosong.xlsx").galat


def test_of_a_rencana_that_is_not_there_it_says_so(db):
    with pytest.raises(TidakDitemukan):
        buat_templat(db, SATKER, 2031)
