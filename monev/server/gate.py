"""The checks of every request before Streamlit sees it.

* `let_in` checks that a request names an address of ours, comes from our own pages (a page
  elsewhere can make a browser ask here) and asks for something that pages need. It also adds the
  headers that tell a browser what a page may load.
* `keep_out` checks if this visitor may reach a page, a download, an upload or the live connection.
  What pages show and store is checked again there.
* Over its live connection a browser may only ask what our pages ask, and only for its own
  downloads: Streamlit itself gives a download to whoever sends its number.
"""

import asyncio
import base64
import hashlib
import re
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from urllib.parse import quote

from google.protobuf.message import DecodeError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from monev.access import Visitor
from monev.core.errors import MonevError
from monev.people.visits import GUEST_COOKIE, SESSION_COOKIE, visitor_of
from monev.server import (
    Allowance,
    add_headers,
    exposure,
    log,
    machine_of,
    middleware,
    reach,
    with_header,
)
from monev.server.start_page import refusal, refusal_line
from monev.ui import page_table
from monev.ui.context import open_store

READING = {"GET", "HEAD", "OPTIONS"}
# The addresses of Streamlit's that our pages need; the others would show a stranger its insides.
_NEEDED = re.compile(r"/_stcore/(health|host-config|stream|upload_file/.*|bidi-components/.*)")
_ALWAYS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",
    b"permissions-policy": b"accelerometer=(), autoplay=(), camera=(), "
    b"display-capture=(), geolocation=(), "
    b"gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), "
    b"xr-spatial-tracking=()",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
}
# Uploads and downloads are never shown as pages, whatever they contain.
_FILES_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)


@middleware
async def let_in(
    app: ASGIApp, scope: Scope, receive: Receive, send: Send, *, scripts: str = ""
) -> None:
    """Refuse, in words, requests by a wrong name or from another place.

    It adds our headers to every answer. `scripts`: the hashes from `inline_scripts`.
    """

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "websocket.http.response.start":
            # uvicorn writes an error at the terminal for each answer to a handshake, none for this.
            message = {"type": "websocket.close"}
        elif message["type"] == "websocket.http.response.body":
            return
        add_headers(message, *_ALWAYS.items(), policy)
        await send(message)

    policy = (b"content-security-policy", _policy(scope, scripts).encode())

    answer = _find_refusal(scope) or app
    await answer(scope, receive, send_with_headers)


def _find_refusal(scope: Scope) -> Response | None:
    headers = Headers(scope=scope)
    hosts = headers.getlist("host")
    asked_at, _ = scope.get("server") or (None, None)
    if len(hosts) != 1 or not reach.current().knows_host(hosts[0], asked_at):
        return refusal("other_host")
    is_direct = not scope.get(exposure.PASSED_ON) and headers.get(exposure.MARK) != exposure.HERE
    if (origin := reach.current().origin) and is_direct:
        return refusal("past_proxy", origin=origin)
    changes_something = scope["type"] == "websocket" or scope["method"] not in READING
    # A request without Origin is no browser's and cannot be forged by a page.
    if changes_something and headers.getlist("origin") not in ([], [served_origin(scope)]):
        return refusal("other_origin")
    if scope["path"].startswith("/_stcore/") and not _NEEDED.fullmatch(scope["path"]):
        return refusal_line("not_here")
    return None


def served_origin(scope: Scope) -> str:
    """Return the scheme, name and port that a request was made to, as a browser writes Origin."""
    secure = scope.get("scheme") in ("https", "wss")
    host = Headers(scope=scope).get("host", "").lower()
    usual = ":443" if secure else ":80"
    return f"{'https' if secure else 'http'}://{host.removesuffix(usual)}"


def inline_scripts(html: str) -> str:
    """List the hashes of scripts inside a page of ours, as a Content-Security-Policy names them."""
    hashes = [
        hashlib.sha256(script.encode()).digest()
        for script in sorted(set(_INLINE_SCRIPT.findall(html)))
    ]
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in hashes)


def _policy(scope: Scope, scripts: str) -> str:
    if scope["path"].startswith(FILES):
        return _FILES_POLICY
    # 'self' does not cover ws: in every browser.
    connection = served_origin(scope).replace("http", "ws", 1)
    return (
        f"default-src 'none'; script-src 'self' blob: {scripts}; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' {connection}; "
        "media-src 'self'; "
        "worker-src 'self' blob:; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
        "object-src 'none'; "
        "frame-src 'none'; frame-ancestors 'none'"
    )


