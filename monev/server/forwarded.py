"""What a proxy says of the request it passes on: believed from those that MONEV_PROKSI names, from nobody else."""

from __future__ import annotations

from typing import Any, cast

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from monev.server import reach
from monev.server.connections import PEER

PASSED_ON = "monev.passed_on"
"""In the scope of what a proxy of ours passed on."""


def believe_proxies(app: ASGIApp) -> ASGIApp:
    """Middleware, before all that asks who comes and how: client and scheme as the visitor's browser has them.

    The headers themselves stay, so that what came through a proxy is never taken for this computer.
    """
    now = reach.current()
    if not now.is_behind_proxy:
        return app
    proxies = [str(network) for network in now.proxies]
    believing = cast(ASGIApp, ProxyHeadersMiddleware(cast(Any, app), proxies))  # it speaks of ASGI in its own words

    async def believe(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan" and scope.get("client") and now.trusts(scope["client"][0]):
            # Said or not: what the proxy serves, it serves by HTTPS.
            scope = {
                **scope,
                PASSED_ON: True,
                PEER: tuple(scope["client"]),
                "scheme": "wss" if scope["type"] == "websocket" else "https",
            }
        await believing(scope, receive, send)

    return believe
