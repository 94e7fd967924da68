"""The form on the langkah panel: stores one thing, says what is wrong at its field, takes it back, shows a clash."""

from __future__ import annotations

import pytest

from monev.ui.halaman import LINIMASA
from monev.ui.pemilih import PELAKU_LOKAL
from monev.unggah import isi_terakhir
from monev.unggah.suntingan import Sasaran, sunting
from tests.pembuat import SATKER, TAHUN
from tests.ui.conftest import tulisan
from tests.unggah.bahan import status_bukti, tenggat

JUNI = Sasaran("I.2.1", "2025-06")


@pytest.fixture
def panel(isi_basis, buka):
    """The opened form of langkah I.2.1 (one tenggat, June 2025, Proses), and its database."""
    db = isi_basis("dilaporkan")
    at = buka(LINIMASA, langkah="I.2.1", posisi="2025-09-30")
    at.session_state["sunting_I.2.1"] = True
    return at.run(), db


def isian(at, jenis: str, judul: str):
    return next(satu for satu in getattr(at, jenis) if satu.label.startswith(judul))


def tekan(at, label: str):
    return next(tombol for tombol in at.button if tombol.label == label).click().run()


def laporan(db) -> dict:
    return tenggat(isi_terakhir(db, SATKER, TAHUN), "I.2.1", "2025-06")


def test_it_says_which_version_is_changed_at_which_posisi_and_in_whose_name(panel):
    at, _ = panel
    assert not at.exception
    assert not at.error, tulisan(at)
    for kata in ("unggahan 2", "30 September 2025", PELAKU_LOKAL):
        assert kata in tulisan(at)


def test_a_status_is_stored_and_taken_back_with_one_touch(panel):
    at, db = panel
    isian(at, "selectbox", "Status").set_value("selesai")
    at = tekan(at, "Simpan")
    assert "Tersimpan" in tulisan(at)
    assert (laporan(db)["laporan"], laporan(db)["selesai_sejak"]) == ("selesai", "2025-09-30")
    at = tekan(at, "Urungkan")
    assert "diurungkan" in tulisan(at)
    assert (laporan(db)["laporan"], laporan(db)["selesai_sejak"]) == ("proses", None)
    assert not at.exception


def test_what_cannot_be_is_said_and_what_was_typed_stays(panel):
    at, db = panel
    isian(at, "selectbox", "Status").set_value("tidak_berlaku")
    isian(at, "text_area", "Kendala").set_value("")
    at = tekan(at, "Simpan")
    assert [kotak.value for kotak in at.error] == ["Status Tidak berlaku perlu alasan. Tulis alasannya di Kendala."]
    assert isian(at, "selectbox", "Status").value == "tidak_berlaku"
    assert laporan(db)["laporan"] == "proses"


def test_a_link_to_a_bukti_makes_it_present(panel):
    at, db = panel
    at = at.segmented_control(key="sunting_hal_I.2.1").set_value("Bukti").run()
    isian(at, "text_input", "Tautan").set_value("https://contoh.example/sk")
    at = tekan(at, "Simpan")
    assert "statusnya menjadi Ada" in tulisan(at)
    assert status_bukti(isi_terakhir(db, SATKER, TAHUN), "I.2.1", "2025-06") == {"SK": "ada"}


def test_the_pic_is_changed_and_shown_in_the_panel(panel):
    at, _ = panel
    at = at.segmented_control(key="sunting_hal_I.2.1").set_value("PIC").run()
    isian(at, "text_input", "PIC").set_value("Kasubbag Teknis")
    at = tekan(at, "Simpan")
    assert "Kasubbag Teknis" in tulisan(at)


def test_what_somebody_else_stored_meanwhile_is_shown_before_it_is_replaced(panel):
    at, db = panel
    sunting(db, SATKER, TAHUN, JUNI, {"laporan": "belum", "tindak_lanjut": "Kirim surat"}, pelaku="Budi")
    isian(at, "selectbox", "Status").set_value("selesai")
    at = tekan(at, "Simpan")
    assert "Budi" in at.error[0].value
    assert laporan(db)["laporan"] == "belum"
    at = tekan(at, "Simpan")
    assert (laporan(db)["laporan"], laporan(db)["tindak_lanjut"]) == ("selesai", "Kirim surat")


def test_a_langkah_without_a_target_has_only_its_pic_to_change(isi_basis, buka):
    isi_basis("dilaporkan")
    at = buka(LINIMASA, langkah="VI.1.1")
    at.session_state["sunting_VI.1.1"] = True
    at = at.run()
    assert at.segmented_control(key="sunting_hal_VI.1.1").options == ["PIC"]
    assert not at.exception
