"""The gate: requests must name an address of ours, come from our pages and ask for what pages need.
Also who counts as the person at this computer, and the settings MONEV_ALAMAT and MONEV_PROKSI.
"""

from itertools import product

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Scope

from monev.core.errors import BadSetting, MonevError
from monev.core.platform_processes import OWN_COMMAND
from monev.server import exposure, gate, network, reach
from tests.server.asgi import in_own_loop, pass_through, send_request, streamlit_stand_in

HERE = "http://localhost:8501"


@pytest.fixture(autouse=True)
def closed_process(monkeypatch):
    """Begin as a server that nobody opened to a network."""
    for name in ("MONEV_ALAMAT", "MONEV_PROKSI"):
        monkeypatch.delenv(name, raising=False)
    before = reach.current()
    reach.use(reach.Reach())
    monkeypatch.setattr(exposure, "_asked", set())
    yield
    reach.use(before)


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


def request(server="127.0.0.1", client="127.0.0.1", host="localhost:8501", **headers: str) -> Scope:
    sent = {"host": host} | {name.replace("_", "-"): value for name, value in headers.items()}
    return {
        "type": "http",
        "server": (server, 8501) if server else None,
        "client": (client, 40000) if client else None,
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
    }


IPV6 = "::ffff:127.0.0.1"
HERE_ITSELF = (
    request(),
    request(host="127.0.0.1:8501"),
    request(server="::1", client="::1", host="[::1]:8501"),
    request(server=IPV6, client=IPV6),
)
PERHAPS_ELSEWHERE = (
    request(client="192.168.1.20"),
    request(client="::ffff:192.168.1.20"),
    request(client=None),
    request(host="zi.kantor.go.id"),
    request(host=""),
    request(host="127.0.0.1.contoh.id"),
    request(server="192.168.1.10", client="192.168.1.10", host="192.168.1.10:8501"),
    request(server=None),
    request(x_forwarded_for="192.168.1.20"),
    request(x_forwarded_for="127.0.0.1"),
    request(forwarded="for=127.0.0.1"),
    request(via="1.1 proksi"),
)


def test_a_browser_on_this_computer_is_local_and_nothing_that_may_come_from_elsewhere():
    assert [scope for scope in HERE_ITSELF if not exposure.request_is_local(scope)] == []
    assert [scope for scope in PERHAPS_ELSEWHERE if exposure.request_is_local(scope)] == []


def test_once_opened_or_asked_over_the_network_nobody_is_local_until_closed_again():
    reach.use(reach.Reach("0.0.0.0", 8443))
    assert not exposure.is_local_only()
    assert not exposure.request_is_local(request())
    send_request(
        exposure.mark_requests(streamlit_stand_in), "/", machine="192.168.1.10", host="[::1"
    )
    reach.use(reach.Reach())
    assert exposure.request_is_local(request())
    # Under another server than ours (uvicorn --host 0.0.0.0) only the first request shows where it
    # listens.
    send_request(exposure.mark_requests(streamlit_stand_in), "/", machine="192.168.1.10")
    assert not exposure.is_local_only()


def test_the_mark_of_a_request_is_ours_and_never_its_senders():
    scope, _, _ = pass_through(exposure.mark_requests, x_monev_lokal="ya")
    assert [value for name, value in scope["headers"] if name == b"x-monev-lokal"] == [b"tidak"]


def settings(monkeypatch, address: str, proxies: str = "") -> reach.Reach:
    monkeypatch.setenv("MONEV_ALAMAT", address)
    monkeypatch.setenv("MONEV_PROKSI", proxies)
    return reach.read_settings()


def test_without_a_setting_this_computer_alone_is_served_and_all_addresses_are_named_one_by_one(
    monkeypatch,
):
    assert not reach.read_settings().is_open
    assert reach.read_settings().addresses() == []
    found = settings(monkeypatch, "0.0.0.0")
    assert found.addresses() == [f"https://{address}:8443" for address in reach.own_addresses()]
    assert not found.knows_host("0.0.0.0:8443", "192.168.1.10")


