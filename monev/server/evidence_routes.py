"""Files of bukti over the web, the evidence of a triwulan as one ZIP, and Ringkasan as the sheet that is printed.
Whether who asks may see it is asked of the domain each time. What people brought is never shown as a page of ours: it
is sent to be saved, of a type that no browser guesses anew, in a sandbox."""

import asyncio
import re
from collections.abc import Callable
from functools import partial
from urllib.parse import quote

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from monev.access import Visitor
from monev.core.errors import FileRefused, MonevError, NotFound, cause_of, worded
from monev.core.media_types import MEDIA_TYPES
from monev.core.platform_files import nameless_file_in
from monev.database import Database, find_place
from monev.evidence_files.files import KINDS, kind_of, page_for, read_for, thumbnail_for, tidy_name
from monev.figures import View
from monev.outputs.evidence_package import package_name, write_package
from monev.outputs.ringkasan_page import make_ringkasan
from monev.people.visits import visitor_of
from monev.server import REFUSALS, exposure
from monev.server.search_route import view_looked_at
from monev.server.start_page import page_for_stranger, page_of_error
from monev.ui.bukti_files import PACKAGE, SHEET
from monev.ui.chooser import visible_rencana
from monev.ui.context import open_store

_PIECE = 256 * 1024
_NEVER_A_PAGE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "no-store",
}
_one_package = asyncio.Semaphore(1)
"""A package reads every file of an office: one is made after the other, and nobody waits in a thread for it."""


def _file(db: Database, visitor: Visitor, request: Request) -> Response:
    name = request.path_params["name"]
    content = read_for(db, visitor, request.path_params["sha256"])
    kind = kind_of(name)
    media_type = MEDIA_TYPES.get(kind, "application/octet-stream")
    return Response(content, media_type=media_type, headers=_to_save(tidy_name(name, kind or "bin")))


def _thumbnail(db: Database, visitor: Visitor, request: Request) -> Response:
    return Response(thumbnail_for(db, visitor, **request.path_params), media_type="image/jpeg", headers=_NEVER_A_PAGE)


def _page(db: Database, visitor: Visitor, request: Request) -> Response:
    if request.path_params["kind"] not in KINDS:
        raise NotFound("Halaman itu tidak ada.", "Buka berkasnya dari Menunggu diperiksa.")
    return JSONResponse(page_for(db, visitor, **request.path_params), headers=_NEVER_A_PAGE)


def _sheet(db: Database, visitor: Visitor, request: Request) -> Response:
    view = _view_of(db, visitor, request)
    if view is None:
        raise NotFound("Lembar ringkasan itu tidak ada.", "Buka halaman Ringkasan, lalu cetak dari sana.")
    return Response(make_ringkasan(db, view, "sheet"), media_type="image/png", headers=_NEVER_A_PAGE)


def _view_of(db: Database, visitor: Visitor, request: Request) -> View | None:
    return view_looked_at(db, visible_rencana(db, visitor), request.query_params)


async def _send_package(request: Request) -> Response:
    async with _one_package:
        return await run_in_threadpool(_answering(_package), request)


def _package(db: Database, visitor: Visitor, request: Request) -> Response:
    """Made in a file without a name: it is gone with the answer, however that ends."""
    view, triwulan = _view_of(db, visitor, request), request.query_params.get("triwulan")
    if view is None or visitor.sight != "semua" or triwulan not in ("1", "2", "3", "4"):
        raise NotFound("Paket bukti itu tidak ada.", "Buka halaman Kesenjangan Bukti, lalu unduh dari sana.")
    try:
        file = nameless_file_in(find_place().db.parent)  # closed by who sends it, or forgotten with what went wrong
        package = write_package(db, view, int(triwulan), request.query_params.get("area"), file)
    except OSError as error:
        raise worded(MonevError, REFUSALS["errors"]["no_package"], cause=cause_of(error)) from error
    headers = _to_save(package_name(package)) | {"Content-Length": str(file.tell())}
    file.seek(0)
    pieces, close = iter(partial(file.read, _PIECE), b""), BackgroundTask(file.close)
    return StreamingResponse(pieces, media_type="application/zip", headers=headers, background=close)


def _answering(make: Callable[[Database, Visitor, Request], Response]) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        visitor = None
        try:
            db = open_store()
            visitor = visitor_of(db, request.cookies, is_local=exposure.request_is_local(request.scope))
            return make(db, visitor, request)
        except MonevError as error:
            status = 404 if isinstance(error, NotFound) else 415 if isinstance(error, FileRefused) else 503
            is_guest = visitor is None or visitor.is_guest
            return page_for_stranger(error, status) if is_guest else page_of_error(error, status)

    return answer


def _to_save(name: str) -> dict[str, str]:
    plain = re.sub(r'[^ -~]|["\\%]', "_", name)
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return {"Content-Disposition": disposition, **_NEVER_A_PAGE}


ROUTES = (
    Route("/bukti/{sha256}/{name:path}", _answering(_file)),
    Route("/bukti-kecil/{sha256}", _answering(_thumbnail)),
    Route("/bukti-halaman/{sha256}/{kind}/{number:int}", _answering(_page)),
    Route(PACKAGE, _send_package),
    Route(SHEET, _answering(_sheet)),
)
