"""The certificate for HTTPS in the office network: the office's own, else one made here. Then there is an authority of
this installation, which who installs it once is never warned of, and a certificate it signs for the names of this
computer, made anew a month before it ends or when a name is new. Keys can be read by this account alone."""

import ipaddress
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

AUTHORITY_DAYS = 3650
SERVER_DAYS = 397
RENEW_DAYS = 30
SUFFIX = ".sertifikat"


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
    authority_key, authority = _load(folder / "otoritas.key", folder / "otoritas.crt")
    if authority_key is None or authority is None or _ends_soon(authority):
        authority_key = ec.generate_private_key(ec.SECP256R1())
        authority = _make_authority(authority_key)
        _write(folder / "otoritas.key", authority_key, folder / "otoritas.crt", authority)
    kept = Certificate(folder / "server.crt", folder / "server.key", folder / "otoritas.crt")
    key, certificate = _load(kept.key, kept.chain)
    if key is None or certificate is None or _ends_soon(certificate) or not _covers(certificate, names, authority):
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _make_server(key, names, authority_key, authority)
        _write(kept.key, key, kept.chain, certificate, authority)
    return kept


def _load(key: Path, certificate: Path) -> tuple[ec.EllipticCurvePrivateKey | None, x509.Certificate | None]:
    """What was kept; None where it is not there, damaged, or does not belong together."""
    if not key.is_file() or not certificate.is_file():
        return None, None
    try:
        read_key = serialization.load_pem_private_key(key.read_bytes(), None)
        read = x509.load_pem_x509_certificate(certificate.read_bytes())
    except ValueError:
        return None, None
    if not isinstance(read_key, ec.EllipticCurvePrivateKey) or read_key.public_key() != read.public_key():
        return None, None
    return read_key, read


def _ends_soon(certificate: x509.Certificate) -> bool:
    return certificate.not_valid_after_utc - _now() < timedelta(days=RENEW_DAYS)


def _covers(certificate: x509.Certificate, names: list[str], authority: x509.Certificate) -> bool:
    found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    named = {*found.get_values_for_type(x509.DNSName), *map(str, found.get_values_for_type(x509.IPAddress))}
    return set(names) <= named and certificate.issuer == authority.subject


def _make_authority(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    # A name of its own: another installation's authority is not taken for this one.
    own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    name = _name(f"Monev ZI, otoritas {own.digest.hex()[:8]}")
    usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    return _sign(name, name, key, key, AUTHORITY_DAYS, x509.BasicConstraints(ca=True, path_length=0), usage, own)


def _make_server(
    key: ec.EllipticCurvePrivateKey,
    names: list[str],
    authority_key: ec.EllipticCurvePrivateKey,
    authority: x509.Certificate,
) -> x509.Certificate:
    extensions = (
        x509.BasicConstraints(ca=False, path_length=None),
        x509.SubjectAlternativeName([_alternative(name) for name in names]),
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]),
        x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()),
    )
    return _sign(authority.subject, _name("Monev ZI"), key, authority_key, SERVER_DAYS, *extensions)


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


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


def _write(key_file: Path, key: ec.EllipticCurvePrivateKey, chain_file: Path, *chain: x509.Certificate) -> None:
    """Each whole or not at all, and never readable by others for a moment."""
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    public = b"".join(certificate.public_bytes(pem) for certificate in chain)
    for path, content in ((key_file, secret), (chain_file, public)):
        with platform_files.temporary_in(path.parent) as temporary:
            temporary.write_bytes(content)
            platform_files.replace(temporary, path)
