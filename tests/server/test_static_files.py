"""The files that a browser gets: small, whole, kept for good. Also the start page, the headers of
every answer, and answers for addresses that are no page.
"""

import gzip
import re
from importlib.resources import files
from pathlib import Path
from unittest.mock import Mock

import brotli
import pytest
from starlette.routing import Route, Router
from starlette.types import ASGIApp

from monev.server import static_files
from monev.server.static_files import (
    COMPRESSED_SUFFIXES,
    HASHED_FOLDER,
    prepare_files,
    serve_folder,
)
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
