"""The office's letterhead and paper, by Streamlit's AppTest."""

from monev.outputs import letterhead
from monev.ui.page_table import RAPAT
from tests.evidence_files.material import picture
from tests.journal.homes import home_of
from tests.makers import SATKER
from tests.page_runs import choose, field, press, told_wrong, unfold


def open_fold(open_page):
    """Open the fold; its first document is the Lembar Monev."""
    return unfold(open_page(RAPAT), "Lainnya", "Kop surat dan tata letak")


def test_letterhead_and_paper_are_kept_for_all_documents_and_what_is_no_margin_is_said(
    reported, open_page
):
    at = open_fold(open_page)
    field(at, "Baris kop, satu per baris").set_value("KOMISI CONTOH\nKABUPATEN REKAAN")
    field(at, "Jabatan penanda tangan").set_value("Ketua Tim")
    at = press(at, "Simpan kop surat")
    assert "Kop surat tersimpan." in [said.value for said in at.success]
    current = letterhead.read_kop(reported, SATKER)
    assert (current.baris, current.jabatan) == (("KOMISI CONTOH", "KABUPATEN REKAAN"), "Ketua Tim")
    # A file the uploader itself refuses never reaches the program: to it, no logo was given.
    at = press(open_fold(open_page), "Simpan kop surat")
    assert [said.value for said in at.info] == [
        "Isian sama dengan yang tersimpan, dan tidak ada logo baru yang diterima."
    ]
    assert not at.success
    at = open_fold(open_page)
    field(at, "Tepi kiri (cm)").set_value("sempit")
    at = press(at, "Simpan tata letak")
    (error,) = at.error
    assert "Tepi kiri “sempit” tidak dapat dipakai" in error.value
    field(at, "Tepi kiri (cm)").set_value("2,5")
    choose(at, "Kertas", "F4")
    at = press(at, "Simpan tata letak")
    assert "Tata letak tersimpan." in [said.value for said in at.success]
    paper = letterhead.read_kop(reported, SATKER).paper
    assert (paper.kertas, paper.tepi_kiri, paper.tepi_kanan) == ("F4", 2.5, 2.0)


def test_of_the_letterhead_only_what_was_changed_is_stored_and_a_clash_says_both(
    reported, open_page
):
    letterhead.store_kop(reported, SATKER, {"kota": "Mesuji", "nama": "Siti"}, pelaku="Penguji")
    at = open_fold(open_page)
    letterhead.store_kop(reported, SATKER, {"kota": "Wonosari"}, pelaku="Penguji")
    field(at, "Jabatan penanda tangan").set_value("Ketua Tim")
    at = press(at, "Simpan kop surat")
    current = letterhead.read_kop(reported, SATKER)
    assert (current.kota, current.jabatan, current.nama) == ("Wonosari", "Ketua Tim", "Siti")
    at = at.run()
    assert field(at, "Kota surat").value == "Wonosari"
    letterhead.store_kop(reported, SATKER, {"kota": "Bantul", "tepi_kiri": "2,5"}, pelaku="Penguji")
    field(at, "Kota surat").set_value("Sleman")
    at = press(at, "Simpan kop surat")
    assert "sekarang “Bantul”, isian Anda “Sleman”" in told_wrong(at)
    assert letterhead.read_kop(reported, SATKER).kota == "Bantul"
    field(at, "Tepi kanan (cm)").set_value("1,5")
    press(at, "Simpan tata letak")
    paper = letterhead.read_kop(reported, SATKER).paper
    assert (paper.tepi_kiri, paper.tepi_kanan) == (2.5, 1.5)


def test_a_damaged_logo_is_said_and_can_be_taken_away(reported, open_page):
    letterhead.store_kop(
        reported, SATKER, {"kota": "Mesuji"}, pelaku="Penguji", logo=picture("png")
    )
    (original,) = reported.journal.originals()
    home_of(reported.journal).write_original(original, b"lain")
    at = open_fold(open_page)
    assert original in at.error[0].value
    assert field(at, "Kota surat").value == "Mesuji"
    field(at, "Hapus logo").check()
    at = press(at, "Simpan kop surat")
    assert letterhead.read_kop(reported, SATKER).logo is None
    assert letterhead.read_kop(reported, SATKER).kota == "Mesuji"
