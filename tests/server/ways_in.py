"""The ways to start the pages: a real server of each, on a free port and a database of its own."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.server import start_server
from tests.postgres import free_port

WAYS = {
    "make run": ("-m", "monev.server", "--port", "{port}"),
    "streamlit run": ("-m", "streamlit", "run", "app.py", "--server.headless", "true", "--server.port", "{port}"),
    "uvicorn": ("-m", "uvicorn", "app:app", "--port", "{port}"),
}
# What differs from one answer to the next by nature.
PASSING_HEADERS = {"date", "set-cookie", "x-request-id"}

Answer = tuple[int, dict[str, str], bytes]


@contextmanager
def started(way: str, folder: Path, *options: str) -> Iterator[int]:
    """A server started in one way, with the database of a folder: its port."""
    port = free_port()
    arguments = [*(part.format(port=port) for part in WAYS[way]), *options]
    with start_server(folder, arguments=arguments, port=port):
        yield port


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
