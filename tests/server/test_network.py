"""The door to the office network: HTTPS with certificates that browsers can check. At this computer
it is plain HTTP.
"""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import httpx2
import pytest
from cryptography import x509

from monev.core.errors import BadSetting
from monev.database.places import Place
from monev.people.accounts import Accounts, accounts_of
from monev.server import certificates, network, serve
from monev.server.certificates import Certificate, find_certificate
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


NAMES = {"192.168.1.10", "zi.kantor.lan", "localhost"}


@pytest.fixture
def place(tmp_path: Path, monkeypatch) -> Place:
    monkeypatch.delenv("MONEV_SERTIFIKAT", raising=False)
    monkeypatch.delenv("MONEV_KUNCI", raising=False)
    return Place(tmp_path / "monev.duckdb", str(tmp_path / "monev.jurnal"))


@contextmanager
def line_to(
    server: ssl.SSLContext, client: ssl.SSLContext, name: str | None = None
) -> Iterator[ssl.SSLSocket]:
    """Shake hands between the two and give the client's end of the line."""
    here, there = socket.socketpair()

    def answer() -> None:
        try:
            server.wrap_socket(there, server_side=True).close()
        except OSError:
            there.close()

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        with client.wrap_socket(here, server_hostname=name) as line:
            yield line
    finally:
        thread.join()


def serving(certificate: Certificate) -> ssl.SSLContext:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate.chain, certificate.key)
    return server


def shake_hands(certificate: Certificate, name: str) -> str:
    """Check the server's name as a browser that knows the authority. Returns "" or why not."""
    client = ssl.create_default_context(cafile=certificate.authority)
    try:
        with line_to(serving(certificate), client, name):
            return ""
    except ssl.SSLCertVerificationError as error:
        return error.verify_message


def test_a_browser_that_knows_the_authority_believes_every_name(place):
    certificate = find_certificate(place, NAMES)
    assert {name: shake_hands(certificate, name) for name in NAMES} == dict.fromkeys(NAMES, "")
    assert "mismatch" in shake_hands(certificate, "jahat.example")


def test_the_authority_vouches_for_no_other_name_and_is_made_anew_for_one_it_may_not(place):
    certificate = find_certificate(place, {*NAMES, "8.8.4.4"})
    folder = certificate.key.parent
    authority = certificates._load(folder / "otoritas.key", folder / "otoritas.crt")
    others = ("bank.co.id", "192.0.2.9", "8.8.8.8")
    for name in (*others, "192.168.7.7"):
        address = ip_address(name) if name[0].isdigit() else None
        named = x509.SubjectAlternativeName(
            [x509.IPAddress(address) if address else x509.DNSName(name)]
        )
        certificates._write(
            certificate.key,
            certificate.chain,
            *certificates._issue("palsu", 9, named, issuer=authority),
        )
        told = shake_hands(certificate, name)
        assert told == ("permitted subtree violation" if name in others else ""), name
    more = find_certificate(place, {*NAMES, "zi.kantor.go.id"})
    assert shake_hands(more, "zi.kantor.go.id") == ""
    made = x509.load_pem_x509_certificate((folder / "otoritas.crt").read_bytes())
    assert authority and made != authority[1], "devices that know the other are told again"


def serial_shown(server: ssl.SSLContext) -> int:
    """Return the number of the certificate that a new connection gets."""
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.check_hostname, client.verify_mode = False, ssl.CERT_NONE
    with line_to(server, client) as line:
        shown = line.getpeercert(binary_form=True)
    return x509.load_der_x509_certificate(shown).serial_number


def test_a_certificate_that_is_renewed_while_the_server_stands_open_is_used(
    place, monkeypatch, caplog
):
    monkeypatch.setenv("MONEV_DB", str(place.db))
    monkeypatch.setattr(network, "_door", network._Door())
    first = find_certificate(place, ())
    server = serving(first)
    shown = serial_shown(server)
    network.use_renewed(server)
    assert serial_shown(server) == shown
    key = first.key.read_bytes()
    first.key.unlink()
    network.use_renewed(server)
    assert serial_shown(server) != shown
    shown = serial_shown(server)
    first.key.write_bytes(key)
    monkeypatch.setenv("MONEV_SERTIFIKAT", str(first.chain))
    monkeypatch.setenv("MONEV_KUNCI", str(first.key))
    network.use_renewed(server)
    assert serial_shown(server) == shown, "a chain whose key has not come yet"
    assert "tidak dapat dipakai bersama" in caplog.text


def test_keys_are_for_this_account_alone_and_kept_and_a_new_name_changes_the_certificate_alone(
    place,
):
    certificate = find_certificate(place, NAMES)
    folder = certificate.key.parent
    assert folder == place.db.with_name("monev.sertifikat")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in sorted(folder.glob("*.key"))] == [0o600, 0o600]
    first = find_certificate(place, NAMES)
    before = {path: path.read_bytes() for path in first.key.parent.iterdir()}
    assert {
        path: path.read_bytes() for path in find_certificate(place, NAMES).key.parent.iterdir()
    } == before
    more = find_certificate(place, {*NAMES, "10.0.0.7"})
    assert more.authority is not None and more.authority.read_bytes() == before[more.authority]
    assert shake_hands(more, "10.0.0.7") == ""


def test_it_is_made_anew_a_month_before_it_ends_and_where_a_file_is_damaged(place, monkeypatch):
    old = datetime.now(UTC) - timedelta(days=certificates.SERVER_DAYS - certificates.RENEW_DAYS)
    with monkeypatch.context() as patch:
        patch.setattr(certificates, "_now", lambda: old)
        first = find_certificate(place, NAMES).chain.read_bytes()
    again = find_certificate(place, NAMES)
    assert again.chain.read_bytes() != first
    assert shake_hands(again, "localhost") == ""
    certificate = find_certificate(place, NAMES)
    certificate.key.write_text("rusak", encoding="utf-8")
    assert shake_hands(find_certificate(place, NAMES), "localhost") == ""


def test_the_offices_own_is_used_where_it_is_named(place, monkeypatch, tmp_path):
    made = find_certificate(place, NAMES)
    monkeypatch.setenv("MONEV_SERTIFIKAT", str(made.chain))
    monkeypatch.setenv("MONEV_KUNCI", str(made.key))
    assert find_certificate(place, NAMES) == Certificate(made.chain, made.key)
    monkeypatch.setenv("MONEV_KUNCI", str(tmp_path / "tidak ada.key"))
    with pytest.raises(BadSetting, match="tidak ada"):
        find_certificate(place, NAMES)
