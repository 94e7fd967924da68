"""The door to the office network: HTTPS with certificates that browsers can check. At this computer
it is plain HTTP.
"""

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx2
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from monev.people.accounts import Accounts, accounts_of
from monev.server import certificates, network, reach, serve
from tests.browser.server import id_of, own_settings, run_command, start_server
from tests.conftest import before_release, first_few
from tests.postgres import PASSWORD, free_port
from tests.server.asgi import in_own_loop, one_reader, streamlit_stand_in

WITH_PRESENCE = """
import sys
from monev.server import network, serve
network.PRESENCE_PORT = {port}
sys.exit(serve.main(["--port", "0"]))
"""
"""A program that starts the server with this first port for phones: the usual one may be taken."""


@pytest.fixture(scope="module")
def presence() -> int:
    return free_port()


@pytest.fixture(scope="module")
def open_server(
    tmp_path_factory: pytest.TempPathFactory, presence: int
) -> Iterator[tuple[int, int, str, Path]]:
    """Start a server that is open to the network. Gives its ports by HTTP and HTTPS, its output,
    and its folder.
    """
    folder, secure = tmp_path_factory.mktemp("terbuka"), free_port()
    run_command(folder, "orang", "tambah", "ani")
    start = ("-c", WITH_PRESENCE.format(port=presence))
    with start_server(folder, *start, today="", MONEV_ALAMAT=f"0.0.0.0:{secure}") as server:
        said = (folder / "layar.log").read_text(encoding="utf-8")
        yield int(server.address.rpartition(":")[2]), secure, said, folder


def accounts_in(folder: Path) -> Accounts:
    return accounts_of(str(folder / "monev.jurnal"))


def securely(
    folder: Path, address: str, method: str = "GET", machine: str | None = None, **what: Any
) -> httpx2.Response:
    """Ask whom a browser was told to believe, from the address `machine`."""
    trusted = ssl.create_default_context(cafile=folder / "monev.sertifikat" / "https.pem")
    trusted.check_hostname = False
    with httpx2.Client(
        transport=httpx2.HTTPTransport(verify=trusted, local_address=machine), timeout=60
    ) as client:
        return client.request(method, address, **what)


def test_both_doors_lead_to_the_same_pages_plain_http_here_alone(open_server):
    port, secure, said, folder = open_server
    here = f"https://127.0.0.1:{secure}"
    answer = securely(folder, f"{here}/masuk")
    assert (answer.status_code, answer.text) == (
        200,
        securely(folder, f"http://localhost:{port}/masuk").text,
    )
    assert f"wss://127.0.0.1:{secure}" in answer.headers["content-security-policy"]
    assert f":{secure}" in said.split("ponsel lain: ")[1].splitlines()[0]
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


def test_where_phones_mark_presence_all_else_leads_to_https_without_a_cookie_or_a_line(
    open_server, presence
):
    _, secure, _, folder = open_server
    here = f"http://127.0.0.1:{presence}"
    session = accounts_in(folder).begin_session(id_of(folder, "ani"), origin="uji").session
    given = {"Cookie": f"monev_sesi={session}; __Host-monev_sesi={session}"}
    for method, path in [
        *(("GET", path) for path in ("/", "/pengaturan", "/cari?kata=a", "/hadir", "/siap")),
        *(("GET", path) for path in ("/_stcore/health", "/static/x.js", "/hadirx/y", "//jahat")),
        *(("POST", path) for path in ("/masuk", "/keluar", "/undangan/x")),
    ]:
        answer = httpx2.request(method, here + path, headers=given, timeout=60)
        assert answer.status_code == 303, path
        assert answer.headers["location"] == f"https://127.0.0.1:{secure}{path}"
        assert "set-cookie" not in answer.headers, path
    guessed = httpx2.get(f"{here}/hadir/tebakan", headers=given, timeout=60)
    assert (guessed.status_code, "set-cookie" in guessed.headers) == (410, False)
    forged = httpx2.get(f"{here}/", headers={"Host": "jahat.example"}, timeout=60)
    assert (forged.status_code, "location" in forged.headers) == (403, False)
    with pytest.raises(InvalidStatus, match="403"):
        connect(f"ws://127.0.0.1:{presence}/_stcore/stream", additional_headers=given)


