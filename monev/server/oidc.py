"""Signing in with the office's own accounts, by an OpenID Connect provider.

The provider says which mail address somebody has; only one that it calls verified is believed
(OpenID Connect Core 1.0, 3.1.3.7; RFC 9700). Authlib does PKCE, state and nonce and checks the ID
token. `st.login` would need a live connection, which nobody has before signing in.
"""

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
from monev.server import own_setting, refused

if TYPE_CHECKING:
    from authlib.integrations.starlette_client import StarletteOAuth2App

ISSUER, CLIENT = "MONEV_OIDC_ALAMAT", "MONEV_OIDC_KLIEN"
SIGNATURES = ["RS256", "PS256", "ES256", "EdDSA"]
"""Signatures made with the provider's own key; never none, never a shared secret."""
TIMEOUT = 10
"""Seconds for an answer of the provider. Authlib lets its clock differ from ours by 120."""
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_DESTINATION = "oidc_tujuan"

logger = logging.getLogger("monev.server.oidc")


class SignInFailed(MonevError):
    """The office's account did not prove who this is."""

    title = "Belum dapat masuk dengan akun kantor"


@dataclass(frozen=True, slots=True)
class Provider:
    """The provider of the settings. `secret` is "" for a client without one."""

    issuer: str
    client: str
    secret: str

    @property
    def host(self) -> str:
        """The name of its site, for messages."""
        return urlsplit(self.issuer).netloc


def is_offered() -> bool:
    """True if the settings name a provider, or half of one (which is an error at the start)."""
    return any(os.environ.get(name, "").strip() for name in (ISSUER, CLIENT))


def read_settings() -> Provider:
    """Read the provider from the settings. Raises BadSetting."""
    issuer, client = (os.environ.get(name, "").strip() for name in (ISSUER, CLIENT))
    if not _is_safe(issuer, of_loopback=True) or urlsplit(issuer).query:
        raise refused(BadSetting, "not_an_issuer", setting=ISSUER, issuer=issuer)
    if not client:
        raise refused(BadSetting, "no_client", setting=CLIENT)
    return Provider(issuer, client, _read_secret())


async def leave(request: Request, redirect: str, destination: str) -> Response:
    """Send somebody to the provider to sign in. Raises BadSetting, SignInFailed."""
    client = await _known_client(read_settings())
    request.session[_DESTINATION] = destination
    return await client.authorize_redirect(request, redirect)


async def come_back(request: Request) -> tuple[str, str]:
    """Return the verified mail address of who comes back, and the address they wanted to open.

    Raises BadSetting, SignInFailed.
    """
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
        # Authlib checks the nonce and the times by itself.
        claims = {"iss": {"value": provider.issuer}, "aud": {"value": provider.client}}
        token = await client.authorize_access_token(request, claims_options=claims)
    except MismatchingStateError as error:
        raise refused(SignInFailed, "sign_in_ended") from error
    except (
        httpx2.HTTPError,
        AuthlibBaseError,
        JoseError,
        ValueError,
        KeyError,
        TypeError,
    ) as error:
        # The cause goes to the log alone: on the page it would help an intruder.
        logger.warning("oidc %s: %s: %s", provider.host, type(error).__name__, error)
        raise refused(SignInFailed, "unsure_answer", host=provider.host) from error
    return email_of(token.get("userinfo", {})), destination


def email_of(claims: Mapping[str, object]) -> str:
    """Return the mail address that an ID token calls verified. Raises SignInFailed."""
    email = claims.get("email")
    if not isinstance(email, str) or not email.strip():
        raise refused(SignInFailed, "no_email")
    if claims.get("email_verified") is not True:
        raise refused(SignInFailed, "not_verified", email=email)
    return email.strip()


async def _known_client(provider: Provider) -> "StarletteOAuth2App":
    """Return a client that has read and checked the provider's metadata. Raises SignInFailed."""
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
        raise refused(SignInFailed, "silent_provider", host=provider.host) from error
    known["id_token_signing_alg_values_supported"] = SIGNATURES
    ways = known.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if provider.secret and "client_secret_basic" not in ways:
        client.client_kwargs["token_endpoint_auth_method"] = "client_secret_post"
    return client


@lru_cache(maxsize=1)
def client_of(provider: Provider) -> "StarletteOAuth2App":
    """Make Authlib's client.

    It is kept, so that the provider's metadata is read once and not whenever a stranger likes.
    """
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
    """True if nobody between can read along: HTTPS, or this computer itself (in tests)."""
    parts = urlsplit(address if isinstance(address, str) else "")
    if parts.scheme == "https":
        return bool(parts.hostname)
    return of_loopback and _is_loopback(parts)


def _is_loopback(parts: SplitResult) -> bool:
    return parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")


def _read_secret() -> str:
    def read(file: str) -> str:
        return Path(file).expanduser().read_text(encoding="utf-8").strip()

    kept = own_setting("MONEV_OIDC_RAHASIA_BERKAS", read)
    return os.environ.get("MONEV_OIDC_RAHASIA", "").strip() if kept is None else kept
