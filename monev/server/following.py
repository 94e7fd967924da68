"""One thread follows the journal, and the open pages that show what changed are drawn anew: what somebody stores, here
or at another server, is on the others' screens within two seconds.

Nobody who is drawing waits: many entries are applied here and not by a page (`Database.keep_up`), and a page is asked
again only once it stands. Only here Streamlit's sessions are known.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSessionState
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from monev.core.errors import MonevError
from monev.database import Database, find_place
from monev.figures import list_rencana
from monev.ui import watched
from monev.ui.context import open_store

SECONDS = 0.5
log = logging.getLogger("monev.server")


@contextmanager
def follow_journal() -> Iterator[threading.Thread]:
    """Follow it while what is inside goes on."""
    stop = threading.Event()
    loop = asyncio.get_running_loop()
    thread = threading.Thread(target=_follow, args=(stop, loop), name="ikuti-jurnal", daemon=True)
    thread.start()
    try:
        yield thread
    finally:
        stop.set()


def forget_ended_visits() -> None:
    """Let go of visits whose line broke and whose time to come back is over, and of what their pages looked at.
    Streamlit does so only when another line breaks: what somebody sent last in the evening would lie there until the
    morning, and count for their machine. To be called on the thread of the server."""
    manager = Runtime.instance()._session_mgr if Runtime.exists() else None
    if isinstance(manager, WebsocketSessionManager) and isinstance(manager._session_storage, MemorySessionStorage):
        len(manager._session_storage._cache)  # to be counted, those whose time is over are thrown out
        for session in watched.open_pages().keys() - {kept.session.id for kept in manager.list_sessions()}:
            watched.forget(session)


def _follow(stop: threading.Event, loop: asyncio.AbstractEventLoop) -> None:
    db: Database | None = None
    while not stop.wait(SECONDS):
        try:
            db = _opened_store()
            if db is not None:
                db.is_followed = True
                db.follow(stop.is_set)
                list_rencana(db)  # each page asks it first: answered and remembered before they do
                _tell_pages(db, loop)
        except MonevError as error:  # each page says so itself
            log.info("mengikuti jurnal: %s", error)
        except Exception:
            log.exception("mengikuti jurnal")
    if db is not None:
        db.is_followed = False


def _opened_store() -> Database | None:
    """The database that pages show; None while none was asked for."""
    opened = Database.opened_at(find_place().db)
    return open_store() if opened is None and watched.open_pages() else opened


def _tell_pages(db: Database, loop: asyncio.AbstractEventLoop) -> None:
    for session, page in watched.open_pages().items():
        if page.is_behind(db):
            loop.call_soon_threadsafe(_draw_anew, session)


def _draw_anew(name: str) -> None:
    """On the thread of the server, as every question of a browser."""
    session = Runtime.instance().get_app_session(name)
    if session is None:  # closed, or its line is broken: it is drawn when it comes back
        watched.forget(name)
    elif session._state is AppSessionState.APP_NOT_RUNNING:
        session.request_rerun(session._client_state)
