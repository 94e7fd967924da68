"""The page on which people mark themselves present in a meeting: plain HTML, for phones of people who do not sign in.

It shows the meeting's name and the names on its list, and stores that one of them is there (`monev.meeting.presence`).
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from monev import meeting
from monev.access import acting_from
from monev.core.dates import format_day
from monev.core.errors import MonevError
from monev.database import Row
from monev.server import Pace, reach
from monev.server.start_page import html_page, plain_page
from monev.ui.context import open_store

FOLDER = "/hadir/"
MOST_A_MINUTE = 60
"""Requests of one machine: many phones of an office may come from one address, none of them asks so often."""


_pace = Pace(60)


def presence_routes() -> list[Route]:
    """The address of this file."""
    return [Route(f"{FOLDER}{{secret}}", _answer, methods=["GET", "POST"])]


def address_of_presence(secret: str) -> str:
    """The address to be scanned; "" without a secret, or while nobody else can come in."""
    addresses = reach.current().addresses()
    return f"{addresses[0]}{FOLDER}{secret}" if secret and addresses else ""


async def _answer(request: Request) -> Response:
    machine = request.client.host if request.client else ""
    if _pace.count(machine, time.monotonic()) > MOST_A_MINUTE:
        return plain_page("Terlalu sering", "Tunggu satu menit, lalu buka lagi.", 429)
    chosen = None
    if request.method == "POST":
        async with request.form(max_files=0, max_fields=2) as form:
            chosen = str(form.get("nomor", ""))
    try:
        return await run_in_threadpool(_page, request.path_params["secret"], chosen, machine)
    except MonevError as error:
        return plain_page(error.title, f"{error.pesan} {error.advice}", 410)


def _page(secret: str, chosen: str | None, machine: str) -> Response:
    """The list to choose from, or that the chosen one is marked."""
    db = open_store()
    db.keep_up()
    r = meeting.rapat_of_presence(db, secret)
    if chosen is not None and chosen.isascii() and chosen.isdigit() and len(chosen) < 6:
        acting_from(f"ponsel {machine}")
        name = meeting.mark_present(db, r, int(chosen))
        told = f"<p>{escape(name)} hadir dalam {escape(r.judul)}. Bila keliru, beri tahu notulis.</p>"
        return html_page("Kehadiran tercatat", told)
    people = meeting.read_attendance(db, r)
    told = "" if chosen is None else '<p class="refused" role="alert">Pilih nama Anda dahulu.</p>'
    heading = f"<p>{escape(r.judul)}, {format_day(r.tanggal)}. Pilih nama Anda.</p>"
    advice = '<p class="quiet">Nama Anda tidak ada? Beri tahu notulis.</p>'
    return html_page("Tandai kehadiran Anda", f"{heading}{told}{_form(people)}{advice}")


def _form(people: Iterable[Row]) -> str:
    names = "".join(_choice(person) for person in people)
    return f'<form method="post" class="names">{names}<button>Saya hadir</button></form>'


def _choice(person: Row) -> str:
    """Who is marked already, however, is not chosen again."""
    jabatan = f" <small>{escape(person['jabatan'])}</small>" if person["jabatan"] else ""
    marked = "" if person["kehadiran"] == "diundang" else "disabled"
    noted = " <small>(sudah dicatat)</small>" if marked else ""
    choice = f'<input type="radio" name="nomor" value="{person["nomor"]}" required {marked}>'
    return f"<label>{choice} {escape(person['nama'])}{jabatan}{noted}</label>"
