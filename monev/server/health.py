"""Addresses for those who watch the server, and what pages say while the database is being opened.

| address | answers |
|---|---|
| `/sehat` | the process runs |
| `/siap` | the database is open and up to date, no stop is near; else the log says why |
| `/metrik` | numbers for Prometheus, none of an office or a person |

The first page, or the first `/siap`, begins opening the database.
"""

import math
import shutil
import threading
import time
from collections.abc import Callable

import prometheus_client as prometheus
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime

from monev.core import clock
from monev.core.errors import MonevError
from monev.database import Database, find_place
from monev.people.backups import last_backup
from monev.server import log, logged, machine_of, middleware, reach
from monev.server.exposure import FORWARDING
from monev.server.start_page import NOT_KEPT, refusal
from monev.ui import page_table, watched
from monev.ui.context import open_store

SOON = 1.0
"""Seconds that a page waits for the database. As a rule it is open before."""
AGAIN = 3
ANOTHER_ASKS = 1.0
"""Seconds that a `/siap` waits for the one before it. If that takes longer, the database is being
made anew: not ready."""


class _State:
    opening: threading.Thread | None = None
    is_opened = threading.Event()
    """Set once opening has ended, well or not."""
    was_ready: bool | None = None
    is_leaving = False
    asking = threading.Lock()
    beginning = threading.Lock()


def leave() -> None:
    """Say *not ready* from now on, since the server is about to stop: a proxy sends nobody else."""
    _State.is_leaving = True


def _is_opened_soon() -> bool:
    """True if opening the database has ended or ends soon; the first call begins it."""

    def open_it() -> None:
        with logged("membuka basis data"):
            open_store()
        _State.is_opened.set()

    with _State.beginning:
        if _State.opening is None:
            _State.opening = threading.Thread(target=open_it, name="buka-basis-data", daemon=True)
            _State.opening.start()
    return _State.is_opened.wait(SOON)


@middleware
async def say_opening(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer pages with *being opened* until the database is; the browser asks again by itself."""
    is_page = scope["type"] == "http" and page_table.page_of(scope["path"]) is not None
    if not is_page or _State.is_opened.is_set() or await run_in_threadpool(_is_opened_soon):
        await app(scope, receive, send)
        return
    answer = refusal("opening")
    answer.headers.update({"Refresh": str(AGAIN), "Retry-After": str(AGAIN)})
    await answer(scope, receive, send)


async def _say_alive(_: Request) -> JSONResponse:
    return JSONResponse({"sehat": True}, headers=NOT_KEPT)


def _say_ready(_: Request) -> JSONResponse:
    ready = _can_work()
    return JSONResponse({"siap": ready}, 200 if ready else 503, headers=NOT_KEPT)


def _can_work() -> bool:
    if _State.is_leaving or not _State.asking.acquire(timeout=ANOTHER_ASKS):
        return False
    try:
        if not _is_opened_soon():
            return False
        db = open_store()
        reason = db.trouble()
        if reason is None and db.is_late:
            reason = MonevError(f"{db.behind} entri jurnal masih dimasukkan.", "Tunggu sebentar.")
    except MonevError as error:
        reason = error
    finally:
        _State.asking.release()
    if reason is not None and _State.was_ready is not False:
        log.warning("tidak siap: %s %s", reason.pesan, reason.advice)
    _State.was_ready = reason is None
    return _State.was_ready


ROUTES = (Route("/sehat", _say_alive), Route("/siap", _say_ready))

_BOUNDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


def _newest_entry(db: Database) -> float:
    return db.up_to[0]


def _open_pages(_: Database) -> float:
    """Count the pages whose line stands. Streamlit keeps others a while, as they may come back."""
    return Runtime.exists() and sum(map(Runtime.instance().is_active_session, watched.open_pages()))


def _backup_age(db: Database) -> float:
    made = last_backup(str(db.journal))
    return (clock.now() - made).total_seconds() if made else math.inf


def _letters_failed(db: Database) -> float:
    notices = db.ask("reminders/notices", satker=None, kepada=None, perihal=None)
    return sum(notice["keadaan"] == "gagal" for notice in notices)


def _free_disk(_: Database) -> float:
    return shutil.disk_usage(find_place().db.parent).free


def _is_ready(_: Database) -> float:
    return bool(_State.was_ready) and not _State.is_leaving


def _asked(figure: Callable[[Database], float]) -> Callable[[], float]:
    """Ask for a figure when Prometheus does: 0 while the database is not open, NaN after errors."""

    def ask() -> float:
        db = Database.opened_at(find_place().db)
        with logged("/metrik"):
            return 0.0 if db is None else figure(db)
        return math.nan

    return ask


prometheus.disable_created_metrics()
REGISTRY = prometheus.CollectorRegistry()
prometheus.ProcessCollector(registry=REGISTRY)
_answers = prometheus.Counter(
    "monev_http_responses", "answers by kind of status", ["status"], registry=REGISTRY
)
_seconds = prometheus.Histogram(
    "monev_http_response_seconds",
    "until the whole answer was sent",
    buckets=_BOUNDS,
    registry=REGISTRY,
)
_lines = prometheus.Gauge("monev_live_connections", "live connections of pages", registry=REGISTRY)
for _name, _meaning, _value in (
    ("monev_ready", "1: open and caught up with the journal", _is_ready),
    ("monev_journal_entry", "the newest journal entry this server shows", _newest_entry),
    ("monev_open_pages", "pages that are open in browsers", _open_pages),
    ("monev_backup_age_seconds", "since the last backup that was made; +Inf: none", _backup_age),
    ("monev_letters_failed", "letters that could not be sent", _letters_failed),
    ("monev_disk_free_bytes", "room where the database lies", _free_disk),
):
    prometheus.Gauge(_name, _meaning, registry=REGISTRY).set_function(_asked(_value))


def read_askers() -> tuple[reach.Network, ...]:
    """Return the networks that may ask for /metrik. Raises BadSetting."""
    return reach.read_networks("MONEV_METRIK") or reach.LOOPBACK


@middleware
async def measure(
    app: ASGIApp, scope: Scope, receive: Receive, send: Send, askers: tuple[reach.Network, ...]
) -> None:
    """Count answers and their time; answer /metrik to those who may ask.

    To others that address is as unknown as any. Stands before the gate, which asks for the office's
    own address.
    """
    if scope["type"] == "websocket":
        with _lines.track_inprogress():
            await app(scope, receive, send)
        return
    if scope["path"] == "/metrik" and _may_ask(scope, askers):
        metrics = await run_in_threadpool(prometheus.generate_latest, REGISTRY)
        await Response(metrics, media_type=prometheus.CONTENT_TYPE_LATEST)(scope, receive, send)
        return
    begun = time.perf_counter()
    status = 500

    async def note(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        await send(message)

    try:
        await app(scope, receive, note)
    finally:
        _answers.labels(f"{status // 100}xx").inc()
        _seconds.observe(time.perf_counter() - begun)


def _may_ask(scope: Scope, askers: tuple[reach.Network, ...]) -> bool:
    """True if a machine of `askers` asks directly: a proxy passes on the request of another."""
    headers = Headers(scope=scope)
    is_passed_on = any(name in headers for name in FORWARDING)
    return not is_passed_on and reach.is_within(machine_of(scope), askers)
