"""One thread follows the journal, and the open pages that show what changed are drawn anew: what somebody stores, here
or at another server, is on the others' screens within two seconds.

Nobody who is drawing waits: many entries are applied here and not by a page (`Database.keep_up`), and a page is asked
again only once it stands. Only here Streamlit's sessions are known.
"""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import AbstractContextManager
from functools import partial

from streamlit import config
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSessionState

from monev.database import Database, find_place
from monev.figures import list_rencana
from monev.server import in_background, logged
from monev.ui import watched
from monev.ui.context import open_store

SECONDS = 0.5
_broken: dict[str, float] = {}
"""Visit whose line broke → since when, in seconds of the steady clock."""


def follow_journal() -> AbstractContextManager[threading.Thread]:
    """Follow it while what is inside goes on."""
    return in_background(partial(_follow, asyncio.get_running_loop()), "ikuti-jurnal")


def forget_ended_visits() -> None:
    """Let go of visits whose line broke and whose time to come back is over, and of what their pages looked at.
    Streamlit does so only when another line breaks: what somebody sent last in the evening would lie there until the
    morning, and count for their machine. So we are two seconds before it. To be called on the thread of the server."""
    now, kept = time.monotonic(), config.get_option("server.disconnectedSessionTTL") - 2
    for session in watched.open_pages():
        if Runtime.instance().is_active_session(session):
            _broken.pop(session, None)
        elif now - _broken.setdefault(session, now) > kept:
            del _broken[session]
            Runtime.instance().close_session(session)
            watched.forget(session)


def _follow(loop: asyncio.AbstractEventLoop, stop: threading.Event) -> None:
    db: Database | None = None
    while not stop.wait(SECONDS):
        with logged("mengikuti jurnal"):
            db = _opened_store()
            if db is not None:
                db.is_followed = True
                db.follow(stop.is_set)
                list_rencana(db)  # each page asks it first: answered and remembered before they do
                for session in [name for name, page in watched.open_pages().items() if page.is_behind(db)]:
                    loop.call_soon_threadsafe(_draw_anew, session)
    if db is not None:
        db.is_followed = False


def _opened_store() -> Database | None:
    """The database that pages show; None while none was asked for."""
    opened = Database.opened_at(find_place().db)
    return open_store() if opened is None and watched.open_pages() else opened


def _draw_anew(name: str) -> None:
    """On the thread of the server, as every question of a browser."""
    session = Runtime.instance().get_app_session(name)
    # None while its line is broken: it is drawn when it comes back.
    if session is not None and session._state is AppSessionState.APP_NOT_RUNNING:
        session.request_rerun(session._client_state)
