"""Tells the person at this computer from somebody in the network.

The person at this computer may do everything until the pages are opened to others or an admin can
sign in. A middleware marks each request; a page's script reads the mark of its connection. Only the
proxies of MONEV_PROKSI are believed.
"""

from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from monev.core.errors import MonevError
from monev.database import find_place
from monev.people.setting_up import admin_can_sign_in
from monev.server import middleware, reach, with_header
from monev.ui.context import open_store

PASSED_ON = "monev.passed_on"
MARK = "x-monev-lokal"
HERE, ELSEWHERE = "ya", "tidak"
# Any of these headers means that a proxy passed the request on for another machine.
FORWARDING = (
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
    "via",
)

_with_admin: set[Path] = set()
"""The databases of which an admin could sign in once: kept, so that no later damage lets in."""


def is_local_only() -> bool:
    """True if who is at this computer needs no sign-in: nobody else comes in, and no admin can.

    A proxy that passes no Host, and other users of this computer, look like that person.
    """
    return not (reach.current().is_open or _somebody_signs_in())


def _somebody_signs_in() -> bool:
    file = find_place().db
    try:
        if file not in _with_admin and admin_can_sign_in(open_store()):
            _with_admin.add(file)
    except MonevError:  # who is at this computer reads what is wrong
        return False
    return file in _with_admin


def request_is_local(scope: Scope) -> bool:
    """True if a request was made at this computer and nobody has to sign in."""
    return _was_made_here(scope) and is_local_only()


def session_is_local() -> bool:
    """True if the running page's session is at this computer and nobody has to sign in.

    It is True also without any server.
    """
    return session_is_here() and is_local_only()


def session_is_here() -> bool:
    """True if the browser of this session runs on this computer, whoever else is served."""
    return st.context.headers.get(MARK, HERE) == HERE


def _was_made_here(scope: Scope) -> bool:
    """True if both ends of the connection and the Host are this computer, without a proxy."""
    headers = Headers(scope=scope)
    ends = (scope.get("server"), scope.get("client"))
    named = reach.host_name(headers.get("host", ""))
    here = [*(end[0] if end else None for end in ends), named]
    return all(map(reach.is_loopback, here)) and not any(name in headers for name in FORWARDING)


def believe_proxies(app: ASGIApp) -> ASGIApp:
    """Take the client and the scheme from the headers of our proxies.

    The headers stay, so the request does not count as made at this computer.
    """
    now = reach.current()
    if now.origin is None:
        return app
    proxies = [str(network) for network in now.proxies]
    inside = ProxyHeadersMiddleware(app, proxies)  # type: ignore[bad-argument-type] - asgiref types
    return _note_passed_on(inside, now)  # type: ignore[bad-argument-type] - asgiref types


@middleware
async def _note_passed_on(
    app: ASGIApp, scope: Scope, receive: Receive, send: Send, now: reach.Reach
) -> None:
    """Mark requests passed on by one of our proxies. They count as HTTPS, whatever headers say."""
    if scope.get("client") and reach.is_within(scope["client"][0], now.proxies):
        scheme = "wss" if scope["type"] == "websocket" else "https"
        scope = {**scope, PASSED_ON: True, "scheme": scheme}
    await app(scope, receive, send)


def _given(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Return a header of an answer over HTTPS: cookies get `Secure`, ours also `__Host-`."""
    if name.lower() != b"set-cookie":
        return name, value
    own = _OF_ADDRESS.encode() if value.startswith(_OURS.encode()) else b""
    return name, own + value + (b"" if b"; secure" in value.lower() else b"; Secure")


def _taken(cookies: bytes) -> bytes:
    """Return a Cookie header with our cookies' inner names.

    It is split as Starlette splits it, else a cookie could hide from us.
    """
    each = [cookie.strip() for cookie in cookies.decode("latin-1").split(";")]
    kept = [cookie.removeprefix(_OF_ADDRESS) for cookie in each if not cookie.startswith(_OURS)]
    return "; ".join(kept).encode("latin-1")


_OURS, _OF_ADDRESS = "monev_", "__Host-"


@middleware
async def mark_requests(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Mark every request as made here or elsewhere, and drop a mark made by its sender.

    Over HTTPS our cookies are called `__Host-…` in the browser, which takes such a cookie from this
    very address alone. A cookie of ours that comes without `__Host-` is dropped.
    """
    headers = scope["headers"]
    here = HERE if _was_made_here(scope) else ELSEWHERE
    is_by_https = scope.get("scheme") in ("https", "wss")

    async def send_renamed(message: Message) -> None:
        if is_by_https and "headers" in message:
            message["headers"] = [_given(name, value) for name, value in message["headers"]]
        await send(message)

    if is_by_https:
        headers = [(name, _taken(value) if name == b"cookie" else value) for name, value in headers]
    marked = with_header({**scope, "headers": headers}, MARK, here)
    await app(marked, receive, send_renamed)
