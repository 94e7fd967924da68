"""A question answered on Mutu Data in a real browser: stored apart, seen as a change, then the
plan's own.
"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import Office
from tests.sitting_book import sitting_book

CHOICES = {"tahun": "2025", "posisi": "2025-12-31"}


def open_questions(page: Page, office: Office, **choice: str) -> None:
    screen.open_page(page, office.address, "mutu-data", satker=office.satker, **CHOICES, **choice)


@pytest.fixture
def asking(new_office: Office, tmp_path: Path) -> Office:
    """Return an office that has only the made workbook of seven questions."""
    file = tmp_path / "rencana.xlsx"
    file.write_bytes(sitting_book(new_office.satker))
    new_office.run("muat", str(file), "--posisi", "2025-09-30")
    return new_office


def sitting_figures(office: Office) -> tuple[int, int, int]:
    """Langkah without a target, tenggat, and bukti owed, of the stored plan."""
    figures = json.loads(office.run("keadaan", "--posisi", "2025-12-31", "--json"))
    return figures["tanpa_target"], figures["capaian_setahun"]["N"], figures["bukti"]["N"]


ANSWERS = (
    (7, "y", "Juli 2025"),
    (6, "y", "Februari 2025"),
    (5, "y", "Ya, benar seperti dibaca"),
    (4, "ny", "Setiap bulan"),
    (3, "ny", "Maksudnya tahun 2025"),
    (2, "y", "1 dokumen: Laporan"),
    (1, "ny", "3 dokumen: Undangan"),
)
"""How many are left, the keys, and the answer they give."""


def test_a_whole_sitting_is_answered_with_the_keyboard_alone(page: Page, asking: Office):
    assert sitting_figures(asking) == (3, 7, 8)
    open_questions(page, asking)
    content = page.get_by_test_id("stMain")
    proposed = content.get_by_test_id("stBaseButton-primary")
    for left, keys, words in ANSWERS:
        expect(content).to_contain_text(f"Sisa {left} dari 7 pertanyaan")
        if keys == "ny":
            screen.press_key(page, "n")
        # Until the page is drawn anew the proposal before it may stand beside it.
        expect(proposed.filter(has_text=words)).to_be_visible()
        screen.wait_until_still(page)
        expect(proposed).to_have_count(1)
        screen.press_key(page, "y")
    expect(content).to_contain_text("Semua pertanyaan terjawab")
    screen.press_key(page, "u")
    expect(content).to_contain_text("Sisa 1 dari 7 pertanyaan")
    screen.press_key(page, "y")  # what was taken back is proposed again
    expect(content).to_contain_text("Semua pertanyaan terjawab")
    screen.wait_until_still(page)
    screen.assert_sound(page)
    press_focused(page, "Baca ulang berkas ini")
    screen.wait_until_still(page)
    press_focused(page, "Simpan sebagai unggahan 2")
    expect(content).to_contain_text("Tersimpan sebagai unggahan 2")
    # Three langkah found their time and "2025, menunggu DIPA" became twelve tenggat: 7 + 3 + 11.
    # Bukti: 2 + 1 + 3 + 3 + 1 in area I, and one for each of the sixteen tenggat in area II.
    assert sitting_figures(asking) == (0, 21, 26)


def press_focused(page: Page, words: str) -> None:
    """Reach a button with Tab and press it with Enter."""
    button = page.get_by_role("button", name=words)
    expect(button).to_be_enabled()
    for _ in range(80):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")


def test_the_sitting_fits_a_phone(phone: Page, asking: Office):
    open_questions(phone, asking)
    proposed = phone.get_by_role("button", name="Seperti langkah di atasnya: Juli 2025")
    expect(proposed).to_be_in_viewport()
    screen.assert_sound(phone)
    assert screen.sideways_overflow(phone) == 0
    proposed.click()
    expect(phone.get_by_test_id("stMain")).to_contain_text("Sisa 6 dari 7 pertanyaan")
