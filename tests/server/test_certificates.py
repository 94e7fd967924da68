"""Certificates that browsers can check, of our own authority or the office, renewed while the server stands open."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509

from monev.core.errors import BadSetting
from monev.database.places import Place
from monev.server import certificates, network
from monev.server.certificates import Certificate, find_certificate

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
