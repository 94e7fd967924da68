"""The certificate for HTTPS in the office network.

It is the office's own if the settings name one. Else an authority made here signs one for the names
of this computer, and a new one a month before it ends or when a name is added. Other machines may
install that authority. Only this account can read the keys.
"""

import os
import secrets
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from monev.core import platform_files
from monev.core.errors import BadSetting, MonevError, cause_of
from monev.database.places import Place
from monev.server import refused
from monev.server.reach import read_ip

AUTHORITY_DAYS = 3650
SERVER_DAYS = 397
RENEW_DAYS = 30
SUFFIX = ".sertifikat"
_V4 = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8")
PRIVATE = tuple(map(ip_network, (*_V4, "fc00::/7", "fe80::/10", "::1/128")))

_Pair = tuple[ec.EllipticCurvePrivateKey, x509.Certificate]
"""A private key and its certificate."""


@dataclass(frozen=True)
class Certificate:
    """The files with which uvicorn serves HTTPS.

    `authority` is for others to install; None if the office brought its own certificate.
    """

    chain: Path
    key: Path
    authority: Path | None = None


def find_certificate(place: Place, names: Iterable[str]) -> Certificate:
    """Return the office's certificate (MONEV_SERTIFIKAT, MONEV_KUNCI), else our own for `names`.

    Our own is kept beside the database. Raises BadSetting, or MonevError if it cannot be made or
    kept.
    """
    chain = os.environ.get("MONEV_SERTIFIKAT", "")
    key = os.environ.get("MONEV_KUNCI", "")
    if chain or key:
        found = Certificate(Path(chain), Path(key))
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(found.chain, found.key)
        except (OSError, ValueError) as error:
            raise refused(BadSetting, "not_a_pair", chain=chain, key=key) from error
        return found
    folder = place.beside(SUFFIX)
    try:
        return _keep_own_certificate(folder, sorted(set(names)))
    except OSError as error:
        cause = cause_of(error)
        raise refused(MonevError, "no_certificate", folder=folder, cause=cause) from error


def _keep_own_certificate(folder: Path, names: list[str]) -> Certificate:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = Certificate(folder / "server.crt", folder / "server.key", folder / "otoritas.crt")
    authority = _load(folder / "otoritas.key", folder / "otoritas.crt")
    if authority is None or not _may_vouch(authority[1], names):
        # A random name, so that no browser takes another installation's authority for this one.
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        basic = x509.BasicConstraints(ca=True, path_length=0)
        title = f"Monev ZI, otoritas {secrets.token_hex(4)}"
        authority = _issue(title, AUTHORITY_DAYS, basic, usage, _limits(names))
        _write(folder / "otoritas.key", folder / "otoritas.crt", *authority)
    own = _load(kept.key, kept.chain)
    if own is None or not _covers(own[1], names, authority[1]):
        addresses = [
            x509.IPAddress(ip) if (ip := read_ip(name)) else x509.DNSName(name) for name in names
        ]
        basic = x509.BasicConstraints(ca=False, path_length=None)
        alternatives = x509.SubjectAlternativeName(addresses)
        for_servers = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
        own = _issue("Monev ZI", SERVER_DAYS, basic, alternatives, for_servers, issuer=authority)
        _write(kept.key, kept.chain, *own, authority[1])
    return kept


def _load(key_file: Path, certificate_file: Path) -> _Pair | None:
    """Read a kept pair.

    None if (1) a file is missing or damaged, (2) key and certificate don't belong together, (3) the
    certificate ends soon.
    """
    try:
        key = serialization.load_pem_private_key(key_file.read_bytes(), None)
        certificate = x509.load_pem_x509_certificate(certificate_file.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    ends_soon = certificate.not_valid_after_utc - _now() < timedelta(days=RENEW_DAYS)
    if (
        ends_soon
        or not isinstance(key, ec.EllipticCurvePrivateKey)
        or key.public_key() != certificate.public_key()
    ):
        return None
    return key, certificate


def _limits(names: Iterable[str]) -> x509.NameConstraints:
    """Limit an authority to these names and to addresses of private networks.

    An office's machine changes such addresses now and then. A thief of its key can imitate no site
    of the internet.
    """
    hosts = {"localhost"}
    networks = list(PRIVATE)
    for name in names:
        if (address := read_ip(name)) is None:
            hosts.add(name)
        elif not any(address in network for network in PRIVATE):
            networks.append(ip_network(address))
    return x509.NameConstraints(
        [*map(x509.IPAddress, networks), *map(x509.DNSName, sorted(hosts))], None
    )


def _may_vouch(authority: x509.Certificate, names: Iterable[str]) -> bool:
    """True if the authority's limits include these names.

    An authority made by an earlier version has no limits; it stays, since devices know it already.
    """
    for limits in authority.extensions:
        if isinstance(limits.value, x509.NameConstraints):
            return set(_limits(names).permitted_subtrees or ()) <= set(
                limits.value.permitted_subtrees or ()
            )
    return True


def _covers(certificate: x509.Certificate, names: list[str], authority: x509.Certificate) -> bool:
    """True if the certificate is for all these names and signed by this authority."""
    found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    named = {
        *found.get_values_for_type(x509.DNSName),
        *map(str, found.get_values_for_type(x509.IPAddress)),
    }
    return set(names) <= named and certificate.issuer == authority.subject


def _issue(
    title: str, days: int, *extensions: x509.ExtensionType, issuer: _Pair | None = None
) -> _Pair:
    """Make a new key and its certificate; without `issuer` it signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, title)])
    issuers_key, issuers_name = (issuer[0], issuer[1].subject) if issuer else (key, name)
    start = _now() - timedelta(days=1)  # the clock of a phone may be behind
    number = x509.random_serial_number()
    end = start + timedelta(days=days)
    builder = x509.CertificateBuilder(issuers_name, name, key.public_key(), number, start, end)
    own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    signers = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuers_key.public_key())
    for extension in (*extensions, own, signers):
        is_critical = isinstance(
            extension, x509.BasicConstraints | x509.KeyUsage | x509.NameConstraints
        )
        builder = builder.add_extension(extension, critical=is_critical)
    return key, builder.sign(issuers_key, hashes.SHA256())


def _now() -> datetime:
    """Return the real time, not that of MONEV_HARI_INI: a browser compares with its own clock."""
    return datetime.now(UTC)


def _write(
    key_file: Path, chain_file: Path, key: ec.EllipticCurvePrivateKey, *chain: x509.Certificate
) -> None:
    """Write both files, each whole or not at all and never readable by others."""
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    public = b"".join(certificate.public_bytes(pem) for certificate in chain)
    for path, content in ((key_file, secret), (chain_file, public)):
        with platform_files.temporary_in(path.parent) as temporary:
            temporary.write_bytes(content)
            platform_files.replace(temporary, path)
