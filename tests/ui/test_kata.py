"""Words of the pages: text of a file is never markup, colours of the theme are those of the statuses."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from monev.istilah import BELUM_DAPAT_DINILAI, STATUS_TENGGAT
from monev.ui import kata
from tests.kode import AKAR

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def _tampak(teks: str) -> str:
    """What Markdown makes of a text: its inline pieces, line breaks as line breaks."""
    return "".join(
        anak.content if anak.type == "text" else "\n"
        for token in MARKDOWN.parse(teks)
        for anak in token.children or ()
        if anak.type in ("text", "softbreak", "hardbreak")
    )


@pytest.mark.parametrize(
    "teks",
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
def test_signs_of_markdown_are_shown_as_they_stand(teks):
    assert _tampak(kata.aman(teks)) == teks


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40))
def test_any_text_is_shown_letter_by_letter(teks):
    assert _tampak(kata.aman(teks)) == teks


def test_streamlits_own_signs_are_no_signs():
    assert kata.aman(":red[awas] $x$ :material/home:") == r"\:red\[awas\] \$x\$ \:material/home\:"


def test_line_breaks_stay_line_breaks():
    assert _tampak(kata.aman("satu\ndua\r\ntiga")) == "satu\ndua\ntiga"
    assert kata.sebaris("satu\n  dua") == "satu dua"


@pytest.mark.parametrize(
    "alamat", ["javascript:alert(1)", "data:text/html,x", "drive umum", "https://a b", "http://a)(b"]
)
def test_only_a_web_address_becomes_a_link(alamat):
    assert "](" not in kata.tautan(alamat)


def test_a_web_address_becomes_a_link():
    assert kata.tautan(" https://contoh.example/x?y=1 ") == "[tautan](https://contoh.example/x?y=1)"


def test_the_theme_has_the_colours_of_the_statuses():
    tema = tomllib.loads((AKAR / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    assert tema["greenTextColor"] == STATUS_TENGGAT["selesai"].warna
    assert tema["orangeTextColor"] == STATUS_TENGGAT["terlambat"].warna
    assert tema["blueTextColor"] == STATUS_TENGGAT["berjalan"].warna
    assert tema["violetTextColor"] == BELUM_DAPAT_DINILAI.warna


def terang(warna: str, buram: float = 1.0) -> float:
    """Relative luminance (WCAG 2.2) of a hex colour laid over white as opaquely as `buram` says."""
    saluran = [(buram * int(warna[i : i + 2], 16) + (1 - buram) * 255) / 255 for i in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in saluran]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_everything_written_stands_out_from_what_it_is_written_on():
    """4.5 : 1 for captions (Streamlit shows them at 60 %), and for coloured words on their badge."""
    tema = tomllib.loads((AKAR / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    pasangan = [(terang(tema["textColor"], 0.6), terang(tema["backgroundColor"]))]
    for nama in ("green", "red", "orange", "violet"):
        pasangan.append((terang(tema[f"{nama}TextColor"]), terang(tema[f"{nama}BackgroundColor"])))
    assert all((dasar + 0.05) / (tulisan + 0.05) >= 4.5 for tulisan, dasar in pasangan), pasangan
