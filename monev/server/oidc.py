"""Signing in with the office's own accounts: an OpenID Connect provider says which mail address
somebody has. Authlib does PKCE, state and nonce, and checks the ID token; only an address called
verified is believed (OpenID Connect Core 1.0, 3.1.3.7; RFC 9700). Not by `st.login`: that needs a
live connection, which nobody has before they signed in."""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from monev.core.errors import BadSetting, MonevError
from monev.core.words import worded
from monev.server import REFUSALS, own_setting

if TYPE_CHECKING:
    from authlib.integrations.starlette_client import StarletteOAuth2App

ISSUER, CLIENT = "MONEV_OIDC_ALAMAT", "MONEV_OIDC_KLIEN"
SIGNATURES = ["RS256", "PS256", "ES256", "EdDSA"]
"""Only those made with a key of the provider's: never none, never one of a shared secret."""
TIMEOUT = 10
"""Seconds for an answer of the provider; its clock may differ from ours by Authlib's 120."""
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_DESTINATION = "oidc_tujuan"
_WORDS = REFUSALS["errors"]

logger = logging.getLogger("monev.server.oidc")


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


def is_offered() -> bool:
    """Whether the settings speak of a provider to sign in with: also of half of one, which is told
    at the start."""
    return any(os.environ.get(name, "").strip() for name in (ISSUER, CLIENT))


def read_settings() -> Provider:
    """The provider of the settings. Raises BadSetting."""
    issuer, client = (os.environ.get(name, "").strip() for name in (ISSUER, CLIENT))
    if not _is_safe(issuer, of_loopback=True) or urlsplit(issuer).query:
        raise worded(BadSetting, _WORDS["not_an_issuer"], setting=ISSUER, issuer=issuer)
    if not client:
        raise worded(BadSetting, _WORDS["no_client"], setting=CLIENT)
    return Provider(issuer, client, _read_secret())


async def leave(request: Request, redirect: str, destination: str) -> Response:
    """Send somebody who wants to sign in to the provider. Raises BadSetting, SignInFailed."""
    client = await _known_client(read_settings())
    request.session[_DESTINATION] = destination
    return await client.authorize_redirect(request, redirect)


async def come_back(request: Request) -> tuple[str, str]:
    """The verified address of who comes back from the provider, and where they go. Raises
    BadSetting, SignInFailed."""
    # Not at the top: only an office with a provider waits for these libraries.
    import httpx2
    from authlib.common.errors import AuthlibBaseError
    from authlib.integrations.base_client.errors import MismatchingStateError
    from joserfc.errors import JoseError

    provider = read_settings()
    client = await _known_client(provider)
    destination = request.session.pop(_DESTINATION, "/")
    try:
        if "code" not in request.query_params:
            raise MismatchingStateError()
        # What an ID token must say, beside the nonce and the times.
        claims = {"iss": {"value": provider.issuer}, "aud": {"value": provider.client}}
        token = await client.authorize_access_token(request, claims_options=claims)
    except MismatchingStateError as error:
        raise worded(SignInFailed, _WORDS["sign_in_ended"]) from error
    except (
        httpx2.HTTPError,
        AuthlibBaseError,
        JoseError,
        ValueError,
        KeyError,
        TypeError,
    ) as error:
        # Its cause goes to the log alone: it helps who runs the server, or who tries to get in.
        logger.warning("oidc %s: %s: %s", provider.host, type(error).__name__, error)
        raise worded(SignInFailed, _WORDS["unsure_answer"], host=provider.host) from error
    return email_of(token.get("userinfo", {})), destination


def email_of(claims: Mapping[str, object]) -> str:
    """The address that an ID token calls verified. Raises SignInFailed."""
    email = claims.get("email")
    if not isinstance(email, str) or not email.strip():
        raise worded(SignInFailed, _WORDS["no_email"])
    if claims.get("email_verified") is not True:
        raise worded(SignInFailed, _WORDS["not_verified"], email=email)
    return email.strip()


async def _known_client(provider: Provider) -> "StarletteOAuth2App":
    """A client that knows what the provider says of itself. Raises SignInFailed."""
    import httpx2  # not at the top: only an office with a provider waits for this library

    client = client_of(provider)
    try:
        known = await client.load_server_metadata()
        if known["issuer"] != provider.issuer:
            raise ValueError(f"issuer {known['issuer']}")
        of_loopback = _is_loopback(urlsplit(provider.issuer))
        if not all(_is_safe(known[name], of_loopback=of_loopback) for name in _ENDPOINTS):
            raise ValueError("an endpoint without https")
    except (httpx2.HTTPError, ValueError, KeyError, TypeError) as error:
        client_of.cache_clear()
        logger.warning("oidc %s: %s", provider.host, error)
        raise worded(SignInFailed, _WORDS["silent_provider"], host=provider.host) from error
    known["id_token_signing_alg_values_supported"] = SIGNATURES
    ways = known.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if provider.secret and "client_secret_basic" not in ways:
        client.client_kwargs["token_endpoint_auth_method"] = "client_secret_post"
    return client


@lru_cache(maxsize=1)
def client_of(provider: Provider) -> "StarletteOAuth2App":
    """Authlib's client, kept so that the provider is asked what it is once, and not whenever a
    stranger likes."""
    # Not at the top: only an office with a provider waits for this library.
    from authlib.integrations.starlette_client import OAuth

    return OAuth().register(
        "kantor",
        client_id=provider.client,
        client_secret=provider.secret or None,
        server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email",
            "code_challenge_method": "S256",
            "timeout": TIMEOUT,
        },
    )


def _is_safe(address: object, *, of_loopback: bool) -> bool:
    """Whether nobody between can read along: HTTPS, or this computer itself (a provider that tests
    start)."""
    parts = urlsplit(address if isinstance(address, str) else "")
    return (parts.scheme == "https" and bool(parts.hostname)) or (
        of_loopback and _is_loopback(parts)
    )


def _is_loopback(parts: SplitResult) -> bool:
    return parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")


def _read_secret() -> str:
    def read(file: str) -> str:
        return Path(file).expanduser().read_text(encoding="utf-8").strip()

    kept = own_setting("MONEV_OIDC_RAHASIA_BERKAS", read)
    return os.environ.get("MONEV_OIDC_RAHASIA", "").strip() if kept is None else kept
