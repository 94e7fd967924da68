"""Whether the server lives and whether it can work, for a supervisor or a load balancer: nothing else is told.

`/sehat` says that the process answers; `/siap` that the database is open, has caught up with the journal, and the
server is not about to stop. Why not stands in the log (`incidents`), once for each time it turns.
"""

from __future__ import annotations

import logging
import threading

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from monev.core.errors import MonevError
from monev.database import Database
from monev.server import opening
from monev.server.start_page import NOT_KEPT
from monev.ui.context import open_store

logger = logging.getLogger("monev.server")

ANOTHER_ASKS = 1.0
"""Seconds that a question waits for one before it. A database that is made anew takes longer: it is not ready."""


class _Ready:
    was: bool | None = None
    """Whether it was at the last question; None before the first."""
    is_leaving = False
    asking = threading.Lock()


def routes() -> list[Route]:
    """Both addresses."""
    return [Route("/sehat", _say_alive), Route("/siap", _say_ready)]


def leave() -> None:
    """From now on this server is not ready: it is about to stop, and a proxy sends nobody else."""
    _Ready.is_leaving = True


def was_ready() -> bool:
    """Whether it was at the last question."""
    return _Ready.was is True and not _Ready.is_leaving


async def _say_alive(_: Request) -> JSONResponse:
    return JSONResponse({"sehat": True}, headers=NOT_KEPT)


def _say_ready(_: Request) -> JSONResponse:
    ready = _can_work()
    return JSONResponse({"siap": ready}, 200 if ready else 503, headers=NOT_KEPT)


def _can_work() -> bool:
    if _Ready.is_leaving or not _Ready.asking.acquire(timeout=ANOTHER_ASKS):
        return False
    try:
        if not opening.is_over():
            return False
        reason = _why_not(open_store())
    except MonevError as error:
        reason = error
    finally:
        _Ready.asking.release()
    if reason is not None and _Ready.was is not False:
        logger.warning("tidak siap: %s %s", reason.pesan, reason.advice)
    _Ready.was = reason is None
    return _Ready.was


def _why_not(db: Database) -> MonevError | None:
    if db.notice is None and db.is_late:
        return MonevError(f"{db.behind} entri jurnal masih dimasukkan.", "Tunggu sebentar.")
    return db.notice
