"""Test if links still open, on real servers of this machine; one address passes for public."""

import ipaddress
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import create_server

import pytest

from monev.evidence_files import link_check
from monev.evidence_files.link_check import Answer, check_links, is_public, links_in


@pytest.fixture
def here_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let 127.0.0.1 pass for an address of the public web."""
    monkeypatch.setattr(link_check, "is_public", lambda ip: str(ip) == "127.0.0.1")


def check_link(link: str) -> Answer:
    return check_links([link])[link]


class Site(BaseHTTPRequestHandler):
    """A web site that answers the status in the path, and remembers every request."""

    def do_GET(self) -> None:
        asked: list[tuple[str, str]] = self.server.asked  # type: ignore[attr-defined]  # ours, put there by serving()
        asked.append((self.command, self.path))
        path = self.path.partition("?")[0]
        if path == "/tanpa-head":
            status = 405 if self.command == "HEAD" else 206
        else:
            status = int(path.strip("/").partition("/")[0] or 200)
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", self.path.partition("?ke=")[2] or self.path)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(b"isi berkas yang panjang")

    do_HEAD = do_GET  # noqa: N815 - http.server calls it so

    def log_message(self, *_: object) -> None:
        """Say nothing at the terminal."""


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[ThreadingHTTPServer]:
    """Run a Site on a free port."""
    with ThreadingHTTPServer((host, 0), Site) as server:
        server.asked = []  # type: ignore[attr-defined]  # ours, read by Site
        often = {"poll_interval": 0.01}
        threading.Thread(target=server.serve_forever, kwargs=often).start()
        try:
            yield server
        finally:
            server.shutdown()


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    with serving() as server:
        yield server


def address(server: ThreadingHTTPServer, path: str, host: str = "127.0.0.1") -> str:
    return f"http://{host}:{server.server_address[1]}{path}"


ANSWERS = {
    "terbuka": (
        "/200",
        "/206",
        "/416",
        "/tanpa-head",
        "/200/folder bukti/é.pdf?x=a b",
        "/301?ke=/200",
    ),
    "perlu_masuk": ("/401", "/403", "/302?ke=https://accounts.google.com/ServiceLogin"),
    "tidak_ada": ("/404", "/410", "/302?ke=/404"),
    "tidak_terjangkau": ("/500",),
}


@pytest.mark.usefixtures("here_is_public")
@pytest.mark.parametrize(("result", "paths"), ANSWERS.items())
def test_each_answer_has_its_word(site, result, paths):
    for path in paths:
        answer = check_link(address(site, path))
        assert answer.result == result, path
        assert answer.why, path


@pytest.mark.usefixtures("here_is_public")
def test_only_the_first_byte_is_asked_for_and_only_where_head_does_not_do(site):
    check_link(address(site, "/200"))
    check_link(address(site, "/tanpa-head"))
    assert [method for method, _ in site.asked] == ["HEAD", "HEAD", "GET"]
    answers = check_links([address(site, f"/200/{number % 5}") for number in range(20)])
    assert (len(answers), {answer.result for answer in answers.values()}) == (5, {"terbuka"})
    assert len(site.asked) == 3 + 5, "each once"
    circle = check_link(address(site, "/302"))
    assert circle.result == "tidak_terjangkau"
    assert circle.why == "mengarah ke tempat lain lebih dari 5 kali"
    assert len(site.asked) == 3 + 5 + 6


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "0.0.0.0",
        "[::1]",
        "[::ffff:127.0.0.1]",
    ],
)
def test_this_machine_is_not_asked_however_it_is_written(site, host):
    assert check_link(address(site, "/200", host)).result in ("tidak_diperiksa", "tidak_terjangkau")
    assert site.asked == []


@pytest.mark.usefixtures("here_is_public")
def test_a_redirect_into_the_network_is_looked_at_like_the_first_address(site):
    with serving("127.0.0.2") as inner:
        answer = check_link(address(site, f"/302?ke={address(inner, '/200', '127.0.0.2')}"))
        assert (answer.result, inner.asked) == ("tidak_diperiksa", [])
        assert "127.0.0.2" in answer.why


PUBLIC = "8.8.8.8 2606:4700::1111"
PRIVATE = (
    "10.0.0.1 172.16.5.5 192.168.1.1 100.64.0.1 127.0.0.53 169.254.169.254 0.0.0.0 "
    "224.0.0.1 255.255.255.255 192.0.2.1 "
    "::1 fe80::1 fd00::1 fd00:ec2::254 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:a00:1::"
)
NO_WEB_ADDRESS = (
    "file:///etc/passwd ftp://contoh.go.id/x gopher://127.0.0.1:70/ http:// "
    "http://nama:sandi@127.0.0.1/ http://[::1 http://127.0.0.1:99999/"
)


def test_only_addresses_of_the_public_web_are_asked():
    assert [text for text in PUBLIC.split() if not is_public(ipaddress.ip_address(text))] == []
    assert [text for text in PRIVATE.split() if is_public(ipaddress.ip_address(text))] == []


@pytest.mark.usefixtures("here_is_public")
def test_only_links_of_the_web_are_asked():
    for link in NO_WEB_ADDRESS.split():
        assert check_link(link).result == "tidak_diperiksa", link


@pytest.mark.usefixtures("here_is_public")
def test_a_server_that_does_not_answer_holds_nobody(monkeypatch):
    monkeypatch.setattr(link_check, "SECONDS", 0.2)
    with create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert check_link(f"http://127.0.0.1:{port}/").result == "tidak_terjangkau"
    closed = check_link(f"http://127.0.0.1:{port}/")
    assert (closed.result, closed.why) == ("tidak_terjangkau", "server itu menolak sambungan")
    assert check_link(f"https://127.0.0.1:{port}/").result == "tidak_terjangkau"
    assert check_link("https://tidak-ada.invalid/x").why == "nama server itu tidak dikenal"


def test_the_links_of_a_cell_come_out_of_its_words():
    text = f"map biru, https://a.go.id/x?y=1; http://b.id/é). berkas:{'a' * 64}/x.pdf file:///c"
    assert links_in(text) == ["https://a.go.id/x?y=1", "http://b.id/é", "file:///c"]
