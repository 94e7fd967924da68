"""The files a browser needs arrive small, whole and to be kept; everything else is Streamlit's to answer."""

import gzip
import re
import sys
from importlib.resources import files
from pathlib import Path
from unittest.mock import Mock

import brotli
import pytest
from starlette.routing import Route, Router
from starlette.types import ASGIApp

from monev.server import static_files
from monev.server.static_files import COMPRESSED_SUFFIXES, HASHED_FOLDER, prepare_files, serve_folder
from tests.server.asgi import send_request, streamlit_stand_in

SCRIPT = b"export const angka = 1;\n" * 100


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A folder as Streamlit has it: a script, a tiny one, a picture, and a file without a hash in its name."""
    origin = tmp_path / "statis"
    (origin / "static" / "js").mkdir(parents=True)
    (origin / "static" / "js" / "bagan.abc.js").write_bytes(SCRIPT)
    (origin / "static" / "js" / "kecil.js").write_bytes(b"1")
    (origin / "static" / "gambar.png").write_bytes(b"\x89PNG" * 500)
    (origin / "manifest.json").write_bytes(b"{}" + b" " * 1000)
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
def test_a_script_arrives_as_small_as_the_browser_can_read_it(server, accepted, encoding, decompress):
    status, header, content = send_request(server, "/static/js/bagan.abc.js", accept_encoding=accepted)
    assert status == 200
    assert header.get("content-encoding") == encoding
    assert header["vary"] == "Accept-Encoding"
    assert "javascript" in header["content-type"]
    assert "immutable" in header["cache-control"]
    assert int(header["content-length"]) == len(content)
    assert encoding is None or len(content) < len(SCRIPT) / 10
    assert decompress(content) == SCRIPT


def test_a_file_is_sent_whole_also_from_the_address_that_changes_with_our_changes(server, monkeypatch):
    asked = []
    monkeypatch.setattr(sys, "meta_path", [Mock(find_spec=lambda name, *_: asked.append(name)), *sys.meta_path])
    assert send_request(server, "/static/js/bagan.abc.js")[2] == SCRIPT
    assert asked == []
    application = static_files.lead_from_own_folder(server)
    _, header, content = send_request(application, f"{static_files.OWN_FOLDER}/static/js/bagan.abc.js")
    assert content == SCRIPT
    assert "immutable" in header["cache-control"]
    assert send_request(application, "/monev/lama/static/js/bagan.abc.js")[2] == b"asli"


@pytest.mark.parametrize(
    ("accepted", "encoding", "decompress"),
    [("gzip, br", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("", None, bytes)],
)
def test_a_text_of_ours_is_sent_as_small_as_the_browser_can_read_it(accepted, encoding, decompress):
    route = Route("/", static_files.send_compressed("halo " * 500, "text/html", {"Cache-Control": "no-cache"}))
    _, header, content = send_request(Router([route]), "/", accept_encoding=accepted)
    assert header.get("content-encoding") == encoding
    assert (header["cache-control"], header["vary"]) == ("no-cache", "Accept-Encoding")
    assert decompress(content).decode() == "halo " * 500


@pytest.mark.parametrize(
    "address",
    [
        "/static/js/kecil.js",
        "/static/gambar.png",
        "/static/../rahasia.js",
        "/static/js/bagan.abc.js.br",
        "/manifest.json",
    ],
)
def test_everything_else_is_left_to_streamlit(server, address):
    _, header, content = send_request(server, address, accept_encoding="br")
    assert content == b"asli"
    assert "content-encoding" not in header


def test_files_are_prepared_once(origin, tmp_path):
    folder = tmp_path / "padat"
    prepare_files(origin, folder)
    made = (folder / "static/js/bagan.abc.js.br").stat().st_mtime_ns
    prepare_files(origin, folder)
    assert (folder / "static/js/bagan.abc.js.br").stat().st_mtime_ns == made
    assert sorted(path.name for path in tmp_path.iterdir()) == ["padat", "statis"]


def test_without_a_place_to_prepare_them_streamlit_sends_its_own(tmp_path, monkeypatch, capsys):
    (tmp_path / "berkas").write_text("bukan folder")
    monkeypatch.setattr(static_files, "prepared_folder", lambda: tmp_path / "berkas" / "padat")
    assert static_files.serve_prepared_files(streamlit_stand_in) is streamlit_stand_in
    assert "dikirim tanpa dipadatkan" in capsys.readouterr().out


def test_streamlits_files_that_a_browser_keeps_carry_a_hash_in_their_name():
    """Fails when an upgrade of Streamlit names or places its files in another way.

    Look below streamlit/static for the files whose name changes with their content, and set HASHED_FOLDER to their
    folder. Without it pages still work, uncompressed and with Streamlit's English words.
    """
    text_files = [
        path.name
        for path in Path(str(files("streamlit"))).joinpath("static", HASHED_FOLDER).rglob("*")
        if path.suffix in COMPRESSED_SUFFIXES
    ]
    assert len(text_files) > 100
    assert [name for name in text_files if not re.search(r"\.[\w-]{8}\.\w+$", name)] == []
