"""Signing in and out, taking up an invitation, opening a guest's link.

These pages are plain HTML, since Streamlit cannot set a cookie that scripts can't read. Proving a
password takes 64 MB and a processor: it is done by threads of its own, in lines that take turns.
"""

import sys
from functools import partial
from html import escape
from ipaddress import ip_network
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from monev.access import list_people, person_signing_in
from monev.core.errors import MonevError
from monev.core.typed_input import EntryRefused
from monev.core.words import worded
from monev.figures import brought_plans, list_rencana
from monev.people import second_factor, visits
from monev.people.accounts import (
    HASHES_AT_ONCE,
    LONGEST,
    WORDS,
    Accounts,
    Attempt,
    Halfway,
    SignedIn,
    SignInRefused,
    accounts_of,
)
from monev.people.setting_up import LONGEST_SIGN_IN_NAME
from monev.server import Handler, log, machine_of, refused
from monev.server.gate import SIGN_IN
from monev.server.reach import read_ip
from monev.server.start_page import (
    alert,
    fill,
    forget_cookie,
    html_page,
    lead_to,
    refusal,
    set_cookie,
)
from monev.server.waiting import Turns
from monev.ui.context import open_store

LONGEST_NAME = LONGEST_SIGN_IN_NAME + 1
"""A typed name is cut at this length. A longer one belongs to nobody, and attempts are kept."""

_NOBODY = "?"
"""Stands before an unknown name where attempts are counted. No id begins with it."""
_GUEST_SECONDS = 366 * 24 * 3600
_TO_SIGN_IN = f'<p><a href="{SIGN_IN}">Buka halaman Masuk</a></p>'
LONGEST_LINE = 100
turns = Turns(
    at_once=HASHES_AT_ONCE,
    of_line=HASHES_AT_ONCE,
    longest_line=LONGEST_LINE,
    in_all=sys.maxsize,
    full=partial(refused, SignInRefused, "long_line"),
)
"""One line per known browser, and per address for unknown browsers. In a line the name with the
fewest attempts goes first."""


def _in_words(answer: Handler) -> Handler:
    async def answer_in_words(request: Request) -> Response:
        try:
            return await answer(request)
        except MonevError as error:
            # It names files and settings of this machine, which strangers need not know.
            log.error("%s %s", error.pesan, error.advice)
            return refusal("nobody_known")  # nobody is let in meanwhile

    return answer_in_words


def safe_destination(text: str) -> str:
    """Return the address to go on to if it is one of ours, else that of the first page."""
    is_ours = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable()
    return text if is_ours else "/"


async def _sign_in(request: Request) -> Response:
    destination = safe_destination(request.query_params.get("ke", "/"))
    whose = await run_in_threadpool(_whose)
    if request.method == "GET":
        return _sign_in_page(destination, whose)
    form = await _form_of(request)
    if "bukti" in form:
        return await _give_code(request, form, destination, whose)
    name = form.get("nama", "").strip().casefold()[:LONGEST_NAME]
    password = form.get("sandi", "")
    device = request.cookies.get(visits.DEVICE_COOKIE, "")
    try:
        if not (name and password):  # nothing is counted, and no password is proved
            raise refused(SignInRefused, "half_form")
        network = _network_of(request)
        origin = _origin_of(request)
        attempt = await run_in_threadpool(_begin_attempt, name, device, network)
        signed_in = await turns.take(
            attempt.source, attempt.count, _prove, attempt, password, origin, device
        )
    except SignInRefused as error:
        return _sign_in_page(destination, whose, name=name, error=error)
    return _let_in(signed_in, destination)


async def _give_code(
    request: Request, form: dict[str, str], destination: str, whose: str
) -> Response:
    """Check the code of somebody who proved their password before."""
    halfway = Halfway(form["bukti"])
    device = request.cookies.get(visits.DEVICE_COOKIE, "")
    about = (device, _network_of(request), _origin_of(request))
    try:
        signed_in = await run_in_threadpool(_prove_code, halfway, form.get("kode", ""), *about)
    except SignInRefused as error:
        if await run_in_threadpool(_person_halfway, halfway):
            return _code_page(halfway, destination, error)
        return _sign_in_page(destination, whose, error=error)
    return _with_session(signed_in, destination)


def _person_halfway(halfway: Halfway) -> str:
    orang = _accounts().person_halfway(halfway.proof)
    person = list_people(open_store()).get(orang)
    return orang if person is not None and person.is_active else ""


def _prove_code(halfway: Halfway, code: str, device: str, network: str, origin: str) -> SignedIn:
    accounts = _accounts()
    orang = _person_halfway(halfway)
    if not orang:
        raise worded(SignInRefused, WORDS["halfway_over"])
    attempt = accounts.begin_attempt(orang, device, address=network)
    return second_factor.sign_in(accounts, attempt, code, origin=origin, device=device)


def _begin_attempt(name: str, device: str, network: str) -> Attempt:
    """Count an attempt for the person with this name, or for the name itself if it is nobody's."""
    person = person_signing_in(open_store(), name)
    orang = f"{_NOBODY}{name}" if person is None else person.pelaku
    return _accounts().begin_attempt(orang, device, address=network)


