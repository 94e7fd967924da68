"""Text of a file is shown letter by letter, and what changed word by word."""

from hypothesis import given
from hypothesis import strategies as st

from monev.ui import page_words
from monev.ui.page_words import mark_difference
from tests.ui.material import visible


def test_on_screen_signs_of_markdown_stay_signs():
    assert (
        mark_difference("Rapat *ZI* a", "Rapat ~ZI~ a")
        == "Rapat :gray[~~\\*ZI\\*~~] :green[**\\~ZI\\~**] a"
    )
    assert mark_difference("a  b\nc", "a b c") == "(hanya spasi atau pindah baris)"


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40)
)
def test_any_text_is_shown_letter_by_letter(text):
    assert visible(page_words.safe(text)) == text


def test_only_a_web_address_becomes_a_link():
    for address in (
        "javascript:alert(1)",
        "data:text/html,x",
        "drive umum",
        "https://a b",
        "http://a)(b",
    ):
        assert "](" not in page_words.safe_link(address)
    assert (
        page_words.safe_link(" https://contoh.example/x?y=1 ")
        == "[tautan](https://contoh.example/x?y=1)"
    )
