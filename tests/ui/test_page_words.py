"""Words of the pages: text of a file is never markup."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from monev.ui import page_words

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def _visible(text: str) -> str:
    """What Markdown makes of a text: its inline pieces, line breaks as line breaks."""
    return "".join(
        child.content if child.type == "text" else "\n"
        for token in MARKDOWN.parse(text)
        for child in token.children or ()
        if child.type in ("text", "softbreak", "hardbreak")
    ).replace("\u2060", "")


SIGNS = ("# judul", "1. satu", "12) dua", "- a", "> kutip", "| a | b |", "`kode`", "<b>x</b>", "&amp;", "a_b_c", "~x~")


def test_signs_of_markdown_are_shown_as_they_stand():
    assert tuple(_visible(page_words.safe(text)) for text in SIGNS) == SIGNS


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40))
def test_any_text_is_shown_letter_by_letter(text):
    assert _visible(page_words.safe(text)) == text


def test_streamlits_own_signs_are_no_signs_and_line_breaks_stay_line_breaks():
    """How Streamlit draws them stands in tests/browser/test_any_address.py."""
    assert page_words.safe(":red[awas] $x$ :material/home:") == "\\:red\\[awas\\] \\$x\\$ \\:\u2060material/home\\:"
    assert _visible(page_words.safe("satu\ndua\r\ntiga")) == "satu\ndua\ntiga"
    assert page_words.safe_line("satu\n  dua") == "satu dua"


def test_only_a_web_address_becomes_a_link():
    for address in ("javascript:alert(1)", "data:text/html,x", "drive umum", "https://a b", "http://a)(b"):
        assert "](" not in page_words.safe_link(address)
    assert page_words.safe_link(" https://contoh.example/x?y=1 ") == "[tautan](https://contoh.example/x?y=1)"
