"""After an error a person reads words and a number, no traceback. And text of a file is never
markup.
"""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from streamlit.testing.v1 import AppTest

from monev import figures
from monev.ui import page_words
from tests.makers import SATKER, append_unggahan, langkah_content, sample_content, tenggat_content
from tests.on_screen import written_text


def _own_error() -> None:
    from monev.core.errors import FileRefused
    from monev.ui.guard import guard
    from tests.makers import said_remark

    with guard():
        remarks = said_remark(
            "Tulis bulannya.", lembar="Rencana", kolom="TARGET WAKTU", nilai="Juniii", sel="F12"
        )
        raise FileRefused("Ada 1 hal.", "Perbaiki lalu unggah lagi.", errors=(remarks,))


def _unexpected_error() -> None:
    from monev.ui.guard import guard

    with guard():
        raise RuntimeError("rahasia")


def test_own_errors_have_words_next_step_and_every_cell():
    content = written_text(AppTest.from_function(_own_error).run())
    for parts in (
        "**Berkas belum dapat diterima**",
        "Ada 1 hal",
        "Perbaiki lalu unggah lagi",
        "sel F12",
        "Juniii",
    ):
        assert parts in content, parts


def test_the_unexpected_gets_a_number_that_is_in_the_log(caplog: pytest.LogCaptureFixture):
    at = AppTest.from_function(_unexpected_error).run()
    assert not at.exception
    content = written_text(at)
    number = re.search(r"nomor kejadian (\d{8}-\d{6}-[0-9a-f]{4})", _visible(content))[1]
    assert "rahasia" not in content
    assert "Traceback" not in content
    assert number in caplog.text
    assert "RuntimeError: rahasia" in caplog.text


MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def _visible(text: str) -> str:
    """Return what Markdown makes of a text: its pieces, with line breaks."""
    return "".join(
        child.content if child.type == "text" else "\n"
        for token in MARKDOWN.parse(text)
        for child in token.children or ()
        if child.type in ("text", "softbreak", "hardbreak")
    ).replace("\u2060", "")


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40)
)
def test_any_text_is_shown_letter_by_letter(text):
    assert _visible(page_words.safe(text)) == text


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


def test_of_a_plan_that_is_all_due_linimasa_says_all_and_not_a_number_twice(db):
    """*228 dari 228* would be read twice; Ringkasan says *semua* too."""
    works = [langkah_content("I.1.1", [tenggat_content("2025-01"), tenggat_content("2025-02")])]
    append_unggahan(db, sample_content(works, posisi="2025-01-31"))
    said = {}
    for posisi in (date(2025, 1, 31), date(2025, 12, 31)):
        view = figures.view_at(db, SATKER, 2025, posisi)
        said[posisi.month], _ = page_words.linimasa_answer(view, figures.ringkasan(db, view))
    assert said == {
        1: "1 dari 2 target sudah jatuh tempo.",
        12: "Semua 2 target sudah jatuh tempo.",
    }
