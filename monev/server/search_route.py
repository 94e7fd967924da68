"""Search everywhere, as JSON: who asks, told from their cookies, finds what they may look at, and their doors."""

from collections.abc import Mapping, Sequence
from datetime import date

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from monev import figures
from monev.access import Visitor
from monev.core.errors import MonevError, NotFound
from monev.core.glossary import guide
from monev.core.text import shorten
from monev.database import Database, Row
from monev.figures import View
from monev.figures.search import MOST_FOUND, Found, find_words, split_words
from monev.people.visits import visitor_of
from monev.server import exposure
from monev.server.start_page import NOT_KEPT
from monev.ui import looks, page_table
from monev.ui.address import Choice, read_number
from monev.ui.chooser import real_offices, visible_rencana
from monev.ui.context import open_store
from monev.ui.looks import Block
from monev.ui.page_table import LINIMASA, PANDUAN, RINGKASAN, Page

_LABELS = {"satker": "Satker", "langkah": "Langkah", "bukti": "Bukti", "pic": "PIC"}
_LONGEST_TEXT = 140


def _answer(request: Request) -> Response:
    try:
        db = open_store()
        visitor = visitor_of(db, request.cookies, is_local=exposure.request_is_local(request.scope))
        groups = answer(db, visitor, request.query_params)
    except MonevError:  # what it says may name files of this machine; the pages tell who may know
        return JSONResponse({"groups": []}, status_code=503)
    return JSONResponse({"groups": groups}, headers=NOT_KEPT)


def answer(db: Database, visitor: Visitor, query: Mapping[str, str]) -> list[Block]:
    """The groups {label, items} of what is found, an item {text, kode?, note?, href}. `query`: `kata`, the words typed,
    and what the page that is open looks at. Without words only the pages. Raises MonevError."""
    words = split_words(query.get("kata", ""))
    # A guest who sees Ringkasan alone is shown what it lists, and searches no further.
    listing = visible_rencana(db, visitor)
    seen = view_looked_at(db, listing, query)
    found = find_words(db, listing, words, seen) if visitor.sight == "semua" else []
    doors = page_table.doors_of(visitor, several=len(real_offices(listing)) > 1)
    groups = [{"label": "Halaman", "items": _pages(doors, words, seen)}]
    for kind, label in _LABELS.items():
        groups.append(_group(label, [_item(place, seen) for place in found if place.kind == kind]))
    groups.append(_group("Panduan", _guide(words) if PANDUAN in doors else []))
    return [group for group in groups if group["items"]]


def view_looked_at(db: Database, plans: Sequence[Row], query: Mapping[str, str]) -> View | None:
    """The view in the address of a page; None where it has none, or one of no plan of these, which may be looked at."""
    satker = query.get("satker", "")
    try:
        tahun, posisi = int(query.get("tahun", "")), date.fromisoformat(query.get("posisi", ""))
        if not any((plan["satker"], plan["tahun"]) == (satker, tahun) for plan in plans):
            return None
        return figures.view_at(db, satker, tahun, posisi, unggahan=read_number(query.get("unggahan", "")))
    except (ValueError, NotFound):
        return None


def _pages(doors: Sequence[Page], words: Sequence[str], seen: View | None) -> list[Block]:
    chosen = seen and Choice(seen.satker, seen.tahun, seen.posisi, seen.unggahan if seen.is_chosen else None)
    named = [page for page in doors if all(word in page.title.lower() for word in words)]
    return [{"text": page.title, "href": looks.link(page, chosen.url() if chosen else {})} for page in named]


def _guide(words: Sequence[str]) -> list[Block]:
    answers = {key: page.answer(words) for key, page in guide().items()} if words else {}
    return [
        {"text": guide()[key].title, "note": shorten(said, _LONGEST_TEXT), "href": looks.link(PANDUAN, {"bagian": key})}
        for key, said in answers.items()
        if said is not None
    ]


def _group(label: str, items: list[Block]) -> Block:
    named = label if len(items) <= MOST_FOUND else f"{label}: {MOST_FOUND} teratas"
    return {"label": named, "items": items[:MOST_FOUND]}


def _item(found: Found, seen: View | None) -> Block:
    """A langkah and a bukti open the panel of the langkah, a PIC their targets, a satker its Ringkasan."""
    chosen = {"langkah": found.kode} if found.kode else {"pic": found.text} if found.kind == "pic" else {}
    page = LINIMASA if found.kind == "pic" else RINGKASAN
    is_here = seen is not None and (seen.satker, seen.tahun) == (found.satker, found.tahun)
    note = "" if is_here else str(found.tahun) if found.kind == "satker" else f"{found.satker} {found.tahun}"
    query = Choice(found.satker, found.tahun, found.posisi, found.unggahan).url() | chosen
    text = shorten(found.text, _LONGEST_TEXT)
    return {"text": text, "kode": found.kode, "note": note, "href": looks.link(page, query)}


ROUTES = (Route(page_table.SEARCH, _answer),)
