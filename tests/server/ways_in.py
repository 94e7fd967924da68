"""The ways to start the pages: a real server of each, on a free port and a database of its own."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path

from tests.code import ROOT
from tests.postgres import free_port

WAYS = {
    "make run": ("-m", "monev.server", "--port", "{port}"),
    "streamlit run": ("-m", "streamlit", "run", "app.py", "--server.headless", "true", "--server.port", "{port}"),
    "uvicorn": ("-m", "uvicorn", "app:app", "--port", "{port}"),
}
START_SECONDS = 120
# What differs from one answer to the next by nature.
PASSING_HEADERS = {"date", "set-cookie", "x-request-id"}

Answer = tuple[int, dict[str, str], bytes]


@contextmanager
def started(way: str, folder: Path, *options: str) -> Iterator[int]:
    """A server started in one way, with the database of a folder: its port once it answers. Its log: peladen.log."""
    port = free_port()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "peladen.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *(part.format(port=port) for part in WAYS[way]), *options],
            cwd=ROOT,
            env=os.environ | {"MONEV_DB": str(folder / "monev.duckdb"), "MONEV_JURNAL": str(folder / "monev.jurnal")},
            stdout=log,
            stderr=log,
        )
    try:
        end = time.monotonic() + START_SECONDS
        while True:
            assert process.poll() is None, (folder / "peladen.log").read_text(encoding="utf-8")
            # 503: it answers, and says on its first page that the database is being opened (monev/server/opening.py).
            with suppress(OSError):
                if ask(port, "/")[0] != HTTPStatus.SERVICE_UNAVAILABLE:
                    break
            assert time.monotonic() < end, "peladen tidak menjawab"
            time.sleep(0.2)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=START_SECONDS)


def ask(port: int, address: str, **header: str) -> Answer:
    """The answer to one request, without the headers that differ by nature."""
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    try:
        connection.request("GET", address, headers={name.replace("_", "-"): value for name, value in header.items()})
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        # The policy names the server's own address for its connection; the port differs from way to way.
        kept = {
            name: value.replace(f"ws://localhost:{port}", "ws://localhost:PORT")
            for name, value in headers.items()
            if name not in PASSING_HEADERS
        }
        return response.status, kept, response.read()
    finally:
        connection.close()
