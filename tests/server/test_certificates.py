"""HTTPS from the start: certificates a browser can check, keys nobody else can read."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from monev.core.errors import BadSetting
from monev.database.places import Place
from monev.server import certificates, network
from monev.server.certificates import Certificate, NoCertificate, find_certificate

NAMES = {"192.168.1.10", "zi.kantor.lan", "localhost"}


@pytest.fixture
def place(tmp_path: Path, monkeypatch) -> Place:
    monkeypatch.delenv("MONEV_SERTIFIKAT", raising=False)
    monkeypatch.delenv("MONEV_KUNCI", raising=False)
    return Place(tmp_path / "monev.duckdb", str(tmp_path / "monev.jurnal"))


@contextmanager
def line_to(server: ssl.SSLContext, client: ssl.SSLContext, name: str | None = None) -> Iterator[ssl.SSLSocket]:
    """The client's end of a line between the two, once they shook hands."""
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
    """What a browser that installed the authority finds out about the server's name: "" or why not."""
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


def serial_shown(server: ssl.SSLContext) -> int:
    """The number of the certificate that a new connection is shown."""
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.check_hostname, client.verify_mode = False, ssl.CERT_NONE
    with line_to(server, client) as line:
        shown = line.getpeercert(binary_form=True)
    assert shown is not None
    return x509.load_der_x509_certificate(shown).serial_number


def test_a_certificate_that_is_renewed_while_the_server_stands_open_is_used(place, monkeypatch, caplog):
    monkeypatch.setenv("MONEV_DB", str(place.db))
    first = find_certificate(place, ())
    server = serving(first)
    chain, shown = first.chain.read_bytes(), serial_shown(server)
    assert network.use_renewed(server, chain) == chain
    assert serial_shown(server) == shown
    key = first.key.read_bytes()
    first.key.unlink()
    renewed = network.use_renewed(server, chain)
    assert renewed != chain
    assert serial_shown(server) != shown
    shown = serial_shown(server)
    first.key.write_bytes(key)
    monkeypatch.setenv("MONEV_SERTIFIKAT", str(first.chain))
    monkeypatch.setenv("MONEV_KUNCI", str(first.key))
    assert network.use_renewed(server, b"") == b"", "a chain whose key has not come yet"
    assert serial_shown(server) == shown
    assert "tidak dapat dipakai bersama" in caplog.text


def test_keys_are_for_this_account_alone_and_kept_and_a_new_name_changes_the_certificate_alone(place):
    certificate = find_certificate(place, NAMES)
    folder = certificate.key.parent
    assert folder == place.db.with_name("monev.sertifikat")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in sorted(folder.glob("*.key"))] == [0o600, 0o600]
    first = find_certificate(place, NAMES)
    before = {path: path.read_bytes() for path in first.key.parent.iterdir()}
    assert {path: path.read_bytes() for path in find_certificate(place, NAMES).key.parent.iterdir()} == before
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


def test_a_place_that_cannot_be_written_is_said(tmp_path, place):
    (tmp_path / "monev.sertifikat").write_text("berkas, bukan folder", encoding="utf-8")
    with pytest.raises(NoCertificate) as refused:
        find_certificate(place, NAMES)
    assert "MONEV_SERTIFIKAT" in refused.value.advice