def test_an_address_of_the_network_is_served_by_https(monkeypatch):
    for address, bind, port, known in (
        ("192.168.1.10", "192.168.1.10", 8443, "192.168.1.10"),
        ("192.168.1.10:9443", "192.168.1.10", 9443, "192.168.1.10:9443"),
        ("ZI.kantor.lan:9443", "0.0.0.0", 9443, "zi.kantor.lan:9443"),
        ("zi", "0.0.0.0", 8443, "zi:8443"),
    ):
        found = settings(monkeypatch, address)
        assert (found.bind, found.port, found.origin) == (bind, port, None)
        assert found.knows_host(known, None)
        assert all(
            one.startswith("https://") and one.endswith(f":{port}") for one in found.addresses()
        )


def test_behind_a_proxy_only_the_address_it_serves_is_told_and_what_is_no_proxy_is_said(
    monkeypatch,
):
    found = settings(monkeypatch, "https://zi.kantor.go.id/")
    assert (found.bind, found.addresses()) == ("127.0.0.1", ["https://zi.kantor.go.id"])
    assert [reach.is_within(ip, found.proxies) for ip in ("127.0.0.1", "192.168.1.20")] == [
        True,
        False,
    ]
    elsewhere = settings(monkeypatch, "https://zi.kantor.go.id", "10.0.0.5, 10.0.1.0/24")
    assert elsewhere.bind == "0.0.0.0"
    machines = ("10.0.1.77", "10.0.2.1", "127.0.0.1")
    assert [ip for ip in machines if reach.is_within(ip, elsewhere.proxies)] == ["10.0.1.77"]
    assert passed_on("127.0.0.1", settings(monkeypatch, "https://zi.kantor.go.id"))[1] == "https"
    with pytest.raises(BadSetting, match="MONEV_PROKSI"):
        settings(monkeypatch, "https://zi.kantor.go.id", "10.0.0.5,proksi.lan")


def test_an_address_that_cannot_be_meant_is_said_with_examples(monkeypatch):
    for address in (
        "localhost",
        "127.0.0.1:8443",
        "http://zi.kantor.go.id",
        "https://zi.kantor.go.id/monev",
        "https://",
        "192.168.1.10:abc",
        "zi kantor",
        "-zi.lan",
        "zi.lan/monev",
        "ftp://zi.lan",
    ):
        with pytest.raises(BadSetting) as refused:
            settings(monkeypatch, address)
        assert address in refused.value.pesan
        assert "MONEV_ALAMAT=0.0.0.0" in refused.value.advice


def test_nobody_opens_the_door_before_somebody_can_sign_in(monkeypatch, tmp_path):
    monkeypatch.setenv("MONEV_DB", str(tmp_path / "monev.duckdb"))
    monkeypatch.delenv("MONEV_JURNAL", raising=False)
    with pytest.raises(MonevError) as refused:
        network.prepare(network.wanted_by_touch())
    assert f"{OWN_COMMAND} orang tambah" in refused.value.advice


def passed_on(client: str, now: reach.Reach, **header: str) -> tuple[str, str, str]:
    """Return client, scheme and host of a request as the application sees them."""

    def come_from_client(application: ASGIApp) -> ASGIApp:
        behind = exposure.believe_proxies(application)
        return lambda scope, *way: behind({**scope, "client": (client, 1), "scheme": "http"}, *way)

    reach.use(now)
    scope, sent, _ = pass_through(come_from_client, **({"host": "zi.kantor.go.id"} | header))
    return scope["client"][0], scope["scheme"], sent[b"host"].decode()


def test_a_proxy_is_believed_and_nobody_else(monkeypatch):
    now = settings(monkeypatch, "https://zi.kantor.go.id", "10.0.0.5")
    told = {"x_forwarded_for": "192.168.1.20", "x_forwarded_proto": "https"}
    assert passed_on("10.0.0.5", now, **told) == ("192.168.1.20", "https", "zi.kantor.go.id")
    assert passed_on("10.0.0.6", now, **told) == ("10.0.0.6", "http", "zi.kantor.go.id")
    assert passed_on("10.0.0.5", reach.Reach(), **told) == ("10.0.0.5", "http", "zi.kantor.go.id")


def test_what_a_visitor_puts_before_the_proxys_own_word_is_not_believed(monkeypatch):
    now = settings(monkeypatch, "https://zi.kantor.go.id", "10.0.0.5, 10.0.0.6")
    assert (
        passed_on("10.0.0.5", now, x_forwarded_for="127.0.0.1, 192.168.1.20, 10.0.0.6")[0]
        == "192.168.1.20"
    )


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
