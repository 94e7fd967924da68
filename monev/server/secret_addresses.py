"""Addresses that say themselves who may use them, for people who do not sign in: on `/hadir` they
mark themselves present in a meeting, by `/ikuti` a phone follows one, `/berhenti` stops a kind of
letter with one touch, `/kalender` is for calendars."""

import hashlib
import time
from collections import deque
from html import escape
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from monev.access import acting_from
from monev.core.dates import format_day
from monev.core.errors import MonevError
from monev.meeting import acts, records
from monev.meeting.things import AttendeeRow
from monev.people.visits import GUEST_COOKIE, note_machine, visitor_of
from monev.reminders import calendars
from monev.reminders.due import stop
from monev.reminders.letters import STOP, is_stop_address
from monev.reminders.mail import KINDS
from monev.server import Pace, exposure, reach
from monev.server.start_page import NOT_KEPT, alert, fill, html_page, page_for_stranger, refusal
from monev.ui.context import open_store
from monev.ui.page_table import RAPAT, may_open

FOLDER, FOLLOW = "/hadir/", "/ikuti/"
STOP_FOLLOWING = f"{FOLLOW}berhenti"
_A_DAY = 24 * 3600
MOST_A_MINUTE = 60
"""Requests of one machine by addresses that nobody knows to lead anywhere: guesses."""
MOST_BY_A_CODE = 1_000
"""Requests of one machine by the address of a meeting that goes on: all phones of an office may
come from one."""

_pace = Pace(60)
_CODES: deque[str] = deque(maxlen=256)
"""Secrets that led to a meeting lately, in this process."""


def address_of_presence(secret: str) -> str:
    """The address to be scanned; "" without a secret, or while nobody else can come in."""
    return _scanned(FOLDER, secret)


def address_to_follow(secret: str) -> str:
    """As `address_of_presence`, of the address by which a phone follows a meeting."""
    return _scanned(FOLLOW, secret)


def _scanned(folder: str, secret: str) -> str:
    """The address for a code on the screen, which phones may then ask for from the first scan
    on."""
    addresses = reach.current().addresses()
    if secret:
        _leads_to_meeting(secret)
    return f"{addresses[0]}{folder}{secret}" if secret and addresses else ""


def _asks_too_often(machine: str, secret: str) -> bool:
    """Whether a machine must wait: guesses are few, phones in a room with the code on its wall are
    many."""
    known = secret if secret in _CODES else ""
    return _pace.count((machine, known), time.monotonic()) > (
        MOST_BY_A_CODE if known else MOST_A_MINUTE
    )


def _leads_to_meeting(secret: str) -> None:
    if secret not in _CODES:
        _CODES.append(secret)


async def _follow_meeting(request: Request) -> Response:
    if _asks_too_often(
        request.client.host if request.client else "", request.path_params["secret"]
    ):
        return refusal("too_often")
    try:
        return await run_in_threadpool(_let_follow, request)
    except MonevError as error:
        return page_for_stranger(error, 410)


def _let_follow(request: Request) -> Response:
    """Lead a phone into the room. Who sees the office's pages already, signed in or not, keeps
    their own way in."""
    db = open_store()
    secret = request.path_params["secret"]
    db.keep_up()
    r = acts.rapat_followed(db, secret)
    _leads_to_meeting(secret)
    choice = {
        "satker": r.satker,
        "tahun": r.tahun,
        "rapat": r.nomor,
        "ikuti": "ya",
    }
    response = RedirectResponse(
        f"{RAPAT.path}?{urlencode(choice)}", status_code=303, headers=NOT_KEPT
    )
    visitor = visitor_of(db, request.cookies, is_local=exposure.request_is_local(request.scope))
    if visitor.only_rapat or not (visitor.may("lihat", r.satker) and may_open(RAPAT, visitor)):
        response.set_cookie(GUEST_COOKIE, secret, max_age=_A_DAY, httponly=True, samesite="lax")
    return response


