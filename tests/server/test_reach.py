"""Where the pages are served, by the settings MONEV_ALAMAT and MONEV_PROKSI, and whom a proxy may speak for."""

import pytest
from starlette.types import ASGIApp

from monev.core.errors import BadSetting
from monev.server import exposure, reach
from tests.server.asgi import pass_through
from tests.server.closed import closed_process as closed_process


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
