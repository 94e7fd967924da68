"""Any text in an address: a page answers with a sentence, never with a traceback or rubbish. What it
says: tests/ui/test_address.py.

And people's words stay letters, as Streamlit really draws them: no icon, arrow, colour, link or
formula.
"""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server, serve_script
from tests.browser.test_every_view import PAGES
from tests.conftest import before_release, first_few

ODD = {
    # Markup; control characters; broken letters; digits of other scripts.
    "odd letters": quote(
        "<script>alert(1)</script> **x** [y](javascript:1) $z$ :red[q] \\ | ` ０２٥٣"
    )
    + "%00%01%1B%5B31m%0D%0A%09%E2%80%AE%ED%A0%80%FF%",
    "a long word": "a" * 300,
}
PARAMETERS = [
    "langkah",
    "area",
    "status",
    "pic",
    "bulan",
    "jenis",
    "urut",
    "cari",
    "per",
    "ukuran",
    "rinci",
    "bagian",
    "layar",
    "tema",
    "daftar",
    "halaman",
    "lain",
]
LONGEST_WORD = 200


def assert_answers(page: Page) -> None:
    """Something to read, nothing broken, nothing that floods the screen."""
    screen.wait_until_still(page)
    panel = page.get_by_role("dialog")
    text = screen.page_text(page) + (panel.inner_text() if panel.count() else "")
    assert text.strip()
    assert screen.ERROR_MARKS.search(text) is None, text
    assert max(len(word) for word in text.split()) < LONGEST_WORD
    screen.write_in(page, screen.LETTERS[0])  # the widest
    assert screen.sideways_overflow(page) == 0


FILTERED = "kesenjangan-bukti"
"""The page that reads most parameters."""


@pytest.mark.parametrize("the_page", first_few(dict.fromkeys([FILTERED, *PAGES]), 1))
@pytest.mark.parametrize("kind", ["a long word", *before_release("odd letters")])
def test_a_page_answers_whatever_its_parameters_say_twice(
    phone: Page, complete: Server, the_page: str, kind: str
):
    query = "&".join(f"{name}={ODD[kind]}&{name}={ODD[kind]}" for name in PARAMETERS)
    phone.goto(f"{complete.address}/{the_page}?satker={quote(CONTOH)}&tahun=2025&{query}")
    assert_answers(phone)


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
    with serve_script(tmp_path, _PAGE) as server:
        page.goto(server.address)
        expect(page.locator(".st-key-tombol_12")).to_be_visible()
        for number, word in enumerate(WORDS):
            place = page.locator(f".st-key-kata_{number}")
            shown = [
                text.replace("\u2060", "") for text in place.locator("p, li").all_inner_texts()
            ]
            assert shown and {one.strip() for one in shown} == {word}
            drawn = (
                "a, img, h1, ol, code, strong, em, del, b, .katex, "
                "[data-testid='stIconMaterial'], [style*='color']"
            )
            assert place.locator(drawn).count() == 0, word
