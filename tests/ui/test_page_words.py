"""Words of the pages: text of a file is never markup, colours of the theme are those of the statuses."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from monev.core.statuses import BELUM_DAPAT_DINILAI, STATUS_TENGGAT
from monev.ui import page_words
from tests.code import ROOT

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def _visible(text: str) -> str:
    """What Markdown makes of a text: its inline pieces, line breaks as line breaks."""
    return "".join(
        child.content if child.type == "text" else "\n"
        for token in MARKDOWN.parse(text)
        for child in token.children or ()
        if child.type in ("text", "softbreak", "hardbreak")
    )


@pytest.mark.parametrize(
    "text",
    [
        "# judul",
        "1. satu",
        "12) dua",
        "- butir",
        "> kutipan",
        "| a | b |",
        "`kode`",
        "<b>x</b>",
        "&amp;",
        "a_b_c",
        "~x~",
    ],
)
def test_signs_of_markdown_are_shown_as_they_stand(text):
    assert _visible(page_words.safe(text)) == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40))
def test_any_text_is_shown_letter_by_letter(text):
    assert _visible(page_words.safe(text)) == text


def test_streamlits_own_signs_are_no_signs():
    assert page_words.safe(":red[awas] $x$ :material/home:") == r"\:red\[awas\] \$x\$ \:material/home\:"


def test_line_breaks_stay_line_breaks():
    assert _visible(page_words.safe("satu\ndua\r\ntiga")) == "satu\ndua\ntiga"
    assert page_words.safe_line("satu\n  dua") == "satu dua"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "drive umum", "https://a b", "http://a)(b"]
)
def test_only_a_web_address_becomes_a_link(address):
    assert "](" not in page_words.safe_link(address)


def test_a_web_address_becomes_a_link():
    assert page_words.safe_link(" https://contoh.example/x?y=1 ") == "[tautan](https://contoh.example/x?y=1)"


def test_the_theme_has_the_colours_of_the_statuses():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    assert theme["greenTextColor"] == STATUS_TENGGAT["selesai"].colour
    assert theme["orangeTextColor"] == STATUS_TENGGAT["terlambat"].colour
    assert theme["blueTextColor"] == STATUS_TENGGAT["berjalan"].colour
    assert theme["violetTextColor"] == BELUM_DAPAT_DINILAI.colour


def luminance(colour: str, opacity: float = 1.0) -> float:
    """Relative luminance (WCAG 2.2) of a hex colour laid over white as opaquely as `opacity` says."""
    channel = [(opacity * int(colour[i : i + 2], 16) + (1 - opacity) * 255) / 255 for i in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in channel]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_everything_written_stands_out_from_what_it_is_written_on():
    """4.5 : 1 for captions (Streamlit shows them at 60 %), and for coloured words on their badge."""
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    pairing = [(luminance(theme["textColor"], 0.6), luminance(theme["backgroundColor"]))]
    for name in ("green", "red", "orange", "violet"):
        pairing.append((luminance(theme[f"{name}TextColor"]), luminance(theme[f"{name}BackgroundColor"])))
    assert all((base + 0.05) / (writing + 0.05) >= 4.5 for writing, base in pairing), pairing
