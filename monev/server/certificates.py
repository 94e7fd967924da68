"""The certificate for HTTPS in the office network: the office's own, else one made here. Then there is an authority of
this installation, which who installs it once is never warned of, and a certificate it signs for the names of this
computer, made anew a month before it ends or when a name is new. Keys can be read by this account alone."""

import os
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from monev.core import platform_files
from monev.core.errors import BadSetting, MonevError, cause_of
from monev.database.places import Place
from monev.server.reach import read_ip

AUTHORITY_DAYS = 3650
SERVER_DAYS = 397
RENEW_DAYS = 30
SUFFIX = ".sertifikat"

_Pair = tuple[ec.EllipticCurvePrivateKey, x509.Certificate]
"""A key, and the certificate that was made for it."""


@dataclass(frozen=True)
class Certificate:
    """The files uvicorn serves HTTPS with; `authority` is what others may install, where it was made here."""

    chain: Path
    key: Path
    authority: Path | None = None


def find_certificate(place: Place, names: Iterable[str]) -> Certificate:
    """The office's certificate (MONEV_SERTIFIKAT, MONEV_KUNCI), else one for `names` kept beside the database. Raises
    BadSetting, MonevError where it cannot be made or kept."""
    chain, key = os.environ.get("MONEV_SERTIFIKAT", ""), os.environ.get("MONEV_KUNCI", "")
    if chain or key:
        found = Certificate(Path(chain), Path(key))
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(found.chain, found.key)
        except (OSError, ValueError) as error:
            raise BadSetting(
                f"MONEV_SERTIFIKAT = “{chain}” dan MONEV_KUNCI = “{key}” tidak dapat dipakai bersama.",
                "Keduanya berkas PEM yang dapat dibaca: rantai sertifikat, dan kuncinya tanpa kata sandi.",
            ) from error
        return found
    folder = place.beside(SUFFIX)
    try:
        return _keep_own_certificate(folder, sorted(set(names)))
    except OSError as error:
        raise MonevError(
            f"Folder {folder} tidak dapat dipakai: {cause_of(error)}.",
            "Beri izin menulis di folder itu, atau sebutkan sertifikat kantor dalam MONEV_SERTIFIKAT dan MONEV_KUNCI.",
            heading="Sertifikat HTTPS belum dapat dibuat",
        ) from error


def _keep_own_certificate(folder: Path, names: list[str]) -> Certificate:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = Certificate(folder / "server.crt", folder / "server.key", folder / "otoritas.crt")
    authority = _load(folder / "otoritas.key", folder / "otoritas.crt")
    if authority is None:
        authority = _make_authority()
        _write(folder / "otoritas.key", folder / "otoritas.crt", *authority)
    own = _load(kept.key, kept.chain)
    if own is None or not _covers(own[1], names, authority[1]):
        _write(kept.key, kept.chain, *_make_server(names, authority), authority[1])
    return kept


def _load(key_file: Path, certificate_file: Path) -> _Pair | None:
    """What was kept; None where it is not there, damaged, does not belong together, or ends soon."""
    try:
        key = serialization.load_pem_private_key(key_file.read_bytes(), None)
        certificate = x509.load_pem_x509_certificate(certificate_file.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    ends_soon = certificate.not_valid_after_utc - _now() < timedelta(days=RENEW_DAYS)
    if ends_soon or not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        return None
    return key, certificate


def _covers(certificate: x509.Certificate, names: list[str], authority: x509.Certificate) -> bool:
    found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    named = {*found.get_values_for_type(x509.DNSName), *map(str, found.get_values_for_type(x509.IPAddress))}
    return set(names) <= named and certificate.issuer == authority.subject


def _make_authority() -> _Pair:
    key = ec.generate_private_key(ec.SECP256R1())
    # A name of its own: another installation's authority is not taken for this one.
    own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    name = _name(f"Monev ZI, otoritas {own.digest.hex()[:8]}")
    usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    extensions = (x509.BasicConstraints(ca=True, path_length=0), usage, own)
    return key, _sign(name, name, key, key, AUTHORITY_DAYS, *extensions)


def _make_server(names: list[str], authority: _Pair) -> _Pair:
    key, (issuers_key, issuer) = ec.generate_private_key(ec.SECP256R1()), authority
    extensions = (
        x509.BasicConstraints(ca=False, path_length=None),
        x509.SubjectAlternativeName([_alternative(name) for name in names]),
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]),
        x509.AuthorityKeyIdentifier.from_issuer_public_key(issuers_key.public_key()),
    )
    return key, _sign(issuer.subject, _name("Monev ZI"), key, issuers_key, SERVER_DAYS, *extensions)


def _alternative(name: str) -> x509.GeneralName:
    address = read_ip(name)
    return x509.IPAddress(address) if address else x509.DNSName(name)


def _sign(
    issuer: x509.Name,
    name: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuers_key: ec.EllipticCurvePrivateKey,
    days: int,
    *extensions: x509.ExtensionType,
) -> x509.Certificate:
    start = _now() - timedelta(days=1)  # from yesterday: the clock of a phone may be behind
    number, end = x509.random_serial_number(), start + timedelta(days=days)
    builder = x509.CertificateBuilder(issuer, name, key.public_key(), number, start, end)
    for extension in extensions:
        is_critical = isinstance(extension, x509.BasicConstraints | x509.KeyUsage)
        builder = builder.add_extension(extension, critical=is_critical)
    return builder.sign(issuers_key, hashes.SHA256())


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _now() -> datetime:
    """The real moment: a browser compares with its own clock, whatever day MONEV_HARI_INI says it is."""
    return datetime.now(UTC)


def _write(key_file: Path, chain_file: Path, key: ec.EllipticCurvePrivateKey, *chain: x509.Certificate) -> None:
    """Each whole or not at all, and never readable by others for a moment."""
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    public = b"".join(certificate.public_bytes(pem) for certificate in chain)
    for path, content in ((key_file, secret), (chain_file, public)):
        with platform_files.temporary_in(path.parent) as temporary:
            temporary.write_bytes(content)
            platform_files.replace(temporary, path)
