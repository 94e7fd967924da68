"""Addresses for those who watch the server, and what pages say while the database is being opened.

| address | answers |
|---|---|
| `/sehat` | the process runs |
| `/siap` | the database is open and up to date, no stop is near; else the log says why |

The first page, or the first `/siap`, begins opening the database.
"""

import threading

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from monev.core.errors import MonevError
from monev.server import log, logged, middleware
from monev.server.start_page import NOT_KEPT, refusal
from monev.ui import page_table
from monev.ui.context import open_store

SOON = 1.0
"""Seconds that a page waits for the database. As a rule it is open before."""
AGAIN = 3
ANOTHER_ASKS = 1.0
"""Seconds that a `/siap` waits for the one before it. If that takes longer, the database is being
made anew: not ready."""


class _State:
    opening: threading.Thread | None = None
    is_opened = threading.Event()
    """Set once opening has ended, well or not."""
    was_ready: bool | None = None
    is_leaving = False
    asking = threading.Lock()
    beginning = threading.Lock()


def leave() -> None:
    """Say *not ready* from now on, since the server is about to stop: a proxy sends nobody else."""
    _State.is_leaving = True


def _is_opened_soon() -> bool:
    """True if opening the database has ended or ends soon; the first call begins it."""

    def open_it() -> None:
        with logged("membuka basis data"):
            open_store()
        _State.is_opened.set()

    with _State.beginning:
        if _State.opening is None:
            _State.opening = threading.Thread(target=open_it, name="buka-basis-data", daemon=True)
            _State.opening.start()
    return _State.is_opened.wait(SOON)


@middleware
async def say_opening(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer pages with *being opened* until the database is; the browser asks again by itself."""
    is_page = scope["type"] == "http" and page_table.page_of(scope["path"]) is not None
    if not is_page or _State.is_opened.is_set() or await run_in_threadpool(_is_opened_soon):
        await app(scope, receive, send)
        return
    answer = refusal("opening")
    answer.headers.update({"Refresh": str(AGAIN), "Retry-After": str(AGAIN)})
    await answer(scope, receive, send)


async def _say_alive(_: Request) -> JSONResponse:
    return JSONResponse({"sehat": True}, headers=NOT_KEPT)


def _say_ready(_: Request) -> JSONResponse:
    ready = _can_work()
    return JSONResponse({"siap": ready}, 200 if ready else 503, headers=NOT_KEPT)


def _can_work() -> bool:
    if _State.is_leaving or not _State.asking.acquire(timeout=ANOTHER_ASKS):
        return False
    try:
        if not _is_opened_soon():
            return False
        db = open_store()
        reason = db.trouble()
        if reason is None and db.is_late:
            reason = MonevError(f"{db.behind} entri jurnal masih dimasukkan.", "Tunggu sebentar.")
    except MonevError as error:
        reason = error
    finally:
        _State.asking.release()
    if reason is not None and _State.was_ready is not False:
        log.warning("tidak siap: %s %s", reason.pesan, reason.advice)
    _State.was_ready = reason is None
    return _State.was_ready


ROUTES = (Route("/sehat", _say_alive), Route("/siap", _say_ready))
