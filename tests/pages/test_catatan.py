"""The page Catatan perubahan: what was stored, a filter that finds nothing, and a store that holds nothing yet."""

from datetime import date

from monev.ui.page_table import CATATAN
from tests.offices.nation import fill_four
from tests.page_runs import written_text

NOTHING_FITS = "Tidak ada perubahan yang cocok dengan pilihan ini."


def test_a_store_that_holds_nothing_says_so(fill_database, open_page):
    fill_database("kosong")
    text = written_text(open_page(CATATAN))
    assert "Belum ada yang tersimpan." in text
    assert NOTHING_FITS not in text


def test_what_was_stored_is_listed_and_a_filter_that_finds_nothing_says_so(fill_database, open_page):
    fill_database(fill_four)
    at = open_page(CATATAN)
    assert "komputer ini" in written_text(at)
    assert NOTHING_FITS not in written_text(at)
    at.date_input(key="catatan_sampai").set_value(date(2020, 1, 1))
    assert NOTHING_FITS in written_text(at.run())
