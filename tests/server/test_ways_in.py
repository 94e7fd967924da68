"""`streamlit run app.py`, an ASGI server and `make run` serve the same pages: real servers, asked alike."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import brotli
import pytest
from plotly.offline import get_plotlyjs

from monev.ui.pictures.board import PLOTLY_ADDRESS
from tests.code import ROOT

WAYS = {
    "make run": ("-m", "monev.server", "--port", "{port}"),
    "streamlit run": ("-m", "streamlit", "run", "app.py", "--server.headless", "true", "--server.port", "{port}"),
    "uvicorn": ("-m", "uvicorn", "app:app", "--port", "{port}"),
}
REQUESTS = [
    (address, encoding)
    for address in ("/", "/linimasa", "/tidak-ada?tahun=2025", "/linimasa/", PLOTLY_ADDRESS, "/favicon.png")
    for encoding in ("br, gzip", "gzip", "identity")
]
START_SECONDS = 120
# What differs from one answer to the next by nature.
PASSING_HEADERS = {"date", "set-cookie"}

Answer = tuple[int, dict[str, str], bytes]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def _started(command: tuple[str, ...], folder: Path) -> Iterator[int]:
    """A server started in one of the ways, on a free port and a database of its own: its port once it answers."""
    port = _free_port()
    folder.mkdir()
    with (folder / "peladen.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *(part.format(port=port) for part in command)],
            cwd=ROOT,
            env=os.environ | {"MONEV_DB": str(folder / "monev.duckdb"), "MONEV_JURNAL": str(folder / "monev.jurnal")},
            stdout=log,
            stderr=log,
        )
    try:
        end = time.monotonic() + START_SECONDS
        while True:
            assert process.poll() is None, (folder / "peladen.log").read_text(encoding="utf-8")
            try:
                _ask(port, "/_stcore/health")
                break
            except OSError:
                assert time.monotonic() < end, "peladen tidak menjawab"
                time.sleep(0.2)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=START_SECONDS)


def _ask(port: int, address: str, **header: str) -> Answer:
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    try:
        connection.request("GET", address, headers={name.replace("_", "-"): value for name, value in header.items()})
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        kept = {name: value for name, value in headers.items() if name not in PASSING_HEADERS}
        return response.status, kept, response.read()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[tuple[str, str], Answer]]:
    """What each way answers to each request."""
    folder = tmp_path_factory.mktemp("cara")
    with ExitStack() as stack:
        with ThreadPoolExecutor() as threads:
            servers = threads.map(
                lambda way: stack.enter_context(_started(WAYS[way], folder / way.replace(" ", "_"))), WAYS
            )
            ports = dict(zip(WAYS, servers, strict=True))
        return {
            way: {(address, encoding): _ask(port, address, accept_encoding=encoding) for address, encoding in REQUESTS}
            for way, port in ports.items()
        }


@pytest.mark.parametrize("way", [way for way in WAYS if way != "make run"])
@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request_: f"{request_[0]} {request_[1]}")
def test_every_way_gives_the_same_answer(answers, way, request_):
    assert answers[way][request_] == answers["make run"][request_]


@pytest.mark.parametrize("way", WAYS)
def test_pages_are_ours_in_every_way(answers, way):
    for address in ("/", "/linimasa"):
        status, header, content = answers[way][address, "identity"]
        assert (status, header["cache-control"]) == (200, "no-cache")
        assert b'<html lang="id">' in content
        assert b"<title>Monev ZI</title>" in content
    status, header, content = answers[way]["/tidak-ada?tahun=2025", "identity"]
    assert (status, header["location"], content) == (307, "/?tahun=2025", b"")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("accepted", "encoding", "decompress"),
    [("br, gzip", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("identity", None, bytes)],
)
def test_pictures_have_their_library_in_every_way(answers, way, accepted, encoding, decompress):
    status, header, content = answers[way][PLOTLY_ADDRESS, accepted]
    assert (status, header.get("content-encoding")) == (200, encoding)
    assert "immutable" in header["cache-control"]
    assert decompress(content).decode() == get_plotlyjs()


def test_make_run_says_where_to_look_and_nothing_of_requests(tmp_path):
    with _started(WAYS["make run"], tmp_path / "make") as port:
        _ask(port, "/")
    log = (tmp_path / "make" / "peladen.log").read_text(encoding="utf-8")
    assert f"Buka http://localhost:{port} di peramban" in log
    assert not re.search(r"GET|INFO|Uvicorn|startup", log)


def test_streamlit_run_listens_to_this_computer_only(tmp_path):
    command = ("-m", "streamlit", "run", "app.py", "--server.headless", "true", "--server.port", "{port}")
    with _started(command, tmp_path / "lokal") as port:
        listening = Path("/proc/net/tcp").read_text() + Path("/proc/net/tcp6").read_text()
    local = [row.split()[1] for row in listening.splitlines() if row.split()[1].endswith(f":{port:04X}")]
    assert {place.split(":")[0] for place in local} == {"0100007F"}
