"""MONEV_ALAMAT and MONEV_PROKSI: what they open, and what they cannot mean."""

import pytest

from monev.core.errors import BadSetting
from monev.server import exposure, network, reach
from monev.server.network import PeopleMissing
from tests.server.asgi import send_request


@pytest.fixture(autouse=True)
def own_reach(monkeypatch):
    for name in ("MONEV_ALAMAT", "MONEV_PROKSI"):
        monkeypatch.delenv(name, raising=False)
    before = reach.current()
    yield
    reach.use(before)


def settings(monkeypatch, address: str, proxies: str = "") -> reach.Reach:
    monkeypatch.setenv("MONEV_ALAMAT", address)
    monkeypatch.setenv("MONEV_PROKSI", proxies)
    return reach.read_settings()


def test_without_a_setting_this_computer_alone_is_served():
    assert not reach.read_settings().is_open
    assert reach.read_settings().addresses() == []


@pytest.mark.parametrize(
    ("address", "bind", "port", "known"),
    [
        ("192.168.1.10", "192.168.1.10", 8443, "192.168.1.10"),
        ("192.168.1.10:9443", "192.168.1.10", 9443, "192.168.1.10:9443"),
        ("ZI.kantor.lan:9443", "0.0.0.0", 9443, "zi.kantor.lan:9443"),
        ("zi", "0.0.0.0", 8443, "zi:8443"),
    ],
)
def test_an_address_of_the_network_is_served_by_https(monkeypatch, address, bind, port, known):
    found = settings(monkeypatch, address)
    assert (found.bind, found.port, found.is_behind_proxy) == (bind, port, False)
    assert found.knows_host(known, None)
    assert all(one.startswith("https://") and one.endswith(f":{port}") for one in found.addresses())


def test_all_addresses_are_named_one_by_one(monkeypatch):
    found = settings(monkeypatch, "0.0.0.0")
    assert found.addresses() == [f"https://{one}:8443" for one in reach.own_addresses()]
    assert not found.knows_host("0.0.0.0:8443", "192.168.1.10")


def test_behind_a_proxy_only_the_address_it_serves_is_told(monkeypatch):
    found = settings(monkeypatch, "https://zi.kantor.go.id/")
    assert (found.bind, found.addresses()) == ("127.0.0.1", ["https://zi.kantor.go.id"])
    assert found.trusts("127.0.0.1") and not found.trusts("192.168.1.20")
    elsewhere = settings(monkeypatch, "https://zi.kantor.go.id", "10.0.0.5, 10.0.1.0/24")
    assert elsewhere.bind == "0.0.0.0"
    assert elsewhere.trusts("10.0.1.77") and not elsewhere.trusts("10.0.2.1") and not elsewhere.trusts("127.0.0.1")


@pytest.mark.parametrize(
    "address",
    [
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
    ],
)
def test_an_address_that_cannot_be_meant_is_said_with_examples(monkeypatch, address):
    with pytest.raises(BadSetting) as refused:
        settings(monkeypatch, address)
    assert address in refused.value.pesan
    assert "MONEV_ALAMAT=0.0.0.0" in refused.value.advice


def test_a_proxy_that_is_no_address_is_said(monkeypatch):
    with pytest.raises(BadSetting, match="MONEV_PROKSI"):
        settings(monkeypatch, "https://zi.kantor.go.id", "10.0.0.5,proksi.lan")


def test_nobody_opens_the_door_before_somebody_can_sign_in(monkeypatch, tmp_path):
    monkeypatch.setenv("MONEV_DB", str(tmp_path / "monev.duckdb"))
    monkeypatch.delenv("MONEV_JURNAL", raising=False)
    with pytest.raises(PeopleMissing) as refused:
        network.prepare(network.wanted_by_touch())
    assert "python -m monev orang tambah" in refused.value.advice


def passed_on(client: str, now: reach.Reach, **header: str) -> tuple[str, str, str]:
    """What the application sees of a request: client, scheme, host."""
    seen = []

    async def answer(scope, receive, send):
        host = dict(scope["headers"])[b"host"].decode()
        seen.append((scope["client"][0], scope["scheme"], host))
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def come(scope, receive, send):
        await exposure.believe_proxies(answer)({**scope, "client": (client, 1), "scheme": "http"}, receive, send)

    reach.use(now)
    send_request(come, "/", **({"host": "zi.kantor.go.id"} | header))
    return seen[0]


def test_a_proxy_is_believed_and_nobody_else(monkeypatch):
    now = settings(monkeypatch, "https://zi.kantor.go.id", "10.0.0.5")
    told = {"x_forwarded_for": "192.168.1.20", "x_forwarded_proto": "https"}
    assert passed_on("10.0.0.5", now, **told) == ("192.168.1.20", "https", "zi.kantor.go.id")
    assert passed_on("10.0.0.6", now, **told) == ("10.0.0.6", "http", "zi.kantor.go.id")
    assert passed_on("10.0.0.5", reach.Reach(), **told) == ("10.0.0.5", "http", "zi.kantor.go.id")


def test_what_a_visitor_puts_before_the_proxys_own_word_is_not_believed(monkeypatch):
    now = settings(monkeypatch, "https://zi.kantor.go.id", "10.0.0.5, 10.0.0.6")
    assert passed_on("10.0.0.5", now, x_forwarded_for="127.0.0.1, 192.168.1.20, 10.0.0.6")[0] == "192.168.1.20"


def test_a_proxy_that_only_keeps_the_host_is_enough(monkeypatch):
    assert passed_on("127.0.0.1", settings(monkeypatch, "https://zi.kantor.go.id"))[1] == "https"
