"""Another page on the web, in a real browser: it neither frames ours, nor talks to its server, nor
reads from it.
"""

import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.server import Server


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Any page on another port of the same computer, as any program there may serve."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), http.server.BaseHTTPRequestHandler
    ) as server:
        threading.Thread(target=server.serve_forever).start()
        try:
            yield f"http://localhost:{server.server_port}"
        finally:
            server.shutdown()


OPEN_SOCKET = """address => new Promise(done => {
  const socket = new WebSocket(address + "/_stcore/stream", ["streamlit"]);
  socket.onopen = () => done("terbuka");
  socket.onclose = () => done("tertutup");
})"""
FRAME = """address => new Promise(done => {
  const frame = document.createElement("iframe");
  frame.onload = done;
  frame.src = address;
  document.body.append(frame);
})"""
READ = "address => fetch(address).then(() => 'terbaca', () => 'tidak')"
EMBED = """address => new Promise(done => {
  const picture = new Image();
  picture.onload = () => done("terbaca"); picture.onerror = () => done("tidak"); picture.src = address;
})"""


def test_a_page_elsewhere_opens_no_connection_frames_nothing_and_reads_nothing(
    chrome: Browser, complete: Server, elsewhere: str
):
    with chrome.new_context() as context:
        other, connection = context.new_page(), complete.address.replace("http", "ws", 1)
        other.goto(complete.address, wait_until="commit")
        assert other.evaluate(OPEN_SOCKET, connection) == "terbuka", "our own page does"
        other.goto(elsewhere)
        assert other.evaluate(OPEN_SOCKET, connection) == "tertutup"
        for place in ("/", "/_stcore/health", "/_stcore/host-config", "/favicon.png"):
            assert other.evaluate(READ, complete.address + place) == "tidak", place
            assert other.evaluate(EMBED, complete.address + place) == "tidak", place
        other.evaluate(FRAME, complete.address)
        _, frame = other.frames
        assert frame.evaluate("location.href") == "chrome-error://chromewebdata/"
