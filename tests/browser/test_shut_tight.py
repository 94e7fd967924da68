"""Other pages on the web, in a real browser: they neither frame ours, nor talk to its server, nor read from it."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.server import Server


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """A page on another port of the same computer, as any program there may serve."""

    class Empty(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<title>lain</title>")

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Empty) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


@pytest.fixture
def other(chrome: Browser, elsewhere: str) -> Iterator[Page]:
    with chrome.new_context() as context:
        page = context.new_page()
        page.goto(elsewhere)
        yield page


OPEN_SOCKET = """address => new Promise(done => {
  const socket = new WebSocket(address + "/_stcore/stream", ["streamlit"]);
  socket.onopen = () => done("terbuka");
  socket.onclose = () => done("tertutup");
})"""


def test_a_page_on_another_port_cannot_open_the_connection(other: Page, complete: Server):
    assert other.evaluate(OPEN_SOCKET, complete.address.replace("http", "ws", 1)) == "tertutup"


def test_our_own_page_can(page: Page, complete: Server):
    page.goto(complete.address)
    assert page.evaluate(OPEN_SOCKET, complete.address.replace("http", "ws", 1)) == "terbuka"


def test_a_page_elsewhere_cannot_frame_ours(other: Page, complete: Server):
    other.evaluate(
        """address => new Promise(done => {
          const frame = document.createElement("iframe");
          frame.onload = done;
          frame.src = address;
          document.body.append(frame);
        })""",
        complete.address,
    )
    _, frame = other.frames
    assert frame.evaluate("location.href") == "chrome-error://chromewebdata/"


def test_a_page_elsewhere_reads_nothing(other: Page, complete: Server):
    read = "address => fetch(address).then(() => 'terbaca', () => 'tidak')"
    embed = """address => new Promise(done => {
      const picture = new Image();
      picture.onload = () => done("terbaca"); picture.onerror = () => done("tidak"); picture.src = address;
    })"""
    for place in ("/", "/_stcore/health", "/_stcore/host-config", "/favicon.png"):
        assert other.evaluate(read, complete.address + place) == "tidak", place
        assert other.evaluate(embed, complete.address + place) == "tidak", place
