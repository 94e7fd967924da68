"""One thread sends the letters that fall due, at each office's hour; the address at which one touch stops them; and the
secret addresses of calendars. None of them asks who is there: the address itself says it."""

from __future__ import annotations

import hashlib
import threading
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import partial
from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from monev.core import clock
from monev.core.errors import MonevError
from monev.database import Database
from monev.reminders import calendars
from monev.reminders.due import stop
from monev.reminders.letters import STOP, is_stop_address
from monev.reminders.rounds import offices_with_mail, offices_with_open, send_round
from monev.reminders.settings import KINDS
from monev.server import in_background, logged
from monev.server.start_page import html_page, plain_page
from monev.ui.context import open_store

SECONDS = 300.0
"""Between two looks at whether an office's hour has come, or something put off may be tried again."""
REST = 15.0
"""How many times as long as letters took the processor it is left to the pages."""


def remind_in_background(every: float = SECONDS) -> AbstractContextManager[threading.Thread]:
    """Send while what is inside goes on; on a day that is only pretended nothing is sent."""
    return in_background(partial(_keep_reminding, every), "ingatkan")


def _keep_reminding(every: float, ending: threading.Event) -> None:
    done: dict[str, date] = {}
    while not ending.wait(every):
        with logged("mengingatkan"):
            if not clock.is_pretended():
                remind_once(open_store(), done, clock.now(), rest=REST)


def remind_once(db: Database, done: dict[str, date], now: datetime, *, rest: float = 0.0) -> None:
    """A round of each office whose hour has come and that has none today (`done`), or has letters not settled."""
    db.catch_up()
    unsettled = offices_with_open(db)
    for satker, settings in offices_with_mail(db).items():
        if now.hour >= settings.jam and (done.get(satker) != now.date() or satker in unsettled):
            with logged(f"mengingatkan {satker}"):
                send_round(db, satker, settings, now, rest=rest)
                done[satker] = now.date()


def reminder_routes() -> list[Route]:
    """The addresses of this file."""
    return [
        Route(f"{STOP}{{orang}}/{{kind}}/{{signature}}", _answer, methods=["GET", "POST"]),
        Route(f"{calendars.FOLDER}{{kind}}/{{name:path}}/{{secret}}.ics", _send_calendar),
    ]


def _answer(request: Request) -> Response:
    """Asked by a browser it shows the one button, for programs that look into mail open every address in it; a POST, by
    that button or by a mail program (RFC 8058), stops."""
    given = request.path_params
    try:
        db = open_store()
        if not is_stop_address(db, **given):
            advice = "Buka lagi dari surelnya, atau atur di halaman Pengaturan."
            return plain_page("Alamat ini tidak berlaku", advice, 404)
        if request.method != "POST":
            button = f'<p>{escape(KINDS[given["kind"]])}.</p><form method="post"><button>Berhenti</button></form>'
            return html_page("Berhenti menerima surel ini?", button)
        stop(db, given["orang"], given["kind"])
    except MonevError as error:
        return plain_page(error.title, f"{error.pesan} {error.advice}", 503)
    way_back = f"<p>{escape(KINDS[given['kind']])}.</p><p>Bila perlu lagi, nyalakan di halaman Pengaturan.</p>"
    return html_page("Surel ini tidak dikirim lagi", way_back)


def _send_calendar(request: Request) -> Response:
    given = request.path_params
    try:
        content = calendars.read_calendar(open_store(), f"{given['kind']}/{given['name']}", given["secret"])
    except MonevError as error:
        return plain_page(error.title, f"{error.pesan} {error.advice}", 503)
    if content is None:
        return plain_page("Kalender ini tidak ada", "Alamatnya sudah dicabut atau diganti.", 404)
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)
