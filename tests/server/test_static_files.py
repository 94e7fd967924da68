"""The files that a browser gets: small, whole, kept for good. Also the start page, the headers of
every answer, and answers for addresses that are no page.
"""

import base64
import gzip
import hashlib
import re
from importlib.resources import files
from pathlib import Path
from unittest.mock import Mock

import brotli
import pytest
from starlette.responses import Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp

from monev.server import start_page, static_files
from monev.server.exposure import mark_requests
from monev.server.gate import inline_scripts, let_in
from monev.server.static_files import (
    COMPRESSED_SUFFIXES,
    HASHED_FOLDER,
    prepare_files,
    serve_folder,
)
from monev.ui import address
from tests.code import ROOT
from tests.server.asgi import send_request, streamlit_stand_in

STREAMLIT = Path(str(files("streamlit"))) / "static"
SCRIPT = b"export const angka = 1;\n" * 100


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """Make a folder like Streamlit's: a script, a tiny one, a picture, and a file without a hash in
    its name.
    """
    origin = tmp_path / "statis"
    (origin / "static" / "js").mkdir(parents=True)
    (origin / "static" / "js" / "bagan.abc.js").write_bytes(SCRIPT)
    (origin / "static" / "js" / "kecil.js").write_bytes(b"1")
    (origin / "static" / "gambar.png").write_bytes(b"\x89PNG" * 500)
    (origin / "manifest.json").write_bytes(b"{}" + b" " * 1000)
    (origin / "index.html").touch()
    return origin


@pytest.fixture
def server(origin: Path, tmp_path: Path) -> ASGIApp:
    prepare_files(origin, tmp_path / "padat")
    return serve_folder(streamlit_stand_in, tmp_path / "padat")


@pytest.mark.parametrize(
    ("accepted", "encoding", "decompress"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip;q=0.5, br;q=0.1", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
    ],
)
def test_scripts_and_texts_arrive_as_small_as_the_browser_can_read_them(
    server, accepted, encoding, decompress
):
    status, header, content = send_request(
        server, "/static/js/bagan.abc.js", accept_encoding=accepted
    )
    assert (status, header.get("content-encoding")) == (200, encoding)
    assert header["vary"] == "Accept-Encoding"
    assert "javascript" in header["content-type"]
    assert "immutable" in header["cache-control"]
    assert int(header["content-length"]) == len(content)
    assert encoding is None or len(content) < len(SCRIPT) / 10
    assert decompress(content) == SCRIPT
    route = Route(
        "/", static_files.send_compressed("halo " * 500, "text/html", {"Cache-Control": "no-cache"})
    )
    _, header, content = send_request(Router([route]), "/", accept_encoding=accepted)
    assert (header["cache-control"], header["vary"]) == ("no-cache", "Accept-Encoding")
    if "q=" not in accepted:  # no browser weighs them: a text of ours does not read how much
        assert header.get("content-encoding") == encoding
        assert decompress(content).decode() == "halo " * 500


def test_everything_else_is_left_to_streamlit_and_files_are_prepared_once(server, origin, tmp_path):
    for where in (
        "/static/js/kecil.js",
        "/static/js/bagan.abc.js.br",
        "/static/gambar.png",
        "/static/../rahasia.js",
        "/manifest.json",
    ):
        _, header, content = send_request(server, where, accept_encoding="br")
        assert (content, "content-encoding" in header) == (b"asli", False), where
    made = tmp_path / "padat" / "static" / "js" / "bagan.abc.js.br"
    when = made.stat().st_mtime_ns
    prepare_files(origin, tmp_path / "padat")
    assert made.stat().st_mtime_ns == when
    assert sorted(path.name for path in tmp_path.iterdir()) == ["padat", "statis"]


@pytest.fixture
def places(origin: Path, tmp_path: Path, monkeypatch) -> list[Path]:
    """Return the two places for the prepared files; nobody can write the first."""
    (tmp_path / "berkas").write_text("bukan folder")
    monkeypatch.setattr(
        static_files, "streamlit", Mock(__file__=str(origin.parent / "__init__.py"))
    )
    origin.rename(origin.parent / "static")
    found = [tmp_path / "berkas" / "padat", tmp_path / "lain" / "padat"]
    monkeypatch.setattr(static_files, "prepared_folders", lambda: found)
    return found


