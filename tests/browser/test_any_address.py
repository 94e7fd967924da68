"""Any text in an address: a page answers with a sentence, never with a traceback or rubbish.

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
    "a long word": "a" * 12_000,
    "many digits": "9" * 5_000,
}
PARAMETERS = (
    *(
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
    ),
    *("layar", "tema", "daftar", "halaman", "lain"),
)
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
    query = "&".join(f"{name}={ODD[kind][:300]}&{name}={ODD[kind][:300]}" for name in PARAMETERS)
    phone.goto(f"{complete.address}/{the_page}?satker={quote(CONTOH)}&tahun=2025&{query}")
    assert_answers(phone)


CHOICES = ("langkah", "satker", "tahun", "posisi", "unggahan", "rapat")
EVERY_CHOICE = [(name, kind) for name in CHOICES for kind in ("a long word", *ODD)]
"""Before a release. Elsewhere: in words tests/ui/test_address.py, as broad as a phone the test above."""


@pytest.mark.semua
@pytest.mark.parametrize(("name", "kind"), dict.fromkeys(EVERY_CHOICE))
def test_a_choice_that_cannot_be_is_said(phone: Page, complete: Server, name: str, kind: str):
    the_page = {"rapat": "rapat", "langkah": "linimasa"}.get(name, "ringkasan")
    phone.goto(f"{complete.address}/{the_page}?{name}={ODD[kind]}")
    assert_answers(phone)


@pytest.mark.semua
@pytest.mark.parametrize("address", ["/%3Cb%3E", "/foo", "//x", "/" + "a" * 3_000])
def test_an_address_that_is_no_page_says_so_and_leads_on(
    page: Page, complete: Server, address: str
):
    answer = page.goto(f"{complete.address}{address}?satker={quote(CONTOH)}&tahun=2025")
    assert answer is not None and answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_contain_text("tidak ada")
    page.get_by_role("link", name="Kesenjangan Bukti").click()
    expect(page).to_have_title("Kesenjangan Bukti · Monev ZI")


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
