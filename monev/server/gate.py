"""Who may ask at all: only by an address of these pages, only from these pages themselves, only what pages need; and
what every answer tells the browser it may load and use. A page elsewhere can make a visitor's browser ask here under a
name of its own (so every Host is compared) or from another port (so what changes something comes from our origin)."""

import base64
import hashlib
import re

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monev.server import exposure, middleware, people_gate, reach, start_page

READING = {"GET", "HEAD", "OPTIONS"}
# Of Streamlit's own addresses, those that our pages ask for; the others tell a stranger about the inside.
_NEEDED = re.compile(r"/_stcore/(health|host-config|stream|upload_file/.*|bidi-components/.*)")
_ALWAYS = [
    (name.lower().encode(), value.encode())
    for name, value in {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), "
        "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }.items()
]
# What was uploaded or made for downloading is never a page of ours, whatever its content says of itself.
_FILES_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)


@middleware
async def let_in(app: ASGIApp, scope: Scope, receive: Receive, send: Send, *, scripts: str = "") -> None:
    """Refuses, in words, what does not come by the right name or from the right place, and adds the headers to
    whatever is answered, refusals and errors too. `scripts`: those of `inline_scripts`."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] in ("http.response.start", "websocket.http.response.start"):
            policy = (b"content-security-policy", _policy(scope, scripts).encode())
            message["headers"] = [*message.get("headers", ()), *_ALWAYS, policy]
        await send(message)

    answer = _find_refusal(scope) or app
    await answer(scope, receive, send_with_headers)


def _find_refusal(scope: Scope) -> Response | None:
    headers = Headers(scope=scope)
    hosts = headers.getlist("host")
    server = scope.get("server")
    if len(hosts) != 1 or not reach.current().knows_host(hosts[0], server[0] if server else None):
        return start_page.plain_page(
            "Alamat ini bukan alamat Monev ZI",
            "Buka Monev ZI dengan alamat yang tampil saat dijalankan. Bila alamat ini memang miliknya, pengelola "
            "menyebutkannya dalam setelan MONEV_ALAMAT.",
            403,
        )
    if reach.current().is_behind_proxy and not (
        scope.get(exposure.PASSED_ON) or headers.get(exposure.MARK) == exposure.HERE
    ):
        return start_page.plain_page(
            "Buka lewat alamat kantor",
            f"Monev ZI dibuka dengan alamat {reach.current().origin}, bukan langsung di sini.",
            403,
        )
    changes_something = scope["type"] == "websocket" or scope["method"] not in READING
    # Without an Origin it is no browser's, and none is needed.
    if changes_something and headers.getlist("origin") not in ([], [served_origin(scope)]):
        return start_page.plain_page(
            "Permintaan dari halaman lain ditolak",
            "Monev ZI hanya menerima perubahan dari halamannya sendiri. Buka alamat Monev ZI langsung di peramban.",
            403,
        )
    if scope["path"].startswith("/_stcore/") and not _NEEDED.fullmatch(scope["path"]):
        return PlainTextResponse("Tidak ada.", 404)
    return None


def served_origin(scope: Scope) -> str:
    """Scheme, name and port that this request was made to, as a browser writes them in Origin."""
    secure = scope.get("scheme") in ("https", "wss")
    host = Headers(scope=scope).get("host", "").lower()
    usual = ":443" if secure else ":80"
    return f"{'https' if secure else 'http'}://{host.removesuffix(usual)}"


def inline_scripts(html: str) -> str:
    """The scripts that stand in a page of ours, as a policy names those that may run: by their hashes."""
    hashes = [hashlib.sha256(script.encode()).digest() for script in sorted(set(_INLINE_SCRIPT.findall(html)))]
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in hashes)


def _policy(scope: Scope, scripts: str) -> str:
    if scope["path"].startswith(people_gate.FILES):
        return _FILES_POLICY
    # Named, since 'self' does not cover ws: in every browser.
    connection = served_origin(scope).replace("http", "ws", 1)
    return (
        f"default-src 'none'; script-src 'self' blob: {scripts}; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' {connection}; media-src 'self'; "
        "worker-src 'self' blob:; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
        "frame-src 'none'; frame-ancestors 'none'"
    )
