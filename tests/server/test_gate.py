"""The gate: requests must name an address of ours, come from our pages and ask for what pages need.
Also which scripts of it run, and what each answer says to a browser.
"""

import base64
import hashlib
from itertools import product

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message

from monev.core.errors import MonevError
from monev.core.platform_processes import OWN_COMMAND
from monev.server import gate, network, reach
from monev.server.exposure import mark_requests
from monev.server.gate import inline_scripts, let_in
from tests.server.asgi import in_own_loop, send_request
from tests.server.closed import closed_process as closed_process

HERE = "http://localhost:8501"


def ask(address: str = "/", method: str = "GET", **header: str) -> tuple[int, str]:
    status, _, content = send_request(
        gate.let_in(PlainTextResponse("halaman")),
        address,
        method=method,
        **({"host": "localhost:8501"} | header),
    )
    return status, content.decode()


OWN_HOSTS = ("localhost", "localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST:8501")
OTHER_HOSTS = (
    "jahat.example",
    "jahat.example:8501",
    "localhost.jahat.example",
    "127.0.0.1.jahat.example",
    "192.168.1.10:8501",
    "localhost:8501@jahat.example",
    "localhost/jahat",
    "localhost:banyak",
    "localhost, jahat.example",
    "",
    "[::1",
)
START = '<script>satu()</script><script src="a.js"></script><script type="module">dua()</script>'


def policy_of(address: str = "/", **header: str) -> dict[str, list[str]]:
    app = let_in(Response("isi"), scripts=inline_scripts(START))
    _, headers, _ = send_request(app, address, **({"host": "localhost:8501"} | header))
    parts = (rule.split() for rule in headers["content-security-policy"].split(";"))
    return {name: sources for name, *sources in parts}


OF_EVERY_ANSWER = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def test_the_names_of_this_computer_are_let_in_and_any_other_is_refused_in_words():
    assert {host: ask(host=host) for host in OWN_HOSTS} == dict.fromkeys(
        OWN_HOSTS, (200, "halaman")
    )
    for host in OTHER_HOSTS:
        status, page = ask(host=host)
        assert status == 403, host
        assert "Alamat ini bukan alamat Monev ZI" in page, host
        assert "MONEV_ALAMAT" in page, host
        assert "halaman" not in page.split("<main>")[1].split("<h1>")[0], host
    both = [(b"host", b"localhost:8501"), (b"host", b"jahat.example")]
    asked = {"type": "http", "method": "GET", "scheme": "http", "path": "/", "headers": both}
    assert gate._find_refusal(asked).status_code == 403


def test_once_open_the_address_really_asked_and_the_names_set_are_let_in():
    reach.use(reach.Reach("0.0.0.0", 8443, frozenset({"zi.kantor.lan"})))
    mine = "192.168.1.10"
    for host, asked_at, is_known in (
        (f"{mine}:8443", mine, True),
        (f"{mine}:8443", f"::ffff:{mine}", True),
        ("zi.kantor.lan:8443", mine, True),
        ("192.168.1.11:8443", mine, False),
        ("jahat.example", mine, False),
    ):
        assert reach.current().knows_host(host, asked_at) is is_known, host


ELSEWHERE = (
    "http://localhost:9000",
    "http://localhost",
    "https://localhost:8501",
    "http://127.0.0.1:8501",
    "https://jahat.streamlit.app",
    "null",
)


def test_a_change_comes_from_the_pages_themselves_by_the_usual_port_too_and_from_no_other_origin_nor_two():
    for method, origin in product(("PUT", "POST", "DELETE", "PATCH"), ELSEWHERE):
        status, page = ask(method=method, origin=origin)
        assert status == 403, (method, origin)
        assert "Permintaan dari halaman lain ditolak" in page, (method, origin)
    assert ask(method="PUT", origin=HERE)[0] == 200
    assert ask(method="POST", host="localhost:80", origin="http://localhost")[0] == 200
    assert ask(method="POST", host="localhost", origin="http://localhost")[0] == 200
    # Browsers send Origin for module scripts too; other sites cannot read them, as nothing allows
    # that.
    assert ask(origin="https://jahat.example")[0] == 200
    names = [
        (b"host", b"localhost:8501"),
        (b"origin", HERE.encode()),
        (b"origin", b"https://jahat.example"),
    ]
    asked = {"type": "http", "method": "POST", "scheme": "http", "path": "/", "headers": names}
    assert gate._find_refusal(asked).status_code == 403


def test_what_only_tells_of_the_inside_is_closed_and_what_pages_need_is_open():
    for address in (
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/openapi.json",
        "/_stcore/",
    ):
        assert ask(address)[0] == 404, address
    for address in (
        "/_stcore/health",
        "/_stcore/upload_file/satu/dua",
        "/media/a.pdf",
        "/linimasa",
    ):
        assert ask(address)[0] == 200, address


def test_nobody_opens_the_door_before_somebody_can_sign_in(monkeypatch, tmp_path):
    monkeypatch.setenv("MONEV_DB", str(tmp_path / "monev.duckdb"))
    monkeypatch.delenv("MONEV_JURNAL", raising=False)
    with pytest.raises(MonevError) as refused:
        network.prepare(network.wanted_by_touch())
    assert f"{OWN_COMMAND} orang tambah" in refused.value.advice


def test_a_live_connection_that_is_refused_is_closed_and_writes_no_line():
    """uvicorn writes an error at the terminal for each answer to a handshake that is none."""
    sent: list[str] = []

    async def send(message: Message) -> None:
        sent.append(message["type"])

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    headers = [(b"host", b"jahat.example")]
    line = {"type": "websocket", "path": "/_stcore/stream", "headers": headers, "query_string": b""}
    in_own_loop(gate.let_in(PlainTextResponse("halaman"))(line, receive, send))
    assert sent == ["websocket.close"]


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
