"""The work of threads beside the pages.

1. Follow the journal, and redraw within two seconds the open pages that a new entry touches.
2. Send the letters that fall due.
3. Check everything stored, once after the start.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import date, datetime
from threading import Event, Thread

from streamlit import config
from streamlit.runtime import Runtime

from monev.core import clock
from monev.core.platform_processes import step_back
from monev.database import Database, find_place
from monev.figures import list_rencana
from monev.journal.whole_check import check_all
from monev.reminders.rounds import offices_with_mail, offices_with_open, send_round
from monev.server import log, logged
from monev.ui import watched
from monev.ui.context import open_store

FOLLOW_SECONDS = 0.5
FIRST_LOOK = 30.0
"""Seconds from the start to the first round of letters, so that a server which is on for only a few
minutes a day still sends what is due."""
REMIND_SECONDS = 300.0
"""Seconds between two rounds of letters."""
REST = 0.3
"""Seconds of rest after each letter, in which the pages have the processor."""
FIRST_VISITORS = 20.0
"""Seconds from the start to the check of the journal, so that no first visitor waits for it."""
BREATH = 0.001
"""Seconds of rest between two entries that are checked, in which pages are redrawn."""

_broken: dict[str, float] = {}
"""Session whose line broke → since when (`time.monotonic`)."""


@contextmanager
def running(
    work: Callable[..., None], *args: object, is_waited_for: bool = False, **settings: object
) -> Iterator[Thread]:
    """Run `work` in a thread during the `with` block.

    Its first argument is an event that is set when the block ends; with `is_waited_for` the block
    then waits for the thread.
    """
    ending = Event()
    thread = Thread(target=work, args=(ending, *args), kwargs=settings, daemon=True)
    thread.start()
    try:
        yield thread
    finally:
        ending.set()
        if is_waited_for:
            thread.join()


@asynccontextmanager
async def forgetting_ended_visits() -> AsyncIterator[None]:
    """During the `with` block forget, once a second, visits that ended."""

    async def forget() -> None:
        while True:
            await asyncio.sleep(1)
            forget_ended_visits()

    task = asyncio.create_task(forget())
    try:
        yield
    finally:
        task.cancel()


def forget_ended_visits() -> None:
    """Close sessions whose line broke too long ago to come back. Runs on the server's thread.

    Streamlit does so only when another line breaks; until then their uploads would count for their
    machine. So this comes two seconds before Streamlit's own time.
    """
    now = time.monotonic()
    kept = config.get_option("server.disconnectedSessionTTL") - 2
    for session in watched.open_pages():
        if Runtime.instance().is_active_session(session):
            _broken.pop(session, None)
        elif now - _broken.setdefault(session, now) > kept:
            del _broken[session]
            Runtime.instance().close_session(session)
            watched.forget(session)


def follow_journal(ending: Event, loop: asyncio.AbstractEventLoop) -> None:
    """Load new journal entries as they come, and redraw the open pages that they touch.

    The pages are redrawn on `loop` (the server's).
    """
    db: Database | None = None
    while not ending.wait(FOLLOW_SECONDS):
        with logged("mengikuti jurnal"):
            db = Database.opened_at(find_place().db)
            if db is None and watched.open_pages():
                db = open_store()
            if db is not None:
                db.is_followed = True
                db.follow(ending.is_set)
                list_rencana(db)  # every page asks this first: the cache is warm before they do
                for session, page in watched.open_pages().items():
                    if page.is_behind(db):
                        loop.call_soon_threadsafe(_draw_anew, session)
    if db is not None:
        db.is_followed = False


def _draw_anew(name: str) -> None:
    """Redraw a page; to be called on the server's thread.

    A page that is being drawn, or is about to be, is left alone: else a press that just came would
    be lost.
    """
    session = Runtime.instance().get_app_session(name)
    # While a line is broken there is no session: the page is drawn when it comes back.
    if session is not None and session._scriptrunner is None:
        session.request_rerun(session._client_state)


def remind(ending: Event, every: float = REMIND_SECONDS) -> None:
    """Send the letters that fall due, every so many seconds; none on a pretended day."""
    done: dict[str, date] = {}
    wait = min(FIRST_LOOK, every)
    while not ending.wait(wait):
        wait = every
        with logged("mengingatkan"):
            if not clock.is_pretended():
                remind_once(open_store(), done, clock.now(), rest=REST)


def remind_once(db: Database, done: dict[str, date], now: datetime, *, rest: float = 0.0) -> None:
    """Send the letters of each office whose hour has come.

    It must have had no round today (`done`) or have letters that are not settled.
    """
    db.catch_up()
    unsettled = offices_with_open(db)
    for satker, settings in offices_with_mail(db).items():
        is_due = done.get(satker) != now.date() or satker in unsettled
        if is_due and now.hour >= settings.jam:
            with logged(f"mengingatkan {satker}"):
                send_round(db, satker, settings, now, rest=rest)
                done[satker] = now.date()


def check_journal(ending: Event, after: float = FIRST_VISITORS) -> None:
    """Check everything stored, once, `after` so many seconds."""
    if ending.wait(after):
        return
    step_back()
    with logged("Jurnal belum dapat diperiksa", level=logging.WARNING):
        db = open_store()
        result = check_all(db.journal, stopped=lambda: ending.wait(BREATH))
        if not ending.is_set():
            db.last_check = result
            for fault in result.faults:
                log.warning("Pemeriksaan jurnal: %s", fault)
