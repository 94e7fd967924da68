"""Streamlit's start page as ours: the same scripts on each, and words for an address that is none."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from monev.server import start_page
from monev.ui import address
from tests.code import ROOT
from tests.server.asgi import send_request, streamlit_stand_in

STREAMLIT = Path(str(files("streamlit"))) / "static"


def test_the_start_page_of_every_page_has_the_same_scripts():
    """All pages have one policy with the scripts' hashes, so no heading may get into a script."""
    first, other = start_page.read_start_page("Linimasa"), start_page.read_start_page("Rapat")
    scripts = [
        re.findall(r"<script(?![^>]*src=)[^>]*>(.*?)</script>", html, re.DOTALL)
        for html in (first, other)
    ]
    assert scripts[0] == scripts[1] != []


SERVER = start_page.say_unknown(streamlit_stand_in, [re.compile("/masuk$")])


@pytest.mark.parametrize(("where", "method"), [("/linimassa", "GET"), ("/linimasa/x", "HEAD")])
def test_an_unknown_address_says_so_and_leads_to_the_pages(where, method):
    status, header, content = send_request(
        SERVER, f"{where}?satker=KPU+A&tahun=2024", method=method
    )
    assert status == 404
    assert header["content-type"] == "text/html; charset=utf-8"
    assert "etag" not in header
    text = content.decode()
    assert f"Halaman {where} tidak ada" in text
    assert '<a href="/ringkasan">Ringkasan</a>' in text
    assert '<a href="/linimasa">Linimasa</a>' in text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/orang", "/pengaturan?bagian=orang"),
        ("/catatan?tahun=2025", "/riwayat?tahun=2025&bagian=catatan"),
        ("/Linimasa?satker=KPU+A", "/linimasa?satker=KPU+A"),
    ],
)
def test_the_address_of_a_page_that_was_or_in_capitals_leads_on(old, new):
    status, header, _ = send_request(SERVER, old)
    assert (status, header["location"]) == (307, new)


ODD = (
    "<script>alert(1)</script>",
    '"onload="x',
    "$title",
    "\x00\x1b[31m",
    "a" * 5000,
    "%s?satker=%00<b>&tahun=",
)
TOO_LONG = ("/?satker=" + "a" * 100_000, "/linimasa?" + "x=1&" * 30_000, "/" + "a" * 100_000)


def test_an_unknown_address_is_shown_as_text_however_odd_and_one_longer_than_any_of_ours_said_to_be():
    for where in ("/", "/linimasa", "/linimasa?tahun=2025", "/static/gambar.png"):
        assert send_request(SERVER, where)[2] == b"asli", where
    for where in ODD:
        status, _, content = send_request(SERVER, f"/{where}")
        assert (status, "tidak ada</h1>" in content.decode()) == (404, True), where
        assert not re.search(r"<script|<b>|\"onload=\"|[\x00-\x08\x1b]|a{100}", content.decode()), (
            where
        )
    for where in TOO_LONG:
        assert len(where) > start_page.LONGEST_ADDRESS
        status, _, content = send_request(SERVER, where)
        assert (status, "Alamat ini terlalu panjang" in content.decode()) == (414, True)
        assert '<a href="/linimasa">Linimasa</a>' in content.decode()


def test_streamlits_start_page_is_the_one_we_know_and_shows_the_sign_of_loading_first():
    """Fails when an upgrade of Streamlit changes it: look at the new page, then at
    `build_start_page`.

    What a browser paints first is what stands before the first stylesheet: 0.3 s on 750 kbit/s in
    place of 7.5. Remove `_FONT` from start_page.py when the theme names Streamlit's "Source Sans"
    as its letters.
    """
    original = (STREAMLIT / "index.html").read_text(encoding="utf-8")
    result = start_page.read_start_page("Peta")
    title, sign = "<title>Peta · Monev ZI</title>", "Monev ZI, memuat Peta"
    for said in ('<html lang="id">', title, sign, "memerlukan JavaScript"):
        assert said in result
    assert "You need" not in result
    assert result.count("<script") == original.count("<script") + 3  # settings, words, start.js
    assert result.index(sign) < result.index('<link rel="stylesheet"')
    before = re.sub(
        r'<link rel="(modulepreload|shortcut icon|service-desc)"', "", result[: result.index(sign)]
    )
    assert "<link" not in before
    assert "Source Sans" not in (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert "SourceSans" not in result
    with pytest.raises(start_page.StructureChanged):
        start_page.build_start_page("<html><head></head></html>", "Ringkasan", early=[])


def test_the_start_script_and_the_pages_mean_the_same_choices():
    script = (Path(start_page.__file__).parent / "static" / "start.js").read_text(encoding="utf-8")
    listed = re.search(r"const CHOICES = \[(.*?)\]", script)
    assert tuple(re.findall(r'"(\w+)"', listed[1])) == address.CHOICE_NAMES