SIGN_IN = "/masuk"
# Asked by an open page, to tell a lost connection from an ended session.
_ALIVE = "/_stcore/health"
# Open to all: the program's own files, the ways in, and addresses with a secret in them
# (`secret_addresses`), which open one meeting.
OPEN_ADDRESSES = (SIGN_IN, "/keluar", "/favicon.png", "/favicon.ico", "/sehat", "/siap", _ALIVE)
OPEN_FOLDERS = ("/undangan/", "/tamu/", "/hadir/", "/berhenti/", "/monev/", "/static/")
UPLOADS = "/_stcore/upload_file"
FILES = "/media/"
_OF_SOMEBODY = re.compile(rf"({UPLOADS}|{FILES[:-1]})/(?P<number>[^/.]*)")
"""An address that belongs to one session: the number is its id (uploads) or its file."""
FIRST_PAGE = '<p><a href="/ringkasan">Buka Ringkasan</a></p>'
_PROTOCOL = "sec-websocket-protocol"


@middleware
async def keep_out(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Refuse what this visitor may not see."""
    if is_open_to_all(scope["path"]) or await run_in_threadpool(exposure.request_is_local, scope):
        await app(scope, receive, send)
        return
    try:
        visitor = await run_in_threadpool(_visitor_behind, scope)
    except MonevError as error:  # its words name files of this machine, not for strangers
        log.error("%s %s", error.pesan, error.advice)
        answer = refusal if _asks_for_a_page(scope) else refusal_line
        await answer("nobody_known")(scope, receive, send)
        return
    if (answer := _refusal_for(visitor, scope)) is not None:
        await answer(scope, receive, send)
    elif scope["type"] == "websocket":
        line = _LiveConnection(scope, receive, send, visitor)
        await app(_with_own_page(scope), line.receive, line.send)
    else:
        await app(scope, receive, send)


def _refusal_for(visitor: Visitor, scope: Scope) -> Response | None:
    """Return the refusal of a page, an upload or a download that this visitor may not reach."""
    path = scope["path"]
    page = page_table.page_of(path)
    is_closed = page is not None and not page_table.may_open(page, visitor)
    if is_closed and visitor.is_person:
        return refusal("not_for_you", FIRST_PAGE)
    if is_closed or visitor.sight == "tidak":
        return _way_in(scope)
    if path.startswith(UPLOADS) and not visitor.is_person:
        return refusal_line("sign_in_to_upload")
    named = _OF_SOMEBODY.match(path)
    if named and not was_given(_session_of(scope), named["number"]):
        return refusal_line("not_made_for_you")
    return None


def _with_own_page(scope: Scope) -> Scope:
    """Leave out the id of a page that was not given to this visitor.

    A line that comes back names its page third in `Sec-WebSocket-Protocol`, after two words of
    Streamlit's.
    """
    words = Headers(scope=scope).get(_PROTOCOL, "").split(",")
    if len(words) < 3 or was_given(_session_of(scope), words[2].strip()):
        return scope
    return with_header(scope, _PROTOCOL, ",".join(words[:2]))


def is_open_to_all(path: str) -> bool:
    """True if this address shows no office's data, so that no sign-in is needed."""
    return path in OPEN_ADDRESSES or path.startswith(OPEN_FOLDERS)


def _session_of(scope: Scope) -> str:
    """Return the secret that tells visitors apart: of the session, else of the guest's link."""
    cookies = HTTPConnection(scope).cookies
    return cookies.get(SESSION_COOKIE, "") or cookies.get(GUEST_COOKIE, "")


def _visitor_behind(scope: Scope) -> Visitor:
    return visitor_of(open_store(), HTTPConnection(scope).cookies, is_local=False)


def _asks_for_a_page(scope: Scope) -> bool:
    return "text/html" in Headers(scope=scope).get("accept", "")


def _way_in(scope: Scope) -> Response:
    if not _asks_for_a_page(scope):
        return refusal_line("sign_in_first")
    query = scope["query_string"].decode("latin-1")
    asked = scope["path"] + (f"?{query}" if query else "")
    return RedirectResponse(f"{SIGN_IN}?ke={quote(asked)}", status_code=303)


OF_OUR_PAGES = frozenset(
    {
        "rerun_script",
        "stop_script",
        "file_urls_request",
        "app_heartbeat",
        "load_git_info",
        "backend_operation_request",
    }
)
POLICY_VIOLATION = 1008
DOWNLOADS = frozenset({"deferred_file", "dataframe_chunk"})

MESSAGES_AT_ONCE, MESSAGES_A_SECOND = 60, 20
"""Pace of one line: more than hands can do, little enough to leave the others their share."""
_of_address = Allowance(600, 200)
"""Pace of all lines of an address, an office behind it. At 300 a second nobody else waits, at 1,000
everybody does."""
MOST_SESSIONS, MOST_GIVEN = 2000, 1000
_given: OrderedDict[str, OrderedDict[str, None]] = OrderedDict()
"""Session → numbers given to it, the latest last. Used by the server's own thread alone."""


def given_in(sent: ForwardMsg) -> Iterator[str]:
    """List the numbers that a message of Streamlit's gives to a browser.

    They are the numbers of its page, of downloads and of files.
    """
    shown = sent.delta.new_element
    numbers = [sent.new_session.initialize.session_id, shown.download_button.deferred_file_id]
    files = [picture.url for picture in shown.imgs.imgs]
    files += [shown.download_button.url, sent.page_config_changed.favicon]
    files.append(sent.backend_operation_response.deferred_file.url)
    numbers += [PurePosixPath(address).stem for address in files if address.startswith(FILES)]
    return filter(None, numbers)


def note_given(session: str, numbers: Iterable[str]) -> None:
    """Remember that these numbers were given to this session."""
    for number in numbers:
        theirs = _given.setdefault(session, OrderedDict())
        theirs.pop(number, None)
        theirs[number] = None
        _given.move_to_end(session)
        while len(theirs) > MOST_GIVEN:
            theirs.popitem(last=False)
        while len(_given) > MOST_SESSIONS:
            _given.popitem(last=False)


def was_given(session: str, number: str) -> bool:
    """True if that download, file or page was made for this session."""
    return number in _given.get(session, ())


class _LiveConnection:
    """A live connection of `visitor`.

    A question for a download ends it if (1) the visitor has changed: signed out, another role, a
    link withdrawn; or (2) the download was made for another session. The browser then comes back
    and is checked anew.
    """

    def __init__(self, scope: Scope, receive: Receive, send: Send, visitor: Visitor) -> None:
        self._scope, self._receive, self._send, self._visitor = scope, receive, send, visitor
        self._session = _session_of(scope)
        self._has_shown_a_page = self._is_over = False
        self._messages = Allowance(MESSAGES_AT_ONCE, MESSAGES_A_SECOND)
        self._address = machine_of(scope)

    async def receive(self) -> Message:
        """Return the next message that Streamlit may have.

        Reading pauses if messages come faster than their pace.
        """
        while True:
            now = time.monotonic()
            await asyncio.sleep(
                max(self._messages.wait(None, now), _of_address.wait(self._address, now))
            )
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            asked = _read(message)
            if asked is None:
                continue
            kind = asked.WhichOneof("type")
            if kind == "rerun_script" and not asked.rerun_script.fragment_id:
                self._has_shown_a_page = True
            if kind == "backend_operation_request":
                if asked.backend_operation_request.WhichOneof("payload") not in DOWNLOADS:
                    continue
                number = asked.backend_operation_request.deferred_file.file_id
                is_own = not number or was_given(self._session, number)
                if not (is_own and await self._is_same_visitor()):
                    return await self._end()
            if kind in OF_OUR_PAGES:
                return message

    async def send(self, message: Message) -> None:
        """Pass on what Streamlit sends, until the connection was ended."""
        if not self._is_over:
            if sent := message.get("bytes"):
                note_given(self._session, given_in(ForwardMsg.FromString(sent)))
            await self._send(message)

    async def _is_same_visitor(self) -> bool:
        """True if a page was shown on this line and the visitor is still the same.

        A line that just came back needs a page first, which gives its downloads anew.
        """
        try:
            return (
                self._has_shown_a_page
                and await run_in_threadpool(_visitor_behind, self._scope) == self._visitor
            )
        except MonevError:  # nobody knows who asks: nothing is given meanwhile
            return False

    async def _end(self) -> Message:
        self._is_over = True
        await self._send({"type": "websocket.close", "code": POLICY_VIOLATION})
        return {"type": "websocket.disconnect", "code": POLICY_VIOLATION}


def _read(message: Message) -> BackMsg | None:
    with suppress(DecodeError):  # no browser sends it, and Streamlit would write a traceback
        if message.get("bytes") is not None:
            return BackMsg.FromString(message["bytes"])
    return None
