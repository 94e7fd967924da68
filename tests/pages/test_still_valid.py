"""*Masih berlaku?* on Ringkasan before a triwulan, and what the office said on Riwayat."""

import pytest

from monev.database import Database
from monev.ui.page_table import RINGKASAN, RIWAYAT
from tests.makers import SATKER
from tests.on_screen import written_text
from tests.page_runs import buttons_on, filled_with, press
from tests.pages.test_permission import fill_staffed

PLAN = {"satker": SATKER, "tahun": "2025", "posisi": "2025-10-01"}
QUESTION = "Rencana TW IV terakhir diperbarui 5 Agustus 2025. Masih berlaku?"
SAID = "Rencana dinyatakan masih berlaku untuk TW IV 2025"


def fill_in_august(db: Database) -> None:
    """Store the plan and the people of an office on 5 August."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONEV_HARI_INI", "2025-08-05")
        fill_staffed(db)


staffed = filled_with(fill_in_august)


def test_an_operator_answers_it_and_undoes_that_on_riwayat(staffed, open_page, look_as):
    look_as(staffed, "operator")
    at = open_page(RINGKASAN, **PLAN)
    assert QUESTION in written_text(at)
    at = press(at, "Masih berlaku")
    assert SAID in at.success[0].value and QUESTION not in written_text(at)
    look_as(staffed, "utama")
    at = open_page(RIWAYAT, **PLAN)
    assert f"{SAID}: 1 Oktober 2025 pukul" in written_text(at) and "oleh Operator" in written_text(
        at
    )
    assert "Urungkan" not in buttons_on(at), "it is not this admin's word"
    look_as(staffed, "operator")
    at = press(open_page(RIWAYAT, **PLAN), "Urungkan")
    assert "Pernyataan itu ditarik." in written_text(at) and SAID not in written_text(at)
    assert QUESTION in written_text(open_page(RINGKASAN, **PLAN))


def test_who_uploads_nothing_is_not_asked(staffed, open_page, look_as):
    for who in ("pembaca", "pemeriksa", "admin", "kasubbag", None):
        look_as(staffed, who)
        assert "Masih berlaku?" not in written_text(open_page(RINGKASAN, **PLAN)), who
