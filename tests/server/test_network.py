"""The door to the office network: HTTPS with certificates that browsers can check. At this computer
it is plain HTTP.
"""

import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx2
import pytest

from monev.people.accounts import Accounts, accounts_of
from monev.server import serve
from tests.browser.server import id_of, own_settings, run_command, start_server
from tests.postgres import PASSWORD, free_port


@pytest.fixture(scope="module")
def open_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int, str, Path]]:
    """Start a server that is open to the network. Gives its ports by HTTP and HTTPS, its output,
    and its folder.
    """
    folder, secure = tmp_path_factory.mktemp("terbuka"), free_port()
    run_command(folder, "orang", "tambah", "ani")
    with start_server(folder, today="", MONEV_ALAMAT=f"0.0.0.0:{secure}") as server:
        said = (folder / "layar.log").read_text(encoding="utf-8")
        yield int(server.address.rpartition(":")[2]), secure, said, folder


def accounts_in(folder: Path) -> Accounts:
    return accounts_of(str(folder / "monev.jurnal"))


def securely(
    folder: Path, address: str, method: str = "GET", machine: str | None = None, **what: Any
) -> httpx2.Response:
    """Ask while trusting the server's own authority, from the address `machine`."""
    trusted = ssl.create_default_context(cafile=folder / "monev.sertifikat" / "otoritas.crt")
    with httpx2.Client(
        transport=httpx2.HTTPTransport(verify=trusted, local_address=machine), timeout=60
    ) as client:
        return client.request(method, address, **what)


def test_both_doors_lead_to_the_same_pages_plain_http_here_alone_and_give_the_authority(
    open_server,
):
    port, secure, said, folder = open_server
    here = f"https://127.0.0.1:{secure}"
    answer = securely(folder, f"{here}/masuk")
    assert (answer.status_code, answer.text) == (
        200,
        securely(folder, f"http://localhost:{port}/masuk").text,
    )
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
    here = f"https://127.0.0.1:{secure}"
    form = dict.fromkeys(("sandi", "ulang"), "kuda lumping di sawah")
    address = f"{here}/undangan/{accounts_in(folder).invite(id_of(folder, 'ani'))}"
    cookies = securely(
        folder, address, "POST", data=form, headers={"Origin": here}
    ).headers.get_list("set-cookie")
    assert {cookie.split("=")[0] for cookie in cookies} == {
        "__Host-monev_sesi",
        "__Host-monev_perangkat",
    }
    assert all(
        "; Secure" in cookie and "; HttpOnly" in cookie and "; Path=/" in cookie
        for cookie in cookies
    )
    given = cookies[0].split(";")[0]
    assert securely(folder, f"{here}/pengaturan", headers={"Cookie": given}).status_code == 200
    own_name = given.removeprefix("__Host-")
    for planted in (own_name, f"x=1; \t{own_name}", f"x=1;{own_name}", f"x=1;\x85{own_name}"):
        answer = securely(
            folder, f"{here}/pengaturan", headers={"Cookie": planted.encode("latin-1")}
        )
        assert answer.status_code != 200, "given by somebody else"


HALF_A_HELLO = bytes.fromhex("16030100c8010000c40303")


@pytest.mark.parametrize(
    ("machine", "sent"),
    [("127.0.0.2", b""), ("127.0.0.3", HALF_A_HELLO)],
    ids=["nothing", "half a hello"],
)
def test_handshakes_never_finished_keep_nobody_out(open_server, machine, sent):
    """They are half as many as may be open at once; a person goes on from the same address."""
    _, secure, _, folder = open_server
    orang = id_of(folder, "ani")
    session = accounts_in(folder).begin_session(orang, origin="uji").session
    cookie = {"Cookie": f"__Host-monev_sesi={session}"}
    with ExitStack() as held:
        for _ in range(5):
            for _ in range(50):
                half = socket.create_connection(("127.0.0.1", secure), source_address=(machine, 0))
                held.enter_context(half).sendall(sent)
            answer = securely(
                folder, f"https://127.0.0.1:{secure}/pengaturan", machine=machine, headers=cookie
            )
            assert answer.status_code == 200


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


def test_its_journal_in_postgresql_away_stops_no_start_and_no_password_is_told(
    tmp_path, monkeypatch, capsys, caplog
):
    """Neither an own address nor a proxy is set, so the accounts say if the network opens again."""
    whole = f"postgresql://monev:{PASSWORD}@127.0.0.1:{free_port()}/uji"
    for name, value in (own_settings(tmp_path) | {"MONEV_JURNAL": whole}).items():
        monkeypatch.setenv(name, value)
    serve._open_again()
    said = "".join(capsys.readouterr()) + caplog.text
    assert "Jaringan kantor tidak terbuka lagi" in said
    assert PASSWORD not in said
