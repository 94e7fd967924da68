"""Signing in with the office's own accounts: an OpenID Connect provider says which mail address somebody has.

Authorization code with PKCE, state and nonce; the ID token's signature, issuer, audience, nonce and times are checked,
and only an address that the provider calls verified is believed (OpenID Connect Core 1.0, 3.1.3.7; RFC 9700). Not by
`st.login`: that needs a page's live connection, which nobody has before they signed in.

MONEV_OIDC_ALAMAT           the provider's issuer, https://masuk.kantor.go.id/realms/kantor
MONEV_OIDC_KLIEN            the client's id there, with <address of these pages>/oidc/kembali as its redirect
MONEV_OIDC_RAHASIA          the client's secret, or MONEV_OIDC_RAHASIA_BERKAS, a file that holds it
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests

from monev.core.errors import BadSetting, MonevError
from monev.people.store import new_secret

ISSUER = "MONEV_OIDC_ALAMAT"
SIGNATURES = ("RS256", "PS256", "ES256", "EdDSA")
"""Only those made with a key of the provider's: never none, never one of a shared secret."""
TIMEOUT = 10
LEEWAY = 120
"""Seconds: for an answer of the provider, and by which its clock may differ from ours."""
_KNOWN_FOR = 3600
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")

logger = logging.getLogger("monev.server.oidc")
_one_asks = threading.Lock()


class SignInFailed(MonevError):
    """The office's account did not prove who this is."""

    title = "Belum dapat masuk dengan akun kantor"