def test_where_the_libraries_cannot_be_written_they_are_prepared_elsewhere(places, capsys):
    server = static_files.serve_prepared_files(streamlit_stand_in)
    _, header, _ = send_request(server, "/static/js/bagan.abc.js", accept_encoding="br")
    assert header["content-encoding"] == "br"
    assert "sekali saja" in capsys.readouterr().out
    static_files.serve_prepared_files(streamlit_stand_in)
    assert "sekali saja" not in capsys.readouterr().out, "what is there is used"


def test_without_any_place_to_prepare_them_streamlit_sends_its_own(places, capsys):
    places[1] = places[0]
    server = static_files.serve_prepared_files(streamlit_stand_in)
    assert send_request(server, "/static/js/bagan.abc.js")[2] == b"asli"
    assert "dikirim tanpa dipadatkan" in capsys.readouterr().out


def test_streamlits_files_that_a_browser_keeps_carry_a_hash_in_their_name():
    """Fails when an upgrade of Streamlit names or places its files in another way.

    Look below streamlit/static for the files whose name changes with their content, and set
    HASHED_FOLDER to their folder. Without it pages still work, uncompressed.
    """
    kept = [
        path.name
        for path in (STREAMLIT / HASHED_FOLDER).rglob("*")
        if path.suffix in COMPRESSED_SUFFIXES
    ]
    assert len(kept) > 100
    assert [name for name in kept if not re.search(r"\.[\w-]{8}\.\w+$", name)] == []


START = '<script>satu()</script><script src="a.js"></script><script type="module">dua()</script>'


def policy_of(address: str = "/", **header: str) -> dict[str, list[str]]:
    app = let_in(Response("isi"), scripts=inline_scripts(START))
    _, headers, _ = send_request(app, address, **({"host": "localhost:8501"} | header))
    parts = (rule.split() for rule in headers["content-security-policy"].split(";"))
    return {name: sources for name, *sources in parts}


def test_only_our_own_scripts_run():
    sources = policy_of()["script-src"]
    hashes = [
        base64.b64encode(hashlib.sha256(one).digest()).decode() for one in (b"satu()", b"dua()")
    ]
    assert sorted(sources) == sorted(
        ["'self'", "blob:", *(f"'sha256-{digest}'" for digest in hashes)]
    )


def test_nobody_frames_a_page_it_talks_to_nobody_else_and_a_file_is_never_a_page():
    policy = policy_of(host="192.168.1.10:8443")
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["default-src"] == ["'none'"]
    assert policy["connect-src"] == ["'self'", "ws://192.168.1.10:8443"]
    assert policy_of("/media/abc.svg") == {
        "default-src": ["'none'"],
        "frame-ancestors": ["'none'"],
        "sandbox": [],
    }


OF_EVERY_ANSWER = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("status", [200, 307, 404, 500])
def test_every_answer_has_them(status, scheme):
    """A cookie set over HTTPS is also marked for HTTPS alone."""

    async def come(scope, receive, send):
        with_headers = mark_requests(
            let_in(Response("isi", status, headers={"Set-Cookie": "monev_sesi=a; Path=/"}))
        )
        await with_headers({**scope, "scheme": scheme}, receive, send)

    headers = send_request(come, "/", host="localhost")[1]
    assert {name: headers[name] for name in OF_EVERY_ANSWER} == OF_EVERY_ANSWER
    assert "camera=()" in headers["permissions-policy"]
    given = {"http": "monev_sesi=a; Path=/", "https": "__Host-monev_sesi=a; Path=/; Secure"}
    assert headers["set-cookie"] == given[scheme]


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
    result = start_page.read_start_page("Peta Capaian")
    title, sign = "<title>Peta Capaian · Monev ZI</title>", "Monev ZI, memuat Peta Capaian"
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
