"""The parts that `app.py` gives to Streamlit's application.

They are the router, own addresses, middleware, what starts and ends with it, words for errors. All
code that depends on Streamlit's insides stands in this folder.
"""

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
from monev.journal import open_journal
from monev.server import (
    account_pages,
    background,
    data_routes,
    exposure,
    gate,
    health,
    incidents,
    network,
    presses,
    reach,
    say,
    secret_addresses,
    start_page,
    static_files,
    upload_ceiling,
)
from monev.ui import context, looks, page_table
from monev.ui.guard import guard
from monev.ui.shapes import NotUnderstood, not_understood
from monev.uploads.first_data import load_one, not_yet_loaded

ROOT = Path(__file__).resolve().parents[2]
ROUTER = ROOT / "monev" / "ui" / "router.py"
GARBAGE_THRESHOLDS = (10_000, 20, 20)
_ASK_AGAIN = {"Cache-Control": "no-cache"}


def use_own_settings() -> None:
    """Let Streamlit read `.streamlit/config.toml` beside `app.py`, wherever the server was started.

    By itself Streamlit looks beside the router; only `streamlit run` sets the right place. To be
    called before `st.App` is made.
    """
    if config._main_script_path is None:
        config._main_script_path = str(ROOT / "app.py")
    reach.use(reach.read_settings())
    # Streamlit looks for the source of each module to know this: 0.1 s before the first page, on
    # Windows seconds.
    env_util.is_repl = lambda: False
    # `gate` checks the name of the host in every request, by more than this list can say.
    config.set_option("server.allowedHosts", ["*"])
    presses.keep_presses()


def routes() -> list[Route]:
    """List our routes: own addresses, the start page of each page, and our scripts and styles."""
    send = static_files.send_compressed
    found = list(_OWN_ROUTES)
    for place, heading in page_table.page_addresses().items():
        html = start_page.read_start_page(heading)
        found.append(Route(place, send(html, "text/html", _ASK_AGAIN)))
    # Streamlit knows this page as / alone.
    found.append(Route(f"/{page_table.RINGKASAN.address}", _lead_to_first_page))
    for place, (text, kind) in looks.FILES.items():
        found.append(Route(place, send(text, kind, static_files.KEEP_FOR_GOOD)))
    return found


def _lead_to_first_page(request: Request) -> Response:
    # A bare / leads to the page that its visitor needs first, so something stands behind it.
    return RedirectResponse(f"/?{request.url.query or 'halaman=1'}", headers=_ASK_AGAIN)


_OWN_ROUTES = (*account_pages.ROUTES, *secret_addresses.ROUTES, *health.ROUTES, *data_routes.ROUTES)


def middleware() -> list[Middleware]:
    """List what stands around Streamlit's own answers, outermost first."""
    known = [route.path_regex for route in _OWN_ROUTES]
    own_scripts = gate.inline_scripts(start_page.read_start_page(""))
    return [
        # Give each request an id, and words to errors that nobody caught.
        Middleware(incidents.number_requests),
        # Take the client's address from the headers of a trusted proxy.
        Middleware(exposure.believe_proxies),
        # Mark requests made at this computer; rename cookies.
        Middleware(exposure.mark_requests),
        # Check Host and Origin; add headers to every answer.
        Middleware(gate.let_in, scripts=own_scripts),
        # Say that the database is being opened.
        Middleware(health.say_opening),
        # Check what this visitor may do.
        Middleware(gate.keep_out),
        # Limit the size of what is sent.
        Middleware(upload_ceiling.limit_uploads),
        # Send Streamlit's files, compressed.
        Middleware(static_files.serve_prepared_files),
        # Answer addresses that are no page.
        Middleware(start_page.say_unknown, known),
    ]


@asynccontextmanager
async def lifespan(application: st.App) -> AsyncIterator[None]:
    """Warm up before the first visitor, run what works in the background, and stop it at the end.

    The garbage collector is left as it was found.
    """
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
        async with background.forgetting_ended_visits():
            yield
    await network.stop()
    incidents.stop_log(log)
    # Else DuckDB's types are still alive at the very end, and it lists them at the terminal.
    gc.unfreeze()


def _load_first_data() -> None:
    """Store the plans that come with the program if there is no journal yet.

    An error is only printed here, since pages say it too.
    """
    place = find_place()
    journal = open_journal(place.journal)
    file = journal.store.file
    is_new = file is not None and not file.exists() and not place.db.exists()
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
    """Show an error that no page caught (a callback's, say) in the usual words. Always True.

    Of a message that none of our pages sends the log only says that there was one.
    """
    if _is_unread_message(error):
        error = not_understood()
    if isinstance(error, NotUnderstood):
        incidents.MESSAGES.warning("pesan yang tidak dikirim halaman mana pun ditolak")
    with guard():
        raise error
    return True


def _is_unread_message(error: Exception) -> bool:
    """True if Streamlit failed to read what a browser sent before any code of ours ran.

    That may be 2,000 times "[", say.
    """
    names = [
        frame.f_globals.get("__name__", "") for frame, _ in traceback.walk_tb(error.__traceback__)
    ]
    has_ours = {name.partition(".")[0] for name in names} & {"monev", "pages", "__main__"}
    return not has_ours and "streamlit.runtime.state.session_state" in names


def _warm_up() -> None:
    """Import the modules of pages and let garbage be collected rarely.

    A collection takes 120 ms; a redraw takes 20 ms of processor in place of 23.
    """
    for module in pkgutil.iter_modules(monev.ui.__path__, "monev.ui."):
        importlib.import_module(module.name)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_THRESHOLDS)
