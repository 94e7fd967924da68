"""`/metrik`: what Prometheus asks of a server, for the machines that MONEV_METRIK names (without it: this computer).
No office, no person and no address is among the numbers."""

from __future__ import annotations

import time

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monev.database import Database, find_place
from monev.server import health, middleware, reach
from monev.server.exposure import FORWARDING
from monev.ui import watched

ADDRESS = "/metrik"
_BOUNDS = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


def _newest_entry() -> int:
    store = Database.opened_at(find_place().db)
    return 0 if store is None else store.up_to[0]


disable_created_metrics()
REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
_answers = Counter("monev_http_responses", "answers by kind of status", ["status"], registry=REGISTRY)
_seconds = Histogram(
    "monev_http_response_seconds", "until the whole answer was sent", buckets=_BOUNDS, registry=REGISTRY
)
_lines = Gauge("monev_live_connections", "live connections of pages", registry=REGISTRY)
for _name, _meaning, _value in (
    ("monev_ready", "1: open and caught up with the journal", health.was_ready),
    ("monev_journal_entry", "the newest journal entry this server shows", _newest_entry),
    ("monev_open_pages", "pages that are open in browsers", lambda: len(watched.open_pages())),
):
    Gauge(_name, _meaning, registry=REGISTRY).set_function(_value)


def read_askers() -> tuple[reach.Network, ...]:
    """Who may ask. Raises BadSetting."""
    return reach.read_networks("MONEV_METRIK", "Prometheus") or reach.LOOPBACK


@middleware
async def measure(app: ASGIApp, scope: Scope, receive: Receive, send: Send, askers: tuple[reach.Network, ...]) -> None:
    """Counts what is answered, and answers /metrik itself, before the gate that asks for the office's address. To whom
    it is not for, that address is as unknown as any."""
    if scope["type"] == "websocket":
        with _lines.track_inprogress():
            await app(scope, receive, send)
        return
    if scope["path"] == ADDRESS and _may_ask(scope, askers):
        await Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)(scope, receive, send)
        return
    begun, status = time.perf_counter(), 500

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
    """Directly, without anything between: what a proxy passes on is asked by somebody else."""
    client, headers = scope.get("client"), Headers(scope=scope)
    return bool(client) and not any(name in headers for name in FORWARDING) and reach.is_within(client[0], askers)
