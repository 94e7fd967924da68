"""What `app.py` gives Streamlit's application: the router, our own addresses, files and start page,
words for errors. All that depends on how Streamlit is made inside stands in this folder."""

import asyncio
import gc
import importlib
import pkgutil
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from streamlit import config, env_util

import monev.ui
from monev.core.errors import MonevError
from monev.core.platform_files import keep_private
from monev.core.roles import LOCAL_ACTOR
from monev.database import find_place
from monev.journal import FolderJournal, open_journal
from monev.server import (
    account_pages,
    background,
    connections,
    data_routes,
    exposure,
    gate,
    health,
    incidents,
    network,
    reach,
    say,
    secret_addresses,
    start_page,
    static_files,
    upload_ceiling,
)
from monev.ui import context, looks, page_table
from monev.ui.guard import guard
from monev.ui.shapes import not_understood
from monev.uploads.first_data import load_one, not_yet_loaded

ROOT = Path(__file__).resolve().parents[2]
ROUTER = ROOT / "monev" / "ui" / "router.py"
GARBAGE_THRESHOLDS = (10_000, 20, 20)
_ASK_AGAIN = {"Cache-Control": "no-cache"}


def use_own_settings() -> None:
    """Let Streamlit read `.streamlit/config.toml` beside `app.py`, from wherever an ASGI server was
    started: by itself it looks beside the router. `streamlit run` has said so already. Called
    before `st.App` is made."""
    if config._main_script_path is None:
        config._main_script_path = str(ROOT / "app.py")
    reach.use(reach.read_settings())
    # Else the first page waits until it has looked for the source of each module: 0.1 s, on Windows
    # seconds.
    env_util.is_repl = lambda: False
    # `gate` compares names for every request, and knows more than this list can say.
    config.set_option("server.allowedHosts", ["*"])


def routes() -> list[Route]:
    """The addresses of the pages, each with our start page, and our own script and styles."""
    send = static_files.send_compressed
    keep = static_files.KEEP_FOR_GOOD
    own = [Route(place, send(text, kind, keep)) for place, (text, kind) in looks.FILES.items()]
    pages = [
        Route(place, send(start_page.read_start_page(heading), "text/html", _ASK_AGAIN))
        for place, heading in page_table.page_addresses().items()
    ]
    first_page = Route(
        f"/{page_table.RINGKASAN.address}", _lead_to_first_page
    )  # Streamlit knows it as / alone
    return [*_OWN_ROUTES, *pages, first_page, *own]


def _lead_to_first_page(request: Request) -> Response:
    # With something in its address: the bare one leads to the page that its visitor needs first.
    return RedirectResponse(f"/?{request.url.query or 'halaman=1'}", headers=_ASK_AGAIN)


def _send_authority(_: Request) -> Response:
    """The certificate to install once, so that no browser warns of ours."""
    content = network.authority_certificate()
    if content is None:
        return start_page.refusal("no_authority")
    headers = {"Content-Disposition": 'attachment; filename="monev-zi.crt"'}
    return Response(content, media_type="application/x-x509-ca-cert", headers=headers)


_OWN_ROUTES = (
    *account_pages.ROUTES,
    *secret_addresses.ROUTES,
    Route("/sertifikat.crt", _send_authority),
    *health.ROUTES,
    *data_routes.ROUTES,
)


def middleware() -> list[Middleware]:
    """What stands around Streamlit's own answers, outermost first, and what each is for."""
    known = [route.path_regex for route in _OWN_ROUTES]
    own_scripts = gate.inline_scripts(start_page.read_start_page(""))
    return [
        Middleware(
            incidents.number_requests
        ),  # a number for each, and words for what nobody caught
        Middleware(health.measure, health.read_askers()),  # how many, how long, how they ended
        Middleware(exposure.believe_proxies),  # who asks, by what a proxy of ours says
        Middleware(
            exposure.mark_requests
        ),  # whether at this computer; cookies that this very address gave
        Middleware(
            connections.limit_connections
        ),  # what a connection owes, how much one visitor asks at once
        Middleware(
            gate.let_in, scripts=own_scripts
        ),  # by the right name, from our own pages; headers on every answer
        Middleware(health.say_opening),  # words while the tables are made
        Middleware(gate.keep_out),  # whether this visitor may
        Middleware(upload_ceiling.limit_uploads),  # how much may be sent
        Middleware(
            static_files.lead_from_own_folder
        ),  # the files of pages at an address of their own too
        Middleware(static_files.serve_prepared_files),  # compressed once
        Middleware(start_page.say_unknown, known),  # no such page
    ]


@asynccontextmanager
async def lifespan(application: st.App) -> AsyncIterator[None]:
    """Warm up before the first visitor comes, check the journal beside them; leave the garbage
    collector as found."""
    keep_private()  # also where another server than ours serves it
    context.tell_locality(exposure.session_is_local)
    log = incidents.start_log(find_place())
    await asyncio.to_thread(_load_first_data)
    _warm_up()
    await network.start(application)
    loop = asyncio.get_running_loop()
    running = background.running
    following = running(background.follow_journal, loop)
    with (
        running(background.check_journal, is_waited_for=True),
        following,
        running(background.remind),
    ):
        async with connections.ending_what_is_overdue(background.forget_ended_visits):
            yield
    await network.stop()
    incidents.stop_log(log)
    # else DuckDB finds its own types still alive at the very end, and lists them at the terminal
    gc.unfreeze()


def _load_first_data() -> None:
    """Begin with the plans that come with the program where no journal is yet, however the server
    was started: `make run`, `streamlit run app.py` or `uvicorn app:app`. What cannot be stored is
    said on the pages too."""
    place = find_place()
    journal = open_journal(place.journal)
    is_new = (
        isinstance(journal, FolderJournal) and not journal.folder.exists() and not place.db.exists()
    )
    if not is_new:
        return
    say("Memuat data awal (sekali saja) ...")
    try:
        db = context.open_store()
        for listed in [*not_yet_loaded(db)]:
            load_one(db, listed, pelaku=LOCAL_ACTOR)
    except MonevError as error:
        say(f"Data awal tidak dimuat. {error.pesan} {error.advice}")


def tell_error(error: Exception) -> bool:
    """Tell of an error that no page caught (a callback's, say) in the same words as everywhere;
    True: it is shown."""
    with guard():
        raise not_understood() if _is_unread_message(error) else error
    return True


def _is_unread_message(error: Exception) -> bool:
    """True if Streamlit failed to read what a browser sent (2,000 times "[", say), before any line
    of ours ran."""
    names = [
        frame.f_globals.get("__name__", "") for frame, _ in traceback.walk_tb(error.__traceback__)
    ]
    has_ours = {name.partition(".")[0] for name in names} & {"monev", "pages", "__main__"}
    return not has_ours and "streamlit.runtime.state.session_state" in names


def _warm_up() -> None:
    """Load what pages need, and keep collecting garbage (120 ms) out of the redraws: 23 → 20 ms of
    processor each."""
    for module in pkgutil.iter_modules(monev.ui.__path__, "monev.ui."):
        importlib.import_module(module.name)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_THRESHOLDS)
