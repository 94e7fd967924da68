"""Rows are known for what they are when numbers shift; what is only alike is asked, never matched in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from monev.unggah import rancang
from monev.unggah.isi import dari_langkah
from monev.unggah.padan import kenali
from tests.unggah.bahan import ada, berkas, langkah, lapor, muat, tenggat

SEPTEMBER = date(2025, 9, 30)
SOP = langkah("II.1.1", aksi="Meninjau SOP utama bersama pelaksananya")
ARSIP = langkah("II.2.1", aksi="Menata arsip pemilihan dan memindai berkas vital")
LAPORAN = {"realisasi": [lapor("II.1.1", "2025-03")], "bukti": [ada("II.2.1", "2025-03", "Undangan")]}


def nomor_digeser(satu, no: int):
    """The same row, one number further down."""
    return replace(satu, kode=f"II.{no}.1", no=str(no), indikator=satu.indikator)


def test_progress_follows_the_langkah_when_a_row_is_inserted_above_it(db):
    muat(db, berkas(SOP, ARSIP, **LAPORAN))
    baru = langkah("II.1.1", aksi="Menyusun peta proses bisnis")
    isi = berkas(baru, nomor_digeser(SOP, 2), nomor_digeser(ARSIP, 3))
    rancangan = rancang(db, isi, posisi=SEPTEMBER)
    assert [(p.jenis, p.kode, p.kolom) for p in rancangan.perubahan] == [
        ("langkah_baru", "II.1.2", None),
        ("teks_berubah", "II.1.1", "NO"),
        ("teks_berubah", "II.2.1", "NO"),
    ]
    assert tenggat(rancangan.isi, "II.1.1", "2025-03")["laporan"] == "selesai"
    assert (rancangan.mengurangi, rancangan.dugaan) == ((), ())
    assert any("2 langkah dikenali dari bunyinya" in k for k in rancangan.keterangan)


def test_a_row_deleted_above_takes_only_its_own_progress_along(db):
    muat(db, berkas(SOP, ARSIP, **LAPORAN))
    rancangan = rancang(db, berkas(nomor_digeser(ARSIP, 1)), posisi=SEPTEMBER)
    assert {p.jenis for p in rancangan.perubahan} == {"langkah_hilang", "teks_berubah"}
    assert rancangan.mengurangi[0].startswith("Langkah II.1.1 Meninjau SOP")
    assert tenggat(rancangan.isi, "II.2.1", "2025-03")["bukti"][0]["status"] == "ada"


def test_a_reworded_row_in_its_place_is_the_same_langkah_shown_as_reworded(db):
    muat(db, berkas(SOP, ARSIP, **LAPORAN))
    rancangan = rancang(
        db, berkas(replace(SOP, langkah_aksi="Meninjau SOP utama dan pendukung"), ARSIP), posisi=SEPTEMBER
    )
    assert [(p.jenis, p.kode) for p in rancangan.perubahan] == [("teks_berubah", "II.1.1")]


def test_reworded_and_renumbered_at_once_is_asked_and_confirmed(db):
    muat(db, berkas(SOP, ARSIP, **LAPORAN))
    baru = langkah("II.1.1", aksi="Menyusun peta proses bisnis")
    baru = replace(baru, indikator="Peta tersedia")
    diubah = nomor_digeser(replace(SOP, langkah_aksi="Meninjau SOP utama bersama pimpinan"), 2)
    isi = berkas(baru, diubah, nomor_digeser(ARSIP, 3))
    rancangan = rancang(db, isi, posisi=SEPTEMBER)
    [dugaan] = rancangan.dugaan
    assert (dugaan.kode_tersimpan, dugaan.langkah_berkas) == ("II.1.1", "Meninjau SOP utama bersama pimpinan")
    assert len(rancangan.mengurangi) == 1
    dipadankan = rancang(db, isi, posisi=SEPTEMBER, padanan={dugaan.kode_berkas: dugaan.kode_tersimpan})
    assert (dipadankan.mengurangi, dipadankan.dugaan) == ((), ())
    assert tenggat(dipadankan.isi, "II.1.1", "2025-03")["laporan"] == "selesai"


def test_a_kode_column_wins_over_words(db):
    muat(db, berkas(SOP, ARSIP, **LAPORAN))
    tertukar = (replace(SOP, langkah_aksi=ARSIP.langkah_aksi), replace(ARSIP, langkah_aksi=SOP.langkah_aksi))
    isi = berkas(*tertukar, berkode=True)
    assert {(p.jenis, p.kode) for p in rancang(db, isi, posisi=SEPTEMBER).perubahan} == {
        ("teks_berubah", "II.1.1"),
        ("teks_berubah", "II.2.1"),
    }


def test_rows_of_the_same_words_are_told_apart_by_their_kode(db):
    dua = (langkah("II.1.1", aksi="Rapat"), langkah("II.2.1", aksi="Rapat"))
    muat(db, berkas(*dua))
    assert rancang(db, berkas(*dua), posisi=date(2025, 6, 30)).sama_persis


def test_a_template_row_that_lost_its_kode_is_known_by_its_words(db):
    asal = muat(db, berkas(SOP, ARSIP, **LAPORAN))
    isi = berkas(SOP, replace(ARSIP, kode="II.3.1"), asal=asal)
    assert rancang(db, isi, posisi=date(2025, 6, 30)).sama_persis


AKSI = [f"Kegiatan nomor {n}" for n in range(8)]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(AKSI), unique=True, min_size=1), st.lists(st.sampled_from(AKSI), unique=True, min_size=1)
)
def test_however_rows_are_moved_each_keeps_its_kode_and_no_kode_stands_twice(lama, baru):
    def rencana(aksi):
        return [langkah(f"II.{no}.1", aksi=satu) for no, satu in enumerate(aksi, start=1)]

    dasar = [dari_langkah(satu) for satu in rencana(lama)]
    hasil, _ = kenali(berkas(*rencana(baru)), dasar, {})
    kode = {satu["langkah_aksi"]: satu["kode"] for satu in dasar}
    for satu in hasil.langkah:
        if satu.langkah_aksi in kode:
            assert satu.kode == kode[satu.langkah_aksi]
    assert len({satu.kode for satu in hasil.langkah}) == len(baru)


def test_a_new_row_written_where_another_was_taken_out_of_a_template_takes_none_of_its_progress(db):
    """The row's KODE is left blank, as Petunjuk says of a new langkah: its number alone would name the old one."""
    asal = muat(db, berkas(SOP, ARSIP, **LAPORAN))
    baru = replace(langkah("II.1.1", "Oktober 2025", aksi="Membuat video profil pelayanan"), indikator="Publikasi")
    isi = berkas(ARSIP, realisasi=LAPORAN["realisasi"], bukti=LAPORAN["bukti"], asal=asal)
    isi = replace(isi, langkah=(replace(baru, kode_tertulis=False), *isi.langkah))
    rancangan = rancang(db, isi, posisi=SEPTEMBER)
    assert rancangan.mengurangi == (
        "Langkah II.1.1 Meninjau SOP utama bersama pelaksananya: tidak ada lagi di berkas "
        "(1 tenggat, 1 selesai, 0 bukti ada).",
    )
    assert [p.kode for p in rancangan.perubahan if p.jenis == "langkah_baru"] == ["II.1.2"]
    assert tenggat(rancangan.isi, "II.1.2", "2025-10")["laporan"] == "belum"


