"""The upload from file to stored version, as a person goes through it."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from monev.keadaan import daftar_rencana, ke_baris
from monev.ui.halaman import UNGGAH
from monev.unggah import isi_terakhir, periksa, rancang, simpan
from tests.ui.conftest import tulisan

KEPALA = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "TARGET CAPAIAN")
AREA = ("I. MANAJEMEN PERUBAHAN",)
SATU = ("1", "Tim Kerja", "SK terbit", "Membentuk tim kerja", "SK Tim", "Maret 2025", "1 dokumen")
DUA = ("2", "Rencana Aksi", "Rencana tersusun", "Menyusun rencana aksi", "Rencana Aksi", "Juni 2025", "1 dokumen")
TIGA = ("3", "Gratifikasi", "Pegawai paham", "Sosialisasi anti gratifikasi", "Laporan", "Agustus 2025", "1 dokumen")
JUDUL = ("RENCANA AKSI ZONA INTEGRITAS",), ("KPU KABUPATEN BARU",), ("TAHUN 2025",)
SATKER = "KPU Kabupaten Baru"


def berkas(*baris: tuple[str, ...], judul: tuple[tuple[str, ...], ...] = JUDUL) -> bytes:
    """A plan table as CSV."""
    wadah = io.StringIO()
    csv.writer(wadah, delimiter=";").writerows([*judul, KEPALA, AREA, *baris])
    return wadah.getvalue().encode()


@pytest.fixture
def unggah(buka):
    """Open Unggah and choose a file."""

    def jalan(isi: bytes, at: AppTest | None = None) -> AppTest:
        at = at or buka(UNGGAH)
        at.file_uploader[0].upload("rencana.csv", isi, "text/csv")
        return at.run()

    return jalan


def tombol_simpan(at: AppTest):
    return next(tombol for tombol in at.button if tombol.label.startswith("Simpan sebagai unggahan"))


def tersimpan(db) -> list[tuple]:
    db.ikuti()
    return [(b["satker"], b["tahun"], b["unggahan"], b["langkah"]) for b in ke_baris(daftar_rencana(db))]


def test_the_first_plan_of_a_new_office_is_stored_and_leads_to_ringkasan(isi_basis, unggah):
    db = isi_basis("kosong")
    at = unggah(berkas(SATU, DUA))
    assert "2 langkah, 2 tenggat, 2 bukti" in tulisan(at)
    assert tersimpan(db) == [], "nothing is stored before the last step"
    at = tombol_simpan(at).click().run()
    assert not at.exception
    assert "**Tersimpan** sebagai unggahan 1" in tulisan(at)
    assert tersimpan(db) == [(SATKER, 2025, 1, 2)]
    assert at.query_params["satker"] == SATKER
    tautan = next(t.proto for t in at.get("page_link") if "Ringkasan" in t.proto.label)
    assert "posisi=2025-10-01" in tautan.query_string


def test_the_same_file_again_stores_nothing(isi_basis, unggah):
    db = isi_basis("kosong")
    at = tombol_simpan(unggah(berkas(SATU))).click().run()
    at = unggah(berkas(SATU), at)
    assert "Tidak ada yang perlu disimpan" in tulisan(at)
    assert not [tombol for tombol in at.button if tombol.label.startswith("Simpan")]
    assert tersimpan(db) == [(SATKER, 2025, 1, 1)]


def test_what_takes_away_must_be_ticked_by_name(isi_basis, unggah):
    db = isi_basis("kosong")
    at = tombol_simpan(unggah(berkas(SATU, DUA))).click().run()
    at = unggah(berkas(SATU), at)
    (kotak,) = at.checkbox
    assert "Menyusun rencana aksi" in kotak.label
    assert tombol_simpan(at).disabled
    at = kotak.check().run()
    at = tombol_simpan(at).click().run()
    assert tersimpan(db) == [(SATKER, 2025, 2, 1)]


def test_a_wrong_file_is_refused_with_its_reasons_and_nothing_changes(isi_basis, unggah):
    db = isi_basis("rencana")
    sebelum = tersimpan(db)
    at = unggah(b"ini bukan tabel rencana aksi")
    assert not at.exception
    assert "Berkas belum dapat diterima" in tulisan(at)
    assert not [tombol for tombol in at.button if tombol.label.startswith("Simpan")]
    assert tersimpan(db) == sebelum


def test_satker_is_asked_for_where_the_file_does_not_say_it(isi_basis, unggah):
    db = isi_basis("kosong")
    at = unggah(berkas(SATU, judul=(("TAHUN 2025",),)))
    nama = next(t for t in at.text_input if t.label.startswith("Nama satker (tidak"))
    at = nama.input("KPU Kota Tanpa Judul").run()
    tombol_simpan(at).click().run()
    assert tersimpan(db) == [("KPU Kota Tanpa Judul", 2025, 1, 1)]


def test_of_two_plans_in_one_file_one_is_chosen_and_only_that_is_stored(isi_basis, unggah):
    db = isi_basis("kosong")
    lain = berkas(SATU, judul=(*JUDUL[:2], ("TAHUN 2026",))).replace(b"2025", b"2026")
    at = unggah(berkas(SATU, DUA) + lain)
    pilih = next(s for s in at.selectbox if "lebih dari satu rencana aksi" in s.label)
    assert pilih.options == ["CSV (baris 4)", "CSV (baris 11)"]
    assert not any(t.label.startswith("Simpan sebagai unggahan") for t in at.button)
    at = pilih.select("CSV (baris 11)").run()
    tombol_simpan(at).click().run()
    assert tersimpan(db) == [(SATKER, 2026, 1, 1)]


def simpan_orang_lain(db, isi: bytes, posisi: date = date(2025, 9, 30)) -> None:
    rancangan = rancang(db, periksa(isi, "lain.csv"), posisi=posisi)
    simpan(db, rancangan, pelaku="Ibu Ani", berkas=isi, nama_berkas="lain.csv", setuju=True)


def test_another_upload_that_lands_meanwhile_is_merged_and_shown_before_anything_is_stored(isi_basis, unggah, db):
    isi_basis("kosong")
    simpan_orang_lain(db, berkas(SATU), date(2025, 3, 31))
    at = unggah(berkas(SATU, TIGA))
    simpan_orang_lain(db, berkas(SATU, DUA))
    at = tombol_simpan(at).click().run()
    assert not at.exception
    assert tersimpan(db) == [(SATKER, 2025, 2, 2)], "what was not seen is not stored"
    assert "**Belum disimpan:** orang lain baru saja menyimpan" in tulisan(at)
    assert "Ibu Ani menyimpan unggahan 2" in tulisan(at)
    at = tombol_simpan(at).click().run()
    assert "**Tersimpan** sebagai unggahan 3" in tulisan(at)
    aksi = {satu["langkah_aksi"] for satu in isi_terakhir(db, SATKER, 2025)["langkah"]}
    assert aksi == {"Membentuk tim kerja", "Menyusun rencana aksi", "Sosialisasi anti gratifikasi"}


def test_two_first_plans_at_once_lose_nothing(isi_basis, unggah, db):
    isi_basis("kosong")
    at = unggah(berkas(SATU))
    simpan_orang_lain(db, berkas(SATU, DUA))
    at = tombol_simpan(at).click().run()
    assert not at.exception
    assert tersimpan(db) == [(SATKER, 2025, 1, 2)]
    assert "**Tidak ada isi yang berubah**; yang baru hanya posisinya" in tulisan(at)
    assert "Ibu Ani menyimpan unggahan 1" in tulisan(at)


def test_the_story_has_counts_first_and_each_sentence_opens_to_its_rows_word_by_word(isi_basis, unggah, db):
    isi_basis("kosong")
    simpan_orang_lain(db, berkas(SATU, DUA))
    diubah = ("2", "Rencana Aksi", "Rencana tersusun", "Menyusun *draf* rencana aksi", *DUA[4:5], "Juli 2025", DUA[6])
    at = unggah(berkas(SATU, diubah))
    assert "**3 perubahan** terhadap yang tersimpan: 1 target bergeser · 2 teks berubah" in tulisan(at)
    judul = [lipatan.label.replace("\\", "") for lipatan in at.expander]
    assert judul[1:] == [
        "1 target bergeser: I.2.1 dari Juni 2025 ke Juli 2025.",
        "2 sel rencana berubah bunyinya, pada 1 langkah.",
    ]
    at.session_state["ubah_teks_berubah"] = True
    at = at.run()
    assert "Menyusun :green[**\\*draf\\***] rencana aksi" in tulisan(at)


def test_a_reworded_and_renumbered_langkah_is_asked_and_keeps_its_progress(isi_basis, unggah, db):
    isi_basis("kosong")
    simpan_orang_lain(db, berkas(SATU, DUA, judul=JUDUL))
    digeser = ("3", "Rencana Aksi", "Rencana tersusun", "Menyusun rencana aksi tahunan", *DUA[4:])
    at = unggah(berkas(SATU, ("2", "Arsip", "Arsip tertata", "Memindai dokumen vital", *DUA[4:]), digeser))
    (tanya,) = at.radio
    assert "Apakah ini langkah" in tanya.label
    assert "Menyusun rencana aksi :green[**tahunan**]" in tulisan(at)
    assert tombol_simpan(at).disabled
    at = tanya.set_value("sama").run()
    assert not at.checkbox, "nothing is taken away any more"
    at = tombol_simpan(at).click().run()
    kode = {s["kode"]: s["langkah_aksi"] for s in isi_terakhir(db, SATKER, 2025)["langkah"]}
    assert kode["I.2.1"] == "Menyusun rencana aksi tahunan"


def bentrok(db, unggah):
    """A person looks at a file; somebody else meanwhile changes the same two cells."""
    simpan_orang_lain(db, berkas(SATU, DUA), date(2025, 3, 31))
    ubah = [(*satu[:6], "2 dokumen") for satu in (SATU, DUA)]
    at = unggah(berkas(*ubah))
    simpan_orang_lain(db, berkas(*[(*satu[:6], "3 dokumen") for satu in (SATU, DUA)]))
    return at.run()


def test_clashes_show_both_values_who_and_when_and_wait_for_a_choice_each(isi_basis, unggah, db):
    isi_basis("kosong")
    at = bentrok(db, unggah)
    assert [r.label.split("**")[1] for r in at.radio] == [
        "I.1.1, TARGET CAPAIAN",
        "I.2.1, TARGET CAPAIAN",
    ]
    assert at.radio[0].options[0].startswith("Pakai yang tersimpan: “3 dokumen” (oleh Ibu Ani, ")
    assert at.radio[0].options[1] == "Pakai dari berkas: “2 dokumen”"
    assert tombol_simpan(at).disabled
    at.radio[0].set_value("berkas")
    at = at.radio[1].set_value("tersimpan").run()
    tombol_simpan(at).click().run()
    capaian = [s["target_capaian"] for s in isi_terakhir(db, SATKER, 2025)["langkah"]]
    assert capaian == ["2 dokumen", "3 dokumen"]


@pytest.mark.parametrize(("tombol", "hasil"), [("berkas", "2 dokumen"), ("tersimpan", "3 dokumen")])
def test_clashes_are_chosen_all_at_once(isi_basis, unggah, db, tombol, hasil):
    isi_basis("kosong")
    at = bentrok(db, unggah)
    at = next(b for b in at.button if b.label.startswith("Semua pakai") and tombol in b.label).click().run()
    assert [r.value for r in at.radio] == [tombol] * 2
    if hasil == "2 dokumen":
        tombol_simpan(at).click().run()
    capaian = {s["target_capaian"] for s in isi_terakhir(db, SATKER, 2025)["langkah"]}
    assert capaian == {hasil}


def test_realisasi_alone_asks_for_its_rencana_and_is_stored(isi_basis, unggah, db):
    isi_basis("kosong")
    simpan_orang_lain(db, berkas(SATU, DUA), date(2025, 3, 31))
    at = unggah(b"Kode;Tenggat;Status;Tanggal selesai\nI.1.1;Maret 2025;Selesai;20/03/2025\n")
    (tanya,) = (s for s in at.selectbox if s.label.startswith("Berkas ini memuat realisasi"))
    assert tanya.value == (SATKER, 2025)
    assert "1 baris realisasi" in tulisan(at)
    at = tombol_simpan(at).click().run()
    assert isi_terakhir(db, SATKER, 2025)["langkah"][0]["tenggat"][0]["laporan"] == "selesai"


def test_realisasi_before_any_rencana_is_told_what_to_do_first(isi_basis, unggah):
    db = isi_basis("kosong")
    at = unggah(b"Kode;Tenggat;Status\nI.1.1;Maret 2025;Selesai\n")
    assert "Unggah dahulu tabel rencana aksinya" in tulisan(at)
    assert tersimpan(db) == []


def test_a_plan_with_a_status_column_brings_its_progress(isi_basis, unggah):
    db = isi_basis("kosong")
    wadah = io.StringIO()
    baris = [*JUDUL, (*KEPALA, "STATUS"), AREA, (*SATU, "Selesai"), (*DUA, "")]
    csv.writer(wadah, delimiter=";").writerows(baris)
    at = unggah(wadah.getvalue().encode())
    assert "1 selesai" in tulisan(at)
    tombol_simpan(at).click().run()
    laporan = [s["tenggat"][0]["laporan"] for s in isi_terakhir(db, SATKER, 2025)["langkah"]]
    assert laporan == ["selesai", "belum"]


def test_another_office_s_file_goes_on_only_once_it_is_said_to_be_meant(isi_basis, unggah):
    db = isi_basis("rencana")
    at = unggah(berkas(SATU))
    assert "Berkas ini milik KPU Kabupaten Baru, sedangkan yang dipilih KPU Kabupaten Uji" in tulisan(at)
    assert not [tombol for tombol in at.button if tombol.label.startswith("Simpan")]
    (benar,) = at.checkbox
    assert "ini rencana baru KPU Kabupaten Baru tahun 2025" in benar.label
    at = benar.check().run()
    tombol_simpan(at).click().run()
    assert (SATKER, 2025, 1, 1) in tersimpan(db)


def test_last_year_s_file_goes_on_only_once_it_is_said_to_be_meant(isi_basis, unggah, db):
    isi_basis("kosong")
    simpan_orang_lain(db, berkas(SATU))
    lama = (*SATU[:5], "Maret 2024", SATU[6])
    at = unggah(berkas(lama, judul=(*JUDUL[:2], ("TAHUN 2024",))))
    assert "Berkas ini rencana tahun 2024, sedangkan yang dipilih tahun 2025" in tulisan(at)
    assert tersimpan(db) == [(SATKER, 2025, 1, 1)]
    assert not [tombol for tombol in at.button if tombol.label.startswith("Simpan")]


def test_the_way_back_keeps_nothing_of_the_file(isi_basis, unggah):
    db = isi_basis("kosong")
    at = unggah(berkas(SATU))
    at = next(b for b in at.button if b.label == "← Pilih berkas lain").click().run()
    assert not [tombol for tombol in at.button if tombol.label.startswith("Simpan")]
    assert at.file_uploader[0].value is None
    assert tersimpan(db) == []


def test_a_refused_file_is_offered_back_with_its_complaints(isi_basis, unggah):
    isi_basis("rencana")
    at = unggah(berkas(SATU).replace(b"LANGKAH AKSI", b"APA SAJA"))
    assert "Unduh berkas ini dengan catatan di selnya" in at.get("download_button")[0].proto.label


def test_next_year_s_plan_is_taken_before_its_year_begins(isi_basis, unggah):
    db = isi_basis("kosong")
    at = unggah(berkas((*SATU[:5], "Maret 2026", SATU[6]), judul=(*JUDUL[:2], ("TAHUN 2026",))))
    assert at.date_input[-1].value == date(2026, 1, 1)
    at = tombol_simpan(at).click().run()
    assert not at.exception
    assert tersimpan(db) == [(SATKER, 2026, 1, 1)]


def satu_lembar(*baris: tuple) -> bytes:
    wadah = io.StringIO()
    csv.writer(wadah, delimiter=";").writerows(baris)
    return wadah.getvalue().encode()


ANGGARAN = satu_lembar(
    ("KODE", "PROGRAM/KEGIATAN/OUTPUT", "VOLUME", "HARGA SATUAN", "JUMLAH BIAYA"), ("5211", "Belanja", "1", "9", "9")
)
LKE = satu_lembar(("NO", "PENILAIAN", "BOBOT", "JAWABAN", "NILAI"), ("1", "Tim dibentuk?", "2", "Ya", "100"))


@pytest.mark.parametrize(("isi", "sebab"), [(ANGGARAN, "tabel anggaran"), (LKE, "lembar kerja evaluasi")])
def test_a_table_of_another_kind_is_refused_without_a_question_that_leads_nowhere(isi_basis, unggah, isi, sebab):
    isi_basis("kosong")
    at = unggah(isi)
    assert sebab in tulisan(at)
    assert not at.selectbox
    assert not at.number_input


def test_bad_cells_of_a_template_are_named_without_asking_for_its_columns(isi_basis, unggah):
    isi_basis("rencana")
    at = unggah(b"Kode;Tenggat;Status\nI.1.1;Maret 2025;sudah beres\n")
    assert "Kolom mana yang dimaksud" not in tulisan(at)


def test_the_year_is_asked_for_where_only_the_year_is_missing(isi_basis, unggah):
    isi_basis("kosong")
    tanpa = tuple(sel.replace(" 2025", "") for sel in SATU)
    at = unggah(berkas(tanpa, judul=(JUDUL[0],)))
    at = at.number_input[0].set_value(2025).run()
    at = at.text_input[0].input(SATKER).run()
    assert f"{SATKER}**, tahun **2025" in tulisan(at)


def test_a_report_made_after_its_triwulan_is_dated_to_its_end_in_one_touch(isi_basis, unggah, db):
    """On 1 October 2025 (the tests' day) TW III is what people report of: said, and one touch away."""
    isi_basis("kosong")
    simpan_orang_lain(db, berkas(SATU, DUA), date(2025, 3, 31))
    at = unggah(b"Kode;Tenggat;Status;Tanggal selesai\nI.1.1;Maret 2025;Selesai;20/03/2025\n")
    assert "Ini laporan TW III?" in tulisan(at)
    (triwulan,) = (p for p in at.button_group if p.label == "Akhir triwulan")
    at = triwulan.set_value(3).run()
    assert at.date_input[-1].value == date(2025, 9, 30)
    assert "Ini laporan TW III?" not in tulisan(at)
    at = tombol_simpan(at).click().run()
    assert isi_terakhir(db, SATKER, 2025)["posisi"] == "2025-09-30"


def test_all_that_is_said_of_one_cell_is_one_remark(isi_basis, unggah):
    isi_basis("kosong")
    at = unggah(berkas((*SATU[:5], "30 Februari 2025", SATU[6])))
    (lihat,) = (lipatan for lipatan in at.expander if lipatan.label.startswith("Perlu dilihat"))
    assert lihat.label == "Perlu dilihat (1)"
