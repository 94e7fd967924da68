"""Trying a meeting from the page: begun and ended with a touch, and the real store stays as it was."""

import pytest

from monev import meeting
from monev.ui.page_table import RAPAT
from monev.writing.append import NewEntry, append_entry
from tests.makers import SATKER, TAHUN, append_unggahan, sample_content
from tests.page_runs import press, written_text


@pytest.fixture
def sample_page(fill_database, open_page):
    """Rapat on sample data with a report per triwulan."""
    db = fill_database("kosong")
    for number, posisi in enumerate(("2025-06-30", "2025-09-30"), start=1):
        append_unggahan(db.journal, sample_content(unggahan=number, posisi=posisi, simulasi=True))
    db.catch_up()
    return db, open_page(RAPAT)


def test_a_meeting_can_be_tried_on_its_day_and_leaves_nothing(sample_page):
    db, at = sample_page
    before = db.journal.tip()
    at = press(at, "Latihan rapat TW II 2025 (8 Juli 2025)")
    assert not at.exception
    assert "hari ini dianggap 8 Juli 2025" in written_text(at)
    at = press(at, "Buka rapat")
    assert at.query_params["rapat"] in ("1", ["1"])
    assert db.journal.tip() == before
    assert meeting.list_rapat(db, SATKER, TAHUN).empty
    at.query_params.clear()
    at = press(at.run(), "Akhiri latihan")
    assert "hari ini dianggap" not in written_text(at)
    assert db.journal.tip() == before


def test_a_guest_is_offered_none(sample_page, look_as, open_page):
    db, at = sample_page
    assert any("Latihan rapat" in button.label for button in at.button)
    append_entry(db, NewEntry("tamu", None, None, {"terlihat": "semua"}), pelaku="utama")
    look_as(db, None)
    at = open_page(RAPAT)
    assert not at.exception
    assert not any("Latihan rapat" in button.label for button in at.button)
