"""Who is asking: the person at this computer, who may do everything while nobody else can reach it,
or somebody from the network? Requests are marked outermost; a script run reads its connection's
mark. Proxies: MONEV_PROKSI's alone."""

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from monev.server import middleware, reach

PASSED_ON = "monev.passed_on"
PEER = "monev.peer"
MARK = "x-monev-lokal"
HERE, ELSEWHERE = "ya", "tidak"
# Any of them says that something stands between: then the nearest machine is not the one that asks.
FORWARDING = (
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
    "via",
)

_asked: set[bool] = set()
"""How requests came in so far: True for over an address that other machines can reach, though no
setting says so."""


def is_local_only() -> bool:
    """Whether this process serves this computer alone, as far as it knows. Started by another
    server than ours it is taken for local until a request comes in over an address that other
    machines can reach."""
    return not (reach.current().is_open or True in _asked)


def request_is_local(scope: Scope) -> bool:
    """Whether an ASGI request was made at this computer, and this computer serves nobody else."""
    return is_local_only() and _was_made_here(scope)


def session_is_local() -> bool:
    """The same for the browser session that a page or a callback is run for; without any server it
    is local."""
    return is_local_only() and session_is_here()


def session_is_here() -> bool:
    """Whether the browser of this session runs on this computer, whoever else is served."""
    mark = st.context.headers.get(MARK)
    return mark == HERE if mark is not None else not _asked


def _was_made_here(scope: Scope) -> bool:
    """Directly, without anything between, by a name that means this computer."""
    headers = Headers(scope=scope)
    ends = (scope.get("server"), scope.get("client"))
    named = reach.host_name(headers.get("host", ""))
    here = [*(end[0] if end else None for end in ends), named]
    return all(map(reach.is_loopback, here)) and not any(name in headers for name in FORWARDING)


def believe_proxies(app: ASGIApp) -> ASGIApp:
    """Client and scheme as the visitor's browser has them; by the headers, which stay, it is not
    this computer's."""
    now = reach.current()
    if now.origin is None:
        return app
    proxies = [str(network) for network in now.proxies]
    inside = ProxyHeadersMiddleware(app, proxies)  # type: ignore[bad-argument-type] - words of its own
    return _note_passed_on(inside, now)  # type: ignore[bad-argument-type] - the same


@middleware
async def _note_passed_on(
    app: ASGIApp,
    scope: Scope,
    receive: Receive,
    send: Send,
    now: reach.Reach,
) -> None:
    """Said or not: what the proxy serves, it serves by HTTPS."""
    if scope.get("client") and reach.is_within(scope["client"][0], now.proxies):
        scheme = "wss" if scope["type"] == "websocket" else "https"
        scope = {
            **scope,
            PASSED_ON: True,
            PEER: tuple(scope["client"]),
            "scheme": scheme,
        }
    await app(scope, receive, send)


def _given(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A header of an answer. Any cookie that is given over HTTPS never goes without it."""
    if name.lower() != b"set-cookie":
        return name, value
    own = _OF_ADDRESS.encode() if value.startswith(_OURS.encode()) else b""
    return name, own + value + (b"" if b"; secure" in value.lower() else b"; Secure")


def _taken(cookies: bytes) -> bytes:
    """A header of cookies as it is read inside; cut as Starlette cuts it, else one could hide."""
    each = [cookie.strip() for cookie in cookies.decode("latin-1").split(";")]
    kept = [cookie.removeprefix(_OF_ADDRESS) for cookie in each if not cookie.startswith(_OURS)]
    return "; ".join(kept).encode("latin-1")


_OURS, _OF_ADDRESS = "monev_", "__Host-"


@middleware
async def mark_requests(
    app: ASGIApp,
    scope: Scope,
    receive: Receive,
    send: Send,
) -> None:
    """Every request and connection carries the mark, and none that its sender made. By HTTPS our
    cookies are called `__Host-…` outside, which a browser takes from that very address alone; one
    that came by its own name is dropped."""
    host, port = scope.get("server") or (None, None)
    _asked.add(port is not None and not reach.is_loopback(host) and not reach.current().is_open)
    kept = [(name, value) for name, value in scope["headers"] if name.lower() != MARK.encode()]
    here = HERE if _was_made_here(scope) else ELSEWHERE
    is_by_https = scope.get("scheme") in ("https", "wss")

    async def send_renamed(message: Message) -> None:
        if is_by_https and "headers" in message:
            message["headers"] = [_given(name, value) for name, value in message["headers"]]
        await send(message)

    if is_by_https:
        kept = [(name, _taken(value) if name == b"cookie" else value) for name, value in kept]
    await app({**scope, "headers": [*kept, (MARK.encode(), here.encode())]}, receive, send_renamed)
