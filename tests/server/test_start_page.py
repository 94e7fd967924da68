"""Every page begins with our start page, and an address that is no page says so and leads to those there are."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from monev.server import start_page
from monev.server.start_page import (
    LONGEST_ADDRESS,
    StructureChanged,
    build_start_page,
    find_early_scripts,
    read_start_page,
    say_unknown,
)
from monev.server.static_files import OWN_FOLDER
from monev.ui import address
from tests.code import ROOT
from tests.server.asgi import send_request, streamlit_stand_in

SERVER = say_unknown(
    streamlit_stand_in, pages={"/": "Ringkasan", "/linimasa": "Linimasa"}, known=[re.compile("/masuk$")]
)
STREAMLIT = Path(str(files("streamlit"))) / "static"


@pytest.mark.parametrize("where", ["/", "/linimasa", "/linimasa?tahun=2025", "/static/gambar.png"])
def test_a_page_and_a_file_are_left_as_they_are(where):
    assert send_request(SERVER, where)[2] == b"asli"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("where", ["/linimassa", "/linimasa/x"])
def test_an_unknown_address_says_so_and_leads_to_the_pages_with_its_choices(where, method):
    status, header, content = send_request(SERVER, f"{where}?satker=KPU+A&tahun=2024&tahun=2025&x=1", method=method)
    assert status == 404
    assert header["content-type"] == "text/html; charset=utf-8"
    assert "etag" not in header
    text = content.decode()
    assert f"Halaman {where} tidak ada" in text
    assert '<a href="/?satker=KPU+A&amp;tahun=2025">Ringkasan</a>' in text
    assert '<a href="/linimasa?satker=KPU+A&amp;tahun=2025">Linimasa</a>' in text
    assert '<a href="/linimasa">' in send_request(SERVER, where)[2].decode()


@pytest.mark.parametrize(
    "where",
    [
        "/<script>alert(1)</script>",
        '/"onload="x',
        "/$title",
        "/\x00\x1b[31m",
        "/" + "a" * 5000,
        "/%s?satker=%00<b>&tahun=",
    ],
)
def test_an_unknown_address_is_shown_as_text_however_odd(where):
    status, _, content = send_request(SERVER, where)
    text = content.decode()
    assert status == 404
    assert "tidak ada</h1>" in text
    assert not re.search(r"<script|<b>|\"onload=\"|[\x00-\x08\x1b]|a{100}", text)


@pytest.mark.parametrize("where", ["/?satker=" + "a" * 100_000, "/linimasa?" + "x=1&" * 30_000, "/" + "a" * 100_000])
def test_an_address_longer_than_any_of_ours_says_so(where):
    assert len(where) > LONGEST_ADDRESS
    status, _, content = send_request(SERVER, where)
    assert status == 414
    assert "Alamat ini terlalu panjang" in content.decode()
    assert '<a href="/linimasa">Linimasa</a>' in content.decode()


def test_streamlits_start_page_is_the_one_we_know():
    """Fails when an upgrade of Streamlit changes it: look at the new page, then at `build_start_page`."""
    original = (STREAMLIT / "index.html").read_text(encoding="utf-8")
    result = read_start_page("Peta Capaian")
    assert '<html lang="id">' in result
    assert "<title>Peta Capaian · Monev ZI</title>" in result
    assert "Monev ZI, memuat Peta Capaian" in result
    assert "memerlukan JavaScript" in result
    assert "You need" not in result
    assert result.count("<script") == original.count("<script") + 2  # our settings, and start.js
    with pytest.raises(StructureChanged):
        build_start_page("<html><head></head></html>", "Ringkasan")


def test_nothing_has_to_be_fetched_before_the_sign_of_loading_is_seen():
    """What a browser paints first is what stands before the first stylesheet: 0.3 s on 750 kbit/s in place of 7.5."""
    result = read_start_page("Ringkasan")
    assert 0 < result.index("Monev ZI, memuat") < result.index('<link rel="stylesheet"')
    assert "<link" not in re.sub(
        r'<link rel="(modulepreload|shortcut icon|service-desc)"', "", result[: result.index("Monev ZI, m")]
    )


def test_the_sign_of_loading_has_the_colours_of_the_pages():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    styles = (ROOT / "monev" / "server" / "static" / "start.css").read_text(encoding="utf-8")
    for number, name in enumerate(("light", "dark")):
        for variable, setting in (("ground", "backgroundColor"), ("ink", "textColor"), ("accent", "linkColor")):
            (colours,) = re.findall(rf"--{variable}: light-dark\((#\w+), (#\w+)\);", styles)
            assert colours[number] == theme[name][setting]


def test_streamlits_own_letters_are_not_preloaded_while_the_theme_has_others():
    """Remove `_FONT` from start_page.py when the theme names Streamlit's "Source Sans" as its letters."""
    assert "Source Sans" not in (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert "SourceSans" not in read_start_page("Ringkasan")


def test_streamlits_files_are_asked_for_where_an_earlier_version_of_ours_kept_none():
    """A browser keeps them for good, by names that Streamlit gave them before we changed them."""
    addresses = re.findall(r'"([^"]*/static/[^"]*)"', read_start_page("Ringkasan"))
    assert len(addresses) > 30
    assert {one.partition("/static/")[0] for one in addresses} == {OWN_FOLDER}


def test_the_parts_every_page_is_made_of_are_in_the_pinned_streamlit():
    """Fails when an upgrade of Streamlit names its parts anew: look below streamlit/static/static/js for the file of
    each of EARLY_PARTS. Without them a first visit over a slow line takes a second more, and nothing else breaks."""
    early = find_early_scripts(STREAMLIT / "static" / "js")
    assert {name.split(".")[0] for name in early} >= set(start_page.EARLY_PARTS)
    assert len(early) > 10, "with what they import"
    result = read_start_page("Ringkasan")
    assert all(result.count(name) == 1 for name in early)


def test_the_start_script_and_the_pages_mean_the_same_choices():
    script = (Path(start_page.__file__).parent / "static" / "start.js").read_text(encoding="utf-8")
    listed = re.search(r"const CHOICES = \[(.*?)\]", script)
    assert listed is not None
    assert tuple(re.findall(r'"(\w+)"', listed[1])) == address.CHOICE_NAMES
