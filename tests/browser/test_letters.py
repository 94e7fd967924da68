"""People's words stay letters, as Streamlit really draws them: no icon, arrow, colour or link, and no formula."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server, start_server

WORDS = [
    ":material/home: di depan",
    "rumah :house: dan :+1: dan :100: dan :streamlit:",
    ":red[merah] :red-background[latar] :small[kecil] :blue-badge[lencana] :shortcut[Ctrl]",
    "A -> B <- C <-> D -- E >= F <= G ~= H",
    "->",
    "lihat https://contoh.go.id/a_b?c=d dan HTTP://contoh.go.id",
    "lihat www.contoh.go.id atau WWW.contoh.go.id",
    "surat ke budi.santoso@kantor.go.id",
    "[tautan](https://contoh.go.id) ![gambar](https://contoh.go.id/a.png) <https://contoh.go.id>",
    "# judul",
    "1. satu",
    "**tebal** _miring_ ~~coret~~ `kode` $x^2$ <b>x</b> &amp; a|b",
    "pukul 10:30:15, berkas C:\\data\\a:b:c",
]
_PAGE = f"""
import streamlit as st
from monev.ui.page_words import safe, safe_line
for number, word in enumerate({WORDS!r}):
    with st.container(key=f"kata_{{number}}"):
        st.markdown(safe(word))
        st.markdown("- " + safe_line(word))
        st.button(safe_line(word), key=f"tombol_{{number}}")
"""


@pytest.mark.semua
def test_words_stay_letters(page: Page, tmp_path: Path):
    script = tmp_path / "kata.py"
    script.write_text(_PAGE, encoding="utf-8")
    with start_server(tmp_path, manuscript=script) as server:
        page.goto(server.address)
        expect(page.locator(".st-key-tombol_12")).to_be_visible()
        for number, word in enumerate(WORDS):
            place = page.locator(f".st-key-kata_{number}")
            shown = [one.replace("\u2060", "") for one in place.locator("p, li").all_inner_texts()]
            assert shown and {one.strip() for one in shown} == {word}
            drawn = "a, img, h1, ol, code, strong, em, del, b, .katex, [data-testid='stIconMaterial'], [style*='color']"
            assert place.locator(drawn).count() == 0, word


def test_the_table_behind_a_picture_is_text_put_in_order_by_its_headings(page: Page, complete: Server):
    """What a spreadsheet would run is in no download but ours, which makes text of it."""
    screen.open_page(page, complete.address, "linimasa", satker=CONTOH, tahun="2025")
    page.get_by_text("Tabel dan unduhan").click()
    table = page.get_by_role("region", name="Isi gambar di atas")
    first, days = table.locator("tbody tr").first, table.get_by_role("columnheader", name="Hari lewat tenggat")
    expect(first).to_be_visible()
    numbers = [int(text) for text in table.locator("tbody td.m-number").all_inner_texts()]
    days.get_by_role("button").click()
    days.get_by_role("button").click()
    expect(days).to_have_attribute("aria-sort", "descending")
    expect(first).to_contain_text(str(max(numbers)))
    expect(page.get_by_role("button", name="Unduh .csv")).to_be_visible()
