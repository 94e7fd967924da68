"""What `app.py` gives Streamlit's application: the router, our own addresses, files and start page, words for errors.

All that depends on how Streamlit is made inside stands in this folder: here the place of its settings, in `start_page`
its first page and what it answers to an unknown address, in `static_files` and `translations` its JavaScript.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from plotly.offline import get_plotlyjs
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from streamlit import config

import monev.ui
from monev.server import start_page, static_files
from monev.ui import page_table
from monev.ui.guard import guard
from monev.ui.pictures.board import PLOTLY_ADDRESS

ROOT = Path(__file__).resolve().parents[2]
ROUTER = ROOT / "monev" / "ui" / "router.py"
GARBAGE_THRESHOLDS = (10_000, 20, 20)


def use_own_settings() -> None:
    """Let Streamlit read `.streamlit/config.toml` beside `app.py`, from wherever an ASGI server was started.

    `streamlit run` has said so already. Else Streamlit would look beside the router, and a server started in another
    folder would have neither our colours nor our limits. Called before `st.App` is made.
    """
    if config._main_script_path is None:
        config._main_script_path = str(ROOT / "app.py")


def routes() -> list[Route]:
    """The addresses of the pages, each with our start page, and Plotly's library for the pictures."""
    html = start_page.read_start_page()

    def send_start_page(_: Request) -> Response:
        return HTMLResponse(html, headers={"Cache-Control": "no-cache"})

    def send_plotly(_: Request) -> Response:
        # Reached only where static_files could not prepare the compressed one.
        headers = {"Cache-Control": static_files.KEEP_FOR_GOOD}
        return Response(get_plotlyjs(), media_type="text/javascript", headers=headers)

    pages = [Route(address, send_start_page) for address in sorted(page_table.page_addresses())]
    return [*pages, Route(PLOTLY_ADDRESS, send_plotly)]


def middleware() -> list[Middleware]:
    """What stands around Streamlit's own answers, outermost first."""
    return [
        Middleware(static_files.serve_prepared_files),
        Middleware(start_page.LeadHome, page_addresses=page_table.page_addresses()),
    ]


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Warm up before the first visitor comes; leave the garbage collector as it was found."""
    _warm_up()
    yield
    gc.unfreeze()  # else DuckDB finds its own types still alive at the very end, and lists them at the terminal


def tell_error(error: Exception) -> bool:
    """Tell of an error that no page caught (a callback's, say) in the same words as everywhere; True: it is shown."""
    with guard():
        raise error
    return True


def _warm_up() -> None:
    """Load what every page needs, and keep garbage collection out of the redraws.

    The libraries' objects would be looked through again and again, 120 ms in somebody's redraw; and 700 new objects,
    Python's sign to look for garbage, are less than one table. Together 23 → 20 ms of processor for a redraw.
    """
    for module in pkgutil.iter_modules(monev.ui.__path__, "monev.ui."):
        importlib.import_module(module.name)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_THRESHOLDS)
