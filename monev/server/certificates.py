"""The certificate for HTTPS in the office network: one made here, which vouches for itself.

A browser warns of it once and remembers it, so it is kept, and made anew at a start shortly before
its end.
"""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from monev.core import platform_files
from monev.core.errors import MonevError, cause_of
from monev.database.places import Place
from monev.server import refused

LASTING, RENEW_BEFORE = timedelta(days=825), timedelta(days=60)  # Apple's devices take no longer
SUFFIX = ".sertifikat"
_FORMER = ("otoritas.key", "otoritas.crt", "server.key", "server.crt")
"""Of earlier versions: an authority that some devices believe, which nobody shall use any more."""


def find_certificate(place: Place) -> Path:
    """Return the file with our key and certificate; make it if it is not there or ends soon.

    Raises MonevError.
    """
    file = place.beside(SUFFIX) / "https.pem"
    try:
        if not _is_good(file):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with platform_files.temporary_in(file.parent) as temporary:
                temporary.write_bytes(_make(datetime.now(UTC)))
                platform_files.replace(temporary, file)
            for former in _FORMER:
                (file.parent / former).unlink(missing_ok=True)
    except OSError as error:
        raise refused(
            MonevError, "no_certificate", folder=file.parent, cause=cause_of(error)
        ) from error
    return file


def _is_good(file: Path) -> bool:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(file)
        return time_left(file) > RENEW_BEFORE
    except (FileNotFoundError, ValueError, ssl.SSLError):
        return False


def time_left(file: Path) -> timedelta:
    """Return how long a certificate is still valid."""
    return x509.load_pem_x509_certificate(file.read_bytes()).not_valid_after_utc - datetime.now(UTC)


def _make(now: datetime) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Monev ZI")])
    start = now - timedelta(days=1)  # the clock of a phone may be behind
    number = x509.random_serial_number()
    made = x509.CertificateBuilder(name, name, key.public_key(), number, start, start + LASTING)
    names = x509.SubjectAlternativeName([x509.DNSName("monev-zi.local")])
    signed = made.add_extension(names, critical=False).sign(key, hashes.SHA256())
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return secret + signed.public_bytes(pem)
