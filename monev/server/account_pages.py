"""Signing in and out, taking up an invitation, opening a guest's link: plain HTML, for Streamlit
sets no cookie that scripts can't read. A password takes 64 MB and a processor to prove: in threads
of its own, in lines that take turns."""

import sys
from collections.abc import Awaitable, Callable
from functools import partial
from html import escape
from ipaddress import ip_network
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from monev.access import list_people, person_signing_in
from monev.core.errors import BadSetting, MonevError
from monev.core.typed_input import EntryRefused
from monev.core.words import worded
from monev.people import visits
from monev.people.accounts import (
    HASHES_AT_ONCE,
    LONGEST,
    Accounts,
    Attempt,
    SignedIn,
    SignInRefused,
)
from monev.people.setting_up import LONGEST_SIGN_IN_NAME, person_by_email
from monev.server import REFUSALS, log, oidc
from monev.server.gate import SIGN_IN
from monev.server.reach import read_ip
from monev.server.start_page import NOT_KEPT, alert, fill, html_page, page_of_error, refusal
from monev.server.waiting import Turns
from monev.ui.context import open_store

OFFICE_SIGN_IN, OFFICE_RETURN = "/oidc/masuk", "/oidc/kembali"
LONGEST_NAME = LONGEST_SIGN_IN_NAME + 1
"""Of a name that is tried: a longer one is nobody's, and attempts are kept for a while."""

_NOBODY = "?"
"""Before a name that is nobody's, where attempts are counted: no id begins so."""
_GUEST_SECONDS = 366 * 24 * 3600
_TO_SIGN_IN = f'<p><a href="{SIGN_IN}">Buka halaman Masuk</a></p>'
LONGEST_LINE = 100
turns = Turns(
    at_once=HASHES_AT_ONCE,
    of_line=HASHES_AT_ONCE,
    longest_line=LONGEST_LINE,
    in_all=sys.maxsize,
    full=partial(worded, SignInRefused, REFUSALS["errors"]["long_line"]),
)
"""A line for each known browser and each address of others; in it first who tried a name least
often."""


def _in_words(
    answer: Callable[[Request], Awaitable[Response]],
) -> Callable[[Request], Awaitable[Response]]:
    async def answer_in_words(request: Request) -> Response:
        try:
            return await answer(request)
        except oidc.SignInFailed as error:
            return page_of_error(error, 403, _TO_SIGN_IN)
        except (
            MonevError
        ) as error:  # it names files and settings of this machine, which strangers need not know
            log.error("%s %s", error.pesan, error.advice)
            if isinstance(error, BadSetting):
                return refusal("office_not_ready", _TO_SIGN_IN)
            return refusal("nobody_known")  # nobody is let in meanwhile

    return answer_in_words


def safe_destination(text: str) -> str:
    """Where to go on to: an address of ours as it was asked for, else the first page."""
    is_ours = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable()
    return text if is_ours else "/"


async def _sign_in(request: Request) -> Response:
    destination = safe_destination(request.query_params.get("ke", "/"))
    if request.method == "GET":
        return _sign_in_page(destination)
    form = await _form_of(request)
    name = form.get("nama", "").strip().casefold()[:LONGEST_NAME]
    password = form.get("sandi", "")
    device = request.cookies.get(visits.DEVICE_COOKIE, "")
    if not (
        name and password
    ):  # no form, or half of one: nothing is noted, and no processor asked for a proof
        return _sign_in_page(
            destination, name=name, refused=worded(SignInRefused, REFUSALS["errors"]["half_form"])
        )
    try:
        network = _network_of(request)
        origin = _origin_of(request)
        attempt = await run_in_threadpool(_begin_attempt, name, device, network)
        signed_in = await turns.take(
            attempt.source,
            attempt.count,
            _prove,
            attempt,
            password,
            origin,
            device,
        )
    except SignInRefused as refused:
        return _sign_in_page(destination, name=name, refused=refused)
    return _with_session(signed_in, destination)


def _begin_attempt(name: str, device: str, network: str) -> Attempt:
    """An attempt counts for whom the name means; nobody's name for itself, and never for an id."""
    person = person_signing_in(open_store(), name)
    orang = f"{_NOBODY}{name}" if person is None else person.pelaku
    return _accounts().begin_attempt(orang, device, address=network)


def _prove(
    attempt: Attempt,
    password: str,
    origin: str,
    device: str,
) -> SignedIn:
    person = list_people(open_store()).get(attempt.orang)
    exists = person is not None and person.is_active
    return _accounts().sign_in(attempt, password, origin=origin, device=device, exists=exists)


