"""What threads do beside the pages: follow the journal and draw the open pages anew that show what
changed, within two seconds and without keeping who is drawing; send the letters that fall due;
check everything stored once."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from threading import Event, Thread

from streamlit import config
from streamlit.runtime import Runtime

from monev.core import clock
from monev.core.errors import JournalDamaged
from monev.core.platform_processes import step_back
from monev.database import Database, find_place
from monev.database.whole_check import check_all
from monev.figures import list_rencana
from monev.journal import open_journal
from monev.reminders.rounds import offices_with_mail, offices_with_open, send_round
from monev.server import log, logged
from monev.ui import watched
from monev.ui.context import open_store

FOLLOW_SECONDS = 0.5
FIRST_LOOK = 30.0
"""Seconds after the start until it is looked first: a server that is on for some minutes a day
sends what is due."""
REMIND_SECONDS = 300.0
"""Between two looks at whether an office's hour has come, or something put off may be tried
again."""
REST = 0.3
"""Seconds after each letter that the processor is left to the pages."""
FIRST_VISITORS = 20.0
"""Seconds that are left to the first visitors: nobody waits for the check."""
BREATH = 0.001
"""Seconds of rest between any two entries that are checked, which the redraws take."""

_broken: dict[str, float] = {}
"""Visit whose line broke → since when, in seconds of the steady clock."""


@contextmanager
def running(
    work: Callable[..., None],
    *args: object,
    is_waited_for: bool = False,
    **settings: object,
) -> Iterator[Thread]:
    """`work` is done by a thread while what is inside goes on; its first argument, an event, tells
    when that ended."""
    ending = Event()
    thread = Thread(
        target=work,
        args=(ending, *args),
        kwargs=settings,
        daemon=True,
    )
    thread.start()
    try:
        yield thread
    finally:
        ending.set()
        if is_waited_for:
            thread.join()


def forget_ended_visits() -> None:
    """Let go of visits whose line broke and whose time to come back is over, two seconds before
    Streamlit, which does so only when another line breaks: until then what they sent counts for
    their machine. On the server's thread."""
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
    """Follow it; `loop`: the server's, which draws pages anew."""
    db: Database | None = None
    while not ending.wait(FOLLOW_SECONDS):
        with logged("mengikuti jurnal"):
            db = Database.opened_at(find_place().db)
            if db is None and watched.open_pages():
                db = open_store()
            if db is not None:
                db.is_followed = True
                db.follow(ending.is_set)
                list_rencana(db)  # each page asks it first: answered and remembered before they do
                for session in [
                    name for name, page in watched.open_pages().items() if page.is_behind(db)
                ]:
                    loop.call_soon_threadsafe(_draw_anew, session)
    if db is not None:
        db.is_followed = False


def _draw_anew(name: str) -> None:
    """On the thread of the server, as every question of a browser. A page that is being drawn, or
    is about to be for a press that just came, is left alone: the press would be lost with what it
    asked for, or the page put back."""
    session = Runtime.instance().get_app_session(name)
    # There is no session while its line is broken: it is drawn when it comes back.
    if session is not None and session._scriptrunner is None:
        session.request_rerun(session._client_state)


def remind(ending: Event, every: float = REMIND_SECONDS) -> None:
    """Send letters; none on a day that is only pretended."""
    done: dict[str, date] = {}
    wait = min(FIRST_LOOK, every)
    while not ending.wait(wait):
        wait = every
        with logged("mengingatkan"):
            if not clock.is_pretended():
                remind_once(open_store(), done, clock.now(), rest=REST)


def remind_once(
    db: Database,
    done: dict[str, date],
    now: datetime,
    *,
    rest: float = 0.0,
) -> None:
    """A round of each office whose hour has come and that has none today (`done`), or has letters
    not settled."""
    db.catch_up()
    unsettled = offices_with_open(db)
    for satker, settings in offices_with_mail(db).items():
        if now.hour >= settings.jam and (done.get(satker) != now.date() or satker in unsettled):
            with logged(f"mengingatkan {satker}"):
                send_round(db, satker, settings, now, rest=rest)
                done[satker] = now.date()


def check_journal(ending: Event, after: float = FIRST_VISITORS) -> None:
    """Check everything stored, `after` that many seconds."""
    if ending.wait(after):
        return
    step_back()
    with logged("Jurnal belum dapat diperiksa", level=logging.WARNING):
        place = find_place()
        # Opened as the pages do, so that the file is never read beside the connection they share.
        db = open_store()
        with suppress(JournalDamaged):  # said on every page from now on
            db.check_seals(stopped=lambda: ending.wait(BREATH))
        result = check_all(
            open_journal(place.journal), place.db, stopped=lambda: ending.wait(BREATH)
        )
        if not ending.is_set():
            db.last_check = result
            for fault in result.faults:
                log.warning("Pemeriksaan jurnal: %s", fault)
