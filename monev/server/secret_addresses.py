"""Addresses with a secret in them, for people who do not sign in.

| address | does |
|---|---|
| `/hadir` | marks a person present in a meeting |
| `/berhenti` | stops a kind of letter with one touch |
"""

import time
from collections import deque
from collections.abc import Callable
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from monev.access import acting_from
from monev.accounts.store import digest
from monev.core.dates import format_day
from monev.core.errors import MonevError
from monev.meeting import acts, records
from monev.meeting.things import AttendeeRow
from monev.people.machines import note_machine
from monev.reminders.due import stop
from monev.reminders.letters import STOP, is_stop_address
from monev.reminders.mail import KINDS
from monev.server import Handler, Pace, machine_of, reach
from monev.server.start_page import alert, fill, html_page, page_for_stranger, refusal, set_cookie
from monev.ui.context import open_store

_MARKED = "monev_hadir"
"""The cookie of a phone that marked somebody: the address, shortened, and the number."""
_A_DAY = 24 * 3600
MOST_A_MINUTE = 60
"""Requests a minute of one machine with secrets that never led to a meeting: guesses."""
MOST_BY_A_CODE = 1_000
"""Requests a minute of one machine with a meeting's secret: all phones of an office may come from
one address."""

_pace = Pace(60)
_CODES: deque[str] = deque(maxlen=256)
"""Secrets that led to a meeting lately, in this process."""


def address_of_presence(secret: str) -> str:
    """Return the address to scan for marking presence.

    "" without a secret, or while nobody else can come in. It also lets phones ask for the address
    from the first scan on.
    """
    address = reach.current().presence_address()
    if secret:
        _leads_to_meeting(secret)
    return f"{address}{reach.PRESENCE}{secret}" if secret and address else ""


def _asks_too_often(machine: str, secret: str) -> bool:
    """True if a machine must wait: few guesses are allowed, many phones with a known code."""
    known = secret if secret in _CODES else ""
    count = _pace.count((machine, known), time.monotonic())
    return count > (MOST_BY_A_CODE if known else MOST_A_MINUTE)


def _leads_to_meeting(secret: str) -> None:
    if secret not in _CODES:
        _CODES.append(secret)


def _for_phones(answer: Callable[[Request, str | None], Response]) -> Handler:
    """Refuse who asks too often, then `answer` in a thread, with the chosen number of a POST."""

    async def answer_at_pace(request: Request) -> Response:
        if _asks_too_often(machine_of(request.scope), request.path_params["secret"]):
            return refusal("too_often")
        chosen = None
        if request.method == "POST":
            async with request.form(max_files=0, max_fields=2) as form:
                chosen = str(form.get("nomor", ""))
        try:
            return await run_in_threadpool(answer, request, chosen)
        except MonevError as error:
            return page_for_stranger(error, 410)

    return answer_at_pace


def _mark_presence(request: Request, chosen: str | None) -> Response:
    """Show the names to choose from; mark the `chosen` one present. A phone marks one person."""
    secret = request.path_params["secret"]
    db = open_store()
    db.keep_up()
    rapat = acts.rapat_of_presence(db, secret)
    _leads_to_meeting(secret)
    title = escape(rapat.judul)
    marked, _, number = request.cookies.get(_MARKED, "").partition("-")
    if marked == digest(secret)[:16] and number.isdigit():
        chosen = number  # said again it stores nothing
    if chosen is not None and chosen.isascii() and chosen.isdigit() and len(chosen) < 6:
        acting_from("ponsel", note_machine(str(db.journal), machine_of(request.scope)))
        name = acts.mark_present(db, rapat, int(chosen))
        told = (
            f"<p>{escape(name)} hadir dalam {title}. Satu ponsel menandai satu orang; bila keliru, "
            "beri tahu notulis.</p>"
        )
        response = html_page("Kehadiran tercatat", told)
        set_cookie(response, _MARKED, f"{digest(secret)[:16]}-{chosen}", _A_DAY)
        return response
    told = alert("" if chosen is None else "Pilih nama Anda dahulu.")
    names = "".join(map(_name_to_choose, records.read_attendance(db, rapat)))
    named = f"{title}, {format_day(rapat.tanggal)}"
    return html_page(
        "Tandai kehadiran Anda", fill("presence", meeting=named, told=told, names=names)
    )


def _name_to_choose(person: AttendeeRow) -> str:
    """Return the HTML of one name; a person who is marked already cannot be chosen."""
    jabatan = f" <small>{escape(person['jabatan'])}</small>" if person["jabatan"] else ""
    marked = "" if person["kehadiran"] == "diundang" else "disabled"
    noted = " <small>(sudah dicatat)</small>" if marked else ""
    choice = f'<input type="radio" name="nomor" value="{person["nomor"]}" required {marked}>'
    return f"<label>{choice} {escape(person['nama'])}{jabatan}{noted}</label>"


def _stop_letters(request: Request) -> Response:
    """Stop a kind of letter at a POST (RFC 8058).

    A GET only shows a button, since programs that check mail open every address in it.
    """
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


ROUTES = (
    Route(f"{reach.PRESENCE}{{secret}}", _for_phones(_mark_presence), methods=["GET", "POST"]),
    Route(f"{STOP}{{orang}}/{{kind}}/{{signature}}", _stop_letters, methods=["GET", "POST"]),
)
