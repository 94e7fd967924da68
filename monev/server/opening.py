"""While the database is opened, above all while it is made anew of a long journal, a page says so.

It is begun by the first page that is asked for. A new program makes new tables before anything is shown: what an entry
means may have changed, and its questions may not fit the old ones.
"""

from __future__ import annotations

import threading
from collections.abc import Collection

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from monev.server import logged, middleware
from monev.server.start_page import plain_page
from monev.ui.context import open_store

SOON = 1.0
"""Seconds that a page waits for it: as a rule it is open before."""
AGAIN = 3
"""Seconds after which a page that had to say so asks again."""


class _Opening:
    lock = threading.Lock()
    thread: threading.Thread | None = None
    done = threading.Event()


def is_over() -> bool:
    """Whether opening has ended, well or not, by now or soon; begun here where nobody did before."""
    with _Opening.lock:
        if _Opening.thread is None:
            _Opening.thread = threading.Thread(target=_open, name="buka-basis-data", daemon=True)
            _Opening.thread.start()
    return _Opening.done.wait(SOON)


def _open() -> None:
    with logged("membuka basis data"):
        open_store()
    _Opening.done.set()


@middleware
async def say_opening(app: ASGIApp, scope: Scope, receive: Receive, send: Send, *, pages: Collection[str]) -> None:
    """A page that is asked for meanwhile says so, and asks again by itself. `pages`: their addresses."""
    is_page = scope["type"] == "http" and scope["path"] in pages
    if not is_page or _Opening.done.is_set() or await run_in_threadpool(is_over):
        await app(scope, receive, send)
    else:
        await _say_wait()(scope, receive, send)


def _say_wait() -> Response:
    answer = plain_page(
        "Data sedang disusun dari jurnal",
        "Sesudah pembaruan program atau pemulihan, hal ini perlu beberapa saat. Halaman ini memuat diri lagi; yang "
        "sudah tersimpan tidak berubah.",
        503,
    )
    headers = MutableHeaders(raw=answer.raw_headers)
    headers["Refresh"] = str(AGAIN)
    headers["Retry-After"] = str(AGAIN)
    return answer
