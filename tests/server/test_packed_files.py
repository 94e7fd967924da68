"""Streamlit's files arrive small and whole, and its start page speaks Indonesian."""

from __future__ import annotations

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import pytest
from streamlit import file_util

from monev.server.packed_files import CompressedFiles, StructureChanged, best_encoding, build_start_page, compress_files

PAGES = frozenset({"/", "/linimasa"})
SCRIPT = b"export const angka = 1;\n" * 100


@pytest.fixture
def static(tmp_path: Path) -> Path:
    origin = tmp_path / "statis"
    (origin / "static" / "js").mkdir(parents=True)
    (origin / "static" / "js" / "bagan.abc.js").write_bytes(SCRIPT)
    (origin / "static" / "js" / "kecil.js").write_bytes(b"1")
    (origin / "static" / "gambar.png").write_bytes(b"\x89PNG" * 500)
    (origin / "manifest.json").write_bytes(b"{}" + b" " * 1000)
    return origin


def send_request(application, address: str, *, way: str = "GET", **header: str) -> tuple[int, dict[str, str], bytes]:
    """One request through an ASGI application: status, headers, body."""
    message: list[dict] = []

    async def send(one: dict) -> None:
        message.append(one)

    scope = {
        "type": "http",
        "method": way,
        "path": address.partition("?")[0],
        "query_string": address.partition("?")[2].encode(),
        "headers": [(name.replace("_", "-").encode(), content.encode()) for name, content in header.items()],
    }
    # In a thread of its own: where browser tests ran before, this one has an event loop already.
    with ThreadPoolExecutor(1) as threads:
        threads.submit(asyncio.run, application(scope, None, send)).result()
    received_headers = {name.decode(): content.decode() for name, content in message[0]["headers"]}
    return message[0]["status"], received_headers, b"".join(one.get("body", b"") for one in message[1:])


async def original(scope, received_headers, send) -> None:
    """Stands for Streamlit behind the wrapper: HTML for a page's address, plain bytes for the rest."""
    jenis = b"application/octet-stream" if "." in scope["path"] else b"text/html; charset=utf-8"
    header = [(b"content-type", jenis), (b"etag", b"lama"), (b"content-length", b"4")]
    await send({"type": "http.response.start", "status": 200, "headers": header})
    await send({"type": "http.response.body", "body": b"as", "more_body": True})
    await send({"type": "http.response.body", "body": b"li"})


@pytest.fixture
def compact(static: Path, tmp_path: Path) -> CompressedFiles:
    return CompressedFiles(
        original, compact=compress_files(static, tmp_path / "padat"), beginning="<html>Monev ZI</html>", the_page=PAGES
    )


@pytest.mark.parametrize(
    ("received", "encoding", "open_at"),
    [("gzip, deflate, br, zstd", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress)],
)
def test_a_script_arrives_small_and_unchanged(compact, received, encoding, open_at):
    status, header, content = send_request(compact, "/static/js/bagan.abc.js", accept_encoding=received)
    assert status == 200
    assert header["content-encoding"] == encoding
    assert header["vary"] == "Accept-Encoding"
    assert "javascript" in header["content-type"]
    assert "immutable" in header["cache-control"]
    assert int(header["content-length"]) == len(content) < len(SCRIPT) / 10
    assert open_at(content) == SCRIPT


def test_head_tells_the_size_and_sends_nothing(compact):
    _, header, content = send_request(compact, "/static/js/bagan.abc.js", way="HEAD", accept_encoding="br")
    assert int(header["content-length"]) > 0
    assert content == b""


@pytest.mark.parametrize(
    ("address", "header"),
    [
        ("/static/js/bagan.abc.js", {}),
        ("/static/js/bagan.abc.js", {"accept_encoding": "identity"}),
        ("/static/js/bagan.abc.js", {"accept_encoding": "br", "range": "bytes=0-9"}),
        ("/static/js/kecil.js", {"accept_encoding": "br"}),
        ("/static/gambar.png", {"accept_encoding": "br"}),
        ("/static/../rahasia.js", {"accept_encoding": "br"}),
        ("/manifest.json", {"accept_encoding": "br"}),
    ],
)
def test_everything_else_is_left_to_streamlit(compact, address, header):
    _, received_headers, content = send_request(compact, address, **header)
    assert content == b"asli"
    assert "content-encoding" not in received_headers


@pytest.mark.parametrize("address", ["/", "/linimasa"])
def test_every_page_address_gets_our_start_page(compact, address):
    _, header, content = send_request(compact, address, accept_encoding="br")
    assert content == b"<html>Monev ZI</html>"
    assert int(header["content-length"]) == len(content)
    assert "etag" not in header


@pytest.mark.parametrize("address", ["/linimassa", "/linimasa/x"])
def test_an_unknown_address_leads_to_the_first_page_with_its_choices(compact, address):
    status, header, content = send_request(compact, f"{address}?satker=KPU+A&tahun=2025", accept_encoding="br")
    assert (status, header["location"], content) == (307, "/?satker=KPU+A&tahun=2025", b"")
    assert header["content-length"] == "0"
    assert send_request(compact, address)[1]["location"] == "/"


@pytest.mark.parametrize(
    ("received", "expected"),
    [("br;q=0, gzip", "gzip"), ("BR", "br"), ("", None), ("deflate", None), ("gzip;q=0.5, br;q=0.1", "br")],
)
def test_the_browser_says_what_it_can_read(received, expected):
    assert best_encoding(received) == expected


@pytest.mark.parametrize(("received", "open_at"), [("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)])
def test_a_file_that_streamlit_does_not_have_is_sent_compressed_where_the_browser_can_read_it(
    static, tmp_path, received, open_at
):
    other = {"/monev/plotly-1.2.3.min.js": SCRIPT}
    server = CompressedFiles(
        original, compact=compress_files(static, tmp_path / "padat", other), beginning="", the_page=PAGES, other=other
    )
    status, header, content = send_request(server, "/monev/plotly-1.2.3.min.js", accept_encoding=received)
    assert (status, open_at(content), header.get("content-encoding", "")) == (200, SCRIPT, received)
    assert "javascript" in header["content-type"]
    without_place = CompressedFiles(original, compact=tmp_path / "tidak ada", beginning="", the_page=PAGES, other=other)
    assert send_request(without_place, "/monev/plotly-1.2.3.min.js", accept_encoding="br")[2] == SCRIPT


def test_files_are_compressed_once(static, tmp_path):
    result = compress_files(static, tmp_path / "padat")
    timing = (result / "static/js/bagan.abc.js.br").stat().st_mtime_ns
    assert compress_files(static, tmp_path / "padat") == result
    assert (result / "static/js/bagan.abc.js.br").stat().st_mtime_ns == timing
    assert sorted(path.name for path in tmp_path.iterdir()) == ["padat", "statis"]


def test_streamlits_start_page_is_the_one_we_know():
    """Fails when an upgrade of Streamlit changes it: look at the new page, then at `build_start_page`."""
    origin = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    result = build_start_page(origin)
    assert '<html lang="id">' in result
    assert "<title>Monev ZI</title>" in result
    assert "memerlukan JavaScript" in result
    assert "You need" not in result
    assert result.count("<script") == origin.count("<script") + 1  # ours, which says where the server is
    with pytest.raises(StructureChanged):
        build_start_page("<html><head></head></html>")