def _prove(attempt: Attempt, password: str, origin: str, device: str) -> SignedIn | Halfway:
    person = list_people(open_store()).get(attempt.orang)
    exists = person is not None and person.is_active
    return _accounts().sign_in(attempt, password, origin=origin, device=device, exists=exists)


async def _sign_out(request: Request) -> Response:
    await run_in_threadpool(
        lambda: _accounts().end_session(request.cookies.get(visits.SESSION_COOKIE, ""))
    )
    response = lead_to(SIGN_IN)
    for name in (visits.SESSION_COOKIE, visits.GUEST_COOKIE):
        forget_cookie(response, name)
    return response


async def _take_up(request: Request) -> Response:
    secret = request.path_params["secret"]
    orang = await run_in_threadpool(lambda: _accounts().invited(secret))
    if orang is None:
        return refusal("no_invitation", _TO_SIGN_IN)
    if request.method == "GET":
        return await run_in_threadpool(_invitation_page, orang, "")
    form = await _form_of(request)
    if form.get("sandi", "") != form.get("ulang", ""):
        return await run_in_threadpool(
            _invitation_page, orang, "Kedua isian kata sandi belum sama."
        )
    try:
        signed_in = await turns.take(
            secret, 0, _choose_password, secret, form.get("sandi", ""), _origin_of(request)
        )
    except (EntryRefused, SignInRefused) as error:
        return await run_in_threadpool(_invitation_page, orang, error.pesan)
    if signed_in is None:
        return refusal("no_invitation", _TO_SIGN_IN)
    return _let_in(signed_in, "/")


def _choose_password(secret: str, password: str, origin: str) -> SignedIn | Halfway | None:
    orang = _accounts().invited(secret)
    person = list_people(open_store()).get(orang or "")
    name = "" if person is None else person.sign_in_name
    return _accounts().take_up(secret, password, origin=origin, name=name)


async def _open_guest_link(request: Request) -> Response:
    secret = request.path_params["secret"]
    visitor = await run_in_threadpool(lambda: visits.visitor_of_link(open_store(), secret))
    if visitor is None:
        return refusal("no_guest_link")
    satker = "" if visitor.only_satker is None else f"?satker={quote(visitor.only_satker)}"
    response = lead_to(f"/{satker}")
    set_cookie(response, visits.GUEST_COOKIE, secret, _GUEST_SECONDS)
    return response


def _whose() -> str:
    """Return the office that keeps its plans here, if it is one alone."""
    offices = {row["satker"] for row in brought_plans(list_rencana(open_store()))}
    return f" {offices.pop()}" if len(offices) == 1 else ""


def _sign_in_page(
    destination: str, whose: str, *, name: str = "", error: SignInRefused | None = None
) -> Response:
    goal = f"?ke={quote(destination)}"
    told = alert(f"{error.pesan} {error.advice}" if error else "")
    content = fill(
        "sign_in", told=told, whose=escape(whose), here=f"{SIGN_IN}{goal}", name=escape(name)
    )
    return html_page("Masuk", content, status=401 if error else 200)


def _code_page(halfway: Halfway, destination: str, error: SignInRefused | None = None) -> Response:
    told = alert(f"{error.pesan} {error.advice}" if error else "")
    goal = f"{SIGN_IN}?ke={quote(destination)}"
    content = fill("code", told=told, here=goal, proof=escape(halfway.proof))
    return html_page("Kode masuk", content, status=401 if error else 200)


def _let_in(signed_in: SignedIn | Halfway, destination: str) -> Response:
    if isinstance(signed_in, Halfway):
        return _code_page(signed_in, destination)
    return _with_session(signed_in, destination)


def _invitation_page(orang: str, reason: str) -> Response:
    person = list_people(open_store()).get(orang)
    name, sign_in_name = (orang, orang) if person is None else (person.name, person.sign_in_name)
    content = fill("invitation", name=escape(name), orang=escape(sign_in_name), told=alert(reason))
    return html_page("Undangan ke Monev ZI", content, status=400 if reason else 200)


async def _form_of(request: Request) -> dict[str, str]:
    async with request.form(max_files=0, max_fields=10) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


def _with_session(signed_in: SignedIn, destination: str) -> Response:
    response = lead_to(destination)
    set_cookie(response, visits.SESSION_COOKIE, signed_in.session, int(LONGEST.total_seconds()))
    set_cookie(response, visits.DEVICE_COOKIE, signed_in.device, _GUEST_SECONDS)
    return response


def _accounts() -> Accounts:
    return accounts_of(str(open_store().journal))


def _network_of(request: Request) -> str:
    """Return what attempts of unknown browsers are counted by.

    It is the IPv4 address, or the /64 network that an IPv6 connection gets as a whole.
    """
    machine = machine_of(request.scope)
    address = read_ip(machine)
    if address and address.version == 6:
        return str(ip_network(f"{address}/64", strict=False))
    return machine


def _origin_of(request: Request) -> str:
    return f"{machine_of(request.scope)} · {request.headers.get('user-agent', '')}"


ROUTES = (
    Route(SIGN_IN, _in_words(_sign_in), methods=["GET", "POST"]),
    Route("/keluar", _in_words(_sign_out), methods=["POST"]),
    Route("/undangan/{secret}", _in_words(_take_up), methods=["GET", "POST"]),
    Route("/tamu/{secret}", _in_words(_open_guest_link), methods=["GET"]),
)
