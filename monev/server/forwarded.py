"""What a proxy says of the request it passes on: believed from those that MONEV_PROKSI names, from nobody else."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from monev.server import reach

PASSED_ON = "monev.passed_on"
"""In the scope of what a proxy of ours passed on."""


def believe_proxies(app: ASGIApp) -> ASGIApp:
    """Middleware, before all that asks who comes and how: client, scheme and Host as the visitor's browser has them.

    The headers themselves stay, so that what came through a proxy is never taken for this computer.
    """

    async def believe(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and scope.get("client"):
            now = reach.current()
            if now.is_behind_proxy and now.trusts(scope["client"][0]):
                scope = _as_the_visitor_has_it(scope, now)
        await app(scope, receive, send)

    return believe


def _as_the_visitor_has_it(scope: Scope, now: reach.Reach) -> Scope:
    headers = Headers(scope=scope)
    host = headers.get("x-forwarded-host", headers.get("host", "")).partition(",")[0].strip()
    # Said or not: only the proxy's own address is served by HTTPS.
    usual = "https" if f"https://{host.lower()}" == now.origin else "http"
    secure = headers.get("x-forwarded-proto", usual).partition(",")[0].strip() == "https"
    scheme = ("wss" if secure else "ws") if scope["type"] == "websocket" else ("https" if secure else "http")
    kept = [(name, value) for name, value in scope["headers"] if name.lower() != b"host"]
    return {
        **scope,
        PASSED_ON: True,
        "scheme": scheme,
        "client": (_find_visitor(headers.get("x-forwarded-for", ""), now) or scope["client"][0], 0),
        "headers": [*kept, (b"host", host.encode("latin-1"))],
    }


def _find_visitor(passed: str, now: reach.Reach) -> str | None:
    """The last machine named that is no proxy of ours: what stands before it may be made up."""
    machines = [one.strip() for one in passed.split(",") if one.strip()]
    for machine in reversed(machines):
        bare = urlsplit(f"//{machine}").hostname if machine.count(":") == 1 or machine.startswith("[") else machine
        if not now.trusts(bare):
            return bare
    return None
