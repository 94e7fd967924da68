"""Where meetings begin, by Streamlit's AppTest: opened, refused at its field, resumed, found again."""

from __future__ import annotations

import json
from datetime import date

import pytest

from monev import rapat
from monev.keadaan import BELUM_ADA_REALISASI
from monev.ui.halaman import RAPAT
from tests.pembuat import SATKER, TAHUN
from tests.ui.conftest import tulisan

ANI = {"pelaku": "Ani"}


@pytest.fixture
def buka_rapat(isi_basis):
    """A database in one situation with a meeting that goes on."""

    def jalan(situasi: str, **data: str) -> tuple:
        db = isi_basis(situasi)
        isi = {"judul": "Rapat TW III", "tanggal": "2025-10-01", "pemimpin": "Ketua", "notulis": "Ani", **data}
        return db, rapat.buka(db, SATKER, TAHUN, **isi, **ANI)

    return jalan


def data_layar(at) -> dict:
    """What the room's component was given to draw."""
    return json.loads(at.get("bidi_component")[0].proto.json)


def tekan(at, label: str):
    return next(tombol for tombol in at.button if tombol.label == label).click().run()


def test_a_meeting_is_opened_and_its_room_entered(isi_basis, buka):
    db = isi_basis("dilaporkan")
    at = buka(RAPAT)
    at.text_input[0].set_value("Rapat luar biasa")
    at = tekan(at, "Buka rapat")
    assert not at.exception
    r = rapat.rapat_terbuka(db, SATKER, TAHUN)
    assert (r.judul, r.posisi) == ("Rapat luar biasa", date(2025, 9, 30))
    assert at.query_params["rapat"] == "1"
    assert data_layar(at)["kunci"] == "pembukaan"


def test_what_cannot_be_opened_is_said_at_its_field(isi_basis, buka):
    db = isi_basis("dilaporkan")
    at = buka(RAPAT)
    at.text_input[0].set_value("   ")
    at.date_input[1].set_value(date(2026, 5, 1))
    at = tekan(at, "Buka rapat")
    assert "Judul rapat belum diisi." in [e.value for e in at.error]
    assert rapat.daftar_rapat(db, SATKER, TAHUN).empty


def test_a_meeting_left_open_is_resumed_where_it_was(buka_rapat, buka):
    db, r = buka_rapat("dilaporkan")
    rapat.pindah(db, r, "situasi", **ANI)
    at = buka(RAPAT)
    assert "Rapat “Rapat TW III” masih berlangsung" in tulisan(at)
    at = tekan(at, "Lanjutkan rapat")
    assert data_layar(at)["kunci"] == "situasi"


def test_a_closed_meeting_is_found_again_with_its_documents(buka_rapat, buka):
    db, r = buka_rapat("dilaporkan")
    rapat.hadirkan(db, r, [("Siti", "Ketua")], **ANI)
    rapat.tutup(db, r, **ANI)
    at = buka(RAPAT)
    assert "**Rapat TW III** · Ditutup" in tulisan(at)
    at.session_state["dokumen_1"] = True
    at = at.run()
    assert not at.exception
    assert len(at.get("download_button")) > 5
    at = tekan(at, "Lihat catatannya")
    assert "sudah ditutup" in data_layar(at)["rapat"]["ingat"]


def test_a_meeting_opened_before_its_day_offers_its_invitation(buka_rapat, buka):
    buka_rapat("dilaporkan", tanggal="2025-10-20")
    at = buka(RAPAT)
    assert "20 Oktober 2025" in tulisan(at)
    at.session_state["dokumen_1"] = True
    at = at.run()
    assert not at.exception
    assert "Undangan" in tulisan(at)
    assert len(at.get("download_button")) > 5


@pytest.mark.parametrize(
    "layar",
    [
        *("pembukaan", "tindak-lanjut", "situasi", "perubahan", "area-I", "area-V", "kesenjangan", "target"),
        *("keputusan", "penutup"),
    ],
)
@pytest.mark.parametrize("situasi", ["rencana", "dilaporkan", "satu_baris", "tanpa_tenggat", "besar"])
def test_every_screen_is_drawn_in_every_situation(buka_rapat, buka, situasi, layar):
    _, r = buka_rapat(situasi)
    at = buka(RAPAT, rapat=str(r.nomor), layar=layar)
    assert not at.exception
    assert not at.error, tulisan(at)
    data = data_layar(at)
    assert data["layar"][data["kunci"]]["blok"]


def test_a_plan_nothing_was_reported_of_says_so_on_the_screen_and_is_never_red(buka_rapat, buka):
    _, r = buka_rapat("rencana")
    data = data_layar(buka(RAPAT, rapat=str(r.nomor), layar="area-I"))
    assert BELUM_ADA_REALISASI in data["rapat"]["ingat"]
    assert data["netral"]
    assert "terlambat" not in {b.get("status") for blok in data["layar"]["area-I"]["blok"] for b in blok.get("isi", [])}


@pytest.mark.parametrize("nomor", ["9", "abc", "-1", "9" * 30, "²"])
def test_a_meeting_that_is_not_there_is_answered_in_words_with_a_way_back(isi_basis, buka, nomor):
    isi_basis("dilaporkan")
    at = buka(RAPAT, rapat=nomor)
    assert any("tidak ada" in e.value for e in at.error)
    assert "Buka rapat evaluasi ZI" in tulisan(tekan(at, "Kembali ke daftar rapat"))


def test_an_unknown_screen_or_theme_in_the_address_falls_back(buka_rapat, buka):
    _, r = buka_rapat("dilaporkan")
    data = data_layar(buka(RAPAT, rapat=str(r.nomor), layar="area-XX", tema="ungu"))
    assert (data["kunci"], data["tema"]) == ("pembukaan", "terang")