def test_a_template_whose_kode_were_cleared_and_rows_renumbered_keeps_every_report_with_its_langkah(db):
    """The sheet Realisasi still names the stored kode; the plan's own numbers now name other rows."""
    asal = muat(db, berkas(SOP, ARSIP, **LAPORAN))
    baru = replace(langkah("II.1.1", aksi="Menyusun peta proses bisnis"), indikator="Peta tersedia")
    laporan = {"realisasi": [lapor("II.1.1", "2025-03", "proses"), lapor("II.2.1", "2025-03", "belum")]}
    isi = berkas(baru, nomor_digeser(SOP, 2), nomor_digeser(ARSIP, 3), **laporan, asal=asal, berkode=False)
    rancangan = rancang(db, isi, posisi=SEPTEMBER)
    assert tenggat(rancangan.isi, "II.1.1", "2025-03")["laporan"] == "proses"
    assert tenggat(rancangan.isi, "II.2.1", "2025-03")["laporan"] == "belum"
    tanpa_kode = replace(isi, realisasi=(replace(lapor("II.2.1", "2025-03", "proses"), kode_tertulis=False),))
    rancangan = rancang(db, tanpa_kode, posisi=SEPTEMBER)
    assert tenggat(rancangan.isi, "II.1.1", "2025-03")["laporan"] == "proses", "a report without Kode is of its row"


def test_words_of_another_langkah_over_a_kode_with_progress_are_asked_about(db):
    """The KODE wins, and the person is told: they may have typed a new langkah over the old row."""
    asal = muat(db, berkas(SOP, ARSIP, **LAPORAN))
    ditimpa = replace(SOP, langkah_aksi="Membuat video profil pelayanan", indikator="Publikasi kegiatan")
    rancangan = rancang(db, berkas(ditimpa, ARSIP, asal=asal), posisi=SEPTEMBER)
    [catatan] = rancangan.peringatan
    assert (catatan.kolom, catatan.nilai) == ("KODE", "II.1.1")
    assert "“Meninjau SOP utama bersama pelaksananya”" in catatan.pesan
    assert tenggat(rancangan.isi, "II.1.1", "2025-03")["laporan"] == "selesai"
    disunting = replace(SOP, langkah_aksi="Meninjau SOP utama bersama pimpinan")
    assert rancang(db, berkas(disunting, ARSIP, asal=asal), posisi=SEPTEMBER).peringatan == ()


def test_a_row_without_progress_may_be_typed_over_without_a_question(db):
    asal = muat(db, berkas(SOP, ARSIP))
    ditimpa = replace(SOP, langkah_aksi="Membuat video profil pelayanan", indikator="Publikasi kegiatan")
    assert rancang(db, berkas(ditimpa, ARSIP, asal=asal), posisi=SEPTEMBER).peringatan == ()
