"""Who may ask at all: only by an address of these pages, only from these pages themselves, only what pages need.

A page elsewhere on the web can make a visitor's browser ask here: under a name of its own that points to this computer
(so every Host is compared), or from another port of it (so what changes something, and the connection each page lives
on, must come from the very origin that is served: scheme, name and port).
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from monev.server import exposure, middleware, reach, refuse, start_page

READING = {"GET", "HEAD", "OPTIONS"}
# Of Streamlit's own addresses, those that our pages ask for; the others tell a stranger about the inside.
_NEEDED = re.compile(r"/_stcore/(health|host-config|stream|upload_file/.*|bidi-components/.*)")


@middleware
async def let_in(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Refuses, in words, what does not come by the right name or from the right place."""
    refusal = _find_refusal(scope)
    if refusal is None:
        await app(scope, receive, send)
    else:
        await refuse(scope, receive, send, refusal)


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
    if changes_something and not comes_from_here(scope):
        return start_page.plain_page(
            "Permintaan dari halaman lain ditolak",
            "Monev ZI hanya menerima perubahan dari halamannya sendiri. Buka alamat Monev ZI langsung di peramban.",
            403,
        )
    if scope["path"].startswith("/_stcore/") and not _NEEDED.fullmatch(scope["path"]):
        return PlainTextResponse("Tidak ada.", 404)
    return None


def comes_from_here(scope: Scope) -> bool:
    """Whether a request's Origin is the one it is served at. Without one it is no browser's, and none is needed."""
    headers = Headers(scope=scope)
    origins = headers.getlist("origin")
    return not origins or origins == [served_origin(scope)]


def served_origin(scope: Scope) -> str:
    """Scheme, name and port that this request was made to, as a browser writes them in Origin."""
    secure = scope.get("scheme") in ("https", "wss")
    host = Headers(scope=scope).get("host", "").lower()
    usual = ":443" if secure else ":80"
    return f"{'https' if secure else 'http'}://{host.removesuffix(usual)}"
