"""Mutu Data: what was asked, how it is settled, and that nothing stored changes before the file is read again."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from monev.keadaan import pandang
from monev.keluaran.pertanyaan import ke_xlsx
from monev.keluaran.terbetulkan import JUDUL_ASAL, buat_terbetulkan
from monev.mutu import pertanyaan
from monev.ui.halaman import MUTU_DATA, UNGGAH
from monev.unggah import isi_terakhir, periksa, rancang, simpan
from monev.unggah.pilihan import daftar_pilihan
from tests.baca.tabel import JUDUL, xlsx
from tests.ui.conftest import tulisan

SATKER, TAHUN = "KPU Kabupaten Contoh", 2025
ATAS = (("RENCANA AKSI ZONA INTEGRITAS",), ("KPU KABUPATEN CONTOH",), ("TAHUN 2025",), JUDUL)
BARIS = (
    ("I. MANAJEMEN PERUBAHAN",),
    (1, "Tim Kerja", "SK terbit", "Membentuk tim", "SK Tim, Notulensi", "setelah Lebaran", "1 SK"),
    (2, "Agen", "Agen ada", "Menunjuk agen", "SK Agen", None, "1 SK"),
    (3, "Pola", "Teladan", "Pimpinan hadir", "Daftar hadir", "Juli 2025", "4 Dokumen"),
    ("II. INOVASI DAERAH",),
    (1, "Inovasi", "Ada", "Membuat inovasi", "Laporan", "Oktober 2025", "1 dokumen"),
)


@pytest.fixture
def halaman(isi_basis, buka):
    """Mutu Data of a stored plan with four questions, and its database."""
    db = isi_basis("kosong")
    data = xlsx((*ATAS, *BARIS))
    rancangan = rancang(db, periksa(data, "rencana.xlsx", db=db), posisi=date(2025, 9, 30))
    simpan(db, rancangan, pelaku="Ani", berkas=data, nama_berkas="rencana.xlsx")
    return buka(MUTU_DATA), db


def tekan(at, label: str):
    return next(tombol for tombol in at.button if tombol.label == label).click().run()


def tenggat(db, kode: str) -> list[str]:
    isi = isi_terakhir(db, SATKER, TAHUN)
    return [t["tenggat"] for satu in isi["langkah"] if satu["kode"] == kode for t in satu["tenggat"]]


def test_it_says_first_how_well_the_plan_was_read_and_asks_what_has_no_target_before_all_else(halaman):
    at, _ = halaman
    assert not at.exception
    assert not at.error, tulisan(at)
    kalimat = "4 langkah dibaca; 3 pertanyaan untuk tim ZI, 2 di antaranya tentang langkah tanpa target waktu"
    assert kalimat in tulisan(at).replace("\\", "")
    assert [satu.label.split(" ")[0] for satu in at.expander][:2] == ["**I.1.1**", "**I.2.1**"]
    assert "Diragukan 3" in tulisan(at)


def test_a_month_answered_waits_until_the_file_is_read_again_and_then_counts(halaman):
    at, db = halaman
    at.session_state["mutu_tanya_1_1_tanpa_target"] = True
    at = at.run()
    at.button_group(key="bulan_1_1_tanpa_target").set_value([10]).run()
    assert "Oktober 2025: satu tenggat" in tulisan(at).replace("\\", "")
    at = tekan(at, "Simpan jawaban")
    assert "**Jawaban tersimpan**" in tulisan(at)
    assert "2 pertanyaan untuk tim ZI" in tulisan(at)
    assert tenggat(db, "I.2.1") == [], "what is stored did not change"
    at = tekan(at, "Baca ulang berkas ini dengan pilihan saya")
    assert "1 target bergeser" in tulisan(at)
    assert tenggat(db, "I.2.1") == []
    at = tekan(at, "Simpan sebagai unggahan 2")
    assert not at.exception
    assert tenggat(db, "I.2.1") == ["2025-10"]
    assert "belum diterapkan" not in tulisan(at)


def test_words_that_do_not_read_are_said_at_the_form_and_nothing_is_kept(halaman):
    at, db = halaman
    at.session_state["mutu_tanya_1_0_tanpa_target"] = True
    at = at.run()
    at.text_input(key="tulis_1_0_tanpa_target").set_value("kapan-kapan").run()
    assert "Belum terbaca" in tulisan(at)
    at = tekan(at, "Simpan jawaban")
    assert "tidak terbaca sebagai waktu" in at.error[0].value
    assert daftar_pilihan(db, SATKER) == ()


def test_a_reading_said_to_be_right_is_settled_and_can_be_taken_back(halaman):
    at, db = halaman
    at.session_state["mutu_tanya_1_2_benar"] = True
    at = at.run()
    at = tekan(at, "Bacaannya sudah benar, jangan tanyakan lagi")
    assert "2 pertanyaan" in tulisan(at)
    at.session_state["mutu_bagian"] = "pilihan"
    at = at.run()
    assert "sudah benar" in tulisan(at)
    at = tekan(at, "Tarik")
    assert [p.dicabut for p in daftar_pilihan(db, SATKER)] == [True]
    assert "3 pertanyaan" in tulisan(at)


def test_each_cell_stands_beside_the_original_with_how_sure_it_is(halaman):
    at, _ = halaman
    at.session_state["mutu_bagian"] = "banding"
    at = at.run()
    assert not at.exception
    isi = tulisan(at)
    for bagian in ("| D6 | LANGKAH AKSI | Membentuk tim |", "setelah Lebaran", "Diragukan", "Ditafsirkan", "Disalin"):
        assert bagian in isi, isi
    at.button_group(key="mutu_kepastian").set_value(["ditafsirkan"]).run()
    assert "| D6 |" not in tulisan(at)
    assert "| E6 | BUKTI DUKUNG |" in tulisan(at)


def test_any_split_can_be_settled_from_the_table(halaman):
    at, db = halaman
    at.session_state["mutu_bagian"] = "banding"
    at = at.run()
    at.selectbox(key="mutu_ubah").set_value("I.1.1").run()
    at.segmented_control(key="mutu_ubah_hal").set_value("bukti").run()
    kotak = at.text_area(key="bukti_ubah_I.1.1_bukti")
    assert kotak.value == "SK Tim\nNotulensi"
    kotak.set_value("SK Tim dan Notulensi").run()
    at = tekan(at, "Simpan jawaban")
    assert [(p.butir.hal, p.butir.nilai) for p in daftar_pilihan(db, SATKER)] == [("bukti", "SK Tim dan Notulensi")]


def test_a_row_is_put_into_a_sub_area_and_counts_there_once_read_again(halaman):
    at, db = halaman
    at = at.button_group(key="mutu_bagian").set_value("banding").run()
    at = at.selectbox(key="mutu_ubah").set_value("I.2.1").run()
    at = at.button_group(key="mutu_ubah_hal").set_value("area").run()
    at = at.selectbox(key="area_ubah_I.2.1_area").set_value(("I", "MANAJEMEN PERUBAHAN")).run()
    at = at.selectbox(key="sub_area_ubah_I.2.1_area_0").set_value(("", "Sub-area lain …")).run()
    at = at.text_input(key="nomor_sub_ubah_I.2.1_area").input("b").run()
    at = at.text_input(key="nama_sub_ubah_I.2.1_area").input("Agen Perubahan").run()
    at = tekan(at, "Simpan jawaban")
    assert not at.error, tulisan(at)
    at = at.button_group(key="mutu_bagian").set_value("pilihan").run()
    assert "I MANAJEMEN PERUBAHAN › b Agen Perubahan" in tulisan(at)
    at = tekan(at, "Baca ulang berkas ini dengan pilihan saya")
    tekan(at, "Simpan sebagai unggahan 2")
    letak = {satu["langkah_aksi"]: satu["sub_area"] for satu in isi_terakhir(db, SATKER, TAHUN)["langkah"]}
    assert letak == {"Membentuk tim": None, "Menunjuk agen": "b", "Pimpinan hadir": None, "Membuat inovasi": None}


def test_the_meaning_of_a_column_is_shown_and_changed(halaman):
    at, db = halaman
    at.session_state["mutu_bagian"] = "kolom"
    at = at.run()
    assert "| D | LANGKAH AKSI | **LANGKAH AKSI** |" in tulisan(at)
    at.selectbox(key="mutu_kolom").set_value("TARGET CAPAIAN").run()
    at.selectbox(key="arti_kolom").set_value("pic").run()
    at = tekan(at, "Simpan arti kolom")
    assert [(p.butir.kunci, p.butir.nilai) for p in daftar_pilihan(db, SATKER)] == [("TARGET CAPAIAN", "pic")]
    assert "| G | TARGET CAPAIAN | **PIC** |" in tulisan(at)


def test_the_list_of_questions_and_the_mended_workbook_can_be_taken_along(halaman):
    at, db = halaman
    at.session_state["mutu_tanya_1_0_tanpa_target"] = True
    at = at.run()
    at.text_input(key="tulis_1_0_tanpa_target").set_value("Mei").run()
    tekan(at, "Simpan jawaban")
    p = pandang(db, SATKER, TAHUN, date(2025, 9, 30))
    lembar = load_workbook(io.BytesIO(ke_xlsx(pertanyaan(db, p), p))).active
    isi = [[sel.value for sel in baris] for baris in lembar.iter_rows(min_row=4)]
    assert [(b[1], b[4], b[8]) for b in isi[1:]] == [("I.1.1", "F6", "Mei"), ("I.2.1", "F7", None), (None, "A9", None)]
    data = buat_terbetulkan(db, SATKER, TAHUN)
    tanpa_jawaban = periksa(data, "dibetulkan.xlsx")
    satu = tanpa_jawaban.langkah[0]
    assert (satu.target_waktu, [t.tenggat for t in satu.tenggat]) == ("Mei", ["2025-05"])
    assert satu.lainnya[JUDUL_ASAL["target_waktu"]] == "setelah Lebaran"


def test_unggah_asks_which_column_is_meant_and_remembers_it_for_the_satker(isi_basis, buka):
    db = isi_basis("kosong")
    asing = (*JUDUL[:3], "Ikhtiar Nyata", *JUDUL[4:])
    at = buka(UNGGAH)
    at.file_uploader[0].upload("rencana.xlsx", xlsx((*ATAS[:3], asing, *BARIS)), "application/vnd.ms-excel")
    at = at.run()
    kotak = next(s for s in at.selectbox if s.label == "LANGKAH AKSI")
    at = kotak.set_value("Ikhtiar Nyata").run()
    assert "4 langkah" in tulisan(at)
    assert daftar_pilihan(db, SATKER) == (), "nothing is kept before the file is stored"
    tombol = next(t for t in at.button if t.label.startswith("Simpan sebagai unggahan"))
    at = tombol.click().run()
    assert not at.exception
    assert [(p.butir.kunci, p.butir.nilai) for p in daftar_pilihan(db, SATKER)] == [("Ikhtiar Nyata", "langkah_aksi")]


def test_a_doubtful_split_of_bukti_is_settled_by_writing_its_documents(isi_basis, buka):
    db = isi_basis("kosong")
    baris = (("I. MANAJEMEN PERUBAHAN",), (1, "Tim", "SK", "Rapat", "Undangan Daftar Hadir, Foto", "Mei 2025", "1"))
    data = xlsx((*ATAS, *baris))
    rancangan = rancang(db, periksa(data, "rencana.xlsx", db=db), posisi=date(2025, 9, 30))
    simpan(db, rancangan, pelaku="Ani", berkas=data, nama_berkas="rencana.xlsx")
    at = buka(MUTU_DATA)
    at.session_state["mutu_tanya_1_0_bukti"] = True
    at = at.run()
    assert not at.exception
    at.text_area(key="bukti_1_0_bukti").set_value("Undangan\nDaftar Hadir\nFoto").run()
    at = tekan(at, "Simpan jawaban")
    assert "**Jawaban tersimpan**" in tulisan(at)
    assert [(satu.butir.hal, satu.butir.nilai) for satu in daftar_pilihan(db, SATKER)] == [
        ("bukti", "Undangan\nDaftar Hadir\nFoto")
    ]