@dataclass(frozen=True, slots=True)
class Provider:
    """What the settings say of the provider; `secret` is "" for a client without one."""

    issuer: str
    client: str
    secret: str

    @property
    def host(self) -> str:
        """What a person knows it by."""
        return urlsplit(self.issuer).netloc


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a browser keeps between leaving for the provider and coming back."""

    state: str
    nonce: str
    verifier: str
    destination: str


def is_offered() -> bool:
    """Whether there is a provider to sign in with."""
    return bool(os.environ.get(ISSUER, "").strip())


def read_settings() -> Provider:
    """The provider of the settings. Raises BadSetting."""
    issuer, client = os.environ.get(ISSUER, "").strip(), os.environ.get("MONEV_OIDC_KLIEN", "").strip()
    if not _is_safe(issuer, of_loopback=True) or urlsplit(issuer).query:
        raise BadSetting(
            f"{ISSUER} = “{issuer}” bukan alamat penyedia akun.",
            "Isi alamat https penyedianya, misalnya https://masuk.kantor.go.id/realms/kantor.",
        )
    if not client:
        raise BadSetting("MONEV_OIDC_KLIEN belum diisi.", "Isi nama klien yang didaftarkan di penyedia akun kantor.")
    return Provider(issuer, client, _read_secret())


def begin(provider: Provider, redirect: str, destination: str) -> tuple[str, Attempt]:
    """Where to send somebody who wants to sign in, and what their browser keeps. Raises SignInFailed."""
    known = _discovered(provider)
    attempt = Attempt(new_secret(), new_secret(), new_secret(), destination)
    with _session(provider, redirect, known) as session:
        address, _ = session.create_authorization_url(
            known["authorization_endpoint"], state=attempt.state, nonce=attempt.nonce, code_verifier=attempt.verifier
        )
    return address, attempt


def finish(provider: Provider, redirect: str, attempt: Attempt, code: str) -> str:
    """The verified mail address of who comes back with this code. Raises SignInFailed."""
    # Not at the top: only an office with a provider waits for this library.
    from authlib.common.errors import AuthlibBaseError

    known = _discovered(provider)
    try:
        with _session(provider, redirect, known) as session:
            token = session.fetch_token(
                known["token_endpoint"], code=code, code_verifier=attempt.verifier, timeout=TIMEOUT
            )
            keys = session.request("GET", known["jwks_uri"], withhold_token=True, timeout=TIMEOUT)
            keys.raise_for_status()
            return verified_email(str(token.get("id_token", "")), keys.json(), provider, attempt.nonce)
    except (requests.RequestException, AuthlibBaseError, ValueError) as error:
        raise _not_proved(provider, error) from error


def verified_email(id_token: str, keys: dict[str, Any], provider: Provider, nonce: str) -> str:
    """The address an ID token proves. Raises SignInFailed where anything of it is not as it must be."""
    # Not at the top: only an office with a provider waits for this library.
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    try:
        claims = jwt.decode(id_token, KeySet.import_key_set(keys), algorithms=SIGNATURES).claims  # pyright: ignore[reportArgumentType] - a JSON object
        jwt.JWTClaimsRegistry(
            now=int(time.time()),
            leeway=LEEWAY,
            iss={"essential": True, "value": provider.issuer},
            aud={"essential": True, "value": provider.client},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(claims)
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise _not_proved(provider, error) from error
    if claims.get("azp", provider.client) != provider.client:
        raise _not_proved(provider, ValueError("azp"))
    return _email_of(claims)


def _email_of(claims: Mapping[str, Any]) -> str:
    email = claims.get("email")
    if not isinstance(email, str) or not email.strip():
        raise SignInFailed(
            "Akun kantor itu tidak menyebut alamat surel.",
            "Minta pengelola akun kantor menyertakan surel (lingkup email), atau masuk dengan kata sandi.",
        )
    if claims.get("email_verified") not in (True, "true"):
        raise SignInFailed(
            f"Akun kantor belum memastikan bahwa {email} benar milik Anda.",
            "Verifikasi alamat itu di akun kantor Anda, atau masuk dengan kata sandi.",
        )
    return email.strip()


def _session(provider: Provider, redirect: str, known: Mapping[str, Any]) -> Any:
    # Not at the top: only an office with a provider waits for this library.
    from authlib.integrations.requests_client import OAuth2Session

    ways = known.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    way = "client_secret_basic" if "client_secret_basic" in ways else "client_secret_post"
    return OAuth2Session(
        provider.client,
        provider.secret or None,
        scope="openid email",
        redirect_uri=redirect,
        code_challenge_method="S256",
        token_endpoint_auth_method=way if provider.secret else "none",
    )


def _discovered(provider: Provider) -> dict[str, Any]:
    """What the provider says of itself; remembered for an hour, so that strangers cannot make us ask all the time."""
    with _one_asks:
        return _discover(provider, int(time.monotonic() // _KNOWN_FOR))


@lru_cache(maxsize=2)
def _discover(provider: Provider, _hour: int) -> dict[str, Any]:
    try:
        address = f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration"
        answer = requests.get(address, timeout=TIMEOUT, allow_redirects=False)
        answer.raise_for_status()
        known = answer.json()
        if known["issuer"] != provider.issuer:
            raise ValueError(f"issuer {known['issuer']}")
        of_loopback = _is_loopback(provider.issuer)
        if not all(_is_safe(known[name], of_loopback=of_loopback) for name in _ENDPOINTS):
            raise ValueError("an endpoint without https")
    except (requests.RequestException, ValueError, KeyError, TypeError) as error:
        logger.warning("oidc %s: %s", provider.host, error)
        raise SignInFailed(
            f"Penyedia akun kantor ({provider.host}) tidak menjawab seperti seharusnya.",
            "Coba lagi nanti, atau masuk dengan kata sandi. Bila berulang, minta pengelola memeriksa setelannya.",
        ) from error
    return known


def _not_proved(provider: Provider, error: Exception) -> SignInFailed:
    """Its cause goes to the log alone: it helps who runs the server, or who tries to get in."""
    logger.warning("oidc %s: %s: %s", provider.host, type(error).__name__, error)
    return SignInFailed(
        f"Jawaban penyedia akun kantor ({provider.host}) tidak dapat dipastikan.",
        "Mulai lagi dari halaman Masuk. Bila berulang, masuk dengan kata sandi dan beri tahu pengelola.",
    )


def _read_secret() -> str:
    file = os.environ.get("MONEV_OIDC_RAHASIA_BERKAS", "").strip()
    if not file:
        return os.environ.get("MONEV_OIDC_RAHASIA", "").strip()
    try:
        return Path(file).expanduser().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(
            f"MONEV_OIDC_RAHASIA_BERKAS = “{file}” tidak dapat dibaca.", "Periksa letak dan izin berkas itu."
        ) from error


def _is_safe(address: object, *, of_loopback: bool) -> bool:
    """Whether nobody between can read along: HTTPS, or this computer itself (a provider that tests start)."""
    if not isinstance(address, str):
        return False
    is_https = urlsplit(address).scheme == "https" and bool(urlsplit(address).hostname)
    return is_https or (of_loopback and _is_loopback(address))


def _is_loopback(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
