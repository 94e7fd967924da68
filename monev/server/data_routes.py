"""Addresses that give an office's data.

They give search as JSON, files of bukti, the evidence of a tahun as one ZIP, and as pages to print
the papers of meetings and Ringkasan.

The domain decides each time if the visitor may see it. A file that people uploaded is never shown
as a page. It is sent to be saved, with a type that no browser guesses anew, in a sandbox.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from urllib.parse import quote

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from monev import figures
from monev.access import Visitor
from monev.core.errors import FileRefused, MonevError, NotFound, cause_of
from monev.core.glossary import guide
from monev.core.media_types import MEDIA_TYPES
from monev.core.platform_files import nameless_file_in
from monev.core.text import shorten, split_pics
from monev.core.words import read_words
from monev.database import Database, Row, find_place
from monev.evidence_files.files import kind_of, read_for, thumbnail_for, tidy_name
from monev.figures import View
from monev.figures.search import MOST_FOUND, Found, find_words, split_words
from monev.figures.targets import choices
from monev.meeting.records import rapat_view, read_rapat
from monev.outputs.documents import PRINTED, make_document
from monev.outputs.package import write_package
from monev.outputs.ringkasan_page import SHEET_SCRIPT, make_ringkasan
from monev.people.visits import SESSION_COOKIE, visitor_of
from monev.server import Handler, exposure, machine_of, refused
from monev.server.health import AGAIN
from monev.server.start_page import NOT_KEPT, page_for_stranger, page_of_error
from monev.server.waiting import Turns, while_waited_for
from monev.ui import looks, page_table
from monev.ui.address import PARTS, Choice, read_number
from monev.ui.bukti_files import PACKAGE, PAPER, SHEET
from monev.ui.chooser import real_offices, visible_rencana
from monev.ui.context import open_store
from monev.ui.looks.block_parts import FoundGroup, FoundItem
from monev.ui.page_table import LINIMASA, PANDUAN, RINGKASAN, Page

Made = Callable[[Database, Visitor, Request], Response]
_LABELS = {"satker": "Satker", "langkah": "Langkah", "bukti": "Bukti", "pic": "PIC"}
_LONGEST_TEXT = 140
_LAST_YEAR = date.max.year - 100
"""Posisi in this year or later are not taken: days are counted from them."""
_PIECE = 256 * 1024
_NEVER_A_PAGE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "no-store",
}


class TooMuchAtOnce(MonevError):
    """Too much else waits before this request."""


_full = partial(refused, TooMuchAtOnce, "too_much_at_once")
_sheets = Turns(at_once=2, of_line=1, longest_line=2, in_all=16, full=_full)
"""Papers and Ringkasan as pages to print."""
_pictures = Turns(at_once=3, of_line=2, longest_line=16, in_all=64, full=_full)
"""Small pictures and pages of files: a langkah may have dozens."""
_packages = Turns(at_once=1, of_line=1, longest_line=2, in_all=16, full=_full)
"""Packages of evidence, one after the other: each reads every file of an office."""


def _search(request: Request) -> Response:
    try:
        db = open_store()
        visitor = _who_asks(db, request)
        groups = search(db, visitor, request.query_params)
    except MonevError:  # its words may name files of this machine; pages show them to who may know
        return JSONResponse({"groups": []}, status_code=503)
    return JSONResponse({"groups": groups}, headers=NOT_KEPT)


def search(db: Database, visitor: Visitor, query: Mapping[str, str]) -> list[FoundGroup]:
    """Find pages, satker, langkah, bukti, PIC and guides by words, in groups. Raises MonevError.

    `query` has the typed words (`kata`) and the choices of the open page. Without words it finds
    the pages alone.
    """
    words = split_words(query.get("kata", ""))
    # A guest who sees Ringkasan alone finds pages only.
    listing = visible_rencana(db, visitor)
    seen = view_looked_at(db, listing, query)
    found = find_words(db, listing, words, seen) if visitor.sight == "semua" else []
    doors = page_table.doors_of(visitor, several=len(real_offices(listing)) > 1)
    pages = _found_pages(doors, words, seen, {name: query.get(name, "") for name in PARTS})
    groups: list[FoundGroup] = [{"label": "Halaman", "items": pages}]
    for kind, label in _LABELS.items():
        groups.append(
            _group(label, [_found_item(place, seen) for place in found if place.kind == kind])
        )
    groups.append(_group("Panduan", _found_in_guide(words) if PANDUAN in doors else []))
    return [group for group in groups if group["items"]]


def view_looked_at(db: Database, plans: Sequence[Row], query: Mapping[str, str]) -> View | None:
    """Return the view that an address names.

    None if it names none, or none of these `plans`, which the visitor may see.
    """
    satker = query.get("satker", "")
    with suppress(ValueError, NotFound):
        tahun = int(query.get("tahun", ""))
        posisi = date.fromisoformat(query.get("posisi", ""))
        is_here = any((plan["satker"], plan["tahun"]) == (satker, tahun) for plan in plans)
        if is_here and posisi.year < _LAST_YEAR:
            return figures.view_at(
                db, satker, tahun, posisi, unggahan=read_number(query.get("unggahan", ""))
            )
    return None


def _found_pages(
    doors: Sequence[Page], words: Sequence[str], seen: View | None, parts: Mapping[str, str]
) -> list[FoundItem]:
    chosen = {}
    if seen:
        unggahan = seen.unggahan if seen.is_chosen else None
        kept = {name: value for name, value in parts.items() if value}
        chosen = Choice(seen.satker, seen.tahun, seen.posisi, unggahan).url(**kept)
    known = read_words(page_table.__file__, "search_words")["halaman"]
    by_title: list[FoundItem] = []
    by_other_names: list[FoundItem] = []
    for page in doors:
        title = page.title.lower()
        said = f"{title} {known.get(page.address, '')}"
        if all(word in said for word in words):
            has_word = any(word in title for word in words)
            found = by_title if has_word else by_other_names
            found.append({"text": page.title, "href": looks.link(page, chosen)})
    return by_title + by_other_names


def _found_in_guide(words: Sequence[str]) -> list[FoundItem]:
    known = read_words(page_table.__file__, "search_words")["panduan"]
    found: list[FoundItem] = []
    for key, page in guide().items() if words else ():
        said = page.answer(words)
        if said is None and all(word in known.get(key, "") for word in words):
            said = ""
        if said is not None:
            way = looks.link(PANDUAN, {"bagian": key})
            found.append({"text": page.title, "note": shorten(said, _LONGEST_TEXT), "href": way})
    return found


def _group(label: str, items: list[FoundItem]) -> FoundGroup:
    named = label if len(items) <= MOST_FOUND else f"{label}: {MOST_FOUND} teratas"
    return {"label": named, "items": items[:MOST_FOUND]}


def _found_item(found: Found, seen: View | None) -> FoundItem:
    """Make a link of a find.

    A langkah or bukti opens the langkah's panel, a PIC their targets on Linimasa, a satker its
    Ringkasan.
    """
    query = Choice(found.satker, found.tahun, found.posisi, found.unggahan).url()
    page = RINGKASAN
    if found.kode:
        query["langkah"] = found.kode
    elif found.kind == "pic":
        query["pic"], page = split_pics(found.text), LINIMASA
    note = str(found.tahun) if found.kind == "satker" else f"{found.satker} {found.tahun}"
    if seen and (seen.satker, seen.tahun) == (found.satker, found.tahun):
        note = ""
    note = " · ".join(filter(None, (found.state, note)))
    text = shorten(found.text, _LONGEST_TEXT)
    return {"text": text, "kode": found.shown, "note": note, "href": looks.link(page, query)}


def _newest(db: Database, visitor: Visitor, request: Request) -> Response:
    """Say which entry a rencana came to last, to a room that waits for what others record.

    Every open room asks it again and again, so it does nothing else.
    """
    satker = request.query_params.get("satker", "")
    tahun = read_number(request.query_params.get("tahun", ""))
    if tahun is None or not visitor.may("lihat", satker):
        raise NotFound("Rapat itu tidak ada.", "Buka rapatnya di halaman Rapat.")
    db.keep_up()
    return Response(db.newest.of_room(satker, tahun), media_type="text/plain", headers=NOT_KEPT)


def _file(db: Database, visitor: Visitor, request: Request) -> Response:
    name = request.path_params["name"]
    content = read_for(db, visitor, request.path_params["sha256"])
    kind = kind_of(name)
    media_type = MEDIA_TYPES.get(kind, "application/octet-stream")
    return Response(
        content, media_type=media_type, headers=_to_save(tidy_name(name, kind or "bin"))
    )


def _thumbnail(db: Database, visitor: Visitor, request: Request) -> Response:
    return Response(
        thumbnail_for(db, visitor, **request.path_params),
        media_type="image/jpeg",
        headers=_NEVER_A_PAGE,
    )


def _sheet(db: Database, visitor: Visitor, request: Request) -> Response:
    view = view_looked_at(db, visible_rencana(db, visitor), request.query_params)
    if view is None or not page_table.may_open(page_table.RINGKASAN, visitor):
        raise NotFound(
            "Lembar ringkasan itu tidak ada.", "Buka halaman Ringkasan, lalu cetak dari sana."
        )
    page = make_ringkasan(db, _narrowed(db, view, request))
    return Response(page, media_type="text/html", headers={"Cache-Control": "no-store"})


def _paper(db: Database, visitor: Visitor, request: Request) -> Response:
    """Show a paper of a meeting as a page, which its reader prints."""
    view = view_looked_at(db, visible_rencana(db, visitor), request.query_params)
    number = read_number(request.query_params.get("rapat", ""))
    if view is None or number is None or not page_table.may_open(page_table.RAPAT, visitor):
        raise NotFound(
            "Naskah itu tidak ada.", "Buka rapatnya di halaman Rapat, lalu cetak di sana."
        )
    rapat = read_rapat(db, view.satker, view.tahun, number)
    seen = rapat_view(db, rapat)
    page = make_document(db, seen, rapat, request.path_params["kode"], PRINTED)
    return Response(page, media_type="text/html", headers={"Cache-Control": "no-store"})


def _narrowed(db: Database, view: View, request: Request) -> View:
    """Narrow a view to the areas and PICs in an address. Raises NotFound if the plan lacks one."""
    area, pic = (tuple(request.query_params.getlist(name)) for name in PARTS)
    offered = choices(db, view)
    if {*area, *pic} - {*offered.areas, *offered.pics}:
        raise NotFound("Area atau PIC itu tidak ada.", "Pilih lagi di halaman asalnya.")
    return figures.narrow_view(db, view, area, pic)


def _package(db: Database, visitor: Visitor, request: Request) -> Response:
    """Send the package of the tahun, or of a part of its plan.

    It is made in a file without a name, which is gone with the answer however that ends.
    """
    view = view_looked_at(db, visible_rencana(db, visitor), request.query_params)
    if view is None or visitor.sight != "semua":
        raise NotFound("Paket bukti itu tidak ada.", "Buka halaman Bukti, lalu unduh dari sana.")
    view = _narrowed(db, view, request)
    try:
        file = nameless_file_in(find_place().db.parent)
        package = write_package(db, view, file)
    except OSError as error:
        raise refused(MonevError, "no_package", cause=cause_of(error)) from error
    headers = _to_save(package.file_name) | {"Content-Length": str(file.tell())}
    file.seek(0)
    pieces = iter(partial(file.read, _PIECE), b"")
    close = BackgroundTask(file.close)
    return StreamingResponse(
        pieces, media_type="application/zip", headers=headers, background=close
    )


def _answering(make: Made) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        visitor = None
        try:
            db = open_store()
            visitor = _who_asks(db, request)
            return make(db, visitor, request)
        except MonevError as error:
            return _page_of_refusal(error, visitor)

    return answer


def _in_turn(turns: Turns, make: Made) -> Handler:
    """Give long answers in turn, as `_answering` does; drop them if the visitor has gone."""
    work = _answering(make)

    async def answer(request: Request) -> Response:
        try:
            visit = await run_in_threadpool(_visit_of, request)
            return await while_waited_for(request, turns.take(visit, 0, work, request))
        except MonevError as error:
            return _page_of_refusal(error, None)

    return answer


def _visit_of(request: Request) -> str:
    """Return the line to wait in: the session of who signed in, else the machine.

    Others can make up as many sessions as they like.
    """
    visitor = _who_asks(open_store(), request)
    if visitor.is_person and not visitor.is_local:
        return request.cookies.get(SESSION_COOKIE, "")
    return f"@{machine_of(request.scope)}"


def _who_asks(db: Database, request: Request) -> Visitor:
    return visitor_of(db, request.cookies, is_local=exposure.request_is_local(request.scope))


def _page_of_refusal(error: MonevError, visitor: Visitor | None) -> Response:
    status = 503
    if isinstance(error, NotFound):
        status = 404
    elif isinstance(error, FileRefused):
        status = 415
    is_guest = visitor is None or visitor.is_guest
    response = page_for_stranger(error, status) if is_guest else page_of_error(error, status)
    if isinstance(error, TooMuchAtOnce):
        response.headers["Retry-After"] = str(AGAIN)
    return response


def _to_save(name: str) -> dict[str, str]:
    plain = re.sub(r'[^ -~]|["\\%]', "_", name)
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return {"Content-Disposition": disposition, **_NEVER_A_PAGE}


ROUTES = (
    Route(page_table.SEARCH, _search),
    Route(page_table.NEWEST, _answering(_newest)),
    Route("/bukti/{sha256}/{name:path}", _answering(_file)),
    Route("/bukti-kecil/{sha256}", _in_turn(_pictures, _thumbnail)),
    Route(PACKAGE, _in_turn(_packages, _package)),
    Route(SHEET, _in_turn(_sheets, _sheet)),
    Route(f"{PAPER}/{{kode}}", _in_turn(_sheets, _paper)),
    Route(f"{SHEET}.js", lambda _: Response(SHEET_SCRIPT, media_type="text/javascript")),
)
