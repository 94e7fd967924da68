"""Whether the server lives and whether it can work, for a supervisor or a load balancer: nothing else is told.

`/sehat` says that the process answers; `/siap` that the database opens and the journal can be read. Why not stands in
the log (`incidents`), once for each time it turns.
"""

from __future__ import annotations

import logging

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from monev.core.errors import MonevError
from monev.server.people_gate import open_store

logger = logging.getLogger("monev.server")
_NEVER_KEPT = {"Cache-Control": "no-store"}


class _Ready:
    was = True


def routes() -> list[Route]:
    """Both addresses."""
    return [Route("/sehat", _say_alive), Route("/siap", _say_ready)]


async def _say_alive(_: Request) -> JSONResponse:
    return JSONResponse({"sehat": True}, headers=_NEVER_KEPT)


async def _say_ready(_: Request) -> JSONResponse:
    ready = await run_in_threadpool(_can_work)
    return JSONResponse({"siap": ready}, 200 if ready else 503, headers=_NEVER_KEPT)


def _can_work() -> bool:
    try:
        open_store()  # opens it, reads where the journal ends, and applies what is new
    except MonevError as error:
        if _Ready.was:
            logger.warning("tidak siap: %s %s", error.pesan, error.advice)
        _Ready.was = False
        return False
    _Ready.was = True
    return True
