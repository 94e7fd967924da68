"""What every answer says to the browser about itself: what the page may load, who may frame it, what it may not use.

`unsafe-inline` is for styles alone: Streamlit writes them as it draws. Scripts are ours, by address or by
the hash of what stands in the start page; `blob:` is how Streamlit loads a component's few lines.
"""

from __future__ import annotations

import base64
import hashlib
import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monev.server import gate

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), "
    "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_ALWAYS_RAW = [(name.lower().encode(), value.encode()) for name, value in ALWAYS.items()]
# What was uploaded or made for downloading is never a page of ours, whatever its content says of itself.
_FILES_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
_FILES = "/media/"
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)


class SayHeaders:
    """ASGI middleware: adds the headers to whatever is answered, refusals and errors too."""

    def __init__(self, app: ASGIApp, start_pages: tuple[str, ...]) -> None:
        """`start_pages`: the HTML whose own scripts may run."""
        self.app = app
        scripts = sorted({script for html in start_pages for script in _INLINE_SCRIPT.findall(html)})
        self.hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, as ASGI has it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                self._add(scope, message)
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _add(self, scope: Scope, message: Message) -> None:
        own = [*_ALWAYS_RAW, (b"content-security-policy", self._policy(scope).encode())]
        given = message.get("headers", ())
        if scope.get("scheme") in ("https", "wss"):
            given = [(name, _secure(name, value)) for name, value in given]
        message["headers"] = [*given, *own]

    def _policy(self, scope: Scope) -> str:
        if scope["path"].startswith(_FILES):
            return _FILES_POLICY
        # Named, since 'self' does not cover ws: in every browser.
        connection = gate.served_origin(scope).replace("http", "ws", 1)
        return (
            f"default-src 'none'; script-src 'self' blob: {self.hashes}; style-src 'self' 'unsafe-inline'; "
            f"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' {connection}; media-src 'self'; "
            "worker-src 'self' blob:; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
            "frame-src 'none'; frame-ancestors 'none'"
        )


def _secure(name: bytes, value: bytes) -> bytes:
    """A cookie given over HTTPS never goes without it."""
    if name.lower() != b"set-cookie" or b"; secure" in value.lower():
        return value
    return value + b"; Secure"


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode()