@pytest.fixture
def own_door(own_store, monkeypatch) -> None:
    """A process whose door is shut, with an admin who may open it."""
    db = own_store(one_reader)
    monkeypatch.setenv("MONEV_DB", str(db.file))
    monkeypatch.setattr(network, "open_store", lambda: db)
    monkeypatch.setattr(network, "_door", network._Door())
    monkeypatch.setattr(reach, "_current", [reach.Reach()])
    monkeypatch.setattr(reach, "own_addresses", lambda: ["192.168.1.10"])


@pytest.mark.parametrize(("tried", "scheme"), [(1, "https"), (2, "http")])
def test_where_the_usual_port_is_taken_phones_use_the_next_and_without_any_https(
    own_door, monkeypatch, tried, scheme
):
    monkeypatch.setattr(network, "PRESENCE_PORTS", tried)
    secure = free_port()
    with network.open_socket(0, "0.0.0.0") as taken:
        monkeypatch.setattr(network, "PRESENCE_PORT", taken.getsockname()[1])
        network.prepare(reach.Reach("0.0.0.0", secure))
    prepared, plain, _ = network._door.prepared
    port = {"https": secure, "http": network.PRESENCE_PORT + 1}[scheme]
    assert reach.current().presence_address() == f"{scheme}://192.168.1.10:{port}"
    assert reach.current().is_open
    for listener in filter(None, (prepared, plain)):
        listener.close()


def test_behind_a_proxy_phones_use_its_address(own_door):
    network.prepare(reach._read_address("https://zi.kantor.go.id", ()))
    assert network._door.prepared is None
    assert reach.current().presence_address() == "https://zi.kantor.go.id"


def test_a_server_that_runs_until_its_certificate_nearly_ends_says_so(own_door, monkeypatch):
    told = threading.Event()
    monkeypatch.setattr(network.log, "warning", lambda _: told.set())
    network.prepare(reach.Reach("127.0.0.1", free_port()))
    monkeypatch.setattr(certificates, "time_left", lambda _: certificates.RENEW_BEFORE)

    async def open_and_wait() -> None:
        await network.start(streamlit_stand_in)
        await asyncio.to_thread(told.wait, 60)
        await network.stop()

    in_own_loop(open_and_wait())
    assert told.is_set()


def test_a_proxy_that_passes_no_host_reads_until_an_admin_can_sign_in(tmp_path):
    """What it asks looks as if the person at this computer asked it."""
    run_command(tmp_path, "orang", "tambah", "ani")
    with start_server(tmp_path) as server:
        port = server.address.rpartition(":")[2]
        passed_on = {"Host": f"127.0.0.1:{port}", "Accept": "text/html"}

        def ask(path: str) -> tuple[int, str]:
            answer = httpx2.get(server.address + path, headers=passed_on, timeout=60)
            return answer.status_code, answer.headers.get("location", "")

        line = f"ws://127.0.0.1:{port}/_stcore/stream"
        programs = ("/cari?kata=a", "/bukti/x", "/ringkasan-cetak")
        assert ask("/linimasa")[0] == 200
        with connect(line):
            pass
        accounts_in(tmp_path).set_password(id_of(tmp_path, "ani"), "kuda lumping di sawah")
        assert ask("/linimasa") == (303, "/masuk?ke=/linimasa")
        del passed_on["Accept"]
        assert [ask(path)[0] for path in programs] == [401] * 3
        for origin in (None, f"http://127.0.0.1:{port}"):
            with pytest.raises(InvalidStatus, match="403"):
                connect(line, origin=origin)


HALF_A_HELLO = bytes.fromhex("16030100c8010000c40303")


@pytest.mark.parametrize(
    ("machine", "sent"), [("127.0.0.3", HALF_A_HELLO), *before_release(("127.0.0.2", b""))]
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
@pytest.mark.parametrize("version", first_few([ssl.TLSVersion.TLSv1_1, ssl.TLSVersion.TLSv1], 1))
def test_old_tls_is_refused(open_server, version: ssl.TLSVersion):
    _, secure, _, folder = open_server
    old = ssl.create_default_context(cafile=folder / "monev.sertifikat" / "https.pem")
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
