"""The door to the office network: a real server, HTTPS with its own certificate, this computer still by plain HTTP."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx2
import pytest

from monev.people.accounts import Accounts
from monev.people.visits import accounts_of
from monev.server import network
from tests.browser.server import AT_PORT, own_settings, run_command, start_server
from tests.postgres import free_port


@pytest.fixture(scope="module")
def open_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int, str, Path]]:
    """A server that is open to the network: its port by HTTP, its port by HTTPS, what was said, the folder."""
    folder, secure = tmp_path_factory.mktemp("terbuka"), free_port()
    run_command(folder, "orang", "tambah", "ani", "--peran", "admin")
    with start_server(folder, today="", MONEV_ALAMAT=f"0.0.0.0:{secure}") as server:
        said = (folder / "layar.log").read_text(encoding="utf-8")
        yield int(server.address.rpartition(":")[2]), secure, said, folder


def accounts_in(folder: Path) -> Accounts:
    return accounts_of(str(folder / "monev.jurnal"))


def securely(folder: Path, address: str, method: str = "GET", **what: Any) -> httpx2.Response:
    """The answer to who trusts the server's own authority."""
    trusted = ssl.create_default_context(cafile=folder / "monev.sertifikat" / "otoritas.crt")
    return httpx2.request(method, address, verify=trusted, timeout=60, **what)


def test_both_doors_lead_to_the_same_pages_plain_http_here_alone_and_give_the_authority(open_server):
    port, secure, said, folder = open_server
    here = f"https://127.0.0.1:{secure}"
    answer = securely(folder, f"{here}/masuk")
    assert (answer.status_code, answer.text) == (200, securely(folder, f"http://localhost:{port}/masuk").text)
    assert f"wss://127.0.0.1:{secure}" in answer.headers["content-security-policy"]
    assert f":{secure}" in said.split("ponsel lain: ")[1].splitlines()[0]
    answer = securely(folder, f"{here}/sertifikat.crt")
    assert answer.content == (folder / "monev.sertifikat" / "otoritas.crt").read_bytes()
    assert answer.headers["content-type"] == "application/x-x509-ca-cert"
    listening = Path("/proc/net/tcp").read_text()
    places = {row.split()[1] for row in listening.splitlines() if row.split()[3] == "0A"}
    assert f"0100007F:{port:04X}" in places
    assert f"00000000:{secure:04X}" in places
    assert f"00000000:{port:04X}" not in places


def test_cookies_given_by_https_never_go_without_it(open_server):
    _, secure, _, folder = open_server
    here, form = f"https://127.0.0.1:{secure}", dict.fromkeys(("sandi", "ulang"), "kuda lumping di sawah")
    address = f"{here}/undangan/{accounts_in(folder).invite('ani')}"
    cookies = securely(folder, address, "POST", data=form, headers={"Origin": here}).headers.get_list("set-cookie")
    assert {cookie.split("=")[0] for cookie in cookies} == {"__Host-monev_sesi", "__Host-monev_perangkat"}
    assert all("; Secure" in cookie and "; HttpOnly" in cookie and "; Path=/" in cookie for cookie in cookies)
    given = cookies[0].split(";")[0]
    assert securely(folder, f"{here}/pengaturan", headers={"Cookie": given}).status_code == 200
    own_name = given.removeprefix("__Host-")
    for planted in (own_name, f"x=1; \t{own_name}", f"x=1;{own_name}", f"x=1;\x85{own_name}"):
        answer = securely(folder, f"{here}/pengaturan", headers={"Cookie": planted.encode("latin-1")})
        assert answer.status_code != 200, "given by somebody else"


@pytest.mark.parametrize("sent", [b"", bytes.fromhex("16030100c8010000c40303")], ids=["nothing", "half a hello"])
def test_handshakes_never_finished_keep_nobody_out(open_server, sent):
    """More than an address may hold, from the address of the person who goes on."""
    _, secure, _, folder = open_server
    cookie = {"Cookie": f"__Host-monev_sesi={accounts_in(folder).begin_session('ani', origin='uji').session}"}
    with ExitStack() as held:
        for _ in range(5):
            for _ in range(100):
                held.enter_context(socket.create_connection(("127.0.0.1", secure))).sendall(sent)
            assert securely(folder, f"https://127.0.0.1:{secure}/pengaturan", headers=cookie).status_code == 200


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
def test_old_tls_is_refused(open_server, version: ssl.TLSVersion):
    _, secure, _, folder = open_server
    old = ssl.create_default_context(cafile=folder / "monev.sertifikat" / "otoritas.crt")
    old.set_ciphers("ALL:@SECLEVEL=0")
    old.minimum_version = old.maximum_version = version
    with (
        socket.create_connection(("127.0.0.1", secure)) as line,
        pytest.raises(OSError, match=r"EOF|protocol version|reset"),
    ):
        old.wrap_socket(line, server_hostname="localhost")


def test_a_tick_opens_the_network_again_with_the_next_start(tmp_path, monkeypatch):
    """Where the port is taken then, this computer is served all the same, and that is said."""
    for name, value in own_settings(tmp_path).items():
        monkeypatch.setenv(name, value)
    run_command(tmp_path, "orang", "tambah", "ani", "--peran", "admin")
    assert not network.opens_again()
    network.open_again(wanted=True)
    port = free_port()
    with start_server(tmp_path, "-c", AT_PORT.format(port=port)), socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) == 0
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", port))
        taken.listen()
        with start_server(tmp_path, "-c", AT_PORT.format(port=port)):
            said = (tmp_path / "layar.log").read_text(encoding="utf-8")
            assert "Jaringan kantor tidak terbuka lagi" in said
    network.open_again(wanted=False)
    assert not network.opens_again()