def _stop_following(_: Request) -> Response:
    """Let a phone see again what its person sees."""
    response = RedirectResponse("/", status_code=303, headers=NOT_KEPT)
    response.delete_cookie(GUEST_COOKIE, path="/", httponly=True, samesite="lax")
    return response


async def _mark_presence(request: Request) -> Response:
    machine = request.client.host if request.client else ""
    if _asks_too_often(machine, request.path_params["secret"]):
        return refusal("too_often")
    chosen = None
    if request.method == "POST":
        async with request.form(max_files=0, max_fields=2) as form:
            chosen = str(form.get("nomor", ""))
    try:
        return await run_in_threadpool(
            _presence_page, request.path_params["secret"], chosen, machine
        )
    except MonevError as error:
        return page_for_stranger(error, 410)


def _presence_page(secret: str, chosen: str | None, machine: str) -> Response:
    db = open_store()
    db.keep_up()
    r = acts.rapat_of_presence(db, secret)
    _leads_to_meeting(secret)
    if chosen is not None and chosen.isascii() and chosen.isdigit() and len(chosen) < 6:
        acting_from("ponsel", note_machine(str(db.journal), machine))
        name = acts.mark_present(db, r, int(chosen))
        told = (
            f"<p>{escape(name)} hadir dalam {escape(r.judul)}. Bila keliru, beri tahu notulis.</p>"
        )
        return html_page("Kehadiran tercatat", told)
    told = alert("" if chosen is None else "Pilih nama Anda dahulu.")
    names = "".join(map(_name_to_choose, records.read_attendance(db, r)))
    named = f"{escape(r.judul)}, {format_day(r.tanggal)}"
    return html_page(
        "Tandai kehadiran Anda", fill("presence", meeting=named, told=told, names=names)
    )


def _name_to_choose(person: AttendeeRow) -> str:
    """Who is marked already, however, is not chosen again."""
    jabatan = f" <small>{escape(person['jabatan'])}</small>" if person["jabatan"] else ""
    marked = "" if person["kehadiran"] == "diundang" else "disabled"
    noted = " <small>(sudah dicatat)</small>" if marked else ""
    choice = f'<input type="radio" name="nomor" value="{person["nomor"]}" required {marked}>'
    return f"<label>{choice} {escape(person['nama'])}{jabatan}{noted}</label>"


def _stop_letters(request: Request) -> Response:
    """A GET shows one button, as programs that look into mail open each address in it; a POST stops
    (RFC 8058)."""
    given = request.path_params
    try:
        db = open_store()
        if not is_stop_address(db, **given):
            return refusal("no_stop_address")
        kind = f"<p>{escape(KINDS[given['kind']])}.</p>"
        if request.method != "POST":
            button = '<form method="post"><button>Berhenti</button></form>'
            return html_page("Berhenti menerima email ini?", f"{kind}{button}")
        stop(db, given["orang"], given["kind"])
    except MonevError as error:
        return page_for_stranger(error, 503)
    return html_page(
        "Email ini tidak dikirim lagi",
        f"{kind}<p>Bila perlu lagi, nyalakan di halaman Pengaturan.</p>",
    )


def _send_calendar(request: Request) -> Response:
    given = request.path_params
    try:
        content = calendars.read_calendar(
            open_store(), f"{given['kind']}/{given['name']}", given["secret"]
        )
    except MonevError as error:
        return page_for_stranger(error, 503)
    if content is None:
        return refusal("no_calendar")
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)


ROUTES = (
    Route(f"{FOLDER}{{secret}}", _mark_presence, methods=["GET", "POST"]),
    Route(STOP_FOLLOWING, _stop_following),
    Route(f"{FOLLOW}{{secret}}", _follow_meeting),
    Route(f"{STOP}{{orang}}/{{kind}}/{{signature}}", _stop_letters, methods=["GET", "POST"]),
    Route(f"{calendars.FOLDER}{{kind}}/{{name:path}}/{{secret}}.ics", _send_calendar),
)
