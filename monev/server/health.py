"""`/sehat`: the process answers; `/siap`: the database is open and has caught up, and the server is not about to stop;
why not stands in the log, once for each time it turns. And what a page says while the database is opened, which the
first one begins, above all while it is made anew of a long journal."""

from __future__ import annotations

import logging
import threading
from collections.abc import Collection

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from monev.core.errors import MonevError
from monev.server import logged, middleware
from monev.server.start_page import NOT_KEPT, plain_page
from monev.ui.context import open_store

logger = logging.getLogger("monev.server")

SOON = 1.0
"""Seconds that a page waits for the database: as a rule it is open before."""
AGAIN = 3
ANOTHER_ASKS = 1.0
"""Seconds that a question waits for one before it. A database that is made anew takes longer: it is not ready."""


class _State:
    opening: threading.Thread | None = None
    is_opened = threading.Event()
    """Opening has ended, well or not."""
    was_ready: bool | None = None
    is_leaving = False
    asking, beginning = threading.Lock(), threading.Lock()


def leave() -> None:
    """From now on this server is not ready: it is about to stop, and a proxy sends nobody else."""
    _State.is_leaving = True


def was_ready() -> bool:
    """Whether it was at the last question."""
    return _State.was_ready is True and not _State.is_leaving


def _is_opened_soon() -> bool:
    """Whether opening has ended by now or soon; begun here where nobody did before."""

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
async def say_opening(app: ASGIApp, scope: Scope, receive: Receive, send: Send, *, pages: Collection[str]) -> None:
    """A page that is asked for meanwhile says so, and asks again by itself. `pages`: their addresses."""
    is_page = scope["type"] == "http" and scope["path"] in pages
    if not is_page or _State.is_opened.is_set() or await run_in_threadpool(_is_opened_soon):
        await app(scope, receive, send)
        return
    answer = plain_page(
        "Data sedang disusun dari jurnal",
        "Sesudah pembaruan program atau pemulihan, hal ini perlu beberapa saat. Halaman ini memuat diri lagi; yang "
        "sudah tersimpan tidak berubah.",
        503,
    )
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
        reason = db.notice
        if reason is None and db.is_late:
            reason = MonevError(f"{db.behind} entri jurnal masih dimasukkan.", "Tunggu sebentar.")
    except MonevError as error:
        reason = error
    finally:
        _State.asking.release()
    if reason is not None and _State.was_ready is not False:
        logger.warning("tidak siap: %s %s", reason.pesan, reason.advice)
    _State.was_ready = reason is None
    return _State.was_ready


ROUTES = (Route("/sehat", _say_alive), Route("/siap", _say_ready))