async def _sign_out(request: Request) -> Response:
    await run_in_threadpool(
        lambda: _accounts().end_session(request.cookies.get(visits.SESSION_COOKIE, ""))
    )
    response = RedirectResponse(SIGN_IN, status_code=303, headers=NOT_KEPT)
    for name in (visits.SESSION_COOKIE, visits.GUEST_COOKIE):
        response.delete_cookie(name, path="/", httponly=True, samesite="lax")
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
            secret,
            0,
            _choose_password,
            secret,
            form.get("sandi", ""),
            _origin_of(request),
        )
    except (EntryRefused, SignInRefused) as refused:
        return await run_in_threadpool(_invitation_page, orang, refused.pesan)
    return (
        refusal("no_invitation", _TO_SIGN_IN)
        if signed_in is None
        else _with_session(signed_in, "/")
    )


def _choose_password(secret: str, password: str, origin: str) -> SignedIn | None:
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
    response = RedirectResponse(f"/{satker}", status_code=303, headers=NOT_KEPT)
    _set_cookie(response, visits.GUEST_COOKIE, secret, _GUEST_SECONDS)
    return response


async def _leave_for_provider(request: Request) -> Response:
    destination = safe_destination(request.query_params.get("ke", "/"))
    return await oidc.leave(
        request, f"{str(request.base_url).rstrip('/')}{OFFICE_RETURN}", destination
    )


async def _come_back_from_provider(request: Request) -> Response:
    email, destination = await oidc.come_back(request)
    return _with_session(
        await run_in_threadpool(_sign_in_by_email, email, _origin_of(request)), destination
    )


def _sign_in_by_email(email: str, origin: str) -> SignedIn:
    person = person_by_email(open_store(), email)
    if person is None:
        raise worded(oidc.SignInFailed, REFUSALS["errors"]["nobody_here"], email=email)
    return _accounts().begin_session(person.pelaku, origin=origin)


def _sign_in_page(
    destination: str, *, name: str = "", refused: SignInRefused | None = None
) -> Response:
    goal = f"?ke={quote(destination)}"
    way = f'<p><a class="button" href="{OFFICE_SIGN_IN}{goal}">Masuk dengan akun kantor</a></p>'
    told = alert(f"{refused.pesan} {refused.advice}" if refused else "")
    office = way if oidc.is_offered() else ""
    content = fill(
        "sign_in",
        told=told,
        here=f"{SIGN_IN}{goal}",
        name=escape(name),
        office=office,
    )
    return html_page("Masuk", content, status=401 if refused else 200)


def _invitation_page(orang: str, refused: str) -> Response:
    person = list_people(open_store()).get(orang)
    name, sign_in_name = (orang, orang) if person is None else (person.name, person.sign_in_name)
    content = fill("invitation", name=escape(name), orang=escape(sign_in_name), told=alert(refused))
    return html_page("Undangan ke Monev ZI", content, status=400 if refused else 200)


async def _form_of(request: Request) -> dict[str, str]:
    async with request.form(max_files=0, max_fields=10) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


def _with_session(signed_in: SignedIn, destination: str) -> Response:
    response = RedirectResponse(destination, status_code=303, headers=NOT_KEPT)
    _set_cookie(response, visits.SESSION_COOKIE, signed_in.session, int(LONGEST.total_seconds()))
    _set_cookie(response, visits.DEVICE_COOKIE, signed_in.device, _GUEST_SECONDS)
    return response


def _set_cookie(
    response: Response,
    name: str,
    value: str,
    seconds: int,
) -> None:
    """By HTTPS it goes by HTTPS alone: `exposure` says so of every cookie."""
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax")


def _accounts() -> Accounts:
    return visits.accounts_of(str(open_store().journal))


def _network_of(request: Request) -> str:
    """What attempts of unknown browsers are counted by: the address, of IPv6 the 64 bits that one
    connection has."""
    host = request.client.host if request.client else ""
    address = read_ip(host)
    return (
        str(ip_network(f"{address}/64", strict=False)) if address and address.version == 6 else host
    )


def _origin_of(request: Request) -> str:
    host = request.client.host if request.client else ""
    return f"{host} · {request.headers.get('user-agent', '')}"


ROUTES = (
    Route(SIGN_IN, _in_words(_sign_in), methods=["GET", "POST"]),
    Route("/keluar", _in_words(_sign_out), methods=["POST"]),
    Route("/undangan/{secret}", _in_words(_take_up), methods=["GET", "POST"]),
    Route("/tamu/{secret}", _in_words(_open_guest_link), methods=["GET"]),
    Route(OFFICE_SIGN_IN, _in_words(_leave_for_provider), methods=["GET"]),
    Route(OFFICE_RETURN, _in_words(_come_back_from_provider), methods=["GET"]),
)
