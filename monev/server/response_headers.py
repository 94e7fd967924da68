"""What every answer says to the browser about itself: what the page may load, who may frame it, what it may not use.

`unsafe-inline` is for styles alone: Streamlit writes them as it draws. Scripts are ours, by address or by
the hash of what stands in the start page; `blob:` is how Streamlit loads a component's few lines.
"""

from __future__ import annotations

import base64
import hashlib
import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monev.server import gate, middleware

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


@middleware
async def say_headers(app: ASGIApp, scope: Scope, receive: Receive, send: Send, *, scripts: str) -> None:
    """Adds the headers to whatever is answered, refusals and errors too. `scripts`: those of `inline_scripts`."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] in ("http.response.start", "websocket.http.response.start"):
            policy = (b"content-security-policy", _policy(scope, scripts).encode())
            message["headers"] = [*message.get("headers", ()), *_ALWAYS_RAW, policy]
        await send(message)

    await app(scope, receive, send_with_headers)


def inline_scripts(html: str) -> str:
    """The scripts that stand in a page of ours, as a policy names those that may run: by their hashes."""
    hashes = [hashlib.sha256(script.encode()).digest() for script in sorted(set(_INLINE_SCRIPT.findall(html)))]
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in hashes)


def _policy(scope: Scope, scripts: str) -> str:
    if scope["path"].startswith(_FILES):
        return _FILES_POLICY
    # Named, since 'self' does not cover ws: in every browser.
    connection = gate.served_origin(scope).replace("http", "ws", 1)
    return (
        f"default-src 'none'; script-src 'self' blob: {scripts}; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' {connection}; media-src 'self'; "
        "worker-src 'self' blob:; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
        "frame-src 'none'; frame-ancestors 'none'"
    )
