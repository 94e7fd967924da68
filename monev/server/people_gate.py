"""What a visitor may reach at all, before Streamlit: pages, downloads, uploads and the live connection alike. This
gate keeps out, it does not let in: what each page shows and what may be stored is asked again there."""

from __future__ import annotations

import logging
from pathlib import PurePosixPath
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from monev.access import Visitor
from monev.core.errors import MonevError
from monev.people.visits import GUEST_COOKIE, SESSION_COOKIE, visitor_of
from monev.server import exposure, middleware
from monev.server.live_connection import LiveConnection, was_given
from monev.server.start_page import NOT_KEPT, plain_page
from monev.ui import page_table
from monev.ui.context import open_store

SIGN_IN = "/masuk"
_ALIVE = "/_stcore/health"  # asked by a page that stands open, to tell a lost connection from an ended session
# They hold no data of any office: the program's own files, and the ways in; of a meeting the names on its list, of a
# calendar its events, to who has the secret of its address (`secret_addresses`).
OPEN_ADDRESSES = (SIGN_IN, "/keluar", "/favicon.png", "/favicon.ico", "/sehat", "/siap", "/sertifikat.crt", _ALIVE)
OPEN_FOLDERS = ("/undangan/", "/tamu/", "/hadir/", "/berhenti/", "/kalender/", "/oidc/", "/monev/", "/static/")
UPLOADS = "/_stcore/upload_file"
FILES = "/media/"
NOT_MADE_FOR_YOU = "Berkas ini tidak ada, atau dibuat untuk kunjungan lain. Unduh lagi dari halamannya."
NOT_YOURS = "Peran Anda tidak memakai halaman ini. Bila seharusnya memakainya, minta admin mengubah peran Anda."
NOBODY_KNOWN = (
    "Monev ZI sedang tidak dapat memeriksa siapa yang masuk. Coba lagi sebentar lagi; bila terulang, beri tahu "
    "pengelola: alasannya ada di catatan Monev ZI."
)
FIRST_PAGE = '<p><a href="/ringkasan">Buka Ringkasan</a></p>'
logger = logging.getLogger("monev.server")


@middleware
async def keep_out(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Nobody reaches what they may not see."""
    path = scope["path"]
    if is_open_to_all(path) or exposure.request_is_local(scope):
        await app(scope, receive, send)
        return
    try:
        visitor = await run_in_threadpool(_visitor_behind, scope)
    except MonevError as error:  # it names files of this machine, which strangers need not know
        logger.error("%s %s", error.pesan, error.advice)
        await _in_words(NOBODY_KNOWN, 503)(scope, receive, send)
        return
    page = page_table.page_of(path)
    is_closed = page is not None and not page_table.may_open(page, visitor)
    if is_closed and visitor.is_person:
        await plain_page("Halaman ini bukan untuk Anda", NOT_YOURS, 403, FIRST_PAGE)(scope, receive, send)
    elif is_closed or visitor.sight == "tidak":
        await _way_in(scope)(scope, receive, send)
    elif path.startswith(UPLOADS) and not visitor.is_person:
        await _in_words("Untuk mengunggah Anda perlu masuk dahulu.", 403)(scope, receive, send)
    elif path.startswith(FILES) and not was_given(session_of(scope), PurePosixPath(path).stem):
        await _in_words(NOT_MADE_FOR_YOU, 404)(scope, receive, send)
    elif scope["type"] == "websocket":
        line = LiveConnection(
            receive, send, visitor, lambda: run_in_threadpool(_visitor_behind, scope), session_of(scope)
        )
        await app(scope, line.receive, line.send)
    else:
        await app(scope, receive, send)


def is_open_to_all(path: str) -> bool:
    """Whether an address says nothing of any office."""
    return path in OPEN_ADDRESSES or path.startswith(OPEN_FOLDERS)


def session_of(scope: Scope) -> str:
    """What tells one visit's sign-in from another: the secret of the session, else of the guest's link."""
    cookies = HTTPConnection(scope).cookies
    return cookies.get(SESSION_COOKIE, "") or cookies.get(GUEST_COOKIE, "")


def _visitor_behind(scope: Scope) -> Visitor:
    return visitor_of(open_store(), HTTPConnection(scope).cookies, is_local=False)


def _way_in(scope: Scope) -> Response:
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return _in_words("Anda perlu masuk dahulu.", 401)
    query = scope["query_string"].decode("latin-1")
    asked = scope["path"] + (f"?{query}" if query else "")
    return RedirectResponse(f"{SIGN_IN}?ke={quote(asked)}", status_code=303)


def _in_words(words: str, status: int) -> Response:
    return PlainTextResponse(words, status_code=status, headers=NOT_KEPT)
